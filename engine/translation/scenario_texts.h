// SPDX-License-Identifier: MIT
/// \file Every text of a scenario that a person reads, listed in story order and put in from elsewhere.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"

namespace rapport {

/// One text for a translator.
struct ScenarioText {
  std::string id;    ///< stable under edits elsewhere, such as `turn.first-call.reply.listen.say`
  std::string text;  ///< as authored
  std::string note;  ///< who says it to whom, when, and where it leads; may have several lines
};

/// In story order, each id once. `base` is the rubric that the scenario was loaded with.
[[nodiscard]] std::vector<ScenarioText> texts_of(const Scenario& scenario, const Rubric& base);

/// A short hash of a text, by which a table says of which wording a translation was made. It begins with a
/// letter, so that no spreadsheet takes it for a number.
[[nodiscard]] std::string short_hash(std::string_view text);

/// The words to put in the place of the text with this id, or null to leave it. Valid until the next call.
using NewWords = std::function<const std::string*(const std::string& id)>;

/// The scenario with other words: the same ids, graph and hash, and a program of its own.
[[nodiscard]] std::shared_ptr<Scenario> with_words(const Scenario& scenario, const Rubric& base,
                                                   const NewWords& words);

}  // namespace rapport
