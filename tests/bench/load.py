"""Load and cost of one address: requests a second and p95 from wrk, CPU and memory from /proc."""

import os
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
P95 = """
done = function(summary, latency, requests)
  local bad = summary.errors.status + summary.errors.connect + summary.errors.read + summary.errors.timeout
  io.write(string.format("RESULT %d %d %d %d\\n", summary.requests, summary.duration, latency:percentile(95), bad))
end
"""


@dataclass(frozen=True)
class Cost:
    """Requests a second, p95 in ms, CPU ms a request, faulty answers."""

    rps: float
    p95: float
    cpu: float
    bad: int


def measure(
    url: str, processes: Callable[[], list[int]], cookie: str = "", seconds: int = 5, at_once: int = 16
) -> Cost:
    """Drive one address with wrk for some seconds, after a second to warm up."""
    with tempfile.NamedTemporaryFile("w", suffix=".lua") as script:
        script.write(P95)
        script.flush()
        _wrk(url, cookie, 1, at_once, script.name)
        before = cpu_seconds(processes())
        requests, micros, p95, bad = _wrk(url, cookie, seconds, at_once, script.name)
        used = cpu_seconds(processes()) - before
    return Cost(requests / (micros / 1e6), p95 / 1000, used * 1000 / max(requests, 1), bad)


def _wrk(url: str, cookie: str, seconds: int, at_once: int, script: str) -> tuple[int, int, int, int]:
    command = ["wrk", "-t1", f"-c{at_once}", f"-d{seconds}s", "-s", script, "-H", "Accept-Encoding: br"]
    if cookie:
        command += ["-H", f"Cookie: {cookie}"]
    out = subprocess.run([*command, url], capture_output=True, text=True, check=True).stdout
    line = next(row for row in out.splitlines() if row.startswith("RESULT"))
    requests, micros, p95, bad = (int(n) for n in line.split()[1:])
    return requests, micros, p95, bad


def cpu_seconds(processes: list[int]) -> float:
    """CPU time that these processes have used so far."""
    total = 0
    for pid in processes:
        try:
            fields = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
        except FileNotFoundError:
            continue
        total += int(fields[11]) + int(fields[12])
    return total / TICKS


def memory_mb(processes: list[int]) -> float:
    """Proportional set size of these processes, in MB: shared pages are counted once."""
    total = 0
    for pid in processes:
        try:
            for row in Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
                if row.startswith("Pss:"):
                    total += int(row.split()[1])
        except (FileNotFoundError, PermissionError, ProcessLookupError):
            continue
    return total / 1024
