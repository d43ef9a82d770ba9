// SPDX-License-Identifier: MIT
#include "gui/shell/app.h"

#include <fmt/format.h>
#include <imgui.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdio>
#include <deque>
#include <utility>

#include "engine/base/words.h"
#include "gui/shell/dispatcher.h"
#include "gui/shell/fonts.h"
#include "gui/shell/frame.h"
#include "gui/shell/missing_glyphs.h"
#include "gui/shell/picture.h"
#include "gui/shell/text_report.h"
#include "gui/theme/apply.h"

namespace rapport::gui {
namespace {

constexpr int kFramesOfPicture = 4;
constexpr int kMostFramesForBox = 5;
constexpr auto kLongJob = std::chrono::milliseconds(500);
/// Twenty frames a second are smooth enough for a face, and not every driver waits for the screen.
constexpr double kShortestSleep = 0.05;
constexpr float kMostScale = 8;  ///< letters beyond it would need more memory than they are worth

class App {
 public:
  App(Window& window, AppState state, const Services& services, GlyphSet glyphs, const AppOptions& options)
      : window_(window), state_(std::move(state)), services_(services), glyphs_(glyphs), options_(options) {
    if (options.texts) look_.drawn = &texts_;
    note_texts();
    for (const auto& news : options.news) to_tell_.push_back(news);
  }

  Result<void> run() {
    int frames = 0, settled = 0;
    while (!window_.should_close()) {
      if (!options_.screenshot || !is_settled()) window_.wait(longest_sleep());
      frame();
      if (++frames == 1 && options_.timing) report_timing();
      if (is_settled()) ++settled;
      if (options_.screenshot && settled == kFramesOfPicture)
        return write_png(*options_.screenshot, window_.read_pixels());
    }
    if (options_.remember_window) remember_window();
    return {};
  }

 private:
  void frame() {
    const auto input = box_is_coming() ? FrameInput() : window_.take_input();
    for (const auto character : input.typed) {
      if (glyphs_.add(character)) fonts_due_ = true;
    }
    refresh_look();
    window_.begin_frame();
    draw_frame(state_, {look_, input.keys, {}, now()}, dispatcher_.door());
    window_.end_frame(look_.palette.ground);
    report_texts();
    take_shelf_news();
    if (services_.folder_changed && services_.folder_changed())
      dispatcher_.door()(AuthorAction(AuthorFilesChanged{}));
    if (services_.team_news) {
      if (auto news = services_.team_news()) dispatcher_.door()(TeamHeard{std::move(*news)});
    }
    tell_next();
    note_work();
    listen();
    if (dispatcher_.drain(state_, services_)) {
      note_texts();
      window_.stir();
    }
    notice_writing(state_, services_);
    if (services_.keep_drafts) services_.keep_drafts(drafts_at_hand(state_));
  }

  /// A reply that was sent takes the keyboard from the box for a frame or two. What is typed on meanwhile
  /// waits until the box can take it.
  bool box_is_coming() {
    const bool asked_for = !std::exchange(box_asked_for_, state_.ui.focus_reply) && box_asked_for_;
    if (asked_for) {
      frames_for_box_ = kMostFramesForBox;
      window_.stir();
    } else if (frames_for_box_ > 0) {
      const bool there = !box_asked_for_ && state_.ui.draft.active;
      frames_for_box_ = there ? 0 : frames_for_box_ - 1;
    }
    return frames_for_box_ > 0;
  }

  /// All that was to come from other threads has come.
  [[nodiscard]] bool is_settled() const {
    return state_.reading.is_done() && !state_.job_at_work && !state_.author_page.at_work &&
           !state_.manager_page.asking;
  }

  void take_shelf_news() {
    if (!services_.shelf_news) return;
    auto news = services_.shelf_news();
    if (!news) return;
    if (glyphs_.add(news->glyphs)) fonts_due_ = true;
    dispatcher_.door()(ShelfRead{std::move(news->more), {news->read, news->total}});
  }

