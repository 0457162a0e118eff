"""Everything that docs/performance.md shows, in one run: ``python -m benchmarks [--write]`` (`make bench`).

All times are processor time. A kind of text is read by a process that has read the other kinds and not this one, so
that imports and common words count nowhere; each job then reads it in a fork of that process, where it is met for the
first time. Every figure is the least of several rounds, in which all jobs take turns.

A fork shares the memory of its parent: it copies a page where it first writes to it. Nobody who cleans texts pays for
that, so all pages are copied before the clock starts.
"""

from __future__ import annotations

import ctypes
import gc
import itertools
import json
import os
import platform
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import arnorm
from arnorm import WEB, Pipeline, fold_alef, fold_yeh, strip_diacritics, strip_tatweel
from benchmarks import corpus, rivals

PAGE = Path(__file__).resolve().parents[1] / "docs" / "performance.md"
BEGIN, END = "<!-- benchmark -->\n", "<!-- /benchmark -->\n"
CHARACTERS = 150_000  # of each kind
WARMING_CHARACTERS = 15_000  # of each other kind, read by the job itself
ROUNDS = 5

Job = Callable[[Sequence[str]], object]


def each(work: Callable[[str], object]) -> Job:
    """Call it with one text after the other."""
    return lambda texts: [work(text) for text in texts]


# The presets beside WEB that do as much, or more.
KEYS_AND_TEXTS = sorted({*filter(str.isupper, arnorm.presets.__all__)} - {"WEB", "LUCENE", "ASR"})
BESIDE: dict[str, Job] = {
    "`run`": each(WEB.run),
    "`run`, changes read": lambda texts: [WEB.run(text).changes for text in texts],
    **{f"`{name}`": partial(getattr(arnorm, name).map) for name in KEYS_AND_TEXTS},
    **{f"`{name}`": each(getattr(arnorm, name)) for name in ("spell_out", "find_dates", "find_blocks")},
}
RUNS = ("`run`", "`run`, changes read")
CLEANERS = {name: each(job) for name, job in rivals.cleaners().items()}
CALL, MAP = "the call", "`map`"
JOBS: dict[str, Job] = {MAP: WEB.map, CALL: each(WEB), **BESIDE, **CLEANERS}


def took(work: Callable[[], object]) -> float:
    """Processor time in seconds."""
    start = time.process_time()
    done = work()
    if isinstance(done, Iterator):
        for _ in done:
            pass
    return time.process_time() - start


def fork(work: Callable[[], Any]) -> Any:
    """What it returns, in a copy of this process as it is now."""
    here, there = os.pipe()
    if not (child := os.fork()):
        os.write(there, json.dumps(work()).encode())
        os._exit(0)
    os.close(there)
    with os.fdopen(here, "rb") as answer:
        said = answer.read()
    assert os.waitpid(child, 0)[1] == 0, "the child failed"
    return json.loads(said)


_MADV_POPULATE_WRITE = 23  # of Linux 5.14 and later; an older one refuses it, and figures are some 5 % higher


def copy_pages() -> None:
    """Copy all memory that this process shares with the one that it was forked from."""
    maps = Path("/proc/self/maps")
    for where, mode, *_ in (line.split() for line in maps.read_text().splitlines()) if maps.exists() else ():
        start, end = (int(place, 16) for place in where.split("-"))
        if mode == "rw-p":
            ctypes.CDLL(None).madvise(ctypes.c_void_p(start), ctypes.c_size_t(end - start), _MADV_POPULATE_WRITE)


def time_job(job: Job, others: Sequence[str], texts: Sequence[str]) -> tuple[float, float]:
    """The first reading of the texts, and again."""
    copy_pages()
    took(lambda: job(others))
    first = took(lambda: job(texts))
    return first, min(took(lambda: job(texts)) for _ in range(2))


def time_kind(kind: str, kinds: dict[str, list[str]]) -> dict[str, tuple[float, float]]:
    """Seconds of each job, at first reading and again: in a process that has not read this kind yet."""
    others = [text for other, texts in kinds.items() if other != kind for text in texts]
    took(lambda: WEB.map(others))
    some = [text for other in kinds if other != kind for text in take(kinds[other], WARMING_CHARACTERS)]
    gc.collect()
    gc.freeze()
    best = dict.fromkeys(JOBS, (float("inf"), float("inf")))
    for _ in range(ROUNDS):
        for name, job in JOBS.items():
            first, again = fork(partial(time_job, job, some, kinds[kind]))
            best[name] = min(best[name][0], first), min(best[name][1], again)
    return best


