// SPDX-License-Identifier: MIT
/// \file Any bytes as what a customer said and what was replied: they are rated, and every sign lies inside
/// the reply.
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string_view>

#include "tests/support/shipped.h"

namespace {

void check(bool holds) {
  if (!holds) std::abort();
}

bool is_share(double value) {
  return value >= 0 && value <= 1;
}

}  // namespace

/// The first line is the customer's, the rest the reply.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  const auto line = input.substr(0, input.find('\n'));
  const auto reply = line.size() == size ? line : input.substr(line.size() + 1);
  const auto& assessor = rapport::shipped_assessor();
  const auto reading = assessor.read(assessor.context(line, std::nullopt), reply);
  check(reading.criteria.size() == assessor.rubric().criteria.size());
  for (const auto& criterion : reading.criteria)
    check(is_share(criterion.score) && is_share(criterion.confidence));
  for (const auto& sign : reading.signs) {
    check(sign.words.begin < sign.words.end && sign.words.end <= reply.size());
    check(is_share(sign.confidence));
  }
  return 0;
}
