// SPDX-License-Identifier: MIT
#include "gui/manager/manager_update.h"

#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <utility>

#include "engine/base/words.h"
#include "engine/exporting/certificate_html.h"
#include "engine/exporting/report_csv.h"
#include "engine/exporting/report_html.h"
#include "engine/exporting/report_json.h"
#include "engine/exporting/report_text.h"
#include "engine/report/moment_text.h"
#include "gui/manager/manager_model.h"

namespace rapport::gui {
namespace {

class ManagerUpdater {
 public:
  ManagerUpdater(AppState& state, const Services& services)
      : state_(state), desk_(state.manager), services_(services) {}

  void enter() { (*this)(AskAgain{}); }

  void operator()(const ChangeRecordFilter& action) {
    if (action.filter == desk_.filter) return;
    desk_.filter = action.filter;
    desk_.calibration.reset();
    desk_.rated = 0;
    leave_details();
    ask();
    if (desk_.page == ManagerPage::Calibration) ask_calibration();
    show();
  }

  void operator()(const ShowManagerPage& action) {
    desk_.page = action.page;
    state_.ui.manager.to_top = true;
    if (action.page == ManagerPage::Calibration && !desk_.calibration) ask_calibration();
    show_details();
  }

  void operator()(const SortPeople& action) {
    if (!desk_.cohort || action.column >= state_.manager_page.people.columns.size()) return;
    auto& order = desk_.order;
    // Names begin with A; of numbers one wants to see the fewest first: who needs somebody.
    order = order.column == action.column ? FigureOrder{order.column, !order.falling}
                                          : FigureOrder{action.column, false};
    desk_.came_from.clear();
    order_people(state_.manager_page, desk_);
  }

  void operator()(const SearchPeople& action) {
    desk_.words = action.words;
    if (desk_.cohort) order_people(state_.manager_page, desk_);
  }

  void operator()(const ShowWho& action) {
    if (!desk_.cohort) return;
    desk_.page = ManagerPage::People;
    desk_.who = action.who;
    desk_.words.clear();
    state_.ui.manager.words.words.clear();
    desk_.order = {action.column, false};
    order_people(state_.manager_page, desk_);
    if (!state_.manager_page.order.empty())
      desk_.came_from = state_.manager_page.person_ids[state_.manager_page.order.front()];
    state_.ui.manager.to_row = true;
    show_details();
  }

  void operator()(const OpenBehind& action) {
    look([action](const ManagerTask& task, std::uint64_t number) {
      return ManagerAction(BehindRead{number, read_behind(task, action)});
    });
  }

  void operator()(const OpenPerson& action) {
    look([id = action.person_id](const ManagerTask& task, std::uint64_t number) {
      return ManagerAction(PersonRead{number, read_person(task, id)});
    });
  }

  void operator()(const OpenHeld& action) {
    look([action](const ManagerTask& task, std::uint64_t number) {
      return ManagerAction(HeldRead{number, read_held(task, action.id), false, action.reply});
    });
  }

  void operator()(const OpenCertificate&) {
    if (!desk_.held) return;
    look([id = desk_.held->summary.id](const ManagerTask& task, std::uint64_t number) {
      return ManagerAction(CertificateRead{number, read_certificate(task, id)});
    });
  }

  void operator()(const CorrectRating& action) {
    keep([action](const ManagerTask& task, std::uint64_t number) {
      return ManagerAction(HeldRead{number, keep_correction(task, action.correction, action.rater), true});
    });
  }

  void operator()(const BeginRating& action) {
    desk_.rated = 0;
    look([action](const ManagerTask& task, std::uint64_t number) {
      return ManagerAction(RoundDrawn{number, draw_round(task, action.sample, action.seed, action.rater)});
    });
  }

  void operator()(const KeepRating& action) {
    if (!desk_.rating || desk_.looking) return;
    keep([action, round = *desk_.rating](const ManagerTask& task, std::uint64_t number) {
      return ManagerAction(
          RatingKept{number, keep_rating(task, round, action.levels), !action.levels.empty()});
    });
  }

  /// Whoever rates is not called away from the reply; all is counted anew at the end.
  void operator()(const AskAgain&) {
    ask();
    desk_.calibration.reset();
    if (desk_.page == ManagerPage::Calibration && !desk_.rating) ask_calibration();
    show();
  }

  /// The filter is again that of the numbers which are shown.
  void operator()(const StopAsking&) {
    if (std::exchange(desk_.asking, false)) {
      desk_.stop.request_stop();
      ++desk_.question;
      desk_.ask_again = false;
      if (desk_.cohort) {
        desk_.filter = desk_.shown;
      } else {
        desk_.problem = Error{ErrorCode::NotNow, tr("The store was not asked to the end."),
                              tr("You have stopped it. Ask again when there is time.")};
      }
    }
    if (desk_.looking && !desk_.keeping) wait_no_longer();
    show();
  }

