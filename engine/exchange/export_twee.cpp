// SPDX-License-Identifier: MIT
#include "engine/exchange/export_twee.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <functional>
#include <set>
#include <utility>

#include "engine/authoring/wording.h"
#include "engine/base/content_hash.h"
#include "engine/exchange/plain_text.h"
#include "engine/exchange/story_data.h"
#include "engine/exchange/sugarcube.h"

namespace rapport {
namespace {

constexpr auto kLevels = std::to_array<std::string_view>({"harmful", "missing", "partial", "strong"});

/// Always the same for a scenario, as an IFID should be: it stays through every edit.
std::string ifid_of(const Scenario& scenario) {
  auto digits = content_hash("rapport scenario " + scenario.id).substr(0, 32);
  digits[12] = '4';  // an UUID of the random kind
  digits[16] = '8';
  std::ranges::transform(digits, digits.begin(),
                         [](char c) { return c >= 'a' && c <= 'f' ? static_cast<char>(c - 32) : c; });
  return fmt::format("{}-{}-{}-{}-{}", digits.substr(0, 8), digits.substr(8, 4), digits.substr(12, 4),
                     digits.substr(16, 4), digits.substr(20));
}

/// A comment that nothing in it can end.
std::string comment(std::string text) {
  for (auto at = text.find("*/"); at != std::string::npos; at = text.find("*/", at)) text.insert(at + 1, " ");
  for (auto at = text.find("\n::"); at != std::string::npos; at = text.find("\n::", at + 1))
    text.insert(at + 1, " ");
  return fmt::format("/* {} */\n", text);
}

class TweeWriter {
 public:
  TweeWriter(const Scenario& scenario, const Rubric& rubric, std::string file)
      : scenario_(scenario), rubric_(rubric), file_(std::move(file)), sugar_(scenario, rubric, limits_) {}

  ExportedStory write() {
    find_out_of_patience();
    head();
    opening();
    for (const auto& turn : scenario_.turns) passage(turn);
    for (const auto& ending : scenario_.endings) passage(ending);
    notes();
    say_limits();
    return {std::move(out_), std::move(remarks_)};
  }

 private:
  // ---- remarks

  /// One for each kind, at the first place; `place` of no line is about the whole file.
  void remark(SourceSpan place, const std::string& what, const std::string& instead) {
    if (!said_.insert(what).second) return;
    remarks_.push_back({file_, place.line, 0, what, instead});
  }

  // ---- pieces

  [[nodiscard]] std::string id_of(const Destination& to) const {
    return to.kind == Destination::Kind::Ending ? scenario_.endings[to.index].id
                                                : scenario_.turns[to.index].id;
  }

  void header(const std::string& name, const std::string& tags) {
    out_ += fmt::format(":: {}{}\n", name, tags.empty() ? "" : " [" + tags + "]");
  }

  void find_out_of_patience() {
    const auto& ways = scenario_.customer.out_of_patience;
    if (!ways.empty()) out_of_patience_ = id_of(ways.back().to);
    remark({}, "Twine does not count the customer's patience.",
           "It is kept in $patience, and the passage where it would lead has the tag out-of-patience.");
    if (ways.size() > 1)
      remark({}, "Where lost patience leads depends on conditions.", "Only the last way is marked.");
  }

  void head() {
    out_ += fmt::format(":: StoryTitle\n{}\n\n", in_one_line(scenario_.title));
    out_ +=
        ":: StoryData\n" +
        story_data_json({ifid_of(scenario_), "SugarCube", "2.36.1", scenario_.turns[scenario_.start].id}) +
        "\n";
    if (!scenario_.author.empty())
      out_ += fmt::format(":: StoryAuthor\n{}\n\n", in_one_line(scenario_.author));
  }

