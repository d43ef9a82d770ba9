// SPDX-License-Identifier: MIT
#include "engine/exchange/yarn_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "engine/authoring/wording.h"
#include "engine/exchange/plain_text.h"
#include "engine/exchange/story_expression.h"
#include "engine/exchange/story_ids.h"

namespace rapport {
namespace {

using Kind = StoryNode::Kind;

/// A line of a node without its blanks, comments and hashtags.
struct Line {
  std::string_view text;
  std::size_t at = 0;      ///< byte of the file where `text` begins
  std::size_t indent = 0;  ///< blanks before it; a tab counts as eight
};

/// A statement of Yarn; options and ifs have statements inside.
struct Statement {
  enum class Kind { Line, Command, Options, If } kind = Kind::Line;
  Line line;
  struct Part {
    Line head;                             ///< the option's words, or the <<if>>, <<elseif>>, <<else>>
    std::optional<std::string_view> when;  ///< a condition; nothing on an else and on an option without one
    std::vector<Statement> body;
  };
  std::vector<Part> parts;
};

std::string_view command_of(std::string_view text) {
  if (!text.starts_with("<<") || !text.ends_with(">>") || text.size() < 4) return {};
  return trimmed(text.substr(2, text.size() - 4));
}

std::pair<std::string_view, std::string_view> first_word(std::string_view text) {
  const auto end = std::min(text.find_first_of(" \t"), text.size());
  return {text.substr(0, end), trimmed(text.substr(end))};
}

/// Gathers the lines of one node into statements by their indentation and their <<if>>s.
class StatementReader {
 public:
  StatementReader(const std::vector<Line>& lines, Remarks& remarks) : lines_(lines), remarks_(remarks) {}

  std::vector<Statement> read() {
    auto all = block(0, 0);
    while (next_ < lines_.size()) {  // an <<else>> or <<endif>> that belongs to nothing
      remarks_.add(lines_[next_].at,
                   fmt::format("There is no <<if>> before {}.", shortened(lines_[next_].text)),
                   "It was passed over.");
      ++next_;
      for (auto& each : block(0, 0)) all.push_back(std::move(each));
    }
    return all;
  }

 private:
  [[nodiscard]] static bool ends_part(std::string_view text) {
    const auto word = first_word(command_of(text)).first;
    return word == "elseif" || word == "else" || word == "endif";
  }

  /// Statements that are indented by `least` or more, up to what ends a part of an if.
  std::vector<Statement> block(std::size_t least, std::size_t depth) {
    std::vector<Statement> statements;
    while (next_ < lines_.size() && lines_[next_].indent >= least && !ends_part(lines_[next_].text)) {
      const auto& line = lines_[next_];
      const bool is_if = first_word(command_of(line.text)).first == "if";
      if (depth >= kDeepestNesting && (is_if || line.text.starts_with("->"))) {
        remarks_.add(line.at, "This is nested too deeply.", "It was brought as words.");
        ++next_;
        if (is_if) ++ifs_passed_;
        statements.push_back({Statement::Kind::Line, line, {}});
      } else if (line.text.starts_with("->")) {
        statements.push_back(options(depth));
      } else if (is_if) {
        statements.push_back(conditional(least, depth));
      } else {
        statements.push_back(
            {command_of(line.text).empty() ? Statement::Kind::Line : Statement::Kind::Command, line, {}});
        ++next_;
      }
      while (ifs_passed_ > 0 && next_ < lines_.size() && ends_part(lines_[next_].text)) {
        if (first_word(command_of(lines_[next_].text)).first == "endif") --ifs_passed_;
        ++next_;
      }
    }
    return statements;
  }

  Statement options(std::size_t depth) {
    Statement group{Statement::Kind::Options, lines_[next_], {}};
    const auto indent = lines_[next_].indent;
    while (next_ < lines_.size() && lines_[next_].indent == indent && lines_[next_].text.starts_with("->")) {
      Statement::Part part;
      part.head = lines_[next_];
      auto words = part.head.text.substr(2);
      if (const auto condition = words.rfind("<<if");
          condition != std::string_view::npos && words.ends_with(">>")) {
        part.when = trimmed(words.substr(condition + 4, words.size() - condition - 6));
        words = words.substr(0, condition);
      }
      part.head.text = trimmed(words);
      ++next_;
      part.body = block(indent + 1, depth + 1);
      group.parts.push_back(std::move(part));
    }
    return group;
  }

