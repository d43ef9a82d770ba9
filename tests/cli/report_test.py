#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""The manager's commands as a person meets them, and every number of a report made once more from the rows of the store.

Usage: report_test.py RAPPORT SOURCE. Prints a line for each thing that is not so, and ends with 1.
"""
import csv
import datetime
import io
import json
import os
import re
import sqlite3
import subprocess
import sys
import tempfile

RAPPORT, SOURCE = sys.argv[1:3]
MEASURES = ["overall", "listening", "empathy", "ownership", "followup"]
failed = []


def check(sentence, holds, detail=""):
    if not holds:
        failed.append(sentence)
        print(f"FAILED: {sentence}", detail)


def rapport(*arguments, code=0, stdin=""):
    done = subprocess.run([RAPPORT, *arguments], capture_output=True, text=True, input=stdin, timeout=600)
    check(f"rapport {' '.join(arguments[:3])} ends with {code}", done.returncode == code, f"{done.returncode} {done.stderr}")
    return done


def near(one, other):
    if one is None or other is None:
        return one is other
    return abs(one - other) < 5e-4


class Rows:
    """The raw attempts of a store."""

    def __init__(self, path):
        with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as db:
            db.row_factory = sqlite3.Row
            self.attempts = [dict(row) for row in db.execute("select * from attempts")]
            self.months = {a["id"]: datetime.datetime.fromtimestamp(a["started_ms"] / 1000, datetime.timezone.utc).strftime("%Y-%m")
                           for a in self.attempts}
            self.trainees = {}
            for team, person in db.execute("select team_id, person_id from team_members where role = 'trainee'"):
                self.trainees.setdefault(team, set()).add(person)
            self.names = dict(db.execute("select person_id, name from person_names"))
            self.replies = [dict(row) for row in db.execute("select * from replies where taken_back_ms is null")]
            self.opinions = [dict(row) for row in db.execute("select * from opinions")]

    def chosen(self, mode, team=None, scenario=None, first=None, last=None, person=None):
        return [a for a in self.attempts if a["mode"] == mode
                and (team is None or a["person_id"] in self.trainees.get(team, ()))
                and (scenario is None or a["scenario_id"] == scenario)
                and (person is None or a["person_id"] == person)
                and (first is None or self.months[a["id"]] >= first) and (last is None or self.months[a["id"]] <= last)]


HOSTILE = "Eve\x1b[2J\x07\x9b31m'); drop table attempts; -- <script>alert(1)</script> =1+1 ../../etc/passwd \"$(reboot)"


def check_hostile_words(path, copy, passed, rated):
    """Names, ids and reasons of mischief come through every command unharmed and harmless."""
    store = f"sqlite:{copy}"
    with sqlite3.connect(path) as db, sqlite3.connect(copy) as other:
        db.backup(other)
        other.execute("update person_names set name = ? where person_id = ?", (HOSTILE, passed["person_id"]))

    def harmless(*arguments, code=0):
        done = rapport(*arguments, "--store", store, code=code)
        for text in (done.stdout, done.stderr):
            check(f"nothing drives a terminal: {arguments[0]}", not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f]", text), repr(text))
        return done.stdout

    check("a certificate names who has such a name", "drop table attempts; -- <script>" in harmless("certificate", passed["id"]))
    check("people are listed by it", "drop table attempts; -- <script>" in harmless("person", "list"))
    harmless("certificate", HOSTILE, code=2)
    harmless("person", "erase", HOSTILE, code=2)
    harmless("person", "erase", HOSTILE + "?", "--yes", code=2)
    harmless("report", "--person", HOSTILE)
    harmless("rate", "--name", HOSTILE + " the trainer", "--attempt", rated["attempt_id"], "--reply", str(rated["reply"] + 1),
             "--criterion", rated["criterion_id"], "--level", "0", "--reason", HOSTILE)
    harmless("rate", "--name", HOSTILE + " the trainer", "--attempt", HOSTILE, "--reply", "1", "--criterion", HOSTILE, "--level", "0",
             "--reason", "x", code=2)
    everything = json.loads(rapport("person", "export", passed["person_id"], "--store", store).stdout)
    check("an export has the name as it is", HOSTILE in json.dumps(everything, ensure_ascii=False).replace("\\u001b", "\x1b")
          .replace("\\u0007", "\x07").replace('\\"', '"'))
    with sqlite3.connect(copy) as db:
        check("a reason stays as it was said", db.execute("select count(*) from opinions where reason = ?", (HOSTILE,)).fetchone()[0] == 1)
    harmless("store", "check")


def finished(attempts):
    return [a for a in attempts if a["status"] in ("passed", "failed")]


def points(attempts, measure):
    """In the order of finishing, from the scores themselves."""
    found = []
    for attempt in finished(attempts):
        scores = json.loads(attempt["criteria"])
        place = MEASURES.index(measure) - 1
        score = attempt["overall"] if place < 0 else scores[place] if place < len(scores) else None
        if score is not None:
            found.append((attempt["finished_ms"], int(score * 100 + 0.5)))
    return [value for _, value in sorted(found)]


def felt(attempts):
    values = [1 + 4 * (a["trust"] + 100 - a["anger"]) / 200 for a in finished(attempts) if a["trust"] is not None]
    return sum(values) / len(values) if values else None


def mean(values):
    return sum(values) / len(values) if values else None


def check_counts(where, json_row, attempts):
    check(f"{where}: begun", json_row["begun"] == len(attempts), f"{json_row['begun']} {len(attempts)}")
    check(f"{where}: finished", json_row["finished"] == len(finished(attempts)))
    check(f"{where}: passed", json_row["passed"] == sum(a["status"] == "passed" for a in attempts))
    check(f"{where}: felt", near(json_row["felt"], felt(attempts)), f"{json_row['felt']} {felt(attempts)}")


def check_report(rows, store, **filters):
    names = {"team": "--team", "scenario": "--scenario", "first": "--from", "last": "--to", "mode": "--mode", "person": "--person"}
    options = [word for key, value in filters.items() for word in (names[key], value)]
    report = json.loads(rapport("report", "--json", "--store", store, *options).stdout)
    attempts = rows.chosen(**{"mode": "assessment", **filters})
    where = f"report {' '.join(options)}"
    check_counts(where, report["total"], attempts)
    lasts = {measure: [] for measure in MEASURES}
    lifts = {measure: [] for measure in MEASURES}
    for person in report["people"]:
        theirs = [a for a in attempts if a["person_id"] == person["id"]]
        check_counts(f"{where}, {person['name']}", person, theirs)
        check(f"{where}, {person['name']}: the name", person["name"] == rows.names[person["id"]])
        for measure in MEASURES:
            cell, values = person["measures"][measure], points(theirs, measure)
            check(f"{where}, {person['name']}, {measure}: has a cell", (cell is not None) == bool(values))
            if not values:
                continue
            lasts[measure].append(values[-1])
            lift = values[-1] - values[0] if len(values) > 1 else None
            if lift is not None:
                lifts[measure].append(lift)
            check(f"{where}, {person['name']}, {measure}: first, best, last, lift, mean",
                  (cell["first"], cell["best"], cell["last"], cell["lift"]) == (values[0], max(values), values[-1], lift)
                  and cell["attempts"] == len(values) and near(cell["mean"], mean(values)))
    check(f"{where}: everybody with an attempt is there", {a["person_id"] for a in attempts} <= {p["id"] for p in report["people"]})
    for measure in MEASURES:
        total = report["total"]["measures"][measure]
        check(f"{where}, {measure}: totals", near(total["mean"], mean(points(attempts, measure)))
              and near(total["last"], mean(lasts[measure])) and near(total["lift"], mean(lifts[measure]))
              and sum(total["last_by_ten"]) == len(lasts[measure]))
    for scenario in report["scenarios"]:
        held = [a for a in attempts if a["scenario_id"] == scenario["id"]]
        check_counts(f"{where}, {scenario['id']}", scenario, held)
        check(f"{where}, {scenario['id']}: cost", scenario["remedy_cost"]["amount"] == sum(a["remedy_cost"] for a in finished(held)))
        for measure in MEASURES:
            check(f"{where}, {scenario['id']}, {measure}", near(scenario["measures"][measure]["mean"], mean(points(held, measure))))
    for month in report["months"]:
        held = [a for a in attempts if rows.months[a["id"]] == month["month"]]
        check_counts(f"{where}, {month['month']}", month, held)
    for moment in report["moments"]:
        tallies = [m for a in finished(attempts) for m in json.loads(a["moments"])]
        text = json.dumps(tallies[:1])
        called = sum(called_of(m, moment["criterion"])[0] for m in tallies)
        missed = sum(called_of(m, moment["criterion"])[1] for m in tallies)
        check(f"{where}, {moment['criterion']}: moments", (moment["called"], moment["missed"]) == (called, missed),
              f"{moment} {called} {missed} {text}")
    return report


def called_of(tally, criterion):
    """Called and missed of one stored tally, whether it is an object or a row."""
    if isinstance(tally, dict):
        name = tally.get("criterion", tally.get("id"))
        return (tally["called"], tally["missed"]) if name == criterion else (0, 0)
    return (tally[1], tally[2]) if tally[0] == criterion else (0, 0)


def main():
    with tempfile.TemporaryDirectory() as work:
        os.environ.update(HOME=work, XDG_DATA_HOME=f"{work}/data", LC_ALL="C.UTF-8")
        for variable in ("RAPPORT_DATA", "LANGUAGE", "LC_MESSAGES"):
            os.environ.pop(variable, None)
        path = f"{work}/demo.sqlite"
        store = f"sqlite:{path}"
        check("a report needs a store", "There is no attempt store" in rapport("report", "--store", store, code=2).stderr)
        told = rapport("demo", "--people", "26", "--attempts", "260", "--seed", "5", "--until", "2026-06-30", "--store", store).stdout
        check("demo says what it made", "260 attempts of 26 people who do not exist" in told)
        again = rapport("demo", "--people", "26", "--attempts", "260", "--seed", "5", "--until", "2026-06-30", "--store", store, code=2).stderr
        check("demo makes the same only once", "in this store already" in again)
        rows = Rows(path)
        check("everything is marked", len(rows.attempts) == 260 and all(a["demonstration"] for a in rows.attempts))

        check_report(rows, store)
        check_report(rows, store, mode="practice")
        check_report(rows, store, team="demo-0002")
        check_report(rows, store, scenario="wrong-coffee", mode="practice")
        check_report(rows, store, first="2026-02", last="2026-04")
        check_report(rows, store, scenario="propane-missed-delivery", first="2026-03", team="demo-0001")
        busy = max(rows.names, key=lambda p: len(rows.chosen("assessment", person=p)))
        check_report(rows, store, person=busy)

        text = rapport("report", "--store", store).stdout
        check("the text begins with what it is", text.startswith("DEMONSTRATION: these people do not exist."))
        check("the text fits 80 columns", max(len(line) for line in text.splitlines()) <= 80)
        one = rapport("report", "--store", store, "--person", rows.names[busy]).stdout
        check("somebody may be named by name", f"person {rows.names[busy]}" in one)
        check("without demonstration nothing is left", "0 people" in rapport("report", "--store", store, "--without-demonstration").stdout)
        listed = rapport("list", "--attempts", "--person", rows.names[busy], "--most", "500", "--store", store).stdout
        check("somebody's attempts are listed", listed.count(rows.names[busy]) == len(listed.splitlines())
              == sum(a["person_id"] == busy for a in rows.attempts), listed)
        may = rapport("list", "--attempts", "--from", "2026-05", "--to", "2026-05", "--most", "500", "--store", store).stdout
        check("attempts are listed by month", len(may.splitlines()) == sum(
            len(rows.chosen(mode, first="2026-05", last="2026-05")) for mode in ("practice", "assessment")) > 0, may)
        check("filters are for attempts", "--attempts" in rapport("list", "--person", "x", code=2).stderr)
        table = rapport("report", "--store", store, "--csv", "people").stdout
        check("a table has a row for each", len(table.splitlines()) == 27)
        page = f"{work}/report.html"
        rapport("report", "--store", store, "--save-html", page)
        check("a page is saved", "DEMONSTRATION" in open(page, encoding="utf-8").read())
        check("nothing is overwritten", "already" in rapport("report", "--store", store, "--save-html", page, code=2).stderr)
        check("an unknown team is told with those there are",
              "demo-0001" in rapport("report", "--store", store, "--team", "none", code=2).stderr)
        rapport("report", "--store", store, "--person", "Nobody", code=2)
        rapport("report", "--store", store, "--from", "2026-05", "--to", "2026-04", code=2)
        check("a month is a month", "a month is expected" in rapport("report", "--from", "May", code=2).stderr)
        rapport("demo", "--until", "2026-02-30", "--store", store, code=2)

        trust = rapport("report", "--calibration", "--store", store).stdout
        check("calibration speaks in words first", "How far the machine's ratings can be trusted" in trust and "kappa" in trust)
        check("calibration says what it is about", "\nCounted attempts.\n" in trust, trust)
        check("no practice is in it unless it is asked for",
              "Practice attempts." in rapport("report", "--calibration", "--mode", "practice", "--store", store).stdout)
        modes = {a["id"]: a["mode"] for a in rows.attempts}
        blind = [o for o in rows.opinions if o["blind"] and o["machine_level"] is not None and modes[o["attempt_id"]] == "assessment"]
        bias = mean([o["machine_level"] - o["level"] for o in blind])
        same = mean([o["machine_level"] == o["level"] for o in blind])
        line = re.search(r"^All criteria +(\d+) .* (\d+) % +(\d+) % +([+-][\d.]+)$", trust, re.MULTILINE)
        check("calibration counts blind ratings alone", bool(line) and int(line[1]) == len({(o["attempt_id"], o["reply"]) for o in blind})
              and abs(float(line[4]) - bias) < 0.0051 and abs(int(line[2]) - same * 100) <= 0.5, f"{line and line[0]} {bias} {same}")

        same_in_json = json.loads(rapport("report", "--calibration", "--json", "--store", store).stdout)
        overall = same_in_json["all"]
        check("calibration can be read by programs", overall["replies"] == int(line[1]) and near(overall["bias"], bias)
              and near(overall["same"], same) and len(same_in_json["criteria"]) >= 4 and "trust" not in overall, overall)
        trusts = {criterion["id"]: criterion["blind"]["trust"] for criterion in same_in_json["criteria"]}
        check("its verdict is that of each criterion",
              {c: group["trust"] for group in same_in_json["verdict"] for c in group["criteria"]} == trusts, same_in_json["verdict"])
        sheet = f"{work}/trust.html"
        rapport("report", "--calibration", "--save-html", sheet, "--store", store)
        check("calibration is saved as a page", "How far the machine" in open(sheet, encoding="utf-8").read())
        tables = [sum(map(sum, criterion["table"])) for criterion in same_in_json["criteria"]]
        check("its tables hold every pair", sum(tables) == overall["pairs"] == len(blind), tables)

        rated = rapport("rate", "--name", "Kim", "--sample", "3", "--seed", "9", "--store", store, stdin="2\n1\n?\n0\n-1\n" + "2\n" * 8)
        check("rating asks four questions of each reply", rated.stdout.count("? explains") == 13, rated.stdout)
        check("rating shows nothing of what the machine gave", not re.search("machine gave|confidence|level [0-9]", rated.stdout))
        check("rating shows what was said before", rated.stdout.count("The reply to rate") == 3
              and re.search("\\(earlier: |^Trainee", rated.stdout, re.MULTILINE), rated.stdout)
        check("rating keeps what was said", "12 ratings were kept" in rated.stdout)
        left = rapport("rate", "--name", "Kim", "--sample", "3", "--seed", "9", "--store", store)
        check("nobody rates the same twice", "3 replies were drawn; 0 of them" in left.stdout)
        second = rapport("rate", "--name", "Lee", "--sample", "3", "--seed", "9", "--store", store, stdin="2\n2\nq\n")
        check("a second trainer gets the same, and half a reply is not kept",
              "3 of them you have not" in second.stdout and "0 ratings were kept" in second.stdout)
        kept = [o for o in Rows(path).opinions if o not in rows.opinions]
        check("opinions stand in the store", len(kept) == 12 and all(o["blind"] for o in kept) and [o["level"] for o in kept[:4]] == [2, 1, 0, -1])

        typed = next(o for o in rows.opinions if o["blind"] and o["machine_level"] not in (0, 2))
        correction = ("rate", "--name", "Kim", "--attempt", typed["attempt_id"], "--reply", str(typed["reply"] + 1), "--criterion",
                      typed["criterion_id"], "--level", "0", "--reason")
        check("a correction is kept beside", "Both stay" in rapport(*correction, "It is a phrase.", "--store", store).stdout)
        check("a level may be named", "Kept: strong" in rapport(*correction[:-2], "strong", "--reason", "It is not.", "--store", store).stdout)
        check("a level is a level", "2 (strong)" in rapport(*correction[:-2], "5", "--reason", "x", "--store", store, code=2).stderr)
        check("a mode is a mode", "practice or assessment" in rapport("report", "--mode", "both", "--store", store, code=2).stderr)
        check("a correction needs a reason", "needs its reason" in rapport(*correction, " ", "--store", store, code=2).stderr)
        rapport("rate", "--name", "Kim", "--attempt", typed["attempt_id"], "--store", store, code=2)
        before = {a["id"]: a["overall"] for a in rows.attempts}
        check("no score changes", before == {a["id"]: a["overall"] for a in Rows(path).attempts})

        passed = [a for a in rows.attempts if a["mode"] == "assessment" and a["status"] == "passed"]
        for attempt in passed[:20]:
            text = rapport("certificate", attempt["id"], "--store", store).stdout
            check("a certificate names person, texts and points",
                  text.startswith("DEMONSTRATION") and rows.names[attempt["person_id"]] in text and attempt["scenario_hash"] in text
                  and attempt["rubric_hash"] in text and f"Overall {int(attempt['overall'] * 100 + 0.5)} of 100" in text, text)
        sheet = f"{work}/certificate.html"
        rapport("certificate", passed[0]["id"], "--save-html", sheet, "--store", store)
        check("a certificate is saved as a page", passed[0]["scenario_hash"] in open(sheet, encoding="utf-8").read())
        check("a certificate is not written over", "already" in
              rapport("certificate", passed[0]["id"], "--save-html", sheet, "--store", store, code=2).stderr)
        practice = next(a for a in rows.attempts if a["mode"] == "practice" and a["status"] == "passed")
        check("practice is not certified", "it was practice" in rapport("certificate", practice["id"], "--store", store, code=2).stderr)
        lost = next(a for a in rows.attempts if a["mode"] == "assessment" and a["status"] == "failed")
        check("a failure is not certified", "not passed" in rapport("certificate", lost["id"], "--store", store, code=2).stderr)
        with sqlite3.connect(path) as db:
            db.execute("update attempts set overall = 0.99, overall_points = 99 where id = ?", (passed[0]["id"],))
        check("a result that does not follow is not certified",
              "do not lead to the result" in rapport("certificate", passed[0]["id"], "--store", store, code=2).stderr)
        with sqlite3.connect(path) as db:
            db.execute("update attempts set overall = ?, overall_points = ? where id = ?",
                       (passed[0]["overall"], passed[0]["overall_points"], passed[0]["id"]))

        check_hostile_words(path, f"{work}/hostile.sqlite", passed[0], typed)

        rubric = f"{work}/recovery.yaml"
        with open(f"{SOURCE}/assets/rubrics/recovery.yaml", encoding="utf-8") as file:
            changed = file.read().replace("version: 1", "version: 2", 1).replace("{overall: 60, each: 40}", "{overall: 95, each: 90}", 1)
        with open(rubric, "w", encoding="utf-8") as file:
            file.write(changed)
        told_before = rapport("export", "wrong-coffee", "--attempts", "--format", "xapi", "--store", store).stdout
        check("statements say the teams", "/teams/" in told_before)
        dry = rapport("rescore", "--rubric", rubric, "--scenario", "wrong-coffee", "--dry-run", "--store", store).stdout
        check("a dry run keeps nothing", "nothing was kept" in dry and before == {a["id"]: a["overall"] for a in Rows(path).attempts})
        told = rapport("rescore", "--rubric", rubric, "--store", store).stdout
        after = Rows(path)
        check("scoring again scores every finished attempt",
              f"{len(finished(rows.attempts))} of {len(finished(rows.attempts))} scored by recovery version 2" in told)
        scores = {a["id"]: a["overall"] for a in after.attempts}
        check("the same criteria and signs give the same scores", all(near(before[i], scores[i]) for i in before))
        check("a higher mark passes fewer", sum(a["status"] == "passed" for a in after.attempts) < sum(a["status"] == "passed" for a in rows.attempts))
        with sqlite3.connect(path) as db:
            both = db.execute("select count(*) from scorings where attempt_id = ?", (passed[0]["id"],)).fetchone()[0]
        check("both scorings are kept", both == 2)
        told_again = rapport("rescore", "--rubric", rubric, "--store", store).stdout
        with sqlite3.connect(path) as db:
            still = db.execute("select count(*) from scorings where attempt_id = ?", (passed[0]["id"],)).fetchone()[0]
        check("the same rubric with the same result adds nothing", still == 2 and "nothing was added" in told_again, told_again[-300:])
        listed = list(csv.DictReader(io.StringIO(rapport("export", "all", "--attempts", "--format", "csv", "--store", store).stdout)))
        check("a list names the rubric of the scores",
              all((row["rubric_version"] == "2") == (row["status"] in ("passed", "failed")) for row in listed))
        check("statements say what an attempt ended with",
              rapport("export", "wrong-coffee", "--attempts", "--format", "xapi", "--store", store).stdout == told_before)
        check_report(after, store)
        text = rapport("certificate", passed[0]["id"], "--store", store).stdout
        check("a certificate names the later scoring", "It was scored again later" in text, text)

        os.environ.pop("XDG_DATA_HOME")
        rapport("demo", "--people", "3", "--attempts", "9", "--chosen-only")
        check("a demonstration stays away from the usual store", os.path.exists(f"{work}/.local/share/rapport/demonstration.sqlite")
              and not os.path.exists(f"{work}/.local/share/rapport/attempts.sqlite"))
    print(f"{len(failed)} failed" if failed else "everything holds")
    return 1 if failed else 0


sys.exit(main())
