// SPDX-License-Identifier: MIT
#include "gui/widgets/reply_draft.h"

#include <algorithm>
#include <utility>

namespace rapport::gui {
namespace {

constexpr std::size_t kMostSteps = 400;

}  // namespace

bool ReplyDraft::is_blank() const {
  return text_.shown.find_first_not_of(" \t\r\n") == std::string::npos;
}

void ReplyDraft::set_words(std::string_view words) {
  text_ = {std::string(words), {}};
  cursor_ = words.size();
  selection_begin_ = selection_end_ = cursor_;
  width_ = 0;
  past_.clear();
  future_.clear();
}

void ReplyDraft::lay_out(float width, const Advance& advance) {
  if (width == width_) return;
  const auto cursor = text_.plain_place(cursor_);
  width_ = width;
  const auto begin = text_.plain_place(selection_begin_), end = text_.plain_place(selection_end_);
  text_ = wrap_softly(text_.plain(), width_, advance);
  cursor_ = text_.shown_place(cursor);
  selection_begin_ = text_.shown_place(begin);
  selection_end_ = text_.shown_place(end);
}

std::size_t ReplyDraft::take_edit(const FieldState& now, const Advance& advance) {
  const bool was_selecting = selection_begin_ != selection_end_;
  selection_begin_ = std::min(now.selection_begin, now.selection_end);
  selection_end_ = std::max(now.selection_begin, now.selection_end);
  if (now.shown == text_.shown) {
    cursor_ = now.cursor;
    return now.cursor;
  }
  auto before = PlainEdit{text_.plain(), text_.plain_place(cursor_)};
  const auto cursor_before = was_selecting ? std::nullopt : std::optional(cursor_);
  const auto edit = plain_after_edit(text_, cursor_before, now.shown, now.cursor);
  if (edit.text != before.text) {
    if (past_.size() == kMostSteps) past_.erase(past_.begin());
    past_.push_back(std::move(before));
    future_.clear();
  }
  return show(edit, advance);
}

std::string ReplyDraft::selected_words() const {
  const auto words = text_.plain();
  if (selection_begin_ == selection_end_) return words;
  const auto begin = text_.plain_place(selection_begin_);
  return words.substr(begin, text_.plain_place(selection_end_) - begin);
}

std::size_t ReplyDraft::show(const PlainEdit& edit, const Advance& advance) {
  text_ = wrap_softly(edit.text, width_, advance);
  cursor_ = text_.shown_place(edit.cursor);
  selection_begin_ = selection_end_ = cursor_;
  return cursor_;
}

std::optional<std::size_t> ReplyDraft::step(std::vector<PlainEdit>& from, std::vector<PlainEdit>& to,
                                            const Advance& advance) {
  if (from.empty()) return std::nullopt;
  to.push_back({text_.plain(), text_.plain_place(cursor_)});
  const auto edit = std::move(from.back());
  from.pop_back();
  return show(edit, advance);
}

std::optional<std::size_t> ReplyDraft::undo(const Advance& advance) {
  return step(past_, future_, advance);
}

std::optional<std::size_t> ReplyDraft::redo(const Advance& advance) {
  return step(future_, past_, advance);
}

}  // namespace rapport::gui
