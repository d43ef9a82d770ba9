// SPDX-License-Identifier: MIT
/// \file The pictures of a manager's report, as SVG within a page. Each says in words what it shows; the page
/// has the same in a table.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/exporting/html_text.h"

namespace rapport {

/// One line of a trend: points of 100, none where there is nothing to show.
struct TrendLine {
  std::string name;  ///< as shown at its end
  std::string kind;  ///< how the style knows it: m0 to m4
  std::vector<std::optional<double>> values;
};

/// Lines over the same steps, each named at its end; where a value is missing, the line is broken. `steps`
/// are the names of the steps, as many as every line has values.
void write_trend_svg(HtmlText& page, const std::string& summary, const std::vector<std::string>& steps,
                     const std::vector<TrendLine>& lines);

/// How many stand in each ten points of a hundred; the last ten holds 100 too.
void write_histogram_svg(HtmlText& page, const std::string& summary,
                         const std::array<std::int64_t, 10>& counts);

/// A bar of `share` (0 to 1) of its length. It says nothing that the words beside it do not say.
void write_share_bar(HtmlText& page, double share);

}  // namespace rapport
