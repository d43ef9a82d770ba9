#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Holds the man pages against the programs: every command and option that --help prints is described in its place, and nothing else is.

Usage: man_test.py PAGE PROGRAM. Says what differs and ends with 1.
"""
import re
import subprocess
import sys


def help_of(program, command):
    """The text of --help, and its options without the dashes."""
    text = subprocess.run([program, *command, "--help"], capture_output=True, text=True, check=True).stdout
    # An option stands at the edge of its line; names in the descriptions and after "Excludes:" do not.
    heads = re.findall(r"^  ((?:-{1,2}[\w-]+,?)+)", text, re.MULTILINE)
    return text, {name.strip(",") for head in heads for name in re.findall(r"--[\w-]+|-\w", head)}


def commands_of(text):
    _, _, listed = text.partition("\nSubcommands:\n")
    return re.findall(r"^  ([\w-]+)", listed, re.MULTILINE)


def sections_of(page):
    """Options by the subsection that describes them; those of the program itself under the empty name."""
    described, section = {"": set()}, ""
    for line in page.splitlines():
        if line.startswith((".Sh ", ".Ss ")):
            section = line[4:] if line.startswith(".Ss ") else ""
            described.setdefault(section, set())
        elif line.startswith(".It Fl "):
            described[section] |= {"-" + name for name in re.findall(r"Fl (-?[\w-]+)", line)}
    return described


def main(page_path, program):
    with open(page_path, encoding="utf-8") as file:
        described = sections_of(file.read())
    text, options = help_of(program, [])
    offered = {"": options}
    for command in commands_of(text):
        # -h and --help are described once, for all.
        inner, offered[command] = help_of(program, [command])
        for below in commands_of(inner):  # what store and person do is described with them
            offered[command] |= help_of(program, [command, below])[1]
        offered[command] -= {"-h", "--help"}
    wrong = []
    for place in offered.keys() | described.keys():
        name = place or "the program itself"
        if place not in described:
            wrong.append(f"{name}: no section describes it")
            continue
        if place not in offered:
            wrong.append(f"{name}: there is no such command")
            continue
        wrong += [f"{name}: {option} is not described" for option in offered[place] - described[place]]
        wrong += [f"{name}: there is no {option}" for option in described[place] - offered[place]]
    if not options:
        wrong.append("--help was not understood: no option was found")
    for line in sorted(wrong):
        print(f"{page_path}: {line}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
