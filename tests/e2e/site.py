"""A whole site in a folder of its own, for tests in the browser and for measuring."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Site:
    """`manage.py serve` in a process group of its own, with its data in `home`."""

    def __init__(self, home: Path, port: int | None = None, *options: str) -> None:
        self.home = home
        self.port = port or free_port()
        self.options = options
        self.url = f"http://127.0.0.1:{self.port}"
        self.process: subprocess.Popen[bytes] | None = None
        self.signed_in: dict[str, Any] = {}  # cookies of who has come in by code

    @property
    def environment(self) -> dict[str, str]:
        return os.environ | {
            "DJANGO_SETTINGS_MODULE": "barkraft.settings",  # pytest's own settings are not the product's
            "BARKRAFT_ENV": "development",
            "BARKRAFT_HOME": str(self.home),
            "PORT": str(self.port),
            "DATABASE_URL": "",
        }

    def manage(self, *words: str) -> str:
        """Run one management command on the site's data and return what it printed."""
        command = [sys.executable, "manage.py", *words]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"manage.py {words[0]} said: {done.stderr[-2000:]}")
        return done.stdout

    def start(self, timeout: float = 120) -> float:
        """Start and wait until /halsa answers. Returns the seconds that it took."""
        began = time.monotonic()
        self.home.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "manage.py", "serve", *self.options]
        with (self.home / "serve.log").open("ab") as log:
            self.process = subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdout=log, stderr=log, start_new_session=True
            )
        while time.monotonic() - began < timeout:
            if self.process.poll() is not None:
                raise RuntimeError(f"serve ended:\n{(self.home / 'serve.log').read_text()[-3000:]}")
            try:
                with urllib.request.urlopen(f"{self.url}/halsa", timeout=2) as answer:
                    if json.load(answer)["status"] == "ok":
                        return time.monotonic() - began
            except (urllib.error.URLError, ConnectionError, TimeoutError):
                time.sleep(0.05)
        raise RuntimeError(f"no answer in {timeout} s:\n{(self.home / 'serve.log').read_text()[-3000:]}")

    def stop(self, hard: bool = False) -> None:
        """End the whole process group; `hard` is SIGKILL."""
        if self.process and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL if hard else signal.SIGTERM)
            try:
                self.process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait(5)

    def processes(self) -> list[int]:
        """Process ids of the group."""
        assert self.process
        group = self.process.pid
        found = []
        for entry in Path("/proc").iterdir():
            if entry.name.isdigit():
                try:
                    if os.getpgid(int(entry.name)) == group:
                        found.append(int(entry.name))
                except ProcessLookupError:
                    continue
        return found

    @property
    def demo(self) -> dict[str, dict[str, object]]:
        """The demo's sign-ins, as `manage.py demo` keeps them."""
        return json.loads((self.home / "demo.json").read_text())
