// SPDX-License-Identifier: MIT
#include "engine/assessor/unit_features.h"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

namespace rapport {
namespace {

bool is_content(const Word& word) {
  return word.kind != Word::Kind::Sign && !word.grammar;
}

class FeatureNames {
 public:
  FeatureNames(const UnitReading& reading, const Rubric& rubric, const EmitFeature& emit)
      : reading_(reading), words_(reading.reply->words), rubric_(rubric), emit_(emit) {}

  void all() {
    words();
    sentence();
    cues();
  }

 private:
  void emit(std::size_t first, std::size_t last) { emit_(name_, first, last); }

  [[nodiscard]] std::string_view prefix(std::size_t i) const {
    const auto& scope = reading_.scopes[i];
    if (!scope.is_own()) return scope.imagined ? "i:" : "q:";
    return scope.denied ? "n:" : "w:";
  }

  void words() {
    const auto& unit = reading_.unit;
    std::string_view before = "^", before2;
    std::size_t before_at = unit.first, before2_at = unit.first;
    for (std::size_t i = unit.first; i < unit.last; ++i) {
      const auto name = std::string_view(words_[i].stem);
      const bool sign = words_[i].kind == Word::Kind::Sign;
      const auto stand = prefix(i);
      if (!sign || name == "!" || name == "\"") {
        name_.assign(stand).append(name);
        emit(i, i + 1);
      }
      name_.assign(stand == "w:" || stand == "n:" ? "b:" : stand).append(before).append(" ").append(name);
      emit(before_at, i + 1);
      if (!before2.empty()) {
        name_.assign(stand == "w:" || stand == "n:" ? "t:" : stand)
            .append(before2)
            .append(" ")
            .append(before)
            .append(" ")
            .append(name);
        emit(before2_at, i + 1);
        name_.assign(stand == "w:" || stand == "n:" ? "s:" : stand)
            .append(before2)
            .append(" _ ")
            .append(name);
        emit(before2_at, i + 1);
      }
      before2 = before;
      before2_at = before_at;
      before = name;
      before_at = i;
    }
    name_.assign("b:").append(before).append(reading_.unit.asks ? " ?$" : " $");
    emit(before_at, unit.last);
  }

  void sentence() {
    const auto& unit = reading_.unit;
    const auto length = unit.last - unit.first;
    const auto say = [&](std::string_view text) {
      name_.assign(text);
      emit(unit.first, unit.first);
    };
    if (unit.asks) {
      say("?");
      name_.assign("?^").append(words_[unit.first].stem);
      emit(unit.first, unit.last);
    }
    say(length <= 2    ? "len:2"
        : length <= 5  ? "len:5"
        : length <= 10 ? "len:10"
        : length <= 20 ? "len:20"
                       : "len:more");
    bool i = false, we = false, you = false;
    for (std::size_t k = unit.first; k < unit.last; ++k) {
      i |= words_[k].form == "i" || words_[k].form == "my" || words_[k].form == "me";
      we |= words_[k].form == "we" || words_[k].form == "our" || words_[k].form == "us";
      you |= words_[k].form == "you" || words_[k].form == "your";
    }
    name_.assign("who:").append(i ? "i" : "").append(we ? "we" : "").append(you ? "you" : "");
    emit(unit.first, unit.first);
    const auto& overlap = reading_.overlap;
    if (overlap.shared >= 1) say("told:1");
    if (overlap.shared >= 2) say("told:2");
    if (overlap.shared >= 3) say("told:3");
    if (overlap.shared >= 1 && you) say("told:you");
    if (overlap.shared >= 1 && overlap.share() > 0.3) say("told:third");
    if (overlap.shared >= 1 && overlap.share() > 0.6) say("told:most");
    if (overlap.shared >= 1 && unit.asks) say("told:asks");
    if (overlap.longest_run >= 5) say("told:run");
    if (overlap.longest_run >= 5 && overlap.longest_run * 5 >= overlap.words * 2) say("told:echo-part");
    if (overlap.longest_run >= 4 && overlap.longest_run * 5 >= overlap.words * 3) say("told:echo");
    if (reading_.questions_in_row >= 2) say("asks:2");
    if (reading_.questions_in_row >= 3) say("asks:3");
  }

  void cues() {
    for (const auto& hit : reading_.hits) {
      name_.assign("cue:").append(rubric_.indicators[hit.indicator].id);
      emit(hit.first, hit.last);
    }
  }

  const UnitReading& reading_;
  const std::vector<Word>& words_;
  const Rubric& rubric_;
  const EmitFeature& emit_;
  std::string name_;
};

}  // namespace

CustomerWords customer_words(std::string_view customer, const Lexicon& lexicon) {
  CustomerWords result{std::string(customer), read_words(customer, lexicon), {}};
  for (const auto& word : result.words.words) {
    if (is_content(word)) result.content.push_back(word.self);
  }
  std::ranges::sort(result.content);
  result.content.erase(std::unique(result.content.begin(), result.content.end()), result.content.end());
  return result;
}

namespace {

/// The word as the other person says it: what the customer calls "my" the reply calls "your".
std::uint64_t turned(const Word& word) {
  static constexpr auto kTurned =
      std::to_array<std::pair<std::string_view, std::string_view>>({{"i", "you"},
                                                                    {"me", "you"},
                                                                    {"my", "your"},
                                                                    {"am", "are"},
                                                                    {"we", "you"},
                                                                    {"us", "you"},
                                                                    {"our", "your"},
                                                                    {"mine", "yours"},
                                                                    {"was", "were"}});
  for (const auto& [own, other] : kTurned) {
    if (word.form == own) return text_key(other);
  }
  return word.self;
}

}  // namespace

Overlap overlap(const ReplyWords& reply, const Unit& unit, const CustomerWords& customer) {
  Overlap result;
  std::vector<std::uint64_t> seen;
  std::vector<std::uint64_t> said, told;
  for (std::size_t i = unit.first; i < unit.last; ++i) {
    if (reply.words[i].kind != Word::Kind::Sign) said.push_back(turned(reply.words[i]));
  }
  for (const auto& word : customer.words.words) {
    if (word.kind != Word::Kind::Sign) told.push_back(turned(word));
  }
  result.words = said.size();
  for (std::size_t i = unit.first; i < unit.last; ++i) {
    const auto& word = reply.words[i];
    if (!is_content(word) || std::ranges::find(seen, word.self) != seen.end()) continue;
    seen.push_back(word.self);
    ++result.content_words;
    result.shared += std::ranges::binary_search(customer.content, word.self) ? 1U : 0U;
  }
  // The longest run of equal words: one row of the usual table at a time.
  std::vector<std::uint16_t> row(told.size() + 1, 0);
  for (const auto word : said) {
    std::uint16_t corner = 0;
    for (std::size_t k = 0; k < told.size(); ++k) {
      const auto above = row[k + 1];
      row[k + 1] = told[k] == word ? static_cast<std::uint16_t>(corner + 1) : std::uint16_t{0};
      corner = above;
      result.longest_run = std::max<std::size_t>(result.longest_run, row[k + 1]);
    }
  }
  return result;
}

void unit_features(const UnitReading& reading, const Rubric& rubric, const EmitFeature& emit) {
  FeatureNames(reading, rubric, emit).all();
}

}  // namespace rapport
