// SPDX-License-Identifier: MIT
/// \file What somebody who writes scenarios can ask for, and what comes of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>

#include "gui/author/author_desk.h"

namespace rapport::gui {

/// Looks at one of the folder's files.
struct OpenAuthored {
  std::filesystem::path file;
};
struct ShowAuthorPage {
  AuthorPage page = AuthorPage::Problems;
};
/// Opens the file in the person's own editor; line 0: wherever that opens it.
struct OpenInEditor {
  std::size_t line = 0;
  std::filesystem::path file = {};  ///< a translation beside it; empty: the file itself
};
/// Looks at a turn or an ending in the graph; none: at nothing in particular.
struct LookAtNode {
  std::optional<std::uint32_t> node;
};
/// Begins a trial, in the place of the one that there is.
struct BeginTrial {
  TrialStart start;
};
struct GiveTrialReply {
  WrittenReply reply;
};
/// Back to before reply number `reply`.
struct RewindTrial {
  std::size_t reply = 0;
};
/// Ends the trial, so that its start can be set.
struct EndTrial {};
/// Files of the folder were written.
struct AuthorFilesChanged {};
struct AuthorFolderRead {
  FolderReading reading;
};
struct AuthorProved {
  ProofReading reading;
};
/// A reply was given in a trial, or could not be.
struct TrialAnswered {
  AuthorTrial trial;
  std::optional<Error> problem;
};

using AuthorAction =
    std::variant<OpenAuthored, ShowAuthorPage, OpenInEditor, LookAtNode, BeginTrial, GiveTrialReply,
                 RewindTrial, EndTrial, AuthorFilesChanged, AuthorFolderRead, AuthorProved, TrialAnswered>;

}  // namespace rapport::gui
