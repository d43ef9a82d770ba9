// SPDX-License-Identifier: MIT
#include "engine/authoring/kept_yaml.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <iterator>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace rapport {
namespace {

/// Siblings, one or more, as byte offsets of the lines on which they begin, and how many bytes each line has
/// before what is its own: blanks and the dash. Empty if they do not stand one below the other.
struct Blocks {
  std::vector<std::size_t> begins;
  std::size_t lead = 0;
};

std::size_t offset_of_line(const SourceText& source, std::size_t number) {
  return static_cast<std::size_t>(source.line(number).data() - source.bytes().data());
}

/// The entries of the outermost mapping, if their keys stand at the left edge.
Blocks blocks_of(const SourceText& source, const std::vector<YamlEntry>& entries) {
  Blocks blocks;
  for (const auto& entry : entries) {
    if (entry.key_place.begin_byte != 0) return {};
    blocks.begins.push_back(offset_of_line(source, entry.key_place.line));
  }
  return blocks;
}

/// The items of a list, if each has its dash at the beginning of a line and what it holds behind that.
Blocks blocks_of(const SourceText& source, const std::vector<YamlValue>& items) {
  Blocks blocks;
  for (const auto& item : items) {
    const auto line = source.line(item.place.line);
    const auto dash = line.find_first_not_of(' ');
    if (dash >= item.place.begin_byte || line.substr(dash, 2) != "- ") return {};
    if (line.find_first_not_of(' ', dash + 1) != item.place.begin_byte) return {};
    if (!blocks.begins.empty() && blocks.lead != dash + 1) return {};
    blocks.lead = dash + 1;
    blocks.begins.push_back(offset_of_line(source, item.place.line));
  }
  return blocks;
}

/// What differs between two versions: in the older all between `begin` and `end`.
struct Difference {
  std::size_t begin = 0;
  std::size_t end = 0;
};

Difference difference(std::string_view before, std::string_view now) {
  const auto shorter = std::min(before.size(), now.size());
  const auto begin = static_cast<std::size_t>(
      std::mismatch(before.begin(), before.begin() + static_cast<std::ptrdiff_t>(shorter), now.begin())
          .first -
      before.begin());
  const auto most = static_cast<std::ptrdiff_t>(shorter - begin);
  const auto same =
      std::mismatch(before.rbegin(), before.rbegin() + most, now.rbegin()).first - before.rbegin();
  return {begin, before.size() - static_cast<std::size_t>(same)};
}

/// Those of the blocks that a difference lies in, from the first up to, not including, the second.
std::optional<std::pair<std::size_t, std::size_t>> blocks_with(const Blocks& blocks, Difference changed) {
  const auto& begins = blocks.begins;
  if (!std::ranges::is_sorted(begins, std::ranges::less_equal())) return std::nullopt;  // two on one line
  // The first begins as before: what is its own is reached by the same bytes, and one more that is no end of
  // a line makes it the same kind of beginning. The line after the last begins as before, too.
  const auto first = std::ranges::partition_point(
      begins, [&](std::size_t begin) { return begin + blocks.lead + 1 <= changed.begin; });
  if (first == begins.begin()) return std::nullopt;
  const auto next =
      std::ranges::partition_point(begins, [&](std::size_t begin) { return begin <= changed.end; });
  return std::pair{static_cast<std::size_t>(first - begins.begin()) - 1,
                   static_cast<std::size_t>(next - begins.begin())};
}

void move_lines(YamlValue& value, std::uint32_t by);

void move_lines(YamlEntry& entry, std::uint32_t by) {
  entry.key_place.line += by;
  move_lines(entry.value, by);
}

/// `by` may be what is below zero, taken round.
void move_lines(YamlValue& value, std::uint32_t by) {
  value.place.line += by;
  for (auto& item : value.items) move_lines(item, by);
  for (auto& entry : value.entries) move_lines(entry, by);
}

/// Puts `fresh` in the place of those from `first` up to `next`, and moves what follows.
template <typename Part>
void exchange(std::vector<Part>& parts, std::size_t first, std::size_t next, std::vector<Part> fresh,
              std::uint32_t lines_more) {
  const auto at = [&](std::size_t i) { return parts.begin() + static_cast<std::ptrdiff_t>(i); };
  if (lines_more != 0)
    std::for_each(at(next), parts.end(), [&](Part& part) { move_lines(part, lines_more); });
  const auto shared = std::min(fresh.size(), next - first);
  const auto rest = fresh.begin() + static_cast<std::ptrdiff_t>(shared);
  std::move(fresh.begin(), rest, at(first));
  if (rest == fresh.end()) {
    parts.erase(at(first + shared), at(next));
  } else {
    parts.insert(at(next), std::make_move_iterator(rest), std::make_move_iterator(fresh.end()));
  }
}

/// A word that stands for what is not parsed.
constexpr std::string_view kElsewhere = "elsewhere";

bool is_elsewhere(const YamlValue& value, SourceSpan place) {
  return value.is_text() && value.text == kElsewhere && value.place.line == place.line &&
         value.place.begin_byte == place.begin_byte;
}

/// The parser may take a line without a colon, with more lines behind it, for a key that waits for its value.
/// It says so at the next colon outside of brackets and braces, wherever that is. Whether there is one in the
/// last item of a list or behind it, so that nothing of the kind is left of a file that was parsed.
bool has_colon_at_the_end(const SourceText& source, const YamlValue& root, std::size_t list) {
  if (list + 1 < root.entries.size()) return true;
  const auto& last = root.entries[list].value.items.back();
  return last.is_mapping() && !source.line(last.place.line).substr(last.place.begin_byte).starts_with('{');
}

}  // namespace

