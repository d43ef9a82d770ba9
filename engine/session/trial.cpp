// SPDX-License-Identifier: MIT
#include "engine/session/trial.h"

#include <fmt/format.h>

#include <algorithm>
#include <limits>
#include <utility>

#include "engine/base/words.h"

namespace rapport {
namespace {

using Kind = TrialField::Kind;

TrialField number(const char* name, const Program& program, Slot slot) {
  const auto& range = program.ranges[slot];
  return {name,
          Kind::Number,
          range.least,
          range.most,
          program.start_slots[slot],
          {},
          slot,
          TrialField::Group::Mood,
          name};
}

Slot slot_at(Slot first, std::size_t index) {
  return static_cast<Slot>(first + index);
}

TrialField field_of(const Variable& variable, Slot slot) {
  const auto kind = variable.type.kind == ValueType::Kind::Integer   ? Kind::Number
                    : variable.type.kind == ValueType::Kind::Boolean ? Kind::YesNo
                                                                     : Kind::Choice;
  return {variable.id,    kind,
          variable.least, variable.most,
          variable.start, variable.values,
          slot,           TrialField::Group::Variables,
          variable.id};
}

/// The memory of a conversation that begins with these values.
std::vector<std::int32_t> slots_of(const Scenario& scenario, const TrialStart& start) {
  const auto& program = scenario.program;
  auto slots = program.start_slots;
  for (const auto& field : trial_fields(scenario)) {
    const auto given = start.values.find(field.name);
    if (given != start.values.end()) slots[field.slot] = std::clamp(given->second, field.least, field.most);
  }
  for (std::size_t i = 0; i < program.promises.size(); ++i) {
    const auto& promise = program.promises[i];
    const auto status = slots[promise.status_slot];
    if (status == kPromised) slots[promise.status_slot + 1] = slots[kSecondsSlot] + promise.due_seconds;
    if (status == kPromiseKept) ++slots[kPromisesKeptSlot];
    if (status == kPromiseBroken) ++slots[kPromisesBrokenSlot];
  }
  for (std::size_t i = 0; i < program.remedy_costs.size(); ++i) {
    if (slots[program.first_remedy + i] == 0) continue;
    constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();
    const auto cost = std::int64_t{slots[kCostSlot]} + program.remedy_costs[i];
    slots[kCostSlot] = static_cast<std::int32_t>(std::min(cost, kMost));
  }
  return slots;
}

}  // namespace

std::vector<TrialField> trial_fields(const Scenario& scenario) {
  const auto& program = scenario.program;
  std::vector<TrialField> fields = {number("trust", program, kTrustSlot),
                                    number("anger", program, kAngerSlot),
                                    number("patience", program, kPatienceSlot)};
  for (std::size_t i = 0; i < scenario.variables.size(); ++i)
    fields.push_back(field_of(scenario.variables[i], slot_at(program.first_variable, i)));
  const auto yes_no = [&](std::string name, Slot slot, TrialField::Group group, const std::string& id) {
    fields.push_back({std::move(name), Kind::YesNo, 0, 1, program.start_slots[slot], {}, slot, group, id});
  };
  for (std::size_t i = 0; i < scenario.facts.size(); ++i)
    yes_no(fmt::format("known({})", scenario.facts[i].id), slot_at(program.first_fact, i),
           TrialField::Group::Facts, scenario.facts[i].id);
  for (std::size_t i = 0; i < scenario.remedies.size(); ++i)
    yes_no(fmt::format("given({})", scenario.remedies[i].id), slot_at(program.first_remedy, i),
           TrialField::Group::Remedies, scenario.remedies[i].id);
  for (std::size_t i = 0; i < scenario.promises.size(); ++i) {
    fields.push_back({fmt::format("promise({})", scenario.promises[i].id),
                      Kind::Choice,
                      kNotPromised,
                      kPromiseWithdrawn,
                      kNotPromised,
                      {"none", "open", "kept", "broken", "withdrawn"},
                      program.promises[i].status_slot,
                      TrialField::Group::Promises,
                      scenario.promises[i].id});
  }
  return fields;
}

Result<Session> begin_trial(std::shared_ptr<const Scenario> scenario, std::shared_ptr<const Rubric> rubric,
                            const TrialStart& start) {
  constexpr std::uint64_t kSeed = 1;  // the same wordings every time, as an author wants them
  auto turn = scenario->start;
  if (!start.turn.empty()) {
    const auto found = std::ranges::find(scenario->turns, start.turn, &Turn::id);
    if (found == scenario->turns.end()) {
      return failure(ErrorCode::NotFound, tr_format("There is no turn {} any more.", start.turn),
                     tr("Choose another turn to begin at."));
    }
    turn = static_cast<TurnIndex>(found - scenario->turns.begin());
  }
  auto slots = slots_of(*scenario, start);
  return Session(std::move(scenario), std::move(rubric), kSeed, {turn, std::move(slots)});
}

KeptTrial keep_trial(std::shared_ptr<const Scenario> scenario, std::shared_ptr<const Rubric> rubric,
                     const TrialStart& start, const std::vector<WrittenReply>& replies,
                     const Understand& understand) {
  auto begun = begin_trial(scenario, rubric, start);
  if (!begun) {
    auto anew = begin_trial(std::move(scenario), std::move(rubric), {{}, start.values});
    return {std::move(*anew), begun.error()};  // where a scenario begins there is always a turn
  }
  KeptTrial kept{std::move(*begun), std::nullopt};
  for (std::size_t i = 0; i < replies.size(); ++i) {
    auto reply = kept.session.read(replies[i], understand);
    const auto given = reply ? kept.session.reply(std::move(*reply)) : tl::unexpected<Error>(reply.error());
    if (given) continue;
    kept.not_beyond = Error{ErrorCode::Conflict,
                            tr_format("Reply {} of {} ({}) no longer fits: {}", i + 1, replies.size(),
                                      to_line(replies[i]), given.error().message),
                            tr("The play-test stands before it.")};
    break;
  }
  return kept;
}

TrialStart start_here(const Session& session) {
  TrialStart start;
  const auto& scenario = session.scenario();
  const auto& state = session.state();
  if (state.phase != Phase::Ended) start.turn = scenario.turns[state.place].id;
  for (const auto& field : trial_fields(scenario)) start.values[field.name] = state.slots[field.slot];
  return start;
}

}  // namespace rapport