  Statement conditional(std::size_t least, std::size_t depth) {
    Statement choice{Statement::Kind::If, lines_[next_], {}};
    for (;;) {
      Statement::Part part;
      part.head = lines_[next_];
      const auto [word, condition] = first_word(command_of(part.head.text));
      if (word != "else") part.when = condition;
      ++next_;
      part.body = block(least, depth + 1);
      choice.parts.push_back(std::move(part));
      if (next_ >= lines_.size() || !ends_part(lines_[next_].text)) {
        remarks_.add(choice.line.at, "This <<if>> has no <<endif>>.", "It was taken to end here.");
        return choice;
      }
      if (first_word(command_of(lines_[next_].text)).first == "endif") {
        ++next_;
        return choice;
      }
    }
  }

  const std::vector<Line>& lines_;
  Remarks& remarks_;
  std::size_t next_ = 0;
  std::size_t ifs_passed_ = 0;
};

class YarnReader {
 public:
  YarnReader(const SourceText& source, Remarks& remarks) : source_(source), remarks_(remarks) {}

  Story read() {
    split();
    for (const auto& node : nodes_) names_.take(node.title);
    find_customer();
    for (auto& node : nodes_) {
      const auto statements = StatementReader(node.lines, remarks_).read();
      node_ = node.title;
      StoryPassage passage;
      passage.name = node.title;
      passage.at = node.at;
      write(passage, statements, 0, std::string());
      // Behind the passage, those that were made of it.
      story_.passages.push_back(std::move(passage));
      std::move(made_.begin(), made_.end(), std::back_inserter(story_.passages));
      made_.clear();
    }
    return std::move(story_);
  }

 private:
  struct Node {
    std::string title;
    std::size_t at = 0;
    std::vector<Line> lines;
  };

  // ---- lines and nodes

  void split() {
    const auto bytes = source_.bytes();
    bool in_body = false;
    std::string title;
    std::size_t title_at = 0;
    for (std::size_t at = 0; at < bytes.size();) {
      const auto end = std::min(bytes.find('\n', at), bytes.size());
      const auto whole = bytes.substr(at, end - at);
      const auto text = trimmed(whole);
      if (!in_body && text == "---") {
        if (title.empty()) {
          remarks_.add(at, "This node has no title.", "It was called Untitled.");
          title = "Untitled";
        }
        nodes_.push_back({std::exchange(title, {}), title_at, {}});
        in_body = true;
      } else if (in_body && text == "===") {
        in_body = false;
      } else if (in_body) {
        add_line(whole, at);
      } else {
        header(text, at, title, title_at);
      }
      at = end + 1;
    }
  }

  void header(std::string_view text, std::size_t at, std::string& title, std::size_t& title_at) {
    if (text.empty() || text.starts_with("//")) return;
    if (text.starts_with('#')) {
      remarks_.add(at, "A hashtag of the whole file has no meaning here.", "It was passed over.");
      return;
    }
    const auto colon = text.find(':');
    if (colon == std::string_view::npos) {
      remarks_.add(at, "This line stands in no node.", "It was left as a comment.");
      story_.left.push_back(plain_text(text));
      return;
    }
    if (text.substr(0, colon) != "title") return;  // places and colours of the editor, tags
    title = in_one_line(text.substr(colon + 1));
    title_at = at;
  }

  /// Adds what a line says. A // comment is kept apart, a #hashtag belongs to tools.
  void add_line(std::string_view whole, std::size_t at) {
    constexpr std::size_t kTab = 8;
    Line line;
    std::size_t first = 0;
    for (; first < whole.size() && (whole[first] == ' ' || whole[first] == '\t'); ++first)
      line.indent += whole[first] == '\t' ? kTab : 1;
    auto text = whole.substr(first);
    if (const auto comment = find_comment(text); comment != std::string_view::npos)
      text = text.substr(0, comment);
    for (auto tag = text.rfind(" #");
         tag != std::string_view::npos && text.find(' ', tag + 1) == std::string_view::npos;
         tag = text.rfind(" #")) {
      text = trimmed(text.substr(0, tag));
    }
    line.text = trimmed(text);
    line.at = at + first;
    if (!line.text.empty()) nodes_.back().lines.push_back(line);
  }

  /// Where a comment begins: // that is no part of an address such as https://
  static std::size_t find_comment(std::string_view text) {
    for (auto found = text.find("//"); found != std::string_view::npos; found = text.find("//", found + 2)) {
      if (found == 0 || text[found - 1] != ':') return found;
    }
    return std::string_view::npos;
  }

  // ---- speakers

  /// "Ada: Hello" is Ada and Hello.
  static std::pair<std::string_view, std::string_view> spoken(std::string_view text) {
    constexpr std::size_t kLongestName = 40;
    const auto colon = text.substr(0, kLongestName).find(':');
    if (colon == std::string_view::npos || colon == 0 || text.substr(colon).starts_with("://"))
      return {{}, text};
    const auto name = text.substr(0, colon);
    if (name.find_first_of(".,!?\"<>{}[]") != std::string_view::npos ||
        trimmed(text.substr(colon + 1)).empty())
      return {{}, text};
    return {trimmed(name), trimmed(text.substr(colon + 1))};
  }

