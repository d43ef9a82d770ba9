// SPDX-License-Identifier: MIT
/// \file A reply as it stands in a store: its written form, with bytes that are no UTF-8 as `\xHH`, since a
/// database may take nothing else for text.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "engine/session/reply.h"

namespace rapport {

[[nodiscard]] std::string to_kept_line(const WrittenReply& reply);

/// Nothing if the line is not one. Lines of old stores, which hold such bytes as they are, are read too.
[[nodiscard]] std::optional<WrittenReply> from_kept_line(std::string_view line);

/// Whether it can stand in a text column of any database: UTF-8 without NUL.
[[nodiscard]] bool is_storable(std::string_view text);

}  // namespace rapport
