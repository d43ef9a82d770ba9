// SPDX-License-Identifier: MIT
#include "engine/exchange/scenario_draft.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string_view>

#include "engine/exchange/plain_text.h"

namespace rapport {
namespace {

/// Whether YAML reads it as this text without quotes, wherever it stands.
bool is_plain(std::string_view text) {
  const auto is_letter = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (static_cast<unsigned char>(c) >= 0x80);
  };
  constexpr std::string_view kHarmless = " .'()/;+-_=<>!%*$\u2019";
  return !text.empty() && is_letter(text.front()) && text.back() != ' ' &&
         text.find(" #") == std::string_view::npos && std::ranges::all_of(text, [&](char c) {
           return is_letter(c) || (c >= '0' && c <= '9') || kHarmless.find(c) != std::string_view::npos;
         });
}

std::string yaml_quoted(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (c == '\n') {
      out += "\\n";
    } else {
      out += c;
    }
  }
  return out + "\"";
}

/// A text within brackets, or where a line is enough.
std::string scalar(std::string_view text) {
  return is_plain(text) ? std::string(text) : yaml_quoted(text);
}

class Writer {
 public:
  explicit Writer(const ScenarioDraft& draft) : draft_(draft) {}

  std::string write() {
    head();
    body();
    return std::move(out_);
  }

 private:
  void line(std::size_t indent, std::string_view text) {
    out_.append(indent, ' ');
    out_ += text;
    out_ += '\n';
  }

