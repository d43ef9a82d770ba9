// SPDX-License-Identifier: MIT
#include "engine/exporting/page_parts.h"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <cstdlib>

#include "engine/base/words.h"
#include "engine/report/moment_text.h"

namespace rapport {

HtmlText::Element begin_page(HtmlText& page) {
  const auto language = language_spoken();
  return page.block("html",
                    {{"xmlns", "http://www.w3.org/1999/xhtml"}, {"lang", language}, {"xml:lang", language}});
}

void write_page_head(HtmlText& page, std::string_view title, std::initializer_list<std::string_view> styles) {
  const auto head = page.block("head");
  page.empty("meta", {{"charset", "utf-8"}});
  page.empty("meta", {{"http-equiv", "Content-Security-Policy"},
                      {"content", "default-src 'none'; style-src 'unsafe-inline'"}});
  page.empty("meta", {{"name", "viewport"}, {"content", "width=device-width, initial-scale=1"}});
  page.line("title", {}, title);
  for (const auto style : styles) page.style(style);
}

HtmlText::Element begin_section(HtmlText& page, std::string_view id, std::string_view title) {
  const auto heading = fmt::format("{}-heading", id);
  auto section = page.block("section", {{"id", std::string(id)}, {"aria-labelledby", heading}});
  page.line("h2", {{"id", heading}}, title);
  return section;
}

void write_table_head(HtmlText& page, const std::vector<std::string>& columns) {
  const auto head = page.block("thead");
  const auto row = page.block("tr");
  for (const auto& name : columns) page.line("th", {{"scope", "col"}}, name);
}

WallTime wall_time(TimePoint moment, std::chrono::minutes utc_offset) {
  const auto shifted = std::chrono::time_point_cast<std::chrono::seconds>(moment + utc_offset);
  const auto broken_down = fmt::gmtime(std::chrono::system_clock::to_time_t(shifted));
  const auto minutes = static_cast<int>(std::abs(utc_offset.count()));
  return {moment_text(moment, utc_offset),
          fmt::format("{:%Y-%m-%dT%H:%M}{}{:02}:{:02}", broken_down, utc_offset.count() < 0 ? '-' : '+',
                      minutes / 60, minutes % 60)};
}

}  // namespace rapport
