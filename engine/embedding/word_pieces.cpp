// SPDX-License-Identifier: MIT
#include "engine/embedding/word_pieces.h"

#include <fmt/format.h>
#include <unicode/normalizer2.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>

namespace rapport {
namespace {

constexpr std::int32_t kUnknown = 0;
constexpr std::size_t kReserved = 6;
constexpr std::string_view kWordStart = "\xE2\x96\x81";
constexpr std::size_t kMostBytes = 1U << 20U;

bool is_ascii(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80U; });
}

bool starts_character(char byte) {
  return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U;
}

const icu::Normalizer2* nfkc() {
  UErrorCode status = U_ZERO_ERROR;
  const auto* found = icu::Normalizer2::getNFKCInstance(status);
  return U_SUCCESS(status) ? found : nullptr;
}

/// Valid UTF-8 in NFKC.
std::string normalized(std::string_view text) {
  if (is_ascii(text)) return std::string(text);
  const auto* normalizer = nfkc();
  assert(normalizer != nullptr && "make() has asked for it");
  UErrorCode status = U_ZERO_ERROR;
  const auto typed =
      icu::UnicodeString::fromUTF8(icu::StringPiece(text.data(), static_cast<std::int32_t>(text.size())));
  std::string result;
  normalizer->normalize(typed, status).toUTF8String(result);
  return result;
}

/// The text as the vocabulary writes it.
std::string spelled(std::string_view text) {
  const auto plain = normalized(text.substr(0, kMostBytes));
  std::string result;
  if (plain.empty()) return result;
  result.reserve(2 * plain.size());
  result = kWordStart;
  for (const char c : plain) {
    if (c == ' ') {
      result += kWordStart;
    } else {
      result += c;
    }
  }
  return result;
}

}  // namespace

Result<WordPieces> WordPieces::make(const std::vector<WordPiece>& vocabulary) {
  if (nfkc() == nullptr) {
    return failure(ErrorCode::Invalid, "ICU has no tables for Unicode normalisation.", "Install ICU again.");
  }
  if (vocabulary.size() < kReserved || vocabulary.size() > std::numeric_limits<std::int32_t>::max()) {
    return failure(ErrorCode::Invalid, fmt::format("A vocabulary cannot have {} pieces.", vocabulary.size()));
  }
  WordPieces made;
  for (const auto& piece : vocabulary) made.sizes_.push_back(static_cast<std::uint32_t>(piece.text.size()));
  std::vector<std::size_t> order(vocabulary.size() - kReserved);
  std::iota(order.begin(), order.end(), kReserved);
  std::ranges::stable_sort(order, {},
                           [&](std::size_t i) -> const std::string& { return vocabulary[i].text; });
  if (!order.empty() && vocabulary[order.front()].text.empty()) {
    return failure(ErrorCode::Invalid, fmt::format("Piece {} of the vocabulary is empty.", order.front()));
  }

  // Each entry is a node and the run of `order` that begins with its text; children are made a whole family
  // at a time.
  struct Family {
    std::size_t node, begin, end, depth;
  };
  made.nodes_.emplace_back();
  std::vector<Family> families = {{0, 0, order.size(), 0}};
  for (std::size_t next = 0; next < families.size(); ++next) {
    auto [node, begin, end, depth] = families[next];
    for (; begin < end && vocabulary[order[begin]].text.size() == depth; ++begin) {
      made.nodes_[node].piece = static_cast<std::int32_t>(order[begin]);
      made.nodes_[node].score = vocabulary[order[begin]].score;
    }
    made.nodes_[node].first_child = static_cast<std::uint32_t>(made.nodes_.size());
    while (begin < end) {
      const char byte = vocabulary[order[begin]].text[depth];
      auto stop = begin;
      while (stop < end && vocabulary[order[stop]].text[depth] == byte) ++stop;
      families.push_back({made.nodes_.size(), begin, stop, depth + 1});
      made.nodes_.emplace_back().byte = static_cast<std::uint8_t>(byte);
      ++made.nodes_[node].children;
      begin = stop;
    }
  }
  made.nodes_.shrink_to_fit();
  made.sizes_.shrink_to_fit();
  return made;
}

const WordPieces::Node* WordPieces::child(const Node& node, char byte) const {
  const auto* begin = nodes_.data() + node.first_child;
  const auto* end = begin + node.children;
  const auto* found = std::ranges::lower_bound(begin, end, static_cast<std::uint8_t>(byte), {}, &Node::byte);
  return found != end && found->byte == static_cast<std::uint8_t>(byte) ? found : nullptr;
}

std::vector<std::int32_t> WordPieces::cut(std::string_view text) const {
  const auto spelling = spelled(text);
  // For each byte of the text: the most that the pieces before it can add up to, and the last of those
  // pieces.
  std::vector<double> best(spelling.size() + 1, 0);
  std::vector<std::int32_t> last(spelling.size() + 1, kUnknown);
  const auto offer = [&](std::size_t end, double score, std::int32_t piece) {
    if (best[end] != 0 && score < best[end]) return;
    best[end] = score;
    last[end] = piece;
  };
  for (std::size_t begin = 0; begin < spelling.size();) {
    auto next = begin + 1;
    while (next < spelling.size() && !starts_character(spelling[next])) ++next;
    bool known = false;
    const auto* node = nodes_.data();
    for (auto end = begin; end < spelling.size();) {
      node = child(*node, spelling[end]);
      if (node == nullptr) break;
      ++end;
      if (node->piece < 0) continue;
      known = true;
      offer(end, best[begin] + node->score, node->piece);
    }
    if (!known) offer(next, best[begin], kUnknown);
    begin = next;
  }

  std::vector<std::int32_t> pieces;
  for (auto end = spelling.size(); end > 0;) {
    const auto piece = last[end];
    if (piece != kUnknown || pieces.empty() || pieces.back() != kUnknown) pieces.push_back(piece);
    if (piece != kUnknown) {
      end -= sizes_[static_cast<std::size_t>(piece)];
    } else {
      --end;
      while (end > 0 && !starts_character(spelling[end])) --end;
    }
  }
  std::ranges::reverse(pieces);
  return pieces;
}

}  // namespace rapport
