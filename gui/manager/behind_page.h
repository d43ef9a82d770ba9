// SPDX-License-Identifier: MIT
/// \file What a number was counted from, as a list of which each row leads to what was said.
#pragma once

#include "gui/manager/manager_model.h"

namespace rapport::gui {

[[nodiscard]] BehindPage behind_page(const BehindReading& reading, const ManagerDesk& desk,
                                     const Shelf& shelf, const UtcOffset& utc_offset);

}  // namespace rapport::gui
