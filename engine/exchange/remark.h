// SPDX-License-Identifier: MIT
/// \file What an import or an export could not carry over: where it stands and what was done instead.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "engine/authoring/source_text.h"

namespace rapport {

/// Self-contained: outlives the file's text.
struct Remark {
  std::string file;
  std::size_t line = 0;    ///< from 1; 0 if it is about the whole file
  std::size_t column = 0;  ///< in characters from 1; 0 if only the line is known
  std::string what;        ///< what could not be carried over, one sentence
  std::string instead;     ///< what was done instead, one sentence
};

/// As on a terminal: `file:line:column: note: what instead`, one line. Control characters become blanks.
[[nodiscard]] std::string to_text(const Remark& remark);

/// As many remarks as are kept of one file; a file made to harm could have a million.
inline constexpr std::size_t kMostRemarks = 500;

/// Collects the remarks on one file, which must outlive it.
class Remarks {
 public:
  explicit Remarks(const SourceText& source) : source_(source) {}

  /// `at` is a byte of the file.
  void add(std::size_t at, std::string what, std::string instead);
  /// In the order of the file, and at the end how many more there would be. Leaves it empty.
  [[nodiscard]] std::vector<Remark> take();

 private:
  const SourceText& source_;
  std::vector<Remark> found_;
  std::size_t dropped_ = 0;
};

}  // namespace rapport
