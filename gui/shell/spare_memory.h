// SPDX-License-Identifier: MIT
/// \file Giving memory back to the system once something large has been read.
#pragma once

#include <cstdlib>
#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace rapport::gui {

/// Call before anything is read. Blocks of a megabyte go back to the system as soon as they are free; glibc
/// would raise its bound to the largest it has seen, and keep all below it.
inline void give_back_large_blocks() {
#ifdef __GLIBC__
  constexpr int kLarge = 1 << 20;
  mallopt(M_MMAP_THRESHOLD, kLarge);
#endif
}

/// Gives back what was needed while reading and is free now. Takes a millisecond or so.
inline void give_back_spare_memory() {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
}

}  // namespace rapport::gui
