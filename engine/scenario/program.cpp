// SPDX-License-Identifier: MIT
#include "engine/scenario/program.h"

#include <algorithm>
#include <optional>
#include <set>

#include "engine/scenario/scenario.h"
#include "engine/scenario/visit.h"

namespace rapport {
namespace {

/// Builds the tables in one pass over the scenario.
class Lowering {
 public:
  explicit Lowering(const Scenario& scenario) : scenario_(scenario) {}

  Program run() {
    lay_out_slots();
    program_.turns.reserve(scenario_.turns.size());
    program_.words.reserve(count_words());
    for (const auto& turn : scenario_.turns) program_.turns.push_back(lower(turn));
    for (const auto& ending : scenario_.endings) program_.endings.push_back({lower(ending.say)});
    for (std::size_t i = 0; i < scenario_.promises.size(); ++i) {
      program_.promises.push_back(lower(scenario_.promises[i], i));
    }
    for (const auto& remedy : scenario_.remedies) program_.remedy_costs.push_back(remedy.cost);
    program_.out_of_patience = lower(scenario_.customer.out_of_patience);
    program_.start = scenario_.start;
    program_.failure_cost = scenario_.customer.failure_cost();
    return std::move(program_);
  }

 private:
  void lay_out_slots() {
    auto& slots = program_.start_slots;
    slots.assign(kBuiltInSlots, 0);
    slots[kTrustSlot] = scenario_.customer.trust;
    slots[kAngerSlot] = scenario_.customer.anger;
    slots[kPatienceSlot] = scenario_.customer.patience;
    program_.first_variable = static_cast<Slot>(slots.size());
    program_.ranges.assign(kBuiltInSlots, {0, 100});
    program_.ranges[kPatienceSlot].most = kMostPatience;
    for (const auto& variable : scenario_.variables) {
      slots.push_back(variable.start);
      program_.ranges.push_back({variable.least, variable.most});
    }
    program_.first_fact = static_cast<Slot>(slots.size());
    for (const auto& fact : scenario_.facts) slots.push_back(fact.known ? 1 : 0);
    program_.first_remedy = static_cast<Slot>(slots.size());
    slots.resize(slots.size() + scenario_.remedies.size(), 0);
    first_promise_ = static_cast<Slot>(slots.size());
    slots.resize(slots.size() + 2 * scenario_.promises.size(), 0);
    visits_slots_.assign(scenario_.turns.size(), 0);
    for (const auto turn : turns_asked_about()) {
      visits_slots_[turn] = static_cast<Slot>(slots.size());
      slots.push_back(0);
    }
  }

  /// The turns whose visits matter to some condition or to the choice of a line.
  std::set<TurnIndex> turns_asked_about() const {
    std::set<TurnIndex> asked;
    visit_nodes(scenario_, [&](const Expression& node) {
      if (node.op == Operator::Visits) asked.insert(static_cast<TurnIndex>(node.subject));
    });
    for (std::size_t i = 0; i < scenario_.turns.size(); ++i) {
      for (const auto& line : scenario_.turns[i].customer) {
        if (line.from_visit > 1 || line.wordings.size() > 1) asked.insert(static_cast<TurnIndex>(i));
      }
    }
    return asked;
  }

  std::size_t count_words() const {
    std::size_t total = 0;
    for (const auto& turn : scenario_.turns) {
      for (const auto& line : turn.customer) {
        for (const auto& wording : line.wordings) total += wording.size();
      }
      for (const auto& reply : turn.replies) total += reply.words.size();
    }
    return total;
  }

  template <typename T>
  static std::uint32_t size_of(const std::vector<T>& table) {
    return static_cast<std::uint32_t>(table.size());
  }

  Wording store(const std::string& text) {
    const Wording wording{static_cast<std::uint32_t>(program_.words.size()),
                          static_cast<std::uint32_t>(text.size())};
    program_.words += text;
    return wording;
  }

  // ---- conditions and sums

  Slot slot_of(const Expression& node) const {
    const auto subject = static_cast<Slot>(node.subject);
    switch (node.op) {
      case Operator::Trust:
        return kTrustSlot;
      case Operator::Anger:
        return kAngerSlot;
      case Operator::Patience:
        return kPatienceSlot;
      case Operator::Cost:
        return kCostSlot;
      case Operator::ElapsedSeconds:
        return kSecondsSlot;
      case Operator::ElapsedTurns:
        return kTurnsSlot;
      case Operator::PromisesKept:
        return kPromisesKeptSlot;
      case Operator::PromisesBroken:
        return kPromisesBrokenSlot;
      case Operator::Variable:
        return static_cast<Slot>(program_.first_variable + subject);
      case Operator::Visits:
        return visits_slots_[static_cast<std::size_t>(node.subject)];
      case Operator::Known:
        return static_cast<Slot>(program_.first_fact + subject);
      case Operator::Given:
        return static_cast<Slot>(program_.first_remedy + subject);
      default:
        return promise_slot(subject);
    }
  }

