// SPDX-License-Identifier: MIT
/// \file How a face moves: from one expression to the next, blinking, breathing.
#pragma once

#include <optional>

#include "gui/widgets/face_expression.h"

namespace rapport::gui {

/// Times are seconds on any clock that only goes forward. Nothing here asks a clock.
enum class Motion {
  Reduced,  ///< a new expression is there at once, and nothing else moves
  Full
};

/// What is to be drawn at one moment.
struct FacePose {
  FaceExpression expression;
  float blink = 0;   ///< 1: the eyes are shut by a blink
  float breath = 0;  ///< -1 to 1

  friend bool operator==(const FacePose&, const FacePose&) = default;
};

class FaceMotion {
 public:
  /// Moves towards `goal` from whatever the face shows at `now`. The first goal, and each one in reduced
  /// motion, is there at once. The same goal again changes nothing.
  void aim(const FaceExpression& goal, double now, Motion motion);

  /// Forgets whose face it was: the next goal is there at once.
  void reset() { known_ = false; }

  [[nodiscard]] FacePose at(double now) const;

  /// The moment at which the face must be drawn again: `now` while it moves, the next blink while it rests,
  /// none if it will stay as it is. A window may sleep until then.
  [[nodiscard]] std::optional<double> next_change(double now) const;

 private:
  [[nodiscard]] FaceExpression expression_at(double now) const;

  FaceExpression from_, goal_;
  double since_ = 0;
  Motion motion_ = Motion::Reduced;
  bool known_ = false;
  bool stirred_ = false;  ///< by a goal after the first
};

}  // namespace rapport::gui
