// SPDX-License-Identifier: MIT
/// \file Ids that nobody else has (RFC 9562), 36 characters in small letters.
#pragma once

#include <array>
#include <string>

#include "engine/base/clock.h"

namespace rapport {

/// What an id is made of; some of its bits give way to the version and the variant.
using UuidBytes = std::array<unsigned char, 16>;

/// From the operating system's generator.
[[nodiscard]] UuidBytes random_bytes();

/// Version 4: tells nothing of what it is the id of.
[[nodiscard]] std::string random_uuid(const UuidBytes& bytes = random_bytes());

/// Version 7: the first six bytes are the moment. Ids made one after the other lie side by side in a
/// database's index, so that many are written with few pages.
[[nodiscard]] std::string ordered_uuid(TimePoint moment, const UuidBytes& bytes = random_bytes());

}  // namespace rapport