  /// A job that takes long is told; most are done before one could read it.
  void note_work() {
    state_.ui.job_takes_long = lasts_long(state_.job_at_work, at_work_since_);
    state_.ui.manager.takes_long = lasts_long(state_.manager_page.asking, asking_since_);
  }

  /// Whether something that is at work now has been so for long; notes since when.
  static bool lasts_long(bool at_work, std::optional<std::chrono::steady_clock::time_point>& since) {
    const auto now = std::chrono::steady_clock::now();
    if (!at_work) {
      since.reset();
    } else if (!since) {
      since = now;
    }
    return since && now - *since >= kLongJob;
  }

  /// The word that the customer says is shown in step.
  void listen() {
    if (services_.voice == nullptr) return;
    auto heard = services_.voice->state();
    if (heard != state_.voice) dispatcher_.door()(VoiceHeard{std::move(heard)});
  }

  /// Seconds since the window opened; a picture stands still.
  [[nodiscard]] std::optional<double> now() const {
    if (options_.screenshot) return std::nullopt;
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - opened_).count();
  }

  /// How long the window may sleep if nothing happens: until something in sight moves by itself.
  [[nodiscard]] std::optional<double> longest_sleep() const {
    auto longest = until_told();
    if (const auto moment = now(); moment && state_.ui.next_change) {
      const double change = std::max(kShortestSleep, *state_.ui.next_change - *moment);
      longest = std::min(longest.value_or(change), change);
    }
    return longest;
  }

  /// How long the window may sleep before it has to say that a job takes long.
  [[nodiscard]] std::optional<double> until_told() const {
    const bool job = state_.job_at_work && !state_.ui.job_takes_long;
    const bool question = state_.manager_page.asking && !state_.ui.manager.takes_long;
    if (!job && !question) return std::nullopt;
    return std::chrono::duration<double>(kLongJob).count();
  }

  /// Texts that come from attempts rather than from scenarios may need characters of their own.
  void note_texts() {
    for (const auto& line : state_.conversation.lines) {
      if (glyphs_.add_text(line.text)) fonts_due_ = true;
    }
    if (state_.notice && glyphs_.add_text(state_.notice->what)) fonts_due_ = true;
    note_people();
    const auto& bytes = state_.author.bytes;
    if (bytes != nullptr && bytes != std::exchange(noted_bytes_, bytes) && glyphs_.add_text(*bytes))
      fonts_due_ = true;
  }

  /// Names, and what people typed and trainers wrote.
  void note_people() {
    const auto& manager = state_.manager;
    if (manager.cohort && manager.cohort->report != noted_report_) {
      noted_report_ = manager.cohort->report;
      std::string names;
      for (const auto& person : noted_report_->people) names += person.name;
      for (const auto& team : manager.cohort->teams) names += team.name;
      if (glyphs_.add_text(names)) fonts_due_ = true;
    }
    if (const auto& ratings = state_.manager_page.calibration) {
      for (const auto& one : ratings->worst) {
        if (glyphs_.add_text(one.reason)) fonts_due_ = true;
      }
    }
    if (const auto& rating = state_.manager_page.rating) {
      for (const auto& line : rating->lines) {
        if (glyphs_.add_text(line.text)) fonts_due_ = true;
      }
    }
    if (!state_.manager_page.held) return;
    for (const auto& turn : state_.manager_page.held->turns) {
      if (glyphs_.add_text(turn.note.words) || glyphs_.add_text(turn.note.customer)) fonts_due_ = true;
      for (const auto& opinion : turn.opinions) {
        if (glyphs_.add_text(opinion.words + opinion.reason)) fonts_due_ = true;
      }
    }
  }

  void refresh_look() {
    const auto& settings = state_.settings;
    const float share = static_cast<float>(settings.text_percent) / 100.0F;
    const float scale = std::min(kMostScale, window_.scale() * share), density = window_.density();
    if (settings.theme != theme_) {
      theme_ = settings.theme;
      look_.palette = palette_of(theme_);
      apply(look_);
    }
    if (!fonts_due_ && scale == look_.scale && density == density_) return;
    fonts_due_ = false;
    density_ = density;
    look_.scale = scale;
    auto& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    const auto report = load_fonts(atlas, glyphs_, scale, density);
    look_.fonts = report.fonts;
    window_.upload_fonts();
    apply(look_);
    tell(report);
  }

