// SPDX-License-Identifier: MIT
#include "engine/exporting/certificate_html.h"

#include <fmt/format.h>

#include <string_view>

#include "engine/base/words.h"
#include "engine/exporting/certificate_text.h"
#include "engine/exporting/html_text.h"
#include "engine/exporting/page_parts.h"
#include "engine/exporting/page_style.h"

namespace rapport {
namespace {

constexpr std::string_view kCertificateStyle = R"css(
body { max-width: 46rem; }
.note { border: 3px dashed var(--warning); background: var(--warning-wash); border-radius: 8px; padding: 0.8rem 1rem; font-weight: 700; }
.passed { font-size: 1.25rem; line-height: 1.45; }
td.points { text-align: right; padding-right: 0; }
thead th:last-child { text-align: right; padding-right: 0; }
table { max-width: 26rem; }
footer ul { list-style: none; padding: 0; max-width: none; }
)css";

void write_points(HtmlText& page, const Certificate& certificate) {
  const auto section = begin_section(page, "points", tr("Points"));
  page.line("p", {}, certificate_points(certificate));
  const auto table = page.block("table");
  write_table_head(page, {tr("Criterion"), tr("points")});
  const auto body = page.block("tbody");
  for (const auto& score : certificate.criteria) {
    const auto row = page.block("tr");
    page.line("th", {{"scope", "row"}}, score.criterion);
    page.line("td", {{"class", "points"}},
              score.points ? fmt::format("{}", *score.points) : std::string(tr("not called for")));
  }
}

void write_grounds(HtmlText& page, const Certificate& certificate) {
  const auto section = begin_section(page, "grounds", tr("What it rests on"));
  for (const auto& ground : certificate_grounds(certificate)) page.line("p", {{"dir", "auto"}}, ground);
}

}  // namespace

std::string certificate_html(const Certificate& certificate, std::chrono::minutes utc_offset) {
  HtmlText page;
  {
    const auto html = begin_page(page);
    write_page_head(page, tr("Rapport: certificate"), {kPageStyle, kCertificateStyle});
    const auto body = page.block("body");
    {
      const auto header = page.block("header");
      page.line("p", {{"class", "kicker"}}, tr("Rapport: certificate"));
      page.line("h1", {{"dir", "auto"}}, certificate.name.empty() ? certificate.person_id : certificate.name);
      if (const auto note = certificate_note(certificate); !note.empty())
        page.line("p", {{"class", "note"}}, note);
      page.line("p", {{"class", "passed"}, {"dir", "auto"}}, certificate_sentence(certificate, utc_offset));
    }
    {
      const auto main = page.block("main");
      write_points(page, certificate);
      write_grounds(page, certificate);
    }
    const auto footer = page.block("footer");
    page.line("h2", {}, tr("Which texts are meant"));
    const auto list = page.block("ul");
    for (const auto& line : certificate_texts(certificate)) page.line("li", {}, line);
  }
  return page.text();
}

}  // namespace rapport