  void opening() {
    out_ += ":: StoryInit\n";
    const auto set = [&](const std::string& name, const std::string& value) {
      out_ += SugarCubeWriter::set(name, value) + "\n";
    };
    set("$trust", std::to_string(scenario_.customer.trust));
    set("$anger", std::to_string(scenario_.customer.anger));
    set("$patience", std::to_string(scenario_.customer.patience));
    for (const auto& variable : scenario_.variables) {
      auto value = std::to_string(variable.start);
      if (variable.type.kind == ValueType::Kind::Boolean) value = variable.start != 0 ? "true" : "false";
      if (variable.type.kind == ValueType::Kind::Choice)
        value = fmt::format("\"{}\"", variable.values[static_cast<std::size_t>(variable.start)]);
      set(SugarCubeWriter::name("", variable.id), value);
    }
    for (const auto& fact : scenario_.facts)
      set(SugarCubeWriter::name("known", fact.id), fact.known ? "true" : "false");
    for (const auto& promise : scenario_.promises)
      set(SugarCubeWriter::name("promised", promise.id), "false");
    for (const auto& remedy : scenario_.remedies) set(SugarCubeWriter::name("given", remedy.id), "false");
    set("$cost", "0");
    out_ += "\n";
  }

  std::string reveals(const std::vector<FactIndex>& facts) const {
    std::string sets;
    for (const auto fact : facts)
      sets += SugarCubeWriter::set(SugarCubeWriter::name("known", scenario_.facts[fact].id), "true");
    return sets;
  }

  static std::string wording(const LineVariant& line) {
    if (line.wordings.size() == 1) return sugarcube_words(line.wordings.front());
    std::string all;
    for (const auto& words : line.wordings) all += (all.empty() ? "" : ", ") + sugarcube_quoted(words);
    return fmt::format("<<= either({})>>", all);
  }

  void lines(const std::vector<LineVariant>& variants, const Turn* turn) {
    if (variants.empty()) return;
    bool open = false;
    for (const auto& line : variants) {
      auto when = line.when ? sugar_.condition(*line.when, turn) : std::string();
      if (line.from_visit > 1) {
        if (!when.empty()) when = fmt::format("({}) and ", when);
        when += fmt::format("visited() gte {}", line.from_visit);
      }
      if (!when.empty()) {
        out_ += fmt::format("<<{} {}>>", open ? "elseif" : "if", when);
        open = true;
      } else if (open) {
        out_ += "<<else>>";
      }
      out_ += reveals(line.reveals) + wording(line);
      if (when.empty()) break;
    }
    out_ += open ? "<</if>>\n" : "\n";
  }

  /// Jumps for the branches; staying is no jump.
  std::string jumps(const std::vector<Branch>& branches, const Turn* turn,
                    const std::function<std::string(const Destination&)>& jump) {
    if (branches.size() == 1 && !branches.front().when) return jump(branches.front().to);
    std::string text;
    for (const auto& branch : branches) {
      if (branch.when) {
        text +=
            fmt::format("<<{} {}>>", text.empty() ? "if" : "elseif", sugar_.condition(*branch.when, turn));
      } else {
        text += "<<else>>";
      }
      text += jump(branch.to);
      if (!branch.when) break;
    }
    return text + "<</if>>";
  }

  std::string goto_macro(const Destination& to) const {
    return to.kind == Destination::Kind::Stay ? std::string() : fmt::format("<<goto \"{}\">>", id_of(to));
  }

  // ---- replies

  std::string changes(const ReplyOption& reply, const Turn& turn) {
    auto sets = sugar_.effects(reply.effects, &turn) + reveals(reply.reveals);
    for (const auto promise : reply.promises)
      sets += SugarCubeWriter::set(SugarCubeWriter::name("promised", scenario_.promises[promise].id), "true");
    for (const auto promise : reply.withdraws)
      sets +=
          SugarCubeWriter::set(SugarCubeWriter::name("promised", scenario_.promises[promise].id), "false");
    for (const auto remedy : reply.gives) {
      const auto& given = scenario_.remedies[remedy];
      sets += SugarCubeWriter::set(SugarCubeWriter::name("given", given.id), "true");
      if (given.cost > 0) sets += SugarCubeWriter::set("$cost", fmt::format("$cost + {}", given.cost));
    }
    return sets;
  }

