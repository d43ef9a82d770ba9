// SPDX-License-Identifier: MIT
#include "engine/authoring/scene_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/authoring/wording.h"

namespace rapport {
namespace {

constexpr std::size_t kMostBranches = 50;
constexpr std::size_t kMostRules = 50;

const std::vector<std::string> kKinds = {"talk", "message", "passage"};
const std::vector<std::string> kChannels = {"in-person", "phone", "chat", "email"};
const std::vector<std::string> kTiers = {"advocate",    "recovered",    "fragile",
                                         "handed-over", "lost-quietly", "lost-loudly"};

/// Names that may be asked but not changed.
const std::vector<std::string> kReadOnlyNames = {"cost",          "stage",         "elapsed_seconds",
                                                 "elapsed_turns", "promises_kept", "promises_broken"};

}  // namespace

// ---------------------------------------------------------------------------------------------- names

std::optional<std::uint32_t> SceneReader::find(const NameTable& table, const YamlValue& value,
                                               DiagnosticCode code, std::string_view what) {
  if (!value.is_text()) {
    report_.add(DiagnosticCode::WrongShape, value.place,
                fmt::format("The id of a {} should stand here.", what), "Write its id.");
    return std::nullopt;
  }
  if (const auto found = table.find(value.text)) return found;
  if (report_.is_full()) return std::nullopt;
  report_.add(code, value.place, fmt::format("There is no {} {}.", what, in_quotes(value.text)),
              did_you_mean(value.text, table.all(), declare_first(what)));
  return std::nullopt;
}

std::optional<CriterionIndex> SceneReader::find_criterion(std::string_view name, SourceSpan place) {
  if (const auto found = names_.rubric->find_criterion(name)) return found;
  std::vector<std::string> known;
  for (const auto& criterion : names_.rubric->criteria) known.push_back(criterion.id);
  report_.add(DiagnosticCode::UnknownCriterion, place,
              fmt::format("The rubric {} has no criterion {}.", names_.rubric->id, in_quotes(name)),
              did_you_mean(name, known, fmt::format("Its criteria are {}.", list_of(known))));
  return std::nullopt;
}

std::vector<std::uint32_t> SceneReader::read_references(FieldReader& fields, std::string_view key,
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

std::optional<Expression> SceneReader::read_condition(const YamlValue& value, Asking asking) {
  return parse_condition(value, names_, asking, report_);
}

// ---------------------------------------------------------------------------------------------- effects

std::vector<Effect> SceneReader::read_effects(const YamlValue& value) {
  std::vector<Effect> effects;
  if (!value.is_mapping()) {
    report_.add(DiagnosticCode::WrongShape, value.place, "Effects are a mapping.",
                "Write them as {trust: +8, anger: -5}.");
    return effects;
  }
  for (const auto& entry : value.entries) {
    if (auto effect = read_effect(entry)) effects.push_back(std::move(*effect));
  }
  return effects;
}

std::optional<Effect> SceneReader::read_effect(const YamlEntry& entry) {
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
  } else if (std::ranges::find(kReadOnlyNames, entry.key) != kReadOnlyNames.end()) {
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

std::vector<Effect> SceneReader::read_effects_of(FieldReader& fields) {
  const auto* value = fields.value("effects", Need::May);
  return value == nullptr ? std::vector<Effect>{} : read_effects(*value);
}

// ---------------------------------------------------------------------------------------------- branches

std::optional<Destination> SceneReader::read_target(const YamlValue& value, Staying staying) {
  if (!value.is_text()) {
    report_.add(DiagnosticCode::WrongShape, value.place, "The id of a turn or an ending should stand here.",
                "Write its id.");
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
  report_.add(DiagnosticCode::UnknownTarget, value.place,
              fmt::format("There is no turn or ending {}.", in_quotes(value.text)),
              did_you_mean(value.text, known, "Write the turn, or lead somewhere else."));
  return std::nullopt;
}

std::optional<Branch> SceneReader::read_branch(const YamlValue& value, Staying staying) {
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

std::vector<Branch> SceneReader::read_branches(const YamlValue& value, Staying staying) {
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

std::vector<Branch> SceneReader::read_goto_of(FieldReader& fields, Need need, Staying staying) {
  const auto* value = fields.value("goto", need);
  return value == nullptr ? std::vector<Branch>{} : read_branches(*value, staying);
}

// ---------------------------------------------------------------------------------------------- the
// customer's lines

LineVariant SceneReader::read_line(const YamlValue& value, bool may_count_visits) {
  LineVariant line;
  line.place = value.place;
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

std::vector<LineVariant> SceneReader::read_lines(const YamlValue& value, bool may_count_visits) {
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
    if (always_before) {
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

// ---------------------------------------------------------------------------------------------- replies

std::vector<AuthoredRating> SceneReader::read_ratings(const YamlValue& value, const std::string& what) {
  std::vector<AuthoredRating> ratings;
  if (!value.is_mapping()) {
    report_.add(DiagnosticCode::WrongShape, value.place, fmt::format("The rating of {} is a mapping.", what),
                "Write listening: {level: 2, because: ...}.");
    return ratings;
  }
  for (const auto& entry : value.entries) {
    const auto criterion = find_criterion(entry.key, entry.key_place);
    if (!criterion) continue;
    AuthoredRating rating;
    rating.criterion = *criterion;
    rating.place = entry.key_place;
    std::optional<int> level;
    if (entry.value.is_text()) {
      level = read_number(entry.value, fmt::format("{} of {}", entry.key, what), -1, 2, report_);
    } else {
      FieldReader fields(entry.value, fmt::format("{} of {}", entry.key, what), report_);
      if (const auto* number = fields.value("level", Need::Must)) {
        level = read_number(*number, fmt::format("the level of {}", entry.key), -1, 2, report_);
      }
      rating.because = fields.text("because", Need::May);
      fields.finish();
    }
    if (rating.because.empty()) {
      report_.add(DiagnosticCode::RatingWithoutReason, entry.key_place,
                  fmt::format("The level of {} comes without a reason.", entry.key),
                  "Add because: with the words that earned or cost it; the trainee learns from that.");
    }
    rating.level = static_cast<Level>(level.value_or(0));
    ratings.push_back(std::move(rating));
  }
  return ratings;
}

ReplyOption SceneReader::read_reply(const YamlValue& value, const Turn& turn) {
  ReplyOption reply;
  reply.place = value.place;
  const auto* id = value.find("id");
  FieldReader fields(
      value, id != nullptr && id->is_text() ? fmt::format("reply {}", id->text) : std::string("this reply"),
      report_);
  reply.id = fields.id();
  if (id != nullptr && id->is_text()) reply.place = id->place;
  const bool message = turn.kind == Turn::Kind::Message;
  int given = 0;
  const auto take_words = [&](std::string_view key, ReplyOption::Kind kind) {
    if (!fields.has(key)) return static_cast<void>(fields.value(key, Need::May));
    ++given;
    reply.kind = kind;
    reply.words = fields.text(key, Need::May);
  };
  if (message) {
    fields.not_for_this_kind("say", "a message is written");
    take_words("do", ReplyOption::Kind::Done);
    take_words("write", ReplyOption::Kind::Written);
  } else {
    take_words("say", ReplyOption::Kind::Said);
    take_words("do", ReplyOption::Kind::Done);
    fields.not_for_this_kind("write", "only a turn of kind message is written");
  }
  if (given != 1 && value.is_mapping()) {
    report_.add(DiagnosticCode::WordsMissing, reply.place,
                fmt::format("{} needs exactly one of {}.", capitalised(fields.what()),
                            message ? "write and do" : "say and do"),
                given == 0 ? "Add the words." : "Make two replies of it.");
  }
  reply.also = fields.texts("also", Need::May);
  if (const auto* when = fields.value("when", Need::May)) reply.when = read_condition(*when);
  if (const auto* rating = fields.value("rating", Need::May))
    reply.ratings = read_ratings(*rating, fields.what());
  for (std::size_t c = 0; c < names_.rubric->criteria.size(); ++c) {
    if (!value.is_mapping() || !turn.calls_for[c] ||
        std::ranges::find(reply.ratings, c, &AuthoredRating::criterion) != reply.ratings.end())
      continue;
    report_.add(DiagnosticCode::CriterionNotRated, reply.place,
                fmt::format("The turn calls for {}, and {} has no rating of it.",
                            names_.rubric->criteria[c].id, fields.what()),
                "Rate it, 0 if it is missing, or take it out of calls_for.");
  }
  if (const auto* slips = fields.value("slips", Need::May)) {
    const auto codes = read_texts(*slips, "slips", report_);
    for (std::size_t i = 0; i < codes.size(); ++i) {
      const auto& code = codes[i];
      if (names_.rubric->find_slip(code) == nullptr) {
        report_.add(DiagnosticCode::UnknownPracticeCode, fields.place_of_entry("slips", i),
                    fmt::format("The rubric knows no slip {}.", in_quotes(code)),
                    "Slips are T1 to T20; the rubric lists them.");
        continue;
      }
      reply.slips.push_back(code);
    }
  }
  reply.effects = read_effects_of(fields);
  reply.promises =
      read_references(fields, "promises", names_.promises, DiagnosticCode::UnknownPromise, "promise");
  reply.withdraws =
      read_references(fields, "withdraws", names_.promises, DiagnosticCode::UnknownPromise, "promise");
  reply.gives = read_references(fields, "gives", names_.remedies, DiagnosticCode::UnknownRemedy, "remedy");
  reply.reveals = read_references(fields, "reveals", names_.facts, DiagnosticCode::UnknownFact, "fact");
  reply.takes_seconds = fields.duration("takes", Need::May, ReplyOption::usual_seconds(reply.kind));
  reply.go = read_goto_of(fields, Need::Must, Staying::Allowed);
  fields.finish();
  return reply;
}

void SceneReader::read_replies(FieldReader& fields, Turn& turn, Need need) {
  NameTable ids;
  for (const auto* value : fields.mappings("replies", need, kMostOptions)) {
    auto reply = read_reply(*value, turn);
    const bool numeric =
        !reply.id.empty() && std::ranges::all_of(reply.id, [](char c) { return c >= '0' && c <= '9'; });
    if (!reply.id.empty() && (!ids.declare(reply.id) || numeric)) {
      report_.add(DiagnosticCode::DuplicateId, reply.place,
                  fmt::format("Turn {} already has a reply {}.", turn.id, in_quotes(reply.id)),
                  "Give each reply of a turn an id of its own.");
    }
    turn.replies.push_back(std::move(reply));
  }
}

// ---------------------------------------------------------------------------------------------- typed
// replies, silence

void SceneReader::read_typed(FieldReader& fields, Turn& turn) {
  turn.typed_fallback.go = {{std::nullopt, {Destination::Kind::Stay, 0}, turn.place}};
  turn.typed_fallback.effects = {{Effect::Target::Patience,
                                  0,
                                  Effect::Mode::Add,
                                  {Operator::Constant, {}, -1, {}, turn.place},
                                  turn.place}};
  const auto* value = fields.value("typed", Need::May);
  if (value == nullptr) return;
  FieldReader typed(*value, fmt::format("typed of turn {}", turn.id), report_);
  for (const auto* item : typed.mappings("rules", Need::May, kMostRules)) {
    FieldReader rule(*item, "this rule", report_);
    TypedRule read;
    read.place = item->place;
    const auto* when = rule.value("when", Need::Must);
    auto condition = when == nullptr ? std::nullopt : read_condition(*when, Asking::AboutTypedReply);
    read.effects = read_effects_of(rule);
    read.promises =
        read_references(rule, "promises", names_.promises, DiagnosticCode::UnknownPromise, "promise");
    read.reveals = read_references(rule, "reveals", names_.facts, DiagnosticCode::UnknownFact, "fact");
    read.go = read_goto_of(rule, Need::Must, Staying::Allowed);
    rule.finish();
    if (!condition) continue;
    read.when = std::move(*condition);
    turn.typed_rules.push_back(std::move(read));
  }
  if (const auto* given = typed.value("fallback", Need::May)) {
    FieldReader fallback(*given, "this fallback", report_);
    if (fallback.has("say")) turn.typed_fallback.say = fallback.text("say", Need::May);
    static_cast<void>(fallback.value("say", Need::May));
    if (fallback.has("effects")) turn.typed_fallback.effects = read_effects_of(fallback);
    static_cast<void>(fallback.value("effects", Need::May));
    if (fallback.has("goto")) turn.typed_fallback.go = read_goto_of(fallback, Need::May, Staying::Allowed);
    static_cast<void>(fallback.value("goto", Need::May));
    fallback.finish();
  }
  typed.finish();
}

void SceneReader::read_clock(FieldReader& fields, Turn& turn) {
  const auto* value = fields.value("clock", Need::May);
  if (value == nullptr) return;
  FieldReader clock(*value, fmt::format("the clock of turn {}", turn.id), report_);
  PatienceClock read;
  read.seconds = clock.number("seconds", Need::Must, 5, 3600, 60);
  read.say = clock.text("say", Need::May);
  read.effects = read_effects_of(clock);
  read.go = read_goto_of(clock, Need::Must, Staying::Allowed);
  clock.finish();
  turn.clock = std::move(read);
}

// ---------------------------------------------------------------------------------------------- turns and
// endings

void SceneReader::read_calls_for(FieldReader& fields, Turn& turn) {
  const auto* value = fields.value(
      "calls_for", turn.kind == Turn::Kind::Passage || !fields.has("replies") ? Need::May : Need::Should);
  if (value == nullptr) return;
  const auto add = [&](const YamlValue& each) {
    if (!each.is_text()) {
      report_.add(DiagnosticCode::WrongShape, each.place, "A criterion should stand here.",
                  "Write its id, such as listening.");
      return;
    }
    if (const auto criterion = find_criterion(each.text, each.place)) turn.calls_for.set(*criterion);
  };
  if (value->is_list()) {
    for (const auto& item : value->items) add(item);
  } else {
    add(*value);
  }
}

void SceneReader::read_kind_keys(FieldReader& fields, Turn& turn) {
  const bool talk = turn.kind == Turn::Kind::Talk;
  const bool passage = turn.kind == Turn::Kind::Passage;
  turn.narration = fields.text("narration", passage ? Need::Must : Need::May);
  if (passage) {
    turn.passes_seconds = fields.duration("passes", Need::Must, 1);
    for (const auto* key : {"stage", "replies", "typed", "clock", "hint", "message", "calls_for"}) {
      fields.not_for_this_kind(key, "nobody replies while time passes");
    }
  } else {
    fields.not_for_this_kind("passes", "only a turn of kind passage lets time pass");
    if (fields.has("stage")) {
      turn.stage = static_cast<Stage>(fields.one_of("stage", Need::May, stage_words(), 0));
    } else {
      static_cast<void>(fields.value("stage", Need::Should));
    }
    read_calls_for(fields, turn);
    turn.hint = fields.text("hint", Need::May);
    read_clock(fields, turn);
    read_replies(fields, turn, talk ? Need::May : Need::Must);
    read_typed(fields, turn);
  }
  if (const auto* value = fields.value("customer", talk ? Need::Must : Need::May))
    turn.customer = read_lines(*value, true);
  if (turn.kind == Turn::Kind::Message) {
    if (const auto* value = fields.value("message", Need::Must)) {
      FieldReader message(*value, fmt::format("the message of turn {}", turn.id), report_);
      turn.message = MessageTask{message.text("to", Need::Must), message.text("subject", Need::Must),
                                 message.text("task", Need::Must)};
      message.finish();
    }
  } else if (talk) {
    fields.not_for_this_kind("message", "only a turn of kind message is written");
  }
}

Turn SceneReader::read_turn(const YamlValue& value) {
  Turn turn;
  turn.place = value.place;
  const auto* id = value.find("id");
  FieldReader fields(
      value, id != nullptr && id->is_text() ? fmt::format("turn {}", id->text) : std::string("this turn"),
      report_);
  turn.id =
      id != nullptr && id->is_text() ? id->text : std::string();  // checked where the names are declared
  static_cast<void>(fields.value("id", Need::May));
  if (id != nullptr) turn.place = id->place;
  turn.kind = static_cast<Turn::Kind>(fields.one_of("kind", Need::May, kKinds, 0));
  if (fields.has("channel"))
    turn.channel = static_cast<Channel>(fields.one_of("channel", Need::May, kChannels, 0));
  static_cast<void>(fields.value("channel", Need::May));
  read_kind_keys(fields, turn);
  turn.coaching = fields.text("coaching", turn.replies.empty() ? Need::May : Need::Should);
  turn.go = read_goto_of(fields, turn.kind == Turn::Kind::Passage ? Need::Must : Need::May, Staying::Refused);
  fields.finish();
  if (value.is_mapping() && turn.replies.empty() && !fields.has("goto") && turn.kind == Turn::Kind::Talk) {
    report_.add(DiagnosticCode::NoWayOn, turn.place,
                fmt::format("Turn {} has no replies and no goto: the conversation would stop here.", turn.id),
                "Add replies, or say where it goes on.");
  }
  return turn;
}

Ending SceneReader::read_ending(const YamlValue& value) {
  Ending ending;
  ending.place = value.place;
  const auto* id = value.find("id");
  FieldReader fields(
      value, id != nullptr && id->is_text() ? fmt::format("ending {}", id->text) : std::string("this ending"),
      report_);
  ending.id = id != nullptr && id->is_text() ? id->text : std::string();
  static_cast<void>(fields.value("id", Need::May));
  if (id != nullptr) ending.place = id->place;
  ending.tier = static_cast<Tier>(fields.one_of("tier", Need::Must, kTiers, 2));
  ending.title = fields.text("title", Need::Must);
  ending.narration = fields.text("narration", Need::May);
  if (const auto* say = fields.value("say", Need::May)) ending.say = read_lines(*say, false);
  ending.account = fields.text("account", Need::Must);
  ending.word_of_mouth = fields.text("word_of_mouth", Need::May);
  ending.loyalty = fields.number("loyalty", Need::Must, 0, 100, 0);
  fields.finish();
  return ending;
}

}  // namespace rapport
