// SPDX-License-Identifier: MIT
/// \file A place in an authored file.
#pragma once

#include <cstdint>

namespace rapport {

/// A run of bytes on one line of an authored file. Lines count from 1, bytes from 0; line 0 means "no place".
/// Diagnostics turn bytes into characters counted from 1 when they are made, since only they need them.
struct SourceSpan {
  std::uint32_t line = 0;
  std::uint32_t begin_byte = 0;
  std::uint32_t length_bytes = 1;

  friend bool operator==(const SourceSpan&, const SourceSpan&) = default;
};

}  // namespace rapport
