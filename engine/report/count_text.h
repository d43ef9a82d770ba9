// SPDX-License-Identifier: MIT
/// \file A number of things as it is written for people.
#pragma once

#include <cstdint>
#include <string>

namespace rapport {

/// From 10,000 on in groups of three digits with a narrow space between them, which no line breaks at: as the
/// SI writes them, and as nobody in either language takes for a decimal point.
[[nodiscard]] std::string count_text(std::int64_t count);

}  // namespace rapport
