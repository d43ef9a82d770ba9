// SPDX-License-Identifier: MIT
/// \file Everything that a person can ask of the window, as values.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <variant>

#include "engine/attempt/attempt.h"

namespace rapport::gui {

struct OpenScenario {
  std::string id;
};
struct ChooseMode {
  Mode mode = Mode::Practice;
};
/// Starts the scenario whose briefing is open.
struct BeginAttempt {};
struct ResumeAttempt {
  AttemptId id;
};
/// Answers with an authored reply of the present turn.
struct GiveReply {
  std::string option_id;
};
/// Answers in the trainee's own words.
struct SendWords {
  std::string words;
};
/// Lets the customer's patience clock run out.
struct StaySilent {};
struct ShowHint {};
/// Back to before reply number `reply`, and into the conversation.
struct RewindTo {
  std::size_t reply = 0;
};
struct OpenDebrief {};
/// One screen back; nothing is lost by it.
struct GoBack {};
struct GoToLobby {};
struct DismissNotice {};

using Action = std::variant<OpenScenario, ChooseMode, BeginAttempt, ResumeAttempt, GiveReply, SendWords,
                            StaySilent, ShowHint, RewindTo, OpenDebrief, GoBack, GoToLobby, DismissNotice>;

/// How a screen asks for something. What it asks happens after the frame.
using Dispatch = std::function<void(Action)>;

}  // namespace rapport::gui
