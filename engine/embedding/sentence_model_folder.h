// SPDX-License-Identifier: MIT
/// \file Where the sentence model is.
#pragma once

#include <filesystem>
#include <optional>

namespace rapport {

/// The folder with the model's files, or nothing where there is none, which is no error: everything works
/// without sentence vectors. $RAPPORT_SENTENCE_MODEL if that is set, and then no other; else the first of
/// $XDG_DATA_HOME/rapport/sentence-model (~/.local/share by default), ../share/rapport/sentence-model beside
/// the program, and build/sentence-model in the source tree this was built from. A folder counts if it has a
/// model.json.
[[nodiscard]] std::optional<std::filesystem::path> sentence_model_folder();

}  // namespace rapport
