// SPDX-License-Identifier: MIT
#include "engine/translation/scenario_texts.h"

#include "engine/base/content_hash.h"
#include "engine/translation/text_visit.h"
#include "engine/translation/translator_note.h"

namespace rapport {

std::vector<ScenarioText> texts_of(const Scenario& scenario, const Rubric& base) {
  std::vector<ScenarioText> texts;
  const Rubric* own = scenario.rubric.get();
  TextVisit(scenario, base, own,
            [&](const std::string& id, const std::string& text, const TextContext& context) {
              texts.push_back({id, text, translator_note(scenario, own != nullptr ? *own : base, context)});
            })
      .run();
  return texts;
}

std::string short_hash(std::string_view text) {
  constexpr std::size_t kDigits = 16;
  return "h" + content_hash(text).substr(0, kDigits);
}

std::shared_ptr<Scenario> with_words(const Scenario& scenario, const Rubric& base, const NewWords& words) {
  auto result = std::make_shared<Scenario>(scenario);
  std::shared_ptr<Rubric> own;
  if (scenario.rubric != nullptr) own = std::make_shared<Rubric>(*scenario.rubric);
  TextVisit(*result, base, own.get(), [&](const std::string& id, std::string& text, const TextContext&) {
    if (const auto* other = words(id)) text = *other;
  }).run();
  result->rubric = std::move(own);
  result->program = compile(*result);
  return result;
}

}  // namespace rapport
