// SPDX-License-Identifier: MIT
/// \file How every page looks that Rapport writes: on a screen in light and dark, and on paper.
#pragma once

#include <string_view>

namespace rapport {

/// Ground, type, sections, tables and pictures. Colours are those of the window's light and dark themes.
inline constexpr std::string_view kPageStyle = R"css(
:root {
  color-scheme: light dark;
  --ground: #f3f1ec; --surface: #ffffff; --raised: #e9ecf0; --line: #d5d8dc; --edge: #6b7686;
  --text: #171c23; --quiet: #444e5c; --accent: #00645a; --wash: #d3ece7;
  --warning: #94330b; --warning-wash: #fbe5d8;
  --c0: #a56e08; --c1: #147658; --c2: #1152a9; --c3: #66236c; --harm: #5a050d;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ground: #12161c; --surface: #1a2028; --raised: #252d38; --line: #2c3541; --edge: #7e8ca4;
    --text: #edf0f4; --quiet: #afbac9; --accent: #6fd3c3; --wash: #1c443f;
    --warning: #ffb38a; --warning-wash: #40291d;
    --c0: #fdedc0; --c1: #76e6d5; --c2: #a9b8f2; --c3: #e57fcb; --harm: #f4552f;
  }
}
* { box-sizing: border-box; }
html { font: 100%/1.55 Inter, "DejaVu Sans", system-ui, sans-serif; background: var(--ground); color: var(--text); }
body { margin: 0 auto; padding: 2.5rem 1.25rem 4rem; max-width: 62rem; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.2; text-wrap: balance; }
h1 { font-size: 2.1rem; margin: 0.2rem 0 0.5rem; }
h2 { font-size: 1.4rem; margin: 0 0 1rem; }
h3 { font-size: 1.05rem; margin: 0 0 0.6rem; }
h4 { font-size: 0.9rem; margin: 1.2rem 0 0.3rem; color: var(--quiet); font-weight: 600; }
p { margin: 0 0 0.7rem; max-width: 44rem; }
p + h3, ul + h3, table + h3 { margin-top: 1.3rem; }
p:last-child, ul:last-child { margin-bottom: 0; }
ul { margin: 0 0 0.7rem; padding-left: 1.2rem; max-width: 44rem; }
li + li { margin-top: 0.45rem; }
a { color: var(--accent); }
a:focus-visible, summary:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
main > section { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 1.5rem; margin: 1.25rem 0; }
blockquote { margin: 0 0 0.9rem; }
.kicker, .quiet, figcaption, caption, footer, summary { color: var(--quiet); }
.kicker { margin: 0; }
.mode { display: inline-block; margin: 0.9rem 0 0; padding: 0.45rem 0.8rem; border: 2px solid var(--edge); border-radius: 8px; }
.mode.practice { border-style: dashed; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: left; padding-bottom: 0.7rem; max-width: 44rem; }
th, td { text-align: left; vertical-align: top; padding: 0.55rem 0.9rem 0.55rem 0; border-bottom: 1px solid var(--line); }
thead th { color: var(--quiet); font-weight: 600; font-size: 0.9rem; vertical-align: bottom; }
tbody tr:last-child > * { border-bottom: 0; }
tfoot > tr > * { border-top: 2px solid var(--edge); border-bottom: 0; font-weight: 700; }
.bar { display: block; margin: 0.3rem 0 0 -0.4rem; width: 15rem; max-width: 100%; height: auto; overflow: visible; }
.bar .track { fill: var(--raised); stroke: var(--edge); }
.bar .fill { fill: var(--accent); }
.bar .tick { stroke: var(--text); stroke-width: 2; }
.bar .reach { stroke: var(--text); stroke-width: 2; stroke-dasharray: 2 2; }
.bar .mark { fill: var(--surface); stroke: var(--text); stroke-width: 1.5; }
.chart { display: block; width: 100%; max-width: 52rem; height: auto; }
.chart text { fill: var(--quiet); font-size: 15px; }
.chart .grid { stroke: var(--line); }
figure { margin: 0 0 1rem; }
details { margin-top: 0.8rem; max-width: 30rem; }
details caption { padding-top: 0.5rem; }
details th, details td { padding-top: 0.2rem; padding-bottom: 0.2rem; }
summary { cursor: pointer; }
footer { margin-top: 2rem; font-size: 0.9rem; }
footer dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.2rem 1.2rem; margin: 0; }
footer dd { margin: 0; }
@media (max-width: 40rem) {
  body { padding: 1.25rem 0.75rem; }
  main > section { padding: 1rem; }
}
@media print {
  :root {
    color-scheme: light;
    --ground: #ffffff; --surface: #ffffff; --raised: #eeeeee; --line: #bbbbbb; --edge: #555555;
    --text: #000000; --quiet: #333333; --accent: #00645a; --wash: #e6f3f0;
    --warning: #94330b; --warning-wash: #fbe5d8;
    --c0: #a56e08; --c1: #147658; --c2: #1152a9; --c3: #66236c; --harm: #5a050d;
  }
  @page { margin: 16mm; }
  html { font-size: 10pt; }
  body { padding: 0; max-width: none; }
  main { margin-top: 1.6rem; }
  main > section { border: 0; padding: 0; margin: 0 0 1.6rem; }
  h1, h2, h3, h4 { break-after: avoid; }
  tr, blockquote, figure, li { break-inside: avoid; }
  thead { display: table-header-group; }
  details > table { display: table; }
  a { color: inherit; text-decoration: none; }
}
)css";

}  // namespace rapport
