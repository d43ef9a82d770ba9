#!/usr/bin/env python3
"""Kills `rapport play --store` at random moments of a conversation.

No reply whose consequences were shown may be missing from the store, every attempt must resume and end as if nothing had
happened, and the store must be sound. usage: kill_test.py RAPPORT PLAN [KILLS]
"""
import os
import random
import select
import sqlite3
import subprocess
import sys
import tempfile
import time

SCENARIO = "propane-missed-delivery"
SPOKEN = b"\nYou"  # how every reply begins when it is shown with its consequences


class Conversation:
    """One `rapport play` that is given its replies one by one."""

    def __init__(self, rapport, arguments):
        self.process = subprocess.Popen(
            [rapport, "play", SCENARIO, "--replies", "-", *arguments], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    def say(self, reply):
        self.process.stdin.write(reply.encode() + b"\n")
        self.process.stdin.flush()

    def listen(self, for_what):
        heard = b""
        while for_what not in heard:
            if not select.select([self.process.stdout], [], [], 30)[0]:
                raise TimeoutError(f"{for_what} was not heard within 30 seconds")
            chunk = os.read(self.process.stdout.fileno(), 65536)
            if not chunk:
                raise EOFError(f"the program ended before {for_what} was heard")
            heard += chunk

    def kill(self):
        self.process.kill()
        self.process.communicate()

    def finish(self):
        self.process.communicate(timeout=60)
        assert self.process.returncode == 0, f"exit code {self.process.returncode}"


def hold_to_the_end(rapport, plan, arguments):
    conversation = Conversation(rapport, arguments)
    for reply in plan:
        conversation.say(reply)
    conversation.finish()


def debrief(rapport, attempt, store):
    return subprocess.run([rapport, "debrief", attempt, "--json", "--store", store], check=True, capture_output=True).stdout


def rows(path, query, *values):
    # Not read-only: only a connection that may write recovers what a killed process had committed to the log and not
    # yet entered in its index.
    with sqlite3.connect(path) as database:
        return database.execute(query, values).fetchall()


def main():
    rapport, plan_file, kills = sys.argv[1], sys.argv[2], int(sys.argv[3]) if len(sys.argv) > 3 else 200
    with open(plan_file, encoding="utf-8") as lines:
        plan = [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    dice = random.Random(20261121)
    with tempfile.TemporaryDirectory() as work:
        os.environ["HOME"] = work
        path = os.path.join(work, "attempts.sqlite")
        store = "sqlite:" + path
        hold_to_the_end(rapport, plan, ["--store", store])
        first = rows(path, "SELECT id FROM attempts")[0][0]
        expected = debrief(rapport, first, store)
        shown = unacknowledged = 0
        for _ in range(kills):
            before = {row[0] for row in rows(path, "SELECT id FROM attempts")}
            last = dice.randrange(len(plan))
            conversation = Conversation(rapport, ["--store", store])
            conversation.listen(b"Eleanor Haskell\n")
            for reply in plan[:last]:
                conversation.say(reply)
                conversation.listen(SPOKEN)
            conversation.say(plan[last])
            time.sleep(dice.random() * 0.002)
            conversation.kill()
            new = [row[0] for row in rows(path, "SELECT id FROM attempts") if row[0] not in before]
            assert len(new) == 1, f"{len(new)} new attempts after one conversation"
            positions = [row[0] for row in rows(
                path, "SELECT position FROM replies WHERE attempt_id = ? AND taken_back_ms IS NULL ORDER BY serial", new[0])]
            assert positions == list(range(len(positions))), f"positions {positions}"
            assert len(positions) >= last, f"{last} replies were shown, {len(positions)} are stored"
            shown += last
            unacknowledged += len(positions) - last
            hold_to_the_end(rapport, plan[len(positions):], ["--resume", new[0], "--store", store])
            assert debrief(rapport, new[0], store) == expected, "the resumed attempt ends differently"
        assert rows(path, "PRAGMA integrity_check") == [("ok",)], "the store is not sound"
        print(f"{kills} conversations killed and resumed; {shown} replies shown and none lost, "
              f"{unacknowledged} more stored in the moment of the kill")


if __name__ == "__main__":
    main()
