// SPDX-License-Identifier: MIT
#include "engine/authoring/step_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/authoring/condition_words.h"
#include "engine/authoring/wording.h"

namespace rapport {
namespace {

constexpr std::size_t kMostBranches = 50;

}  // namespace

// ---------------------------------------------------------------------------------------------- names

std::optional<std::uint32_t> StepReader::find(const NameTable& table, const YamlValue& value,
                                              DiagnosticCode code, std::string_view what) {
  if (!value.is_text()) {
    report_.add(
        value.kind == YamlValue::Kind::Nothing ? DiagnosticCode::EmptyValue : DiagnosticCode::WrongShape,
        value.place, fmt::format("The id of a {} should stand here.", what), "Write its id.");
    return std::nullopt;
  }
  if (const auto found = table.find(value.text)) return found;
  if (report_.is_full()) return std::nullopt;
  report_.add(code, value.place, fmt::format("There is no {} {}.", what, in_quotes(value.text)),
              did_you_mean(value.text, table.all(), declare_first(what)));
  return std::nullopt;
}

std::optional<CriterionIndex> StepReader::find_criterion(std::string_view name, SourceSpan place) {
  if (const auto found = names_.rubric->find_criterion(name)) return found;
  std::vector<std::string> known;
  for (const auto& criterion : names_.rubric->criteria) known.push_back(criterion.id);
  report_.add(DiagnosticCode::UnknownCriterion, place,
              fmt::format("The rubric {} has no criterion {}.", names_.rubric->id, in_quotes(name)),
              did_you_mean(name, known, fmt::format("Its criteria are {}.", list_of(known))));
  return std::nullopt;
}

std::vector<std::uint32_t> StepReader::read_references(FieldReader& fields, std::string_view key,
                                                       const NameTable& table, DiagnosticCode code,
                                                       std::string_view what) {
  std::vector<std::uint32_t> references;
  const auto* value = fields.value(key, Need::May);
  if (value == nullptr) return references;
  const auto add = [&](const YamlValue& each) {
    if (const auto found = find(table, each, code, what)) references.push_back(*found);
  };
  if (value->is_list()) {
    for (const auto& item : value->items) add(item);
  } else {
    add(*value);
  }
  return references;
}

std::optional<Expression> StepReader::read_condition(const YamlValue& value, Asking asking) {
  return parse_condition(value, names_, asking, report_);
}

// ---------------------------------------------------------------------------------------------- effects

std::vector<Effect> StepReader::read_effects(const YamlValue& value) {
  std::vector<Effect> effects;
  if (!value.is_mapping()) {
    report_.add(DiagnosticCode::WrongShape, value.place, "Effects are a mapping.",
                "Write them as {trust: +8, anger: -5}.");
    return effects;
  }
  effects.reserve(value.entries.size());
  for (const auto& entry : value.entries) {
    if (auto effect = read_effect(entry)) effects.push_back(std::move(*effect));
  }
  return effects;
}

std::optional<Effect> StepReader::read_effect(const YamlEntry& entry) {
  Effect effect;
  effect.place = entry.value.place;
  ValueType type;
  if (entry.key == "trust") {
    effect.target = Effect::Target::Trust;
  } else if (entry.key == "anger") {
    effect.target = Effect::Target::Anger;
  } else if (entry.key == "patience") {
    effect.target = Effect::Target::Patience;
  } else if (const auto variable = names_.variables.find(entry.key)) {
    effect.target = Effect::Target::Variable;
    effect.variable = *variable;
    type = (*names_.variable_details)[*variable].type;
  } else if (is_kept_name(entry.key)) {
    report_.add(DiagnosticCode::ReadOnlyName, entry.key_place,
                fmt::format("{} is kept for you and cannot be changed.", entry.key),
                "Change trust, anger, patience or a variable of your own.");
    return std::nullopt;
  } else {
    auto known = names_.variables.all();
    known.insert(known.end(), {"trust", "anger", "patience"});
    report_.add(DiagnosticCode::UnknownName, entry.key_place,
                fmt::format("Nothing is called {}.", in_quotes(entry.key)),
                did_you_mean(entry.key, known, "Declare it under variables."));
    return std::nullopt;
  }
  const std::string how_to_change = "Write +8 to add, -5 to take away, =3 to set.";
  const auto malformed = [&](std::string hint) -> std::optional<Effect> {
    report_.add(DiagnosticCode::MalformedEffect, entry.value.place,
                fmt::format("{} is not a change.",
                            entry.value.is_text() ? in_quotes(entry.value.text) : std::string("This")),
                std::move(hint));
    return std::nullopt;
  };
  if (!entry.value.is_text() || entry.value.text.empty()) return malformed(how_to_change);
  const std::string_view text = entry.value.text;
  const char sign = text[0];
  if (type.kind != ValueType::Kind::Integer) {
    effect.mode = Effect::Mode::Set;
    const std::size_t skip = sign == '=' ? 1 : 0;
    if (type.kind == ValueType::Kind::Choice) {
      const auto& words = (*names_.variable_details)[effect.variable].values;
      auto word = text.substr(skip);
      word.remove_prefix(std::min(word.find_first_not_of(' '), word.size()));
      const auto found = std::ranges::find(words, word);
      if (found == words.end()) {
        report_.add(
            DiagnosticCode::TypeMismatch, entry.value.place,
            fmt::format("{} is not one of the values of {}: {}.", in_quotes(word), entry.key, list_of(words)),
            did_you_mean(word, words, "Use one of the values declared."));
        return std::nullopt;
      }
      effect.value = {
          Operator::Constant, type, static_cast<std::int32_t>(found - words.begin()), {}, entry.value.place};
      return effect;
    }
    auto value = parse_sum(entry.value, text.substr(skip), skip, type, names_, report_);
    if (!value) return std::nullopt;
    effect.value = std::move(*value);
    return effect;
  }
  if (sign != '+' && sign != '-' && sign != '=') {
    const bool digits = std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
    return malformed(digits ? fmt::format("Write +{0} to add it or ={0} to set it.", shortened(text))
                            : how_to_change);
  }
  effect.mode = sign == '=' ? Effect::Mode::Set : Effect::Mode::Add;
  const std::size_t skip = sign == '-' ? 0 : 1;
  auto value = parse_sum(entry.value, text.substr(skip), skip, type, names_, report_);
  if (!value) return std::nullopt;
  effect.value = std::move(*value);
  return effect;
}

std::vector<Effect> StepReader::read_effects_of(FieldReader& fields) {
  const auto* value = fields.value("effects", Need::May);
  return value == nullptr ? std::vector<Effect>{} : read_effects(*value);
}

// ---------------------------------------------------------------------------------------------- branches

std::optional<Destination> StepReader::read_target(const YamlValue& value, Staying staying) {
  if (!value.is_text()) {
    report_.add(
        value.kind == YamlValue::Kind::Nothing ? DiagnosticCode::EmptyValue : DiagnosticCode::WrongShape,
        value.place, "The id of a turn or an ending should stand here.", "Write the id of what comes next.");
    return std::nullopt;
  }
  if (value.text == "stay") {
    if (staying == Staying::Allowed) return Destination{Destination::Kind::Stay, 0};
    report_.add(DiagnosticCode::StayNotHere, value.place,
                "There is no reply here after which the turn could stay.",
                "Name the turn or ending that comes next.");
    return std::nullopt;
  }
  if (const auto turn = names_.turns.find(value.text)) return Destination{Destination::Kind::Turn, *turn};
  if (const auto ending = names_.endings.find(value.text))
    return Destination{Destination::Kind::Ending, *ending};
  if (report_.is_full()) return std::nullopt;
  auto known = names_.turns.all();
  known.insert(known.end(), names_.endings.all().begin(), names_.endings.all().end());
  const auto titled = names_.endings_by_title.find(value.text);
  const auto otherwise =
      value.text.find(' ') != std::string::npos
          ? "Write one id; for several ways a list: - {when: ..., to: ...}, and a last one without when."
          : "Write the turn, or lead somewhere else.";
  report_.add(DiagnosticCode::UnknownTarget, value.place,
              fmt::format("There is no turn or ending {}.", in_quotes(value.text)),
              titled != names_.endings_by_title.end()
                  ? fmt::format("That is the title of an ending. Write its id: {}.", titled->second)
                  : did_you_mean(value.text, known, otherwise));
  return std::nullopt;
}

std::optional<Branch> StepReader::read_branch(const YamlValue& value, Staying staying) {
  FieldReader fields(value, "this branch", report_);
  Branch branch;
  branch.place = value.place;
  if (const auto* when = fields.value("when", Need::May)) branch.when = read_condition(*when);
  const auto* to = fields.value("to", Need::Must);
  fields.finish();
  if (to == nullptr) return std::nullopt;
  const auto target = read_target(*to, staying);
  if (!target) return std::nullopt;
  branch.place = to->place;
  branch.to = *target;
  return branch;
}

std::vector<Branch> StepReader::read_branches(const YamlValue& value, Staying staying) {
  std::vector<Branch> branches;
  if (!value.is_list()) {
    if (const auto target = read_target(value, staying))
      branches.push_back({std::nullopt, *target, value.place});
    return branches;
  }
  if (value.items.empty()) {
    report_.add(DiagnosticCode::EmptyValue, value.place, "This list of branches is empty.",
                "Write the branches as {when: ..., to: ...}, the last without a when.");
    return branches;
  }
  if (value.items.size() > kMostBranches) {
    report_.add(DiagnosticCode::TooManyEntries, value.items[kMostBranches].place,
                fmt::format("A list has at most {} branches.", kMostBranches),
                "Join branches that lead to the same place with or, or put a turn in between.");
    return branches;
  }
  branches.reserve(value.items.size());
  bool unconditional_before = false;
  for (const auto& item : value.items) {
    const bool has_condition = item.find("when") != nullptr;
    if (unconditional_before) {
      report_.add(DiagnosticCode::BranchNeverTaken, item.place,
                  "This branch is never reached: one above it is always taken.",
                  "Move the branch without a when to the end, or give it a condition.");
    }
    unconditional_before = unconditional_before || !has_condition;
    if (auto branch = read_branch(item, staying)) branches.push_back(std::move(*branch));
  }
  if (!unconditional_before) {
    report_.add(DiagnosticCode::LastBranchHasCondition, value.items.back().place,
                "Nothing says where to go when none of these conditions holds.",
                "Add a last branch without a when, as in - {to: somewhere}.");
  }
  return branches;
}

std::vector<Branch> StepReader::read_goto_of(FieldReader& fields, Need need, Staying staying) {
  const auto* value = fields.value("goto", need);
  return value == nullptr ? std::vector<Branch>{} : read_branches(*value, staying);
}

// ---------------------------------------------------------------------------------------------- the
// customer's lines

LineVariant StepReader::read_line(const YamlValue& value, bool may_count_visits) {
  LineVariant line;
  line.place = value.place;
  if (value.is_text()) {
    report_.add(
        DiagnosticCode::WrongShape, value.place, "A variant of the customer's line begins with say.",
        "Write - say: before the words. Wordings of which chance picks one are a list under one say.");
    line.wordings.push_back(value.text);
    return line;
  }
  FieldReader fields(value, "this line", report_);
  if (const auto* when = fields.value("when", Need::May)) line.when = read_condition(*when);
  if (may_count_visits) {
    line.from_visit = fields.number("visit", Need::May, 2, 1000, 1);
  } else {
    fields.not_for_this_kind("visit", "it is spoken only once");
  }
  line.wordings = fields.texts("say", Need::Must);
  line.reveals = read_references(fields, "reveals", names_.facts, DiagnosticCode::UnknownFact, "fact");
  fields.finish();
  return line;
}

std::vector<LineVariant> StepReader::read_lines(const YamlValue& value, bool may_count_visits) {
  std::vector<LineVariant> lines;
  if (value.is_text()) {
    LineVariant line;
    line.place = value.place;
    line.wordings.push_back(read_text(value, "the customer's line", report_));
    lines.push_back(std::move(line));
    return lines;
  }
  if (!value.is_list() || value.items.empty()) {
    report_.add(value.kind == YamlValue::Kind::Nothing || value.is_list() ? DiagnosticCode::EmptyValue
                                                                          : DiagnosticCode::WrongShape,
                value.place, "The customer's line is text or a list of variants.",
                "Write the words after the colon, or a list of {when, say}.");
    return lines;
  }
  bool always_before = false;
  for (const auto& item : value.items) {
    auto line = read_line(item, may_count_visits);
    if (always_before && item.is_mapping()) {
      report_.add(DiagnosticCode::LineNeverSpoken, item.place,
                  "This line is never spoken: one above it always is.",
                  "Move the line without a condition to the end.");
    }
    always_before = always_before || (item.find("when") == nullptr && line.from_visit == 1);
    lines.push_back(std::move(line));
  }
  if (!always_before) {
    report_.add(DiagnosticCode::LastLineHasCondition, lines.back().place,
                "The customer would be silent when none of these conditions holds.",
                "Add a last variant without when or visit.");
  }
  return lines;
}

}  // namespace rapport
