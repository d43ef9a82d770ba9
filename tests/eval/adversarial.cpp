// SPDX-License-Identifier: MIT
#include "tests/eval/adversarial.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <optional>
#include <string_view>
#include <utility>

#include "tests/eval/mapping.h"

namespace rapport::eval {
namespace {

constexpr std::string_view kLetters = "LEOF";
constexpr double kSameInCapitals = 0.05;
constexpr double kSameWithTypos = 0.15;
constexpr double kSameWithLookAlikes = 0.05;
constexpr double kLongSeconds = 0.05;
constexpr double kHostileSeconds = 1;

struct Case {
  std::string id, family, context, reply, must_not_credit, must_penalise;
};

std::vector<Case> cases_of(const TableFile& table) {
  std::vector<Case> cases;
  for (const auto& row : table.rows) {
    const auto field = [&](std::string_view column) {
      const auto index = table.find(column);
      return index ? row[*index] : std::string();
    };
    cases.push_back({field("id"), field("family"), field("context"), field("reply"), field("must_not_credit"),
                     field("must_penalise")});
  }
  return cases;
}

std::string words_of(const Reading& reading) {
  if (!reading.rated) return fmt::format("not rated ({})", reading.language);
  std::string words = fmt::format("as {}:", kSettingNames[static_cast<std::size_t>(reading.setting)]);
  for (std::size_t c = 0; c < kCoreCriteria; ++c) {
    words += fmt::format("{} {} {} {:.2f}", c == 0 ? "" : ",", kLetters[c],
                         static_cast<int>(reading.criteria[c].level), reading.criteria[c].score);
  }
  return words;
}

std::string wrong_levels(const Case& tried, const Reading& reading) {
  std::string wrong = reading.rated ? "" : " is not rated;";
  for (std::size_t c = 0; c < kCoreCriteria; ++c) {
    const auto level = reading.criteria[c].level;
    if (tried.must_not_credit.find(kLetters[c]) != std::string::npos && level >= Level::Partial)
      wrong += fmt::format(" credits {};", kLetters[c]);
    if (tried.must_penalise.find(kLetters[c]) != std::string::npos && level != Level::Harmful)
      wrong += fmt::format(" does not penalise {};", kLetters[c]);
  }
  return wrong;
}

double largest_difference(const Reading& one, const Reading& other) {
  double largest = 0;
  for (std::size_t c = 0; c < kCoreCriteria; ++c)
    largest = std::max(largest, std::abs(one.criteria[c].score - other.criteria[c].score));
  return largest;
}

std::string in_small_letters(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

/// With the Cyrillic and Greek letters that look like Latin ones as those.
std::string in_latin_letters(std::string text) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 12> kLookAlikes = {{{"а", "a"},
                                                                                          {"е", "e"},
                                                                                          {"о", "o"},
                                                                                          {"р", "p"},
                                                                                          {"с", "c"},
                                                                                          {"х", "x"},
                                                                                          {"у", "y"},
                                                                                          {"і", "i"},
                                                                                          {"ѕ", "s"},
                                                                                          {"ο", "o"},
                                                                                          {"α", "a"},
                                                                                          {"О", "O"}}};
  for (const auto& [from, to] : kLookAlikes) {
    for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at))
      text.replace(at, from.size(), to);
  }
  return text;
}

/// `<10,000 x 'I am sorry. '>`
struct Repeated {
  std::string once;
  std::string all;
};

std::optional<Repeated> repeated_text(std::string_view shorthand) {
  const auto quote = shorthand.find('\''), last = shorthand.rfind('\'');
  if (!shorthand.starts_with('<') || quote == last) return std::nullopt;
  std::string digits;
  for (const char c : shorthand.substr(0, quote)) {
    if (c >= '0' && c <= '9') digits += c;
  }
  std::size_t times = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), times);
  Repeated text{std::string(shorthand.substr(quote + 1, last - quote - 1)), {}};
  constexpr std::size_t kMost = 1'000'000;
  for (std::size_t i = 0; i < std::min(times, kMost); ++i) text.all += text.once;
  return text;
}

std::vector<std::string> hostile_texts() {
  const std::string nul(3, '\0');
  const std::string reversed = "\xE2\x80\xAEtluser\xE2\x80\xAC";
  const std::string invalid = "\xFF\xFE\xC3(\xE2\x82";
  const std::string megabyte(1U << 20U, 'x');
  return {nul, reversed, invalid, megabyte, nul + reversed + invalid + megabyte};
}

/// Tries one case after the other.
class Trial {
 public:
  explicit Trial(const Assessor& assessor) : assessor_(assessor) {}

