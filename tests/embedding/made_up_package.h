// SPDX-License-Identifier: MIT
/// \file A sentence model of the right form that means nothing, so that tests need not have the real one.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <string_view>
#include <vector>

namespace rapport {

/// A folder of its own with the files of a package, removed at the end.
class MadeUpPackage {
 public:
  enum class Filling { Zeros, Noise };

  explicit MadeUpPackage(Filling filling = Filling::Zeros);
  ~MadeUpPackage();
  MadeUpPackage(const MadeUpPackage&) = delete;
  MadeUpPackage& operator=(const MadeUpPackage&) = delete;

  [[nodiscard]] const std::filesystem::path& folder() const { return folder_; }
  /// The documents that were written; change a copy and write it to break the package.
  [[nodiscard]] const nlohmann::json& model() const { return model_; }
  [[nodiscard]] const nlohmann::json& vocabulary() const { return vocabulary_; }

  void write(std::string_view file, std::string_view bytes) const;
  /// Makes a file of this size of what it was, or of zeros.
  void resize(std::string_view file, std::uintmax_t bytes) const;

 private:
  std::filesystem::path folder_;
  nlohmann::json model_;
  nlohmann::json vocabulary_;
};

}  // namespace rapport
