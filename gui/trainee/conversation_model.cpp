// SPDX-License-Identifier: MIT
#include "gui/trainee/conversation_model.h"

#include <algorithm>
#include <utility>

#include "engine/base/words.h"
#include "engine/report/debrief.h"
#include "gui/trainee/wording.h"

namespace rapport::gui {
namespace {

std::string kind_name(ReplyOption::Kind kind) {
  switch (kind) {
    case ReplyOption::Kind::Said:
      return {};
    case ReplyOption::Kind::Done:
      return tr("Do");
    case ReplyOption::Kind::Written:
      return tr("Write");
  }
  return {};
}

/// The customer's last line among these, or the first line if there is none.
std::size_t last_said(const std::vector<TranscriptLine>& lines) {
  for (std::size_t i = lines.size(); i-- > 0;) {
    if (lines[i].speaker == TranscriptLine::Speaker::Customer) return i;
  }
  return 0;
}

/// With a debrief the words of each reply that earned or cost something are marked.
void add_lines(ConversationModel& model, const Session& session, const Debrief* debrief) {
  auto exchanges = transcript(session);
  for (std::size_t i = 0; i < exchanges.size(); ++i) {
    const auto first = model.latest = model.lines.size();
    model.news = first + last_said(exchanges[i].lines);
    for (auto& line : exchanges[i].lines) model.lines.push_back({std::move(line), {}});
    if (debrief != nullptr && i > 0) model.lines[first].marks = text_marks(debrief->turns[i - 1]);
  }
}

/// What may be answered at the turn that waits.
void add_choices(ConversationModel& model, const Session& session, bool practice, bool hint_shown) {
  const auto& turn = session.turn();
  for (std::size_t i = 0; i < turn.replies.size(); ++i) {
    if (!session.state().is_open(static_cast<OptionIndex>(i))) continue;
    const auto& option = turn.replies[i];
    model.choices.push_back(
        {static_cast<int>(model.choices.size()) + 1, option.id, kind_name(option.kind), option.words});
  }
  if (turn.message) model.message = MessageBrief{turn.message->to, turn.message->subject, turn.message->task};
  if (turn.clock)
    model.silence = tr_n_format("Say nothing (waits {} second)", "Say nothing (waits {} seconds)",
                                static_cast<std::size_t>(turn.clock->seconds), turn.clock->seconds);
  if (!practice || turn.hint.empty()) return;
  model.hint_offered = !hint_shown;
  if (hint_shown) model.hint = turn.hint;
}

}  // namespace

ConversationModel make_conversation(const AttemptRunner& runner, bool hint_shown) {
  const auto& session = runner.session();
  const bool practice = runner.attempt().mode == Mode::Practice;
  ConversationModel model;
  model.title = runner.scenario().title;
  model.customer = runner.scenario().customer.name;
  model.portrait = runner.scenario().customer.portrait;
  model.mode = mode_name(runner.attempt().mode);
  model.trust = session.state().trust();
  model.anger = session.state().anger();
  model.case_file = make_case_file(runner.scenario());
  const auto debrief = make_debrief(runner);
  add_lines(model, session, practice ? &debrief : nullptr);
  if (!session.is_over()) add_choices(model, session, practice, hint_shown);

  const auto replies = session.replies().size();
  if (replies > 0) {
    const auto& last = debrief.turns.back();
    if (last.trust_change != 0) model.trust_change = change_text(last.trust_change);
    if (last.anger_change != 0) model.anger_change = change_text(last.anger_change);
    if (practice) {
      model.coach = make_coach_note(last);
      model.take_back = replies - 1;
    }
  }
  if (session.is_over()) {
    model.over = true;
    const auto& state = session.state();
    model.ending = state.phase == Phase::Ended ? runner.scenario().endings[state.place].title
                                               : tr("The conversation cannot go on");
  }
  return model;
}

const ReplyChoice* choice_for_key(const ConversationModel& model, int digit) {
  const auto found = std::ranges::find(model.choices, digit, &ReplyChoice::number);
  return found == model.choices.end() ? nullptr : &*found;
}

}  // namespace rapport::gui
