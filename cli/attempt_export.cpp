// SPDX-License-Identifier: MIT
#include "cli/attempt_export.h"

#include <iostream>
#include <utility>

#include "cli/terminal.h"
#include "cli/told_attempts.h"
#include "engine/base/file.h"
#include "engine/exporting/xapi_statements.h"

namespace rapport {
namespace {

Result<std::string> statements_of(const AttemptExportOptions& options, const Catalogue& catalogue,
                                  const AttemptRepository& store, ToldCount& count) {
  std::vector<Statement> statements;
  const auto told = for_each_told(
      catalogue, store, {options.scenario, options.with_practice, true}, [](const Attempt&) { return false; },
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

}  // namespace

std::vector<std::string> attempt_export_formats() {
  return {"xapi"};
}

int run_attempt_export(const AttemptExportOptions& options, const std::string& program) {
  if (!options.home.empty()) {
    if (const auto can = check_home(options.home); !can) return report_error(can.error());
  }
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto store = open_existing_store(options.store);
  if (!store) return report_error(store.error());
  ToldCount count;
  const auto bytes = statements_of(options, *catalogue, **store, count);
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
