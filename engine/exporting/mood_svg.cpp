// SPDX-License-Identifier: MIT
#include "engine/exporting/mood_svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>
#include <string>

#include "engine/base/words.h"

namespace rapport {
namespace {

// In units of the picture, which has no size of its own.
constexpr int kLeft = 44, kRight = 740, kTop = 16, kBottom = 236, kWidth = 840, kHeight = 270;
constexpr int kText = 15;

struct Place {
  int x, y;
};

int height_of(int value) {
  return kBottom - (kBottom - kTop) * std::clamp(value, 0, 100) / 100;
}

/// One frame around the points of a conversation.
class MoodPicture {
 public:
  MoodPicture(HtmlText& page, const std::vector<MoodPoint>& mood) : page_(page), mood_(mood) {}

  void write() const {
    const auto svg = page_.block("svg", {{"xmlns", "http://www.w3.org/2000/svg"},
                                         {"class", "chart"},
                                         {"viewBox", fmt::format("0 0 {} {}", kWidth, kHeight)},
                                         {"role", "img"},
                                         {"aria-label", summary()}});
    write_grid();
    write_line("trust-line", &MoodPoint::trust);
    write_line("anger-line", &MoodPoint::anger);
    for (std::size_t i = 0; i < mood_.size(); ++i) write_points(i);
    write_names();
  }

 private:
  [[nodiscard]] std::string summary() const {
    if (mood_.empty()) return tr("Nothing was said yet.");
    return tr_format(
        "Trust and anger after each reply. Trust begins at {} and ends at {}. Anger begins at {} and ends at "
        "{}.",
        mood_.front().trust, mood_.back().trust, mood_.front().anger, mood_.back().anger);
  }

  [[nodiscard]] Place place(std::size_t point, int value) const {
    const auto steps = static_cast<int>(std::max<std::size_t>(mood_.size(), 2) - 1);
    return {kLeft + (kRight - kLeft) * static_cast<int>(point) / steps, height_of(value)};
  }

  void write_text(Place at, const char* anchor, const char* kind, std::string_view words) const {
    page_.line(
        "text",
        {{"x", std::to_string(at.x)}, {"y", std::to_string(at.y)}, {"text-anchor", anchor}, {"class", kind}},
        words);
  }

  void write_grid() const {
    for (const int value : {0, 50, 100}) {
      const auto y = std::to_string(height_of(value));
      page_.empty("line", {{"class", "grid"},
                           {"x1", std::to_string(kLeft)},
                           {"x2", std::to_string(kRight)},
                           {"y1", y},
                           {"y2", y},
                           {"stroke", "#999999"}});
      write_text({kLeft - 8, height_of(value) + kText / 3}, "end", "figure", std::to_string(value));
    }
    write_text({kLeft, kHeight - 10}, "start", "figure", tr_in("chart", "Start"));
    if (mood_.size() > 1)
      write_text({kRight, kHeight - 10}, "end", "figure", tr_format("Reply {}", mood_.size() - 1));
  }

  void write_line(const char* kind, int MoodPoint::*value) const {
    std::string points;
    for (std::size_t i = 0; i < mood_.size(); ++i) {
      const auto at = place(i, mood_[i].*value);
      points += fmt::format("{}{},{}", points.empty() ? "" : " ", at.x, at.y);
    }
    page_.empty("polyline",
                {{"class", kind}, {"points", points}, {"fill", "none"}, {"stroke", "currentColor"}});
  }

  void write_points(std::size_t i) const {
    const auto trust = place(i, mood_[i].trust), anger = place(i, mood_[i].anger);
    constexpr int kRadius = 5, kHalf = 4;
    const auto draw = [&] {
      page_.empty("circle", {{"class", "trust"},
                             {"cx", std::to_string(trust.x)},
                             {"cy", std::to_string(trust.y)},
                             {"r", std::to_string(kRadius)}});
      page_.empty("rect", {{"class", "anger"},
                           {"x", std::to_string(anger.x - kHalf)},
                           {"y", std::to_string(anger.y - kHalf)},
                           {"width", std::to_string(2 * kHalf)},
                           {"height", std::to_string(2 * kHalf)}});
    };
    if (i == 0) return draw();
    // For the mouse alone: a picture holds nothing for the keyboard, and the table beside it has these links
    // too.
    const auto link = page_.block("a", {{"href", fmt::format("#reply-{}", i)}, {"tabindex", "-1"}});
    page_.line("title", {}, tr_format("Reply {}: trust {}, anger {}", i, mood_[i].trust, mood_[i].anger));
    draw();
  }

  /// At the ends of the lines, apart from each other where these meet.
  void write_names() const {
    if (mood_.empty()) return;
    constexpr int kApart = kText + 4;
    int trust = height_of(mood_.back().trust), anger = height_of(mood_.back().anger);
    const int overlap = kApart - std::abs(trust - anger);
    if (overlap > 0) (trust <= anger ? anger : trust) += overlap;
    const int x = kRight + 12;
    write_text({x, trust + kText / 3}, "start", "trust", tr_format("Trust {}", mood_.back().trust));
    write_text({x, anger + kText / 3}, "start", "anger", tr_format("Anger {}", mood_.back().anger));
  }

  HtmlText& page_;
  const std::vector<MoodPoint>& mood_;
};

}  // namespace

void write_mood_svg(HtmlText& page, const std::vector<MoodPoint>& mood) {
  MoodPicture(page, mood).write();
}

}  // namespace rapport