/// Where an edit lies, among the blocks of the tree that is kept.
struct KeptYaml::Edit {
  enum class Next { Item, Entry, Nothing };
  std::size_t entry = 0, next_entry = 0;  ///< of the outermost mapping: the first, and the one after the last
  bool in_list = false;                   ///< whether it lies in items of the one entry's list
  std::size_t item = 0, next_item = 0;    ///< then these, in the same way
  std::size_t begin = 0;                  ///< of the first block, in either version
  std::size_t end = 0, end_now = 0;       ///< of the last one
  Next next = Next::Nothing;              ///< what follows
  std::string next_line;                  ///< begins as that does
  std::uint32_t next_column = 0;          ///< of kElsewhere in it
};

std::optional<KeptYaml::Edit> KeptYaml::find_edit(const SourceText& now) const {
  const auto before = source_->bytes();
  const auto& root = document_.root;
  // A mapping in braces begins before its first key.
  if (!root.is_mapping() || root.entries.empty() || root.place.line != root.entries[0].key_place.line ||
      root.place.begin_byte != root.entries[0].key_place.begin_byte)
    return std::nullopt;
  const auto changed = difference(before, now.bytes());
  const auto entries = blocks_of(*source_, root.entries);
  const auto touched = blocks_with(entries, changed);
  if (!touched) return std::nullopt;
  Edit edit;
  std::tie(edit.entry, edit.next_entry) = *touched;
  edit.begin = entries.begins[edit.entry];
  edit.end = before.size();
  if (edit.next_entry - edit.entry == entries.begins.size()) return std::nullopt;  // all of them
  if (edit.next_entry < entries.begins.size()) {
    edit.end = entries.begins[edit.next_entry];
    const char first = before[edit.end];
    if (std::isalnum(static_cast<unsigned char>(first)) == 0) return std::nullopt;
    edit.next = Edit::Next::Entry;
    edit.next_line = fmt::format("{}: {}\n", first, kElsewhere);
    edit.next_column = 3;
  }
  const auto& list = root.entries[edit.entry].value;
  if (edit.next_entry == edit.entry + 1 && list.is_list() && !list.items.empty() &&
      has_colon_at_the_end(*source_, root, edit.entry)) {
    const auto items = blocks_of(*source_, list.items);
    if (const auto part = blocks_with(items, changed)) {
      edit.in_list = true;
      std::tie(edit.item, edit.next_item) = *part;
      edit.begin = items.begins[edit.item];
      if (edit.next_item < items.begins.size()) {
        edit.end = items.begins[edit.next_item];
        edit.next = Edit::Next::Item;
        edit.next_line = fmt::format("{:>{}} n: {}\n", '-', items.lead, kElsewhere);
        edit.next_column = static_cast<std::uint32_t>(items.lead + 4);
      }
    }
  }
  edit.end_now = now.bytes().size() - (before.size() - edit.end);
  return edit;
}

