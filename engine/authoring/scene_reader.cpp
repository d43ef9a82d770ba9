// SPDX-License-Identifier: MIT
#include "engine/authoring/scene_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/authoring/wording.h"

namespace rapport {
namespace {

constexpr std::size_t kMostRules = 50;

const std::vector<std::string> kKinds = {"talk", "message", "passage"};
const std::vector<std::string> kTiers(kTierWords.begin(), kTierWords.end());

std::optional<int> read_level(const YamlValue& value, const std::string& what, DiagnosticReport& report) {
  static const std::vector<std::string> kLevels = {"harmful", "missing", "partial", "strong"};
  const auto word = std::ranges::find(kLevels, value.text);
  if (!value.is_text() || word == kLevels.end()) return read_number(value, what, -1, 2, report);
  report.add(DiagnosticCode::NotAWholeNumber, value.place,
             fmt::format("{} should be a whole number, and is {}.", capitalised(what), in_quotes(value.text)),
             fmt::format("Write {} for {}.", word - kLevels.begin() - 1, value.text));
  return std::nullopt;
}

/// Keys that people put a level too far out.
void refuse_keys_of_effects(FieldReader& fields) {
  for (const auto* key : {"trust", "anger", "patience"}) {
    fields.not_for_this_kind(key, "what it changes stands under effects",
                             fmt::format("Write effects: {{{}: +5}}, or whatever it changes.", key));
  }
}

/// Keys of a reply, on a turn.
void refuse_keys_of_replies(FieldReader& fields) {
  for (const auto* key : {"say", "do", "write", "also", "rating", "slips", "effects", "gives", "takes"}) {
    fields.not_for_this_kind(key, "that belongs to a reply",
                             "Indent the whole entry like the other replies, or write customer: for what the "
                             "customer says.");
  }
}

}  // namespace

// ---------------------------------------------------------------------------------------------- replies

std::vector<AuthoredRating> SceneReader::read_ratings(const YamlValue& value, const std::string& what) {
  std::vector<AuthoredRating> ratings;
  if (!value.is_mapping()) {
    report_.add(DiagnosticCode::WrongShape, value.place, fmt::format("The rating of {} is a mapping.", what),
                "Write listening: {level: 2, because: ...}.");
    return ratings;
  }
  for (const auto& entry : value.entries) {
    const auto criterion = steps_.find_criterion(entry.key, entry.key_place);
    if (!criterion) continue;
    AuthoredRating rating;
    rating.criterion = *criterion;
    rating.place = entry.key_place;
    std::optional<int> level;
    if (entry.value.is_text()) {
      level = read_level(entry.value, fmt::format("{} of {}", entry.key, what), report_);
    } else {
      FieldReader fields(entry.value, fmt::format("{} of {}", entry.key, what), report_);
      if (const auto* number = fields.value("level", Need::Must)) {
        level = read_level(*number, fmt::format("the level of {}", entry.key), report_);
      }
      rating.because = fields.text("because", Need::May);
      rating.assessor_differs = fields.text("assessor_differs", Need::May);
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
  if (const auto* when = fields.value("when", Need::May)) reply.when = steps_.read_condition(*when);
  const auto* rating = fields.value("rating", Need::May);
  if (rating != nullptr) reply.ratings = read_ratings(*rating, fields.what());
  for (std::size_t c = 0; c < names_.rubric->criteria.size(); ++c) {
    if (!value.is_mapping() || !turn.calls_for[c] || (rating != nullptr && !rating->is_mapping()) ||
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
  reply.effects = steps_.read_effects_of(fields);
  reply.promises =
      steps_.read_references(fields, "promises", names_.promises, DiagnosticCode::UnknownPromise, "promise");
  reply.withdraws =
      steps_.read_references(fields, "withdraws", names_.promises, DiagnosticCode::UnknownPromise, "promise");
  reply.gives =
      steps_.read_references(fields, "gives", names_.remedies, DiagnosticCode::UnknownRemedy, "remedy");
  reply.reveals =
      steps_.read_references(fields, "reveals", names_.facts, DiagnosticCode::UnknownFact, "fact");
  reply.takes_seconds = fields.duration("takes", Need::May, ReplyOption::usual_seconds(reply.kind));
  reply.go = steps_.read_goto_of(fields, Need::Must, Staying::Allowed);
  refuse_keys_of_effects(fields);
  fields.finish();
  return reply;
}

void SceneReader::read_replies(FieldReader& fields, Turn& turn, Need need) {
  NameTable ids;
  const auto values = fields.mappings("replies", need, kMostOptions);
  turn.replies.reserve(values.size());
  for (const auto* value : values) {
    auto reply = read_reply(*value, turn);
    if (!reply.id.empty() && !ids.declare(reply.id)) {
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
    auto condition = when == nullptr ? std::nullopt : steps_.read_condition(*when, Asking::AboutTypedReply);
    read.effects = steps_.read_effects_of(rule);
    read.promises =
        steps_.read_references(rule, "promises", names_.promises, DiagnosticCode::UnknownPromise, "promise");
    read.reveals = steps_.read_references(rule, "reveals", names_.facts, DiagnosticCode::UnknownFact, "fact");
    read.go = steps_.read_goto_of(rule, Need::Must, Staying::Allowed);
    rule.finish();
    if (!condition) continue;
    read.when = std::move(*condition);
    turn.typed_rules.push_back(std::move(read));
  }
  if (const auto* given = typed.value("fallback", Need::May)) {
    FieldReader fallback(*given, "this fallback", report_);
    if (fallback.has("say")) turn.typed_fallback.say = fallback.text("say", Need::May);
    static_cast<void>(fallback.value("say", Need::May));
    if (fallback.has("effects")) turn.typed_fallback.effects = steps_.read_effects_of(fallback);
    static_cast<void>(fallback.value("effects", Need::May));
    if (fallback.has("goto"))
      turn.typed_fallback.go = steps_.read_goto_of(fallback, Need::May, Staying::Allowed);
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
  read.effects = steps_.read_effects_of(clock);
  read.go = steps_.read_goto_of(clock, Need::Must, Staying::Allowed);
  clock.finish();
  turn.clock = std::move(read);
}

// ---------------------------------------------------------------------------------------------- turns and
// endings

void SceneReader::read_calls_for(FieldReader& fields, Turn& turn) {
  const auto* value = fields.value("calls_for", fields.has("replies") ? Need::Should : Need::May);
  if (value == nullptr) return;
  const auto add = [&](const YamlValue& each) {
    if (!each.is_text()) {
      report_.add(DiagnosticCode::WrongShape, each.place, "A criterion should stand here.",
                  "Write its id, such as listening.");
      return;
    }
    if (const auto criterion = steps_.find_criterion(each.text, each.place)) turn.calls_for.set(*criterion);
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
    if (talk && !fields.has("replies")) {
      static_cast<void>(fields.value("replies", Need::May));
      for (const auto* key : {"typed", "clock", "hint", "calls_for"}) {
        fields.not_for_this_kind(key, "without replies it goes on by itself", "Take it out, or add replies.");
      }
    } else {
      read_calls_for(fields, turn);
      turn.hint = fields.text("hint", Need::May);
      read_clock(fields, turn);
      read_replies(fields, turn, Need::Must);
      read_typed(fields, turn);
    }
  }
  if (const auto* value = fields.value("customer", talk ? Need::Must : Need::May))
    turn.customer = steps_.read_lines(*value, true);
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
    turn.channel = static_cast<Channel>(fields.one_of("channel", Need::May, channel_words(), 0));
  static_cast<void>(fields.value("channel", Need::May));
  read_kind_keys(fields, turn);
  turn.coaching = fields.text("coaching", turn.replies.empty() ? Need::May : Need::Should);
  turn.go = steps_.read_goto_of(fields, turn.kind == Turn::Kind::Passage ? Need::Must : Need::May,
                                Staying::Refused);
  refuse_keys_of_replies(fields);
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
  if (const auto* say = fields.value("say", Need::May)) ending.say = steps_.read_lines(*say, false);
  ending.account = fields.text("account", Need::Must);
  ending.word_of_mouth = fields.text("word_of_mouth", Need::May);
  ending.loyalty = fields.number("loyalty", Need::Must, 0, 100, 0);
  fields.finish();
  return ending;
}

}  // namespace rapport
