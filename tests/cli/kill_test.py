#!/usr/bin/env python3
"""Kills `rapport play --store` at random moments of a conversation held in a terminal.

No reply whose consequences were shown may be missing from the store, every attempt must resume and end as if nothing had
happened, and the store must be sound. usage: kill_test.py RAPPORT [KILLS]
"""
import os
import pty
import random
import select
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time

SCENARIO = "propane-missed-delivery"
PROMPT = b"\n> "


class Conversation:
    """One `rapport play` in a terminal of its own."""

    def __init__(self, rapport, arguments):
        self.heard = b""
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.execv(rapport, [rapport, "play", SCENARIO, *arguments])

    def listen(self):
        """Reads until the next prompt. False at the end."""
        self.heard = b""
        while not self.heard.replace(b"\r", b"").endswith(PROMPT):
            if not select.select([self.terminal], [], [], 30)[0]:
                raise TimeoutError("no prompt within 30 seconds")
            try:
                chunk = os.read(self.terminal, 65536)
            except OSError:
                return False
            if not chunk:
                return False
            self.heard += chunk
        return True

    def say(self, line):
        os.write(self.terminal, line.encode() + b"\n")

    def kill(self):
        os.kill(self.pid, signal.SIGKILL)
        self.close()

    def close(self):
        os.waitpid(self.pid, 0)
        os.close(self.terminal)


def hold_to_the_end(rapport, arguments):
    conversation = Conversation(rapport, arguments)
    while conversation.listen():
        conversation.say("1")
    conversation.close()


def debrief(rapport, attempt, store):
    return subprocess.run([rapport, "debrief", attempt, "--json", "--store", store], check=True, capture_output=True).stdout


def rows(path, query, *values):
    with sqlite3.connect(f"file:{path}?mode=ro", uri=True) as database:
        return database.execute(query, values).fetchall()


def main():
    rapport, kills = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 200
    dice = random.Random(20261121)
    with tempfile.TemporaryDirectory() as work:
        os.environ["HOME"] = work
        path = os.path.join(work, "attempts.sqlite")
        store = "sqlite:" + path
        seed = ["--seed", "5", "--store", store]
        hold_to_the_end(rapport, seed)
        first = rows(path, "SELECT id FROM attempts")[0][0]
        expected = debrief(rapport, first, store)
        length = rows(path, "SELECT count(*) FROM replies")[0][0]
        shown = unacknowledged = 0
        for _ in range(kills):
            before = {row[0] for row in rows(path, "SELECT id FROM attempts")}
            conversation = Conversation(rapport, seed)
            conversation.listen()
            acknowledged, last = 0, dice.randrange(length)
            for _ in range(last):
                conversation.say("1")
                conversation.listen()
                acknowledged += 1
            conversation.say("1")
            time.sleep(dice.random() * 0.002)
            conversation.kill()
            new = [row[0] for row in rows(path, "SELECT id FROM attempts") if row[0] not in before]
            assert len(new) == 1, f"{len(new)} new attempts after one conversation"
            positions = [row[0] for row in rows(
                path, "SELECT position FROM replies WHERE attempt_id = ? AND taken_back_ms IS NULL ORDER BY serial", new[0])]
            assert positions == list(range(len(positions))), f"positions {positions}"
            assert len(positions) >= acknowledged, f"{acknowledged} replies were shown, {len(positions)} are stored"
            shown += acknowledged
            unacknowledged += len(positions) - acknowledged
            hold_to_the_end(rapport, ["--resume", new[0], "--store", store])
            assert debrief(rapport, new[0], store) == expected, "the resumed attempt ends differently"
        assert rows(path, "PRAGMA integrity_check") == [("ok",)], "the store is not sound"
        print(f"{kills} conversations killed and resumed; {shown} replies shown and none lost, "
              f"{unacknowledged} more stored in the moment of the kill")


if __name__ == "__main__":
    main()
