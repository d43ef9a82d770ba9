// SPDX-License-Identifier: MIT
#include "engine/translation/po_writer.h"

#include <fmt/format.h>

#include <algorithm>
#include <string_view>
#include <vector>

namespace rapport {
namespace {

/// The lines of a text, at least one; a line break at the end begins an empty one.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n')) {
    lines.push_back(text.substr(0, at));
    text.remove_prefix(at + 1);
  }
  lines.push_back(text);
  return lines;
}

std::string escaped(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (const char c : text) {
    switch (c) {
      case '"':
        out += "\\\"";
        break;
      case '\\':
        out += "\\\\";
        break;
      case '\t':
        out += "\\t";
        break;
      case '\r':
        out += "\\r";
        break;
      default:
        out += c;
    }
  }
  return out;
}

/// `keyword "text"`; a text with line breaks goes on in lines of its own, as gettext writes it.
void write_text(std::string& out, std::string_view mark, std::string_view keyword, std::string_view text) {
  const auto lines = lines_of(text);
  if (lines.size() == 1) {
    out += fmt::format("{}{} \"{}\"\n", mark, keyword, escaped(text));
    return;
  }
  out += fmt::format("{}{} \"\"\n", mark, keyword);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool last = i + 1 == lines.size();
    if (last && lines[i].empty()) break;
    out += fmt::format("{}\"{}{}\"\n", mark, escaped(lines[i]), last ? "" : "\\n");
  }
}

/// Without the blanks at the end of a line, which no reader sees.
void write_comment(std::string& out, std::string_view mark, std::string_view comment) {
  if (comment.empty()) return;
  for (auto line : lines_of(comment)) {
    line = line.substr(0, line.find_last_not_of(" \t\r") + 1);
    out += line.empty() ? fmt::format("{}\n", mark) : fmt::format("{} {}\n", mark, line);
  }
}

void write_line(std::string& out, const TranslatedLine& line) {
  out += '\n';
  write_comment(out, "#", line.comment);
  write_comment(out, "#.", line.note);
  std::string flags = line.stale ? ", fuzzy" : "";
  for (const auto& flag : line.flags) flags += fmt::format(", {}", flag);
  if (!flags.empty()) out += fmt::format("#{}\n", flags);
  const std::string_view mark = line.gone ? "#~ " : "";
  if (!line.previous.empty()) write_text(out, line.gone ? "#~| " : "#| ", "msgid", line.previous);
  write_text(out, mark, "msgctxt", line.id);
  write_text(out, mark, "msgid", line.source);
  write_text(out, mark, "msgstr", line.translation);
}

/// The keys that every file of ours has, in their order, then what else there was.
std::string header_of(const Translation& translation) {
  std::vector<std::pair<std::string, std::string>> entries = translation.header;
  const auto set = [&](std::string_view key, const std::string& value, bool only_if_missing) {
    const auto known = std::ranges::find(entries, key, &std::pair<std::string, std::string>::first);
    if (known == entries.end()) {
      entries.emplace_back(key, value);
    } else if (!only_if_missing) {
      known->second = value;
    }
  };
  set("Project-Id-Version", translation.scenario_id, true);
  set("Language", translation.language, false);
  set("MIME-Version", "1.0", true);
  set("Content-Type", "text/plain; charset=UTF-8", false);
  set("Content-Transfer-Encoding", "8bit", true);
  set("X-Rapport-Scenario", translation.scenario_id, false);
  std::string header;
  for (const auto& [key, value] : entries)
    header += key.empty() ? value + "\n" : fmt::format("{}: {}\n", key, value);
  return header;
}

}  // namespace

std::string write_po(const Translation& translation) {
  std::string out;
  write_comment(out, "#", translation.comment);
  write_text(out, "", "msgid", "");
  write_text(out, "", "msgstr", header_of(translation));
  for (const auto& line : translation.lines) write_line(out, line);
  return out;
}

}  // namespace rapport
