"""What columns cost: against `map` on lists, against chains of `.str.replace`, in memory, and on Spark and Ray.

    python benchmarks/columns.py throughput|memory|giant|overflow|spark|ray|plain [--headlines N] [--articles N]

``plain`` is the control for Spark and Ray: the same files by one and by two processes that nobody schedules.

Needs the engines (`tools/test-engines.sh` installs them) and real text: the corpus beside the checkout, repeated. Runs
of what is compared alternate, so that a busy machine slows all alike; throughput is CPU time, of all threads.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import gzip
import itertools
import json
import multiprocessing
import os
import resource
import statistics
import sys
import tempfile
import time
from pathlib import Path

import arnorm
from arnorm.columns import changes_column, dates_column, normalize_column, numbers_column, quotes_column

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus"
# The steps that a chain of replacements can do.
CHARACTERS = arnorm.Pipeline(arnorm.strip_diacritics, arnorm.strip_tatweel(protect=False), arnorm.unify_digits)
# What people write: the marks, the tatweel, ten digits.
MARKS = "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640]"
DIGITS = dict(zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True))


def real_texts() -> list[str]:
    if not CORPUS.is_dir():
        sys.exit(f"no corpus at {CORPUS}: the real text is third-party and not in the repository")
    texts = []
    for path in sorted(CORPUS.glob("*.jsonl.gz")):
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            texts += [json.loads(line)["text"] for line in lines]
    return texts


def rows(kind: str, count: int) -> list[str]:
    """Headlines: lines of 20 to 120 characters; articles: documents of 500 and more. Repeated up to the count."""
    texts = real_texts()
    if kind == "headlines":
        texts = [line.strip() for text in texts for line in text.splitlines() if 20 <= len(line.strip()) <= 120]
    else:
        texts = [text for text in texts if len(text) >= 500]
    return list(itertools.islice(itertools.cycle(texts), count))


def replaced_by_pandas(series):
    series = series.str.replace(MARKS, "", regex=True)
    for old, new in DIGITS.items():
        series = series.str.replace(old, new, regex=False)
    return series


def replaced_by_polars(series):
    series = series.str.replace_all(MARKS, "")
    return series.str.replace_many(list(DIGITS), list(DIGITS.values()))


def compare(candidates: dict, runs: int, clock=time.process_time) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in candidates}
    for _ in range(runs):
        for name, work in candidates.items():
            started = clock()
            work()
            times[name].append(clock() - started)
    return times


def candidates(texts: list[str]) -> dict:
    """What is compared, on one part of the rows; their columns are made beforehand."""
    import pandas as pd
    import polars as pl

    column = column_of(texts, len(texts))
    objects, arrow, frame = pd.Series(texts, dtype=object), pd.Series(texts, dtype="str"), pl.Series(texts)
    done = {}

    def web_column() -> None:
        done["column"] = normalize_column(column)

    def web_map() -> None:
        done["map"] = list(arnorm.WEB.map(texts))

    def again() -> None:
        assert done["column"].to_pylist() == done["map"]
        normalize_column(done["column"])

    return {
        "map, character steps": lambda: list(CHARACTERS.map(texts)),
        "normalize_column, character steps": lambda: normalize_column(column, CHARACTERS),
        "pandas .str.replace chain, object": lambda: replaced_by_pandas(objects),
        "pandas .str.replace chain, Arrow str": lambda: replaced_by_pandas(arrow),
        "Polars .str.replace chain": lambda: replaced_by_polars(frame),
        "map, WEB": web_map,
        "normalize_column, WEB": web_column,
        "normalize_column, WEB, on its own output": again,
    }


def column_of(texts: list[str], chunk: int):
    import pyarrow as pa

    return pa.chunked_array([pa.array(texts[at : at + chunk]) for at in range(0, len(texts), chunk)])


def throughput(args) -> None:
    """All rows in ten parts, each part by everyone in turn: the ratios are medians over the parts."""
    for kind, count in (("headlines", args.headlines), ("articles", args.articles)):
        texts = rows(kind, count)
        size = sum(map(len, texts))
        print(f"{count} {kind}, {size / 1e6:.1f} million characters")
        times: dict[str, list[float]] = {}
        for at in range(0, count, max(count // 10, 1)):
            for name, took in compare(candidates(texts[at : at + max(count // 10, 1)]), args.runs).items():
                times.setdefault(name, []).extend(took)
        for name, took in times.items():
            total = sum(took) / args.runs
            print(f"  {name:42} {total:8.2f} s  {total / size * 1e9:7.1f} ns/char", flush=True)
        for steps in ("character steps", "WEB"):
            ratios = zip(times[f"normalize_column, {steps}"], times[f"map, {steps}"], strict=True)
            print(f"  columns / map, {steps}: {statistics.median(a / b for a, b in ratios):.3f}")
        part = texts[: 10_000 if kind == "headlines" else 1_000]
        for work in (dates_column, quotes_column, numbers_column, changes_column):
            [took] = compare({"": lambda work=work: work(column_of(part, 10_000))}, 1)[""]
            each = took / sum(map(len, part)) * 1e9
            print(f"  {work.__name__:42} {took:8.2f} s  {each:7.1f} ns/char  ({len(part)} rows)", flush=True)


def settled() -> float:
    """The resident memory in MB, what was freed given back; the peak is counted from here on."""
    import pyarrow as pa

    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    pa.default_memory_pool().release_unused()
    Path("/proc/self/clear_refs").write_text("5")
    return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize() / 1e6


def _memory(kind: str, count: int, chunk: int, what: str) -> None:
    """In a process of its own: how far the resident memory rises above what was there before."""
    texts = rows(kind, count)
    column = column_of(texts, chunk)
    normalize_column(column.slice(0, 1000))  # tables, imports
    before = settled()
    result = normalize_column(column) if what == "column" else list(arnorm.WEB.map(texts))
    status = Path("/proc/self/status").read_text()
    peak = int(status.split("VmHWM:")[1].split()[0]) / 1e3
    size = result.nbytes / 1e6 if what == "column" else sum(map(sys.getsizeof, result)) / 1e6
    print(
        f"  {what} of {count} {kind} in chunks of {chunk}: {column.nbytes / 1e6:.0f} MB in, {size:.0f} MB out, "
        f"peak {peak - before:.0f} MB above what was there before",
        flush=True,
    )


def memory(args) -> None:
    jobs = [("articles", args.articles, 1000), ("articles", args.articles, args.articles)]
    jobs += [("headlines", args.headlines, 10_000), ("headlines", args.headlines, args.headlines)]
    context = multiprocessing.get_context("spawn")
    for kind, count, chunk in jobs:
        for what in ("column", "list"):
            process = context.Process(target=_memory, args=(kind, count, chunk, what))
            process.start()
            process.join()


def _giant(size: int) -> None:
    import pyarrow as pa

    text = "\n".join(rows("articles", 1_000_000_000 // 500)[: size // 2000 + 1])
    raw = text.encode()
    while len(raw) < size:
        raw += raw
    column = pa.array([raw[:size].decode(errors="ignore")])
    del text, raw
    normalize_column(pa.array(rows("articles", 10)))
    before, started = settled(), time.perf_counter()
    normalize_column(column)
    took = time.perf_counter() - started
    peak = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) / 1e3
    print(f"  a page of {size / 1e6:.0f} MB: {took:.1f} s, peak {peak - before:.0f} MB above the column", flush=True)


def giant(args) -> None:  # noqa: ARG001 -- all commands are called alike
    context = multiprocessing.get_context("spawn")
    for size in (2_000_000, 20_000_000, 200_000_000):
        process = context.Process(target=_giant, args=(size,))
        process.start()
        process.join()


def overflow(args) -> None:  # noqa: ARG001
    """A string array of 2.0 GB whose result outgrows 32-bit offsets: every row against `map`."""
    import pyarrow as pa

    spelled = arnorm.Pipeline(arnorm.unfold_forms(religious="spell"))  # 3 bytes become 33
    texts = [
        text + "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * (len(text) // 30) for text in rows("articles", 3000)
    ]
    part, wanted = pa.array(texts), pa.array(list(spelled.map(texts)))
    array = pa.concat_arrays([part] * int(2e9 // part.nbytes))
    before, started = settled(), time.perf_counter()
    new = normalize_column(array, spelled)
    took = time.perf_counter() - started
    peak = int(Path("/proc/self/status").read_text().split("VmHWM:")[1].split()[0]) / 1e3
    parts = (new.slice(at, len(part)).combine_chunks() for at in range(0, len(new), len(part)))
    print(
        f"  {array.nbytes / 1e9:.2f} GB in, a {type(new).__name__} of {new.nbytes / 1e9:.2f} GB out in "
        f"{getattr(new, 'num_chunks', 1)} chunks, {took:.0f} s, peak {peak - before:.0f} MB above the column; "
        f"parts of {len(part)} rows that differ from map: {sum(not one.equals(wanted) for one in parts)}"
    )


def write_parquet(folder: str, count: int, files: int = 16) -> int:
    import pyarrow as pa
    import pyarrow.parquet as pq

    texts = rows("articles", count)
    for i in range(files):
        pq.write_table(pa.table({"text": texts[i::files]}), f"{folder}/{i}.parquet")
    return sum(map(len, texts))


def _spark(folder: str, workers: int) -> None:
    from pyspark.sql import SparkSession

    from arnorm.engines.spark import normalize_dataframe

    os.environ |= {
        "PYSPARK_PYTHON": sys.executable,
        "SPARK_WORKER_DIR": f"{folder}-work",
        "SPARK_LOCAL_IP": "127.0.0.1",
    }
    session = (
        SparkSession.builder.master(f"local-cluster[{workers},1,1500]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.execution.arrow.maxRecordsPerBatch", 1000)
        .config("spark.sql.files.maxPartitionBytes", "16m")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("ERROR")
    frame = session.read.parquet(folder)
    jobs = {
        "read only": lambda: frame.write.format("noop").mode("overwrite").save(),
        "through Python, unchanged": lambda: frame.mapInArrow(lambda batches: batches, frame.schema)
        .write.format("noop").mode("overwrite").save(),
        "WEB": lambda: normalize_dataframe(frame, "text").write.format("noop").mode("overwrite").save(),
    }  # fmt: skip
    jobs["WEB"]()  # workers started, tables built
    report(f"Spark, {workers} executors", compare(jobs, 2, time.perf_counter))
    session.stop()


def _ray(folder: str, workers: int) -> None:
    import pyarrow as pa
    import ray

    from arnorm.columns import normalize_table
    from arnorm.engines.ray import normalize_dataset

    # 15 by default: then the workers get what other work leaves them.
    os.environ["RAY_worker_niceness"] = "0"  # noqa: SIM112 -- Ray's name
    ray.init(num_cpus=workers, include_dashboard=False, log_to_driver=False, logging_level="error")
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    # The reader of Ray 2.60 packs small files into one block, whatever override_num_blocks says; a block is one task.
    context.use_datasource_v2 = False

    def drain(dataset):
        for _ in dataset.iter_internal_ref_bundles():
            pass

    def read():
        # One block a file: with more, reading is an operator of its own, and it keeps a worker to itself.
        return ray.data.read_parquet(folder, override_num_blocks=16)

    jobs = {
        "read only": lambda: drain(read()),
        "through Python, unchanged": lambda: drain(read().map_batches(lambda t: t, batch_format="pyarrow")),
        "WEB": lambda: drain(normalize_dataset(read(), "text")),
    }
    jobs["WEB"]()
    report(f"Ray, {workers} workers", compare(jobs, 2, time.perf_counter))

    def clocked(table):  # pickled by value: what __main__ is differs in a worker
        started = time.process_time()
        normalize_table(table, "text")
        return pa.table({"pid": [os.getpid()], "cpu": [time.process_time() - started]})

    done = read().map_batches(clocked, batch_format="pyarrow", zero_copy_batch=True).take_all()
    by_process: dict[int, float] = {}
    for one in done:
        by_process[one["pid"]] = by_process.get(one["pid"], 0.0) + one["cpu"]
    shares = ", ".join(f"{cpu:.1f} s" for cpu in by_process.values())
    print(f"  Ray, {workers} workers: {len(done)} batches; CPU of WEB by process: {shares}", flush=True)
    ray.shutdown()


def _plain(folder: str, workers: int) -> None:
    context = multiprocessing.get_context("spawn")
    start, cpu = context.Barrier(workers + 1), context.Queue()
    files = sorted(map(str, Path(folder).glob("*.parquet")))
    processes = [context.Process(target=_read_all, args=(files[i::workers], start, cpu)) for i in range(workers)]
    for process in processes:
        process.start()
    start.wait()
    started = time.perf_counter()
    shares = ", ".join(f"{cpu.get():.1f} s" for _ in processes)
    took = time.perf_counter() - started
    print(f"  {workers} plain processes: {took:7.2f} s; CPU by process: {shares}", flush=True)


def _read_all(files: list[str], start, cpu) -> None:
    import pyarrow.parquet as pq

    from arnorm.columns import normalize_table

    normalize_table(pq.read_table(files[0]).slice(0, 50), "text")  # tables, imports
    start.wait()
    started = time.process_time()
    for file in files:
        normalize_table(pq.read_table(file), "text")
    cpu.put(time.process_time() - started)


def report(title: str, times: dict[str, list[float]]) -> None:
    for name, took in times.items():
        print(f"  {title}: {name:28} {statistics.median(took):7.2f} s  best {min(took):7.2f} s", flush=True)


def cluster(work, args) -> None:
    with tempfile.TemporaryDirectory() as folder:
        size = write_parquet(folder, args.articles)
        print(f"{args.articles} articles, {size / 1e6:.1f} million characters")
        context = multiprocessing.get_context("spawn")
        for workers in (1, 2) * args.runs:
            process = context.Process(target=work, args=(folder, workers))
            process.start()
            process.join()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("what", choices=["throughput", "memory", "giant", "overflow", "spark", "ray", "plain"])
    parser.add_argument("--headlines", type=int, default=1_000_000)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=1)
    args = parser.parse_args()
    commands = {
        "throughput": lambda: throughput(args),
        "memory": lambda: memory(args),
        "giant": lambda: giant(args),
        "overflow": lambda: overflow(args),
        "spark": lambda: cluster(_spark, args),
        "ray": lambda: cluster(_ray, args),
        "plain": lambda: cluster(_plain, args),
    }
    commands[args.what]()


if __name__ == "__main__":
    main()