  /// What is missing is told once, and again only if more is.
  void tell(const FontReport& report) {
    if (report.family.empty() && !std::exchange(no_font_told_, true)) {
      to_tell_.push_back({tr("No font of the system can be used, so the letters are coarse."),
                          tr("Install fonts-inter or fonts-dejavu-core, then open Rapport again.")});
    }
    if (report.missing.size() <= missing_told_) return;
    missing_told_ = report.missing.size();
    auto text = missing_glyphs_text(report.missing);
    to_tell_.push_back({std::move(text.what), std::move(text.way_out)});
  }

  /// One notice at a time: the next follows when the last one was closed.
  void tell_next() {
    if (services_.settings_problem) {
      if (auto problem = services_.settings_problem())
        to_tell_.push_back({std::move(problem->message), std::move(problem->way_out)});
    }
    if (services_.drafts_problem) {
      if (auto problem = services_.drafts_problem())
        to_tell_.push_back({std::move(problem->message), std::move(problem->way_out)});
    }
    if (services_.debrief_saved) {
      if (auto saved = services_.debrief_saved(); saved && *saved) {
        dispatcher_.door()(DebriefSaved{std::move(**saved)});
      } else if (saved) {
        to_tell_.push_back({std::move(saved->error().message), std::move(saved->error().way_out)});
      }
    }
    if (state_.notice || to_tell_.empty()) return;
    dispatcher_.door()(std::move(to_tell_.front()));
    to_tell_.pop_front();
  }

  void remember_window() {
    auto settings = state_.settings;
    settings.window = window_.settings(settings.window);
    update(state_, ChangeSettings{std::move(settings)}, services_);
  }

  void report_texts() {
    if (!options_.texts) return;
    auto report = text_report(texts_);
    texts_.clear();
    if (report == reported_) return;
    reported_ = std::move(report);
    if (auto written = write_report(*options_.texts, reported_); !written)
      fmt::print(stderr, "rapport-gui: {}\n", written.error().text());
  }

  void report_timing() const {
    const auto taken = std::chrono::steady_clock::now() - options_.started;
    fmt::print(stderr, "first frame after {} ms\n",
               std::chrono::duration_cast<std::chrono::milliseconds>(taken).count());
  }

  const std::chrono::steady_clock::time_point opened_ = std::chrono::steady_clock::now();
  Window& window_;
  AppState state_;
  const Services& services_;
  GlyphSet glyphs_;
  const AppOptions& options_;
  Dispatcher dispatcher_;
  Look look_;
  std::vector<DrawnText> texts_;  ///< of this frame, if anybody wants to know
  std::string reported_;
  bool box_asked_for_ = false;
  int frames_for_box_ = 0;  ///< for which input still waits for the reply box
  float density_ = 1;
  Theme theme_ = Theme::AsSystem;
  bool fonts_due_ = true;
  std::shared_ptr<const std::string> noted_bytes_;  ///< of the author's file, whose characters are known
  std::deque<Tell> to_tell_;
  std::optional<std::chrono::steady_clock::time_point> at_work_since_, asking_since_;
  std::shared_ptr<const CohortReport> noted_report_;  ///< whose names' characters are known
  bool no_font_told_ = false;
  std::size_t missing_told_ = 0;
};

}  // namespace

Result<void> run_app(AppState state, const Services& services, GlyphSet glyphs, const AppOptions& options) {
  auto window = Window::open("Rapport", options.window);
  if (!window) return tl::unexpected(window.error());
  App app(**window, std::move(state), services, glyphs, options);
  if (options.bell != nullptr) options.bell->answer_with([&] { (*window)->stir_from_outside(); });
  auto done = app.run();
  if (options.bell != nullptr) options.bell->answer_with({});
  return done;
}

}  // namespace rapport::gui
