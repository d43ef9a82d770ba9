// SPDX-License-Identifier: MIT
#include "engine/exporting/report_svg.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace rapport {
namespace {

constexpr const char* kSvg = "http://www.w3.org/2000/svg";
constexpr int kText = 15;  ///< height of the letters, in units of the picture

struct Place {
  double x, y;
};

std::string number(double value) {
  return fmt::format("{:.1f}", value);
}

void write_text(HtmlText& page, Place at, const char* anchor, const char* kind, std::string_view words) {
  page.line("text", {{"x", number(at.x)}, {"y", number(at.y)}, {"text-anchor", anchor}, {"class", kind}},
            words);
}

void write_line(HtmlText& page, const char* kind, Place from, Place to) {
  page.empty("line", {{"class", kind},
                      {"x1", number(from.x)},
                      {"y1", number(from.y)},
                      {"x2", number(to.x)},
                      {"y2", number(to.y)},
                      {"stroke", "#999999"}});
}

/// A frame from 0 to 100 with lines over it.
class TrendPicture {
 public:
  TrendPicture(HtmlText& page, const std::vector<std::string>& steps, const std::vector<TrendLine>& lines)
      : page_(page), steps_(steps), lines_(lines) {}

  void write(const std::string& summary) const {
    const auto svg = page_.block("svg", {{"xmlns", kSvg},
                                         {"class", "chart"},
                                         {"viewBox", fmt::format("0 0 {} {}", kWidth, kHeight)},
                                         {"role", "img"},
                                         {"aria-label", summary}});
    write_grid();
    for (const auto& line : lines_) write_values(line);
    write_names();
  }

 private:
  static constexpr int kWidth = 840, kHeight = 320, kLeft = 40, kRight = 690, kTop = 14, kBottom = 276;

  [[nodiscard]] double x_of(std::size_t step) const {
    const auto gaps = static_cast<double>(std::max<std::size_t>(steps_.size(), 2) - 1);
    return kLeft + (kRight - kLeft) * static_cast<double>(step) / gaps;
  }
  static double y_of(double points) {
    return kBottom - (kBottom - kTop) * std::clamp(points, 0.0, 100.0) / 100;
  }

  void write_grid() const {
    for (const int value : {0, 25, 50, 75, 100}) {
      write_line(page_, "grid", {kLeft, y_of(value)}, {kRight, y_of(value)});
      write_text(page_, {kLeft - 8, y_of(value) + kText / 3.0}, "end", "figure", std::to_string(value));
    }
    // As many names as have room, always the first and the last.
    constexpr double kRoom = 84;
    double free_from = -kRoom;
    for (std::size_t i = 0; i < steps_.size(); ++i) {
      const bool is_last = i + 1 == steps_.size();
      const bool fits = x_of(i) >= free_from &&
                        (is_last || steps_.size() < 2 || x_of(i) + kRoom <= x_of(steps_.size() - 1));
      if (!fits && !is_last) continue;
      free_from = x_of(i) + kRoom;
      write_line(page_, "grid", {x_of(i), kBottom}, {x_of(i), kBottom + 5});
      write_text(page_, {x_of(i), kBottom + 24}, "middle", "figure", steps_[i]);
    }
  }

  void write_values(const TrendLine& line) const {
    std::string points;
    const auto end_stretch = [&] {
      const bool is_line = points.find(' ') != std::string::npos;
      if (is_line)
        page_.empty("polyline", {{"class", "trend " + line.kind},
                                 {"points", points},
                                 {"fill", "none"},
                                 {"stroke", "currentColor"}});
      points.clear();
    };
    for (std::size_t i = 0; i < line.values.size() && i < steps_.size(); ++i) {
      if (!line.values[i]) {
        end_stretch();
        continue;
      }
      points += fmt::format("{}{:.1f},{:.1f}", points.empty() ? "" : " ", x_of(i), y_of(*line.values[i]));
    }
    end_stretch();
    for (std::size_t i = 0; i < line.values.size() && i < steps_.size(); ++i) {
      if (line.values[i]) write_point(line, i);
    }
  }

  void write_point(const TrendLine& line, std::size_t step) const {
    const auto circle = page_.block("circle", {{"class", "dot " + line.kind},
                                               {"cx", number(x_of(step))},
                                               {"cy", number(y_of(*line.values[step]))},
                                               {"r", "3.5"}});
    page_.line("title", {}, fmt::format("{}, {}: {:.0f}", line.name, steps_[step], *line.values[step]));
  }