  /// `key: text`, over several lines if the text has several.
  void text(std::size_t indent, std::string_view key, std::string_view words) {
    if (words.find('\n') == std::string_view::npos)
      return line(indent, fmt::format("{}: {}", key, scalar(words)));
    line(indent, fmt::format("{}: |-", key));
    const auto within = std::string_view(key).starts_with("- ") ? indent + 4 : indent + 2;
    while (!words.empty()) {
      const auto end = std::min(words.find('\n'), words.size());
      if (end > 0) {
        line(within, words.substr(0, end));
      } else {
        out_ += '\n';
      }
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  }

  void comment(std::size_t indent, std::string_view words) {
    const auto clean = plain_text(words);
    std::string_view rest = clean;
    while (!rest.empty()) {
      const auto end = std::min(rest.find('\n'), rest.size());
      line(indent, fmt::format("# {}", rest.substr(0, end)));
      rest.remove_prefix(std::min(end + 1, rest.size()));
    }
  }

  void left(std::size_t indent, const std::vector<std::string>& pieces) {
    for (const auto& piece : pieces) {
      if (piece.empty()) continue;
      comment(indent, piece.starts_with("TODO") || piece.starts_with("From the story: ")
                          ? piece
                          : "Not brought: " + piece);
    }
  }

  void head() {
    comment(0,
            "Brought by rapport import. It can be played as it is; TODO marks what the story did not say and "
            "only you can.");
    comment(0, "docs/scenario-format.md explains every key; rapport lint says what is missing.");
    if (!draft_.origin.empty()) comment(0, draft_.origin);
    left(0, draft_.left);
    line(0, "format: 1");
    line(0, "id: " + draft_.id);
    text(0, "title", draft_.title);
    line(0, fmt::format("language: {}{}", draft_.language,
                        draft_.language_is_known ? "   # told from its words"
                                                 : "   # TODO: the language of its words"));
    if (!draft_.author.empty()) text(0, "author", draft_.author);
    line(0, "channel: in-person   # TODO: in-person, phone, chat or email");
    comment(0, "TODO: sector, summary, difficulty, minutes, practices");
    line(0, "");
    comment(0, "TODO: what went wrong before this conversation begins");
    line(0, "failure:");
    line(2, "what: \"TODO: what went wrong, as the customer would say it\"");
    line(2, "kind: service   # product, service, policy or person");
    line(2, "cause: ours   # ours, omission or outside");
    line(2, "severity: moderate   # minor, moderate or critical");
    line(0, "");
    line(0, "briefing:");
    line(2, "role: \"TODO: who the trainee is\"");
    line(2, "situation: \"TODO: what the trainee knows before it begins\"");
    comment(2, "TODO: objectives, case_file, authority, solutions");
    line(0, "");
    line(0, "customer:");
    text(2, "name", draft_.customer);
    line(2, fmt::format("trust: {}   # TODO: 0 to 100, as it begins", draft_.trust));
    line(2,
         fmt::format("trust_before: {}   # TODO: and before the failure", std::min(100, draft_.trust + 10)));
    line(2, fmt::format("anger: {}   # TODO", draft_.anger));
    line(2, fmt::format("patience: {}   # how many missteps until out_of_patience", draft_.patience));
    line(2, "out_of_patience: " + draft_.out_of_patience);
    line(2, "loyalty: 50   # TODO: before the failure");
    line(2, "problem: \"TODO: the problem as the customer states it\"");
    line(2, "concern: {worry: \"TODO: what it is really about\"}");
    line(2, "reactions:   # TODO: one for each of listening, empathy, ownership and followup");
    line(4, "otherwise: \"TODO: what the customer says to words that fit no reply\"");
    line(0, "");
  }

  void body() {
    if (!draft_.variables.empty()) {
      line(0, "variables:");
      for (const auto& each : draft_.variables) variable(each);
      line(0, "");
    }
    line(0, "start: " + draft_.start);
    line(0, "turns:");
    for (const auto& each : draft_.turns) turn(each);
    line(0, "endings:");
    for (const auto& each : draft_.endings) ending(each);
  }

  void variable(const DraftVariable& each) {
    std::string what;
    switch (each.kind) {
      case DraftVariable::Kind::Integer:
        what = fmt::format("type: integer, min: {}, max: {}, start: {}", each.least, each.most, each.start);
        break;
      case DraftVariable::Kind::Boolean:
        what = fmt::format("type: boolean, start: {}", each.start != 0 ? "true" : "false");
        break;
      case DraftVariable::Kind::Choice: {
        std::string values;
        for (const auto& value : each.values) values += (values.empty() ? "" : ", ") + value;
        what = fmt::format("type: choice, values: [{}], start: {}", values,
                           each.values[static_cast<std::size_t>(each.start)]);
        break;
      }
    }
    line(2, fmt::format("{}: {{{}, about: {}}}", each.id, what, yaml_quoted(each.about)));
  }

  void branches(std::size_t indent, const std::vector<DraftBranch>& go) {
    if (go.empty()) return;
    if (go.size() == 1 && go.front().when.empty()) return line(indent, "goto: " + go.front().to);
    line(indent, "goto:");
    for (const auto& branch : go) {
      line(indent + 2, branch.when.empty()
                           ? fmt::format("- {{to: {}}}", branch.to)
                           : fmt::format("- {{when: {}, to: {}}}", scalar(branch.when), branch.to));
    }
  }

  void lines(std::size_t indent, std::string_view key, const std::vector<DraftLine>& variants) {
    if (variants.size() == 1 && variants.front().wordings.size() == 1)
      return text(indent, key, variants.front().wordings.front());
    line(indent, fmt::format("{}:", key));
    for (const auto& variant : variants) {
      if (!variant.when.empty()) line(indent + 2, fmt::format("- when: {}", scalar(variant.when)));
      const auto say = variant.when.empty() ? "- say" : "say";
      const auto at = indent + (variant.when.empty() ? 2 : 4);
      if (variant.wordings.size() == 1) {
        text(at, say, variant.wordings.front());
        continue;
      }
      line(at, fmt::format("{}:", say));
      for (const auto& words : variant.wordings) line(indent + 6, "- " + yaml_quoted(words));
    }
  }

  void turn(const DraftTurn& each) {
    line(2, "- id: " + each.id);
    left(4, each.left);
    if (!each.replies.empty())
      comment(4, "TODO: stage, calls_for and coaching: what this moment asks of the trainee");
    lines(4, "customer", each.lines);
    if (!each.replies.empty()) line(4, "replies:");
    for (const auto& given : each.replies) reply(given);
    branches(4, each.go);
    line(0, "");
  }

  void reply(const DraftReply& each) {
    line(6, "- id: " + each.id);
    left(8, each.left);
    text(8, each.is_act ? "do" : "say", each.words);
    if (!each.when.empty()) text(8, "when", each.when);
    comment(8, "TODO: rating, and what it does to trust and anger");
    if (!each.effects.empty()) {
      std::string all;
      for (const auto& [name, change] : each.effects)
        all += fmt::format("{}{}: {}", all.empty() ? "" : ", ", name, yaml_quoted(change));
      line(8, fmt::format("effects: {{{}}}", all));
    }
    branches(8, each.go);
  }

  void ending(const DraftEnding& each) {
    line(2, "- id: " + each.id);
    left(4, each.left);
    line(4, fmt::format(
                "tier: {}{}", word_of(each.tier),
                each.tier_is_known
                    ? ""
                    : "   # TODO: advocate, recovered, fragile, handed-over, lost-quietly or lost-loudly"));
    text(4, "title", each.title);
    if (!each.lines.empty()) lines(4, "say", each.lines);
    line(4, "account: \"TODO: how it felt, in the customer's own words\"");
    line(4, "loyalty: 50   # TODO: 0 to 100, afterwards");
  }

  const ScenarioDraft& draft_;
  std::string out_;
};

}  // namespace

std::string draft_yaml(const ScenarioDraft& draft) {
  return Writer(draft).write();
}

}  // namespace rapport
