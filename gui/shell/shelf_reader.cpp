// SPDX-License-Identifier: MIT
#include "gui/shell/shelf_reader.h"

#include <chrono>
#include <string>
#include <utility>
#include <vector>

#include "engine/base/file.h"
#include "engine/translation/po_reader.h"
#include "engine/translation/translated_scenario.h"

namespace rapport::gui {
namespace {

using Time = std::chrono::steady_clock;

/// Often enough to see that it goes on, seldom enough to leave the machine to the reading.
constexpr auto kBetweenNews = std::chrono::milliseconds(100);

/// The bytes of a scenario's file and of its translations, for their characters.
std::vector<std::string> texts_beside(const std::filesystem::path& file) {
  std::vector<std::string> texts;
  if (auto text = read_file(file, kLargestScenario)) texts.push_back(std::move(*text));
  for (const auto& translation : translation_files(file)) {
    if (auto text = read_file(translation.path, kLargestTranslationBytes)) texts.push_back(std::move(*text));
  }
  return texts;
}

}  // namespace

ShelfReader::ShelfReader(Library library, std::function<void()> stir)
    : library_(std::move(library)),
      stir_(std::move(stir)),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

std::optional<ShelfNews> ShelfReader::take_news() {
  const std::scoped_lock lock(mutex_);
  if (!std::exchange(has_news_, false)) return std::nullopt;
  auto news = news_;
  news_.more = {};
  return news;
}

void ShelfReader::run(const std::stop_token& stop) {
  auto told = Time::now();
  std::size_t scenarios = 0, unplayable = 0;
  const auto after_file = [&](const Shelf& shelf, const ShelfProgress& progress) {
    const auto texts = texts_beside(progress.file);
    {
      const std::scoped_lock lock(mutex_);
      auto& more = news_.more;
      for (; scenarios < shelf.scenarios.size(); ++scenarios)
        more.scenarios.push_back(shelf.scenarios[scenarios]);
      for (; unplayable < shelf.unplayable.size(); ++unplayable)
        more.unplayable.push_back(shelf.unplayable[unplayable]);
      for (const auto& text : texts) news_.glyphs.add_text(text);
      news_.read = progress.read;
      news_.total = progress.total;
      has_news_ = true;
    }
    const bool is_last = progress.read == progress.total;
    if (is_last || Time::now() - told >= kBetweenNews) {
      stir_();
      told = Time::now();
    }
    return !stop.stop_requested();
  };
  static_cast<void>(read_shelf(library_, after_file));
}

}  // namespace rapport::gui
