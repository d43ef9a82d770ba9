// SPDX-License-Identifier: MIT
/// \file Hands ended attempts on to the team's server when it is there, without anybody waiting for it.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "engine/base/result.h"

namespace rapport::gui {

/// What became of handing on.
struct TeamDelivery {
  std::size_t waiting = 0;       ///< attempts that are still here alone
  std::optional<Error> problem;  ///< why; none: all that is ours and the team's is there
  std::size_t of_others = 0;  ///< attempts of other people on this machine, which go under their own accounts
};

/// Tries when it begins and whenever look() is called; after a failure again by itself, first after
/// `Patience::first`, then after twice as long each time, up to `Patience::longest`. look() and take_news()
/// belong to one thread.
class TeamCourier {
 public:
  /// Hands on what there is, on the courier's thread. Asked again it goes on where it was cut off.
  using Carry = std::function<TeamDelivery()>;

  struct Patience {
    std::chrono::milliseconds first{60'000}, longest{30 * 60'000};
  };

  /// `stir` is called on the courier's thread when there is news.
  TeamCourier(Carry carry, std::function<void()> stir, Patience patience)
      : carry_(std::move(carry)),
        stir_(std::move(stir)),
        patience_(patience),
        thread_([this](const std::stop_token& stop) { run(stop); }) {}

  /// Something has ended, or was shared. Returns at once.
  void look() {
    {
      const std::scoped_lock lock(mutex_);
      asked_ = true;
    }
    changed_.notify_one();
  }

  /// What became of it, once for each time that it was tried; the latest if several were.
  [[nodiscard]] std::optional<TeamDelivery> take_news() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(news_, std::nullopt);
  }

 private:
  void run(const std::stop_token& stop) {
    auto wait = patience_.first;
    while (!stop.stop_requested()) {
      auto delivery = carry_();
      const bool failed = delivery.problem.has_value();
      {
        const std::scoped_lock lock(mutex_);
        news_ = std::move(delivery);
      }
      stir_();
      std::unique_lock lock(mutex_);
      const auto is_asked = [this] { return asked_; };
      if (failed) {
        changed_.wait_for(lock, stop, wait, is_asked);
        wait = std::min(2 * wait, patience_.longest);
      } else {
        changed_.wait(lock, stop, is_asked);
        wait = patience_.first;
      }
      asked_ = false;
    }
  }

  Carry carry_;
  std::function<void()> stir_;
  Patience patience_;
  std::mutex mutex_;
  std::condition_variable_any changed_;
  bool asked_ = false;
  std::optional<TeamDelivery> news_;
  std::jthread thread_;  ///< last: it uses all of the above
};

}  // namespace rapport::gui
