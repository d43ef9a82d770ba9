#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Writes a catalogue of a language that nobody speaks: English with other letters, so that what was never translated stands out.

Usage: pseudo.py TEMPLATE. Writes the catalogue to standard output. Placeholders and escapes stay as they are.
"""
import re
import sys

# All in the range that the window always has letters for.
LETTERS = dict(zip("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", "àþçđèßğħìĵķłŋñòöœŕšťùűŵøýžÀÞÇĐÈŦĞĦÌĴĶŁŊÑÒÖŒŔŠŤÙŰŴØÝŽ"))
HEAD = '"Content-Type: text/plain; charset=UTF-8\\n"\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n'


def marked(line):
    """A line of a text with every letter another, but for those of placeholders and escapes."""
    parts = re.split(r"(\\.|\{[^{}]*\})", line)
    return "".join(part if number % 2 else "".join(LETTERS.get(c, c) for c in part) for number, part in enumerate(parts))


def main(template):
    with open(template, encoding="utf-8") as file:
        blocks = file.read().split("\n\n")
    print('msgid ""\nmsgstr ""\n' + HEAD)
    for block in blocks[1:]:
        lines = [line for line in block.splitlines() if not line.startswith(("#", "msgstr"))]
        print("\n".join(lines))
        forms = {"msgid": [], "msgid_plural": []}
        for line in lines:
            key, _, rest = line.partition(" ")
            if not line.startswith('"'):
                where = key
            if where in forms:
                forms[where].append(line if line.startswith('"') else rest)
        one = "\n".join(marked(line) for line in forms["msgid"])
        if forms["msgid_plural"]:
            many = "\n".join(marked(line) for line in forms["msgid_plural"])
            print(f"msgstr[0] {one}\nmsgstr[1] {many}\n")
        else:
            print(f"msgstr {one}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
