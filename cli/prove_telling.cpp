// SPDX-License-Identifier: MIT
#include "cli/prove_telling.h"

#include <fmt/format.h>
#include <unistd.h>

#include <chrono>
#include <iostream>
#include <string>
#include <string_view>

namespace rapport {
namespace {

using Stopwatch = std::chrono::steady_clock;

constexpr auto kPatience = std::chrono::milliseconds(500);
constexpr std::uintmax_t kReadAtOnce = 1U << 20U;  ///< bytes that are read before anybody waits

std::string words_for(ProofPart part, std::size_t count) {
  switch (part) {
    case ProofPart::Listing:
      return fmt::format("listing what can happen, {} states", count);
    case ProofPart::Freer:
      return "looking at what cannot happen";
    case ProofPart::Scores:
      return "looking for the lowest and the highest scores";
    case ProofPart::ByChance:
      return "playing by chance";
  }
  return {};
}

/// A line that is written over itself.
class StatusLine {
 public:
  StatusLine() : is_seen_(isatty(STDERR_FILENO) != 0) {}
  ~StatusLine() {
    if (!shown_) return;
    std::cerr << kErase << std::flush;
  }
  StatusLine(const StatusLine&) = delete;
  StatusLine& operator=(const StatusLine&) = delete;
  StatusLine(StatusLine&&) = delete;
  StatusLine& operator=(StatusLine&&) = delete;

  void say(std::string_view words) {
    if (!is_seen_) return;
    std::cerr << kErase << words << " ..." << std::flush;
    shown_ = true;
  }

 private:
  static constexpr std::string_view kErase = "\r\x1b[2K";
  bool is_seen_;
  bool shown_ = false;
};

}  // namespace

ProvedScenario prove_telling(const std::filesystem::path& path, const Rubric& rubric, ProofBounds bounds) {
  StatusLine line;
  const auto name = path.filename().string();
  const auto begin = Stopwatch::now();
  std::error_code unread;
  if (const auto bytes = std::filesystem::file_size(path, unread); !unread && bytes > kReadAtOnce)
    line.say(fmt::format("{}: reading {} MB", name, bytes >> 20U));
  bounds.progress = [&](ProofPart part, std::size_t count) {
    if (Stopwatch::now() - begin >= kPatience) line.say(fmt::format("{}: {}", name, words_for(part, count)));
  };
  return prove_scenario(path, rubric, bounds);
}

}  // namespace rapport
