// SPDX-License-Identifier: MIT
#include "many_scenarios.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <array>
#include <fstream>
#include <string>
#include <string_view>

#include "engine/base/file.h"

namespace rapport::gui {
namespace {

namespace fs = std::filesystem;

struct Trade {
  std::string_view sector, who;
};
constexpr std::array<Trade, 12> kTrades = {{{"Hotel", "the guest in room"},
                                            {"Café", "the regular at table"},
                                            {"Delivery", "the parcel for house"},
                                            {"Car workshop", "the car on bay"},
                                            {"Bank branch", "the account ending in"},
                                            {"Airline", "the passenger in seat"},
                                            {"Housing", "the tenant of flat"},
                                            {"Telephone", "the line on shelf"},
                                            {"Hospital", "the visitor of ward"},
                                            {"Museum", "the school class of group"},
                                            {"Bäckerei", "the cake for order"},
                                            {"Public transport", "the traveller on platform"}}};
struct Trouble {
  std::string_view title, summary, tag;
};
constexpr std::array<Trouble, 8> kTroubles = {{
    {"Nobody called back", "Somebody was told twice that a call would come, and it never came.", "silence"},
    {"Too late by a day", "What was promised for yesterday is not here, and today it is needed.", "lateness"},
    {"The wrong one again",
     "It is the second time this week that something else arrives than what was asked for, and the person at "
     "the counter has "
     "stopped smiling.",
     "mix-up"},
    {"Charged twice", "An amount was taken two times, and the rent is due.", "billing"},
    {"It broke at home", "It worked in the shop and stopped working in the kitchen.", "product"},
    {"Spoken to like a child", "A colleague was short with somebody who had asked a fair question.", "tone"},
    {"A señora with a list", "She has written down every mistake since March, and reads it aloud.",
     "history"},
    {"Rules are rules", "The policy says no, and the person in front of you has a good reason.", "policy"},
}};
constexpr std::array<std::string_view, 3> kDifficulties = {"gentle", "moderate", "demanding"};

void replace(std::string& text, std::string_view what, std::string_view by) {
  const auto place = text.find(what);
  ASSERT_NE(place, std::string::npos) << what;
  text.replace(place, what.size(), by);
}

std::string scenario_text(std::string text, std::size_t i) {
  const auto& trade = kTrades[i % kTrades.size()];
  const auto& trouble = kTroubles[i / kTrades.size() % kTroubles.size()];
  replace(text, "id: late-parcel", fmt::format("id: scenario-{:04}", i));
  replace(text, "title: The parcel that came on Monday",
          fmt::format("title: \"{}: {} {}\"", trouble.title, trade.who, i));
  replace(text, "sector: Delivery", fmt::format("sector: {}", trade.sector));
  replace(text, "summary: A birthday present was promised for Saturday and came on Monday, opened.",
          fmt::format("summary: \"{}\"", trouble.summary));
  replace(text, "tags: [phone, short]", fmt::format("tags: [phone, {}]", trouble.tag));
  replace(text, "difficulty: gentle",
          fmt::format("difficulty: {}", kDifficulties[i / kTrades.size() % kDifficulties.size()]));
  replace(text, "minutes: 4", fmt::format("minutes: {}", 4 + i * 7 % 26));
  const auto calls = i / 5 % 4;
  if (calls == 1) replace(text, "calls_for: [listening, empathy]", "calls_for: [listening]");
  if (calls == 2) replace(text, "calls_for: [listening, empathy]", "calls_for: [empathy]");
  if (calls == 3) replace(text, "calls_for: [ownership, followup]", "calls_for: [followup]");
  return text;
}

}  // namespace

Library write_many_scenarios(const fs::path& folder, std::size_t count) {
  const fs::path source = RAPPORT_SOURCE_DIR;
  const Library library{folder / "scenarios", folder / "rubrics", folder / "models"};
  fs::remove_all(folder);
  fs::create_directories(library.scenarios);
  fs::create_directories(library.rubrics);
  fs::copy_file(source / "assets/rubrics/recovery.yaml", library.rubrics / "recovery.yaml");
  constexpr std::size_t kMostBytes = 1U << 20U;
  const auto model = read_file(source / "tests/gui/scenarios/late-parcel.yaml", kMostBytes);
  EXPECT_TRUE(model);
  for (std::size_t i = 0; model && i < count; ++i)
    std::ofstream(library.scenarios / fmt::format("scenario-{:04}.yaml", i)) << scenario_text(*model, i);
  return library;
}

}  // namespace rapport::gui
