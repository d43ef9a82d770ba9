// SPDX-License-Identifier: MIT
#include "engine/exchange/passage_markup.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "engine/authoring/wording.h"
#include "engine/exchange/plain_text.h"
#include "engine/exchange/story_expression.h"
#include "engine/exchange/text_scanner.h"

namespace rapport {
namespace {

using Kind = StoryNode::Kind;
constexpr auto kNowhere = TextScanner::kNowhere;
constexpr std::size_t kLongestMacro = 4000;
constexpr std::size_t kDeepestCall = 32;

const char* const kWordsStay = "Its words were kept, without the condition.";

bool is_name_part(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> words) {
  return std::ranges::find(words, word) != words.end();
}

/// The words and the target of what stands between [[ and ]].
std::pair<std::string_view, std::string_view> parts_of_link(std::string_view inner) {
  if (const auto arrow = inner.rfind("->"); arrow != kNowhere)
    return {inner.substr(0, arrow), inner.substr(arrow + 2)};
  if (const auto arrow = inner.find("<-"); arrow != kNowhere)
    return {inner.substr(arrow + 2), inner.substr(0, arrow)};
  if (const auto bar = inner.find('|'); bar != kNowhere) return {inner.substr(0, bar), inner.substr(bar + 1)};
  return {inner, inner};
}

class MarkupReader {
 public:
  MarkupReader(std::string_view file, std::size_t begin, std::size_t end, StoryFormat format,
               Remarks& remarks)
      : scan_(file, begin, end), format_(format), remarks_(remarks) {
    frames_.push_back({Frame::Kind::Passage, begin, {}, {}});
  }

  std::vector<StoryNode> read() {
    while (!scan_.at_end()) {
      if (!take_piece()) take_word_byte();
    }
    while (frames_.size() > 1) close_unfinished();
    flush();
    return std::move(frames_.back().nodes);
  }

 private:
  /// What is open. `owner` is the link or the choice to which the nodes belong.
  struct Frame {
    enum class Kind : std::uint8_t { Passage, If, Link, Hook } kind = Kind::Passage;
    std::size_t at = 0;
    StoryNode owner;
    std::vector<StoryNode> nodes = {};
    std::size_t brackets = 0;     ///< of Harlowe, open within
    std::string goes_on_at = {};  ///< of a link, behind its body
  };

  [[nodiscard]] bool sugar_cube() const { return format_ == StoryFormat::SugarCube; }
  [[nodiscard]] bool harlowe() const { return format_ == StoryFormat::Harlowe; }
  std::vector<StoryNode>& nodes() { return frames_.back().nodes; }

  // ---- words

  void take_word_byte() {
    add_words(scan_.rest().substr(0, 1), scan_.at());
    scan_.go_to(scan_.at() + 1);
  }

  void add_words(std::string_view bytes, std::size_t at) {
    if (words_.empty()) words_at_ = at;
    words_ += bytes;
  }

  void flush() {
    if (words_.empty()) return;
    StoryNode node;
    node.at = words_at_;
    node.text = without_entities(words_);
    words_.clear();
    nodes().push_back(std::move(node));
  }

  void add(StoryNode node) {
    flush();
    nodes().push_back(std::move(node));
  }

  void leave(std::size_t at, std::string_view text) {
    StoryNode node;
    node.kind = Kind::Left;
    node.at = at;
    node.text = text;
    add(std::move(node));
  }

  void go(std::size_t at, std::string_view target) {
    StoryNode node;
    node.kind = Kind::Go;
    node.at = at;
    node.target = trimmed(target);
    add(std::move(node));
  }

  void change(std::size_t at, std::string_view text, std::size_t text_at) {
    auto changes = read_story_changes(text, text_at);
    if (!changes) {
      remarks_.add(
          at, fmt::format("This change has {}, which has no place in a scenario.", changes.error().message),
          "It was left as a comment.");
      return leave(at, text);
    }
    for (auto& each : *changes) {
      StoryNode node;
      node.kind = Kind::Change;
      node.at = each.at;
      node.changes.push_back(std::move(each));
      add(std::move(node));
    }
  }

  // ---- pieces

