// SPDX-License-Identifier: MIT
#include "engine/exchange/twee_reader.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>

#include "engine/authoring/wording.h"
#include "engine/exchange/passage_markup.h"
#include "engine/exchange/plain_text.h"
#include "engine/exchange/story_data.h"
#include "engine/exchange/story_expression.h"

namespace rapport {
namespace {

/// A passage as it stands in the file.
struct RawPassage {
  std::string name;
  std::vector<std::string> tags;
  std::size_t at = 0;
  std::size_t begin = 0, end = 0;  ///< of its words
};

bool has_tag(const RawPassage& passage, std::string_view tag) {
  return std::ranges::find(passage.tags, tag) != passage.tags.end();
}

/// Passages that speak to a compiler or a story format and are never read.
constexpr auto kPassagesOfFormats = std::to_array<std::string_view>(
    {"StoryMenu", "StoryCaption", "StoryBanner", "StoryInterface", "StorySettings", "StoryShare",
     "StoryIncludes", "StoryDisplayTitle", "PassageHeader", "PassageFooter", "PassageReady", "PassageDone"});
constexpr auto kTagsOfFormats = std::to_array<std::string_view>(
    {"script", "stylesheet", "widget", "header", "footer", "startup", "debug-header", "debug-footer",
     "debug-startup", "init", "Twine.image", "Twine.audio", "Twine.video", "Twine.vtt", "Twine.private"});

/// Reads one header line, without its two colons.
class HeaderReader {
 public:
  HeaderReader(std::string_view line, std::size_t at, Remarks& remarks)
      : line_(line), at_(at), remarks_(remarks) {}

  RawPassage read() {
    RawPassage passage;
    passage.at = at_;
    passage.name = in_one_line(until("[{"));
    drop_position(passage.name);
    if (next_ < line_.size() && line_[next_] == '[') {
      ++next_;
      read_tags(until("]"), passage.tags);
      if (next_ >= line_.size()) {
        remarks_.add(at_, "The tags of this passage are not closed by a ].",
                     "They were taken to end with the line.");
      } else {
        ++next_;
      }
    }
    auto metadata = trimmed(line_.substr(std::min(next_, line_.size())));
    const bool is_position = metadata.starts_with('<') && metadata.ends_with('>');  // of Twee 2
    if (!metadata.empty() && !is_position && !is_json_object(metadata)) {
      remarks_.add(at_ + next_, "What stands behind the name of this passage cannot be read.",
                   "It was passed over.");
    }
    if (passage.name.empty()) {
      passage.name = "Untitled";
      remarks_.add(at_, "This passage has no name.", "It was called Untitled.");
    }
    return passage;
  }

 private:
  /// The text up to one of `signs` that has no backslash before it, without the backslashes.
  std::string until(std::string_view signs) {
    std::string text;
    for (; next_ < line_.size() && signs.find(line_[next_]) == std::string_view::npos; ++next_) {
      if (line_[next_] == '\\' && next_ + 1 < line_.size()) ++next_;
      text += line_[next_];
    }
    return text;
  }

  static void read_tags(const std::string& text, std::vector<std::string>& tags) {
    constexpr std::size_t kMostTags = 100;
    std::string_view rest = text;
    for (rest = trimmed(rest); !rest.empty() && tags.size() < kMostTags; rest = trimmed(rest)) {
      const auto end = std::min(rest.find(' '), rest.size());
      tags.emplace_back(rest.substr(0, end));
      rest.remove_prefix(end);
    }
  }

  /// Twee 2 put a place such as <12,34> behind the name.
  static void drop_position(std::string& name) {
    const auto open = name.rfind('<');
    if (open == std::string::npos || !name.ends_with('>')) return;
    const auto inner = std::string_view(name).substr(open + 1, name.size() - open - 2);
    if (inner.find(',') == std::string_view::npos ||
        inner.find_first_not_of("0123456789,. -") != std::string_view::npos)
      return;
    name = in_one_line(name.substr(0, open));
  }

  std::string_view line_;
  std::size_t at_;
  Remarks& remarks_;
  std::size_t next_ = 0;
};

class TweeReader {
 public:
  TweeReader(const SourceText& source, Remarks& remarks) : source_(source), remarks_(remarks) {}

  Story read() {
    split();
    for (const auto& passage : passages_) {
      if (passage.name == "StoryData") read_data(passage);
    }
    find_format();
    for (const auto& passage : passages_) take(passage);
    return std::move(story_);
  }

 private:
  [[nodiscard]] std::string_view words_of(const RawPassage& passage) const {
    return source_.bytes().substr(passage.begin, passage.end - passage.begin);
  }

  void split() {
    const auto bytes = source_.bytes();
    std::size_t first = bytes.size();
    for (std::size_t at = 0; at < bytes.size();) {
      const auto end = std::min(bytes.find('\n', at), bytes.size());
      if (bytes.substr(at, 2) == "::") {
        if (passages_.empty()) first = at;
        if (!passages_.empty()) passages_.back().end = at;
        passages_.push_back(HeaderReader(bytes.substr(at + 2, end - at - 2), at + 2, remarks_).read());
        passages_.back().begin = std::min(end + 1, bytes.size());
        passages_.back().end = bytes.size();
      }
      at = end + 1;
    }
    if (const auto before = bytes.substr(0, first); has_words(before)) {
      remarks_.add(0, "What stands before the first passage belongs to none.", "It was left as a comment.");
      story_.left.emplace_back(plain_text(before));
    }
  }