  /// The bytes are made where there is time for it.
  void operator()(const SaveReport& action) {
    if (!desk_.cohort || !services_.save_debrief) return;
    const auto report = desk_.cohort->report;
    const auto offset = utc_offset_at(report->question.now);
    const auto stem_of = [&](const std::string& what) {
      const auto name = debrief_file_name(fmt::format("{} - {}", what, question_text(*report)),
                                          report->question.now, offset);
      return name.substr(0, name.size() - std::string_view(".html").size());
    };
    switch (action.form) {
      case ReportForm::Html:
        return services_.save_debrief(
            {stem_of(tr("report")) + ".html", report_html(*report, task().scenarios, offset)});
      case ReportForm::Csv:
        return services_.save_debrief(
            {stem_of(table_name(action.table)) + ".csv", report_csv(*report, action.table)});
      case ReportForm::Json:
        return services_.save_debrief({stem_of(tr("report")) + ".json", report_json(*report)});
    }
  }

  void operator()(const SaveCertificate&) {
    if (!desk_.certificate || !services_.save_debrief) return;
    const auto& certificate = *desk_.certificate;
    const auto offset = utc_offset_at(certificate.finished);
    const auto name = debrief_file_name(tr_format("certificate - {}", certificate.scenario_title),
                                        certificate.finished, offset);
    services_.save_debrief({name, certificate_html(certificate, offset)});
  }

  void operator()(CohortRead& read) {
    if (read.number != desk_.question) return;
    desk_.asking = false;
    // What answers another filter is thrown away, and the one that is meant now asked about.
    if (std::exchange(desk_.ask_again, false)) {
      ask();
      return show();
    }
    desk_.problem.reset();
    if (!read.reading) {
      desk_.problem = read.reading.error();
      desk_.cohort.reset();
    } else {
      desk_.cohort = std::move(*read.reading);
      desk_.shown = desk_.asked_about;
      if (desk_.cohort->known) {
        desk_.months = *desk_.cohort->known;
        desk_.scenario_ids = desk_.cohort->scenario_ids;
      }
    }
    show();
  }

  void operator()(PersonRead& read) {
    if (!is_awaited(read.number)) return;
    if (take(read.reading, desk_.person)) {
      desk_.came_from = desk_.person->person_id;
      state_.ui.manager.to_top = true;
    }
    show_details();
  }

  void operator()(BehindRead& read) {
    if (!is_awaited(read.number)) return;
    if (take(read.reading, desk_.behind)) {
      desk_.held.reset();
      desk_.reply.reset();
      state_.ui.manager.to_top = true;
    }
    show_details();
  }

  void operator()(HeldRead& read) {
    if (!is_awaited(read.number)) return;
    const bool done = take(read.reading, desk_.held);
    auto& ui = state_.ui.manager;
    if (done && !read.corrected) {
      desk_.reply = read.reply;
      ui.to_turn = read.reply;
    }
    if (done && read.corrected) {
      ui.correcting.reset();
      ui.reason.set_words({});
      desk_.calibration.reset();  // it counts this one too
    } else if (done) {
      ui.correcting.reset();
      ui.to_top = !read.reply;
    }
    show_details();
  }

  void operator()(CertificateRead& read) {
    if (!is_awaited(read.number)) return;
    if (take(read.certificate, desk_.certificate)) state_.ui.manager.to_top = true;
    show_details();
  }

  void operator()(CalibrationRead& read) {
    if (!is_awaited(read.number)) return;
    take(read.report, desk_.calibration);
    show_details();
  }

  void operator()(RoundDrawn& drawn) {
    if (!is_awaited(drawn.number)) return;
    if (take(drawn.round, desk_.rating)) show_reply();
    show_details();
  }

  void operator()(RatingKept& kept) {
    if (!is_awaited(kept.number) || !desk_.rating) return;
    if (!kept.next) {
      state_.notice = Notice{kept.next.error().message, kept.next.error().way_out};
      return show_details();
    }
    auto& round = *desk_.rating;
    if (kept.rated) ++round.kept;
    if (!*kept.next) return end_rating();
    ++round.at;
    round.reading = std::move(**kept.next);
    show_reply();
    show_details();
  }

  /// Whether there was a step to go back.
  bool leave() {
    auto& ui = state_.ui.manager;
    if (desk_.rating) {  // what is on its way to be kept is kept, and counted with the rest
      end_rating();
    } else if (desk_.looking) {  // whoever goes back does not wait for it any more
      wait_no_longer();
    } else if (ui.correcting) {
      ui.correcting.reset();
    } else if (desk_.certificate) {
      desk_.certificate.reset();
    } else if (desk_.held) {
      desk_.left = desk_.held->summary.id;
      desk_.left_reply = desk_.reply;
      desk_.held.reset();
      desk_.reply.reset();
      ui.to_row = desk_.behind.has_value();
    } else if (desk_.behind) {
      desk_.behind.reset();
    } else if (desk_.person) {
      desk_.person.reset();
      ui.to_row = true;
    } else {
      return false;
    }
    show_details();
    return true;
  }