  /// Takes what stands here if it is more than words.
  bool take_piece() {
    switch (scan_.now()) {
      case '[':
        return take_link() || take_bracket();
      case ']':
        return take_closing_bracket();
      case '<':
        return take_comment("<!--", "-->") || take_script() || (sugar_cube() && take_macro()) || take_tag();
      case '(':
        return harlowe() && take_call();
      case '/':
        return sugar_cube() && (take_comment("/*", "*/") || take_comment("/%", "%/"));
      case '$':
        return take_variable();
      default:
        return false;
    }
  }

  bool take_comment(std::string_view opening, std::string_view closing) {
    if (!scan_.starts_with(opening)) return false;
    const auto end = scan_.next(closing, scan_.at() + opening.size());
    if (end == kNowhere) return false;
    const auto inner = scan_.from_to(scan_.at() + opening.size(), end);
    if (has_words(inner)) leave(scan_.at(), "From the story: " + std::string(trimmed(inner)));
    scan_.go_to(end + closing.size());
    return true;
  }

  bool take_link() {
    if (!scan_.starts_with("[[")) return false;
    const auto begin = scan_.at();
    auto end = scan_.next("]]", begin + 2);
    if (end == kNowhere || end > scan_.next("\n", begin)) return false;
    // [[Open it|[Box]]]: the name of a passage may end with a bracket.
    if (scan_.from_to(end + 2, end + 3) == "]" && scan_.from_to(begin + 2, end).find('[') != kNowhere) ++end;
    auto inner = scan_.from_to(begin + 2, end);
    scan_.go_to(end + 2);
    StoryNode link;
    link.kind = Kind::Link;
    link.at = begin;
    std::optional<std::string_view> setter;
    if (const auto middle = inner.find("]["); middle != kNowhere) {
      setter = inner.substr(middle + 2);
      inner = inner.substr(0, middle);
    }
    const auto [words, target] = parts_of_link(inner);
    link.text = without_entities(words);
    link.target = trimmed(target);
    if (link.target.starts_with("http://") || link.target.starts_with("https://")) {
      remarks_.add(begin, "A link to a page of the web leads out of the conversation.",
                   "Its words were kept.");
      add_words(words, begin);
      if (words != target) add_words(fmt::format(" ({})", link.target), begin);
      return true;
    }
    if (setter) {
      const auto at = end - setter->size();
      frames_.push_back({Frame::Kind::Link, at, {}, {}});
      std::swap(words_, kept_words_);
      change(at, *setter, at);
      std::swap(words_, kept_words_);
      link.body = std::move(frames_.back().nodes);
      frames_.pop_back();
    }
    add(std::move(link));
    return true;
  }

  /// <b> and its like. The words inside stay.
  bool take_tag() {
    constexpr std::size_t kLongestTag = 1000;
    const auto begin = scan_.at();
    if (scan_.starts_with("<%")) return take_program();
    const auto rest = scan_.rest();
    const auto first = rest.starts_with("</") ? 2U : 1U;
    if (rest.size() <= first ||
        !((rest[first] >= 'a' && rest[first] <= 'z') || (rest[first] >= 'A' && rest[first] <= 'Z')))
      return false;
    const auto end = scan_.next(">", begin);
    if (end == kNowhere || end - begin > kLongestTag) return false;
    const auto tag = scan_.from_to(begin, end + 1);
    if (tag.starts_with("<br") || tag.starts_with("<hr") || tag.starts_with("<p") || tag.starts_with("</p")) {
      add_words("\n", begin);
    } else if (!has_tags_) {
      has_tags_ = true;
      remarks_.add(begin, fmt::format("Tags such as {} have no meaning here.", shortened(in_one_line(tag))),
                   "They were taken out of this passage; the words between them were kept.");
    }
    scan_.go_to(end + 1);
    return true;
  }

  /// <% ... %> of Snowman.
  bool take_program() {
    const auto begin = scan_.at();
    const auto end = scan_.next("%>", begin);
    if (end == kNowhere) return false;
    remarks_.add(begin, "A piece of JavaScript cannot be brought.", "It was left as a comment.");
    leave(begin, scan_.from_to(begin, end + 2));
    scan_.go_to(end + 2);
    return true;
  }

