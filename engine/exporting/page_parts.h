// SPDX-License-Identifier: MIT
/// \file What every page begins with and is made of: head, sections, heads of tables, moments.
#pragma once

#include <chrono>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/clock.h"
#include "engine/exporting/html_text.h"

namespace rapport {

/// The element `html`, in the language that is spoken.
[[nodiscard]] HtmlText::Element begin_page(HtmlText& page);

/// A head with its title and style sheets. Nothing in the page runs or is fetched, even if a reader's program
/// would let it.
void write_page_head(HtmlText& page, std::string_view title, std::initializer_list<std::string_view> styles);

/// A section that has its heading and waits for its content. `id` is its anchor.
[[nodiscard]] HtmlText::Element begin_section(HtmlText& page, std::string_view id, std::string_view title);

void write_table_head(HtmlText& page, const std::vector<std::string>& columns);

/// Where a moment on the wall's clock is written.
struct WallTime {
  std::string words;    ///< "22 November 2026, 14:05"
  std::string machine;  ///< as the attribute `datetime` wants it
};

[[nodiscard]] WallTime wall_time(TimePoint moment, std::chrono::minutes utc_offset);

}  // namespace rapport
