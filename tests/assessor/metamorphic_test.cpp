// SPDX-License-Identifier: MIT
/// \file What must hold of every reply of the corpus when it is changed in a way that cannot help it, or
/// cannot matter.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cmath>
#include <iostream>
#include <regex>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/training/corpus.h"
#include "tests/support/shipped.h"

namespace rapport {
namespace {

/// What counts as the same score: far below anything that is shown.
constexpr double kSame = 1e-6;

const Corpus& shipped_corpus() {
  static const auto kCorpus = load_corpus(RAPPORT_SOURCE_DIR "/assets/corpus", *shipped_rubric());
  if (!kCorpus) throw std::runtime_error(kCorpus.error().text());
  return *kCorpus;
}

/// Service replies, and what was found wrong with them; the first few are shown.
class Findings {
 public:
  void add(const LabelledReply& reply, std::string_view changed, std::string_view what, double before,
           double after) {
    ++count_;
    if (count_ <= 20)
      ADD_FAILURE() << reply.place << ' ' << what << ' ' << before << " -> " << after << "\n  " << changed;
  }
  ~Findings() { EXPECT_EQ(count_, 0U) << "of " << tried_ << " changed replies"; }
  void tried() { ++tried_; }

 private:
  std::size_t count_ = 0, tried_ = 0;
};

/// Calls `look` with every reply of the corpus, its context and its reading.
template <typename Look>
void each_reply(const Look& look) {
  const auto& assessor = shipped_assessor();
  const auto& replies = shipped_corpus().replies;
  for (const auto& reply : replies) {
    const auto context = assessor.context(reply.customer, reply.setting);
    const auto reading = assessor.read(context, reply.words);
    if (reading.rated) look(reply, context, reading);
  }
}

/// Reports every criterion whose score `changed` raises.
void expect_no_rise(const LabelledReply& reply, const ReplyContext& context, const Reading& before,
                    const std::string& changed, Findings& findings) {
  const auto after = shipped_assessor().read(context, changed);
  findings.tried();
  for (CriterionIndex c = 0; c < kCoreCriteria; ++c) {
    if (!labels(reply.setting, c) || after.criteria[c].score <= before.criteria[c].score + kSame) continue;
    findings.add(reply, changed, shipped_rubric()->criteria[c].id, before.criteria[c].score,
                 after.criteria[c].score);
  }
}

/// The sentences of a reply as they were typed.
std::vector<std::string> sentences_of(std::string_view words) {
  std::vector<std::string> sentences;
  const auto read = read_words(words, shipped_assessor().model().lexicon);
  for (const auto& unit : read.units) {
    const auto begin = read.words[unit.first].begin_byte;
    sentences.emplace_back(words.substr(begin, read.words[unit.last - 1].end_byte - begin));
  }
  return sentences;
}

/// `reply` with another sentence at its end, on a line of its own so that the reply stays as it is.
std::string with(std::string_view reply, std::string_view sentence) {
  return std::string(reply).append("\n").append(sentence);
}

TEST(EveryReply, GainsNothingFromASentenceSaidAgain) {
  Findings findings;
  each_reply([&](const LabelledReply& reply, const ReplyContext& context, const Reading& before) {
    const auto sentences = sentences_of(reply.words);
    if (sentences.empty()) return;
    expect_no_rise(reply, context, before, with(reply.words, sentences.front()), findings);
    expect_no_rise(reply, context, before, with(reply.words, sentences.back()), findings);
    std::string often = reply.words;
    for (int i = 0; i < 6; ++i) often = with(often, sentences.front());
    expect_no_rise(reply, context, before, often, findings);
  });
}

TEST(EveryServiceReply, GainsNothingFromAHarmfulSentence) {
  Findings findings;
  for (const std::string_view harm :
       {"Calm down.", "That's the supplier's fault.", "Someone will get back to you at some point.",
        "It's our policy, there's nothing I can do."}) {
    each_reply([&](const LabelledReply& reply, const ReplyContext& context, const Reading& before) {
      if (reply.setting != Setting::Service) return;  // elsewhere some of these are no harm
      expect_no_rise(reply, context, before, with(reply.words, harm), findings);
    });
  }
}

bool is_letter(char c) {
  return std::isalpha(static_cast<unsigned char>(c)) != 0;
}

bool is_no_name(std::string_view typed) {
  static constexpr auto kTitles = std::to_array<std::string_view>({"Mr", "Mrs", "Ms", "Dr", "Prof", "St"});
  return typed.size() == 1 || typed.find('\'') != std::string_view::npos ||
         std::ranges::find(kTitles, typed) != kTitles.end();
}

/// What another reply could have said in place of the words of a class: the same for every one of them.
std::string other_words(const Word& word, std::string_view typed) {
  switch (word.kind) {
    case Word::Kind::Name:  // a title is read as a name too, and so is the "HR" of "HR'll"
      return is_no_name(typed) ? "" : "Thornbury";
    case Word::Kind::Number:
      return std::ranges::all_of(typed, [](char c) { return c >= '0' && c <= '9'; }) ? "47" : "";
    case Word::Kind::Money:
      return typed.front() == '$' || typed.starts_with("£") || typed.starts_with("€") ? "$7,341.20" : "";
    case Word::Kind::Time:
      return typed.find(':') != std::string_view::npos ? "11:17" : "";
    case Word::Kind::Day:
      return typed.ends_with("day") ? "Wednesday" : "";
    default:
      return "";
  }
}

/// `text` with every name, number, amount, clock time and weekday replaced that stands alone between blanks
/// or signs.
std::string with_other_names(std::string_view text) {
  const auto read = read_words(text, shipped_assessor().model().lexicon);
  std::string result;
  std::size_t copied = 0;
  for (const auto& word : read.words) {
    const auto typed = text.substr(word.begin_byte, word.end_byte - word.begin_byte);
    const auto other = other_words(word, typed);
    const bool alone =
        word.begin_byte >= copied && (word.end_byte == text.size() || !is_letter(text[word.end_byte]));
    if (other.empty() || !alone) continue;
    result.append(text.substr(copied, word.begin_byte - copied)).append(other);
    copied = word.end_byte;
  }
  return result.append(text.substr(copied));
}

TEST(EveryReply, IsRatedTheSameWithOtherNamesAmountsAndDates) {
  Findings findings;
  const auto& assessor = shipped_assessor();
  each_reply([&](const LabelledReply& reply, const ReplyContext&, const Reading&) {
    const auto changed = with_other_names(reply.words);
    if (changed == reply.words) return;
    findings.tried();
    // The customer's line is left out: a name they gave too is a fact given back, and another name is not.
    const auto alone = assessor.context("", reply.setting);
    const auto before = assessor.read(alone, reply.words);
    const auto after = assessor.read(alone, changed);
    for (CriterionIndex c = 0; c < kCoreCriteria; ++c) {
      // A name said twice ("Thornbury. Thornbury.") is a sentence repeated, which another name is not: hence
      // the hair.
      constexpr double kHair = 0.005;
      if (std::abs(before.criteria[c].score - after.criteria[c].score) < kHair &&
          before.criteria[c].level == after.criteria[c].level)
        continue;
      findings.add(reply, changed, shipped_rubric()->criteria[c].id, before.criteria[c].score,
                   after.criteria[c].score);
    }
  });
}

/// Lists of three single words: "the name, date and place". The first and the last change places.
std::string with_lists_turned(const std::string& text) {
  static const std::regex kList(R"(\b([a-z]+), ([a-z]+)(,?) (and|or) ([a-z]+)\b)");
  return std::regex_replace(text, kList, "$5, $2$3 $4 $1");
}

TEST(EveryReply, KeepsItsLevelsWhenAListIsTurnedRound) {
  // Words are read with their neighbours, so the score moves a little. One level in thirty may move with it.
  const auto& assessor = shipped_assessor();
  std::size_t levels = 0, moved = 0;
  each_reply([&](const LabelledReply& reply, const ReplyContext& context, const Reading& before) {
    const auto changed = with_lists_turned(reply.words);
    if (changed == reply.words) return;
    const auto after = assessor.read(context, changed);
    for (CriterionIndex c = 0; c < kCoreCriteria; ++c) {
      if (!labels(reply.setting, c)) continue;
      ++levels;
      if (before.criteria[c].level == after.criteria[c].level) continue;
      ++moved;
      std::cout << reply.place << ' ' << shipped_rubric()->criteria[c].id << ' ' << before.criteria[c].score
                << " -> " << after.criteria[c].score << "\n  " << changed << '\n';
    }
  });
  EXPECT_LE(moved * 30, levels) << moved << " of " << levels;
  EXPECT_GE(levels, 100U);
}

TEST(AList, OfThingsChangesLittleWhenItIsTurnedRound) {
  constexpr std::string_view kCustomer = "Nothing that I paid for has come.";
  for (const auto& [list, turned] : std::to_array<std::pair<std::string_view, std::string_view>>({
           {"the cot, the sheets and the towels", "the towels, the sheets and the cot"},
           {"the pump, the valve and the pipe", "the pipe, the valve and the pump"},
           {"a table, two chairs and a lamp", "a lamp, two chairs and a table"},
       })) {
    for (const std::string_view frame :
         {"I'm bringing {} on Friday.", "You paid for {} and got none of it.",
          "I forgot {}, and that's on me.", "I can't help with {}.", "Someone will send {} at some point.",
          "How did you manage without {}?"}) {
      const auto with_parts = [&](std::string_view parts) {
        auto text = std::string(frame);
        return text.replace(text.find("{}"), 2, parts);
      };
      const auto before = shipped_reading(kCustomer, with_parts(list));
      const auto after = shipped_reading(kCustomer, with_parts(turned));
      // Words are read with their neighbours: a score moves a little, and a level on the edge with it.
      for (std::size_t c = 0; c < kCoreCriteria; ++c)
        EXPECT_NEAR(before.criteria[c].score, after.criteria[c].score, 0.15) << with_parts(list);
    }
  }
}

}  // namespace
}  // namespace rapport