  Slot promise_slot(std::size_t promise) const { return static_cast<Slot>(first_promise_ + 2 * promise); }

  void emit(Instruction instruction) { program_.code.push_back(instruction); }

  /// A promise's status asked as a yes or no.
  void emit_promise(const Expression& node) {
    using Comparison = Instruction::Comparison;
    const auto slot = slot_of(node);
    const auto is = [&](Comparison compare, PromiseStatus status) {
      emit({Instruction::Code::SlotIs, compare, slot, status});
    };
    if (node.op == Operator::Promised) is(Comparison::NotEqual, kNotPromised);
    if (node.op == Operator::Kept) is(Comparison::Equal, kPromiseKept);
    if (node.op == Operator::Broken) is(Comparison::Equal, kPromiseBroken);
  }

  static bool is_slot(Operator op) {
    return op >= Operator::Trust && op <= Operator::Given && op != Operator::Stage;
  }

  void emit(const Expression& node) {
    using Code = Instruction::Code;
    const auto compare =
        static_cast<Instruction::Comparison>(static_cast<int>(node.op) - static_cast<int>(Operator::Less));
    if (is_slot(node.op)) return emit({Code::Load, {}, slot_of(node), 0});
    switch (node.op) {
      case Operator::Constant:
        return emit({Code::Push, {}, 0, node.subject});
      case Operator::Stage:
        return emit({Code::LoadStage, {}, 0, 0});
      case Operator::Promised:
      case Operator::Kept:
      case Operator::Broken:
        return emit_promise(node);
      case Operator::Rated:
        return emit({Code::LoadRated, {}, 0, node.subject});
      case Operator::Shows:
        return emit({Code::LoadShown, {}, 0, node.subject});
      default:
        break;
    }
    const bool compares = node.op >= Operator::Less && node.op <= Operator::NotEqual;
    if (compares && is_slot(node.operands[0].op) && node.operands[1].op == Operator::Constant) {
      return emit({Code::SlotIs, compare, slot_of(node.operands[0]), node.operands[1].subject});
    }
    for (const auto& operand : node.operands) emit(operand);
    switch (node.op) {
      case Operator::Add:
        return emit({Code::Add, {}, 0, 0});
      case Operator::Subtract:
        return emit({Code::Subtract, {}, 0, 0});
      case Operator::Multiply:
        return emit({Code::Multiply, {}, 0, 0});
      case Operator::Divide:
        return emit({Code::Divide, {}, 0, 0});
      case Operator::Remainder:
        return emit({Code::Remainder, {}, 0, 0});
      case Operator::And:
        return emit({Code::And, {}, 0, 0});
      case Operator::Or:
        return emit({Code::Or, {}, 0, 0});
      case Operator::Not:
        return emit({Code::Not, {}, 0, 0});
      default:
        return emit({Code::Compare, compare, 0, 0});
    }
  }

  TableRange lower(const Expression& expression) {
    const auto begin = size_of(program_.code);
    emit(expression);
    return {begin, size_of(program_.code) - begin};
  }

  TableRange lower(const std::optional<Expression>& condition) {
    return condition ? lower(*condition) : TableRange{};
  }

  // ---- effects, marks, branches

  Slot slot_of(const Effect& effect) const {
    switch (effect.target) {
      case Effect::Target::Trust:
        return kTrustSlot;
      case Effect::Target::Anger:
        return kAngerSlot;
      case Effect::Target::Patience:
        return kPatienceSlot;
      case Effect::Target::Variable:
        break;
    }
    return static_cast<Slot>(program_.first_variable + effect.variable);
  }

  ProgramEffect lower(const Effect& effect) {
    using Mode = ProgramEffect::Mode;
    const bool adds = effect.mode == Effect::Mode::Add;
    if (effect.value.op == Operator::Constant) {
      return {slot_of(effect), adds ? Mode::AddConstant : Mode::SetConstant, effect.value.subject};
    }
    program_.sums.push_back(lower(effect.value));
    return {slot_of(effect), adds ? Mode::AddSum : Mode::SetSum,
            static_cast<std::int32_t>(program_.sums.size()) - 1};
  }

  TableRange lower(const std::vector<Effect>& effects) {
    const auto begin = size_of(program_.effects);
    for (const auto& effect : effects) {
      const auto lowered = lower(effect);
      program_.effects.push_back(lowered);
    }
    return {begin, size_of(program_.effects) - begin};
  }

