// SPDX-License-Identifier: MIT
/// \file What a running conversation shows.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "engine/attempt/attempt_runner.h"
#include "engine/report/transcript.h"
#include "gui/trainee/briefing_model.h"
#include "gui/trainee/coach_note.h"
#include "gui/trainee/text_marks.h"
#include "gui/voice/customer_voice.h"

namespace rapport::gui {

/// An authored reply that may be given now.
struct ReplyChoice {
  int number = 0;  ///< the key that gives it, 1 to 9
  std::string id;
  std::string kind;  ///< "Do" or "Write"; empty for words to be said
  std::string words;
};

struct MessageBrief {
  std::string to, subject, task;
};

struct ConversationLine : TranscriptLine {
  std::vector<TextMark> marks = {};  ///< in practice, the words that earned or cost something
};

struct ConversationModel {
  std::string title, customer, mode;
  Portrait portrait;
  std::vector<ConversationLine> lines;
  std::size_t news = 0;              ///< what the customer said last: to be kept in sight
  std::size_t latest = 0;            ///< where the last exchange begins
  std::optional<SpokenWord> spoken;  ///< the word that is heard now
  int trust = 0, anger = 0;
  std::string trust_change, anger_change;  ///< by the last reply; empty if there was none
  std::vector<ReplyChoice> choices;
  std::optional<MessageBrief> message;  ///< this turn wants a written message
  std::string silence;                  ///< offered where the customer would not wait for ever; else empty
  bool hint_offered = false;
  std::string hint;                      ///< once asked for
  std::optional<CoachNote> coach;        ///< in practice, about the last reply
  std::optional<std::size_t> take_back;  ///< where "take back" goes
  bool over = false;
  std::string ending;  ///< its title
  CaseFile case_file;
};

/// `hint_shown`: the trainee has asked for this turn's hint.
[[nodiscard]] ConversationModel make_conversation(const AttemptRunner& runner, bool hint_shown);

/// The reply that a number key gives; null if it gives none. Valid as long as the model.
[[nodiscard]] const ReplyChoice* choice_for_key(const ConversationModel& model, int digit);

}  // namespace rapport::gui
