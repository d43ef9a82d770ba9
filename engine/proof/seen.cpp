// SPDX-License-Identifier: MIT
#include "engine/proof/seen.h"

namespace rapport {

Witness::Witness(const Program& program) : line_of_wording_(program.wordings.size()) {
  for (std::uint32_t i = 0; i < program.lines.size(); ++i) {
    const auto& wordings = program.lines[i].wordings;
    for (std::uint32_t w = 0; w < wordings.count; ++w) line_of_wording_[wordings.begin + w] = i;
  }
}

void Witness::note(const SessionEvents& events, Seen& seen) const {
  using Kind = SessionEvent::Kind;
  for (const auto& event : events) {
    switch (event.kind) {
      case Kind::TurnReached:
        seen.turns[event.subject] = true;
        break;
      case Kind::BranchTaken:
        seen.branches[event.subject] = true;
        break;
      case Kind::LineSpoken:
        seen.lines[line_of_wording_[event.subject]] = true;
        break;
      case Kind::FactRevealed:
        seen.facts[event.subject] = true;
        break;
      case Kind::PromiseMade:
        seen.promises_made[event.subject] = true;
        break;
      case Kind::PromiseKept:
        seen.promises_kept[event.subject] = true;
        break;
      case Kind::PromiseBroken:
        seen.promises_broken[event.subject] = true;
        break;
      case Kind::EndingReached:
        seen.endings[event.subject] = true;
        break;
      case Kind::NoWayOn:
        seen.stuck[event.subject] = true;
        break;
      default:
        break;
    }
  }
}

}  // namespace rapport