  void read_data(const RawPassage& passage) {
    const auto data = read_story_data(words_of(passage));
    if (!data) {
      remarks_.add(passage.begin, "StoryData is not JSON that can be read.", "It was passed over.");
      return;
    }
    data_ = *data;
    story_.start = in_one_line(data_.start);
  }

  void find_format() {
    const auto named = [&](std::string_view name) {
      return data_.format.size() >= name.size() &&
             std::ranges::equal(name, data_.format.substr(0, name.size()), [](char a, char b) {
               return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + 32) : b);
             });
    };
    if (named("sugarcube") || named("harlowe")) {
      format_ = named("harlowe") ? StoryFormat::Harlowe : StoryFormat::SugarCube;
    } else if (data_.format.empty()) {
      format_ = likely_format();
    } else {
      remarks_.add(0, fmt::format("The story format {} is not known here.", in_quotes(data_.format)),
                   "Words and links were brought; whatever else it writes stays in the words.");
    }
    story_.origin = data_.ifid.empty() ? std::string() : "IFID " + data_.ifid;
    if (!data_.format.empty())
      story_.origin += fmt::format("{}story format {} {}", data_.ifid.empty() ? "" : ", ", data_.format,
                                   data_.format_version);
    story_.origin = in_one_line(story_.origin);
  }

  /// By whose macros are met first.
  [[nodiscard]] StoryFormat likely_format() const {
    const auto bytes = source_.bytes();
    const auto first_of = [&](std::initializer_list<std::string_view> signs) {
      std::size_t first = std::string_view::npos;
      for (const auto sign : signs) first = std::min(first, bytes.find(sign));
      return first;
    };
    const auto sugar_cube = first_of({"<<set ", "<<if ", "<<link ", "<<goto ", "<<button ", "<<print ",
                                      "<<nobr>>", "<<back>>", "<<return>>", "][$"});
    const auto harlowe = first_of({"(set:", "(if:", "(else:", "(link-goto:", "(link:", "(go-to:", "(goto:",
                                   "(put:", "(either:", "(print:"});
    if (sugar_cube == harlowe) return StoryFormat::Plain;
    return sugar_cube < harlowe ? StoryFormat::SugarCube : StoryFormat::Harlowe;
  }

  void take(const RawPassage& passage) {
    const auto words = words_of(passage);
    if (passage.name == "StoryData") return;
    if (passage.name == "StoryTitle") {
      story_.title = in_one_line(words);
    } else if (passage.name == "StoryAuthor") {
      story_.author = in_one_line(words);
    } else if (passage.name == "StorySubtitle") {
      story_.left.push_back("StorySubtitle: " + in_one_line(words));
    } else if (passage.name == "StoryInit") {
      take_opening(passage);
    } else if (has_tag(passage, "rapport-notes")) {
      story_.left.push_back("From the story: " + plain_text(words));
    } else if (is_of_format(passage)) {
      leave_out(passage);
    } else {
      StoryPassage taken{passage.name, passage.tags, passage.at,
                         read_passage_markup(source_.bytes(), passage.begin, passage.end, format_, remarks_)};
      story_.passages.push_back(std::move(taken));
    }
  }

  [[nodiscard]] static bool is_of_format(const RawPassage& passage) {
    return std::ranges::find(kPassagesOfFormats, passage.name) != kPassagesOfFormats.end() ||
           std::ranges::any_of(kTagsOfFormats, [&](auto tag) { return has_tag(passage, tag); });
  }

  void leave_out(const RawPassage& passage) {
    const bool code = has_tag(passage, "script") || has_tag(passage, "stylesheet");
    const auto what =
        fmt::format("Passage {} is for the story format, not for the reader.", in_quotes(passage.name));
    if (code || !has_words(words_of(passage))) {
      remarks_.add(passage.at, what, "It was left out.");
    } else {
      remarks_.add(passage.at, what, "It was left as a comment.");
      story_.left.push_back(passage.name + ": " + plain_text(words_of(passage)));
    }
  }

  /// Changes set where variables start; the rest has no place.
  void take_opening(const RawPassage& passage) {
    for (auto& node :
         read_passage_markup(source_.bytes(), passage.begin, passage.end, StoryFormat::SugarCube, remarks_)) {
      if (node.kind == StoryNode::Kind::Change) {
        story_.opening.push_back(std::move(node.changes.front()));
      } else if (node.kind == StoryNode::Kind::Left) {
        story_.left.push_back("StoryInit: " + plain_text(node.text));
      } else if (node.kind != StoryNode::Kind::Words || has_words(node.text)) {
        remarks_.add(node.at, "StoryInit can only say how variables start.", "This was passed over.");
        if (has_words(node.text)) story_.left.push_back("StoryInit: " + plain_text(node.text));
      }
    }
  }

  const SourceText& source_;
  Remarks& remarks_;
  Story story_;
  StoryData data_;
  StoryFormat format_ = StoryFormat::Plain;
  std::vector<RawPassage> passages_;
};

}  // namespace

Story read_twee(const SourceText& source, Remarks& remarks) {
  return TweeReader(source, remarks).read();
}

}  // namespace rapport
