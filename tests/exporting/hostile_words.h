// SPDX-License-Identifier: MIT
/// \file Words that somebody may write who means mischief.
#pragma once

#include <string>
#include <vector>

namespace rapport::test {

/// Each means mischief somewhere: in SQL, HTML, a spreadsheet, a path, JSON, a terminal, XML, Unicode.
inline std::vector<std::string> hostile_words() {
  return {"'; drop table attempts; --",
          "Robert\"); DELETE FROM people WHERE (\"1\"=\"1",
          "<script>alert(1)</script>",
          "\" onload=\"alert(1)\" x='",
          "</style></title><img src=x onerror=alert(1)>",
          "<script>document.documentElement.dataset.ran=1</script>",
          "\"><img src=x onerror=\"document.documentElement.dataset.ran=1\">",
          "'><svg onload='document.documentElement.dataset.ran=1'>",
          "javascript:alert(1)",
          "]]></style><script>x</script>",
          "<!-- <![CDATA[ &bogus; &#0; %",
          "=cmd|'/c calc'!A1",
          "=HYPERLINK(\"http://x.example\",\"y\")",
          "+1+1",
          "-2+3",
          "@SUM(A1)",
          "\t=1",
          "\r=1",
          "\n=1",
          "'=1",
          "\uFF1D1+1",
          "a,b;c\td\"e",
          "../../../../etc/passwd",
          "..\\..\\windows\\system32",
          "/dev/null",
          "%00%0A${jndi:ldap://x}",
          "{\"a\":null}",
          std::string("\0\x01\x1B[31m", 7),
          "\xC2\x9B"
          "31m",
          "\xFF\xFE\xC0\x80\xED\xA0\x80",
          "\u202Etxet\u2066\u2069",
          "\uFFFE\uFFFF",
          "{}{0}{:s}%s%n",
          std::string(20'000, '<')};
}

/// All of them in one text.
inline std::string all_hostile_words() {
  std::string all;
  for (const auto& words : hostile_words()) all += words + " ";
  return all;
}

}  // namespace rapport::test
