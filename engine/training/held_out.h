// SPDX-License-Identifier: MIT
/// \file How far an assessor agrees with the labels of the situations that its model has not seen.
#pragma once

#include <array>
#include <cstddef>
#include <optional>

#include "engine/assessor/assessor.h"
#include "engine/training/corpus.h"

namespace rapport {

/// One criterion in one setting.
struct Agreement {
  std::size_t replies = 0;
  double kappa = 0;              ///< weighted_kappa() of the levels
  double calibration_error = 0;  ///< of the confidence in them
};

/// Whether the assessor is told the setting of a reply or has to tell it from the words.
enum class SettingIs { Said, Guessed };

struct HeldOutAgreement {
  /// By setting and criterion; none where the setting does not label the criterion.
  std::array<std::array<std::optional<Agreement>, kCoreCriteria>, kSettings> agreement;
  /// How often replies of one setting (first) were rated as if of another (second).
  std::array<std::array<std::size_t, kSettings>, kSettings> settings{};
};

/// Rates every held-out reply of the corpus, as is_held_out() tells them.
[[nodiscard]] HeldOutAgreement held_out_agreement(const Corpus& corpus, const Assessor& assessor,
                                                  SettingIs setting);

}  // namespace rapport
