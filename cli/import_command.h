// SPDX-License-Identifier: MIT
/// \file `rapport import`: what comes from other programs.
#pragma once

#include <string>

namespace rapport {

struct ImportOptions {
  std::string file;
  std::string from;      ///< what a story is written in; empty: told from the file
  std::string scenario;  ///< whose translation it is: a path, or the id of a shipped one
  std::string language;  ///< of a translation that does not say
  std::string output;    ///< empty: standard output for a story, where it belongs for a translation
};

/// A file that ends in .csv or .po is a translation, every other a story. Exit code: 0 taken in, 1 taken in
/// and something is to be looked at, 2 could not run.
[[nodiscard]] int run_import(const ImportOptions& options, const std::string& program);

}  // namespace rapport
