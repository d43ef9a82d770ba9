// SPDX-License-Identifier: MIT
/// \file Cutting a text into the pieces of words that a sentence model knows.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "engine/base/result.h"

namespace rapport {

/// An entry of a model's vocabulary. A blank is written U+2581; `score` is the logarithm of how common it is.
struct WordPiece {
  std::string text;
  double score = 0;
};

/// A unigram tokenizer (Kudo 2018, arXiv:1804.10959), which cuts a text so that the scores of its pieces add
/// up to the most. Immutable: may be used from several threads.
class WordPieces {
 public:
  /// Piece 0 stands for what is not in the vocabulary; it and the next five are never found in a text. Of
  /// pieces that are written alike the last counts. Invalid if there are no six or more, if one of the others
  /// is empty, or if ICU lacks its tables.
  [[nodiscard]] static Result<WordPieces> make(const std::vector<WordPiece>& vocabulary);

  /// The pieces of `text` as indices into the vocabulary. The text is normalised (Unicode NFKC) and every
  /// blank, and the beginning, starts a word; neighbours that are not in the vocabulary become one piece 0.
  /// None for an empty text. What is not UTF-8 becomes U+FFFD; text beyond the first megabyte is not read.
  /// Linear in the length. Cuts as the JavaScript original does, down to its treatment of a score of 0 as
  /// "not reached yet".
  [[nodiscard]] std::vector<std::int32_t> cut(std::string_view text) const;

 private:
  /// A node of the tree of all pieces, byte by byte. The children of a node stand together, in order.
  struct Node {
    std::uint32_t first_child = 0;
    std::uint16_t children = 0;
    std::uint8_t byte = 0;
    std::int32_t piece = -1;
    double score = 0;
  };

  [[nodiscard]] const Node* child(const Node& node, char byte) const;

  std::vector<Node> nodes_;
  std::vector<std::uint32_t> sizes_;  ///< of each piece in bytes
};

}  // namespace rapport