  /// One question at a time: the filter that is set when it is answered is asked about next.
  void ask() {
    if (!services_.open_records || services_.rubric == nullptr) return;
    if (desk_.asking) {
      desk_.ask_again = true;
      return;
    }
    desk_.asking = true;
    desk_.problem.reset();
    const bool with_known = !desk_.cohort || desk_.months.empty();
    auto about = task();
    desk_.asked_about = desk_.filter;
    desk_.stop = std::stop_source();
    about.stop = desk_.stop.get_token();
    later([about = std::move(about), number = ++desk_.question, with_known] {
      return ManagerAction(CohortRead{number, read_cohort(about, with_known)});
    });
  }

  void show() { say_manager(state_, services_); }

  void show_details() {
    gui::show_details(state_.manager_page, desk_, state_.shelf,
                      [](TimePoint moment) { return utc_offset_at(moment); });
  }

 private:
  void later(std::function<ManagerAction()> work) {
    const Job job = [work = std::move(work)] { return Action(work()); };
    if (services_.look_up_later) return services_.look_up_later(job);
    update(state_, job(), services_);
  }

  [[nodiscard]] ManagerTask task() const {
    ManagerTask task;
    task.open = services_.open_records;
    task.filter = desk_.filter;
    task.now = services_.clock->now();
    for (const auto& one : state_.shelf.scenarios) task.scenarios.push_back(one.scenario);
    task.at_hand = {services_.rubric, [shelf = state_.shelf](std::string_view id, const Rubric& rubric) {
                      const auto* const there = shelf.find(id);
                      const bool same = there != nullptr && there->rubric->hash == rubric.hash;
                      return same ? there->scenario : nullptr;
                    }};
    task.listener = services_.listener;
    task.clock = services_.clock;
    return task;
  }

  template <typename Work>
  void look(Work work) {
    desk_.keeping = false;
    desk_.look_stop = std::stop_source();
    look_by(desk_.look_stop.get_token(), std::move(work));
  }

  /// The same for what is kept in the store, which is never stopped half way.
  template <typename Work>
  void keep(Work work) {
    desk_.keeping = true;
    look_by({}, std::move(work));
  }

  template <typename Work>
  void look_by(std::stop_token stop, Work work) {
    if (!services_.open_records || services_.rubric == nullptr) return;
    desk_.looking = true;
    const auto number = ++desk_.number;
    show_details();
    auto about = task();
    about.stop = std::move(stop);
    later([about = std::move(about), number, work = std::move(work)] { return work(about, number); });
  }

  /// What is being read is stopped; what is being kept is kept all the same.
  void wait_no_longer() {
    ++desk_.number;
    if (desk_.looking) desk_.look_stop.request_stop();
    desk_.looking = desk_.keeping = false;
  }

  /// Shows the reply that the round has come to, with nothing given yet.
  void show_reply() {
    const auto& round = *desk_.rating;
    auto& ui = state_.ui.manager;
    ui.answers.assign(round.questions[round.at].criteria().size(), {});
    ui.to_reply = true;
    ui.to_criterion = 0;
  }

  void end_rating() {
    desk_.rated = desk_.rating->kept;
    desk_.rating.reset();
    desk_.calibration.reset();
    state_.ui.manager.answers.clear();
    ask_calibration();
    show_details();
  }

  void ask_calibration() {
    state_.ui.manager.opened_row.reset();
    look([](const ManagerTask& task, std::uint64_t number) {
      return ManagerAction(CalibrationRead{number, read_calibration(task)});
    });
  }

  [[nodiscard]] bool is_awaited(std::uint64_t number) {
    if (number != desk_.number) return false;
    desk_.looking = desk_.keeping = false;
    return true;
  }

  /// What could not be had is told, and everything else stays.
  template <typename Value>
  bool take(Result<Value>& result, std::optional<Value>& into) {
    if (!result) {
      state_.notice = Notice{result.error().message, result.error().way_out};
      return false;
    }
    into = std::move(*result);
    return true;
  }

  void leave_details() {
    desk_.person.reset();
    desk_.behind.reset();
    desk_.held.reset();
    desk_.reply.reset();
    desk_.certificate.reset();
    desk_.rating.reset();
    wait_no_longer();
    state_.ui.manager.correcting.reset();
  }

  AppState& state_;
  ManagerDesk& desk_;
  const Services& services_;
};

}  // namespace

void enter_manager(AppState& state, const Services& services) {
  ManagerUpdater(state, services).enter();
}

void say_manager(AppState& state, const Services& services) {
  state.manager_page =
      make_manager_model(state.manager, state.shelf, services.open_records && services.rubric != nullptr,
                         [](TimePoint moment) { return utc_offset_at(moment); });
}

void ask_manager_again(AppState& state, const Services& services) {
  update_manager(state, AskAgain{}, services);
}

bool leave_manager_detail(AppState& state, const Services& services) {
  return ManagerUpdater(state, services).leave();
}

void update_manager(AppState& state, ManagerAction action, const Services& services) {
  ManagerUpdater updater(state, services);
  std::visit([&](auto& one) { updater(one); }, action);
}

}  // namespace rapport::gui
