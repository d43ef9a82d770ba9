// SPDX-License-Identifier: MIT
/// \file A file's tree from save to save: what an edit has left alone is not parsed again.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>

#include "engine/authoring/diagnostic.h"
#include "engine/authoring/source_text.h"
#include "engine/authoring/yaml_document.h"
#include "engine/authoring/yaml_value.h"

namespace rapport {

/// Gives what read_yaml() gives of the same bytes, whatever they are, but sooner. Belongs to one thread at a
/// time.
///
/// Blocks are the entries of the outermost mapping, and the items of a list that is the value of one of them,
/// as the parser has found them in the file as it was: each begins on a line of its own, at the same column
/// as its siblings. An edit lies within some blocks that follow each other. Those are parsed alone, below a
/// line that stands for what they belong to and above a line with a key that begins like the block that
/// follows. What is above is as it was, so the parser comes to them as before; and it comes out of them at
/// that line outside of every quote, bracket and text that runs on, or else it does not find that line's key.
/// So all that follows is as it was, too, but for the numbers of its lines. Wherever this cannot be told, and
/// whenever anything at all is wrong or has an anchor, the whole file is parsed.
class KeptYaml {
 public:
  /// Reads a file that may be another version of the one read last; null if it is not to be had. Whatever is
  /// wrong goes to `report`, which is of this source. Valid until the next call.
  [[nodiscard]] const YamlValue* read(std::shared_ptr<const SourceText> source, DiagnosticReport& report);

  /// How much of the file read last went through the parser.
  [[nodiscard]] std::size_t parsed_bytes() const { return parsed_bytes_; }

 private:
  struct Edit;

  [[nodiscard]] std::optional<Edit> find_edit(const SourceText& now) const;
  [[nodiscard]] bool take_edit(const Edit& edit, const SourceText& now);

  std::shared_ptr<const SourceText> source_;  ///< of what is kept; null if nothing is
  YamlDocument document_;
  std::size_t parsed_bytes_ = 0;
};

}  // namespace rapport
