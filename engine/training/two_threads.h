// SPDX-License-Identifier: MIT
/// \file Independent pieces of work, done by two threads.
#pragma once

#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace rapport {

/// What `work` gives for 0, 1, ... `count` - 1, in that order.
template <typename Work>
[[nodiscard]] auto in_two_threads(std::size_t count, const Work& work) {
  std::vector<decltype(work(std::size_t{}))> results(count);
  std::atomic<std::size_t> next = 0;
  const auto run = [&] {
    for (std::size_t i = next++; i < count; i = next++) results[i] = work(i);
  };
  const std::jthread other(run);
  run();
  return results;
}

}  // namespace rapport
