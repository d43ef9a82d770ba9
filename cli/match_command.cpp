// SPDX-License-Identifier: MIT
#include "cli/match_command.h"

#include <iostream>
#include <optional>

#include "cli/json_lines.h"
#include "cli/terminal.h"
#include "engine/embedding/sentence_model_folder.h"
#include "engine/exporting/match_json.h"

namespace rapport {
namespace {

/// The sentence model, if there is one that can be used; otherwise says on standard error that letters must
/// do.
std::optional<SentenceEncoder> encoder_at_hand() {
  std::string why = "There is no sentence model.";
  if (const auto folder = sentence_model_folder()) {
    auto encoder = SentenceEncoder::load(*folder);
    if (encoder) return std::move(*encoder);
    why = encoder.error().message;
  }
  std::cerr << "rapport: " << why << " Replies are matched by their letters alone.\n";
  return std::nullopt;
}

LineAnswer match(const std::optional<SentenceEncoder>& encoder, std::string_view line) {
  const auto request = match_request_from_json(line);
  if (!request) return {bad_request_json(request.error()), false};
  return {match_json(*request, OptionMatcher(request->options, encoder).match(request->reply)), true};
}

}  // namespace

int run_match(const MatchOptions& options) {
  const auto encoder = encoder_at_hand();
  return answer_lines(options.file, [&](std::string_view line) { return match(encoder, line); });
}

}  // namespace rapport
