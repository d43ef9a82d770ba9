// SPDX-License-Identifier: MIT
/// \file Who is drawn, and where the parts of the head are.
#pragma once

#include <array>
#include <initializer_list>

#include "engine/scenario/portrait.h"
#include "gui/widgets/easel.h"
#include "gui/widgets/face_colours.h"
#include "gui/widgets/face_motion.h"

namespace rapport::gui {

/// Parts are drawn in units of the head, from the middle of the eyes: x to the viewer's right, y down. The
/// head is about 1.6 wide, its crown at -1.05 and its chin at 1.15.
class Sitter {
 public:
  Sitter(const Portrait& portrait, const FacePose& pose, const FaceColours& colours, const Easel& easel);

  /// On the front of the face: turns, nods and tilts with it. What lies at the edge of the face stays.
  [[nodiscard]] Point on_face(Point at, float height = 0) const;
  [[nodiscard]] Outline on_face(Outline line, float height = 0) const;
  /// Behind the face: tilts with it.
  [[nodiscard]] Point on_skull(Point at) const;
  [[nodiscard]] Outline on_skull(Outline line) const;
  /// Behind the face, and hanging: below the ears it moves with a tilted head and still hangs down.
  [[nodiscard]] Outline on_loose_hair(Outline line) const;
  /// Shoulders: rise with breath and tension; at the collar they give way to a tilted neck.
  [[nodiscard]] Outline on_body(Outline line) const;

  // Painters, widths in units of the head.
  void face(const Outline& shape, Colour colour) const { easel.fill(on_face(shape), colour); }
  void skull(const Outline& shape, Colour colour) const { easel.fill(on_skull(shape), colour); }
  void loose_hair(const Outline& shape, Colour colour) const { easel.fill(on_loose_hair(shape), colour); }
  void body(const Outline& shape, Colour colour) const { easel.fill(on_body(shape), colour); }
  void face_line(const Outline& line, std::initializer_list<float> widths, Colour colour,
                 float height = 0) const {
    brush(on_face(line, height), widths, colour);
  }
  void skull_line(const Outline& line, std::initializer_list<float> widths, Colour colour) const {
    brush(on_skull(line), widths, colour);
  }
  void body_line(const Outline& line, std::initializer_list<float> widths, Colour colour) const {
    brush(on_body(line), widths, colour);
  }

  /// What lies between two lines of as many points, such as lips. Thin ends fade.
  void face_band(const Outline& above, const Outline& below, Colour colour) const {
    easel.brush({on_face(above), on_face(below)}, colour);
  }

  /// The edge of the face, without ears: its chin turns and nods with the face.
  [[nodiscard]] Outline head() const;
  /// How far the edge of the face at `y` has gone with a turned or nodding chin.
  [[nodiscard]] Point jaw_shift(float y) const;
  /// 0 to 1: how far age has drawn its lines.
  [[nodiscard]] float years() const;
  /// 0 to 1: how fine brows, how full lips and how dark lashes are drawn.
  [[nodiscard]] float fineness() const;
  /// How far the chin lies below the usual one.
  [[nodiscard]] float longer() const;

  const Portrait& portrait;
  const FacePose& pose;
  const FaceExpression& mood;
  const FaceColours& colours;
  const Easel& easel;

 private:
  [[nodiscard]] Point placed(Point at) const;
  void brush(const Outline& line, std::initializer_list<float> widths, Colour colour) const;

  float sine_, cosine_;
};

}  // namespace rapport::gui
