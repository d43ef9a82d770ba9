// SPDX-License-Identifier: MIT
/// \file The commands for who looks at many attempts: report, rate, certificate, rescore, demo.
#pragma once

#include <memory>
#include <optional>
#include <string>

namespace CLI {
class App;
}

namespace rapport {

/// Adds its commands to `app`, which must outlive it, and runs the one that was given.
class ManagerCommands {
 public:
  explicit ManagerCommands(CLI::App& app);
  ~ManagerCommands();
  ManagerCommands(const ManagerCommands&) = delete;
  ManagerCommands& operator=(const ManagerCommands&) = delete;

  /// The exit code; none if another command was given.
  [[nodiscard]] std::optional<int> run(const std::string& program) const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

}  // namespace rapport
