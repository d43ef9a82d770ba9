// SPDX-License-Identifier: MIT
#include "engine/authoring/rubric_checker.h"

#include <fmt/format.h>

#include <algorithm>
#include <set>
#include <string>
#include <string_view>

#include "engine/assessor/cue_grammar.h"
#include "engine/authoring/cue_words.h"
#include "engine/authoring/example_trial.h"
#include "engine/authoring/wording.h"

namespace rapport {
namespace {

class RubricCheck {
 public:
  RubricCheck(const Rubric& rubric, const RubricPlaces& places, DiagnosticReport& report)
      : rubric_(rubric),
        places_(places),
        report_(report),
        known_(words_of(rubric)),
        first_indicator_(rubric.indicators.size() - places.each_indicator.size()),
        first_word_list_(rubric.word_lists.size() - places.each_word_list.size()) {}

  void run() {
    check_word_lists();
    for (std::size_t i = first_indicator_; i < rubric_.indicators.size(); ++i)
      check_cues(rubric_.indicators[i], places_.each_indicator[i - first_indicator_]);
    check_examples();
  }

 private:
  void check_word_lists() {
    std::set<std::string_view> named;
    for (const auto& indicator : rubric_.indicators) {
      for (const auto& cue : indicator.cues) {
        for (const auto word : cue_words(cue)) named.insert(word);
      }
    }
    for (std::size_t i = first_word_list_; i < rubric_.word_lists.size(); ++i) {
      const auto& list = rubric_.word_lists[i];
      const auto& places = places_.each_word_list[i - first_word_list_];
      for (std::size_t k = 0; k < list.words.size(); ++k) check_word(list.words[k], places.words[k]);
      if (named.contains(fmt::format("{{{}}}", list.name))) continue;
      report_.add(DiagnosticCode::WordListNeverUsed, places.name,
                  fmt::format("No cue names the list {}.", list.name),
                  fmt::format("Write {{{}}} in a cue, or take the list out.", list.name));
    }
  }

  void check_cues(const Indicator& indicator, const RubricPlaces::OfIndicator& places) {
    std::set<std::string_view> seen;
    for (std::size_t i = 0; i < indicator.cues.size(); ++i) {
      const auto& cue = indicator.cues[i];
      if (!seen.insert(cue).second) {
        report_.add(DiagnosticCode::CueRepeated, places.cues[i],
                    fmt::format("The cue {} of {} stands twice.", in_quotes(cue), indicator.id),
                    "Take one out.");
        continue;
      }
      for (const auto word : cue_words(cue)) check_word(word, places.cues[i]);
      check_end(cue, places.cues[i]);
    }
  }

  void check_word(std::string_view word, SourceSpan place) {
    if (!is_plain_cue_word(word)) return;
    const auto read = read_instead(word, known_);
    if (read.empty()) return;
    report_.add(
        DiagnosticCode::CueNeverFound, place,
        fmt::format("No reply shows the word {}: it is read as {}.", in_quotes(word), in_quotes(read)),
        fmt::format("Write {} instead, or take the word out.", in_quotes(read)));
  }

  /// `?` and `$` are the end of a sentence: words behind them are in the next one.
  void check_end(std::string_view cue, SourceSpan place) {
    const auto padded = fmt::format("{} ", cue);
    for (const std::string_view sign : {" ? ", " $ "}) {
      const auto at = padded.find(sign);
      if (at == std::string::npos) continue;
      const auto rest = padded.find_first_not_of(' ', at + sign.size());
      if (rest == std::string::npos || (sign == " ? " && padded.substr(rest) == "$ ")) continue;
      report_.add(
          DiagnosticCode::CueNeverFound, place,
          fmt::format("No sentence goes on after {}, as this cue does.", in_quotes(sign.substr(1, 1))),
          "A cue is about one sentence. Make two cues of it, or take the sign out.");
    }
  }

  void check_examples() {
    const auto grammar = CueGrammar::compile(rubric_);
    if (!grammar) {
      report_.add(DiagnosticCode::BadCue, places_.indicators, grammar.error().message,
                  "Shorten the longest cues and lists of words.");
      return;
    }
    for (const auto& failed : failed_examples(rubric_, *grammar, first_indicator_)) {
      const auto& id = rubric_.indicators[failed.indicator].id;
      const auto& places = places_.each_indicator[failed.indicator - first_indicator_];
      if (failed.counter) {
        report_.add(DiagnosticCode::CounterExampleFound, places.counter_examples[failed.position],
                    fmt::format("A cue of {} finds {} in this sentence.", id, in_quotes(failed.found)),
                    "Make that cue say more, or take the sentence out of not_examples.");
      } else {
        report_.add(DiagnosticCode::ExampleNotFound, places.examples[failed.position],
                    fmt::format("No cue of {} finds it in this sentence.", id),
                    "Add a cue that does, or take the sentence out of examples.");
      }
    }
  }

  const Rubric& rubric_;
  const RubricPlaces& places_;
  DiagnosticReport& report_;
  Lexicon known_;
  std::size_t first_indicator_, first_word_list_;
};

}  // namespace

void check_rubric(const Rubric& rubric, const RubricPlaces& places, DiagnosticReport& report) {
  RubricCheck(rubric, places, report).run();
}

}  // namespace rapport
