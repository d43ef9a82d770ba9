// SPDX-License-Identifier: MIT
#include "engine/embedding/number_files.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstring>
#include <new>
#include <utility>

#include "engine/base/file.h"

namespace rapport {
namespace {

bool fills_pages(std::size_t bytes) {
  static const auto kPage = static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
  return bytes % kPage == 0;
}

}  // namespace

NumberFiles::NumberFiles(std::size_t count) : size_(count * sizeof(float)) {
  if (size_ == 0) return;
  void* room = ::mmap(nullptr, size_, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (room == MAP_FAILED) throw std::bad_alloc();
  bytes_ = static_cast<std::byte*>(room);
}

NumberFiles::NumberFiles(NumberFiles&& other) noexcept
    : bytes_(std::exchange(other.bytes_, nullptr)),
      size_(std::exchange(other.size_, 0)),
      filled_(std::exchange(other.filled_, 0)),
      mapped_(std::exchange(other.mapped_, {})) {}

NumberFiles& NumberFiles::operator=(NumberFiles&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  std::swap(size_, other.size_);
  std::swap(filled_, other.filled_);
  std::swap(mapped_, other.mapped_);
  return *this;
}

NumberFiles::~NumberFiles() {
  if (bytes_ != nullptr) ::munmap(bytes_, size_);
}

Result<bool> NumberFiles::add(const std::filesystem::path& file, std::size_t most_bytes) {
  if (map(file, most_bytes)) return true;
  const auto read = read_file(file, most_bytes);
  if (!read) return tl::unexpected(read.error());
  if (read->size() > size_ - filled_) return false;
  if (!read->empty()) std::memcpy(bytes_ + filled_, read->data(), read->size());
  filled_ += read->size();
  return true;
}

/// Only where the file begins a page and no other can follow on its last one, for a page is mapped whole.
bool NumberFiles::map(const std::filesystem::path& file, std::size_t most_bytes) {
  if (!fills_pages(filled_)) return false;
  const int opened = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (opened < 0) return false;
  struct stat status {};
  bool done = false;
  if (::fstat(opened, &status) == 0 && S_ISREG(status.st_mode) && status.st_size > 0) {
    const auto size = static_cast<std::size_t>(status.st_size);
    if (size <= most_bytes && size <= size_ - filled_ && (fills_pages(size) || filled_ + size == size_)) {
      done = ::mmap(bytes_ + filled_, size, PROT_READ, MAP_PRIVATE | MAP_FIXED, opened, 0) != MAP_FAILED;
      if (done) mapped_.emplace_back(bytes_ + filled_, size);
      if (done) filled_ += size;
    }
  }
  ::close(opened);
  return done;
}

std::span<const float> NumberFiles::numbers() const {
  // Whole pages are aligned for every type. NOLINTNEXTLINE(cppcoreguidelines-pro-type-reinterpret-cast)
  return {reinterpret_cast<const float*>(bytes_), size_ / sizeof(float)};
}

void NumberFiles::give_back() const {
  for (const auto part : mapped_) ::madvise(part.data(), part.size(), MADV_DONTNEED);
}

}  // namespace rapport