  bool take_script() {
    for (const auto* name : {"script", "style"}) {
      if (!scan_.starts_with(std::string("<") + name)) continue;
      const auto begin = scan_.at();
      const auto end = scan_.next(name == std::string_view("script") ? "</script>" : "</style>", begin);
      if (end == kNowhere) return false;
      remarks_.add(begin, fmt::format("A {} cannot be brought.", name), "It was left as a comment.");
      const auto behind = scan_.next(">", end) + 1;
      leave(begin, scan_.from_to(begin, behind));
      scan_.go_to(behind);
      return true;
    }
    return false;
  }

  /// The value of a variable amid the words.
  bool take_variable() {
    const auto rest = scan_.rest();
    std::size_t end = 1;
    while (end < rest.size() && end < 60 && is_name_part(rest[end]) && rest[end] != '-') ++end;
    if (format_ == StoryFormat::Plain || end == 1 || (rest[1] >= '0' && rest[1] <= '9')) return false;
    remarks_.add(scan_.at(), fmt::format("The value of {} cannot stand in a line.", rest.substr(0, end)),
                 "Its name was left in the words.");
    add_words(rest.substr(0, end), scan_.at());
    scan_.go_to(scan_.at() + end);
    return true;
  }

  // ---- frames

  /// False if nothing more may be opened; then what would have been in it belongs to what is open.
  bool may_open(std::size_t at) {
    if (frames_.size() < kDeepestNesting) return true;
    remarks_.add(at, "This is nested too deeply.", kWordsStay);
    return false;
  }

  void open(Frame::Kind kind, std::size_t at, StoryNode owner) {
    flush();
    frames_.push_back({kind, at, std::move(owner), {}});
  }

  void open_alternative(StoryNode& choice, std::size_t at, std::optional<std::string_view> condition,
                        bool negated) {
    StoryAlternative alternative;
    alternative.at = at;
    if (condition) {
      auto when = read_story_condition(*condition);
      if (!when) {
        remarks_.add(
            at,
            fmt::format("This condition has {}, which cannot be asked in a scenario.", when.error().message),
            kWordsStay);
        alternative.unreadable = true;
      } else if (negated) {
        StoryExpression node;
        node.op = StoryExpression::Op::Not;
        node.operands.push_back(std::move(*when));
        alternative.when = std::move(node);
      } else {
        alternative.when = std::move(*when);
      }
    }
    choice.alternatives.push_back(std::move(alternative));
  }

  void begin_choice(std::size_t at, std::string_view condition, bool negated = false) {
    StoryNode choice;
    choice.kind = Kind::Choice;
    choice.at = at;
    open_alternative(choice, at, condition, negated);
    open(Frame::Kind::If, at, std::move(choice));
  }

  /// Ends what is open at the top, however it was ended.
  void close() {
    flush();
    auto frame = std::move(frames_.back());
    frames_.pop_back();
    if (frame.kind == Frame::Kind::If) {
      frame.owner.alternatives.back().body = std::move(frame.nodes);
      add(std::move(frame.owner));
    } else if (frame.kind == Frame::Kind::Link) {
      if (!frame.goes_on_at.empty()) {
        StoryNode last;
        last.kind = Kind::Go;
        last.at = frame.at;
        last.target = std::move(frame.goes_on_at);
        frame.nodes.push_back(std::move(last));
      }
      frame.owner.body = std::move(frame.nodes);
      add(std::move(frame.owner));
    } else {
      for (auto& node : frame.nodes) nodes().push_back(std::move(node));
    }
  }

  void close_unfinished() {
    remarks_.add(frames_.back().at, "This is opened and never closed.", "It was taken to end here.");
    close();
  }

  /// Closes down to the topmost frame of a kind; false if there is none.
  bool close_to(Frame::Kind kind) {
    const auto found =
        std::find_if(frames_.rbegin(), frames_.rend(), [&](const Frame& f) { return f.kind == kind; });
    if (found == frames_.rend()) return false;
    const auto keep = static_cast<std::size_t>(frames_.rend() - found);
    while (frames_.size() > keep) close_unfinished();
    return true;
  }

  // ---- SugarCube

