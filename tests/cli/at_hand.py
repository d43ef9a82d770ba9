#!/usr/bin/env python3
"""Holds `rapport` in a terminal of its own and types the lines of standard input from its first prompt on.

What the terminal shows goes to standard output. usage: at_hand.py RAPPORT ARGUMENT... <LINES
"""
import os
import pty
import select
import sys

PROMPT = b"\n> "


def heard(terminal):
    """What is shown next; nothing at the end."""
    if not select.select([terminal], [], [], 30)[0]:
        raise TimeoutError("nothing was shown for 30 seconds")
    try:
        return os.read(terminal, 65536)
    except OSError:  # how a terminal says that nobody is at its other end
        return b""


def main():
    lines = sys.stdin.buffer.readlines()
    pid, terminal = pty.fork()
    if pid == 0:
        os.execv(sys.argv[1], sys.argv[1:])
    shown = b""
    while PROMPT not in shown.replace(b"\r", b""):
        more = heard(terminal)
        if not more:
            break
        shown += more
    for line in lines:
        os.write(terminal, line)
    while more := heard(terminal):
        shown += more
    os.waitpid(pid, 0)
    sys.stdout.buffer.write(shown.replace(b"\r", b""))


if __name__ == "__main__":
    main()
