// SPDX-License-Identifier: MIT
/// \file What the manager's screen remembers from frame to frame. Losing it loses nobody's work but a reason
/// that is being written, and the levels of one reply that are not kept yet.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "engine/rubric/rating.h"
#include "gui/widgets/reply_draft.h"
#include "gui/widgets/search_words.h"

namespace rapport::gui {

/// A rating that is being corrected.
struct CorrectionForm {
  std::size_t reply = 0;
  std::string criterion_id;
  std::optional<Level> level;  ///< chosen instead of the machine's
};

/// What a trainer gives on one criterion of the reply that is shown.
struct RatingAnswer {
  enum class Kind : std::uint8_t { Open, Skipped, Given };
  Kind kind = Kind::Open;
  Level level = Level::Missing;
};

/// A row of the page of trust that lies open.
struct OpenedRow {
  bool is_sign = false;  ///< else a criterion
  std::size_t row = 0;

  friend bool operator==(const OpenedRow&, const OpenedRow&) = default;
};

struct ManagerUi {
  SearchWords words;    ///< that are searched for in names
  bool to_top = false;  ///< scroll what lies before one to its beginning
  bool to_row = false;  ///< the keyboard goes back to the person, or to what was held, that one came from
  std::optional<std::size_t> to_turn = {};  ///< scroll what was held to that reply
  std::optional<CorrectionForm> correcting;
  ReplyDraft reason, rater;
  bool show_form = false;  ///< scroll to the rating that is being corrected
  std::optional<OpenedRow> opened_row;
  std::size_t sample = 20;                  ///< how many replies are to be drawn
  std::uint64_t seed = 1;                   ///< of the sample
  std::vector<RatingAnswer> answers;        ///< in the order of the criteria that are asked about
  bool to_reply = false;                    ///< scroll to the reply that is to be rated
  std::optional<std::size_t> to_criterion;  ///< the keyboard goes there; behind the last one: to what keeps
  bool takes_long = false;                  ///< the store has been asked for more than a moment
};

}  // namespace rapport::gui
