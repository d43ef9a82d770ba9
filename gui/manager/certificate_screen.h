// SPDX-License-Identifier: MIT
/// \file A certificate and what it rests on, as it is drawn.
#pragma once

#include "gui/manager/manager_model.h"
#include "gui/shell/actions.h"
#include "gui/theme/look.h"

namespace rapport::gui {

void draw_certificate(const CertificatePage& page, const Look& look, const Dispatch& dispatch, float width);

}  // namespace rapport::gui
