// SPDX-License-Identifier: MIT
/// \file Writes the texts of a rubric that people read as entries of a template for translators.
///
/// Usage: rubric_words RUBRIC.yaml NAME, where NAME stands as the source of each text.
#include <fmt/format.h>

#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <string_view>

#include "engine/authoring/rubric_loader.h"

namespace {

using namespace rapport;

std::string in_quotes(std::string_view text) {
  std::string quoted = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') quoted += '\\';
    if (c == '\n') {
      quoted += "\\n";
    } else {
      quoted += c;
    }
  }
  return quoted + "\"";
}

/// Each text once, in the order of the file.
class Template {
 public:
  explicit Template(std::string_view source) : source_(source) {}

  void add(std::string_view text, std::string_view note) {
    if (text.empty() || !seen_.emplace(text).second) return;
    fmt::print("\n#. {}\n#: {}\nmsgctxt \"rubric\"\nmsgid {}\nmsgstr \"\"\n", note, source_, in_quotes(text));
  }

 private:
  std::string source_;
  std::set<std::string, std::less<>> seen_;
};

}  // namespace

int main(int count, char** arguments) {
  if (count != 3) {
    fmt::print(stderr, "usage: rubric_words RUBRIC.yaml NAME\n");
    return EXIT_FAILURE;
  }
  const auto rubric = load_rubric(arguments[1]).value;
  if (rubric == nullptr) {
    fmt::print(stderr, "rubric_words: {} is no rubric; `rapport lint` says why\n", arguments[1]);
    return EXIT_FAILURE;
  }
  fmt::print("msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n");
  Template words(arguments[2]);
  for (const auto& criterion : rubric->criteria) {
    words.add(criterion.name, "A criterion.");
    words.add(criterion.question, fmt::format("What the criterion {} asks of a reply.", criterion.name));
    for (const auto& anchor : criterion.anchors)
      words.add(anchor, fmt::format("What a level of {} looks like.", criterion.name));
    for (const auto& coaching : {criterion.keep, criterion.start, criterion.stop})
      words.add(coaching, fmt::format("Coaching about {}.", criterion.name));
  }
  for (const auto& indicator : rubric->indicators) {
    words.add(indicator.sign, fmt::format("What can be seen in a reply: the sign {}.", indicator.id));
    words.add(indicator.coaching, fmt::format("What the trainee is told about the sign {}.", indicator.id));
  }
  for (const auto& slip : rubric->slips) {
    words.add(slip.name, fmt::format("A slip, {}.", slip.code));
    words.add(slip.lesson, fmt::format("What to do instead of the slip {}.", slip.code));
  }
}
