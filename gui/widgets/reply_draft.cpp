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
  selecting_ = false;
  width_ = 0;
  past_.clear();
  future_.clear();
}

void ReplyDraft::lay_out(float width, const Advance& advance) {
  if (width == width_) return;
  const auto cursor = text_.plain_place(cursor_);
  width_ = width;
  text_ = wrap_softly(text_.plain(), width_, advance);
  cursor_ = text_.shown_place(cursor);
}

std::size_t ReplyDraft::take_edit(std::string_view shown, std::size_t cursor, bool selecting,
                                  const Advance& advance) {
  if (shown == text_.shown) {
    cursor_ = cursor;
    selecting_ = selecting;
    return cursor;
  }
  auto before = PlainEdit{text_.plain(), text_.plain_place(cursor_)};
  const auto cursor_before = selecting_ ? std::nullopt : std::optional(cursor_);
  const auto edit = plain_after_edit(text_, cursor_before, shown, cursor);
  selecting_ = selecting;
  if (edit.text != before.text) {
    if (past_.size() == kMostSteps) past_.erase(past_.begin());
    past_.push_back(std::move(before));
    future_.clear();
  }
  return show(edit, advance);
}

std::size_t ReplyDraft::show(const PlainEdit& edit, const Advance& advance) {
  text_ = wrap_softly(edit.text, width_, advance);
  cursor_ = text_.shown_place(edit.cursor);
  return cursor_;
}

std::optional<std::size_t> ReplyDraft::step(std::vector<PlainEdit>& from, std::vector<PlainEdit>& to,
                                            const Advance& advance) {
  if (from.empty()) return std::nullopt;
  to.push_back({text_.plain(), text_.plain_place(cursor_)});
  const auto edit = std::move(from.back());
  from.pop_back();
  selecting_ = false;
  return show(edit, advance);
}

std::optional<std::size_t> ReplyDraft::undo(const Advance& advance) {
  return step(past_, future_, advance);
}

std::optional<std::size_t> ReplyDraft::redo(const Advance& advance) {
  return step(future_, past_, advance);
}

}  // namespace rapport::gui
