// SPDX-License-Identifier: MIT
/// \file The SHA-256 of a file's bytes, by which sessions and reports name what they rest on.
#pragma once

#include <string>
#include <string_view>

namespace rapport {

/// 64 lower-case hexadecimal digits, equal to what `sha256sum` prints for the same bytes, so that anybody can
/// check it.
using ContentHash = std::string;

[[nodiscard]] ContentHash content_hash(std::string_view bytes);

}  // namespace rapport