  /// The customer is who speaks most; of equals who is first in the alphabet.
  void find_customer() {
    std::map<std::string_view, std::size_t> lines;
    for (const auto& node : nodes_) {
      for (const auto& line : node.lines) {
        const auto name = spoken(line.text).first;
        if (!name.empty() && !line.text.starts_with("->") && command_of(line.text).empty()) ++lines[name];
      }
    }
    std::size_t most = 0;
    for (const auto& [name, count] : lines) {
      if (count <= most) continue;
      most = count;
      story_.customer = name;
    }
  }

  std::string words(const Line& line) {
    const auto [name, said] = spoken(line.text);
    std::string text(name == story_.customer ? said : line.text);
    if (const auto value = text.find('{');
        value != std::string::npos && (value == 0 || text[value - 1] != '\\'))
      remarks_.add(line.at, "A value in braces cannot stand in a line.",
                   "It was left in the words as it is written.");
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (text[i] == '\\' && i + 1 < text.size()) ++i;
      plain += text[i];
    }
    return plain;
  }

  // ---- from statements to passages

  std::string new_name() { return names_.take(node_ + " more"); }

  static StoryPassage passage_at(std::string name, std::size_t at) {
    StoryPassage passage;
    passage.name = std::move(name);
    passage.at = at;
    return passage;
  }

  static StoryNode node_of(Kind kind, std::size_t at, std::string text = {}, std::string target = {}) {
    StoryNode node;
    node.kind = kind;
    node.at = at;
    node.text = std::move(text);
    node.target = std::move(target);
    return node;
  }

  /// Only lines and changes, so that it can stand inside a passage.
  static bool is_simple(const std::vector<Statement>& statements) {
    return std::ranges::all_of(statements, [](const Statement& each) {
      if (each.kind == Statement::Kind::Line) return true;
      if (each.kind == Statement::Kind::Options) return false;
      if (each.kind == Statement::Kind::If)
        return std::ranges::all_of(each.parts,
                                   [](const Statement::Part& part) { return is_simple(part.body); });
      const auto word = first_word(command_of(each.line.text)).first;
      return word != "jump" && word != "stop";
    });
  }

  /// Writes the statements from `first` into `passage`. `behind` is the passage at which it goes on; empty:
  /// it ends.
  void write(StoryPassage& passage, const std::vector<Statement>& statements, std::size_t first,
             const std::string& behind) {
    for (std::size_t i = first; i < statements.size(); ++i) {
      const auto& each = statements[i];
      if (each.kind == Statement::Kind::Line) {
        passage.nodes.push_back(node_of(Kind::Words, each.line.at, words(each.line) + "\n"));
      } else if (each.kind == Statement::Kind::Command) {
        if (command(passage, each.line)) return;
      } else if (each.kind == Statement::Kind::If && is_simple({each})) {
        passage.nodes.push_back(simple_if(each));
      } else {
        // What stands behind the group is a passage of its own.
        auto next = behind;
        if (i + 1 < statements.size()) {
          next = new_name();
          const auto slot = made_.size();
          made_.emplace_back();
          auto rest = passage_at(next, statements[i + 1].line.at);
          write(rest, statements, i + 1, behind);
          made_[slot] = std::move(rest);
        }
        if (each.kind == Statement::Kind::Options) {
          for (const auto& part : each.parts) option(passage, part, next);
        } else {
          passage.nodes.push_back(jumping_if(each, next));
        }
        return;
      }
    }
    if (!behind.empty()) passage.nodes.push_back(node_of(Kind::Go, passage.at, {}, behind));
  }

  /// A passage for statements that cannot stand where they are; where it goes on.
  std::string passage_for(const std::vector<Statement>& body, std::size_t at, const std::string& behind) {
    if (body.empty() && !behind.empty()) return behind;
    auto name = new_name();
    const auto slot = made_.size();
    made_.emplace_back();
    auto passage = passage_at(name, at);
    write(passage, body, 0, behind);
    made_[slot] = std::move(passage);
    return name;
  }

  StoryAlternative alternative_of(const Statement::Part& part) {
    StoryAlternative alternative;
    alternative.at = part.head.at;
    if (!part.when) return alternative;
    auto when = read_story_condition(*part.when);
    if (when) {
      alternative.when = std::move(*when);
    } else {
      alternative.unreadable = true;
      remarks_.add(
          part.head.at,
          fmt::format("This condition has {}, which cannot be asked in a scenario.", when.error().message),
          "What it guards was brought without it.");
    }
    return alternative;
  }

