// SPDX-License-Identifier: MIT
#include "gui/manager/behind_page.h"

#include <algorithm>
#include <utility>

#include "engine/base/words.h"
#include "engine/exporting/text_style.h"
#include "engine/records/felt_outcome.h"
#include "engine/report/debrief.h"
#include "engine/report/moment_text.h"
#include "gui/manager/detail_pages.h"
#include "gui/manager/figure_words.h"
#include "gui/trainee/wording.h"

namespace rapport::gui {
namespace {

using CountedKind = Counted::Kind;

/// What a criterion or a sign is called; its id where nobody knows it.
std::string name_of(const CohortReport& report, const Counted& counted) {
  if (counted.kind == CountedKind::Rated) return measure_name(counted.measure);
  const auto moment = std::ranges::find(report.moments, counted.id, &MomentRow::criterion_id);
  if (moment != report.moments.end()) return moment->criterion;
  const auto sign = std::ranges::find(report.signs, counted.id, &SignRow::indicator_id);
  return sign == report.signs.end() ? counted.id : sign->sign;
}

std::string title_of(const Counted& counted, const std::string& name) {
  switch (counted.kind) {
    case CountedKind::Begun:
      return tr("Attempts that were begun");
    case CountedKind::Finished:
      return tr("Finished attempts");
    case CountedKind::Passed:
      return tr("Passed attempts");
    case CountedKind::Rated:
      return tr_format("{}: finished attempts, the fewest points first", name);
    case CountedKind::Felt:
      return tr("Finished attempts, those first in which the customer felt worst");
    case CountedKind::Remedies:
      return tr("Finished attempts with remedies, the dearest first");
    case CountedKind::Called:
      return tr_format("{}: replies whose moment called for it", name);
    case CountedKind::Missed:
      return tr_format("{}: replies that missed it", name);
    case CountedKind::Shown:
      return tr_format("Replies that show it: {}", name);
    case CountedKind::NotShown:
      return tr_format("Replies without it, where it was called for: {}", name);
  }
  return {};
}

/// The kind and its counterparts, each with a word for it.
std::vector<std::pair<CountedKind, const char*>> kinds_beside(CountedKind kind) {
  switch (kind) {
    case CountedKind::Begun:
    case CountedKind::Finished:
    case CountedKind::Passed:
      return {{CountedKind::Begun, tr("Begun")},
              {CountedKind::Finished, tr("Finished")},
              {CountedKind::Passed, tr("Passed")}};
    case CountedKind::Called:
    case CountedKind::Missed:
      return {{CountedKind::Missed, tr("Missed")}, {CountedKind::Called, tr("All that called for it")}};
    case CountedKind::Shown:
    case CountedKind::NotShown:
      return {{CountedKind::NotShown, tr("Called for, and not shown")}, {CountedKind::Shown, tr("Shown")}};
    default:
      return {};
  }
}

/// Writes the page of one reading.
class BehindWriter {
 public:
  BehindWriter(const BehindReading& reading, const ManagerDesk& desk, const Shelf& shelf,
               const UtcOffset& utc_offset)
      : asked_(reading.asked),
        found_(reading.found),
        desk_(desk),
        report_(*desk.cohort->report),
        shelf_(shelf),
        utc_offset_(utc_offset) {}

  BehindPage write() {
    const auto kind = asked_.counted.kind;
    page_.title = in_one_harmless_line(title_of(asked_.counted, name_of(report_, asked_.counted)));
    page_.subject = dotted({asked_.person_id.empty() ? std::string() : person_of(asked_.person_id),
                            asked_.month ? text_of(*asked_.month) : std::string()});
    for (const auto& [beside, word] : kinds_beside(kind)) {
      if (beside == kind) page_.chosen = page_.kinds.size();
      page_.kinds.emplace_back(word);
      page_.kind_leads.push_back(asked_);
      page_.kind_leads.back().counted.kind = beside;
    }
    write_notes();
    counts_replies(asked_.counted) ? write_replies() : write_attempts();
    return std::move(page_);
  }

