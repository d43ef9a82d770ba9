// SPDX-License-Identifier: MIT
/// \file Numbers that stand in files, one file behind the other, as if they were in memory.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <vector>

#include "engine/base/result.h"

namespace rapport {

/// Files of little-endian floats. Those that fill whole pages of memory are mapped, so that the system reads
/// what is asked for and may forget it again; others are read. A file must stay as it is while it is mapped:
/// put a new one in its place under its name, and never write into it, as with a program's libraries.
class NumberFiles {
 public:
  /// Room for `count` numbers. Throws std::bad_alloc if there is none.
  explicit NumberFiles(std::size_t count);
  NumberFiles(NumberFiles&& other) noexcept;
  NumberFiles& operator=(NumberFiles&& other) noexcept;
  NumberFiles(const NumberFiles&) = delete;
  NumberFiles& operator=(const NumberFiles&) = delete;
  ~NumberFiles();

  /// Puts a file of at most `most_bytes` behind those that are there: whether there was room for it. Fails as
  /// read_file() does.
  [[nodiscard]] Result<bool> add(const std::filesystem::path& file, std::size_t most_bytes);
  [[nodiscard]] std::size_t bytes_filled() const { return filled_; }

  /// All of them, zeros where no file has come. Live as long as this, wherever it is moved to.
  [[nodiscard]] std::span<const float> numbers() const;

  /// Gives back the memory of mapped files; whoever reads the numbers next has them from the files anew,
  /// which the system keeps at hand while memory is not short. May be called while others read.
  void give_back() const;

 private:
  [[nodiscard]] bool map(const std::filesystem::path& file, std::size_t most_bytes);

  std::byte* bytes_ = nullptr;  ///< a stretch of addresses of our own
  std::size_t size_ = 0;
  std::size_t filled_ = 0;
  std::vector<std::span<std::byte>> mapped_;
};

}  // namespace rapport
