"""Everything benchmarks/performance.md shows, in one run: ``python -m benchmarks [SECTION …]`` (`make bench`).

Times are the best of several rounds in which all candidates take turns; figures are nanoseconds a character and, where
there is a rival, the ratio to it (below 1: arnorm is faster).
"""

from __future__ import annotations

import collections
import itertools
import os
import platform
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor

import arnorm
from arnorm import WEB, Pipeline, find_dates, fold_alef, fold_yeh, strip_diacritics, strip_tatweel
from benchmarks import corpus, rivals
from benchmarks.timing import in_turn

# The very job of arabic-norm: every mark and every tatweel goes, whatever it says there.
PLAIN = Pipeline(
    strip_diacritics(keep=("maddah", "hamza"), verses="strip"), strip_tatweel(protect=False), fold_alef, fold_yeh
)
# The same steps as arnorm has them by default: 1446هـ, initials, prefixes, decomposed hamzas are looked for and kept.
SAFE = Pipeline(strip_diacritics, strip_tatweel, fold_alef, fold_yeh)
RUST = "arabic-norm (Rust)"


def _copy(text: str) -> str:
    """What the machine could do at best: encode and decode the same text."""
    return text.encode("utf-16-le").decode("utf-16-le")


def _row(label: str, n: int, best: dict[str, float], against: str | None) -> None:
    cells = [f"{name} {seconds / n * 1e9:.2f}" for name, seconds in best.items()]
    ours = [name for name in best if name in ("arnorm", "by call", "safe defaults")] if against in best else []
    ratio = "".join(f" · ratio of {name} {best[name] / best[against]:.2f}" for name in ours)
    print(f"| {label} | {' · '.join(cells)}{ratio} |", flush=True)


def characters() -> None:
    """Marks, tatweel, alef and yeh: one long text, documents of 1,000 to 8,000 characters, headlines."""
    jobs: dict[str, Callable[[str], object]] = {
        "arnorm": PLAIN,
        "safe defaults": SAFE,
        **rivals.marks_tatweel_alef_yeh(),
        "limit": _copy,
    }
    for kind in ("news", "vocalised"):
        text = "\n".join(corpus.documents(kind))
        _row(
            f"{kind}, one text of {len(text)}",
            len(text),
            in_turn({k: lambda j=j: j(text) for k, j in jobs.items()}),
            RUST,
        )
        for size in (1000, 4000, 8000):
            docs = [d[:size] for d in corpus.documents(kind) if len(d) >= size][:60]
            calls = {
                k: lambda j=j: [j(d) for d in docs]
                for k, j in jobs.items()
                if k in ("arnorm", "safe defaults", RUST, "limit")
            }
            _row(f"{kind}, {len(docs)} documents of {size}", size * len(docs), in_turn(calls), RUST)
    lines = list(corpus.headlines())
    n = sum(map(len, lines))
    for how, each in (
        ("one by one", lambda p: [p(line) for line in lines]),
        ("through map", lambda p: list(p.map(lines))),
    ):
        calls = {
            "arnorm": lambda e=each: e(PLAIN),
            "safe defaults": lambda e=each: e(SAFE),
            "limit": lambda: list(map(_copy, lines)),
        }
        if RUST in jobs:
            calls[RUST] = lambda: [jobs[RUST](line) for line in lines]
            batch = rivals.batch_of_marks_and_tatweel()
            calls["arabic-norm batch, 1 thread"] = lambda: batch(lines)
        _row(f"{len(lines)} headlines {how}", n, in_turn(calls), RUST)


def web() -> None:
    """The whole of WEB, by `map` and by a call a text, against arabic-norm stripping marks and tatweel only."""
    strip = rivals.marks_and_tatweel()
    batch = rivals.batch_of_marks_and_tatweel(normalize_alif=False, normalize_ya=False)
    for kind in ("news", "vocalised", "laws", "tweets"):
        for shape, texts in (("documents", list(corpus.documents(kind))), ("lines", list(corpus.lines(kind)))):
            calls: dict[str, Callable[[], object]] = {
                "arnorm": lambda ts=texts: list(WEB.map(ts)),
                "by call": lambda ts=texts: [WEB(t) for t in ts],
            }
            if strip and batch:
                calls[RUST] = lambda ts=texts: list(map(strip, ts))
                calls["its batch"] = lambda ts=texts: batch(ts)
            _row(f"{kind}, {len(texts)} {shape}", sum(map(len, texts)), in_turn(calls, rounds=5), RUST)
    lines = list(corpus.headlines())
    calls = {"arnorm": lambda: list(WEB.map(lines)), "by call": lambda: [WEB(line) for line in lines]}
    if strip:
        calls[RUST] = lambda: [strip(line) for line in lines]
    _row(f"{len(lines)} headlines", sum(map(len, lines)), in_turn(calls, rounds=5), RUST)