  /// The byte where >> ends the macro that begins here. One in quotes is passed over.
  std::size_t end_of_macro() {
    constexpr std::size_t kQuotesSearched = 1000;
    const auto begin = scan_.at() + 2;
    const auto plain = scan_.next(">>", begin);
    if (plain == kNowhere || plain - begin > kLongestMacro) return kNowhere;
    const auto text = scan_.rest().substr(2, kQuotesSearched);
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (quote == 0 && text.substr(i).starts_with(">>")) return begin + i;
      if (quote != 0 && text[i] == '\\') {
        ++i;
      } else if (quote != 0 && text[i] == quote) {
        quote = 0;
      } else if (quote == 0 && text[i] == '"') {
        quote = text[i];
      }
    }
    return plain;
  }

  bool take_macro() {
    if (!scan_.starts_with("<<")) return false;
    const auto begin = scan_.at();
    const auto end = end_of_macro();
    if (end == kNowhere) return false;
    auto inner = scan_.from_to(begin + 2, end);
    std::size_t length = inner.starts_with('/') ? 1 : 0;
    while (length < inner.size() && is_name_part(inner[length])) ++length;
    if (length == 0 && (inner.starts_with('=') || inner.starts_with('-'))) length = 1;
    if (length == 0) return false;
    const auto name = inner.substr(0, length);
    scan_.go_to(end + 2);
    macro(begin, name, trimmed(inner.substr(length)), scan_.from_to(begin, end + 2));
    return true;
  }

  std::size_t offset_of(std::string_view part) const {
    return static_cast<std::size_t>(part.data() - scan_.from_to(0, 1).data());
  }

  void macro(std::size_t at, std::string_view name, std::string_view arguments, std::string_view whole) {
    if (name == "if") {
      if (may_open(at)) return begin_choice(at, arguments);
      ++ifs_not_opened_;
    } else if (is_one_of(name, {"elseif", "else", "/if", "endif"})) {
      if (ifs_not_opened_ > 0) {
        if (name != "elseif" && name != "else") --ifs_not_opened_;
        return;
      }
      if (!close_to(Frame::Kind::If)) {
        remarks_.add(at, fmt::format("There is no <<if>> before this {}.", shortened(in_one_line(whole))),
                     "It was passed over.");
      } else if (name == "elseif" || name == "else") {
        next_alternative(
            at, name == "elseif" || arguments.starts_with("if ") ? std::optional(arguments) : std::nullopt);
      } else {
        close();
      }
    } else if (is_one_of(name, {"link", "button", "click"})) {
      begin_link(at, arguments);
    } else if (is_one_of(name, {"/link", "/button", "/click", "endlink", "endbutton", "endclick"})) {
      if (links_not_opened_ > 0) {
        --links_not_opened_;
      } else if (close_to(Frame::Kind::Link)) {
        close();
      } else {
        remarks_.add(at, "There is no <<link>> before this.", "It was passed over.");
      }
    } else if (name == "set") {
      change(at, arguments, offset_of(arguments));
    } else if (name == "goto") {
      const auto target = target_of(arguments);
      if (!target) return unknown(at, whole, "A passage that is worked out");
      go(at, *target);
    } else if (name == "back" || name == "return") {
      StoryNode link;
      link.kind = Kind::Link;
      link.at = at;
      if (!take_quoted(arguments, link.text)) link.text = name == "back" ? "Back" : "Return";
      remarks_.add(at, "A way back to wherever one came from is not known to a scenario.",
                   "It was made a reply that stays; let it lead somewhere.");
      add(std::move(link));
    } else if (is_one_of(name, {"print", "=", "-"})) {
      print(at, arguments, whole);
    } else if (!is_one_of(name, {"nobr", "/nobr", "silently", "/silently", "silent", "/silent"})) {
      if (!name.starts_with('/') && !name.starts_with("end")) unknown(at, whole, fmt::format("<<{}>>", name));
    }
  }

  void next_alternative(std::size_t at, std::optional<std::string_view> condition) {
    flush();
    auto& frame = frames_.back();
    if (condition && condition->starts_with("if ")) condition->remove_prefix(3);
    frame.owner.alternatives.back().body = std::exchange(frame.nodes, {});
    open_alternative(frame.owner, at, condition, false);
  }

