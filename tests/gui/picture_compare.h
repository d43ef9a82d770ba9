// SPDX-License-Identifier: MIT
/// \file Whether two pictures of the window show the same to a person.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "gui/shell/window.h"

namespace rapport::gui {

/// Unreadable if it is no PNG file.
[[nodiscard]] Result<Pixels> read_png(const std::filesystem::path& file);

/// What differs, in words; empty if a person would take the one for the other. The pictures are compared in
/// squares of sixteen pixels by the mean distance of their pixels: another rasteriser shades edges a little
/// differently, which moves a mean by one or two, while another letter moves it by ten.
[[nodiscard]] std::string difference(const Pixels& one, const Pixels& other);

/// `one` in pale grey with the squares in red that difference() holds to differ.
[[nodiscard]] Pixels difference_picture(const Pixels& one, const Pixels& other);

/// The picture as lines of 64 characters, the denser the more there is drawn in that place: enough to see how
/// a screen is laid out, in every theme, and small enough to keep hundreds.
[[nodiscard]] std::string sketch(const Pixels& picture);

/// What differs between two sketches, in words; empty if it is no more than what rounding explains.
[[nodiscard]] std::string sketch_difference(std::string_view one, std::string_view other);

}  // namespace rapport::gui