def users() -> None:
    """WEB against what a user would call instead, on the same documents in one process."""
    jobs: dict[str, Callable[[str], object]] = {"arnorm": WEB, **rivals.cleaners()}
    for kind in ("news", "laws", "tweets"):
        docs = corpus.documents(kind)[: 400 if kind == "tweets" else 40]
        _row_of_ratios(kind, docs, jobs)
    _row_of_ratios("headlines", corpus.headlines()[:400], jobs)


def _row_of_ratios(kind: str, docs: Sequence[str], jobs: dict[str, Callable[[str], object]]) -> None:
    """A row with the time of arnorm, and how many times as long each rival takes."""
    best = in_turn({name: lambda j=j: [j(d) for d in docs] for name, j in jobs.items()}, rounds=5)
    ours = best.pop("arnorm")
    others = " · ".join(f"{name} {seconds / ours:.2f}" for name, seconds in best.items())
    print(f"| {kind}, {len(docs)} texts | arnorm {ours / sum(map(len, docs)) * 1e9:.0f}; {others} |", flush=True)


def unseen() -> None:
    """WEB at its first reading of each kind of text, again, and how many times as long each rival takes once."""
    cleaners = rivals.cleaners()
    list(WEB.map(corpus.documents("common")[:60]))  # imports, patterns, common words
    for kind in corpus.ALL_KINDS:
        docs = [text[:20_000] for text in corpus.documents(kind)]
        docs = docs[: max(1, next((i for i, n in enumerate(_sums(docs)) if n > _MOST_CHARACTERS), len(docs)))]
        n = sum(map(len, docs))
        first = _took(lambda d=docs: list(WEB.map(d)))
        again = min(_took(lambda d=docs: list(WEB.map(d))) for _ in range(3))
        others = {name: _took(lambda d=docs, j=job: [j(text) for text in d]) for name, job in cleaners.items()}
        cells = " · ".join(f"{name} {seconds / first:.2f}" for name, seconds in others.items())
        print(f"| {kind} | arnorm {first / n * 1e9:.0f}, again {again / n * 1e9:.0f}; {cells} |", flush=True)


_MOST_CHARACTERS = 150_000


def _sums(docs: Sequence[str]) -> Iterable[int]:
    return itertools.accumulate(map(len, docs))


def _took(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def run() -> None:
    """`run` with its changes read, against the call."""
    for kind in ("news", "vocalised"):
        docs = corpus.documents(kind)[:60]
        calls = {"arnorm": lambda d=docs: [WEB.run(t).changes for t in d], "call": lambda d=docs: [WEB(t) for t in d]}
        _row(kind, sum(map(len, docs)), in_turn(calls, rounds=5), "call")


def presets() -> None:
    """Each preset, by call."""
    for kind in ("news", "vocalised", "tweets"):
        docs = corpus.documents(kind)[:60]
        jobs = {
            name: lambda p=getattr(arnorm, name): [p(d) for d in docs] for name in ("WEB", "PDF", "SEARCH", "DEDUP")
        }
        _row(kind, sum(map(len, docs)), in_turn(jobs, rounds=3), None)


def steps() -> None:
    """Each step of WEB by itself, on news."""
    docs = list(corpus.documents("news"))
    n = sum(map(len, docs))
    calls = {repr(step): lambda p=Pipeline(step): list(p.map(docs)) for step in WEB.steps}
    for name, seconds in in_turn(calls, rounds=9).items():
        print(f"| {name} | {seconds / n * 1e9:.2f} |", flush=True)


def finders() -> None:
    """The finders on news, and the date readers on a little of it (they are slow)."""
    docs = corpus.documents("news")[:60]
    n, whole = sum(map(len, docs)), "\n\n".join(docs)
    for name in ("find_dates", "find_quotes", "find_numbers"):
        find = getattr(arnorm, name)
        _row(name, n, in_turn({"arnorm": lambda f=find: [f(d) for d in docs]}), None)
        _row(f"{name}, the same as one text", n, in_turn({"arnorm": lambda f=find: f(whole)}), None)
    some = [d[:300] for d in docs[:3]]
    jobs = {"arnorm": find_dates, **rivals.dates()}
    calls = {name: lambda j=j: [j(d) for d in some] for name, j in jobs.items()}
    _row("dates, 900 characters", sum(map(len, some)), in_turn(calls, rounds=2, least=0), None)


def mojibake() -> None:
    """Clean news, of which nothing is to be repaired, and some of it as latin-1 makes it of UTF-8."""
    jobs: dict[str, Callable[[str], object]] = {"arnorm": arnorm.fix_mojibake, **rivals.mojibake()}
    clean = corpus.documents("news")[:60]
    broken = tuple(d[:500].encode("utf-8", "ignore").decode("latin-1") for d in clean[:20])
    for what, docs in (("clean", clean), ("broken", broken)):
        calls = {name: lambda j=j, ds=docs: [j(d) for d in ds] for name, j in jobs.items()}
        _row(what, sum(map(len, docs)), in_turn(calls, rounds=3), "ftfy")


def _child(code: str) -> str:
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, env=env
    ).stdout.strip()


