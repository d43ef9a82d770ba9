// SPDX-License-Identifier: MIT
/// \file Trust and anger over a conversation as a picture in a page.
#pragma once

#include <vector>

#include "engine/exporting/html_text.h"
#include "engine/report/debrief.h"

namespace rapport {

/// Writes the picture: trust as a solid line with round points, anger as a dashed one with square points,
/// both named at their ends. The points of reply N, counted from 1, lead to the element `reply-N`.
void write_mood_svg(HtmlText& page, const std::vector<MoodPoint>& mood);

}  // namespace rapport
