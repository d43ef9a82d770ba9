// SPDX-License-Identifier: MIT
#include "engine/assessor/scope.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace rapport {
namespace {

constexpr std::size_t kDenialReach = 6;        ///< words that a "not" covers at most
constexpr std::size_t kLongestQuotation = 60;  ///< words; a lone quotation mark opens none

template <std::size_t N>
bool is_any_of(std::string_view word, const std::array<std::string_view, N>& list) {
  return std::ranges::find(list, word) != list.end();
}

constexpr auto kDeniers = std::to_array<std::string_view>(
    {"not", "never", "nobody", "none", "without", "neither", "nor", "hardly"});
/// "not only", "no doubt": nothing is denied.
constexpr auto kNotDenied = std::to_array<std::string_view>(
    {"only", "just", "doubt", "problem", "worries", "matter", "longer", "sure", "mind", "wait", "hesitate",
     "least", "enough", "later", "forget", "forgotten"});
constexpr auto kClauseEnds =
    std::to_array<std::string_view>({",", "but", "because", "so", "though", "although", "however", ":", "("});
constexpr auto kTelling = std::to_array<std::string_view>(
    {"said", "says", "told", "tells", "promised", "promises", "claimed", "claims", "wrote", "swore",
     "reckons", "reckoned", "insists", "insisted", "announced", "assured", "thinks"});
constexpr auto kOwnTellers = std::to_array<std::string_view>(
    {"i",   "we", "you", "to",   "as", "have", "had",  "be",   "was",     "were",
     "not", "am", "are", "been", "is", "and",  "what", "just", "already", "also"});
constexpr auto kPersons =
    std::to_array<std::string_view>({"i", "we", "it", "that", "you", "he", "she", "they", "this"});

class ScopeReading {
 public:
  explicit ScopeReading(const ReplyWords& reply) : words_(reply.words), scopes_(reply.words.size()) {
    mark_quotations();
    for (const auto& unit : reply.units) {
      mark_denials(unit);
      mark_reports(unit);
      mark_imagination(unit);
    }
  }
  std::vector<Scope> take() { return std::move(scopes_); }

 private:
  [[nodiscard]] std::string_view form(std::size_t i) const { return words_[i].form; }

  /// Whether there is a word, not a sign, right before or behind a sign, without a space between.
  [[nodiscard]] bool touches_word_before(std::size_t i) const {
    return i > 0 && words_[i - 1].kind != Word::Kind::Sign && words_[i - 1].end_byte == words_[i].begin_byte;
  }
  [[nodiscard]] bool touches_word_behind(std::size_t i) const {
    return i + 1 < words_.size() && words_[i + 1].kind != Word::Kind::Sign &&
           words_[i].end_byte == words_[i + 1].begin_byte;
  }

  /// An apostrophe opens a quotation only right before a word and closes one only where no word follows: "the
  /// dogs' leads and the cats' baskets" quotes nothing.
  [[nodiscard]] bool opens_quotation(std::size_t i) const {
    return form(i) == "\"" || (form(i) == "'" && touches_word_behind(i) && !touches_word_before(i));
  }
  [[nodiscard]] bool closes_quotation(std::size_t i) const {
    return form(i) == "\"" || (form(i) == "'" && !touches_word_behind(i));
  }

  void mark_quotations() {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!opens_quotation(i)) continue;
      const auto limit = std::min(words_.size(), i + kLongestQuotation);
      std::size_t end = i + 1;
      while (end < limit && (form(end) != form(i) || !closes_quotation(end))) ++end;
      if (end >= limit) continue;
      for (std::size_t k = i; k <= end; ++k) scopes_[k].quoted = true;
      i = end;
    }
  }

  void mark_denials(const Unit& unit) {
    for (std::size_t i = unit.first; i < unit.last; ++i) {
      const bool no = form(i) == "no" && i + 1 < unit.last && words_[i + 1].kind != Word::Kind::Sign;
      if (!no && !is_any_of(form(i), kDeniers)) continue;
      if (i + 1 < unit.last && is_any_of(form(i + 1), kNotDenied)) continue;
      const auto limit = std::min(unit.last, i + 1 + kDenialReach);
      for (std::size_t k = i + 1; k < limit && !is_any_of(form(k), kClauseEnds); ++k)
        scopes_[k].denied = !scopes_[k].denied;
    }
  }

  void mark_reports(const Unit& unit) {
    for (std::size_t i = unit.first + 1; i < unit.last; ++i) {
      if (!is_any_of(form(i), kTelling) || is_any_of(form(i - 1), kOwnTellers)) continue;
      for (std::size_t k = i + 1; k < unit.last && form(k) != "but"; ++k) scopes_[k].reported = true;
      return;
    }
  }

  /// "if I had", "if it were": the whole sentence is imagined; "would have", "should have": what follows it,
  /// unless it is what the speaker ought to have done.
  void mark_imagination(const Unit& unit) {
    for (std::size_t i = unit.first; i + 2 < unit.last; ++i) {
      const bool condition = form(i) == "if" && is_any_of(form(i + 1), kPersons) &&
                             (form(i + 2) == "had" || form(i + 2) == "were" || form(i + 2) == "would");
      if (condition) return imagine(unit.first, unit.last);
      if (form(i) == "would" && form(i + 1) == "have") return imagine(i, unit.last);
    }
  }

  void imagine(std::size_t first, std::size_t last) {
    for (std::size_t k = first; k < last; ++k) scopes_[k].imagined = true;
  }

  const std::vector<Word>& words_;
  std::vector<Scope> scopes_;
};

}  // namespace

std::vector<Scope> word_scopes(const ReplyWords& reply) {
  return ScopeReading(reply).take();
}

}  // namespace rapport
