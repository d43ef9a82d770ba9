// SPDX-License-Identifier: MIT
/// \file Reads the scenarios of a library on a thread of its own, so that the window is there before them.
#pragma once

#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "engine/authoring/library.h"
#include "gui/shell/glyph_set.h"
#include "gui/shell/shelf.h"

namespace rapport::gui {

/// What was read since one asked last.
struct ShelfNews {
  Shelf more;
  GlyphSet glyphs;  ///< the characters of all texts so far
  std::size_t read = 0, total = 0;
};

/// Begins at once and reads the files in their order. Stops between two files when it ends.
class ShelfReader {
 public:
  /// `stir` is called on the reader's thread when there is news, several times a second at most and once at
  /// the end.
  ShelfReader(Library library, std::function<void()> stir);

  /// Nothing if nothing was read since. Any thread.
  [[nodiscard]] std::optional<ShelfNews> take_news();

 private:
  void run(const std::stop_token& stop);

  Library library_;
  std::function<void()> stir_;
  std::mutex mutex_;
  ShelfNews news_;
  bool has_news_ = false;
  std::jthread thread_;  ///< last: it uses all of the above
};

}  // namespace rapport::gui
