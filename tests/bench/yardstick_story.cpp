// SPDX-License-Identifier: MIT
#include "tests/bench/yardstick_story.h"

#include <fmt/format.h>

#include <array>
#include <ctime>
#include <string_view>

#include "engine/base/content_hash.h"

namespace rapport::bench {
namespace {

constexpr std::array<std::string_view, 5> kLines = {
    "My propane tank is empty and the driver never came, this is the second time.",
    "There is a scratch down the whole door and nobody told me when I picked it up.",
    "I booked that table three weeks ago and now you tell me it is gone.",
    "I have been on hold for forty minutes and I am telling you this story again.",
    "So what exactly are you going to do about it before tonight?"};
constexpr std::array<std::string_view, 3> kReplies = {
    "I hear you, that must have been a long cold night with no heat",
    "Let me take this on myself and call you back before five today",
    "That is not really something my department can do anything about"};
constexpr std::array<std::string_view, 4> kCounters = {"listening", "empathy", "ownership", "followup"};
constexpr std::array<std::string_view, 3> kChanges = {"+2", "+1", "-1"};

}  // namespace

std::string yardstick_scenario(int turns, int replies) {
  std::string text =
      "format: 1\nid: yardstick\ntitle: Yardstick\nlanguage: en\nchannel: phone\n"
      "failure: {what: Measured., kind: service, cause: ours, severity: minor}\n"
      "briefing: {role: Yardstick, situation: Yardstick}\n"
      "customer: {name: Y, trust: 50, trust_before: 50, anger: 50, patience: 3, out_of_patience: end, "
      "loyalty: 50,\n"
      "  problem: P, concern: {worry: W}, reactions: {otherwise: Sorry}}\n"
      "variables:\n";
  for (const auto counter : kCounters)
    text += fmt::format("  {}: {{type: integer, min: -99, max: 99, start: 0}}\n", counter);
  text += "  turns: {type: integer, min: 0, max: 99, start: 0}\nturns:\n";
  for (int i = 0; i < turns; ++i) {
    const auto index = static_cast<std::size_t>(i);
    text += fmt::format("- id: t{}\n  customer: Node {} asks {}\n  replies:\n", i, i, kLines[index % 5]);
    for (int c = 0; c < 3; ++c) {
      const auto choice = static_cast<std::size_t>(c);
      std::string when;
      if (c == 0 && i % 3 == 0) when = fmt::format("when: {} >= 1, ", kCounters[index % 4]);
      if (c == 2 && i % 5 == 4) when = "when: listening < 3, ";
      text += fmt::format(
          "  - {{id: r{}, say: \"{} ({} {})\", {}effects: {{{}: {}, turns: +1}}, goto: [{{when: turns >= "
          "{}, to: end}}, {{to: t{}}}]}}\n",
          c, kReplies[choice], i, c, when, kCounters[(index + choice) % 4], kChanges[choice], replies,
          (3 * i + c + 1) % turns);
    }
  }
  text +=
      "endings:\n- {id: end, tier: fragile, title: End, say: \"Thank you, goodbye.\", account: Measured., "
      "loyalty: 50}\n";
  return text;
}

Rubric small_rubric() {
  Rubric rubric;
  rubric.id = "recovery";
  rubric.hash = content_hash("yardstick");
  for (const auto id : kCounters) {
    Criterion criterion;
    criterion.id = id;
    rubric.criteria.push_back(criterion);
  }
  return rubric;
}

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

}  // namespace rapport::bench
