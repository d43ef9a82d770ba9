// SPDX-License-Identifier: MIT
#include "engine/exporting/calibration_html.h"

#include <fmt/format.h>

#include "engine/base/words.h"
#include "engine/exporting/calibration_text.h"
#include "engine/exporting/html_text.h"
#include "engine/exporting/page_parts.h"
#include "engine/exporting/page_style.h"
#include "engine/exporting/report_style.h"
#include "engine/exporting/report_text.h"
#include "engine/report/calibration_words.h"
#include "engine/report/count_text.h"
#include "engine/report/moment_text.h"

namespace rapport {
namespace {

/// Writes one page from its beginning to its end.
class CalibrationSheet {
 public:
  CalibrationSheet(const CalibrationReport& report, std::string moment)
      : report_(report), moment_(std::move(moment)) {}

  std::string write() {
    {
      const auto html = begin_page(page_);
      write_page_head(page_, tr("Rapport: trust in ratings"), {kPageStyle, kReportStyle});
      const auto body = page_.block("body");
      write_verdict();
      {
        const auto main = page_.block("main");
        if (report_.criteria.empty()) {
          page_.line("p", {}, tr("No rating is there that numbers could be made of."));
        } else {
          write_criteria();
          write_signs();
        }
      }
      const auto footer = page_.block("footer");
      page_.line("h2", {}, tr("How these numbers are made"));
      page_.line("p", {}, kappa_note());
      page_.line(
          "p", {},
          tr("The range behind kappa is where 95 of 100 samples like this one would lie. What is said in "
             "words goes by its low end, and below 30 blindly rated replies nothing is said."));
    }
    return page_.text();
  }

 private:
  void write_verdict() {
    const auto header = page_.block("header");
    page_.line("p", {{"class", "kicker"}}, tr("Rapport: trust in ratings"));
    page_.line("h1", {}, tr("How far the machine's ratings can be trusted"));
    if (const auto note = calibration_note(report_); !note.empty())
      page_.line("p", {{"class", "demonstration"}}, note);
    page_.line(
        "p", {{"class", "quiet"}, {"dir", "auto"}},
        tr_format("{}. As of {}.",
                  question_text(report_.filter, report_.team, report_.scenario, report_.person), moment_));
    for (const auto& sentence : verdict_text(report_)) {
      const auto line = page_.block("p");
      page_.run("strong", {}, sentence);
    }
    for (const auto& line : bias_lines(report_)) page_.line("p", {}, line);
    for (const auto& line : scope_lines(report_)) page_.line("p", {{"class", "quiet"}}, line);
  }

  void write_row(const std::string& name, const std::vector<std::string>& cells) {
    const auto row = page_.block("tr");
    page_.line("th", {{"scope", "row"}, {"dir", "auto"}}, name);
    for (const auto& cell : cells) page_.line("td", {}, cell);
  }

  void write_criteria() {
    const auto section = begin_section(page_, "criteria", tr("Blind ratings"));
    {
      const auto wide = page_.block("div", {{"class", "wide"}});
      const auto table = page_.block("table");
      page_.line("caption", {}, tr("Machine and trainers on the same replies, criterion by criterion."));
      write_table_head(page_, {tr("Criterion"), tr("replies"), tr("kappa (95 %)"), tr("same"),
                               tr("within one"), tr("bias")});
      const auto body = page_.block("tbody");
      for (const auto& row : report_.criteria) write_row(row.criterion, agreement_cells(row.blind));
      write_row(tr("All criteria"), agreement_cells(report_.all));
      if (report_.trainers.pairs > 0) write_row(tr("Two trainers"), agreement_cells(report_.trainers));
    }
    for (const auto& line : correction_lines(report_)) page_.line("p", {}, line);
    for (const auto& row : report_.criteria)
      write_apart(tr_format("Furthest apart: {}", row.criterion), row.worst);
  }

  void write_signs() {
    if (report_.signs.empty()) return;
    const auto section = begin_section(page_, "signs", tr("Where the machine found this sign"));
    {
      const auto wide = page_.block("div", {{"class", "wide"}});
      const auto table = page_.block("table");
      page_.line("caption", {}, tr("Those first of which the ratings are surest to be often wrong."));
      write_table_head(page_, {tr("Sign"), tr("replies"), tr("kappa (95 %)"), tr("same"), tr("within one"),
                               tr("bias"), tr("corrected")});
      const auto body = page_.block("tbody");
      for (const auto& row : report_.signs) {
        auto cells = agreement_cells(row.blind);
        cells.push_back(count_text(static_cast<std::int64_t>(row.corrections)));
        write_row(row.sign, cells);
      }
    }
    for (const auto& row : report_.signs) write_apart(tr_format("Furthest apart: {}", row.sign), row.worst);
  }

  void write_apart(const std::string& title, const std::vector<Disagreement>& worst) {
    if (worst.empty()) return;
    page_.line("h3", {{"dir", "auto"}}, title);
    const auto list = page_.block("ul");
    for (const auto& one : worst) {
      const auto item = page_.block("li", {{"dir", "auto"}});
      page_.words(apart_text(one) + ". " +
                  tr_format("{}, reply {} of attempt {}", one.scenario, one.reply + 1, one.attempt_id) + ".");
      if (!one.reason.empty()) page_.run("small", {}, " " + one.reason);
    }
  }

  const CalibrationReport& report_;
  std::string moment_;
  HtmlText page_;
};

}  // namespace

std::string calibration_html(const CalibrationReport& report, TimePoint now,
                             std::chrono::minutes utc_offset) {
  return CalibrationSheet(report, moment_text(now, utc_offset)).write();
}

}  // namespace rapport
