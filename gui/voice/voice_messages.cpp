// SPDX-License-Identifier: MIT
#include "gui/voice/voice_messages.h"

#include <fmt/format.h>

#include <array>
#include <charconv>
#include <utility>

namespace rapport::gui {
namespace {

constexpr std::string_view kForm = "rapport-voice-1";

constexpr std::array<std::pair<VoiceReport::Kind, std::string_view>, 4> kKinds = {{
    {VoiceReport::Kind::Word, "word"},
    {VoiceReport::Kind::Done, "done"},
    {VoiceReport::Kind::NoSpeech, "no-speech"},
    {VoiceReport::Kind::NoSound, "no-sound"},
}};

/// Words between single blanks.
class Fields {
 public:
  explicit Fields(std::string_view line) : rest_(line) {}

  [[nodiscard]] std::string_view next() {
    const auto end = rest_.find(' ');
    const auto field = rest_.substr(0, end);
    rest_ = end == std::string_view::npos ? std::string_view() : rest_.substr(end + 1);
    return field;
  }
  template <typename Number>
  bool read(Number& number, Number least, Number most) {
    const auto field = next();
    const auto [stop, problem] = std::from_chars(field.data(), field.data() + field.size(), number);
    return problem == std::errc() && stop == field.data() + field.size() && number >= least && number <= most;
  }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

 private:
  std::string_view rest_;
};

bool is_voice(std::string_view name) {
  constexpr std::size_t kLongest = 64;
  return !name.empty() && name.size() <= kLongest &&
         name.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-+") == std::string_view::npos;
}

}  // namespace

std::string to_bytes(const VoiceRequest& request) {
  const auto& how = request.delivery;
  return fmt::format("{} {} {} {} {} {} {}\n{}", kForm, how.voice, how.words_per_minute, how.pitch,
                     how.melody, how.volume, how.between_words.count(), request.text);
}

std::optional<VoiceRequest> parse_request(std::string_view bytes) {
  const auto end = bytes.find('\n');
  if (end == std::string_view::npos) return std::nullopt;
  Fields fields(bytes.substr(0, end));
  if (fields.next() != kForm) return std::nullopt;
  VoiceRequest request;
  auto& how = request.delivery;
  how.voice = fields.next();
  int pause = 0;
  const bool sound = is_voice(how.voice) && fields.read(how.words_per_minute, 80, 450) &&
                     fields.read(how.pitch, 0, 100) && fields.read(how.melody, 0, 100) &&
                     fields.read(how.volume, 0, 100) && fields.read(pause, 0, 1000) && fields.at_end();
  if (!sound) return std::nullopt;
  how.between_words = std::chrono::milliseconds(pause);
  request.text = bytes.substr(end + 1);
  return request;
}

std::string to_line(const VoiceReport& report) {
  for (const auto& [kind, name] : kKinds) {
    if (kind != report.kind) continue;
    if (kind == VoiceReport::Kind::Word)
      return fmt::format("{} {} {}\n", name, report.begin_byte, report.end_byte);
    return fmt::format("{}\n", name);
  }
  return {};
}

std::optional<VoiceReport> parse_report(std::string_view line) {
  Fields fields(line);
  const auto said = fields.next();
  for (const auto& [kind, name] : kKinds) {
    if (said != name) continue;
    VoiceReport report{kind};
    constexpr std::size_t kMost = std::size_t{1} << 30U;
    const bool sound =
        kind != VoiceReport::Kind::Word || (fields.read(report.begin_byte, std::size_t{0}, kMost) &&
                                            fields.read(report.end_byte, report.begin_byte + 1, kMost));
    if (sound && fields.at_end()) return report;
  }
  return std::nullopt;
}

}  // namespace rapport::gui
