"""The benchmark of the field: every Arabic cleaner on data that others made (docs/field.md).

    python -m benchmarks.field             install, fetch, run and write the page (`make field`)
    python -m benchmarks.field install     an environment for each cleaner [or of these]; fetch: the data;
                                           run: the scores [of these tasks or cleaners]; page
    python -m benchmarks.field sample      our own few rows, with the cleaners of this Python: no network

Everything is kept in build/field (or $ARNORM_FIELD). A new cleaner: cleaners.py; a new data set: data.py.
"""

from __future__ import annotations

import json
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any

from benchmarks.field import page, sets_dates, sets_files, sets_numbers, sets_texts, sources, worker  # noqa: F401 -- they list their sets
from benchmarks.field.cleaners import CLEANERS, Cleaner
from benchmarks.field.data import DATA, Row, sample
from benchmarks.field.sources import CACHE, ROOT
from benchmarks.field.tasks import TASKS

Results = dict[str, dict[str, dict[str, Any]]]  # task, row, set → score
MINUTES_A_CLEANER = 10
PICTURES = Cleaner("pictures", ("matplotlib==3.10.9",), dict)  # draws them


def install(*names: str) -> None:
    """Make the environment of each cleaner, and record what is in it or why there is none."""
    for one in (*CLEANERS.values(), PICTURES):
        if names and one.name not in names:
            continue
        folder = CACHE / "env" / one.name
        state = folder / "installed.json"
        if one.packages and (not state.exists() or one.name == "arnorm"):
            said = make_environment(one)
            folder.mkdir(parents=True, exist_ok=True)
            state.write_text(json.dumps(said), encoding="utf-8")
        print(f"{one.name}: {state.read_text() if state.exists() else 'no packages'}", flush=True)


def make_environment(one: Cleaner) -> dict[str, Any]:
    """{"versions": …} of a new environment, or {"missing": the reason}."""
    python = CACHE / "env" / one.name / "bin" / "python"
    pip = [str(python), "-m", "pip", "--disable-pip-version-check", "--quiet"]
    try:
        call([one.python, "-m", "venv", "--clear", str(python.parents[1])])
        call([*pip, "install", *one.pip, *(package.format(root=ROOT) for package in one.packages)])
        return {"versions": call([*pip, "freeze"]).split("\n")[:-1]}
    except (subprocess.CalledProcessError, OSError) as error:
        return {"missing": (getattr(error, "stderr", "") or str(error)).strip().splitlines()[-1][:200]}


def call(command: list[str]) -> str:
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def load_rows(tasks: tuple[str, ...]) -> dict[str, list[Row]]:
    """The rows of each set whose packages are there, of all tasks or of these."""
    return {name: one.load() for name, one in DATA.items() if not one.missing() and (not tasks or one.task in tasks)}


def jobs_for(rows: dict[str, list[Row]], cleaner: Cleaner) -> list[dict[str, Any]]:
    """What a cleaner gets: the inputs of each set, without what is wanted of them; those that are timed first."""
    jobs = [
        {"set": name, "kind": one.kind, "inputs": [row["in"] for row in found], "again": one.again, "timed": one.timed}
        for name, found in rows.items()
        for one in [TASKS[DATA[name].task]]
        if not set(cleaner.removes) & set(DATA[name].breaks)
    ]
    return sorted(jobs, key=lambda job: not job["timed"])


