#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""`rapport send` against record stores: send_test.py own|fetched RAPPORT SOURCE. `own` is a pretended one of a few lines
that behaves badly in every way; `fetched` is npm's @learninglocker/xapi-statements, run as a program of its own behind
a front that keeps on disk what that acknowledges, and killed in the middle. Exit code 77: it is not there."""
import base64
import http.client
import http.server
import json
import os
import pathlib
import shutil
import signal
import socket
import ssl
import subprocess
import sys
import tempfile
import threading
import time

SKIPPED = 77
SECRET = "s3cret:with colon"


class Desk:
    """A folder with a store of attempts, and the program."""

    def __init__(self, rapport, source, folder):
        self.rapport, self.source, self.folder = rapport, source, folder
        self.store = f"sqlite:{folder}/attempts.sqlite"
        self.environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "LC_ALL": "C.UTF-8",
                            "no_proxy": "*", "NO_PROXY": "*"}
        self.environment.pop("RAPPORT_RECORD_STORE", None)

    def run(self, *arguments, **environment):
        return subprocess.run([self.rapport, *map(str, arguments)], capture_output=True, text=True, timeout=300, check=False,
                              env={**self.environment, **environment})

    def play(self, times, mode="assessment"):
        plan = self.source / "tests/plans/wrong-coffee/best.replies"
        for _ in range(times):
            done = self.run("play", "wrong-coffee", "--replies", plan, "--mode", mode, "--name", "Ada", "--store", self.store)
            assert done.returncode == 0, done.stderr

    def statements(self):
        done = self.run("export", "--attempts", "--format", "xapi", "--store", self.store)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def arguments(self, to, *more):
        return ["send", "--to", to, "--store", self.store, *more]

    def send(self, to, *more, **environment):
        return self.run(*self.arguments(to, *more), **environment)


class PretendedStore(http.server.ThreadingHTTPServer):
    """Keeps what it takes. `plan` holds what the next requests are answered with instead: a status, headers, a body."""

    def __init__(self, certificate=None):
        super().__init__(("127.0.0.1", 0), PretendedAnswers)
        self.kept, self.plan, self.refused, self.asked = {}, [], set(), []
        self.twice = 0
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.socket = context.wrap_socket(self.socket, server_side=True)
        self.address = f"http{'s' if certificate else ''}://localhost:{self.server_address[1]}/xapi"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def handle_error(self, request, client_address):
        pass  # a client that does not trust us goes away


class PretendedAnswers(http.server.BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        store = self.server
        store.asked.append((self.path, dict(self.headers)))
        batch = json.loads(body)
        if store.plan:
            status, headers, text = store.plan.pop(0)
            if status is None:
                self.close_connection = True
                return
            return self.answer(status, headers, text)
        if any(one["id"] in store.refused for one in batch):
            return self.answer(400, {}, "bad \x1b[31mstatement")
        for one in batch:
            store.twice += one["id"] in store.kept
            store.kept[one["id"]] = one
        return self.answer(200, {"Content-Type": "application/json"}, json.dumps([one["id"] for one in batch]))

    def answer(self, status, headers, text):
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(text.encode())))
        self.end_headers()
        self.wfile.write(text.encode())


def check_own(desk):
    desk.play(4)
    desk.play(1, mode="practice")
    told = {one["id"] for one in desk.statements()}
    assert len(told) > 20, len(told)

    # What stops before anything is sent says why.
    store = PretendedStore()
    for address, words in [("http://lrs.example.org/xapi", "https"), ("https://a:b@lrs.example.org/", "--credentials"),
                           ("nonsense", "no address"), ("ftp://localhost/", "https")]:
        done = desk.send(address)
        assert done.returncode == 2 and words in done.stderr, (address, done.stderr)
    password = desk.folder / "password"
    password.write_text(f"key:{SECRET}\n")
    password.chmod(0o644)
    done = desk.send(store.address, "--credentials", password)
    assert done.returncode == 2 and "chmod 600" in done.stderr, done.stderr
    assert not store.asked
    password.chmod(0o600)
    (desk.folder / "empty").write_text("")
    (desk.folder / "empty").chmod(0o600)
    assert desk.send(store.address, "--credentials", desk.folder / "empty").returncode == 2

    # Credentials that are not known: said, and nothing is lost.
    store.plan = [(401, {}, "who are you")]
    done = desk.send(store.address, "--credentials", password)
    assert done.returncode == 2 and "401" in done.stderr and "Nothing is lost" in done.stderr, done.stderr
    wanted = "Basic " + base64.b64encode(f"key:{SECRET}".encode()).decode()
    assert store.asked[-1][1]["Authorization"] == wanted, store.asked[-1]
    assert SECRET not in done.stderr + done.stdout

    # A store that is not well: it is waited for. A page of a hotel is no receipt.
    store.plan = [(200, {}, "<html>sign in</html>")]
    assert desk.send(store.address).returncode == 2
    store.plan = [(503, {"Retry-After": "1"}, ""), (None, {}, "")]
    store.refused = {sorted(told)[3]}
    done = desk.send(store.address, RAPPORT_RECORD_STORE=f"key:{SECRET}")
    assert done.returncode == 1, (done.returncode, done.stderr)
    assert store.asked[-1][1]["Authorization"] == wanted
    assert "1 was refused for good" in done.stdout and "\x1b" not in done.stderr, done
    assert set(store.kept) == told - store.refused, "something is missing, or practice was sent"
    again = desk.send(store.address)
    assert again.returncode == 0 and "0 statements delivered" in again.stdout, again
    assert store.twice == 0, "what was delivered came again"
    desk.play(1)
    more = desk.send(store.address, "--without-words")
    assert more.returncode == 0 and set(store.kept) == {one["id"] for one in desk.statements()} - store.refused

    # Without a network all waits.
    other = PretendedStore()
    gone = other.address
    other.shutdown()
    other.server_close()
    done = desk.send(gone, "--tries", "2")
    assert done.returncode == 2 and "statements wait" in done.stdout, done

    print(check_certificates(desk))
    return 0


def check_certificates(desk):
    certificate = desk.folder / "certificate.pem"
    if shutil.which("openssl") is None:
        return "There is no openssl here: certificates were not tried."
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2",
                    "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost", "-keyout", certificate,
                    "-out", desk.folder / "part.pem"], check=True, capture_output=True)
    certificate.write_text(certificate.read_text() + (desk.folder / "part.pem").read_text())
    store = PretendedStore(certificate)
    done = desk.send(store.address, "--tries", "1")
    assert done.returncode == 2 and "not trusted" in done.stderr, done.stderr
    assert not store.asked, "something was told to a stranger"
    done = desk.send(store.address.replace("localhost", "127.0.0.1"), "--tries", "1", "--authorities", desk.folder / "part.pem")
    assert done.returncode == 2 and "not trusted" in done.stderr, "the certificate is another host's: " + done.stderr
    done = desk.send(store.address, "--authorities", desk.folder / "part.pem")
    assert done.returncode == 0 and store.kept, done.stderr
    return "Statements went over https to who is trusted alone."


def free_port():
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


class Node:
    """The fetched store, which keeps everything in memory."""

    def __init__(self, source, folder):
        self.port = free_port()
        program = source / "build/record-store/node_modules/@learninglocker/xapi-statements/dist/server.js"
        self.process = subprocess.Popen(
            ["node", program], cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            env={"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "en", "AUTH_REPO": "test", "EVENTS_REPO": "test",
                 "MODELS_REPO": "memory", "STORAGE_REPO": "memory", "EXPRESS_PORT": str(self.port)})
        for _ in range(600):
            try:
                if self.ask("GET", "/xAPI/about")[0] == 200:
                    return
            except OSError:
                pass
            time.sleep(0.05)  # until the port answers: there is nothing else to wait for
        raise AssertionError("the record store did not start")

    def ask(self, method, path, body=None):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request(method, path, body, {"X-Experience-API-Version": "1.0.3", "Content-Type": "application/json",
                                                "Authorization": "Basic YTpi"})
        answer = connection.getresponse()
        return answer.status, answer.read()

    def kill(self):
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()


class Front(http.server.HTTPServer):
    """Hands requests on, keeps on disk what was acknowledged, and kills by plan: at the n-th request the store is killed
    `before` it has the batch or `after` it has acknowledged it, or the `client` is."""

    def __init__(self, source, folder, plan):
        super().__init__(("127.0.0.1", 0), FrontAnswers)
        self.source, self.folder, self.plan = source, folder, plan
        self.node, self.requests, self.restarts, self.client = Node(source, folder), 0, 0, None
        self.journal = folder / "journal"
        self.address = f"http://127.0.0.1:{self.server_address[1]}/xAPI"
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def kill_and_restart(self):
        self.node.kill()
        self.node = Node(self.source, self.folder)
        self.restarts += 1
        for line in self.journal.read_text().splitlines() if self.journal.exists() else []:
            assert self.node.ask("POST", "/xAPI/statements", line.encode())[0] == 200


class FrontAnswers(http.server.BaseHTTPRequestHandler):
    def log_message(self, *arguments):
        pass

    def do_POST(self):
        front = self.server
        body = self.rfile.read(int(self.headers["Content-Length"]))
        front.requests += 1
        kills = front.plan.get(front.requests)
        if kills == "before":
            front.kill_and_restart()
            self.close_connection = True
            return
        status, text = front.node.ask("POST", "/xAPI/statements", body)
        if status == 200:
            with open(front.journal, "ab") as journal:
                journal.write(json.dumps(json.loads(body)).encode() + b"\n")
                journal.flush()
                os.fsync(journal.fileno())
        if kills == "after":
            front.kill_and_restart()
            self.close_connection = True
            return
        if kills == "client":
            front.client.send_signal(signal.SIGKILL)
            front.client.wait()
            self.close_connection = True
            return
        self.send_response(status)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)


def check_fetched(desk):
    modules = desk.source / "build/record-store/node_modules"
    if shutil.which("node") is None or not modules.is_dir():
        print("The record store was not fetched (./dev setup does, where npm is there): nothing was sent to it.")
        return SKIPPED
    desk.play(40)
    told = {one["id"]: one for one in desk.statements()}
    assert len(told) > 250, len(told)
    front = Front(desk.source, desk.folder, {1: "before", 2: "after", 4: "client", 5: "after", 7: "before"})
    try:
        rounds = 0
        while rounds < 10:
            rounds += 1
            front.client = subprocess.Popen([desk.rapport, *map(str, desk.arguments(front.address))], env=desk.environment,
                                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
            said = front.client.communicate(timeout=300)[1]
            if front.client.returncode == 0:
                break
        assert front.client.returncode == 0, said.decode()
        assert rounds > 1 and front.restarts == 4, (rounds, front.restarts, front.requests)
        kept, path = [], "/xAPI/statements?limit=100"
        while path:
            status, text = front.node.ask("GET", path)
            assert status == 200, text
            page = json.loads(text)
            kept += page["statements"]
            path = page["more"]
        assert len(kept) == len(told), f"{len(kept)} are there of {len(told)}"
        for one in kept:
            mine = told[one["id"]]
            for key in ("actor", "verb", "object", "result", "context", "timestamp"):
                assert one.get(key) == mine.get(key), (key, one.get(key), mine.get(key))
        done = desk.send(front.address)
        assert done.returncode == 0 and "0 statements delivered" in done.stdout, done
        print(f"{len(kept)} statements, each once, after {front.restarts} kills of the record store and one of the sender.")
    finally:
        front.node.kill()
    return 0


def main():
    what, rapport, source = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as name:
        desk = Desk(rapport, source, pathlib.Path(name))
        return check_own(desk) if what == "own" else check_fetched(desk)


sys.exit(main())