def take(texts: Iterable[str], characters: int) -> list[str]:
    """The first texts, about so many characters in all."""
    taken: list[str] = []
    for text in texts:
        if characters <= 0:
            break
        taken.append(text[:characters])
        characters -= len(text)
    return taken


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = [head, ["---", *["---:"] * (len(head) - 1)], *rows]
    return "\n".join(f"|{'|'.join(line)}|" for line in lines)


def share(part: float, whole: float) -> str:
    return f"{part / whole:.2f}"


def write_kinds(kinds: dict[str, list[str]]) -> str:
    """WEB on each kind beside the rivals, then its relatives beside it."""
    seconds = {kind: fork(partial(time_kind, kind, kinds)) for kind in kinds}
    cleaners: list[list[str]] = []
    beside: list[list[str]] = []
    slower: dict[str, list[str]] = {}  # by rival
    for kind, best in seconds.items():
        n = sum(map(len, kinds[kind])) / 1e9
        (first, again), (call, _) = best[MAP], best[CALL]
        cleaners.append([kind, f"{first / n:.0f}", f"{again / n:.0f}"])
        cleaners[-1] += [share(first, best[name][0]) for name in CLEANERS]
        beside.append([kind, share(call, first), *(share(best[name][0], call) for name in RUNS)])
        beside[-1] += [share(best[name][0], first) for name in BESIDE if name not in (*RUNS, "`find_blocks`")]
        beside[-1] += [f"{best['`find_blocks`'][0] / n:.0f}"]
        for name in CLEANERS:
            if first > best[name][0]:
                slower.setdefault(name, []).append(f"{kind} ({share(first, best[name][0])})")
    always = [name for name in CLEANERS if name not in slower]
    verdict = [f"faster than {' and '.join(always)} on every kind of text"] if always else []
    verdict += [
        f"slower than {name} on {', '.join(kinds_lost)}, faster on the others" for name, kinds_lost in slower.items()
    ]
    shown = [name for name in BESIDE if name not in (*RUNS, "`find_blocks`")]
    return f"""\
## `WEB` and what you would call instead

`WEB` at the first reading of a text, which is what you pay, in nanoseconds a character; the same texts again; and the
first reading as a share of the time that each other cleaner takes (below 1, `WEB` is faster).

{table(["", "first", "again", *(f"of {name}" for name in CLEANERS)], cleaners)}

`WEB` is {"; ".join(verdict)}.

## Other calls beside `WEB`

A call for each text instead of `map`, `run` as a multiple of that call, with its changes read and not, and other
presets and functions as a multiple of `WEB`, all at first reading. `find_blocks` in nanoseconds a character.

{table(["", CALL, *RUNS, *shown, "`find_blocks`"], beside)}
"""


# The very job of arabic-norm: every mark and every tatweel goes, whatever it says there, in code too.
PLAIN = Pipeline(
    strip_diacritics(keep=("maddah", "hamza"), verses="strip", blocks="prose"),
    strip_tatweel(protect=False, blocks="prose"),
    fold_alef,
    fold_yeh,
)
# The same steps as arnorm has them by default: 1446هـ, initials, prefixes, split hamzas, code are looked for and kept.
SAFE = Pipeline(strip_diacritics, strip_tatweel, fold_alef, fold_yeh)


