-- SPDX-License-Identifier: MIT
-- What is to be told to learning record stores. What every column means: docs/storage-schema.md. Nobody but the owner is
-- granted anything here: a statement tells an attempt.
-- A migration that has been released is never edited: a change is a new file with the next number.

create table statements (
  serial bigint generated always as identity primary key,
  destination text collate "C" not null check (destination <> ''),
  id text collate "C" not null check (id <> ''),
  attempt_id text collate "C" not null references attempts (id) on delete cascade,
  text text not null,
  put_ms bigint not null,
  outcome text collate "C" not null check (outcome in ('waiting', 'delivered', 'already-there', 'set-aside')),
  reason text not null,
  settled_ms bigint,
  unique (destination, id),
  check ((outcome = 'waiting') = (settled_ms is null))
);
create index statements_by_outcome on statements (destination, outcome, serial);
create index statements_by_attempt on statements (attempt_id, destination);
