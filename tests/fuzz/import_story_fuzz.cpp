// SPDX-License-Identifier: MIT
/// \file Any bytes as a story: it is refused with a sentence, or becomes a scenario that loads, can be
/// written as Twee and comes back.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <string>

#include "engine/authoring/scenario_loader.h"
#include "engine/exchange/export_twee.h"
#include "engine/exchange/import_story.h"
#include "tests/support/shipped.h"

namespace {

void check(bool holds, const std::string& what) {
  if (holds) return;
  std::cerr << what << "\n";
  std::abort();
}

/// The scenario's file; empty if the story was refused.
std::string bring(const std::string& bytes, rapport::StoryLanguage language) {
  const auto story = rapport::import_story("fuzz", bytes, language, *rapport::shipped_rubric());
  if (!story) {
    check(!story.error().way_out.empty(), "refused without a way out");
    check(story.error().way_out.find("should not happen") == std::string::npos, story.error().text());
    return {};
  }
  for (const auto& remark : story->remarks)
    check(rapport::to_text(remark).find("note: ") != std::string::npos, "an empty remark");
  return story->yaml;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string bytes(reinterpret_cast<const char*>(data), size);
  for (const auto language : {rapport::StoryLanguage::Twee, rapport::StoryLanguage::Yarn}) {
    const auto yaml = bring(bytes, language);
    if (yaml.empty()) continue;
    const auto scenario = rapport::load_scenario_text("fuzz", yaml, *rapport::shipped_rubric()).value;
    check(scenario != nullptr, "what was brought does not load");
    const auto twee = rapport::export_twee(*scenario, *rapport::shipped_rubric(), "fuzz").twee;
    check(!bring(twee, rapport::StoryLanguage::Twee).empty(), "what was written does not come back");
  }
  return 0;
}
