// SPDX-License-Identifier: MIT
/// \file What lies behind the numbers: a person, an attempt, a certificate, how far ratings can be trusted, a
/// reply that is rated blindly.
#pragma once

#include "gui/manager/manager_model.h"

namespace rapport::gui {

/// Of an attempt in a list: how it ended, and its points on every measure.
void add_result_columns(FigureTable& table);
void add_result(FigureRow& row, const AttemptSummary& attempt);
/// A scenario as shown: its title, or its id where it is not at hand.
[[nodiscard]] std::string shown_title(const std::string& scenario_id, const Shelf& shelf);

[[nodiscard]] PersonPage person_page(const PersonReading& reading, const ManagerDesk& desk,
                                     const Shelf& shelf, const UtcOffset& utc_offset);
[[nodiscard]] HeldPage held_page(const HeldReading& reading, const ManagerDesk& desk,
                                 const UtcOffset& utc_offset);
[[nodiscard]] CertificatePage certificate_page(const Certificate& certificate, const UtcOffset& utc_offset);
/// `keeping`: what was given is on its way into the store.
[[nodiscard]] RatingPage rating_page(const RatingRound& round, bool keeping, const Shelf& shelf);
/// That somebody has just rated so many replies; empty if nobody has.
[[nodiscard]] std::string rated_text(std::size_t replies);
[[nodiscard]] CalibrationPage calibration_page(const CalibrationReport& report);

}  // namespace rapport::gui