  TableRange lower(const std::vector<Branch>& branches) {
    const auto begin = size_of(program_.branches);
    for (const auto& branch : branches) {
      const auto when = lower(branch.when);
      program_.branches.push_back({when, branch.to.index, static_cast<std::uint8_t>(branch.to.kind)});
    }
    return {begin, size_of(program_.branches) - begin};
  }

  TableRange lower_marks(const std::vector<FactIndex>& reveals, const std::vector<RemedyIndex>& gives = {},
                         const std::vector<PromiseIndex>& promises = {},
                         const std::vector<PromiseIndex>& withdraws = {}) {
    const auto begin = size_of(program_.marks);
    for (const auto fact : reveals) program_.marks.push_back({Mark::Kind::Reveal, fact});
    for (const auto remedy : gives) program_.marks.push_back({Mark::Kind::Give, remedy});
    for (const auto promise : withdraws) program_.marks.push_back({Mark::Kind::Withdraw, promise});
    for (const auto promise : promises) program_.marks.push_back({Mark::Kind::Promise, promise});
    return {begin, size_of(program_.marks) - begin};
  }

  // ---- lines, replies, turns

  TableRange lower(const std::vector<LineVariant>& variants) {
    std::vector<ProgramLine> lowered;
    for (const auto& variant : variants) {
      ProgramLine line;
      line.when = lower(variant.when);
      line.marks = lower_marks(variant.reveals);
      line.from_visit = variant.from_visit;
      line.wordings.begin = size_of(program_.wordings);
      for (const auto& wording : variant.wordings) program_.wordings.push_back(store(wording));
      line.wordings.count = size_of(program_.wordings) - line.wordings.begin;
      lowered.push_back(line);
    }
    const auto begin = size_of(program_.lines);
    program_.lines.insert(program_.lines.end(), lowered.begin(), lowered.end());
    return {begin, size_of(lowered)};
  }

  Outcome lower(const ReplyOption& reply) {
    return {lower(reply.effects), lower_marks(reply.reveals, reply.gives, reply.promises, reply.withdraws),
            lower(reply.go), reply.takes_seconds};
  }

  ProgramTurnExtra lower_extra(const Turn& turn) {
    const auto typed_seconds = ReplyOption::usual_seconds(
        turn.kind == Turn::Kind::Message ? ReplyOption::Kind::Written : ReplyOption::Kind::Said);
    ProgramTurnExtra extra;
    std::vector<ProgramRule> rules;
    for (const auto& rule : turn.typed_rules) {
      const auto when = lower(rule.when);
      rules.push_back({when,
                       {lower(rule.effects), lower_marks(rule.reveals, {}, rule.promises), lower(rule.go),
                        typed_seconds}});
    }
    extra.rules = {size_of(program_.rules), size_of(rules)};
    program_.rules.insert(program_.rules.end(), rules.begin(), rules.end());
    extra.fallback = {lower(turn.typed_fallback.effects), {}, lower(turn.typed_fallback.go), typed_seconds};
    if (turn.clock) {
      extra.silence = {lower(turn.clock->effects), {}, lower(turn.clock->go), turn.clock->seconds};
    }
    return extra;
  }

  ProgramTurn lower(const Turn& turn) {
    ProgramTurn lowered;
    lowered.kind = static_cast<std::uint8_t>(turn.kind);
    lowered.stage = static_cast<std::uint8_t>(turn.stage.value_or(Stage::Contact));
    lowered.passes_seconds = turn.passes_seconds;
    lowered.visits_slot = visits_slots_[program_.turns.size()];
    lowered.lines = lower(turn.customer);
    std::vector<ProgramOption> options;
    for (const auto& reply : turn.replies) {
      const auto when = lower(reply.when);
      const auto words = store(reply.words);
      options.push_back({when, words.begin, words.size, lower(reply)});
    }
    lowered.options = {size_of(program_.options), size_of(options)};
    program_.options.insert(program_.options.end(), options.begin(), options.end());
    lowered.branches = lower(turn.go);
    lowered.extra = size_of(program_.extras);
    const auto extra = lower_extra(turn);
    program_.extras.push_back(extra);
    return lowered;
  }

  ProgramPromise lower(const Promise& promise, std::size_t index) {
    ProgramPromise lowered;
    lowered.status_slot = promise_slot(index);
    lowered.due_seconds = promise.due_seconds;
    lowered.kept_by_default = promise.authority == Authority::Within;
    lowered.broken_by_default = !promise.broken.has_value();
    lowered.kept_when = lower(promise.kept_when);
    lowered.kept = lower(promise.kept);
    if (promise.broken) lowered.broken = lower(*promise.broken);
    return lowered;
  }

  const Scenario& scenario_;
  Program program_;
  Slot first_promise_ = 0;
  std::vector<Slot> visits_slots_;
};

}  // namespace

Program compile(const Scenario& scenario) {
  return Lowering(scenario).run();
}

}  // namespace rapport
