// SPDX-License-Identifier: MIT
#include "cli/attempt_export.h"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <optional>
#include <utility>

#include "cli/record_store.h"
#include "cli/terminal.h"
#include "cli/told_attempts.h"
#include "engine/authoring/wording.h"
#include "engine/base/file.h"
#include "engine/exporting/attempt_list.h"
#include "engine/exporting/xapi_statements.h"

namespace rapport {
namespace {

Result<std::string> statements_of(const AttemptExportOptions& options, const Catalogue& catalogue,
                                  const RecordStore& store, ToldCount& count) {
  std::vector<Statement> statements;
  const auto told = for_each_told(
      catalogue, store, {options.scenario, options.with_practice, true},
      [](const AttemptId&) { return false; },
      [&](const AttemptRunner& runner, StatementFrame frame) -> Result<void> {
        if (!options.home.empty()) frame.home = options.home;
        if (options.without_words) frame.own_words = OwnWords::LeftOut;
        for (auto& statement : xapi_statements(runner, frame)) statements.push_back(std::move(statement));
        return {};
      });
  if (!told) return tl::unexpected(told.error());
  count = *told;
  return statement_array(statements);
}

/// The attempts that may be told, finished or not, the latest first.
Result<std::vector<AttemptSummary>> listed(const AttemptExportOptions& options, const RecordStore& store) {
  constexpr std::size_t kAtOnce = 10'000;
  RecordFilter filter;
  filter.scenario_id = options.scenario;
  std::vector<AttemptSummary> all;
  std::optional<AttemptCursor> after;
  while (true) {
    auto some = store.records->attempts(filter, kAtOnce, after);
    if (!some) return some;
    if (some->empty()) return all;
    after = AttemptCursor{some->back().started, some->back().id};
    for (auto& attempt : *some) {
      const bool is_private = attempt.mode == Mode::Practice && !attempt.shared;
      if (!is_private || options.with_practice) all.push_back(std::move(attempt));
    }
  }
}

Result<std::string> bytes_of(const AttemptExportOptions& options, const Catalogue& catalogue,
                             const RecordStore& store, ToldCount& count) {
  if (options.format == "xapi") return statements_of(options, catalogue, store, count);
  const auto attempts = listed(options, store);
  if (!attempts) return tl::unexpected(attempts.error());
  if (options.format == "json") return attempts_json(*attempts);
  return (options.byte_order_mark ? "\xEF\xBB\xBF" : "") + attempts_csv(*attempts);
}

}  // namespace

std::vector<std::string> attempt_export_formats() {
  return {"csv", "json", "xapi"};
}

int run_attempt_export(const AttemptExportOptions& options, const std::string& program) {
  const auto formats = attempt_export_formats();
  if (std::ranges::find(formats, options.format) == formats.end())
    return report_error({ErrorCode::Invalid,
                         fmt::format("Attempts cannot be written as {}.", in_quotes(options.format)),
                         fmt::format("There are {}.", list_of(formats))});
  if (!options.home.empty()) {
    if (const auto can = check_home(options.home); !can) return report_error(can.error());
  }
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto store = open_record_store(options.store);
  if (!store) return report_error(store.error());
  if (const auto known = check_scenario(*catalogue, *store->records, options.scenario); !known)
    return report_error(known.error());
  ToldCount count;
  const auto bytes = bytes_of(options, *catalogue, *store, count);
  if (!bytes) return report_error(bytes.error());
  if (options.output.empty()) {
    std::cout << *bytes;
  } else if (const auto written = write_new_file(options.output, *bytes); !written) {
    return report_error(written.error());
  }
  std::cerr << left_out_text(count);
  return count.changed == 0 ? kDone : kFindings;
}

}  // namespace rapport
