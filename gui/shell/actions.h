// SPDX-License-Identifier: MIT
/// \file Everything that a person can ask of the window, as values.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/attempt/attempt_runner.h"
#include "engine/attempt/score.h"
#include "gui/author/author_actions.h"
#include "gui/manager/manager_actions.h"
#include "gui/settings/settings.h"
#include "gui/shell/shelf.h"
#include "gui/shell/team_courier.h"
#include "gui/trainee/lobby_filter.h"
#include "gui/trainee/lobby_model.h"
#include "gui/voice/customer_voice.h"

namespace rapport::gui {

struct OpenScenario {
  std::string id;
};
struct ChooseMode {
  Mode mode = Mode::Practice;
};
/// Holds conversations in this language where they are there in it.
struct ChooseLanguage {
  std::string tag;
};
/// Starts the scenario whose briefing is open.
struct BeginAttempt {};
struct ResumeAttempt {
  AttemptId id;
};
/// Opens the debrief of a finished attempt.
struct ReviewAttempt {
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
/// Saves the debrief that is shown as a page of its own.
struct SaveDebrief {};
/// Lets the team see the practice attempt whose debrief is shown, or makes it private again.
struct ShareAttempt {
  bool shared = true;
};
/// It lies there now.
struct DebriefSaved {
  std::filesystem::path file;
};
/// Opens a file in the program that the person uses for its kind.
struct OpenFile {
  std::filesystem::path file;
};
/// One screen back; nothing is lost by it.
struct GoBack {};
struct GoToLobby {};
/// Shows other scenarios, or in another order.
struct ChangeLobby {
  LobbyFilter filter;
};
struct OpenProgress {};
/// Comes to where scenarios are written.
struct OpenAuthor {};
/// Comes to where one looks at many people.
struct OpenManager {};
struct DismissNotice {};
/// Lays the page of settings over the place where one is; GoBack takes it away.
struct OpenSettings {};
/// Lays the page of keys over it likewise.
struct OpenKeys {};
/// Takes effect at once and is kept.
struct ChangeSettings {
  Settings settings;
};
/// Says the customer's last words aloud once more, or ends what is being said.
struct SpeakOrHush {};
/// Ends what the customer says aloud.
struct Hush {};
/// The customer's voice says another word, or none, or could not be heard.
struct VoiceHeard {
  VoiceState state;
};
/// Something outside did not work, and has done no harm to what is shown.
struct Tell {
  std::string what, way_out;
};

// What comes of jobs, and of the reading of scenarios.

/// Scenarios were read.
struct ShelfRead {
  Shelf more;
  ShelfReading reading;
};
struct AttemptsListed {
  Result<std::vector<Attempt>> attempts;
};
/// An attempt was begun or brought back.
struct AttemptOpened {
  Result<AttemptRunner> runner;
  AttemptId asked_for;  ///< it may have got another id since
  bool review = false;  ///< for its debrief
};
/// The customer was answered, or not.
struct Answered {
  AttemptRunner runner;
  bool typed = false;  ///< by the first of the words that wait to be sent
  std::optional<Error>
      problem;  ///< there may be one although the reply is stored; see AttemptRunner::submit()
};
/// It was proved what the best choice of written replies scores in a scenario; see best_scores().
struct BestProved {
  std::string scenario_hash;
  CriterionScores best;
};
/// The attempt is shared since then, or private; or nothing has changed.
struct AttemptShared {
  AttemptId id;
  std::optional<TimePoint> at;
  std::optional<Error> problem;
};
/// Attempts were handed on to the team's server, or not.
struct TeamHeard {
  TeamDelivery delivery;
};
/// Replies were taken back, or not.
struct TakenBack {
  AttemptRunner runner;
  std::string words;  ///< of the first of them, if it was typed
  std::optional<Error> problem;
};

using Action =
    std::variant<OpenScenario, ChooseMode, ChooseLanguage, BeginAttempt, ResumeAttempt, ReviewAttempt,
                 GiveReply, SendWords, StaySilent, ShowHint, RewindTo, OpenDebrief, SaveDebrief, DebriefSaved,
                 OpenFile, GoBack, GoToLobby, ChangeLobby, OpenProgress, DismissNotice, OpenSettings,
                 OpenKeys, ChangeSettings, SpeakOrHush, Hush, VoiceHeard, Tell, ShelfRead, AttemptsListed,
                 AttemptOpened, Answered, TakenBack, BestProved, OpenAuthor, AuthorAction, ShareAttempt,
                 AttemptShared, TeamHeard, OpenManager, ManagerAction>;

/// Something that takes a while, and what is to happen once it is done. Runs on another thread, so it holds
/// values and what may be used from there.
using Job = std::function<Action()>;

/// How a screen asks for something. What it asks happens after the frame.
using Dispatch = std::function<void(Action)>;

}  // namespace rapport::gui
