-- SPDX-License-Identifier: MIT
-- Who may see and do what on a server. Run by `rapport store setup-roles`, by the owner of the tables; may be run again.
--
-- The database decides, not the program: whoever has an account can ask it with psql. The rules:
--   a trainee  sees and writes attempts of their own; a counted attempt that has ended is changed by nobody
--   a manager  sees the counted attempts of the trainees of their own teams, and their sums
--   a trainer  sees what trainees of their own teams have shared, and gives opinions on it
--   an admin   enters people and teams, scores again, and takes people out; private practice stays private
-- Practice that is not shared is seen by its trainee alone. Sums over practice are too, shared or not.
-- Who someone is follows from the account that logged in (session_user), so putting on another role changes nothing.
-- Helpers run as the owner and look at the tables behind the rules; each has a search path of its own.

do $$
declare
  each text;
begin
  foreach each in array array['rapport_trainee', 'rapport_manager', 'rapport_trainer', 'rapport_admin'] loop
    if not exists (select 1 from pg_roles where rolname = each) then
      execute format('create role %I nologin', each);
    end if;
  end loop;
end
$$;

-- The database is for who has a role in it, and nobody makes tables of their own there. For its owner to say.
do $$
declare
  owner name := (select rolname from pg_roles where oid = (select relowner from pg_class where oid = 'rapport.attempts'::regclass));
begin
  if pg_has_role(current_user, (select datdba from pg_database where datname = current_database()), 'usage') then
    execute format('revoke connect, temporary on database %I from public', current_database());
    execute format('grant connect on database %I to %I, rapport_trainee, rapport_manager, rapport_trainer, rapport_admin',
      current_database(), owner);
  end if;
end
$$;

-- What only a superuser may do, and once for the database. A comparison that PostgreSQL holds to be leakproof is made before the
-- rules are asked, and how much of a plan was run, or a table's statistics, then tell its outcome for rows that nobody may see:
-- letter by letter, all of them. So none is, but for the equality of texts, by which rows are found through an index; that
-- it costs much makes it come behind the rules wherever it is not what finds the row. Where the owner is no superuser, `rapport
-- store setup-roles` says that this is left to be done.
do $$
declare
  each regprocedure;
  owner name := (select rolname from pg_roles where oid = (select relowner from pg_class where oid = 'rapport.attempts'::regclass));
begin
  if (select rolsuper from pg_roles where rolname = current_user) then
    for each in select oid from pg_proc where proleakproof and pronamespace = 'pg_catalog'::regnamespace and
        oid <> 'pg_catalog.texteq(text, text)'::regprocedure loop
      execute format('alter function %s not leakproof', each);
    end loop;
    alter function pg_catalog.texteq(text, text) cost 100;
    -- A lock of a number of one's choosing is a way to keep others waiting. The keeper's migrations take one.
    for each in select oid from pg_proc where pronamespace = 'pg_catalog'::regnamespace and proname ~ '^pg_(try_)?advisory_' loop
      execute format('revoke execute on function %s from public', each);
    end loop;
    execute format('grant execute on function pg_catalog.pg_advisory_xact_lock(bigint) to %I', owner);
    -- What is made below belongs to whom the tables belong to, whoever runs this.
    execute format('set local role %I', owner);
  end if;
end
$$;

create or replace function is_admin() returns boolean
language sql stable security definer set search_path = rapport, pg_temp as $$
  select pg_has_role(session_user, 'rapport_admin', 'member')
$$;

-- Trainees of the teams that the account's person has a role in.
create or replace function trainees_of(my_role text) returns setof text
language sql stable security definer set search_path = rapport, pg_temp as $$
  select distinct theirs.person_id
  from team_members mine join team_members theirs on theirs.team_id = mine.team_id and theirs.role = 'trainee'
  where mine.person_id = me() and mine.role = my_role and my_role in ('manager', 'trainer') and
    pg_has_role(session_user, 'rapport_' || my_role, 'member')
$$;

-- Teams that the account's person belongs to.
create or replace function my_teams() returns setof text
language sql stable security definer set search_path = rapport, pg_temp as $$
  select team_id from team_members where person_id = me()
$$;

-- Teams in which the account's person leads or trains.
create or replace function teams_in_my_care() returns setof text
language sql stable security definer set search_path = rapport, pg_temp as $$
  select team_id from team_members where person_id = me() and role in ('manager', 'trainer') and
    pg_has_role(session_user, 'rapport_' || role, 'member')
$$;

