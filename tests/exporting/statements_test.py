#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What `rapport export --attempts --format xapi` writes of real conversations: statements_test.py RAPPORT SOURCE [STEP].
Every STEP-th (6) plan of the shipped scenarios is played, chosen and typed, and replies of mischief; every statement must
pass npm's validator of xAPI, which must find a bad one bad. Tables and JSON of the same attempts must agree with each other. Exit code 77: the validator is not there."""
import csv
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile

SKIPPED = 77
MISCHIEF = ["'; drop table attempts; --", "<script>alert(1)</script>", "=cmd|'/c calc'!A1", "../../etc/passwd", "\x1b[31m",
            "\u202etxet", '"}],"id":null,"x":[{"', "%s%n{}", "\\0 \\n \\\\"]


def main():
    rapport, source = sys.argv[1], pathlib.Path(sys.argv[2])
    step = int(sys.argv[3]) if len(sys.argv) > 3 else 6
    modules = source / "build/checkers/node_modules"
    if shutil.which("node") is None or not (modules / "@learninglocker/xapi-validation").is_dir():
        print("The validator of xAPI was not fetched (./dev setup does, where npm is there): no statement was held against it.")
        return SKIPPED
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        store = f"sqlite:{folder}/attempts.sqlite"
        environment = {**os.environ, "HOME": name, "XDG_DATA_HOME": name, "LC_ALL": "C.UTF-8"}

        def run(*arguments, **more):
            return subprocess.run([rapport, *map(str, arguments)], capture_output=True, env=environment, timeout=300,
                                  check=False, **more)

        plans = sorted(source.glob("tests/plans/*/*.replies"))[::step]
        for plan in plans:
            done = run("play", plan.parent.name, "--replies", plan, "--mode", "assessment", "--name", "Ada O'Hara",
                       "--store", store)
            assert done.returncode == 0, (plan, done.stderr.decode())
        best = (source / "tests/plans/wrong-coffee/best.replies").read_text()
        mischief = folder / "mischief.replies"
        mischief.write_text("".join(f"> {words}\n" for words in MISCHIEF[:3]) + best)
        for words in MISCHIEF:
            run("play", "wrong-coffee", "--replies", mischief, "--mode", "assessment", "--name", words, "--store", store)

        written = run("export", "--attempts", "--format", "xapi", "--store", store, "-o", folder / "all.json")
        assert written.returncode == 0, written.stderr.decode()
        statements = json.loads((folder / "all.json").read_text())
        checked = subprocess.run(["node", source / "tests/exporting/xapi_check.cjs", modules, folder / "all.json"],
                                 capture_output=True, text=True, timeout=300, check=False)
        assert checked.returncode == 0, checked.stdout[-4000:] + checked.stderr
        assert len({one["id"] for one in statements}) == len(statements), "an id stands twice"
        assert len(statements) > 150, len(statements)
        kinds = {one["object"]["definition"].get("interactionType") for one in statements}
        assert {"choice", "long-fill-in"} <= kinds, kinds
        text = (folder / "all.json").read_text()
        assert "O'Hara" not in text and "drop table attempts; --\",\"account" not in text, "a name is told"
        assert all(re.fullmatch(r"p-[0-9a-f-]{36}", one["actor"]["account"]["name"]) for one in statements)

        moments = [one["timestamp"] for one in statements if one["context"]["registration"] == statements[0]["context"]["registration"]]
        assert moments == sorted(moments), "replies before their beginning, or after the end"

        again = run("export", "--attempts", "--format", "xapi", "--store", store)
        assert again.stdout == text.encode(), "the same attempts gave other bytes"
        quiet = run("export", "--attempts", "--format", "xapi", "--store", store, "--without-words").stdout.decode()
        typed = [one for one in json.loads(quiet) if one["object"]["definition"].get("interactionType") == "long-fill-in"]
        assert typed and all("response" not in one["result"] for one in typed), "words that were to be left out"

        run("play", "wrong-coffee", "--replies", mischief, "--mode", "practice", "--store", store)
        for arguments, more in [([], 0), (["--with-practice"], 1)]:
            table = run("export", "--attempts", "--format", "csv", "--store", store, *arguments).stdout.decode()
            rows = list(csv.DictReader(table.splitlines()))
            listed = json.loads(run("export", "--attempts", "--format", "json", "--store", store, *arguments).stdout)["attempts"]
            finished = {one["context"]["extensions"]["https://w3id.org/xapi/cmi5/context/extensions/sessionid"] for one in statements}
            assert len(rows) == len(listed) == len(finished) + more, (len(rows), len(listed), len(finished))
            assert [row["id"] for row in rows] == [one["id"] for one in listed]
            assert all(float(row["overall"]) == one["overall"] for row, one in zip(rows, listed) if row["overall"])
            assert all(cell[:1] not in "=+-@\t\r" for row in rows for cell in row.values() if cell), "a formula"
            assert {row["mode"] for row in rows} == ({"assessment", "practice"} if more else {"assessment"})

        bad = statements[0]
        bad["id"] = None
        (folder / "bad.json").write_text(json.dumps([bad]))
        refused = subprocess.run(["node", source / "tests/exporting/xapi_check.cjs", modules, folder / "bad.json"],
                                 capture_output=True, timeout=300, check=False)
        assert refused.returncode == 1, "the validator finds nothing wrong with a bad statement"
        print(f"{len(plans)} plans; {checked.stdout.strip()}")
    return 0


sys.exit(main())
