// SPDX-License-Identifier: MIT
#include "cli/new_command.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <iostream>
#include <string_view>
#include <vector>

#include "cli/catalogue.h"
#include "cli/terminal.h"
#include "engine/authoring/new_scenario.h"
#include "engine/authoring/wording.h"
#include "engine/base/file.h"
#include "engine/exchange/story_ids.h"
#include "engine/proof/proved_scenario.h"
#include "engine/text/closest_word.h"

namespace rapport {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLargestTemplate = 1 << 20;
constexpr std::size_t kLongestAnswer = 4096;

const std::vector<std::string> kChannels = {"in-person", "phone", "chat", "email"};
const std::vector<std::string> kSeverities = {"minor", "moderate", "critical"};

/// Takes each answer from an option, from the person in front of the terminal, or as it is proposed. After
/// the first problem nothing is asked any more.
class Questions {
 public:
  explicit Questions(bool asks) : asks_(asks) {}

  std::string text(const std::optional<std::string>& given, std::string_view question,
                   const std::string& proposal, std::size_t most_characters) {
    const auto check = [&](const std::string& answer) { return checked_answer(answer, most_characters); };
    return answer(given, question, fmt::format("[{}]", proposal), proposal, check);
  }

  std::string choice(const std::optional<std::string>& given, std::string_view question,
                     const std::vector<std::string>& choices, const std::string& proposal) {
    const auto check = [&](const std::string& answer) -> Result<std::string> {
      std::size_t number = 0;
      std::from_chars(answer.data(), answer.data() + answer.size(), number);
      if (number >= 1 && number <= choices.size()) return choices[number - 1];
      if (std::ranges::find(choices, answer) != choices.end()) return answer;
      return failure(ErrorCode::Invalid, fmt::format("{} is none of them.", in_quotes(answer)),
                     did_you_mean(answer, choices, fmt::format("There are {}.", list_of(choices))));
    };
    std::string listed;
    for (std::size_t i = 0; i < choices.size(); ++i)
      listed += fmt::format("{}{} {}", i == 0 ? "" : ", ", i + 1, choices[i]);
    return answer(given, question, fmt::format("{} [{}]", listed, proposal), proposal, check);
  }

  /// Why there is not an answer to every question.
  [[nodiscard]] const std::optional<Error>& problem() const { return problem_; }

 private:
  template <typename Check>
  std::string answer(const std::optional<std::string>& given, std::string_view question,
                     const std::string& behind, const std::string& proposal, const Check& check) {
    while (!problem_) {
      std::optional<std::string> line = given ? given : proposal;
      if (!given && asks_) {
        std::cout << question << " " << behind << "\n> " << std::flush;
        line = read_line(std::cin, kLongestAnswer).value_or(std::nullopt);
        if (!line) {
          problem_ =
              Error{ErrorCode::Invalid, "The questions were not answered.", "Nothing has been written."};
          break;
        }
        if (line->empty()) line = proposal;
      }
      auto checked = check(*line);
      if (checked) return std::move(*checked);
      if (!given && asks_) {
        std::cout << checked.error().text() << "\n";
      } else {
        problem_ = Error{checked.error().code, fmt::format("{} {}", question, checked.error().message),
                         checked.error().way_out};
      }
    }
    return {};
  }

  bool asks_;
  std::optional<Error> problem_;
};

/// "the-late-jacket.yaml" as "The late jacket".
std::string title_of(const fs::path& file) {
  auto title = file.stem().string();
  std::ranges::replace_if(
      title, [](char c) { return c == '-' || c == '_'; }, ' ');
  if (!title.empty() && title[0] >= 'a' && title[0] <= 'z') title[0] = static_cast<char>(title[0] - 32);
  return checked_answer(title, kLongestTitle).value_or("Something went wrong");
}

Result<NewScenario> answers_for(const NewOptions& options, Questions questions) {
  NewScenario scenario;
  scenario.title = questions.text(options.title, "What is the conversation called?", title_of(options.file),
                                  kLongestTitle);
  scenario.trade = questions.text(options.trade, "In which trade?", "Shop", kLongestTrade);
  scenario.customer =
      questions.text(options.customer, "What is the customer's name?", "Robin Ames", kLongestName);
  scenario.problem =
      questions.text(options.problem, "What went wrong? One sentence, as the customer would say it.",
                     "It was to be ready on Monday, and nobody has begun with it.", kLongestProblem);
  scenario.channel = questions.choice(options.channel, "Where do you talk?", kChannels, scenario.channel);
  scenario.severity = questions.choice(options.severity, "How bad is it?", kSeverities, scenario.severity);
  if (questions.problem()) return tl::unexpected(*questions.problem());
  return scenario;
}

Error exists_already(const fs::path& file) {
  return {ErrorCode::Conflict, fmt::format("{} is there already and stays as it is.", file.string()),
          "Give another name, or move it away."};
}

}  // namespace

int run_new(const NewOptions& options, const std::string& program) {
  const auto catalogue = open_catalogue(program);
  if (!catalogue) return report_error(catalogue.error());
  const auto pattern = read_file(new_scenario_template(catalogue->library.scenarios), kLargestTemplate);
  if (!pattern) return report_error(pattern.error());
  std::error_code unknown;
  // Before anybody has answered six questions.
  if (!options.file.empty() && fs::exists(options.file, unknown))
    return report_error(exists_already(options.file));
  auto answers = answers_for(options, Questions(is_interactive()));
  if (!answers) return report_error(answers.error());
  fs::path file = options.file;
  if (file.empty()) file = readable_id(answers->title, "scenario") + ".yaml";
  if (file.extension() != ".yaml") file += ".yaml";
  if (fs::exists(file, unknown)) return report_error(exists_already(file));
  answers->id = readable_id(file.stem().string(), "scenario");
  answers->file = checked_answer(file.filename().string(), kLongestTitle).value_or("FILE");
  const auto text = filled_in(*pattern, *answers);
  const auto proved = prove_scenario_text(file.string(), text, *catalogue->rubric);
  for (const auto& diagnostic : proved.diagnostics) std::cerr << to_text(diagnostic) << "\n";
  if (const auto written = write_new_file(file, text); !written) return report_error(written.error());
  std::cout << fmt::format(
      "Written to {0}. It can be played as it is, and everything in it is proved.\n"
      "  rapport watch {0}   says at every save what is wrong and what is mended\n"
      "  rapport play {0}    holds the conversation\n"
      "Open it in an editor and change one thing at a time; docs/trainers-guide.md shows the way.\n",
      file.string());
  return kDone;
}

}  // namespace rapport
