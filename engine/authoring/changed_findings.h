// SPDX-License-Identifier: MIT
/// \file What an edit of a file has mended, and what it has brought.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/authoring/diagnostic.h"

namespace rapport {

struct ChangedFindings {
  std::vector<Diagnostic> mended;  ///< found before and no more; their places are those of that time
  std::vector<Diagnostic> fresh;   ///< not found before
  std::vector<Diagnostic> same;    ///< found before, maybe on another line
};

/// Whether everything was looked for. An error can hide what else there is to find.
enum class Looked : std::uint8_t { AtAll, UntilAnError };

/// The findings of one file from save to save. A finding is the same if its code and its words are, wherever
/// it stands now.
class FindingsOverTime {
 public:
  /// Takes what is found now and compares. What a new error hides is neither mended nor, when it shows again,
  /// fresh.
  ChangedFindings take(const std::vector<Diagnostic>& now, Looked looked);

 private:
  std::vector<Diagnostic> known_;   ///< seen last
  std::vector<Diagnostic> hidden_;  ///< seen before, and maybe still there
};

}  // namespace rapport
