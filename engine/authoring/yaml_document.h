// SPDX-License-Identifier: MIT
/// \file From bytes to YamlValue, safely. The only place that knows yaml-cpp.
#pragma once

#include <cstddef>
#include <optional>

#include "engine/authoring/diagnostic.h"
#include "engine/authoring/source_text.h"
#include "engine/authoring/yaml_value.h"

namespace rapport {

/// The largest authored file that is read.
inline constexpr std::size_t kLargestFileBytes = 12U << 20U;
inline constexpr std::size_t kDeepestNesting = 64;
inline constexpr std::size_t kMostYamlValues = 2'000'000;
/// The most text that a file may have once its aliases are written out.
inline constexpr std::size_t kMostYamlBytes = 64U << 20U;

/// A file's tree, and what one must know to read a part of the file anew.
struct YamlDocument {
  YamlValue root;
  std::size_t values = 0;    ///< that were read, keys among them, aliases written out
  bool has_anchors = false;  ///< so that a part may mean what another says
};

/// Reads a whole file as one YAML document. Whatever is wrong goes to `report`; nothing comes back if the
/// tree would not be what the author meant. Never throws, whatever the bytes.
[[nodiscard]] std::optional<YamlDocument> read_yaml_document(const SourceText& source,
                                                             DiagnosticReport& report);

/// The tree alone.
[[nodiscard]] std::optional<YamlValue> read_yaml(const SourceText& source, DiagnosticReport& report);

}  // namespace rapport
