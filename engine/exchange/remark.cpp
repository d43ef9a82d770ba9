// SPDX-License-Identifier: MIT
#include "engine/exchange/remark.h"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "engine/exchange/plain_text.h"

namespace rapport {

std::string to_text(const Remark& remark) {
  std::string place = remark.file;
  if (remark.line != 0) place += fmt::format(":{}", remark.line);
  if (remark.line != 0 && remark.column != 0) place += fmt::format(":{}", remark.column);
  return in_one_line(fmt::format("{}: note: {} {}", place, remark.what, remark.instead)) + "\n";
}

void Remarks::add(std::size_t at, std::string what, std::string instead) {
  if (found_.size() >= kMostRemarks) {
    ++dropped_;
    return;
  }
  const auto place = source_.span_at(std::min(at, source_.bytes().size()));
  found_.push_back(
      {source_.name(), place.line, source_.column_of(place), std::move(what), std::move(instead)});
}

std::vector<Remark> Remarks::take() {
  std::ranges::stable_sort(found_, {}, [](const Remark& r) { return std::pair{r.line, r.column}; });
  if (dropped_ > 0) {
    found_.push_back({source_.name(), 0, 0, fmt::format("There are {} more of these.", dropped_),
                      "The first ones say what to look for."});
  }
  dropped_ = 0;
  return std::exchange(found_, {});
}

}  // namespace rapport
