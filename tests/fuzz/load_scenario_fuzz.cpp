// SPDX-License-Identifier: MIT
/// \file Any bytes as a scenario: they load, or they give diagnostics; and what loads can be played.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "engine/authoring/rubric_loader.h"
#include "engine/authoring/scenario_loader.h"
#include "engine/session/session.h"

namespace {

/// Chooses among the open options by the bytes of the input, for at most a hundred replies.
void play(const std::shared_ptr<const rapport::Scenario>& scenario,
          const std::shared_ptr<const rapport::Rubric>& rubric, const std::uint8_t* data, std::size_t size) {
  rapport::Session session(scenario, rubric, size);
  for (std::size_t step = 0; step < 100 && !session.is_over(); ++step) {
    rapport::Reply reply;
    const auto pick = static_cast<rapport::OptionIndex>(data[step % size] % 9);
    if (session.state().is_open(pick)) {
      reply.option = pick;
    } else {
      reply.kind = rapport::WrittenReply::Kind::Typed;
    }
    if (!session.reply(reply)) std::abort();
  }
  if (!session.events().empty()) session.rewind(session.replies().size() / 2);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto kRubric = rapport::load_rubric(RAPPORT_SOURCE_DIR "/assets/rubrics/recovery.yaml").value;
  const auto loaded = rapport::load_scenario_text(
      "fuzz.yaml", std::string(reinterpret_cast<const char*>(data), size), *kRubric);
  for (const auto& diagnostic : loaded.diagnostics) {
    if (rapport::to_text(diagnostic).empty()) std::abort();
  }
  if (!loaded.value && loaded.diagnostics.empty()) std::abort();
  if (loaded.value) play(loaded.value, kRubric, data, size);
  return 0;
}
