// SPDX-License-Identifier: MIT
#include "engine/translation/translator_note.h"

#include <fmt/format.h>

#include <algorithm>
#include <vector>

#include "engine/authoring/condition_text.h"
#include "engine/authoring/condition_words.h"
#include "engine/authoring/wording.h"

namespace rapport {
namespace {

constexpr const char* kTiers[] = {"advocate",    "recovered",    "fragile",
                                  "handed over", "lost quietly", "lost loudly"};
constexpr const char* kChannels[] = {"face to face", "on the phone", "in a chat", "by e-mail"};

class NoteWriter {
 public:
  NoteWriter(const Scenario& scenario, const Rubric& rubric, const TextContext& at)
      : scenario_(scenario), rubric_(rubric), at_(at) {}

  [[nodiscard]] std::string write() const {
    switch (at_.kind) {
      case TextKind::Title:
        return "The scenario's title, on a card: short.";
      case TextKind::Sector:
        return "The trade, on a card: a word or two.";
      case TextKind::Summary:
        return "What it is about, on a card: one or two sentences.";
      case TextKind::Failure:
        return fmt::format("What went wrong, as {} would say it.", customer());
      case TextKind::Briefing:
        return "The briefing, which the trainee reads before the conversation.";
      case TextKind::Name:
        return "The customer's name. Usually it stays as it is.";
      case TextKind::Problem:
        return fmt::format("The problem as {} states it.", customer());
      case TextKind::Worry:
        return fmt::format("What {} is really worried about. Shown afterwards.", customer());
      case TextKind::Reaction:
        return fmt::format("{} says this, at any turn, to words that did not help.", customer());
      case TextKind::Fact:
        return "Something that the trainee may learn.";
      case TextKind::Promise:
        return "What the trainee may promise, as it stands in the list of promises.";
      case TextKind::Remedy:
        return "What the trainee may give, as it stands in the list of remedies.";
      case TextKind::Rubric:
        return "Part of the scale on which replies are rated here.";
      case TextKind::Narration:
        return fmt::format("Told to the trainee, not said by anybody.{}", stage());
      case TextKind::Message:
        return fmt::format("The message that the trainee is to write: to whom, its subject, the task.{}",
                           stage());
      case TextKind::Line:
        return customers_line();
      case TextKind::Silence:
        return fmt::format("{} says this to the trainee, who has not answered in time.{}{}", customer(),
                           stage(), leads_to(at_.turn->clock->go));
      case TextKind::Coaching:
        return fmt::format("The coach to the trainee, in practice, about this moment.{}", stage());
      case TextKind::Hint:
        return fmt::format("The coach to the trainee who asks for a hint.{}", stage());
      case TextKind::Reply:
        return reply();
      case TextKind::OtherWording:
        return fmt::format(
            "Another way of saying the reply {}. Nobody is shown it: typed words are compared with it. Write "
            "what people would really type.",
            at_.reply->id);
      case TextKind::Reason:
        return fmt::format("The coach to the trainee, about the reply {}: {} is {}.", at_.reply->id,
                           rubric_.criteria[at_.rating->criterion].name, level_word(at_.rating->level));
      case TextKind::Fallback:
        return fmt::format("{} says this to words that fitted nothing.{}{}", customer(), stage(),
                           leads_to(at_.turn->typed_fallback.go));
      case TextKind::EndingTitle:
        return fmt::format("The title of an ending: short.{}", tier());
      case TextKind::EndingNarration:
        return fmt::format("Told to the trainee at the end, not said by anybody.{}", tier());
      case TextKind::EndingLine:
        return fmt::format("{}{}", last_line(), tier());
      case TextKind::Account:
        return fmt::format("How it felt, as {} tells a friend afterwards.{}", customer(), tier());
      case TextKind::WordOfMouth:
        return fmt::format("What others will hear about it.{}", tier());
    }
    return {};
  }

