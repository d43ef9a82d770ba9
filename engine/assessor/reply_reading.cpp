// SPDX-License-Identifier: MIT
#include "engine/assessor/reply_reading.h"

#include <algorithm>
#include <array>
#include <map>

namespace rapport {
namespace {

constexpr std::size_t kPaddingRepeats = 5;  ///< the same sentence so often is no longer speech
constexpr std::size_t kSlogans = 5;  ///< so many sentences, each of a few words and none about anything
constexpr std::size_t kSloganWords = 4;

template <std::size_t N>
bool is_one_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::ranges::find(list, word) != list.end();
}

constexpr auto kKeyWords = std::to_array<std::string_view>(
    {"sorry",       "understand",  "understanding", "apologize",      "apologise", "apology",
     "frustrating", "frustration", "own",           "ownership",      "listen",    "listening",
     "empathy",     "empathise",   "empathize",     "follow",         "followup",  "resolve",
     "appreciate",  "value",       "concern",       "responsibility", "ensure",    "assure",
     "commitment",  "sincerely",   "inconvenience", "accountability", "care",      "promise",
     "feel"});
constexpr auto kRatingWords =
    std::to_array<std::string_view>({"listening", "empathy", "ownership", "rubric", "criteria", "criterion",
                                     "marks", "score", "rating", "rated", "points"});
constexpr auto kRatingWishes =
    std::to_array<std::string_view>({"marks", "score", "points", "rating", "stars", "grade"});
constexpr auto kFirstPerson = std::to_array<std::string_view>({"i", "we", "my", "our", "me", "us"});

bool is_word(const Word& word) {
  return word.kind != Word::Kind::Sign;
}

class EmptinessOf {
 public:
  explicit EmptinessOf(const UnitReading& unit) : unit_(unit), words_(unit.reply->words) {}

  [[nodiscard]] Emptiness judge() const {
    if (unit_.overlap.is_echo()) return Emptiness::Echo;
    if (is_about_rating()) return Emptiness::Rating;
    if (is_heap()) return Emptiness::KeyWords;
    return is_meant() ? Emptiness::None : Emptiness::NotMeant;
  }

 private:
  template <typename Test>
  [[nodiscard]] std::size_t count(Test test) const {
    std::size_t found = 0;
    for (std::size_t i = unit_.unit.first; i < unit_.unit.last; ++i) found += test(i) ? 1U : 0U;
    return found;
  }

  [[nodiscard]] bool is_about_rating() const {
    const auto first = unit_.unit.first;
    const auto named = count([&](std::size_t i) { return is_one_of(words_[i].form, kRatingWords); });
    const bool heading = (is_one_of(words_[first].form, kRatingWords) || words_[first].form == "follow" ||
                          words_[first].form == "followup") &&
                         count([&](std::size_t i) { return i < first + 4 && words_[i].form == ":"; }) > 0;
    const bool wish =
        count([&](std::size_t i) { return is_one_of(words_[i].form, kRatingWishes); }) > 0 &&
        count([&](std::size_t i) {
          return words_[i].form == "full" || words_[i].form == "top" || words_[i].form == "maximum";
        }) > 0;
    return heading || wish || named >= 3;
  }

  [[nodiscard]] bool is_heap() const {
    const auto words = count([&](std::size_t i) { return is_word(words_[i]); });
    const auto keys = count([&](std::size_t i) { return is_one_of(words_[i].form, kKeyWords); });
    const auto grammar = count([&](std::size_t i) { return is_word(words_[i]) && words_[i].grammar; });
    return words >= 5 && keys >= 3 && keys * 3 >= words && grammar * 3 <= words;
  }

  [[nodiscard]] bool is_meant() const {
    const auto foreign =
        count([&](std::size_t i) { return is_word(words_[i]) && !unit_.scopes[i].is_own(); });
    if (foreign == 0) return true;
    const auto words = count([&](std::size_t i) { return is_word(words_[i]); });
    const auto own_person = count(
        [&](std::size_t i) { return is_one_of(words_[i].form, kFirstPerson) && unit_.scopes[i].is_own(); });
    const auto person = count([&](std::size_t i) { return is_one_of(words_[i].form, kFirstPerson); });
    return foreign * 2 < words && (person == 0 || own_person > 0);
  }