  void reply(const ReplyOption& option, const Turn& turn) {
    const auto words = sugarcube_quoted(option.words);
    const auto sets = changes(option, turn);
    const bool plain = option.go.size() == 1 && option.go.front().to.kind != Destination::Kind::Stay;
    auto link =
        plain ? fmt::format("<<link {} \"{}\">>{}<</link>>", words, id_of(option.go.front().to), sets)
              : fmt::format("<<link {}>>{}{}<</link>>", words, sets,
                            jumps(option.go, &turn, [&](const Destination& to) { return goto_macro(to); }));
    const auto simple = sugarcube_words(in_one_line(option.words));
    if (plain && sets.empty() && simple.find_first_of("[]|<>") == std::string::npos &&
        simple.find("->") == std::string::npos)
      link = fmt::format("[[{}|{}]]", simple, id_of(option.go.front().to));
    if (option.when) link = fmt::format("<<if {}>>{}<</if>>", sugar_.condition(*option.when, &turn), link);
    out_ += link + "\n";
    remarks_on(option);
  }

  void remarks_on(const ReplyOption& option) {
    std::string note;
    const auto add = [&](const std::string& text) { note += (note.empty() ? "" : "\n") + text; };
    for (const auto& rating : option.ratings) {
      const int above_harmful = static_cast<int>(rating.level) + 1;
      add(fmt::format("{}: {}{}", rubric_.criteria[rating.criterion].id,
                      kLevels[static_cast<std::size_t>(above_harmful)],
                      rating.because.empty() ? "" : ": " + in_one_line(rating.because)));
      remark(rating.place, "Twine has no ratings.", "They stand in comments behind the links.");
    }
    for (const auto& other : option.also) {
      add("also: " + in_one_line(other));
      remark(option.place, "Twine takes no typed words, so other wordings of a reply have no use there.",
             "They stand in comments behind the links.");
    }
    if (!option.slips.empty()) add("slips: " + list_of(option.slips));
    if (!note.empty()) out_ += comment(option.id + "\n" + note);
  }

  // ---- passages

  void paragraph(const std::string& words) {
    if (!words.empty()) out_ += sugarcube_words(words) + "\n\n";
  }

  void passage(const Turn& turn) {
    const bool alone = turn.replies.empty();
    std::string tags = alone ? "goes-on" : "";
    if (turn.id == out_of_patience_) tags += tags.empty() ? "out-of-patience" : " out-of-patience";
    header(turn.id, tags);
    paragraph(turn.narration);
    lines(turn.customer, &turn);
    if (turn.message) {
      paragraph(fmt::format("{}\n{}\n{}", turn.message->to, turn.message->subject, turn.message->task));
      remark(turn.place, "Twine has no messages to write.",
             "Their replies are links, and what is to be written stands before them.");
    }
    if (turn.passes_seconds > 0)
      remark(turn.place, "In Twine no time passes.",
             "The story goes on by a link; promises do not fall due.");
    if (alone) {
      out_ += jumps(turn.go, &turn,
                    [&](const Destination& to) { return fmt::format("[[Go on.|{}]]", id_of(to)); }) +
              "\n";
    } else {
      when_all_are_closed(turn);
      out_ += "\n";
      for (const auto& option : turn.replies) reply(option, turn);
    }
    remarks_on(turn);
    out_ += "\n";
  }

  void when_all_are_closed(const Turn& turn) {
    if (turn.go.empty()) return;
    std::string closed;
    for (const auto& option : turn.replies) {
      if (!option.when) {
        remark(turn.place, "A goto stands beside a reply that is always open.", "It was left out.");
        return;
      }
      closed +=
          fmt::format("{}not ({})", closed.empty() ? "" : " and ", sugar_.condition(*option.when, &turn));
    }
    out_ += fmt::format("<<if {}>>{}<</if>>\n", closed,
                        jumps(turn.go, &turn, [&](const Destination& to) { return goto_macro(to); }));
  }