def write_four_steps(kinds: dict[str, list[str]]) -> str:
    """Marks, tatweel, alef and yeh beside arabic-norm, which is written in Rust and does these four."""
    rival = rivals.four_steps()
    if rival is None or "vocalised prose" not in kinds:
        return "## Four character steps\n\narabic-norm or the corpus is not there: not measured.\n"
    news, vocalised = kinds["news"], kinds["vocalised prose"]
    millions = "\n".join(news) * (3_000_000 // sum(map(len, news)))
    rows = []
    for what, texts in (
        ("documents of news", news),
        (f"one text of {len(millions) / 1e6:.1f} million characters", [millions]),
        ("vocalised prose", vocalised),
        ("headlines, one by one", kinds["headlines"]),
        ("headlines, by `map`", kinds["headlines"]),
    ):
        jobs = {p: each(p) if "map" not in what else p.map for p in (PLAIN, SAFE)}
        times = max(1, 1_000_000 // sum(map(len, texts)))
        best: dict[object, float] = {}
        for _, (who, job) in itertools.product(range(7), {**jobs, rival: each(rival)}.items()):
            seconds = took(lambda j=job, t=texts, n=times: [list(j(t)) for _ in range(n)])
            best[who] = min(best.get(who, seconds), seconds)
        rows.append([what, share(best[PLAIN], best[rival]), share(best[SAFE], best[rival])])
    return f"""\
## Four character steps

Strip marks and tatweel, fold alef and yeh, as a share of the time of arabic-norm, which is written in Rust and does
these four: the same job (`blocks="prose"`), and the steps as they are by default, which keep `1446هـ`, links and code:
asking whether a text has code is most of what they take.

{table(["", "the same job", "the default steps"], rows)}
"""


def run_apart(*arguments: str) -> tuple[float, str]:
    """Processor time of another Python, and what it printed."""
    # What is imported from has byte code there, as installed.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.PIPE, env=env, text=True)
    assert process.stdout is not None
    said = process.stdout.read()
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    assert process.returncode == 0, arguments
    return used.ru_utime + used.ru_stime, said


# Not getrusage: a process inherits the peak of the one that started it.
PEAK = "print(int(open('/proc/self/status').read().split('VmHWM:')[1].split()[0]) * 1024)"


def write_processes(kinds: dict[str, list[str]]) -> str:
    """Start-up, memory, and the command."""
    sentences = {
        "`import arnorm`": "",
        "the first `normalize` of a plain sentence": "arnorm.normalize('أعلنت الوزارة خطتها الجديدة للمدارس')",
        "… of one with a date and a quotation": "arnorm.normalize('في 3 رمضان ١٤٤٦هـ قال: \"نعم\"')",
    }
    codes = {what: f"import arnorm\n{code}" for what, code in sentences.items()} | {"": "pass"}
    least: dict[str, float] = {}
    for _, (what, code) in itertools.product(range(12), codes.items()):
        least[what] = min(least.get(what, 9.9), run_apart("-c", code)[0])
    rows = [[what, f"{(least[what] - least['']) * 1e3:.0f} ms"] for what in sentences]
    with tempfile.TemporaryDirectory() as folder:
        long, lines = Path(folder, "long.txt"), Path(folder, "texts.jsonl")
        text = "\n".join(kinds["news"])
        text *= 50_000_000 // len(text) + 1
        long.write_text(text, encoding="utf-8")
        size = 2 * len(text)  # as Python holds it
        peak = int(
            run_apart("-c", f"import arnorm\narnorm.normalize(open({str(long)!r}, encoding='utf-8').read())\n{PEAK}")[1]
        )
        rows.append([f"peak memory of one text of {size / 1e6:.0f} MB", f"{peak / size:.1f} times its size"])
        documents = [text for texts in corpus.read_all(10 * CHARACTERS).values() for text in texts]
        lines.write_text(
            "".join(json.dumps({"text": d}, ensure_ascii=False) + "\n" for d in documents), encoding="utf-8"
        )
        web = f"""import arnorm, json, time
texts = [json.loads(line)["text"] for line in open({str(lines)!r}, encoding="utf-8")]
start = time.process_time()
for _ in arnorm.WEB.map(texts): pass
print(time.process_time() - start)"""
        command = min(run_apart("-m", "arnorm", "-q", "-o", str(lines) + ".out", str(lines))[0] for _ in range(2))
        inside = min(float(run_apart("-c", web)[1]) for _ in range(2))
        size = lines.stat().st_size
        rows += [
            [f"`arnorm` on {size / 1e6:.0f} MB of JSON lines", f"{size / 1e6 / command:.1f} MB a second"],
            ["… the share of `WEB` itself", f"{inside / command:.0%}"],
        ]
    return f"""\
## Start, memory, the command

Beyond Python's own start, with byte code there.

{table(["", ""], rows)}
"""


def _name_processor() -> str:
    cpus = Path("/proc/cpuinfo")
    found = re.search(r"model name\s*: (.+)", cpus.read_text()) if cpus.exists() else None
    return f"{os.cpu_count()} cores of {found[1] if found else platform.processor()}"


def main() -> None:
    kinds = corpus.read_all(CHARACTERS)
    origin = (
        "Texts: documents of a corpus that is not part of the repository."
        if corpus.CORPUS.is_dir()
        else "Texts: our own pages (tests/pages), since the corpus of the published figures is not there."
    )
    today = time.strftime("%d %B %Y").lstrip("0")
    compiled = "compiled" if arnorm.compiled else "interpreted"
    parts = [
        f"Measured on {today} with arnorm {arnorm.__version__}, Python {platform.python_version()} on "
        f"{_name_processor()} ({platform.machine()}), {compiled}; "
        f"{', '.join(rivals.versions())}.\n{origin} Processor time; the least of "
        f"{ROUNDS} rounds. The machine's speed changes by a third within minutes: compare the columns of a row.\n"
    ]
    for write in (write_kinds, write_four_steps, write_processes):
        start = time.perf_counter()
        parts.append(write(kinds))
        print(f"{write.__name__}: {time.perf_counter() - start:.0f} s", file=sys.stderr)
    made = "\n".join(parts)
    if "--write" in sys.argv[1:]:
        before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
        PAGE.write_text(f"{before}{BEGIN}\n{made}\n{END}{rest.partition(END)[2]}", encoding="utf-8")
    else:
        print(made)


if __name__ == "__main__":
    main()