def start_and_memory() -> None:
    """Import, first call, memory of one 100 MB text and of a stream, two workers."""
    stopwatch = "import time; t=time.perf_counter(); {}; print((time.perf_counter()-t)*1e3)"
    print(f"| import arnorm | {min(float(_child(stopwatch.format('import arnorm'))) for _ in range(9)):.0f} ms |")
    first = "import arnorm\n" + stopwatch.format("arnorm.normalize('في 3 رمضان ١٤٤٦هـ قال: \"نعم\"' * 20)")
    print(f"| first call | {min(float(_child(first)) for _ in range(5)):.0f} ms |")
    # Not getrusage: a process inherits the peak of the one that started it.
    peak = "print(int(open('/proc/self/status').read().split('VmHWM:')[1].split()[0]) / 1024)"
    news = "from benchmarks import corpus\nt = '\\n'.join(corpus.documents('news')); t *= 50_000_000 // len(t)"
    headline = "'أعلنت الوزارة يوم 3 رمضان 1446هـ \"خطتها\" الجديدة\\n'"
    for what, code in (
        ("one text of 100 MB (50 million characters of news)", f"{news}\narnorm.normalize(t)"),
        ("the same text only", news),
        ("map over a million headlines", f"for _ in arnorm.WEB.map({headline} for _ in range(1_000_000)): pass"),
    ):
        code = f"import arnorm\n{code}\n{peak}"  # noqa: PLW2901 -- as it runs
        print(f"| peak memory: {what} | {float(_child(code)):.0f} MB |", flush=True)
    _workers()


def _spin(n: int) -> None:
    while n:
        n -= 1


def _workers() -> None:
    """What two processes give, and what two processes of nothing but Python give on this machine at this moment."""
    docs = [d for kind in corpus.KINDS for d in corpus.documents(kind)] * 32
    with ProcessPoolExecutor(2) as pool:
        jobs = {
            "1 loop": lambda: _spin(20_000_000),
            "2 loops": lambda: list(pool.map(_spin, [20_000_000] * 2)),
            "1 worker": lambda: collections.deque(WEB.map(docs), maxlen=0),
            "2 workers": lambda: collections.deque(WEB.map(docs, workers=2), maxlen=0),
        }
        best = in_turn(jobs, rounds=2, least=0)
    loops, workers = 2 * best["1 loop"] / best["2 loops"], best["1 worker"] / best["2 workers"]
    print(f"| two plain Python loops in two processes | {loops:.2f} times as fast as one after the other |")
    size = sum(map(len, docs)) / 1e6
    print(f"| {size:.0f} million characters, workers=2 | {workers:.2f} times as fast as workers=1 |", flush=True)


_ALL = (characters, web, presets, users, unseen, steps, run, finders, mojibake, start_and_memory)
SECTIONS = {section.__name__: section for section in _ALL}


def main() -> None:
    print(f"Python {platform.python_version()}, {platform.machine()}; {', '.join(rivals.versions())}")
    if unknown := [name for name in sys.argv[1:] if name not in SECTIONS]:
        sys.exit(f"no section {unknown[0]}; there are {', '.join(SECTIONS)}")
    if not corpus.CORPUS.is_dir():
        needs = "the figures of benchmarks/performance.md need the corpus there: JSON lines, gzipped, a file a source"
        print(f"no {corpus.CORPUS}: texts in its manner are timed; {needs} (benchmarks/corpus.py)", file=sys.stderr)
    for name in sys.argv[1:] or SECTIONS:
        section = SECTIONS[name]
        print(f"\n### {name}\n\n{section.__doc__}\n\n| what | ns a character |\n|---|---|", flush=True)
        section()


if __name__ == "__main__":
    main()