-- Whether it is the account that keeps the store: nobody else may delete attempts.
create or replace function is_keeper() returns boolean
language sql stable security definer set search_path = rapport, pg_temp as $$
  select has_table_privilege(session_user, 'rapport.attempts', 'delete')
$$;

-- What stands in a row already is no concern of the policies, which see rows one at a time: triggers see to it.

-- Who may say whose an account is could make a trainee's practice the practice of an account of their own. So an account is given
-- to a person who has held nothing yet, and by the keeper alone to one who has.
create or replace function keep_accounts() returns trigger
language plpgsql security definer set search_path = rapport, pg_temp as $$
begin
  if new.account is not null and not is_keeper() and
      exists (select from attempts where person_id = new.person_id) and
      not exists (select from person_names where person_id = new.person_id and account = new.account) then
    raise insufficient_privilege using message = 'this person has held attempts: only who keeps the store may give them an account';
  end if;
  return new;
end
$$;
create or replace trigger accounts_are_kept before insert or update on person_names
  for each row execute function keep_accounts();

-- A counted attempt that has ended is not opened again, by its own trainee neither, be that an admin.
create or replace function stay_ended() returns trigger
language plpgsql security definer set search_path = rapport, pg_temp as $$
begin
  if not is_keeper() then
    raise insufficient_privilege using message = 'this attempt counts and has ended';
  end if;
  return new;
end
$$;
create or replace trigger attempts_stay_ended before update on attempts for each row
  when (old.mode = 'assessment' and old.status <> 'incomplete' and new.status not in ('passed', 'failed'))
  execute function stay_ended();

-- Nor is it answered: one that another session ends meanwhile is waited for.
create or replace function answer_what_goes_on() returns trigger
language plpgsql security definer set search_path = rapport, pg_temp as $$
begin
  if not is_keeper() then
    perform from attempts where id = new.attempt_id and status = 'incomplete' for share;
    if not found then
      raise insufficient_privilege using message = 'this attempt has ended';
    end if;
  end if;
  return new;
end
$$;
create or replace trigger replies_are_to_what_goes_on before insert on replies
  for each row execute function answer_what_goes_on();

revoke all on schema rapport from public;
revoke all on all tables in schema rapport from public, rapport_trainee, rapport_manager, rapport_trainer, rapport_admin;
revoke all on all sequences in schema rapport from public, rapport_trainee, rapport_manager, rapport_trainer, rapport_admin;
revoke execute on all functions in schema rapport from public;
grant usage on schema rapport to rapport_trainee, rapport_manager, rapport_trainer, rapport_admin;
grant execute on function me, is_admin, trainees_of, my_teams, teams_in_my_care, is_keeper, recount, recount_person, erase_person,
    drop_what_followed
  to rapport_trainee, rapport_manager, rapport_trainer, rapport_admin;
grant select on schema_version, people, person_names, teams, team_members, attempts, replies, sources, scorings, opinions,
  totals, finished_points, sums, tallies to rapport_trainee, rapport_manager, rapport_trainer, rapport_admin;

-- Everybody practises, so everybody may do what a trainee may.
grant insert (id, person_id, scenario_id, scenario_version, scenario_hash, rubric_id, rubric_version, rubric_hash, seed, mode,
    demonstration, started_ms, month, updated_ms, finished_ms, status, ending_id, tier, overall, criteria, remedy_cost, trust,
    anger, typed, overall_points, listening_points, empathy_points, ownership_points, followup_points, signs, moments,
    shared_ms)
  on attempts to rapport_trainee, rapport_manager, rapport_trainer, rapport_admin;
grant update (updated_ms, finished_ms, status, ending_id, tier, overall, criteria, remedy_cost, trust, anger, typed,
    overall_points, listening_points, empathy_points, ownership_points, followup_points, signs, moments, shared_ms, handed_on_ms)
  on attempts to rapport_trainee, rapport_manager, rapport_trainer, rapport_admin;
grant insert (attempt_id, position, line, reading, given_ms, taken_back_ms), update (taken_back_ms)
  on replies to rapport_trainee, rapport_manager, rapport_trainer, rapport_admin;
grant insert on sources to rapport_trainee, rapport_manager, rapport_trainer, rapport_admin;
grant insert (attempt_id, reply, criterion_id, machine_level, machine_signs, level, reason, blind, rater_id, at_ms)
  on opinions to rapport_trainer, rapport_admin;
grant insert, update, delete on people, person_names, teams, team_members to rapport_admin;
grant insert (attempt_id, rubric_id, rubric_version, rubric_hash, scored_ms, status, overall, criteria, is_current),
  update (is_current) on scorings to rapport_admin;
