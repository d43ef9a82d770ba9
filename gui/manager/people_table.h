// SPDX-License-Identifier: MIT
/// \file The table of people: what stands in it, who is listed, and in which order.
#pragma once

#include <string>

#include "gui/manager/manager_model.h"

namespace rapport::gui {

/// Its columns, by which it can be sorted. After the last one the criteria, in the order of kAllMeasures.
enum class PeopleColumn : std::size_t { Name, Attempts, Overall, Best, Lift, Trend, Criteria };

/// Fills `people` with everybody, and what belongs to it.
void add_people(ManagerModel& model, const CohortReport& report);

/// Finds where the person stands that one came back from.
void find_way_back(ManagerModel& model, const ManagerDesk& desk);

/// "Stalled": who is listed, for a menu.
[[nodiscard]] std::string who_name(Who who);

}  // namespace rapport::gui
