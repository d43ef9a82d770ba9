// SPDX-License-Identifier: MIT
#include "gui/voice/voice_process.h"

#include <system_error>
#include <utility>

#include "gui/voice/child_program.h"

namespace rapport::gui {

VoiceProcess::VoiceProcess(std::vector<std::string> command, std::chrono::milliseconds patience,
                           std::function<void(const VoiceState&)> changed)
    : command_(std::move(command)),
      patience_(patience),
      changed_(std::move(changed)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

VoiceProcess::~VoiceProcess() {
  stop();
}

void VoiceProcess::say(std::vector<SpokenLine> lines, const Delivery& delivery) {
  if (lines.empty()) return stop();
  ask(Task{std::move(lines), delivery}, true);
}

void VoiceProcess::stop() {
  ask(std::nullopt, false);
}

void VoiceProcess::try_out() {
  {
    const std::scoped_lock lock(mutex_);
    if (at_work_ || wanted_) return;
  }
  ask(Task{}, false);
}

VoiceState VoiceProcess::state() const {
  const std::scoped_lock lock(mutex_);
  return state_;
}

void VoiceProcess::wait() {
  std::unique_lock lock(mutex_);
  stirred_.wait(lock, [this] { return !wanted_ && !at_work_; });
}

/// What is asked for takes the place of everything before it.
void VoiceProcess::ask(std::optional<Task> task, bool speaking) {
  {
    const std::scoped_lock lock(mutex_);
    ++asked_;
    wanted_ = std::move(task);
    state_.speaking = speaking;
    state_.word.reset();
    ChildProgram::end(program_);
  }
  stirred_.notify_all();
}

void VoiceProcess::run(const std::stop_token& stop) {
  std::unique_lock lock(mutex_);
  while (stirred_.wait(lock, stop, [this] { return wanted_.has_value(); })) {
    const auto task = *std::exchange(wanted_, std::nullopt);
    const auto number = asked_;
    at_work_ = true;
    lock.unlock();
    perform(task, number);
    lock.lock();
    at_work_ = false;
    if (asked_ == number) {
      state_.speaking = false;
      state_.word.reset();
    }
    lock.unlock();
    tell();
    stirred_.notify_all();
    lock.lock();
  }
}

void VoiceProcess::perform(const Task& task, std::uint64_t number) {
  if (task.lines.empty()) {
    speak(0, {task.delivery, {}}, number);
    return;
  }
  for (const auto& line : task.lines) {
    if (!speak(line.line, {task.delivery, line.text}, number)) return;
  }
}

/// Whether the next line may follow.
bool VoiceProcess::speak(std::size_t line, const VoiceRequest& request, std::uint64_t number) {
  auto program = ChildProgram::start(command_, to_bytes(request));
  if (!program) return conclude(VoiceTrouble::NoSpeech, number);
  {
    const std::scoped_lock lock(mutex_);
    if (asked_ != number) return false;
    program_ = program->process();
  }
  bool goes_on = true, told = false;
  while (goes_on && !told) {
    const auto said = program->next_line(patience_);
    const auto report = said ? parse_report(*said) : std::nullopt;
    told = !report || report->kind != VoiceReport::Kind::Word;
    goes_on = report ? take(*report, line, request, number) : conclude(VoiceTrouble::NoSpeech, number);
  }
  const std::scoped_lock lock(mutex_);
  program_ = 0;  // before the program is gone, so that nobody ends another one of its number
  return goes_on;
}

bool VoiceProcess::take(const VoiceReport& report, std::size_t line, const VoiceRequest& request,
                        std::uint64_t number) {
  switch (report.kind) {
    case VoiceReport::Kind::Word:
      break;
    case VoiceReport::Kind::Done:
      return conclude(VoiceTrouble::None, number);
    case VoiceReport::Kind::NoSpeech:
      return conclude(VoiceTrouble::NoSpeech, number);
    case VoiceReport::Kind::NoSound:
      return conclude(VoiceTrouble::NoSound, number);
  }
  if (report.end_byte > request.text.size()) return conclude(VoiceTrouble::NoSpeech, number);
  {
    const std::scoped_lock lock(mutex_);
    if (asked_ != number) return false;
    state_.word = SpokenWord{line, report.begin_byte, report.end_byte};
  }
  tell();
  return true;
}

/// Notes how a line ended. Whether the next one may follow.
bool VoiceProcess::conclude(VoiceTrouble trouble, std::uint64_t number) {
  const std::scoped_lock lock(mutex_);
  if (asked_ != number) return false;
  state_.trouble = trouble;
  return trouble == VoiceTrouble::None;
}

void VoiceProcess::tell() const {
  if (changed_) changed_(state());
}

std::filesystem::path voice_program() {
  constexpr auto kName = "rapport-voice";
  std::error_code problem;
  const auto here = std::filesystem::canonical("/proc/self/exe", problem).parent_path();
  for (const auto& place : {here / kName, here.parent_path() / "libexec" / "rapport" / kName}) {
    if (std::filesystem::is_regular_file(place, problem)) return place;
  }
  return {};
}

}  // namespace rapport::gui