  StoryNode simple_if(const Statement& statement) {
    auto choice = node_of(Kind::Choice, statement.line.at);
    for (const auto& part : statement.parts) {
      auto alternative = alternative_of(part);
      StoryPassage inside;
      write(inside, part.body, 0, std::string());
      alternative.body = std::move(inside.nodes);
      choice.alternatives.push_back(std::move(alternative));
    }
    return choice;
  }

  StoryNode jumping_if(const Statement& statement, const std::string& next) {
    auto choice = node_of(Kind::Choice, statement.line.at);
    for (const auto& part : statement.parts) {
      auto alternative = alternative_of(part);
      alternative.body.push_back(node_of(Kind::Go, part.head.at, {}, target_of(part, next)));
      choice.alternatives.push_back(std::move(alternative));
    }
    if (statement.parts.back().when) {
      StoryAlternative otherwise;
      otherwise.at = statement.line.at;
      otherwise.body.push_back(node_of(Kind::Go, statement.line.at, {},
                                       next.empty() ? passage_for({}, statement.line.at, next) : next));
      choice.alternatives.push_back(std::move(otherwise));
    }
    return choice;
  }

  /// Where a part leads: straight to its jump if it has nothing else.
  std::string target_of(const Statement::Part& part, const std::string& next) {
    if (!part.body.empty() && part.body.front().kind == Statement::Kind::Command) {
      const auto [word, target] = first_word(command_of(part.body.front().line.text));
      if (word == "jump" && is_plain_target(target)) return std::string(target);
    }
    return passage_for(part.body, part.head.at, next);
  }

  static bool is_plain_target(std::string_view target) { return !target.empty() && !target.starts_with('{'); }

  void option(StoryPassage& passage, const Statement::Part& part, const std::string& next) {
    auto link = node_of(Kind::Link, part.head.at, words(part.head));
    // Changes at its beginning are its own; the rest is where it leads.
    auto rest = part;
    std::size_t own = 0;
    for (; own < part.body.size(); ++own) {
      const auto& each = part.body[own];
      if (each.kind != Statement::Kind::Command || first_word(command_of(each.line.text)).first != "set")
        break;
      StoryPassage inside;
      command(inside, each.line);
      std::move(inside.nodes.begin(), inside.nodes.end(), std::back_inserter(link.body));
    }
    rest.body.erase(rest.body.begin(), rest.body.begin() + static_cast<std::ptrdiff_t>(own));
    link.target = target_of(rest, next);
    if (!part.when) return passage.nodes.push_back(std::move(link));
    auto choice = node_of(Kind::Choice, part.head.at);
    choice.alternatives.push_back(alternative_of(part));
    choice.alternatives.front().body.push_back(std::move(link));
    passage.nodes.push_back(std::move(choice));
  }

  /// True if nothing behind it is ever reached.
  bool command(StoryPassage& passage, const Line& line) {
    const auto [word, rest] = first_word(command_of(line.text));
    if (word == "jump" && is_plain_target(rest)) {
      passage.nodes.push_back(node_of(Kind::Go, line.at, {}, std::string(rest)));
      return true;
    }
    if (word == "stop") return true;
    if (word == "set" || word == "declare") {
      change(passage, line, rest, word == "declare");
      return false;
    }
    remarks_.add(line.at, fmt::format("<<{}>> cannot be brought.", shortened(in_one_line(word))),
                 "It was left as a comment.");
    passage.nodes.push_back(node_of(Kind::Left, line.at, std::string(line.text)));
    return word == "jump";
  }

  void change(StoryPassage& passage, const Line& line, std::string_view text, bool declares) {
    if (declares) {  // <<declare $a = 1 as number>>
      if (const auto type = text.rfind(" as "); type != std::string_view::npos) text = text.substr(0, type);
    }
    auto changes = read_story_changes(text, line.at);
    if (!changes) {
      remarks_.add(
          line.at,
          fmt::format("This change has {}, which has no place in a scenario.", changes.error().message),
          "It was left as a comment.");
      passage.nodes.push_back(node_of(Kind::Left, line.at, std::string(line.text)));
      return;
    }
    for (auto& each : *changes) {
      if (declares) {
        story_.opening.push_back(std::move(each));
        continue;
      }
      auto node = node_of(Kind::Change, each.at);
      node.changes.push_back(std::move(each));
      passage.nodes.push_back(std::move(node));
    }
  }

  const SourceText& source_;
  Remarks& remarks_;
  Story story_;
  std::vector<Node> nodes_;
  std::string node_;
  IdsInUse names_;
  std::vector<StoryPassage> made_;
};

}  // namespace

Story read_yarn(const SourceText& source, Remarks& remarks) {
  return YarnReader(source, remarks).read();
}

}  // namespace rapport
