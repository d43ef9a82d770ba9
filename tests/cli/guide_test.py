#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Follows docs/trainers-guide.md to the letter. usage: guide_test.py RAPPORT SOURCE [WRITE]

With WRITE it prints what the commands say, for whoever changes the guide.
"""
import os
import pathlib
import pty
import re
import select
import subprocess
import sys
import tempfile

PATIENCE = 60  # seconds
QUESTION = b"\n> "


def blocks_of(text):
    """What is fenced, in its order: the words behind the fence, and the lines."""
    return re.findall(r"^```([^\n]*)\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def asked(rapport, file, answers):
    """What a terminal shows of `rapport new`, each answer typed when it is asked for."""
    pid, terminal = pty.fork()
    if pid == 0:
        os.environ["TERM"] = "dumb"
        os.execv(rapport, [rapport, "new", file])
    shown, answers = b"", list(answers)
    answered = 0
    while select.select([terminal], [], [], PATIENCE)[0]:
        try:
            more = os.read(terminal, 65536)
        except OSError:  # how a terminal says that nobody is at its other end
            more = b""
        if not more:
            break
        shown += more
        questions = shown.replace(b"\r", b"").count(QUESTION)
        if questions > answered:
            os.write(terminal, answers[answered].encode() + b"\n")
            answered = questions
    os.waitpid(pid, 0)
    return shown.decode().replace("\r", "")


def sections(text):
    """The sections of a scenario by their names, without notes and empty lines."""
    found = {}
    name = None
    for line in text.splitlines():
        line = re.sub(r"\s+#[^\"']*$", "", line).rstrip()
        if not line or line.startswith("#"):
            continue
        if not line.startswith(" "):
            name = line.split(":")[0]
            found[name] = []
        found[name].append(line)
    return found


def main(rapport, source, write=""):
    guide = (pathlib.Path(source) / "docs/trainers-guide.md").read_text()
    blocks = blocks_of(guide)

    def block(info):
        found = [text for words, text in blocks if words == info]
        assert len(found) == 1, f"{len(found)} blocks are called {info}"
        return found[0]

    def same(what, is_so):
        if write:
            print(f"--- {what}\n{is_so}")
        elif block(what) != is_so:
            sys.exit(f"The guide says:\n{block(what)}\nIt is:\n{is_so}")

    def run(*arguments, code=0):
        done = subprocess.run([rapport, *arguments], capture_output=True, text=True)
        assert done.returncode == code, f"{arguments} ended with {done.returncode}:\n{done.stdout}{done.stderr}"
        return done

    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        os.environ["HOME"] = folder
        answers = [line[2:] for line in block("text new").splitlines() if line.startswith("> ")]
        same("text new", asked(rapport, "bicycle.yaml", answers))
        begun = pathlib.Path("bicycle.yaml").read_text()
        run("lint", "bicycle.yaml")

        # Section after section is replaced; a block of turns goes on with the turns before it.
        made = sections(begun)
        for info, text in blocks:
            if info != "yaml":
                continue
            if text.startswith("  - "):
                made["turns"] += sections("turns:\n" + text)["turns"][1:]
            else:
                made.update(sections(text))
            pathlib.Path("bicycle.yaml").write_text("\n".join(line for lines in made.values() for line in lines) + "\n")
            if text.startswith("customer:"):
                findings = run("lint", "bicycle.yaml", code=1).stdout
                assert '"another-shop"' in findings and '"shift-at-five"' in findings, findings
        run("lint", "bicycle.yaml")
        whole = block("yaml whole")
        assert made == sections(whole), [(name, made.get(name), sections(whole).get(name)) for name in {*made, *sections(whole)} if made.get(name) != sections(whole).get(name)]
        pathlib.Path("bicycle.yaml").write_text(whole)
        run("lint", "bicycle.yaml")
        same("text prove", run("prove", "bicycle.yaml").stdout)

        slip = ", on-the-stand: true"
        assert whole.count(slip) == 1
        pathlib.Path("bicycle.yaml").write_text(whole.replace(slip, ""))
        findings = run("lint", "bicycle.yaml", code=1).stdout
        assert "5 warnings" in findings, findings
        same("text findings", "\n".join(line for line in findings.splitlines() if re.match(r"bicycle.yaml:", line)) + "\n")
        pathlib.Path("bicycle.yaml").write_text(whole)

        pathlib.Path("bicycle.tests").mkdir()
        for info, text in blocks:
            if info.endswith(".replies"):
                pathlib.Path("bicycle.tests", info.split()[1]).write_text(text)
        same("text test", run("test", "bicycle.yaml").stdout)
        assessed = subprocess.run([rapport, "lint", "--assess", "bicycle.yaml"], capture_output=True, text=True)
        if not assessed.stderr:  # else there is no sentence model here, and ratings are less exact
            assert assessed.returncode == 0, assessed.stdout
        run("simulate", "bicycle.yaml", "--policy", "weak")
        run("graph", "bicycle.yaml")
        assert "SC091" in run("explain", "SC091").stdout
    commands = {line.split()[1] for info, text in blocks if info == "sh" for line in text.splitlines()}
    assert commands == {"new", "play", "watch", "prove", "test", "lint"}, commands
    print("followed")


if __name__ == "__main__":
    try:
        pty.openpty()
    except OSError:
        print("no pseudo-terminal can be made here: the guide was not followed")
        sys.exit(77)
    main(*sys.argv[1:])
