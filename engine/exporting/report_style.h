// SPDX-License-Identifier: MIT
/// \file What a manager's report has besides the style of every page.
#pragma once

#include <string_view>

namespace rapport {

/// The heat of a cell goes from light to dark in one hue (h0 to h4, by points), so that it can be told apart
/// without colours; the number in the cell says the same. The lines of a trend are told apart by their names,
/// and by kinds of line where they cross.
inline constexpr std::string_view kReportStyle = R"css(
:root {
  --h0: #fdf3ea; --h1: #e4f1ee; --h2: #bfe0d8; --h3: #86c4b7; --h4: #00645a;
  --on-light: #171c23; --on-dark: #ffffff; --h0-edge: #94330b;
  --m0: #171c23; --m1: #a56e08; --m2: #147658; --m3: #1152a9; --m4: #8a2f91;
}
@media (prefers-color-scheme: dark) {
  :root {
    --h0: #2b201c; --h1: #1f3330; --h2: #22463f; --h3: #2a6156; --h4: #8fe3d5;
    --on-light: #edf0f4; --on-dark: #0d1a18; --h0-edge: #ffb38a;
    --m0: #edf0f4; --m1: #f5c451; --m2: #76e6d5; --m3: #a9b8f2; --m4: #e57fcb;
  }
}
body { max-width: 76rem; }
.demonstration { border: 3px dashed var(--warning); background: var(--warning-wash); color: var(--text); border-radius: 8px; padding: 0.8rem 1rem; font-weight: 700; max-width: none; }
.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 1rem; margin: 0 0 1rem; }
.tiles div { border: 1px solid var(--line); border-radius: 8px; padding: 0.7rem 0.9rem; }
.tiles dt { color: var(--quiet); font-size: 0.9rem; }
.tiles dd { margin: 0.1rem 0 0; font-size: 1.7rem; font-weight: 700; line-height: 1.2; }
.tiles dd small { display: block; font-size: 0.85rem; font-weight: 400; color: var(--quiet); }
.tiles dd.amounts span { display: block; font-size: 1.1rem; line-height: 1.4; }
.tiles dd.amounts small { display: inline; margin-left: 0.4rem; }
.tiles div:has(dd.amounts) { grid-column: span 2; }
thead th { overflow-wrap: normal; }
td.heat { padding: 0.4rem 0.6rem; border-left: 3px solid var(--surface); min-width: 6.2rem; color: var(--on-light); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
td.heat b { display: block; font-size: 1.15rem; line-height: 1.25; }
td.heat small { display: block; font-size: 0.78rem; line-height: 1.35; white-space: nowrap; }
.h0 { background: var(--h0); box-shadow: inset 3px 0 0 var(--h0-edge); }
.h1 { background: var(--h1); }
.h2 { background: var(--h2); }
.h3 { background: var(--h3); }
.h4 { background: var(--h4); }
td.heat.h4 { color: var(--on-dark); }
.heat-key { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: 0.4rem; }
.heat-key li { margin: 0; padding: 0.25rem 0.8rem; color: var(--on-light); border: 1px solid var(--line); print-color-adjust: exact; -webkit-print-color-adjust: exact; }
.heat-key li.h4 { color: var(--on-dark); }
td small, th small { color: var(--quiet); }
td.heat small { color: inherit; }
th[scope=row] { font-weight: 600; }
#people td, #people th { padding-right: 0.6rem; overflow-wrap: break-word; }
#people th[scope=row] { overflow-wrap: anywhere; }
#people td > span + small { display: block; }
#people td:nth-of-type(2) { min-width: 5.6rem; font-size: 0.9rem; }
#people td + td { padding-left: 0.6rem; }
#people td > span + small, #people td:last-child { white-space: nowrap; }
.made-up { white-space: nowrap; color: var(--warning); font-weight: 600; }
.state-stalled, .state-not-begun { font-weight: 700; color: var(--warning); }
.chart .figure, .chart .count { font-size: 14px; }
.chart .lead { stroke: var(--line); stroke-width: 1; }
.chart .trend { stroke-width: 2.5; }
.chart .trend.m0 { stroke: var(--m0); stroke-width: 4; }
.chart .trend.m1 { stroke: var(--m1); }
.chart .trend.m2 { stroke: var(--m2); stroke-dasharray: 10 5; }
.chart .trend.m3 { stroke: var(--m3); stroke-dasharray: 3 4; }
.chart .trend.m4 { stroke: var(--m4); stroke-dasharray: 12 4 3 4; }
.chart .dot { stroke: var(--surface); stroke-width: 1; }
.chart .dot.m0, .chart text.m0 { fill: var(--m0); }
.chart .dot.m1, .chart text.m1 { fill: var(--m1); }
.chart .dot.m2, .chart text.m2 { fill: var(--m2); }
.chart .dot.m3, .chart text.m3 { fill: var(--m3); }
.chart .dot.m4, .chart text.m4 { fill: var(--m4); }
.chart text.name { font-weight: 700; }
.chart .column { fill: var(--accent); }
.chart .base { stroke: var(--edge); }
.spreads { display: grid; grid-template-columns: repeat(auto-fit, minmax(12rem, 1fr)); gap: 1rem 1.5rem; }
.spreads figcaption { font-weight: 600; color: var(--text); }
.share { display: block; margin-top: 0.25rem; max-width: 100%; }
.share .track { fill: var(--raised); stroke: var(--edge); }
.share .fill { fill: var(--accent); }
details { max-width: none; }
.explained dt { font-weight: 600; margin-top: 0.6rem; }
.explained dd { margin: 0.1rem 0 0; max-width: 44rem; }
@media print {
  :root {
    --h0: #fdf3ea; --h1: #e4f1ee; --h2: #bfe0d8; --h3: #86c4b7; --h4: #00645a;
    --on-light: #000000; --on-dark: #ffffff; --h0-edge: #94330b;
    --m0: #000000; --m1: #8a5a00; --m2: #147658; --m3: #1152a9; --m4: #66236c;
  }
  @page { size: A4 landscape; margin: 12mm; }
  html { font-size: 8.5pt; }
  #people { break-before: page; }
  .wide { overflow: visible; }
  tfoot { display: table-row-group; }
  .share { width: 5rem; }
  .demonstration { break-after: avoid; }
  .tiles div, .spreads figure { break-inside: avoid; }
}
)css";

}  // namespace rapport
