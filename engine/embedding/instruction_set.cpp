// SPDX-License-Identifier: MIT
#include "engine/embedding/instruction_set.h"

#ifdef RAPPORT_FORWARD_PASS_V3
#include <cpuid.h>
#endif

namespace rapport {

InstructionSet best_instruction_set() {
#ifdef RAPPORT_FORWARD_PASS_V3
  // The compilers' own check also asks whether the system keeps the wide registers. It does not know the
  // names of these three with every compiler that we build with.
  constexpr unsigned kExtended = 0x80000001U, kMovbe = 1U << 22U, kF16c = 1U << 29U, kLzcnt = 1U << 5U;
  unsigned eax = 0, ebx = 0, ecx = 0, edx = 0;
  const bool has_rest = __get_cpuid(1, &eax, &ebx, &ecx, &edx) != 0 && (ecx & kMovbe) != 0 &&
                        (ecx & kF16c) != 0 && __get_cpuid(kExtended, &eax, &ebx, &ecx, &edx) != 0 &&
                        (ecx & kLzcnt) != 0;
  __builtin_cpu_init();
  if (has_rest && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
      __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")) {
    return InstructionSet::X86_64V3;
  }
#endif
  return InstructionSet::Baseline;
}

}  // namespace rapport
