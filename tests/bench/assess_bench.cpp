// SPDX-License-Identifier: MIT
/// \file How fast typed replies are rated: `assess_bench MODEL`. docs/benchmarks.md explains the figures.
///
/// Prints one JSON object. Every figure is CPU time of this process, the best of several runs.

#include <fmt/format.h>
#include <sys/resource.h>

#include <algorithm>
#include <array>
#include <ctime>
#include <functional>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/assessor/assessor.h"
#include "engine/authoring/rubric_loader.h"
#include "engine/embedding/sentence_model_folder.h"

namespace {

using namespace rapport;

constexpr std::string_view kCustomer =
    "I stayed home all morning for your engineer and nobody came. My mother is eighty-four and there is no "
    "heating.";

// Three sentences of about ten words make a reply of thirty; every combination is another reply.
constexpr std::array<std::string_view, 8> kOpenings = {
    "You stayed home all morning and nobody rang the bell.",
    "I understand your frustration and we are sorry for the inconvenience.",
    "I'm so sorry, that must have been a cold wait for her.",
    "Anyone would be furious after losing a whole morning like that.",
    "Calm down, sir, it is only one morning after all.",
    "im sory about that, we realy messed this one up today",
    "What worries you most about the night ahead of you two?",
    "Your mother has sat in the cold since we let you down."};
constexpr std::array<std::string_view, 8> kMiddles = {
    "We gave your slot away and that is my mistake.",
    "That's the supplier's fault, they never sent us the part.",
    "I am sending Dennis over with a new pump right now.",
    "The system won't let me change the booking from here.",
    "I forgot to book the van, so this one is on me.",
    "Mistakes were made somewhere in the process, as it happens now.",
    "My manager said he would look into the matter for you.",
    "I've moved Mr. Naylor's 2:30 visit so that you come first."};
constexpr std::array<std::string_view, 8> kEndings = {
    "I'll ring you by four to hear that it is warm.",
    "Someone will get back to you at some point this week.",
    "You'll have it in writing, with my number, within the hour.",
    "There's nothing more that I can do about it from here.",
    "Priya will be there on Friday before nine with both radiators.",
    "We will refund the £85.00 as soon as it is possible.",
    "If it fails again tonight, call me on this number please.",
    "Is the stopcock off at the moment, or is it running?"};

double cpu_seconds() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

double best_of(int rounds, const std::function<void()>& work) {
  double best = 1e9;
  for (int i = 0; i < rounds; ++i) {
    const double begin = cpu_seconds();
    work();
    best = std::min(best, cpu_seconds() - begin);
  }
  return best;
}

std::vector<std::string> thirty_word_replies() {
  std::vector<std::string> replies;
  for (const auto opening : kOpenings) {
    for (const auto middle : kMiddles) {
      for (const auto ending : kEndings) replies.push_back(fmt::format("{} {} {}", opening, middle, ending));
    }
  }
  return replies;
}

/// The yardstick: no less work than this is possible for whoever looks at every letter.
std::size_t count_words(std::string_view text) {
  std::size_t words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '\'';
    words += letter && !inside ? 1U : 0U;
    inside = letter;
  }
  return words;
}

/// A text of `size` bytes in which no sentence is said twice.
std::string long_reply(std::size_t size) {
  std::string text;
  for (std::size_t i = 0; text.size() < size; ++i) {
    const auto& sentences = i % 3 == 0 ? kOpenings : i % 3 == 1 ? kMiddles : kEndings;
    text += fmt::format("On visit {}: {} ", i, sentences[i / 3 % sentences.size()]);
  }
  text.resize(size);
  return text;
}

class Bench {
 public:
  explicit Bench(std::string model_path)
      : model_path_(std::move(model_path)), replies_(thirty_word_replies()) {}

  int run() {
    const auto rubric = load_rubric(RAPPORT_SOURCE_DIR "/assets/rubrics/recovery.yaml").value;
    auto model = load_model(model_path_);
    if (!rubric || !model) {
      std::cerr << (rubric ? model.error().text() : "The rubric does not load.") << '\n';
      return 1;
    }
    const double load = best_of(5, [&] { model = load_model(model_path_); });
    const auto plain = Assessor::make(rubric, *model, std::nullopt);
    if (!plain) {
      std::cerr << plain.error().text() << '\n';
      return 1;
    }
    const auto count = static_cast<double>(replies_.size());
    const double counting = best_of(9,
                                    [&] {
                                      for (int i = 0; i < 100; ++i) {
                                        for (const auto& reply : replies_) words_ += count_words(reply);
                                      }
                                    }) /
                            100;
    const auto context = plain->context(kCustomer);
    const double reading = best_of(7, [&] { read_all(*plain, context, replies_.size()); });
    const double with_customer = best_of(5, [&] {
      for (const auto& reply : replies_) look(plain->read(plain->context(kCustomer, std::nullopt), reply));
    });
    std::cout << fmt::format(
        "{{\"replies_per_cpu_s\": {:.0f}, \"counting_words_per_cpu_s\": {:.0f}, \"with_customer_per_cpu_s\": "
        "{:.0f}, "
        "\"load_ms\": {:.1f}, \"ten_thousand_ms\": {:.2f}, \"megabyte_ms\": {:.2f}, ",
        count / reading, count / counting, count / with_customer, load * 1e3,
        long_text(*plain, context, 10'000), long_text(*plain, context, 1 << 20));
    with_vectors(rubric, std::move(*model));
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    std::cout << fmt::format("\"peak_kb\": {}, \"sum\": {}}}\n", usage.ru_maxrss, signs_ + words_ % 2);
    return 0;
  }

 private:
  void look(const Reading& reading) { signs_ += reading.signs.size(); }

  void read_all(const Assessor& assessor, const ReplyContext& context, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) look(assessor.read(context, replies_[i]));
  }

  double long_text(const Assessor& assessor, const ReplyContext& context, std::size_t size) {
    const auto text = long_reply(size);
    return best_of(5, [&] { look(assessor.read(context, text)); }) * 1e3;
  }

  void with_vectors(const std::shared_ptr<const Rubric>& rubric, Model model) {
    const auto folder = sentence_model_folder();
    auto encoder = folder ? SentenceEncoder::load(*folder) : failure(ErrorCode::NotFound, "");
    if (!encoder) {
      std::cout << "\"with_vectors_ms\": null, ";
      return;
    }
    const double load = best_of(3, [&] { encoder = SentenceEncoder::load(*folder); });
    const auto assessor = Assessor::make(rubric, std::move(model), *encoder);
    const auto context = assessor->context(kCustomer);
    constexpr std::size_t kReplies = 64;
    const double reading = best_of(5, [&] { read_all(*assessor, context, kReplies); });
    std::cout << fmt::format(
        "\"with_vectors_ms\": {:.2f}, \"vectors_load_ms\": {:.1f}, \"ten_thousand_with_vectors_ms\": "
        "{:.1f}, ",
        reading / static_cast<double>(kReplies) * 1e3, load * 1e3, long_text(*assessor, context, 10'000));
  }

  std::string model_path_;
  std::vector<std::string> replies_;
  std::size_t words_ = 0, signs_ = 0;
};

}  // namespace

int main(int argc, char** argv) {
  return Bench(argc > 1 ? argv[1] : RAPPORT_SOURCE_DIR "/assets/models/recovery.model").run();
}