  void unknown(std::size_t at, std::string_view whole, const std::string& what) {
    remarks_.add(at, fmt::format("{} cannot be brought.", shortened(what)), "It was left as a comment.");
    leave(at, whole);
  }

  void print(std::size_t at, std::string_view arguments, std::string_view whole) {
    auto wordings = read_either(arguments);
    if (wordings.empty()) {
      remarks_.add(at, "A value that is worked out cannot stand in a line.",
                   "It was left in the words as it is written.");
      return add_words(whole, at);
    }
    StoryNode node;
    node.kind = Kind::Either;
    node.at = at;
    for (const auto& words : wordings) node.wordings.push_back(without_entities(words));
    add(std::move(node));
  }

  /// "Cellar" or [[Cellar]].
  static std::optional<std::string> target_of(std::string_view& arguments) {
    std::string target;
    if (take_quoted(arguments, target)) return target;
    if (!arguments.starts_with("[[")) return std::nullopt;
    const auto end = arguments.find("]]");
    if (end == kNowhere) return std::nullopt;
    target = trimmed(parts_of_link(arguments.substr(2, end - 2)).second);
    arguments.remove_prefix(end + 2);
    return target;
  }

  void begin_link(std::size_t at, std::string_view arguments) {
    StoryNode link;
    link.kind = Kind::Link;
    link.at = at;
    std::string target;
    if (arguments.starts_with("[[") && arguments.find("]]") != kNowhere) {
      const auto [words, to] = parts_of_link(arguments.substr(2, arguments.find("]]") - 2));
      link.text = without_entities(words);
      target = trimmed(to);
    } else if (take_quoted(arguments, link.text)) {
      link.text = without_entities(link.text);
      if (!arguments.empty() && !take_quoted(arguments, target)) {
        remarks_.add(at, "This link leads to a passage that is worked out.",
                     "Its reply stays; let it lead somewhere.");
      }
    } else {
      remarks_.add(at, "The words of this link are worked out.", "They were left as they are written.");
      link.text = arguments;
    }
    if (!may_open(at)) {
      ++links_not_opened_;
      link.target = target;
      return add(std::move(link));
    }
    open(Frame::Kind::Link, at, std::move(link));
    frames_.back().goes_on_at = std::move(target);
  }

  // ---- Harlowe

  bool take_bracket() {
    if (!harlowe()) return false;
    ++frames_.back().brackets;
    return false;
  }

  bool take_closing_bracket() {
    auto& frame = frames_.back();
    if (!harlowe()) return false;
    if (frame.brackets > 0) {
      --frame.brackets;
      return false;
    }
    if (frame.kind == Frame::Kind::Passage) return false;
    close();
    scan_.go_to(scan_.at() + 1);
    return true;
  }

  /// The byte of the bracket that closes the call which begins here.
  std::size_t end_of_call() {
    std::size_t depth = 0;
    char quote = 0;
    const auto text = scan_.rest().substr(0, kLongestMacro);
    for (std::size_t i = 0; i < text.size(); ++i) {
      if (quote != 0) {
        if (text[i] == '\\')
          ++i;
        else if (text[i] == quote)
          quote = 0;
      } else if (text[i] == '"' || (text[i] == '\'' && i > 0 && !is_name_part(text[i - 1]))) {
        quote = text[i];
      } else if (text[i] == '(') {
        if (++depth > kDeepestCall) return kNowhere;  // which also bounds how often a byte is looked at
      } else if (text[i] == ')' && --depth == 0) {
        return scan_.at() + i;
      }
    }
    return kNowhere;
  }

