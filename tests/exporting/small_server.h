// SPDX-License-Identifier: MIT
/// \file A server of a few lines, for tests of who talks to one.
#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <cstdlib>
#include <functional>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

namespace rapport::test {

/// What was asked.
struct Request {
  std::string head, body;
};

/// Listens on this machine alone, at a port of its own, and answers one request after the other with the very
/// bytes that `answer` gives; an empty answer is a connection that breaks.
class SmallServer {
 public:
  explicit SmallServer(std::function<std::string(const Request&)> answer) : answer_(std::move(answer)) {
    listening_ = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    auto* generic = reinterpret_cast<sockaddr*>(&address);
    socklen_t length = sizeof(address);
    if (listening_ < 0 || ::bind(listening_, generic, length) != 0 || ::listen(listening_, 8) != 0 ||
        ::getsockname(listening_, generic, &length) != 0)
      throw std::runtime_error("no server for a test");
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this] { serve(); });
  }
  ~SmallServer() {
    ends_ = true;
    ::shutdown(listening_, SHUT_RDWR);
    thread_.join();
    ::close(listening_);
  }
  SmallServer(const SmallServer&) = delete;
  SmallServer& operator=(const SmallServer&) = delete;
  SmallServer(SmallServer&&) = delete;
  SmallServer& operator=(SmallServer&&) = delete;

  [[nodiscard]] std::string address() const { return "http://127.0.0.1:" + std::to_string(port_) + "/xAPI"; }

 private:
  void serve() {
    while (!ends_) {
      const int connection = ::accept(listening_, nullptr, nullptr);
      if (connection < 0) continue;
      const auto request = read_request(connection);
      const auto text = answer_(request);
      for (std::size_t at = 0; at < text.size();) {
        const auto sent = ::send(connection, text.data() + at, text.size() - at, MSG_NOSIGNAL);
        if (sent <= 0) break;
        at += static_cast<std::size_t>(sent);
      }
      ::close(connection);
    }
  }

  static Request read_request(int connection) {
    std::string text;
    char bytes[4096];
    std::size_t wanted = std::string::npos;
    while (text.size() < wanted) {
      const auto count = ::recv(connection, bytes, sizeof(bytes), 0);
      if (count <= 0) break;
      text.append(bytes, static_cast<std::size_t>(count));
      const auto end = text.find("\r\n\r\n");
      if (end == std::string::npos) continue;
      const auto length = text.find("Content-Length: ");
      const auto body = length < end ? std::strtoul(text.c_str() + length + 16, nullptr, 10) : 0UL;
      wanted = end + 4 + body;
    }
    const auto end = text.find("\r\n\r\n");
    if (end == std::string::npos) return {text, {}};
    return {text.substr(0, end), text.substr(end + 4)};
  }

  std::function<std::string(const Request&)> answer_;
  int listening_ = -1;
  int port_ = 0;
  std::atomic<bool> ends_{false};
  std::thread thread_;
};

/// An answer in the form of HTTP.
inline std::string http_answer(int status, const std::string& body, const std::string& headers = {}) {
  return "HTTP/1.1 " + std::to_string(status) + " Said\r\nConnection: close\r\n" + headers +
         "Content-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

}  // namespace rapport::test
