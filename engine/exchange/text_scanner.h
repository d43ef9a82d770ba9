// SPDX-License-Identifier: MIT
/// \file Walks over a text, and finds what comes next in it without looking at any byte often.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>
#include <utility>

namespace rapport {

/// The text must outlive it.
class TextScanner {
 public:
  TextScanner(std::string_view text, std::size_t begin, std::size_t end)
      : text_(text.substr(0, end)), at_(begin) {}

  static constexpr auto kNowhere = std::string_view::npos;

  [[nodiscard]] bool at_end() const { return at_ >= text_.size(); }
  [[nodiscard]] std::size_t at() const { return at_; }
  [[nodiscard]] char now() const { return text_[at_]; }
  [[nodiscard]] std::string_view rest() const { return text_.substr(at_); }
  [[nodiscard]] std::string_view from_to(std::size_t begin, std::size_t end) const {
    return text_.substr(begin, end - begin);
  }
  [[nodiscard]] bool starts_with(std::string_view sign) const { return rest().starts_with(sign); }
  void go_to(std::size_t at) { at_ = at; }

  /// Where `sign`, one of a few literals, comes next at `from` or behind; kNowhere if it does not. As long as
  /// `from` only grows, all calls together take time linear in the text.
  [[nodiscard]] std::size_t next(std::string_view sign, std::size_t from) {
    auto* place = std::ranges::find(places_, sign, &Place::sign);
    if (place == places_.end()) {
      place = std::ranges::find(places_, std::string_view(), &Place::sign);
      if (place == places_.end()) return text_.find(sign, from);
      *place = {sign, 0, text_.find(sign, from)};
    } else if (place->found < from || from < place->asked) {
      place->found = text_.find(sign, from);
    }
    place->asked = from;
    return place->found;
  }

 private:
  struct Place {
    std::string_view sign;
    std::size_t asked = 0;
    std::size_t found = kNowhere;
  };
  std::string_view text_;
  std::size_t at_;
  std::array<Place, 16> places_{};
};

}  // namespace rapport