bool KeptYaml::take_edit(const Edit& edit, const SourceText& now) {
  const auto text = now.bytes().substr(edit.begin, edit.end_now - edit.begin);
  const auto text_before = source_->bytes().substr(edit.begin, edit.end - edit.begin);
  const auto head = edit.in_list ? std::string("h:\n") : fmt::format("h: {}\n", kElsewhere);
  const SourceText part(now.name(), fmt::format("{}{}{}", head, text, edit.next_line));
  DiagnosticReport problems(part);
  auto read = read_yaml_document(part, problems);
  if (!read || !problems.so_far().empty() || read->has_anchors || !read->root.is_mapping()) return false;
  const SourceSpan at_next{static_cast<std::uint32_t>(part.line_count() - 1), edit.next_column};

  auto& entries = read->root.entries;
  if (edit.next == Edit::Next::Entry) {
    if (!is_elsewhere(entries.back().value, at_next)) return false;
    entries.pop_back();
  }
  if (entries.empty()) return false;
  auto above = std::move(entries.front().value);
  entries.erase(entries.begin());
  // The first line of the part is its head; what is below zero is taken round.
  const auto moved = source_->span_at(edit.begin).line - 2;
  const auto lines_more = static_cast<std::uint32_t>(std::ranges::count(text, '\n')) -
                          static_cast<std::uint32_t>(std::ranges::count(text_before, '\n'));
  auto& kept = document_.root.entries;
  if (edit.in_list) {
    auto items = std::move(above.items);
    if (edit.next == Edit::Next::Item) {
      if (items.empty() || items.back().entries.size() != 1) return false;
      if (!is_elsewhere(items.back().entries.front().value, at_next)) return false;
      items.pop_back();
    }
    if (items.empty() || !entries.empty()) return false;
    if (items.front().kind == YamlValue::Kind::Nothing) return false;  // its place may be above it
    for (auto& item : items) move_lines(item, moved);
    exchange(kept[edit.entry].value.items, edit.item, edit.next_item, std::move(items), lines_more);
    exchange(kept, edit.next_entry, edit.next_entry, {}, lines_more);
  } else {
    if (entries.empty() || !is_elsewhere(above, {1, 3})) return false;
    for (std::size_t i = 0; i < kept.size(); ++i) {
      const bool stays = i < edit.entry || i >= edit.next_entry;
      if (stays && std::ranges::find(entries, kept[i].key, &YamlEntry::key) != entries.end()) return false;
    }
    for (auto& entry : entries) move_lines(entry, moved);
    exchange(kept, edit.entry, edit.next_entry, std::move(entries), lines_more);
  }
  document_.values += read->values;  // too many, if anything: those that are gone are not taken off
  parsed_bytes_ = part.bytes().size();
  return true;
}

const YamlValue* KeptYaml::read(std::shared_ptr<const SourceText> source, DiagnosticReport& report) {
  parsed_bytes_ = 0;
  if (source_ != nullptr && document_.values < kMostYamlValues / 2 &&
      source->bytes().size() <= kLargestFileBytes) {
    const bool same = source->bytes() == source_->bytes();
    const auto edit = same ? std::nullopt : find_edit(*source);
    if (same || (edit && take_edit(*edit, *source))) {
      source_ = std::move(source);
      return &document_.root;
    }
  }
  const auto problems_before = report.so_far().size();
  parsed_bytes_ = source->bytes().size();
  auto whole = read_yaml_document(*source, report);
  if (!whole) return nullptr;  // what is kept is of use again once this is mended
  const bool is_plain = !whole->has_anchors && report.so_far().size() == problems_before;
  document_ = std::move(*whole);
  source_ = is_plain ? std::move(source) : nullptr;
  return &document_.root;
}

}  // namespace rapport
