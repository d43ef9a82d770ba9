// SPDX-License-Identifier: MIT
/// \file What somebody who looks at many people can ask for, and what comes of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "engine/exporting/report_csv.h"
#include "gui/manager/manager_desk.h"

namespace rapport::gui {

/// Shows the numbers of other attempts.
struct ChangeRecordFilter {
  RecordFilter filter;
};
struct ShowManagerPage {
  ManagerPage page = ManagerPage::People;
};
/// Sorts people by a column; the other way round if they are sorted by it.
struct SortPeople {
  std::size_t column = 0;
};
struct SearchPeople {
  std::string words;
};
/// Lists some of the people, sorted by a column.
struct ShowWho {
  Who who = Who::Everybody;
  std::size_t column = 0;
};
struct OpenPerson {
  std::string person_id;
};
struct OpenHeld {
  AttemptId id;
  std::optional<std::size_t> reply = {};  ///< shown first: a number has led there
};
/// Certifies the attempt that is open.
struct OpenCertificate {};
/// Keeps another level beside the machine's, for the attempt that is open.
struct CorrectRating {
  Correction correction;  ///< without a rater
  std::string rater;      ///< a name
};
/// Draws replies for a trainer to rate without knowing what the machine gave.
struct BeginRating {
  std::size_t sample = 20;
  std::uint64_t seed = 1;
  std::string rater;  ///< a name
};
/// Keeps what the trainer gives to the reply that is shown, and goes on to the next. No levels: passes over
/// it.
struct KeepRating {
  std::vector<BlindLevel> levels;
};
/// Asks the store once more.
struct AskAgain {};
/// Waits no longer for what the store is asked; what was there before stays.
struct StopAsking {};
enum class ReportForm : std::uint8_t { Html, Csv, Json };
/// Saves the report that is shown among the person's documents.
struct SaveReport {
  ReportForm form = ReportForm::Html;
  ReportTable table = ReportTable::People;  ///< that a CSV holds
};
struct SaveCertificate {};

// What comes of questions. `number`: which question it was.

struct CohortRead {
  std::uint64_t number = 0;
  Result<CohortReading> reading;
};
struct PersonRead {
  std::uint64_t number = 0;
  Result<PersonReading> reading;
};
struct BehindRead {
  std::uint64_t number = 0;
  Result<BehindReading> reading;
};
struct HeldRead {
  std::uint64_t number = 0;
  Result<HeldReading> reading;
  bool corrected = false;
  std::optional<std::size_t> reply = {};
};
struct CertificateRead {
  std::uint64_t number = 0;
  Result<Certificate> certificate;
};
struct CalibrationRead {
  std::uint64_t number = 0;
  Result<CalibrationReport> report;
};

struct RoundDrawn {
  std::uint64_t number = 0;
  Result<RatingRound> round;
};
struct RatingKept {
  std::uint64_t number = 0;
  Result<std::optional<BlindReading>> next;  ///< none: it was the last one
  bool rated = false;                        ///< not passed over
};

using ManagerAction =
    std::variant<ChangeRecordFilter, ShowManagerPage, SortPeople, SearchPeople, ShowWho, OpenPerson,
                 OpenBehind, BehindRead, OpenHeld, OpenCertificate, CorrectRating, BeginRating, KeepRating,
                 AskAgain, StopAsking, SaveReport, SaveCertificate, CohortRead, PersonRead, HeldRead,
                 CertificateRead, CalibrationRead, RoundDrawn, RatingKept>;

}  // namespace rapport::gui
