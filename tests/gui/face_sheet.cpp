// SPDX-License-Identifier: MIT
/// \file Pictures of people and of moods, for the documents and for whoever judges the drawing.
#include <fmt/format.h>
#include <imgui.h>

#include <cstdio>
#include <exception>
#include <filesystem>
#include <functional>
#include <string>

#include "gui/shell/picture.h"
#include "gui/widgets/face.h"
#include "offscreen.h"
#include "people.h"

namespace {

using namespace rapport;
using namespace rapport::gui;

constexpr int kSkipped = 77;
constexpr float kBetween = 16;

/// A grid of faces on the palette's surface.
class Sheet {
 public:
  /// Of faces of `size` pixels.
  Sheet(int columns, int rows, float size, const Palette& palette) : size_(size), palette_(palette) {
    auto& io = ImGui::GetIO();
    io.DisplaySize = {across(columns), across(rows)};
    io.DeltaTime = 1.0F / 60.0F;
    ImGui::NewFrame();
  }

  void put(int column, int row, const Portrait& portrait, const FaceExpression& mood) const {
    draw_face(*ImGui::GetBackgroundDrawList(), {across(column), across(row)}, size_, portrait,
              {.expression = mood}, palette_);
  }

  [[nodiscard]] Result<void> save(const Offscreen& screen, const std::filesystem::path& file) const {
    ImGui::Render();
    return write_png(file, screen.take(palette_.surface));
  }

 private:
  /// Width of so many faces with the room between and around them.
  [[nodiscard]] float across(int faces) const {
    return kBetween + static_cast<float>(faces) * (size_ + kBetween);
  }

  float size_;
  const Palette& palette_;
};

/// Nine moods: trust falls from above to below, anger rises from left to right.
void put_moods(const Sheet& sheet, int first_column, const Portrait& portrait) {
  for (int row = 0; row < 3; ++row) {
    for (int column = 0; column < 3; ++column) {
      const auto trust = static_cast<float>(100 - 50 * row), anger = static_cast<float>(50 * column);
      sheet.put(first_column + column, row, portrait, expression_of(trust, anger));
    }
  }
}

Result<void> draw_all(const Offscreen& screen, const std::filesystem::path& folder, float size) {
  const auto everybody = people();
  const auto& palette = kDarkPalette;
  const auto all = [&] {
    const Sheet sheet(4, 3, size, palette);
    for (int i = 0; i < 12; ++i)
      sheet.put(i % 4, i / 4, everybody.at(static_cast<std::size_t>(i)), expression_of(62, 30));
    return sheet.save(screen, folder / "faces.png");
  };
  const auto moods_of = [&](std::size_t person, const char* name) {
    const Sheet sheet(3, 3, size, palette);
    put_moods(sheet, 0, everybody.at(person));
    return sheet.save(screen, folder / name);
  };
  const auto moods = [&] {
    const Sheet sheet(6, 3, size, palette);
    put_moods(sheet, 0, everybody[0]);
    put_moods(sheet, 3, everybody[1]);
    return sheet.save(screen, folder / "moods.png");
  };
  return all().and_then(moods).and_then([&] { return moods_of(2, "moods-a.png"); }).and_then([&] {
    return moods_of(8, "moods-b.png");
  });
}

int run(const std::filesystem::path& folder, float size) {
  std::filesystem::create_directories(folder);
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;
  ImGui::GetIO().Fonts->Build();  // its white pixel is what faces are filled with
  const auto screen = Offscreen::open();
  if (!screen) {
    fmt::print("face_sheet: {}\n", screen.error().message);
    return kSkipped;
  }
  const auto drawn = draw_all(**screen, folder, size);
  if (!drawn) fmt::print(stderr, "face_sheet: {}\n", drawn.error().message);
  return drawn ? 0 : 1;
}

}  // namespace

/// usage: face_sheet FOLDER [PIXELS]
int main(int argc, char** argv) {
  try {
    constexpr float kUsual = 220;
    return run(argc > 1 ? argv[1] : ".", argc > 2 ? std::stof(argv[2]) : kUsual);
  } catch (const std::exception& problem) {
    fmt::print(stderr, "face_sheet: {}\n", problem.what());
  }
  return 1;
}
