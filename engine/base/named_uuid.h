// SPDX-License-Identifier: MIT
/// \file Ids that follow from names, so that the same thing has the same id wherever it is named.
#pragma once

#include <string>
#include <string_view>

namespace rapport {

/// The namespace of every id that this program makes of names. Never changes: it is part of ids that others
/// keep.
inline constexpr std::string_view kOwnNames = "5f6a1c1e-0d0b-5b3a-9c57-3d2f6b8a4e10";

/// The UUID, version 5, of `name` in the namespace `kOwnNames`: 36 lower-case characters. The same name gives
/// the same id for ever, and different names different ones. Source: RFC 4122, section 4.3. It is no secret
/// of the name: who can guess that can make the id.
[[nodiscard]] std::string named_uuid(std::string_view name);

/// The same in a namespace of one's own, a UUID of 36 characters.
[[nodiscard]] std::string named_uuid(std::string_view space, std::string_view name);

}  // namespace rapport
