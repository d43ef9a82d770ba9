// SPDX-License-Identifier: MIT
#include "cli/assess_command.h"

#include <iostream>

#include "cli/catalogue.h"
#include "cli/json_lines.h"
#include "cli/terminal.h"
#include "engine/authoring/open_assessor.h"
#include "engine/exporting/reading_json.h"

namespace rapport {
namespace {

LineAnswer rate(const Assessor& assessor, std::string_view line) {
  const auto request = rating_request_from_json(line, assessor.rubric());
  if (!request) return {bad_request_json(request.error()), false};
  const auto reading = assessor.read(assessor.context(request->customer, request->setting), request->reply);
  return {reading_json(*request, reading, assessor.rubric()), true};
}

}  // namespace

int run_assess(const AssessOptions& options, const std::string& program) {
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto assessor = open_assessor(catalogue->library, catalogue->rubric);
  if (!assessor) return report_error(assessor.error());
  if (const auto why = why_without_vectors(**assessor); !why.empty()) std::cerr << "rapport: " << why << "\n";
  return answer_lines(options.file, [&](std::string_view line) { return rate(**assessor, line); });
}

}  // namespace rapport
