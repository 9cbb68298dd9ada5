"""`make bench`: what a page costs, beside what the server and the framework cost, all in one run.

Read the figures as ratios: the machine's load moves them all together. Needs wrk and chromium
(Debian's packages). Options: --seconds N (per address), --no-browser.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

from tests.bench.board import GROUPS, coach_of_two_hundred
from tests.bench.browser import on_a_slow_line
from tests.bench.erasure import two_years_erased
from tests.bench.load import Cost, measure, memory_mb
from tests.bench.pack import meeting_packs
from tests.bench.sign_ins import forty_at_once
from tests.e2e.site import ROOT, Site, free_port

UNIT = "/sv/m/vad-ar-asf/v1/u2/"
QUESTION = UNIT + "q/q1/"


class Bare:
    """One of the two measures, served as the product is."""

    def __init__(self, target: str, environment: dict[str, str]) -> None:
        self.port = free_port()
        command = [sys.executable, "-m", "tests.bench.serve", target, str(self.port)]
        self.process = subprocess.Popen(command, cwd=ROOT, env=environment, start_new_session=True)
        wait_for(f"http://127.0.0.1:{self.port}/hello/")

    def processes(self) -> list[int]:
        site = Site(Path())
        site.process = self.process  # type: ignore[assignment]
        return site.processes()

    def stop(self) -> None:
        os.killpg(self.process.pid, 15)
        self.process.wait(10)


def wait_for(url: str, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            urllib.request.urlopen(url, timeout=1)
            return
        except OSError:
            time.sleep(0.1)
    raise RuntimeError(f"no answer from {url}")


def session_cookie(site: Site) -> str:
    """A session of the demo's founder, made beside the door: here it is the page that is measured."""
    code = (
        "from django.conf import settings; from importlib import import_module;"
        "from barkraft.people.models import User; u = User.objects.get(first_name='Hodan', is_demo=True);"
        "s = import_module(settings.SESSION_ENGINE).SessionStore();"
        "s['_auth_user_id'] = str(u.pk); s['_auth_user_backend'] = 'barkraft.people.backends.UidBackend';"
        "s['_auth_user_hash'] = u.get_session_auth_hash(); s.save(); print('COOKIE', s.session_key)"
    )
    out = site.manage("shell", "-v", "0", "-c", code)
    key = next(line.split()[1] for line in out.splitlines() if line.startswith("COOKIE"))
    return f"session={key}"


def unit_uid(site: Site) -> str:
    page = urllib.request.urlopen(site.url + UNIT).read().decode()
    return page.split('data-unit="')[1].split('"')[0]


def table(rows: list[tuple[str, Cost]], raw: Cost, django: Cost) -> None:
    print(f"\n{'':34}{'req/s':>9}{'p95 ms':>9}{'CPU ms':>9}{'/ raw':>8}{'/ Django':>10}  faulty")
    for name, cost in rows:
        print(
            f"{name:34}{cost.rps:9.0f}{cost.p95:9.1f}{cost.cpu:9.3f}"
            f"{cost.rps / raw.rps:8.2f}{cost.rps / django.rps:10.2f}  {cost.bad}"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=5)
    parser.add_argument("--no-browser", action="store_true")
    options = parser.parse_args()
    if not shutil.which("wrk"):
        sys.exit("wrk is missing. Install Debian's package `wrk`.")
    with tempfile.TemporaryDirectory() as folder:
        run(Site(Path(folder)), options)


def run(site: Site, options: argparse.Namespace) -> None:
    print(f"first start, packages installed      {site.start():6.1f} s")
    site.stop()
    print(f"start again                          {site.start():6.1f} s")
    time.sleep(3)
    print(f"all processes idle                   {memory_mb(site.processes()):6.0f} MB (PSS)")
    environment = site.environment
    bare = Bare("tests.bench.hello:application", environment)
    raw = measure(f"http://127.0.0.1:{bare.port}/", bare.processes, seconds=options.seconds)
    bare.stop()
    framework = Bare(
        "barkraft.wsgi:application", environment | {"DJANGO_SETTINGS_MODULE": "tests.bench.hello_settings"}
    )
    django = measure(f"http://127.0.0.1:{framework.port}/hello/", framework.processes, seconds=options.seconds)
    framework.stop()
    cookie = session_cookie(site)
    pages = [
        ("unit page, signed out", UNIT, ""),
        ("unit page, signed in", UNIT, cookie),
        ("its personal part, signed in", f"/jag/{unit_uid(site)}", cookie),
        ("question page, signed in", QUESTION, cookie),
        ("Min dag, signed in", "/sv/min-dag/", cookie),
        ("Företagspärmen, signed in", "/sv/parmen/", cookie),
    ]
    rows = [("raw server hello (9 kB)", raw), ("Django hello, all middlewares", django)]
    for name, address, with_cookie in pages:
        rows.append((name, measure(site.url + address, site.processes, with_cookie, seconds=options.seconds)))
    coach, board = coach_of_two_hundred(site), f"{site.url}/sv/coach/"
    alone = measure(board, site.processes, coach, seconds=options.seconds, at_once=1)  # one coach, as in life
    rows.append((f"coach's board, {GROUPS} groups, alone", alone))
    table(rows, raw, django)
    print(f"\n40 card sign-ins at once             {forty_at_once(site):6.2f} s")
    meeting_packs(site)
    two_years_erased(site)
    print(f"all processes after the load         {memory_mb(site.processes()):6.0f} MB (PSS)")
    if not options.no_browser:
        on_a_slow_line(site.url + "/sv/m/vad-ar-asf/v1/u2/", site.url + "/sv/m/vad-ar-asf/v1/u3/")
    site.stop()


if __name__ == "__main__":
    main()
