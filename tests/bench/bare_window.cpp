// SPDX-License-Identifier: MIT
/// \file The yardstick for the window's figures: the least that a window of GLFW and OpenGL costs on this
/// machine. Shows an empty one of the same size, says when, as rapport-gui --timing does, and waits to be
/// ended.

#include <GLFW/glfw3.h>
#include <fmt/format.h>

#include <chrono>
#include <cstdio>

int main() {
  const auto started = std::chrono::steady_clock::now();
  if (glfwInit() != GLFW_TRUE) return 1;
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  auto* window = glfwCreateWindow(1280, 800, "Bare", nullptr, nullptr);
  if (window == nullptr) return 1;
  glfwMakeContextCurrent(window);
  glClear(GL_COLOR_BUFFER_BIT);
  glfwSwapBuffers(window);
  const auto taken = std::chrono::steady_clock::now() - started;
  fmt::print(stderr, "first frame after {} ms\n",
             std::chrono::duration_cast<std::chrono::milliseconds>(taken).count());
  while (glfwWindowShouldClose(window) != GLFW_TRUE) glfwWaitEvents();
}
