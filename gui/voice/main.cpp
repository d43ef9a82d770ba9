// SPDX-License-Identifier: MIT
/// \file rapport-voice: speaks one text for rapport-gui and tells which word is being heard.
///
/// It is a program of its own because espeak-ng, which it is linked with, is under the GNU General Public
/// License, and because a sound device that hangs can then be ended. See docs/adr/0014.
#include <sys/prctl.h>

#include <csignal>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>

#include "gui/voice/alsa_device.h"
#include "gui/voice/recital.h"
#include "gui/voice/speech.h"
#include "gui/voice/voice_messages.h"

namespace {

using namespace rapport::gui;

/// In case nobody limits it: a text is cut long before that.
constexpr std::size_t kMostBytes = std::size_t{1} << 20U;

void report(const VoiceReport& what) {
  std::cout << to_line(what) << std::flush;
}

std::string read_input() {
  std::string bytes;
  std::istreambuf_iterator<char> at(std::cin), end;
  for (; at != end && bytes.size() < kMostBytes; ++at) bytes += *at;
  return bytes;
}

VoiceReport perform(const VoiceRequest& request, const std::string& device_name) {
  const auto synthesiser = Synthesiser::open();
  if (!synthesiser) return {VoiceReport::Kind::NoSpeech};
  const auto speech = (*synthesiser)->speak(request);
  if (!speech) return {VoiceReport::Kind::NoSpeech};
  const auto device = open_alsa(device_name, speech->rate);
  if (!device) return {VoiceReport::Kind::NoSound};
  const auto heard = recite(*speech, **device, [](const CaptionWord& word) {
    report({VoiceReport::Kind::Word, word.begin_byte, word.end_byte});
  });
  return {heard ? VoiceReport::Kind::Done : VoiceReport::Kind::NoSound};
}

}  // namespace

int main(int count, char** arguments) {
  try {
    // A window that was ended takes its voice with it.
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::string device = "default";
    if (count == 3 && std::string_view(arguments[1]) == "--device") {
      device = arguments[2];
    } else if (count != 1) {
      std::cerr
          << "rapport-voice belongs to rapport-gui, which tells it on its standard input what to say.\n";
      return EXIT_FAILURE;
    }
    const auto request = parse_request(read_input());
    if (!request) {
      std::cerr << "rapport-voice: this is no request of rapport-gui.\n";
      return EXIT_FAILURE;
    }
    report(perform(*request, device));
    return EXIT_SUCCESS;
  } catch (const std::exception& problem) {
    std::cerr << "rapport-voice: " << problem.what() << '\n';
  }
  return EXIT_FAILURE;
}
