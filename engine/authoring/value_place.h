// SPDX-License-Identifier: MIT
/// \file Where a part of a value's text stands in the file.
#pragma once

#include <cstddef>

#include "engine/authoring/source_text.h"
#include "engine/authoring/yaml_value.h"
#include "engine/base/source_span.h"

namespace rapport {

/// The place of what stands `begin` bytes into a value's text. The text of a value may differ from what is
/// written: lines are joined, quotes and escapes are resolved. Where they cannot be laid side by side, the
/// value's place.
[[nodiscard]] SourceSpan place_within(const SourceText& source, const YamlValue& value, std::size_t begin,
                                      std::size_t length);

}  // namespace rapport
