// SPDX-License-Identifier: MIT
/// \file A program that runs beside the window, and what it answers.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "engine/base/result.h"

namespace rapport::gui {

/// Whatever the program does, nothing here waits for longer than it is told to: a program that hangs is
/// ended. One thread at a time, except for the function end().
class ChildProgram {
 public:
  /// Starts `command`, its first word being the program's file, with `input` to read from. Its errors go
  /// nowhere. NotFound if it cannot be started.
  [[nodiscard]] static Result<ChildProgram> start(std::vector<std::string> command, const std::string& input);
  /// Ends it if it still runs, with the programs that it started itself.
  ~ChildProgram();
  ChildProgram(ChildProgram&& other) noexcept;
  ChildProgram& operator=(ChildProgram&&) = delete;
  ChildProgram(const ChildProgram&) = delete;
  ChildProgram& operator=(const ChildProgram&) = delete;

  /// The next line of its output, without the line's end. Nothing if there is none within `patience`, if the
  /// output has ended, or if it is no line of a sane length.
  [[nodiscard]] std::optional<std::string> next_line(std::chrono::milliseconds patience);

  /// For end(). It may belong to another program once this object is gone.
  [[nodiscard]] pid_t process() const { return process_; }
  /// Ends the program at once; its output ends by that. Any thread.
  static void end(pid_t process);

 private:
  ChildProgram(pid_t process, int output) : process_(process), output_(output) {}

  pid_t process_;
  int output_;
  std::string read_;  ///< of the output, and not yet asked for
};

}  // namespace rapport::gui
