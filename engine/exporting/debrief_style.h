// SPDX-License-Identifier: MIT
/// \file What a debrief's page has besides the style of every page.
#pragma once

#include <string_view>

namespace rapport {

/// Criteria are told apart by colour and by the kind of line (c0 to c3, in the rubric's order; all further
/// ones as `more`), harm by a wave. Underlines of several criteria lie under each other.
inline constexpr std::string_view kDebriefStyle = R"css(
.tier { font-size: 1.2rem; font-weight: 700; color: var(--accent); margin-bottom: 1rem; }
.account { border-left: 4px solid var(--accent); padding: 0.1rem 0 0.1rem 1rem; margin: 0 0 1.2rem; }
.account blockquote { font-size: 1.15rem; margin: 0 0 0.3rem; white-space: pre-line; }
.bar .before { fill: var(--edge); }
.chart .trust { fill: var(--accent); }
.chart .trust-line { fill: none; stroke: var(--accent); stroke-width: 3; }
.chart .anger-line { fill: none; stroke: var(--text); stroke-width: 2.5; stroke-dasharray: 8 6; }
.chart .anger { fill: var(--text); }
.chart text.trust { font-weight: 700; }
.chart text.anger { font-weight: 700; }
.chart a:hover .trust, .chart a:hover .anger { stroke: var(--text); stroke-width: 4; }
.advice { display: grid; grid-template-columns: repeat(auto-fit, minmax(15rem, 1fr)); gap: 1.5rem; }
.advice h3 { color: var(--accent); font-size: 1.2rem; }
ol.turns { list-style: none; margin: 0; padding: 0; }
.turn { padding: 1.4rem 0 0.4rem; border-top: 1px solid var(--line); }
ol.turns > li { margin: 0; }
.said { border-radius: 10px; padding: 0.7rem 1rem; max-width: 44rem; white-space: pre-line; }
.customer { background: var(--raised); margin-right: 2rem; }
.reply { background: var(--wash); margin-left: 2rem; line-height: 2.4; }
.who { margin: 0 0 0.15rem; color: var(--quiet); font-size: 0.9rem; }
.who.you { margin-left: 2rem; }
.level { font-weight: 700; }
.harmful .level, .bad { color: var(--warning); }
.signs { margin-top: 0.2rem; color: var(--quiet); font-size: 0.92rem; }
.signs li + li { margin-top: 0.1rem; }
.stronger { border-left: 4px solid var(--accent); padding-left: 0.9rem; max-width: 44rem; margin: 0 0 0.7rem; }
.slip { border-left: 4px solid var(--warning); background: var(--warning-wash); padding: 0.6rem 0.9rem; max-width: 44rem; margin: 0 0 0.7rem; }
mark { background: none; color: inherit; text-decoration-line: underline; text-decoration-skip-ink: none; }
mark.c0 { text-decoration-color: var(--c0); text-decoration-style: solid; text-decoration-thickness: 2px; text-underline-offset: 2px; }
mark.c1 { text-decoration-color: var(--c1); text-decoration-style: dashed; text-decoration-thickness: 2px; text-underline-offset: 6px; }
mark.c2 { text-decoration-color: var(--c2); text-decoration-style: double; text-decoration-thickness: 1px; text-underline-offset: 10px; }
mark.c3 { text-decoration-color: var(--c3); text-decoration-style: dotted; text-decoration-thickness: 3px; text-underline-offset: 14px; }
mark.more { text-decoration-color: var(--quiet); text-decoration-style: dotted; text-decoration-thickness: 2px; text-underline-offset: 4px; }
mark.harm { text-decoration-color: var(--harm); text-decoration-style: wavy; text-decoration-thickness: 1.5px; text-underline-offset: 3px; }
.key { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.4rem 1.6rem; line-height: 2.4; margin-bottom: 1.2rem; }
.key li { margin: 0; }
@media (max-width: 40rem) {
  .customer { margin-right: 0; }
  .reply, .who.you { margin-left: 0; }
}
@media print {
  .who { break-after: avoid; }
  .slip, .stronger, .advice > div { break-inside: avoid; }
  ol.turns > li { break-inside: auto; }
}
)css";

}  // namespace rapport
