// SPDX-License-Identifier: MIT
#include "engine/base/new_uuid.h"

#include <fmt/format.h>
#include <sodium/randombytes.h>

#include <cstdint>

namespace rapport {
namespace {

std::string uuid_text(UuidBytes bytes, unsigned version) {
  bytes[6] = static_cast<unsigned char>((bytes[6] & 0x0FU) | (version << 4U));
  bytes[8] = static_cast<unsigned char>((bytes[8] & 0x3FU) | 0x80U);
  std::string text;
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    if (i == 4 || i == 6 || i == 8 || i == 10) text += '-';
    text += fmt::format("{:02x}", bytes[i]);
  }
  return text;
}

}  // namespace

UuidBytes random_bytes() {
  UuidBytes bytes{};
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

std::string random_uuid(const UuidBytes& bytes) {
  return uuid_text(bytes, 4);
}

std::string ordered_uuid(TimePoint moment, const UuidBytes& bytes) {
  constexpr std::size_t kMomentBytes = 6;
  auto ordered = bytes;
  const auto ms = static_cast<std::uint64_t>(moment.time_since_epoch().count());
  for (std::size_t i = 0; i < kMomentBytes; ++i)
    ordered[i] = static_cast<unsigned char>(ms >> (8 * (kMomentBytes - 1 - i)));
  return uuid_text(ordered, 7);
}

}  // namespace rapport