 private:
  [[nodiscard]] std::string person_of(const std::string& id) const {
    const auto person = std::ranges::find(report_.people, id, &PersonRow::person_id);
    return shown_name(person == report_.people.end() ? std::string() : person->name, id);
  }

  [[nodiscard]] std::string where(const AttemptSummary& attempt) const {
    return dotted({shown_title(attempt.scenario_id, shelf_),
                   moment_text(attempt.started, utc_offset_(attempt.started))});
  }

  void write_notes() {
    const bool replies = counts_replies(asked_.counted);
    const auto count = replies ? found_.replies.size() : found_.attempts.size();
    const auto shown = count_text(static_cast<std::int64_t>(count));
    page_.notes.push_back(replies ? tr_n_format("{} reply.", "{} replies.", count, shown)
                                  : tr_n_format("{} attempt.", "{} attempts.", count, shown));
    if (!found_.is_all) {
      page_.notes.push_back(tr_n_format(
          "Only the latest attempt was looked at. Choose months, a team or a scenario to see others.",
          "Only the latest {} attempts were looked at. Choose months, a team or a scenario to see others.",
          found_.looked_at, count_text(static_cast<std::int64_t>(found_.looked_at))));
    }
    if (found_.lost > 0) {
      page_.notes.push_back(
          tr_n_format("{} attempt cannot be played again: the text that was played is gone.",
                      "{} attempts cannot be played again: the texts that were played are gone.", found_.lost,
                      found_.lost));
    }
  }

  void write_attempts() {
    auto& table = page_.table;
    const auto kind = asked_.counted.kind;
    table.columns = {{tr("Person"), false}};
    add_result_columns(table);
    if (kind == CountedKind::Felt) table.columns.push_back({tr("Felt, of 5")});
    if (kind == CountedKind::Remedies) table.columns.push_back({tr("Remedies")});
    for (const auto& attempt : found_.attempts) {
      FigureRow row = {{person_of(attempt.person_id), where(attempt)}};
      add_result(row, attempt);
      if (kind == CountedKind::Felt)
        row.push_back({felt_text(static_cast<double>(felt_outcome(*attempt.trust, *attempt.anger)) / 100)});
      if (kind == CountedKind::Remedies)
        row.push_back({cost_text({currency_of(attempt), attempt.remedy_cost, 1})});
      add_row(std::move(row), {attempt.id, std::nullopt});
    }
  }

  [[nodiscard]] std::string currency_of(const AttemptSummary& attempt) const {
    const auto* const there = shelf_.find(attempt.scenario_id);
    return there == nullptr ? std::string() : there->scenario->currency;
  }

  void write_replies() {
    auto& table = page_.table;
    table.is_text = true;
    table.columns = {{tr("Reply"), false},
                     {tr("Rated"), false, false, tr("What it was rated on the criterion that is meant.")}};
    for (const auto& one : found_.replies) {
      FigureRow row = {
          {in_one_harmless_line(one.words), dotted({person_of(one.attempt.person_id), where(one.attempt),
                                                    tr_format("reply {}", one.reply + 1)})},
          {capitalised(level_name(one.level))}};
      add_row(std::move(row), {one.attempt.id, one.reply});
    }
  }

  void add_row(FigureRow row, OpenHeld lead) {
    if (lead.id == desk_.left && lead.reply == desk_.left_reply) page_.came_from = page_.leads.size();
    page_.table.rows.push_back(std::move(row));
    page_.leads.push_back(std::move(lead));
  }

  const OpenBehind& asked_;
  const BehindNumber& found_;
  const ManagerDesk& desk_;
  const CohortReport& report_;
  const Shelf& shelf_;
  const UtcOffset& utc_offset_;
  BehindPage page_;
};

}  // namespace

BehindPage behind_page(const BehindReading& reading, const ManagerDesk& desk, const Shelf& shelf,
                       const UtcOffset& utc_offset) {
  return BehindWriter(reading, desk, shelf, utc_offset).write();
}

}  // namespace rapport::gui