grant select on erasures to rapport_admin;
grant select on statements to rapport_trainee, rapport_manager, rapport_trainer;
grant select, insert (destination, id, attempt_id, text, put_ms, outcome, reason),
  update (outcome, reason, settled_ms, text) on statements to rapport_admin;

do $$
declare
  each record;
begin
  for each in select tablename, policyname from pg_policies where schemaname = 'rapport' loop
    execute format('drop policy %I on rapport.%I', each.policyname, each.tablename);
  end loop;
  for each in select tablename from pg_tables where schemaname = 'rapport' and tablename <> 'schema_version' loop
    execute format('alter table rapport.%I enable row level security', each.tablename);
  end loop;
end
$$;

create policy seen on people for select using (id = (select me()) or (select is_admin()) or
  id in (select trainees_of('manager')) or id in (select trainees_of('trainer')));
create policy kept on people for all to rapport_admin using (true) with check (true);
create policy seen on person_names for select using (person_id = (select me()) or (select is_admin()) or
  person_id in (select trainees_of('manager')) or person_id in (select trainees_of('trainer')));
create policy kept on person_names for all to rapport_admin using (true) with check (true);
create policy seen on teams for select using ((select is_admin()) or id in (select my_teams()));
create policy kept on teams for all to rapport_admin using (true) with check (true);
create policy seen on team_members for select using (person_id = (select me()) or (select is_admin()) or
  team_id in (select teams_in_my_care()));
create policy kept on team_members for all to rapport_admin using (true) with check (true);

-- Statements for record stores tell attempts: only an admin makes and sends them, and only of attempts that an admin sees.
create policy told on statements for all to rapport_admin
  using (attempt_id in (select id from attempts)) with check (attempt_id in (select id from attempts));
-- What was said of oneself, one may see.
create policy own on statements for select using (attempt_id in (select a.id from attempts a where a.id = attempt_id and
  a.person_id = (select me())));

create policy seen on attempts for select using (person_id = (select me()) or
  (mode = 'assessment' and ((select is_admin()) or person_id in (select trainees_of('manager')))) or
  (shared_ms is not null and ((select is_admin()) or person_id in (select trainees_of('trainer')) or
    person_id in (select trainees_of('manager')))));
create policy begun on attempts for insert with check (person_id = (select me()) and demonstration = 0 and status = 'incomplete');
create policy held on attempts for update
  using (person_id = (select me()) and (mode = 'practice' or status = 'incomplete')) with check (person_id = (select me()));
create policy scored on attempts for update to rapport_admin
  using (mode = 'assessment' and status in ('passed', 'failed'))
  with check (mode = 'assessment' and status in ('passed', 'failed'));

-- Whoever sees an attempt sees its replies; those that its trainee has taken back only the trainee.
create policy seen on replies for select using (attempt_id in (select a.id from attempts a where a.id = attempt_id and
  (taken_back_ms is null or a.person_id = (select me()))));
create policy given on replies for insert with check (attempt_id in (select a.id from attempts a where a.id = attempt_id and
  a.person_id = (select me()) and a.status = 'incomplete'));
create policy taken_back on replies for update using (attempt_id in (select a.id from attempts a where a.id = attempt_id and
  a.person_id = (select me()) and a.mode = 'practice'));

-- What was played is no secret of anybody's; its hash is checked by the table, so nobody can put another text in its place.
create policy seen on sources for select using (true);
create policy kept on sources for insert with check (true);

create policy seen on scorings for select using (attempt_id in (select a.id from attempts a where a.id = attempt_id));
create policy scored on scorings for insert to rapport_admin
  with check (attempt_id in (select a.id from attempts a where a.id = attempt_id));
create policy scored_again on scorings for update to rapport_admin using (true) with check (true);

create policy seen on opinions for select using (attempt_id in (select a.id from attempts a where a.id = attempt_id));
create policy given on opinions for insert to rapport_trainer, rapport_admin with check (rater_id = (select me()) and
  attempt_id in (select a.id from attempts a where a.id = attempt_id and a.person_id <> rater_id));

create policy seen on totals for select using (person_id = (select me()) or
  (mode = 'assessment' and ((select is_admin()) or person_id in (select trainees_of('manager')))));

create policy seen on sums for select using (mode = 'assessment' and (select is_admin()));
create policy seen on tallies for select using (person_id = (select me()) or
  (mode = 'assessment' and ((select is_admin()) or person_id in (select trainees_of('manager')))));

create policy seen on erasures for select to rapport_admin using (true);
