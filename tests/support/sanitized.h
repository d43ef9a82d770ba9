// SPDX-License-Identifier: MIT
/// \file What takes too long under a sanitizer asks here.
#pragma once

namespace rapport {

/// Whether this program runs under a sanitizer, where everything takes ten times as long.
#if defined(__SANITIZE_ADDRESS__)
inline constexpr bool kIsSanitized = true;
#elif defined(__has_feature)
inline constexpr bool kIsSanitized = __has_feature(address_sanitizer);
#else
inline constexpr bool kIsSanitized = false;
#endif

}  // namespace rapport
