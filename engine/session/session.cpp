// SPDX-License-Identifier: MIT
#include "engine/session/session.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <tuple>
#include <utility>

#include "engine/base/words.h"

namespace rapport {

Session::Session(std::shared_ptr<const Scenario> scenario, std::shared_ptr<const Rubric> rubric,
                 std::uint64_t seed)
    : scenario_(std::move(scenario)), rubric_(rubric_of(*scenario_, rubric)) {
  begin(seed);
}

Session::Session(std::shared_ptr<const Scenario> scenario, std::shared_ptr<const Rubric> rubric,
                 std::uint64_t seed, Beginning beginning)
    : scenario_(std::move(scenario)),
      rubric_(rubric_of(*scenario_, rubric)),
      beginning_(std::move(beginning)) {
  begin(seed);
}

void Session::begin(std::uint64_t seed) {
  constexpr std::size_t kUsualReplies = 16;
  replies_.reserve(kUsualReplies);
  events_.reserve(kUsualReplies);
  events_.clear();
  const auto& program = scenario_->program;
  state_ = beginning_ ? begin_conversation_at(program, beginning_->turn, beginning_->slots, seed, &events_)
                      : begin_conversation(program, seed, &events_);
}

Move move_of(const Reply& reply) {
  if (reply.option) return {Move::Kind::Option, *reply.option, reply.heard};
  if (reply.kind == WrittenReply::Kind::Silence) return {Move::Kind::Silence, 0, {}};
  return {Move::Kind::Typed, 0, reply.heard};
}

Result<void> Session::check(const Reply& reply) const {
  if (is_allowed(scenario_->program, state_, move_of(reply))) return {};
  if (is_over()) {
    return failure(ErrorCode::NotNow, tr("The conversation is over."),
                   tr("Start it again to answer differently."));
  }
  return failure(ErrorCode::NotNow, tr("This reply is not open at this turn."),
                 tr("Choose one of the replies shown."));
}

Result<void> Session::reply(Reply given) {
  if (auto possible = check(given); !possible) return possible;
  const auto move = move_of(given);
  given.turn = state_.place;
  events_.clear();
  state_ = advance(scenario_->program, std::move(state_), move, &events_);
  replies_.push_back(std::move(given));
  return {};
}

Result<Reply> Session::read(const WrittenReply& written, const Understand& understand) const {
  if (is_over())
    return failure(ErrorCode::NotNow, tr("The conversation is over."),
                   tr("Start it again to answer differently."));
  Reply reply;
  reply.kind = written.kind;
  reply.turn = state_.place;
  switch (written.kind) {
    case WrittenReply::Kind::Option: {
      const auto& options = turn().replies;
      const auto found = std::ranges::find(options, written.text, &ReplyOption::id);
      if (found == options.end()) {
        return failure(ErrorCode::NotNow, tr_format("Turn {} has no reply {}.", turn().id, written.text),
                       tr("To answer in your own words, begin the line with >."));
      }
      reply.option = static_cast<OptionIndex>(found - options.begin());
      if (!state_.is_open(*reply.option)) {
        return failure(ErrorCode::NotNow,
                       tr_format("Reply {} of turn {} is closed here.", written.text, turn().id),
                       tr("Its condition does not hold."));
      }
      break;
    }
    case WrittenReply::Kind::Typed: {
      if (written.text.size() > kLongestReplyBytes) {
        return failure(ErrorCode::Invalid,
                       tr_format("A reply of {} bytes is too long to keep.", written.text.size()),
                       tr("Say it in fewer words."));
      }
      auto understood = understand(*scenario_, state_, written.text);
      reply.words = written.text;
      reply.option = understood.option;
      reply.heard = understood.heard;
      break;
    }
    case WrittenReply::Kind::Silence:
      break;
  }
  return reply;
}

void Session::rewind(std::size_t count) {
  auto kept = std::move(replies_);
  kept.resize(count);
  replies_.clear();
  begin(state_.seed);
  for (auto& reply : kept) {
    events_.clear();
    state_ = advance(scenario_->program, std::move(state_), move_of(reply), &events_);
    replies_.push_back(std::move(reply));
  }
}

WrittenReply written_form(const Scenario& scenario, const Reply& reply) {
  switch (reply.kind) {
    case WrittenReply::Kind::Option:
      return {reply.kind, scenario.turns[reply.turn].replies[reply.option.value_or(0)].id};
    case WrittenReply::Kind::Typed:
      return {reply.kind, reply.words};
    case WrittenReply::Kind::Silence:
      return {reply.kind, {}};
  }
  return {};
}

SavedSession Session::save() const {
  SavedSession saved{scenario_->id, scenario_->hash, rubric_->id, rubric_->hash, state_.seed, {}};
  saved.replies.reserve(replies_.size());
  for (const auto& reply : replies_) saved.replies.push_back(written_form(*scenario_, reply));
  return saved;
}

Result<Session> Session::resume(std::shared_ptr<const Scenario> scenario,
                                std::shared_ptr<const Rubric> rubric, const SavedSession& saved,
                                const Understand& understand) {
  if (saved.scenario_id != scenario->id) {
    return failure(ErrorCode::Conflict,
                   tr_format("The session was held with {}, not with {}.", saved.scenario_id, scenario->id),
                   tr("Open it with its own scenario."));
  }
  const bool edited = saved.scenario_hash != scenario->hash;
  Session session(std::move(scenario), std::move(rubric), saved.seed);
  for (std::size_t i = 0; i < saved.replies.size(); ++i) {
    auto reply = session.read(saved.replies[i], understand);
    auto given = reply ? session.reply(std::move(*reply)) : tl::unexpected<Error>(reply.error());
    if (given) continue;
    return failure(ErrorCode::Conflict,
                   edited
                       ? tr_format("The scenario has been edited since, and reply {} ({}) no longer fits: {}",
                                   i + 1, to_line(saved.replies[i]), given.error().message)
                       : tr_format("The saved session was changed, and reply {} ({}) no longer fits: {}",
                                   i + 1, to_line(saved.replies[i]), given.error().message),
                   tr("The words are kept; begin the conversation again with the scenario as it is now."));
  }
  return session;
}

namespace {

constexpr std::string_view kFirstLine = "rapport-session 1";

/// Takes the next line off `text`.
std::string_view take_line(std::string_view& text) {
  const auto end = std::min(text.find('\n'), text.size());
  const auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  return line;
}

/// Takes the next word off `line`.
std::string_view take_word(std::string_view& line) {
  const auto end = std::min(line.find(' '), line.size());
  const auto word = line.substr(0, end);
  line.remove_prefix(std::min(end + 1, line.size()));
  return word;
}

tl::unexpected<Error> not_a_session(std::string_view missing) {
  return failure(ErrorCode::Invalid, tr_format("This is not a saved session: {} is missing.", missing),
                 tr("Save it again, or begin anew."));
}

}  // namespace

std::string to_text(const SavedSession& saved) {
  std::string text;
  text.reserve(256);
  text.append(kFirstLine)
      .append("\nscenario ")
      .append(saved.scenario_id)
      .append(" ")
      .append(saved.scenario_hash);
  text.append("\nrubric ").append(saved.rubric_id).append(" ").append(saved.rubric_hash);
  text.append("\nseed ").append(std::to_string(saved.seed)).append("\n");
  for (const auto& reply : saved.replies) text.append(to_line(reply)).append("\n");
  return text;
}

Result<SavedSession> saved_session_from_text(std::string_view text) {
  SavedSession saved;
  if (take_line(text) != kFirstLine) return not_a_session(kFirstLine);
  for (auto [key, id, hash] : {std::tuple{"scenario", &saved.scenario_id, &saved.scenario_hash},
                               std::tuple{"rubric", &saved.rubric_id, &saved.rubric_hash}}) {
    auto line = take_line(text);
    if (take_word(line) != key) return not_a_session(key);
    *id = take_word(line);
    *hash = take_word(line);
  }
  auto line = take_line(text);
  const bool has_seed = take_word(line) == "seed";
  const auto* end = line.data() + line.size();
  const auto [stop, problem] = std::from_chars(line.data(), end, saved.seed);
  if (!has_seed || problem != std::errc{} || stop != end) return not_a_session("seed");
  saved.replies = replies_from_lines(text);
  return saved;
}

}  // namespace rapport
