// SPDX-License-Identifier: MIT
#include "gui/shell/picture.h"

#define STB_IMAGE_WRITE_IMPLEMENTATION
#define STB_IMAGE_WRITE_STATIC
#include <stb_image_write.h>

#include <fmt/format.h>

namespace rapport::gui {

Result<void> write_png(const std::filesystem::path& file, const Pixels& pixels) {
  constexpr int kChannels = 3;
  const int written = stbi_write_png(file.c_str(), pixels.width, pixels.height, kChannels, pixels.rgb.data(),
                                     pixels.width * kChannels);
  if (written != 0) return {};
  return failure(ErrorCode::Unreadable, fmt::format("The picture {} could not be written.", file.string()),
                 "Choose a folder that exists and that you may write to.");
}

}  // namespace rapport::gui
