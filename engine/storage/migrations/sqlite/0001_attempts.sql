-- SPDX-License-Identifier: MIT
-- Attempts, their replies and their scores. What every column means: docs/storage-schema.md.
-- A migration that has been released is never edited: a change is a new file with the next number.

pragma application_id = 1380012112;  -- "RAPP": whose file this is

create table schema_version (
  version integer primary key not null
);

create table attempts (
  id text primary key not null check (id <> ''),
  trainee text not null,
  scenario_id text not null,
  scenario_version integer not null,
  scenario_hash text not null,
  rubric_id text not null,
  rubric_hash text not null,
  seed text not null,
  mode text not null check (mode in ('practice', 'assessment')),
  status text not null check (status in ('incomplete', 'passed', 'failed', 'abandoned')),
  ending_id text not null,
  overall double precision check (overall between 0 and 1),
  remedy_cost integer not null,
  started_ms bigint not null,
  updated_ms bigint not null,
  finished_ms bigint,
  check ((status = 'incomplete') = (finished_ms is null))
);

create index attempts_by_scenario on attempts (scenario_id, updated_ms);

create table replies (
  serial integer primary key autoincrement,
  attempt_id text not null references attempts (id),
  position integer not null check (position >= 0),
  line text not null,
  given_ms bigint not null,
  taken_back_ms bigint
);

-- At most one reply stands at a position, whatever a program does.
create unique index replies_standing on replies (attempt_id, position) where taken_back_ms is null;

create table scores (
  attempt_id text not null references attempts (id),
  position integer not null check (position >= 0),
  score double precision check (score between 0 and 1),
  primary key (attempt_id, position)
);
