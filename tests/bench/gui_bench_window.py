#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""What the real window costs on a virtual screen, drawn by llvmpipe: when its first frame is shown, how much processor it takes while
nobody does anything, how much memory it holds; beside the same of an empty window.

Usage: gui_bench_window.py RAPPORT_GUI BARE_WINDOW SOURCE_FOLDER. Prints one JSON object; docs/benchmarks.md says what its keys mean.
"""
import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

STARTS = 9
SETTLING_SECONDS = 3
IDLE_SECONDS = 10
IDLE_ROUNDS = 3
TICKS_PER_SECOND = os.sysconf("SC_CLK_TCK")


class Screen:
    """A virtual screen, as long as the `with` lasts."""

    def __enter__(self):
        number, told = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(told), "-screen", "0", "1280x800x24", "-noreset"],
            pass_fds=[told], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(told)
        with os.fdopen(number) as answer:
            self.name = ":" + answer.readline().strip()
        return self

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()


class Window:
    """A program with a window, running from its first frame until the `with` ends."""

    def __init__(self, command, environment):
        self.command = command
        self.environment = environment

    def __enter__(self):
        self.process = subprocess.Popen(self.command, env=self.environment, stderr=subprocess.PIPE, text=True)
        said = []
        for line in self.process.stderr:
            said.append(line)
            if found := re.search(r"first frame after (\d+) ms", line):
                self.first_frame_ms = int(found[1])
                return self
        self.process.wait()
        raise SystemExit("The window did not open: " + "".join(said))

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()
        self.process.stderr.close()

    def cpu_ticks(self):
        with open(f"/proc/{self.process.pid}/stat", encoding="ascii") as file:
            fields = file.read().rpartition(")")[2].split()
        return int(fields[11]) + int(fields[12])  # utime and stime, the 14th and 15th of proc(5)

    def resident_mb(self):
        with open(f"/proc/{self.process.pid}/status", encoding="ascii") as file:
            return round(int(re.search(r"VmRSS:\s+(\d+) kB", file.read())[1]) / 1024, 1)


def idle_percent(window):
    """Of one core over ten seconds in which nobody does anything; the worst of three, since a face blinks now and then."""
    worst = 0
    time.sleep(SETTLING_SECONDS)
    for _ in range(IDLE_ROUNDS):
        before = window.cpu_ticks()
        time.sleep(IDLE_SECONDS)
        worst = max(worst, window.cpu_ticks() - before)
    return round(worst / TICKS_PER_SECOND / IDLE_SECONDS * 100, 2)


def median_start(command, environment):
    """Milliseconds to the first frame: the usual and the worst of several starts."""
    starts = []
    for _ in range(STARTS):
        with Window(command, environment) as window:
            starts.append(window.first_frame_ms)
    return statistics.median(starts), max(starts)


def main(program, bare, source):
    source = os.path.abspath(source)
    if not shutil.which("Xvfb"):
        raise SystemExit("There is no Xvfb.")
    replies = f"{source}/scenarios/demonstrations/propane-missed-delivery.replies"
    with tempfile.TemporaryDirectory() as home, Screen() as screen:
        part = f"{home}/part.replies"
        with open(replies, encoding="utf-8") as whole, open(part, "w", encoding="utf-8") as file:
            file.writelines([line for line in whole if not line.startswith("#")][:5])
        typed = f"{home}/typed.replies"
        with open(typed, "w", encoding="utf-8") as file:
            file.write("> I am so sorry, Mrs. Haskell. We promised you twice, and we kept neither.\n")
        environment = {**os.environ, "DISPLAY": screen.name, "HOME": home, "XDG_CONFIG_HOME": f"{home}/config",
                       "XDG_DATA_HOME": f"{home}/data", "LIBGL_ALWAYS_SOFTWARE": "1", "GALLIUM_DRIVER": "llvmpipe"}
        environment.pop("WAYLAND_DISPLAY", None)
        lobby = [program, "--no-store", "--timing"]
        conversation = [*lobby, "--scenario", "propane-missed-delivery", "--replies", part]
        first_ms, worst_ms = median_start(lobby, environment)
        bare_ms, _ = median_start([bare], environment)
        with Window(lobby, environment) as window:
            lobby_percent, lobby_mb = idle_percent(window), window.resident_mb()
        with Window(conversation, environment) as window:
            conversation_percent, conversation_mb = idle_percent(window), window.resident_mb()
        with Window([*lobby, "--scenario", "propane-missed-delivery", "--replies", typed], environment) as window:
            time.sleep(SETTLING_SECONDS)
            typed_mb = window.resident_mb()
        os.makedirs(f"{home}/still/rapport")
        with open(f"{home}/still/rapport/settings.json", "w", encoding="utf-8") as file:
            json.dump({"version": 1, "reduced_motion": True}, file)
        with Window(conversation, {**environment, "XDG_CONFIG_HOME": f"{home}/still"}) as window:
            still_percent = idle_percent(window)
        with Window([bare], environment) as window:
            bare_mb = window.resident_mb()
        # Without models nothing is rated: what is left is the window itself.
        os.makedirs(f"{home}/plain")
        os.symlink(f"{source}/scenarios", f"{home}/plain/scenarios")
        os.symlink(f"{source}/assets/rubrics", f"{home}/plain/rubrics")
        plain = {**environment, "RAPPORT_DATA": f"{home}/plain", "RAPPORT_SENTENCE_MODEL": f"{home}/none"}
        with Window(conversation, plain) as window:
            time.sleep(SETTLING_SECONDS)
            plain_mb = window.resident_mb()
    print(json.dumps({
        "first_frame_ms": first_ms, "first_frame_worst_ms": worst_ms, "bare_first_frame_ms": bare_ms,
        "idle_lobby_percent": lobby_percent, "idle_conversation_percent": conversation_percent,
        "idle_reduced_motion_percent": still_percent,
        "resident_lobby_mb": lobby_mb, "resident_conversation_mb": conversation_mb,
        "resident_typed_mb": typed_mb, "resident_without_models_mb": plain_mb, "resident_bare_mb": bare_mb}))


if __name__ == "__main__":
    main(*sys.argv[1:])
