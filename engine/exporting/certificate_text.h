// SPDX-License-Identifier: MIT
/// \file A certificate in words: its sentences, and the whole for a terminal.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "engine/exporting/text_style.h"
#include "engine/report/certificate.h"

namespace rapport {

/// That a certificate is a demonstration; empty for one of a person.
[[nodiscard]] std::string certificate_note(const Certificate& certificate);

/// The parts of a certificate, as sentences: that somebody passed, with how many points, what that rests on,
/// and which texts are meant.
[[nodiscard]] std::string certificate_sentence(const Certificate& certificate,
                                               std::chrono::minutes utc_offset);
[[nodiscard]] std::string certificate_points(const Certificate& certificate);
[[nodiscard]] std::vector<std::string> certificate_grounds(const Certificate& certificate);
[[nodiscard]] std::vector<std::string> certificate_texts(const Certificate& certificate);

/// `utc_offset` is that of the clock on the wall at the moment of finishing.
[[nodiscard]] std::string certificate_text(const Certificate& certificate, std::chrono::minutes utc_offset,
                                           const TextStyle& style);

}  // namespace rapport