  /// Beside the last value of each line, pushed apart where these meet; a thin line leads to a name that had
  /// to move.
  void write_names() const {
    struct Name {
      const TrendLine* line;
      Place end;
      double y;
    };
    std::vector<Name> names;
    for (const auto& line : lines_) {
      for (std::size_t i = std::min(line.values.size(), steps_.size()); i-- > 0;) {
        if (!line.values[i]) continue;
        const Place end{x_of(i), y_of(*line.values[i])};
        names.push_back({&line, end, end.y});
        break;
      }
    }
    std::ranges::stable_sort(names, {}, &Name::y);
    constexpr double kApart = kText + 5;
    for (std::size_t i = 1; i < names.size(); ++i) names[i].y = std::max(names[i].y, names[i - 1].y + kApart);
    // What was pushed out at the bottom pushes back.
    double lowest = kBottom + kText;
    for (std::size_t i = names.size(); i-- > 0;) {
      names[i].y = std::min(names[i].y, lowest);
      lowest = names[i].y - kApart;
    }
    for (const auto& name : names) {
      write_line(page_, "lead", {name.end.x + 5, name.end.y}, {kRight + 12, name.y});
      write_text(page_, {kRight + 16, name.y + kText / 3.0}, "start", ("name " + name.line->kind).c_str(),
                 name.line->name);
    }
  }

  HtmlText& page_;
  const std::vector<std::string>& steps_;
  const std::vector<TrendLine>& lines_;
};

}  // namespace

void write_trend_svg(HtmlText& page, const std::string& summary, const std::vector<std::string>& steps,
                     const std::vector<TrendLine>& lines) {
  TrendPicture(page, steps, lines).write(summary);
}

void write_histogram_svg(HtmlText& page, const std::string& summary,
                         const std::array<std::int64_t, 10>& counts) {
  constexpr int kWidth = 330, kHeight = 170, kTop = 24, kBottom = 140, kStep = 30, kLeft = 10, kGap = 4;
  const auto svg = page.block("svg", {{"xmlns", kSvg},
                                      {"class", "chart small"},
                                      {"viewBox", fmt::format("0 0 {} {}", kWidth, kHeight)},
                                      {"role", "img"},
                                      {"aria-label", summary}});
  const auto most = static_cast<double>(std::max<std::int64_t>(*std::ranges::max_element(counts), 1));
  for (std::size_t ten = 0; ten < counts.size(); ++ten) {
    const double left = kLeft + kStep * static_cast<double>(ten);
    if (counts[ten] > 0) {
      // Nobody vanishes: one person among thousands is still a line.
      const double height = std::max((kBottom - kTop) * static_cast<double>(counts[ten]) / most, 2.0);
      page.empty("rect", {{"class", "column"},
                          {"x", number(left + kGap / 2.0)},
                          {"y", number(kBottom - height)},
                          {"width", std::to_string(kStep - kGap)},
                          {"height", number(height)},
                          {"fill", "#777777"}});
      write_text(page, {left + kStep / 2.0, kBottom - height - 6}, "middle", "count",
                 std::to_string(counts[ten]));
    }
    if (ten % 5 == 0) write_text(page, {left, kHeight - 10}, "middle", "figure", std::to_string(ten * 10));
  }
  write_text(page, {kLeft + kStep * 10.0, kHeight - 10}, "middle", "figure", "100");
  write_line(page, "base", {kLeft, kBottom}, {kLeft + kStep * 10.0, kBottom});
}

void write_share_bar(HtmlText& page, double share) {
  constexpr int kWidth = 120, kHeight = 12;
  const auto svg = page.block("svg", {{"xmlns", kSvg},
                                      {"class", "share"},
                                      {"viewBox", fmt::format("0 0 {} {}", kWidth, kHeight)},
                                      {"width", std::to_string(kWidth)},
                                      {"height", std::to_string(kHeight)},
                                      {"aria-hidden", "true"}});
  const auto rect = [&](const char* kind, double width, const char* fill) {
    page.empty("rect", {{"class", kind},
                        {"x", "0.5"},
                        {"y", "1.5"},
                        {"width", number(width)},
                        {"height", "9"},
                        {"rx", "2"},
                        {"fill", fill}});
  };
  rect("track", kWidth - 1, "none");
  const double length = (kWidth - 1) * (std::isfinite(share) ? std::clamp(share, 0.0, 1.0) : 0.0);
  if (length > 0) rect("fill", length, "#777777");
}

}  // namespace rapport
