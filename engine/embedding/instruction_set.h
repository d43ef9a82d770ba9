// SPDX-License-Identifier: MIT
/// \file Which instructions the forward pass may use.
#pragma once

namespace rapport {

enum class InstructionSet {
  Baseline,  ///< what every processor of this architecture knows
  X86_64V3,  ///< x86-64 level 3 of the System V ABI: AVX2, FMA and company, in processors since about 2013
};

/// The fastest that was built in and that this machine's processor and system know.
[[nodiscard]] InstructionSet best_instruction_set();

}  // namespace rapport