  bool take_call() {
    constexpr std::size_t kLongestName = 40;
    const auto begin = scan_.at();
    const auto rest = scan_.rest().substr(0, kLongestName);
    std::size_t length = 1;
    while (length < rest.size() && is_name_part(rest[length])) ++length;
    if (length == 1 || length >= rest.size() || rest[length] != ':') return false;
    const auto end = end_of_call();
    if (end == kNowhere) return false;
    std::string name(rest.substr(1, length - 1));
    std::erase(name, '-');
    std::erase(name, '_');
    std::ranges::transform(name, name.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    const auto arguments = trimmed(scan_.from_to(begin + length + 1, end));
    const auto whole = scan_.from_to(begin, end + 1);
    scan_.go_to(end + 1);
    auto hook = scan_.at();
    hook += std::min(scan_.rest().substr(0, kLongestMacro).find_first_not_of(" \n"), scan_.rest().size());
    const auto next_two = scan_.from_to(hook, hook + 2);
    const bool has_hook = next_two.starts_with('[') && next_two != "[[";
    spelt_ = rest.substr(1, length - 1);
    call(begin, name, arguments, whole, has_hook ? std::optional(hook + 1) : std::nullopt);
    return true;
  }

  /// Opens the hook behind a call, or its words only if it is nested too deeply.
  bool enter(std::optional<std::size_t> hook, std::size_t at) {
    if (!hook || !may_open(at)) return false;
    scan_.go_to(*hook);
    return true;
  }

  void call(std::size_t at, const std::string& name, std::string_view arguments, std::string_view whole,
            std::optional<std::size_t> hook) {
    if (name == "if" || name == "unless") {
      if (enter(hook, at)) begin_choice(at, arguments, name == "unless");
    } else if (name == "elseif" || name == "else") {
      if (enter(hook, at)) continue_choice(at, name == "elseif" ? std::optional(arguments) : std::nullopt);
    } else if (name == "set" || name == "put") {
      change(at, arguments, offset_of(arguments));
    } else if (name == "goto") {
      const auto target = target_of(arguments);
      if (!target) return unknown(at, whole, "A passage that is worked out");
      go(at, *target);
    } else if (is_one_of(name,
                         {"linkgoto", "link", "linkreplace", "linkreveal", "linkrepeat", "linkrevealgoto"})) {
      link_call(at, name, arguments, hook);
    } else if (name == "either") {
      print(at, whole, whole);
    } else if (name == "print") {
      print(at, arguments, whole);
    } else {
      unknown(at, whole, fmt::format("({}:)", spelt_));
      if (enter(hook, at)) open(Frame::Kind::Hook, at, {});
    }
  }

  void continue_choice(std::size_t at, std::optional<std::string_view> condition) {
    if (!has_words(words_)) words_.clear();
    flush();
    if (nodes().empty() || nodes().back().kind != Kind::Choice) {
      remarks_.add(at, "There is no (if:) before this.", kWordsStay);
      return open(Frame::Kind::Hook, at, {});
    }
    auto choice = std::move(nodes().back());
    nodes().pop_back();
    open_alternative(choice, at, condition, false);
    open(Frame::Kind::If, at, std::move(choice));
  }

  void link_call(std::size_t at, const std::string& name, std::string_view arguments,
                 std::optional<std::size_t> hook) {
    StoryNode link;
    link.kind = Kind::Link;
    link.at = at;
    std::string target;
    if (!take_quoted(arguments, link.text)) {
      remarks_.add(at, "The words of this link are worked out.", "They were left as they are written.");
      link.text = arguments;
    } else if (name == "linkgoto" || name == "linkrevealgoto") {
      target = link.text;
      if (arguments.starts_with(',')) {
        arguments = trimmed(arguments.substr(1));
        if (!take_quoted(arguments, target)) {
          target.clear();
          remarks_.add(at, "This link leads to a passage that is worked out.",
                       "Its reply stays; let it lead somewhere.");
        }
      }
    }
    link.text = without_entities(link.text);
    if (name == "linkgoto" || !enter(hook, at)) {
      link.target = target;
      return add(std::move(link));
    }
    open(Frame::Kind::Link, at, std::move(link));
    frames_.back().goes_on_at = std::move(target);
  }

  TextScanner scan_;
  StoryFormat format_;
  Remarks& remarks_;
  std::vector<Frame> frames_;
  std::string_view spelt_;  ///< the name of the macro of Harlowe that is being read
  std::string words_, kept_words_;
  std::size_t words_at_ = 0;
  std::size_t ifs_not_opened_ = 0, links_not_opened_ = 0;
  bool has_tags_ = false;
};

}  // namespace

std::vector<StoryNode> read_passage_markup(std::string_view file, std::size_t begin, std::size_t end,
                                           StoryFormat format, Remarks& remarks) {
  return MarkupReader(file, begin, end, format, remarks).read();
}

}  // namespace rapport