  void run(const Case& tried) {
    ++result_.cases;
    if (tried.family == "language") return expect_unrated(tried);
    if (tried.family == "control") return try_hostile(tried);
    if (tried.family == "long") return try_long(tried);
    if (tried.family == "caps") return expect_same(tried, in_small_letters(tried.reply), kSameInCapitals);
    if (tried.family == "homoglyph")
      return expect_same(tried, in_latin_letters(tried.reply), kSameWithLookAlikes);
    if (tried.family == "typos") return try_typos(tried);
    const auto reading = read(tried, tried.reply);
    auto wrong = wrong_levels(tried, reading);
    if (tried.family.starts_with("good_") && !is_strong_throughout(reading))
      wrong += " is not strong throughout;";
    if (is_double_negative(tried) && reading.criteria[kEmpathy].level < Level::Partial &&
        reading.criteria[kOwnership].level < Level::Partial)
      wrong += " credits neither E nor O;";
    judge(tried, wrong, reading);
  }

  [[nodiscard]] AdversarialResult result() const { return result_; }

 private:
  [[nodiscard]] Reading read(const Case& tried, std::string_view reply) const {
    return assessor_.read(assessor_.context(tried.context, std::nullopt), reply);
  }

  /// The reading, and the seconds it took: the least of three times.
  [[nodiscard]] std::pair<Reading, double> timed(const Case& tried, std::string_view reply) const {
    using Clock = std::chrono::steady_clock;
    std::pair<Reading, double> best{{}, 1e9};
    for (int i = 0; i < 3; ++i) {
      const auto begin = Clock::now();
      best.first = read(tried, reply);
      best.second = std::min(best.second, std::chrono::duration<double>(Clock::now() - begin).count());
    }
    return best;
  }

  static bool is_strong_throughout(const Reading& reading) {
    return std::ranges::all_of(reading.criteria.begin(), reading.criteria.begin() + kCoreCriteria,
                               [](const CriterionReading& each) { return each.level == Level::Strong; });
  }

  /// A case of negation with nothing against it: what is denied is that nothing is meant.
  static bool is_double_negative(const Case& tried) {
    return tried.family == "negation" &&
           (tried.must_not_credit + tried.must_penalise).find_first_of(kLetters) == std::string::npos;
  }

  void judge(const Case& tried, const std::string& wrong, const Reading& reading) {
    if (!wrong.empty())
      result_.failures.push_back(
          fmt::format("{:<4} {:<16}{} {}", tried.id, tried.family, wrong, words_of(reading)));
  }

  void expect_unrated(const Case& tried) {
    const auto reading = read(tried, tried.reply);
    judge(tried, reading.rated ? " is rated;" : "", reading);
  }

  void expect_same(const Case& tried, const std::string& other_text, double tolerance) {
    const auto reading = read(tried, tried.reply);
    const auto other = read(tried, other_text);
    auto wrong = wrong_levels(tried, reading);
    const double difference = largest_difference(reading, other);
    if (difference > tolerance)
      wrong += fmt::format(" differs by {:.2f} from {};", difference, words_of(other));
    judge(tried, wrong, reading);
  }

  void try_typos(const Case& tried) {
    const auto clean = std::ranges::find(kCleanTexts, std::string_view(tried.id), &CleanText::id);
    if (clean == kCleanTexts.end()) {
      --result_.cases;
      result_.unjudged.push_back(tried.id);
      return;
    }
    expect_same(tried, std::string(clean->text), kSameWithTypos);
  }

  void try_long(const Case& tried) {
    const auto text = repeated_text(tried.reply).value_or(Repeated{tried.reply, tried.reply});
    const auto [reading, seconds] = timed(tried, text.all);
    const auto once = read(tried, text.once);
    auto wrong = wrong_levels(tried, reading);
    for (std::size_t c = 0; c < kCoreCriteria; ++c) {
      if (reading.criteria[c].score > once.criteria[c].score)
        wrong += fmt::format(" {} scores above once alone ({:.2f});", kLetters[c], once.criteria[c].score);
    }
    if (seconds > kLongSeconds) wrong += fmt::format(" takes {:.0f} ms;", seconds * 1000);
    judge(tried, wrong, reading);
  }

  void try_hostile(const Case& tried) {
    for (const auto& text : hostile_texts()) {
      const auto [reading, seconds] = timed(tried, text);
      auto wrong = wrong_levels({{}, {}, {}, {}, std::string(kLetters), {}}, reading);
      if (seconds > kHostileSeconds) wrong += fmt::format(" takes {:.0f} ms;", seconds * 1000);
      if (wrong.empty()) continue;
      judge(tried, wrong, reading);
      return;
    }
  }

  const Assessor& assessor_;
  AdversarialResult result_;
};

}  // namespace

AdversarialResult try_adversarial(const TableFile& table, const Assessor& assessor) {
  Trial trial(assessor);
  for (const auto& tried : cases_of(table)) trial.run(tried);
  return trial.result();
}

}  // namespace rapport::eval
