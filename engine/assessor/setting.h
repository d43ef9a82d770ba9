// SPDX-License-Identifier: MIT
/// \file Where a reply is said: the same words weigh differently at a counter and among friends.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace rapport {

/// In the order of kSettingNames.
enum class Setting { Service, Peer, Counselling, Meeting, Mail };
inline constexpr std::size_t kSettings = 5;
inline constexpr std::array<std::string_view, kSettings> kSettingNames = {"service", "peer", "counselling",
                                                                          "meeting", "mail"};

}  // namespace rapport