def outputs_of(name: str, jobs: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """{row: {set: outputs}} of a cleaner, in its own environment."""
    python = CACHE / "env" / name / "bin" / "python"
    given, got = CACHE / "jobs.json", CACHE / "outputs" / f"{name}.json"
    got.parent.mkdir(exist_ok=True)
    given.write_text(json.dumps(jobs, ensure_ascii=False), encoding="utf-8")
    command = [str(python) if CLEANERS[name].packages else sys.executable, worker.__file__, name, str(given), str(got)]
    subprocess.run(command, check=True, timeout=60 * MINUTES_A_CLEANER, cwd=CACHE)
    found: dict[str, dict[str, Any]] = json.loads(got.read_text("utf-8"))
    return found


def score(rows: dict[str, list[Row]], outputs: dict[str, dict[str, Any]]) -> Iterator[tuple[str, str, str, Any]]:
    """Task, row, set and score of all that a cleaner gave."""
    for label, sets in outputs.items():
        for name, out in sets.items():
            one = TASKS[DATA[name].task]
            yield one.name, label, name, one.score(rows[name], out)


def list_failures(outputs: dict[str, dict[str, Any]]) -> Iterator[str]:
    """A line for each row and set of texts where a cleaner raised or took too long."""
    for label, sets in outputs.items():
        for data, out in sets.items():
            if TASKS[DATA[data].task].kind not in worker.TEXTS:
                continue  # of a field or a number an error says that it was not read
            flat = [one for each in out for one in (each if isinstance(each, list) else [each])]
            errors = [one["error"] for one in flat if isinstance(one, dict)]
            if errors:
                yield f"{label}, {data}: {len(errors)} of {len(out)}, the first one {errors[0].splitlines()[0]}"


def run(*names: str) -> None:
    """Run every cleaner on every set, or these cleaners and tasks, and keep the scores; say what differs from before."""
    tasks, cleaners = tuple(one for one in names if one in TASKS), [one for one in names if one in CLEANERS]
    rows, start = load_rows(tasks), time.monotonic()
    kept, failed = CACHE / "results.json", CACHE / "raised.json"
    gave_nothing = json.loads(failed.read_text("utf-8")) if failed.exists() and names else {}
    before: Results = json.loads(kept.read_text("utf-8")) if kept.exists() else {}
    results = {task: labels for task, labels in before.items() if cleaners or (tasks and task not in tasks)}
    for name, one in CLEANERS.items():
        if cleaners and name not in cleaners:
            continue
        if one.packages and "missing" in json.loads((CACHE / "env" / name / "installed.json").read_text("utf-8")):
            continue
        try:
            outputs = outputs_of(name, jobs_for(rows, one))
        except subprocess.SubprocessError as error:
            print(f"{name}: {error}", flush=True)
            gave_nothing[name] = [f"{name}: all of it, {type(error).__name__}"]
            failed.write_text(json.dumps(gave_nothing, ensure_ascii=False, indent=1), encoding="utf-8")
            continue
        gave_nothing[name] = list(list_failures(outputs)) if not tasks else gave_nothing.get(name, [])
        failed.write_text(json.dumps(gave_nothing, ensure_ascii=False, indent=1), encoding="utf-8")
        for task, label, data, found in score(rows, outputs):
            if (old := before.get(task, {}).get(label, {}).get(data, found)) != found and not TASKS[task].timed:
                print(f"differs from the run before: {task}, {label}, {data}: {old} → {found}")
            results.setdefault(task, {}).setdefault(label, {})[data] = found
        kept.write_text(json.dumps(results, ensure_ascii=False, indent=1), encoding="utf-8")
        print(f"{name}: done after {time.monotonic() - start:.0f} s", flush=True)


def run_sample() -> tuple[Results, list[str]]:
    """The scores of our own rows, with the cleaners that this Python has; and the names of those that it has not."""
    rows, results, missing = sample(), Results(), []
    for name in CLEANERS:
        try:
            outputs = worker.run_all(name, jobs_for(rows, CLEANERS[name]))
        except ImportError:
            missing.append(name)
            continue
        for task, label, data, found in score(rows, outputs):
            results.setdefault(task, {}).setdefault(label, {})[data] = found
    return results, missing


def main() -> None:
    CACHE.mkdir(parents=True, exist_ok=True)
    command, *names = sys.argv[1:] or ["all"]
    if command == "sample":
        print("\n".join(page.tables(run_sample()[0])))
        return
    if command in ("all", "install"):
        install(*names)
    if command in ("all", "fetch"):
        sources.fetch_all()
    if command in ("all", "run"):
        run(*names)
    if command in ("all", "page"):
        page.write()


if __name__ == "__main__":
    main()
