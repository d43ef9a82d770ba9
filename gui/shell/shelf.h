// SPDX-License-Identifier: MIT
/// \file The scenarios at hand, and the files that are none.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "engine/authoring/library.h"
#include "engine/rubric/rubric.h"
#include "engine/scenario/scenario.h"

namespace rapport::gui {

/// A scenario in one language.
struct ScenarioVersion {
  std::shared_ptr<const Scenario> scenario;
  std::size_t missing = 0;  ///< lines that are not translated, or not as the author words them now
};

struct ShelfScenario {
  std::shared_ptr<const Scenario> scenario;    ///< in the language that is wished for, or in its author's
  std::shared_ptr<const Rubric> rubric;        ///< with what the scenario adds to it
  std::vector<ScenarioVersion> versions = {};  ///< the author's first, then those of the files beside it

  /// From now on in this language, if it is there in it, else in its author's.
  void choose_language(std::string_view language);
};

/// A file that cannot be played or used, and the first thing that is wrong with it.
struct UnplayableFile {
  std::string file;   ///< its name without folders
  std::string place;  ///< such as "line 12, column 5"; empty if the problem has none
  std::string message, hint;
  std::size_t problems = 1;
};

struct Shelf {
  std::vector<ShelfScenario> scenarios;
  std::vector<UnplayableFile> unplayable;

  /// From now on each in this language that is there in it; see ShelfScenario.
  void choose_language(std::string_view language);

  /// Null if there is none. Valid as long as the shelf is not changed.
  [[nodiscard]] const ShelfScenario* find(std::string_view id) const;
};

/// How far the reading of a library has come.
struct ShelfProgress {
  std::filesystem::path file;  ///< the one that was just read
  std::size_t read = 0, total = 0;
};

/// Told of the shelf as far as it was read, after each file; says whether to go on.
using AfterFile = std::function<bool(const Shelf& shelf, const ShelfProgress& progress)>;

/// No scenario file is larger.
inline constexpr std::size_t kLargestScenario = std::size_t{8} << 20U;

/// Reads every scenario of a library, in the order of their files' names. Never fails: what cannot be read is
/// told file by file.
[[nodiscard]] Shelf read_shelf(const Library& library, const AfterFile& after_file = {});

/// Adds one scenario file, rated by `rubric`, with the translations beside it. A second scenario with an id
/// that is on the shelf counts as unplayable, and so does a translation that cannot be read.
void add_to_shelf(Shelf& shelf, const std::filesystem::path& file,
                  const std::shared_ptr<const Rubric>& rubric);

}  // namespace rapport::gui
