// SPDX-License-Identifier: MIT
#include "gui/trainee/coach_note.h"

#include <algorithm>

#include "engine/base/words.h"
#include "gui/trainee/wording.h"

namespace rapport::gui {
namespace {

std::vector<StrongerWords> stronger_words(const std::vector<MissedOpportunity>& missed) {
  std::vector<std::pair<std::string, std::vector<std::string>>> by_words;
  for (const auto& one : missed) {
    const auto same =
        std::ranges::find(by_words, one.stronger, &std::pair<std::string, std::vector<std::string>>::first);
    if (same != by_words.end()) {
      same->second.push_back(in_sentence(one.criterion));
    } else {
      by_words.push_back({one.stronger, {in_sentence(one.criterion)}});
    }
  }
  std::vector<StrongerWords> result;
  for (const auto& [words, criteria] : by_words) result.push_back({joined(criteria), words});
  return result;
}

}  // namespace

CoachNote make_coach_note(const TurnDebrief& turn) {
  CoachNote note;
  note.reply = turn.reply;
  note.customer = turn.customer;
  note.words = turn.words;
  note.done = turn.done;
  note.about = turn.coaching;
  note.trust = turn.trust;
  note.anger = turn.anger;
  note.trust_change = turn.trust_change;
  note.anger_change = turn.anger_change;
  if (turn.rated_by == RatedBy::Nobody) {
    note.unrated = tr(
        "These words could not be rated: they repeat no written reply, and are in a language or a place that "
        "the assessor cannot judge. They count neither for nor against you.");
  }
  for (const auto& feedback : turn.feedback) {
    if (!feedback.level) continue;
    note.ratings.push_back({feedback.criterion, feedback.place, !feedback.evidence.empty(), feedback.level,
                            level_name(feedback.level), feedback.called_for, feedback.because});
  }
  note.missed = stronger_words(turn.missed);
  for (const auto& slip : turn.slips) note.slips.push_back({slip.name, slip.lesson});
  return note;
}

}  // namespace rapport::gui
