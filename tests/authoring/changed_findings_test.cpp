// SPDX-License-Identifier: MIT
#include "engine/authoring/changed_findings.h"

#include <gtest/gtest.h>

namespace rapport {
namespace {

Diagnostic warning(const std::string& message, std::size_t line = 1) {
  Diagnostic found;
  found.code = DiagnosticCode::VariableNeverRead;
  found.message = message;
  found.line = line;
  return found;
}

Diagnostic error(const std::string& message, DiagnosticCode code = DiagnosticCode::UnknownTarget) {
  auto found = warning(message);
  found.code = code;
  return found;
}

/// "mended+mended / fresh / same"
std::string told(const ChangedFindings& changed) {
  const auto words = [](const std::vector<Diagnostic>& findings) {
    std::string all;
    for (const auto& each : findings) all += (all.empty() ? "" : "+") + each.message;
    return all;
  };
  return words(changed.mended) + "/" + words(changed.fresh) + "/" + words(changed.same);
}

TEST(FindingsOverTime, TellsWhatWasMendedAndWhatIsNew) {
  FindingsOverTime findings;
  EXPECT_EQ(told(findings.take({warning("a"), warning("b")}, Looked::AtAll)), "/a+b/");
  EXPECT_EQ(told(findings.take({warning("b"), warning("c")}, Looked::AtAll)), "a/c/b");
  EXPECT_EQ(told(findings.take({}, Looked::AtAll)), "b+c//");
  EXPECT_EQ(told(findings.take({}, Looked::AtAll)), "//");
}

TEST(FindingsOverTime, KnowsAFindingThatMovedToAnotherLine) {
  FindingsOverTime findings;
  static_cast<void>(findings.take({warning("a", 3)}, Looked::AtAll));
  const auto changed = findings.take({warning("a", 7)}, Looked::AtAll);
  ASSERT_EQ(told(changed), "//a");
  EXPECT_EQ(changed.same[0].line, 7U);
}

TEST(FindingsOverTime, CountsFindingsOfTheSameWords) {
  FindingsOverTime findings;
  static_cast<void>(findings.take({warning("a", 3), warning("a", 4)}, Looked::AtAll));
  EXPECT_EQ(told(findings.take({warning("a", 4)}, Looked::AtAll)), "a//a");
  EXPECT_EQ(told(findings.take({warning("a"), warning("a"), warning("a")}, Looked::AtAll)), "/a+a/a");
}

TEST(FindingsOverTime, DoesNotCallMendedWhatANewErrorHides) {
  FindingsOverTime findings;
  static_cast<void>(findings.take({warning("a"), warning("b")}, Looked::AtAll));
  EXPECT_EQ(told(findings.take({error("x")}, Looked::UntilAnError)), "/x/");
  EXPECT_EQ(told(findings.take({error("x")}, Looked::UntilAnError)), "//x");
  EXPECT_EQ(told(findings.take({warning("b"), warning("c")}, Looked::AtAll)), "x+a/c/b")
      << "b was there all the time, and nobody is told of it as new";
}

TEST(FindingsOverTime, TellsAnErrorThatWasMendedAmongOthers) {
  FindingsOverTime findings;
  static_cast<void>(findings.take({error("x"), error("y")}, Looked::UntilAnError));
  EXPECT_EQ(told(findings.take({error("y")}, Looked::UntilAnError)), "x//y");
  EXPECT_EQ(told(findings.take({error("syntax", DiagnosticCode::YamlSyntax)}, Looked::UntilAnError)),
            "/syntax/");
  EXPECT_EQ(told(findings.take({error("y")}, Looked::UntilAnError)), "syntax//y");
}

}  // namespace
}  // namespace rapport
