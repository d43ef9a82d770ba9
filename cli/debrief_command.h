// SPDX-License-Identifier: MIT
/// \file `rapport debrief`: the feedback on an attempt of the store.
#pragma once

#include <string>

#include "cli/catalogue.h"

namespace rapport {

struct DebriefOptions {
  std::string attempt;   ///< its id, or `last`
  std::string scenario;  ///< a path, if it was not a shipped one
  std::string language;  ///< of a translation; empty: the scenario's own
  bool json = false;
  std::string save_html;  ///< a new file for the debrief as a page; empty: none
  StoreChoice store;
};

[[nodiscard]] int run_debrief(const DebriefOptions& options, const std::string& program);

}  // namespace rapport
