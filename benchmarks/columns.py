"""What columns cost: against `map` on lists, against chains of `.str.replace`, in memory, and on Spark and Ray.

    python -m benchmarks.columns throughput|memory|spark|ray [--headlines N] [--articles N]

Needs the engines (`tools/test-engines.sh` installs them) and real text: the corpus beside the checkout, repeated. Runs
of what is compared alternate, so that a busy machine slows all alike; throughput is CPU time, of all threads.
"""

from __future__ import annotations

import argparse
import ctypes
import gc
import itertools
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
from benchmarks.corpus import CORPUS, read_texts

# The steps that a chain of replacements can do.
CHARACTERS = arnorm.Pipeline(arnorm.strip_diacritics, arnorm.strip_tatweel(protect=False), arnorm.unify_digits)
# What people write: the marks, the tatweel, ten digits.
MARKS = "[\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u0640]"
DIGITS = dict(zip("٠١٢٣٤٥٦٧٨٩", "0123456789", strict=True))


def rows(kind: str, count: int) -> list[str]:
    """Headlines: lines of 20 to 120 characters; articles: documents of 500 and more. Repeated up to the count."""
    texts = [text for path in sorted(CORPUS.glob("*.jsonl.gz")) for text in read_texts(path.name.partition(".")[0])]
    assert texts, f"no corpus at {CORPUS}: the real text is third-party and not in the repository"
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
    import ray

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

    ray.shutdown()


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
    parser.add_argument("what", choices=["throughput", "memory", "spark", "ray"])
    parser.add_argument("--headlines", type=int, default=1_000_000)
    parser.add_argument("--articles", type=int, default=100_000)
    parser.add_argument("--runs", type=int, default=1)
    args = parser.parse_args()
    commands = {
        "throughput": lambda: throughput(args),
        "memory": lambda: memory(args),
        "spark": lambda: cluster(_spark, args),
        "ray": lambda: cluster(_ray, args),
    }
    commands[args.what]()


if __name__ == "__main__":
    main()
