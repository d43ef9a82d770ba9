// SPDX-License-Identifier: MIT
/// \file A story as another tool wrote it: passages of words, links and changes, before it is a scenario.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace rapport {

/// A condition or a sum of a story, as a tree. Nothing is known of its types yet. At most kDeepestExpression
/// levels deep, so that walking it may recurse.
struct StoryExpression {
  enum class Op : std::uint8_t {
    Number,    ///< `number`
    Text,      ///< `text`, without its quotes
    Truth,     ///< `number` is 0 or 1
    Variable,  ///< `text` is its name, as in $name without the sign
    Visited,   ///< whether the passage `text` was visited; the passage it stands in if empty
    Visits,    ///< how often
    Turns,     ///< how many passages have been played
    Clamp,     ///< operands: a value, its least and its most
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    And,
    Or,
    Not,
  };
  Op op = Op::Number;
  std::string text;
  std::int32_t number = 0;
  std::vector<StoryExpression> operands;
};

/// A variable gets a value.
struct StoryChange {
  std::string variable;
  StoryExpression value;
  std::size_t at = 0;  ///< byte of the file
};

struct StoryNode;

/// One way of an if: what holds, and what there is then.
struct StoryAlternative {
  /// Nothing on an else; nothing on a condition that could not be read, too.
  std::optional<StoryExpression> when;
  bool unreadable = false;  ///< there is a condition and nobody can say when it holds
  std::size_t at = 0;
  std::vector<StoryNode> body;
};

/// A piece of a passage, in the order in which it stands there.
struct StoryNode {
  enum class Kind : std::uint8_t {
    Words,   ///< `text` is shown
    Either,  ///< one of `wordings` is shown
    Link,    ///< the reader may choose `text`: then `body` happens, then it goes on at `target`
    Go,      ///< it goes on at `target` at once
    Change,  ///< a variable changes
    Choice,  ///< the first of `alternatives` that holds
    Left,    ///< `text` could not be brought, which has been said; it is kept beside the words
  };
  Kind kind = Kind::Words;
  std::size_t at = 0;  ///< byte of the file
  std::string text;
  std::string target;  ///< name of a passage; on a link empty if it leads nowhere by itself
  std::vector<std::string> wordings;
  std::vector<StoryNode> body;
  std::vector<StoryAlternative> alternatives;
  std::vector<StoryChange> changes;  ///< one, on Change
};

struct StoryPassage {
  std::string name;
  std::vector<std::string> tags;
  std::size_t at = 0;
  std::vector<StoryNode> nodes;  ///< at most kDeepestNesting deep
};

/// How deep ifs and links may stand inside each other; what is deeper keeps its words and loses its
/// condition.
inline constexpr std::size_t kDeepestNesting = 16;
inline constexpr std::size_t kDeepestExpression = 100;

struct Story {
  std::string title, author;
  std::string origin;    ///< what the file said of itself, such as its IFID and story format; for a comment
  std::string start;     ///< name of the passage where it begins; empty: the first
  std::string customer;  ///< the name of who speaks, if the story says so
  std::vector<StoryChange> opening;    ///< before anything is shown
  std::vector<std::string> left;       ///< what belongs to no passage and could not be brought
  std::vector<StoryPassage> passages;  ///< in the order of the file
};

}  // namespace rapport