  void remarks_on(const Turn& turn) {
    std::string note;
    const auto add = [&](const std::string& text) { note += (note.empty() ? "" : "\n") + text; };
    if (turn.stage) add("stage: " + stage_words()[static_cast<std::size_t>(*turn.stage)]);
    std::vector<std::string> called;
    for (std::size_t c = 0; c < rubric_.criteria.size(); ++c) {
      if (turn.calls_for[c]) called.push_back(rubric_.criteria[c].id);
    }
    if (!called.empty()) add("calls for " + list_of(called));
    if (!turn.coaching.empty()) add("coaching: " + in_one_line(turn.coaching));
    if (!turn.hint.empty()) add("hint: " + in_one_line(turn.hint));
    if (turn.clock) {
      add(fmt::format("after {} seconds of silence: {}", turn.clock->seconds, in_one_line(turn.clock->say)));
      remark(turn.place, "In Twine nobody waits for an answer, so silence leads nowhere.",
             "What it would lead to stands in a comment.");
    }
    for (const auto& rule : turn.typed_rules) {
      add(fmt::format("typed words: if {}", sugar_.condition(rule.when, &turn)));
      remark(rule.place, "Twine takes no typed words.", "The rules for them stand in comments.");
    }
    if (!note.empty()) out_ += comment(note);
  }

  void passage(const Ending& ending) {
    std::string tags = fmt::format("ending {}", word_of(ending.tier));
    if (ending.id == out_of_patience_) tags += " out-of-patience";
    header(ending.id, tags);
    paragraph(ending.narration);
    lines(ending.say, nullptr);
    auto note = fmt::format("{}\nhow it felt: {}\nloyalty: {}", in_one_line(ending.title),
                            in_one_line(ending.account), ending.loyalty);
    if (!ending.word_of_mouth.empty()) note += "\nword of mouth: " + in_one_line(ending.word_of_mouth);
    out_ += comment(note) + "\n";
  }

  /// What stands around the conversation.
  void notes() {
    header("Rapport notes", "rapport-notes");
    const auto note = [&](std::string_view what, const std::string& text) {
      if (!text.empty()) out_ += fmt::format("{}: {}\n", what, sugarcube_words(in_one_line(text)));
    };
    note("Summary", scenario_.summary);
    note("What went wrong", scenario_.failure.what);
    note("Role", scenario_.briefing.role);
    note("Situation", scenario_.briefing.situation);
    for (const auto& objective : scenario_.briefing.objectives) note("Objective", objective);
    for (const auto& entry : scenario_.briefing.case_file) note("Case file", entry.when + ": " + entry.note);
    for (const auto& may : scenario_.briefing.may) note("May", may);
    for (const auto& may_not : scenario_.briefing.may_not) note("May not", may_not);
    note("Customer", scenario_.customer.name);
    note("Problem", scenario_.customer.problem);
    note("Worry", scenario_.customer.worry);
    for (const auto& fact : scenario_.facts) note(SugarCubeWriter::name("known", fact.id), fact.text);
    for (const auto& promise : scenario_.promises)
      note(SugarCubeWriter::name("promised", promise.id), promise.what);
    for (const auto& remedy : scenario_.remedies)
      note(SugarCubeWriter::name("given", remedy.id), remedy.what);
    remark({}, "Twine has no briefing, no customer and no debrief.",
           "What they say stands in the passage Rapport notes.");
  }

  void say_limits() {
    if (limits_.time)
      remark({}, "A condition asks how many seconds have passed.", "It asks for 20 seconds a turn.");
    if (limits_.promises_counted)
      remark({}, "A condition asks how many promises were kept or broken.", "It takes them as none.");
    if (limits_.promise_outcome)
      remark({}, "A condition asks whether a promise was kept.",
             "It asks at once, rather than when the promise falls due.");
    if (limits_.order_matters)
      remark({}, "A reply's effects ask for each other.", "In SugarCube they happen one after another.");
  }

  const Scenario& scenario_;
  const Rubric& rubric_;
  std::string file_;
  SugarCubeLimits limits_;
  SugarCubeWriter sugar_;
  std::string out_, out_of_patience_;
  std::vector<Remark> remarks_;
  std::set<std::string> said_;
};

}  // namespace

ExportedStory export_twee(const Scenario& scenario, const Rubric& rubric, const std::string& file) {
  return TweeWriter(scenario, rubric, file).write();
}

}  // namespace rapport