  const UnitReading& unit_;
  const std::vector<Word>& words_;
};

/// What a sentence says, for telling whether it was said before.
std::uint64_t meaning_of(const ReplyWords& reply, const Unit& unit) {
  std::uint64_t key = text_key("");
  for (std::size_t i = unit.first; i < unit.last; ++i) {
    if (!is_word(reply.words[i])) continue;
    const std::uint64_t self = reply.words[i].self;
    for (unsigned shift = 0; shift < 64; shift += 8) {
      const char byte = static_cast<char>(self >> shift);
      key = text_key(std::string_view(&byte, 1), key);
    }
  }
  return key;
}

/// Many short sentences none of which has anything to do with this customer.
bool are_slogans(const std::vector<UnitReading>& units) {
  return units.size() >= kSlogans && std::ranges::all_of(units, [](const UnitReading& unit) {
           const auto& words = unit.reply->words;
           std::size_t said = 0;
           for (std::size_t i = unit.unit.first; i < unit.unit.last; ++i) {
             const auto kind = words[i].kind;
             if (kind == Word::Kind::Time || kind == Word::Kind::Day || kind == Word::Kind::Name)
               return false;
             said += is_word(words[i]) ? 1U : 0U;
           }
           return said <= kSloganWords && unit.overlap.shared == 0 && !unit.unit.asks;
         });
}

void count_questions(std::vector<UnitReading>& units) {
  for (std::size_t i = 0; i < units.size();) {
    std::size_t end = i;
    while (end < units.size() && units[end].unit.asks) ++end;
    for (std::size_t k = i; k < end; ++k) units[k].questions_in_row = end - i;
    i = std::max(end, i + 1);
  }
}

}  // namespace

bool harms_for_sure(const UnitReading& unit, const Rubric& rubric, CriterionIndex criterion) {
  return std::ranges::any_of(unit.hits, [&](const CueHit& hit) {
    const auto& indicator = rubric.indicators[hit.indicator];
    return indicator.sure && indicator.polarity == Polarity::Harms && indicator.concerns(criterion);
  });
}

bool counts_for_credit(const UnitReading& unit, const Rubric& rubric, double score) {
  return score > 0 || std::ranges::none_of(unit.hits, [&](const CueHit& hit) {
           return rubric.indicators[hit.indicator].polarity == Polarity::Harms;
         });
}

bool may_earn(Emptiness emptiness, CriterionIndex criterion) {
  constexpr CriterionIndex kListening = 0;
  return emptiness == Emptiness::None || (emptiness == Emptiness::NotMeant && criterion == kListening);
}

void read_reply(std::string_view reply, const CustomerWords& customer, const Rubric& rubric,
                const CueGrammar& grammar, const Lexicon& lexicon, ReplyReading& into) {
  into.words = read_words(reply, lexicon);
  into.scopes = word_scopes(into.words);
  into.units.clear();
  into.empty.clear();
  into.features.clear();
  std::map<std::uint64_t, std::size_t> said;
  std::vector<std::uint64_t> meanings;
  for (const auto& unit : into.words.units) {
    const auto meaning = meaning_of(into.words, unit);
    if (++said[meaning] > 1) continue;
    meanings.push_back(meaning);
    into.units.push_back({&into.words, unit, into.scopes, grammar.find(into.words, into.scopes, unit),
                          overlap(into.words, unit, customer), 0});
  }
  count_questions(into.units);
  const bool slogans = are_slogans(into.units);
  for (std::size_t u = 0; u < into.units.size(); ++u) {
    const bool padding = slogans || said[meanings[u]] >= kPaddingRepeats;
    const bool mocked = std::ranges::any_of(
        into.units[u].hits, [&](const CueHit& hit) { return rubric.indicators[hit.indicator].voids; });
    into.empty.push_back(padding  ? Emptiness::Padding
                         : mocked ? Emptiness::Mocked
                                  : EmptinessOf(into.units[u]).judge());
    FeatureKeys keys;
    unit_features(into.units[u], rubric,
                  [&](std::string_view name, std::size_t, std::size_t) { keys.push_back(text_key(name)); });
    std::ranges::sort(keys);
    keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
    into.features.push_back(std::move(keys));
  }
}

}  // namespace rapport
