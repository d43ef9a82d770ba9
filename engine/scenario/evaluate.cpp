// SPDX-License-Identifier: MIT
#include "engine/scenario/evaluate.h"

#include <array>
#include <cassert>

#include "engine/scenario/expression.h"

namespace rapport {

std::int32_t evaluate_code(const Program& program, TableRange code, const Surroundings& around) {
  // The loader refuses expressions that need more places than this.
  std::array<std::int32_t, kMostOperands + 1> stack;  // NOLINT: filled before it is read
  std::size_t height = 0;
  const auto binary = [&](auto&& combine) {
    const auto right = stack[--height];
    stack[height - 1] = combine(stack[height - 1], right);
  };
  for (std::uint32_t i = 0; i < code.count; ++i) {
    const auto& step = program.code[code.begin + i];
    using Code = Instruction::Code;
    switch (step.code) {
      case Code::Push:
        stack[height++] = step.value;
        break;
      case Code::Load:
        stack[height++] = around.slots[step.slot];
        break;
      case Code::LoadStage:
        stack[height++] = around.stage;
        break;
      case Code::LoadRated:
        stack[height++] = around.heard == nullptr
                              ? 0
                              : around.heard->ratings.value(static_cast<CriterionIndex>(step.value));
        break;
      case Code::LoadShown:
        stack[height++] =
            around.heard != nullptr && around.heard->shown[static_cast<std::size_t>(step.value)];
        break;
      case Code::SlotIs:
        stack[height++] = compare_values(around.slots[step.slot], step.compare, step.value);
        break;
      case Code::Add:
        binary([](auto a, auto b) { return a + b; });
        break;
      case Code::Subtract:
        binary([](auto a, auto b) { return a - b; });
        break;
      case Code::Multiply:
        binary([](auto a, auto b) { return a * b; });
        break;
      case Code::Divide:
        binary([](auto a, auto b) { return a / b; });
        break;
      case Code::Remainder:
        binary([](auto a, auto b) { return a % b; });
        break;
      case Code::Compare:
        binary([&](auto a, auto b) { return std::int32_t{compare_values(a, step.compare, b)}; });
        break;
      case Code::And:
        binary([](auto a, auto b) { return std::int32_t{a != 0 && b != 0}; });
        break;
      case Code::Or:
        binary([](auto a, auto b) { return std::int32_t{a != 0 || b != 0}; });
        break;
      case Code::Not:
        stack[height - 1] = stack[height - 1] == 0;
        break;
    }
  }
  assert(height == 1 && "compile() emits sequences that leave one value");
  return stack[0];
}

}  // namespace rapport
