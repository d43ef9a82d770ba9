// SPDX-License-Identifier: MIT
/// \file What the check of a rubric finds, and what it lets pass.
#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "engine/authoring/cue_words.h"
#include "engine/authoring/example_trial.h"
#include "engine/authoring/rubric_loader.h"

namespace rapport {
namespace {

/// A rubric with these indicators and lists of words, without any other finding.
std::string rubric_with(std::string_view indicators, std::string_view words = "") {
  std::string text =
      "rubric: 1\nid: small\ntitle: Small\npass: {overall: 60, each: 40}\nslips: []\ncriteria:\n";
  for (const auto* id : {"listening", "empathy", "ownership", "followup"}) {
    text += std::string("  - {id: ") + id +
            ", name: A, question: B, anchors: {harmful: C, missing: D, partial: E, strong: F}, keep: G, "
            "start: H, "
            "stop: I}\n";
  }
  if (!words.empty()) text.append("words:\n").append(words);
  return text.append("indicators:\n").append(indicators);
}

/// One indicator with these lines, each with its line break.
std::string sign(std::string_view lines, std::string_view polarity = "earns") {
  return std::string("  - id: ownership.sign\n    polarity: ")
      .append(polarity)
      .append("\n    sign: A.\n    coaching: B.\n")
      .append(lines);
}

/// The names of what is found, in the order of the file.
std::vector<std::string> findings(const std::string& bytes) {
  std::vector<std::string> names;
  for (const auto& each : load_rubric_text("small.yaml", bytes).diagnostics)
    names.emplace_back(entry_of(each.code).name);
  return names;
}

using Names = std::vector<std::string>;

TEST(RubricLint, LetsASignBeWithoutCuesAndExamples) {
  EXPECT_EQ(findings(rubric_with(sign(""))), Names());
  EXPECT_EQ(findings(rubric_with(sign("", "harms"))), Names());
}

TEST(RubricLint, WantsExamplesWhereThereAreCues) {
  EXPECT_EQ(findings(rubric_with(sign("    cues: [our fault]\n"))), Names({"RecommendedKeyMissing"}));
  EXPECT_EQ(findings(rubric_with(sign("    cues: [our fault]\n    examples: [It is our fault.]\n"))),
            Names());
}

TEST(RubricLint, SendsItsAuthorToTheRubricsFormat) {
  const auto found = load_rubric_text("small.yaml", rubric_with(sign("    cues: [our fault]\n"))).diagnostics;
  ASSERT_EQ(found.size(), 1U);
  EXPECT_NE(found[0].hint.find("docs/rubric-format.md"), std::string::npos) << found[0].hint;
}

TEST(RubricLint, FindsExamplesThatNoCueOfTheirOwnSignFinds) {
  EXPECT_EQ(findings(rubric_with(sign("    examples: [It is our fault.]\n"))), Names({"ExampleNotFound"}));
  EXPECT_EQ(
      findings(rubric_with(sign("    cues: [our fault]\n    examples: [It is our fault.]\n") +
                           "  - {id: empathy.other, polarity: earns, sign: A., coaching: B., cues: [so sad], "
                           "examples: [It is our fault.]}\n")),
      Names({"ExampleNotFound"}));
}

TEST(RubricLint, FindsCounterExamplesThatOneOfTheirOwnCuesFinds) {
  const std::string lines = "    cues: [our fault]\n    examples: [It is our fault.]\n    not_examples: [";
  EXPECT_EQ(findings(rubric_with(sign(lines + "It is your fault.]\n"))), Names());
  EXPECT_EQ(findings(rubric_with(sign(lines + "It was hardly our fault.]\n"))), Names()) << "it is denied";
  EXPECT_EQ(findings(rubric_with(sign(lines + "It was hardly our fault.]\n", "harms"))),
            Names({"CounterExampleFound"}));
}

TEST(RubricLint, TakesCapitalsAtTheBeginningForWordsThatItsCuesKnow) {
  EXPECT_EQ(
      findings(rubric_with(sign("    cues: [mistakes were made, apolog* for, '^ if you', i will]\n"
                                "    examples: [Mistakes were made., Apologies for that., If you like., "
                                "\"We know, I'll ring.\", MISTAKES WERE MADE]\n"))),
      Names());
}

TEST(RubricLint, TakesOtherCapitalsForNames) {
  EXPECT_EQ(findings(rubric_with(sign("    cues: [<name> will]\n    examples: [Priya will be there.]\n"))),
            Names());
}

TEST(RubricLint, FindsWordsThatNobodyCanType) {
  for (const auto* cue :
       {"by monday", "two days", "i cannot", "by noon", "co-op", "ten euros", "asap please"}) {
    const auto found = findings(rubric_with(
        sign(std::string("    cues: [our fault, ") + cue + "]\n    examples: [It is our fault.]\n")));
    EXPECT_NE(std::ranges::find(found, "CueNeverFound"), found.end()) << cue;
  }
}

TEST(RubricLint, FindsWordsBehindTheEndOfTheSentence) {
  EXPECT_EQ(findings(rubric_with(sign("    cues: [\"right ? yes\"]\n"
                                      "    examples: []\n"))),
            Names({"CueNeverFound"}));
  EXPECT_EQ(findings(rubric_with(sign("    cues: [\"is that right ?\", \"you see ? $\", \"i hear $\"]\n"
                                      "    examples: [\"Is that right?\", \"You see?\", I hear.]\n"))),
            Names());
}

TEST(RubricLint, FindsAMistakeInAListOnceAndNotWhereverItIsNamed) {
  const auto bytes = rubric_with(sign("    cues: ['{we} fail', '{we} lost']\n    examples: [We fail.]\n"),
                                 "  - {name: we, words: [i, We]}\n");
  EXPECT_EQ(findings(bytes), Names({"BadCue"}));
}

TEST(RubricLint, RefusesListsInListsBeforeTheyCanTurnInACircle) {
  EXPECT_EQ(findings(rubric_with(sign("    cues: ['{a} fail']\n    examples: [They fail.]\n"),
                                 "  - {name: a, words: [they, '{a}']}\n")),
            Names({"BadCue"}));
}

TEST(RubricLint, FindsAListWithoutWords) {
  EXPECT_EQ(findings(rubric_with(sign(""), "  - {name: a, words: []}\n")), Names({"EmptyValue"}));
}

TEST(RubricLint, RefusesMoreWordsThanCanBeSearchedFor) {
  std::string list = "  - {name: many, words: [";
  for (int i = 0; i < 1000; ++i) list += "w" + std::to_string(i) + ", ";
  std::string cues = "    cues:\n";
  for (int i = 0; i < 1000; ++i) cues += "      - '{many} {many} x" + std::to_string(i) + "'\n";
  EXPECT_EQ(findings(rubric_with(sign(cues + "    examples: [So.]\n"), list + "]}\n")), Names({"BadCue"}));
}

TEST(RubricLint, RefusesListsThatNobodyCouldReadThrough) {
  std::string list = "  - {name: many, words: [";
  for (int i = 0; i < 1001; ++i) list += "w" + std::to_string(i) + ", ";
  EXPECT_EQ(findings(rubric_with(sign(""), list + "]}\n")), Names({"TooManyEntries"}));
  EXPECT_EQ(findings(rubric_with(sign(""), "  - {name: a, words: [" + std::string(61, 'a') + "]}\n")),
            Names({"BadCue"}));
}

TEST(CueWords, AreThoseBetweenBlanksStrokesAndBrackets) {
  EXPECT_EQ(cue_words("^ [so/very] sorry/apolog* ... {act} , <time> _ ?"),
            (std::vector<std::string_view>{"so", "very", "sorry", "apolog*", "{act}", ",", "<time>", "_"}));
  EXPECT_EQ(cue_words(""), std::vector<std::string_view>());
}

}  // namespace
}  // namespace rapport
