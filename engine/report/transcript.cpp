// SPDX-License-Identifier: MIT
#include "engine/report/transcript.h"

#include <array>

#include "engine/base/words.h"
#include "engine/session/advance.h"

namespace rapport {
namespace {

using Speaker = TranscriptLine::Speaker;

/// "2 days", "3 hours 45 minutes": the two largest units that say something.
std::string duration_text(std::int32_t seconds) {
  struct Unit {
    std::int32_t seconds;
    std::string (*count)(std::int32_t count);
  };
  static constexpr auto kNumber = [](std::int32_t count) { return static_cast<std::size_t>(count); };
  constexpr std::array kUnits = {
      Unit{604800, [](std::int32_t n) { return tr_n_format("{} week", "{} weeks", kNumber(n), n); }},
      Unit{86400, [](std::int32_t n) { return tr_n_format("{} day", "{} days", kNumber(n), n); }},
      Unit{3600, [](std::int32_t n) { return tr_n_format("{} hour", "{} hours", kNumber(n), n); }},
      Unit{60, [](std::int32_t n) { return tr_n_format("{} minute", "{} minutes", kNumber(n), n); }},
      Unit{1, [](std::int32_t n) { return tr_n_format("{} second", "{} seconds", kNumber(n), n); }}};
  std::string text;
  int units = 0;
  for (const auto& unit : kUnits) {
    const auto count = seconds / unit.seconds;
    seconds %= unit.seconds;
    if (count == 0 || units == 2) continue;
    if (units > 0) text += ' ';
    text += unit.count(count);
    ++units;
  }
  return text;
}

/// What the customer says to typed words that fitted nothing: the turn's own line, or the first reaction to a
/// criterion that was called for and missing.
std::string reaction_to(const Scenario& scenario, const Turn& turn, const Heard& heard) {
  if (turn.typed_fallback.say) return *turn.typed_fallback.say;
  const auto& customer = scenario.customer;
  for (std::size_t c = 0; c < kMostCriteria; ++c) {
    const bool missing = turn.calls_for[c] && heard.ratings.value(static_cast<CriterionIndex>(c)) <= 0;
    if (missing && !customer.reactions[c].empty()) return customer.reactions[c];
  }
  return customer.reaction_otherwise;
}

/// Turns events into lines.
class Writer {
 public:
  explicit Writer(const Scenario& scenario) : scenario_(scenario) {}

  std::vector<TranscriptLine> write(const SessionEvents& events, const Reply* reply) {
    std::vector<TranscriptLine> lines;
    if (reply != nullptr) add_reply(*reply, lines);
    for (const auto& event : events) add(event, reply, lines);
    return lines;
  }

 private:
  void add_reply(const Reply& reply, std::vector<TranscriptLine>& lines) const {
    if (reply.kind == WrittenReply::Kind::Silence) {
      lines.push_back({Speaker::Narrator, tr("(No answer.)")});
      return;
    }
    const auto& turn = scenario_.turns[reply.turn];
    auto speaker = turn.kind == Turn::Kind::Message ? Speaker::TraineeWrote : Speaker::Trainee;
    if (reply.kind == WrittenReply::Kind::Option &&
        turn.replies[*reply.option].kind == ReplyOption::Kind::Done) {
      speaker = Speaker::TraineeAct;
    }
    lines.push_back({speaker, words_of(scenario_, reply)});
  }

  void add(const SessionEvent& event, const Reply* reply, std::vector<TranscriptLine>& lines) const {
    using Kind = SessionEvent::Kind;
    const auto say = [&](Speaker speaker, std::string text) {
      if (!text.empty()) lines.push_back({speaker, std::move(text)});
    };
    switch (event.kind) {
      case Kind::TurnReached:
        return say(Speaker::Narrator, scenario_.turns[event.subject].narration);
      case Kind::LineSpoken: {
        const auto& program = scenario_.program;
        return say(Speaker::Customer, std::string(program.text(program.wordings[event.subject])));
      }
      case Kind::ReactionSpoken: {
        const auto& turn = scenario_.turns[event.subject];
        return say(Speaker::Customer,
                   reaction_to(scenario_, turn, reply == nullptr ? Heard{} : reply->heard));
      }
      case Kind::SilenceBroken:
        return say(Speaker::Customer, scenario_.turns[event.subject].clock->say);
      case Kind::FactRevealed:
        return say(Speaker::Ledger, tr_format("Learnt: {}", scenario_.facts[event.subject].text));
      case Kind::RemedyGiven: {
        const auto& remedy = scenario_.remedies[event.subject];
        return say(Speaker::Ledger,
                   tr_format("Given: {} ({} {})", remedy.what, event.detail, scenario_.currency));
      }
      case Kind::PromiseMade:
        return say(Speaker::Ledger, tr_format("Promised: {}", scenario_.promises[event.subject].what));
      case Kind::PromiseWithdrawn:
        return say(Speaker::Ledger,
                   tr_format("Taken back in time: {}", scenario_.promises[event.subject].what));
      case Kind::PromiseKept:
        return say(Speaker::Ledger, tr_format("Promise kept: {}", scenario_.promises[event.subject].what));
      case Kind::PromiseBroken:
        return say(Speaker::Ledger, tr_format("Promise broken: {}", scenario_.promises[event.subject].what));
      case Kind::TimePassed:
        return say(Speaker::Ledger, tr_format("{} later", duration_text(event.detail)));
      case Kind::PatienceRanOut:
        return say(Speaker::Narrator, tr_format("{} has had enough.", scenario_.customer.name));
      case Kind::EndingReached:
        return say(Speaker::Narrator, scenario_.endings[event.subject].narration);
      case Kind::BranchTaken:
        return;
      case Kind::NoWayOn:
        return say(Speaker::Narrator, tr_format("The conversation cannot go on: no reply is open at turn "
                                                "{}. This is a mistake in the scenario.",
                                                scenario_.turns[event.subject].id));
    }
  }

  const Scenario& scenario_;
};

}  // namespace

std::string words_of(const Scenario& scenario, const Reply& reply) {
  if (reply.kind == WrittenReply::Kind::Option)
    return scenario.turns[reply.turn].replies[*reply.option].words;
  return reply.words;
}

std::vector<Exchange> transcript(const Session& session) {
  const auto& scenario = session.scenario();
  Writer writer(scenario);
  std::vector<Exchange> exchanges;
  SessionEvents events;
  auto state = begin_conversation(scenario.program, session.seed(), &events);
  exchanges.push_back({writer.write(events, nullptr), state.trust(), state.anger()});
  for (const auto& reply : session.replies()) {
    events.clear();
    state = advance(scenario.program, std::move(state), move_of(reply), &events);
    exchanges.push_back({writer.write(events, &reply), state.trust(), state.anger()});
  }
  return exchanges;
}

std::vector<TranscriptLine> lines_of_last_step(const Session& session) {
  const auto* reply = session.replies().empty() ? nullptr : &session.replies().back();
  return Writer(session.scenario()).write(session.events(), reply);
}

}  // namespace rapport
