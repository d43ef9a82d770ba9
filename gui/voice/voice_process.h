// SPDX-License-Identifier: MIT
/// \file The customer's voice by a program of its own, rapport-voice, which is started for each line.
///
/// Speech and sound are other people's code, and sound devices hang. In a program of their own they can be
/// ended at any time, and the window never waits for them.
#pragma once

#include <sys/types.h>

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "gui/voice/customer_voice.h"
#include "gui/voice/voice_messages.h"

namespace rapport::gui {

class VoiceProcess final : public CustomerVoice {
 public:
  /// A program that says nothing for so long hangs. Longer than any word, than a device that wakes up, and
  /// than the pause before a paragraph.
  static constexpr std::chrono::milliseconds kPatience{8000};

  /// `command`: the program's file, and what it is started with. `changed` is told each new state, on the
  /// voice's own thread; it must not ask the voice for anything, and may be empty.
  explicit VoiceProcess(std::vector<std::string> command, std::chrono::milliseconds patience = kPatience,
                        std::function<void(const VoiceState&)> changed = {});
  /// Silence, within a second even if the program cannot be ended.
  ~VoiceProcess() override;
  VoiceProcess(const VoiceProcess&) = delete;
  VoiceProcess& operator=(const VoiceProcess&) = delete;
  VoiceProcess(VoiceProcess&&) = delete;
  VoiceProcess& operator=(VoiceProcess&&) = delete;

  void say(std::vector<SpokenLine> lines, const Delivery& delivery) override;
  void stop() override;
  void try_out() override;
  [[nodiscard]] VoiceState state() const override;

  /// Waits until all that was asked for is done.
  void wait();

 private:
  /// Without lines it is a try.
  struct Task {
    std::vector<SpokenLine> lines;
    Delivery delivery;
  };

  void ask(std::optional<Task> task, bool speaking);
  void run(const std::stop_token& stop);
  void perform(const Task& task, std::uint64_t number);
  bool speak(std::size_t line, const VoiceRequest& request, std::uint64_t number);
  bool take(const VoiceReport& report, std::size_t line, const VoiceRequest& request, std::uint64_t number);
  bool conclude(VoiceTrouble trouble, std::uint64_t number);
  void tell() const;

  std::vector<std::string> command_;
  std::chrono::milliseconds patience_;
  std::function<void(const VoiceState&)> changed_;
  mutable std::mutex mutex_;
  std::condition_variable_any stirred_;
  std::optional<Task> wanted_;
  std::uint64_t asked_ = 0;  ///< how often something was asked for: a task with another number is out of date
  bool at_work_ = false;
  pid_t program_ = 0;  ///< that speaks now; 0 if none does
  VoiceState state_;
  std::jthread thread_;  ///< last: it uses all of the above
};

/// rapport-voice as it was built or installed beside this program; empty if it is not there. Reads the disk.
[[nodiscard]] std::filesystem::path voice_program();

}  // namespace rapport::gui