 private:
  [[nodiscard]] std::string customer() const {
    const auto& person = scenario_.customer;
    return person.pronouns.empty() ? person.name : fmt::format("{} ({})", person.name, person.pronouns);
  }

  [[nodiscard]] std::string stage() const {
    if (!at_.turn->stage) return {};
    return fmt::format("\nStage: {}.", stage_words()[static_cast<std::size_t>(*at_.turn->stage)]);
  }

  [[nodiscard]] std::string tier() const {
    return fmt::format("\nEnding: {}.", kTiers[static_cast<std::size_t>(at_.ending->tier)]);
  }

  [[nodiscard]] std::string way() const {
    const auto channel = at_.turn->channel.value_or(scenario_.channel);
    return kChannels[static_cast<std::size_t>(channel)];
  }

  [[nodiscard]] std::string when(const std::optional<Expression>& condition, std::string_view what) const {
    return condition ? fmt::format("\n{} if: {}.", what, condition_text(scenario_, rubric_, *condition))
                     : std::string();
  }

  [[nodiscard]] std::string name_of(Destination to) const {
    switch (to.kind) {
      case Destination::Kind::Turn:
        return scenario_.turns[to.index].id;
      case Destination::Kind::Ending:
        return fmt::format("the ending {}", scenario_.endings[to.index].id);
      case Destination::Kind::Stay:
        break;
    }
    return "the same turn";
  }

  [[nodiscard]] std::string leads_to(const std::vector<Branch>& branches) const {
    std::vector<std::string> names;
    for (const auto& branch : branches) {
      auto name = name_of(branch.to);
      if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
    return names.empty() ? std::string() : fmt::format("\nLeads to {}.", list_of(names, "or"));
  }

  [[nodiscard]] std::string variant() const {
    const auto& line = *at_.line;
    auto text = when(line.when, "Said");
    if (line.from_visit > 1) text += fmt::format("\nSaid from visit {} of this turn on.", line.from_visit);
    if (line.wordings.size() > 1)
      text += fmt::format("\nOne of {} wordings, of which one is said.", line.wordings.size());
    return text;
  }

  [[nodiscard]] std::string customers_line() const {
    auto text = fmt::format("{} to the trainee, {}.{}", customer(), way(), stage());
    if (at_.turn == &scenario_.turns[scenario_.start]) {
      text += fmt::format("\nMood at the beginning: trust {} of 100, anger {} of 100.",
                          scenario_.customer.trust, scenario_.customer.anger);
    }
    text += variant();
    return at_.turn->replies.empty() ? text + leads_to(at_.turn->go) : text;
  }

  [[nodiscard]] std::string last_line() const {
    return fmt::format("{} to the trainee, the last words.{}", customer(), variant());
  }

  [[nodiscard]] std::string reply() const {
    const auto& option = *at_.reply;
    std::string text;
    switch (option.kind) {
      case ReplyOption::Kind::Said:
        text = fmt::format("The trainee to {}, {}.", customer(), way());
        break;
      case ReplyOption::Kind::Done:
        text = "What the trainee does instead of speaking.";
        break;
      case ReplyOption::Kind::Written:
        text = fmt::format("The message that the trainee writes, to {}.",
                           at_.turn->message ? at_.turn->message->to : customer());
        break;
    }
    text += stage();
    std::vector<std::string> levels;
    for (const auto& rating : option.ratings)
      levels.push_back(
          fmt::format("{} {}", rubric_.criteria[rating.criterion].name, level_word(rating.level)));
    if (!levels.empty())
      text += fmt::format("\nRated {}. Let it be as tempting as it is in the source.", list_of(levels));
    return text + when(option.when, "Offered") + leads_to(option.go);
  }

  const Scenario& scenario_;
  const Rubric& rubric_;
  const TextContext& at_;
};

}  // namespace

std::string translator_note(const Scenario& scenario, const Rubric& rubric, const TextContext& context) {
  return NoteWriter(scenario, rubric, context).write();
}

}  // namespace rapport
