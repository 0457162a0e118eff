"""Texts that notice mutants: for rows and thresholds that no line of the wall notices, a text that does.

    python tools/seek.py --of dates [--n 500] [--seed S] [--add]

Draws mutants as ``tools/mutants.py`` does. Each runs in a fork of this process: over the cases, over the wall, then over
texts of the fuzzer's grammar and sentences with the words of the row in them, until one reads otherwise. That one is shrunk, and
with ``--add`` goes into tests/cases/wall.jsonl with what the code as it is makes of it. Read what is added.

Numbers in functions need no new import: the code is imported once with each of them looked up in a list, which also says
which texts come across which number. For everything else the fork imports anew the modules that hold it or use it.
"""

from __future__ import annotations

import argparse
import ast
import collections
import functools
import gc
import importlib.abc
import importlib.util
import itertools
import json
import os
import pickle
import random
import re
import resource
import select
import signal
import sys
import time
from pathlib import Path
from types import ModuleType

import mutants
from mutants import ROOT, SOURCE, File, Mutant

sys.path[:0] = [str(ROOT / "src"), str(ROOT / "tests")]

Pair = tuple[str, str]


class Seen:
    """The numbers in functions, and which of them are looked up."""

    def __init__(self):
        self.seen = set()

    def __getitem__(self, i):
        self.seen.add(i)
        return NUMBERS[i]


NUMBERS: list[int] = []
SEEN = Seen()


def looking(on):
    import builtins
    builtins.numbers_looked_up = SEEN if on else NUMBERS
    SEEN.seen = set()
PLACE: dict[tuple[Path, int, int], int] = {}  # where each stands: file, start, end -> index


def in_functions(tree):
    """Numbers that are looked up when a function runs."""
    found = []

    def walk(node, inside):
        if isinstance(node, (ast.FunctionDef, ast.Lambda)):
            for default in [*node.args.defaults, *filter(None, node.args.kw_defaults)]:
                walk(default, inside)
            if any("cache" in ast.unparse(deco) for deco in getattr(node, "decorator_list", [])):
                return
            for part in node.body if isinstance(node.body, list) else [node.body]:
                walk(part, True)
            return
        if isinstance(node, ast.AnnAssign):
            for child in (node.target, node.value):
                if child is not None:
                    walk(child, inside)
            return
        if isinstance(node, ast.match_case):
            if node.guard:
                walk(node.guard, inside)
            for part in node.body:
                walk(part, inside)
            return
        if isinstance(node, ast.Constant) and type(node.value) is int and inside:
            found.append(node)
        for child in ast.iter_child_nodes(node):
            walk(child, inside)

    walk(tree, False)
    return found


def instrumented(path: Path) -> bytes:
    file = File(path)
    source = file.bytes
    for node in sorted(in_functions(file.tree), key=lambda n: (n.lineno, n.col_offset), reverse=True):
        start, end = file._at(node)
        PLACE[path, start, end] = len(NUMBERS)
        source = source[:start] + f"numbers_looked_up[{len(NUMBERS)}]".encode() + source[end:]
        NUMBERS.append(node.value)
    return source


class Instrument(importlib.abc.MetaPathFinder, importlib.abc.SourceLoader):
    def __init__(self):
        self.paths = {}
        for path in mutants.files(""):
            parts = path.relative_to(SOURCE.parent).with_suffix("").parts
            self.paths[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path

    def find_spec(self, name, _path=None, _target=None):
        if name not in self.paths:
            return None
        return importlib.util.spec_from_file_location(name, self.paths[name], loader=self)

    def get_filename(self, name):
        return str(self.paths[name])

    def get_data(self, path):
        if path.endswith(".pyc"):
            raise OSError(path)
        return instrumented(Path(path))

    def path_stats(self, path):
        raise OSError(path)


def modules_using() -> dict[str, set[str]]:
    """Each module and those that import it, directly or not."""
    imports = collections.defaultdict(set)
    for path in SOURCE.rglob("*.py"):
        parts = path.relative_to(SOURCE.parent).with_suffix("").parts
        name = ".".join(parts[:-1] if parts[-1] == "__init__" else parts)
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("arnorm"):
                imports[node.module].add(name)
                for alias in node.names:
                    imports[f"{node.module}.{alias.name}"].add(name)
            elif isinstance(node, ast.Import):
                for alias in node.names:
                    if alias.name.startswith("arnorm"):
                        imports[alias.name].add(name)
    return imports


def closure(imports, name):
    found, todo = {name}, [name]
    while todo:
        for user in imports.get(todo.pop(), ()):
            if user not in found:
                found.add(user)
                todo.append(user)
    return found


def caches():
    gc.collect()
    kind = type(functools.lru_cache(lambda: 0))
    return [one for one in gc.get_objects() if isinstance(one, kind) and str(getattr(one, "__module__", "")).startswith("arnorm") and not str(one.__module__).startswith("arnorm._core")]


def guarded(read, text):
    try:
        return read(text)
    except (KeyboardInterrupt, MemoryError):
        raise
    except BaseException as error:
        return f"raises {type(error).__name__}"


# ---------------------------------------------------------------- texts

def strings(data):
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in ("origin", "reason", "why", "what", "issue"):
                yield from strings(value)
    elif isinstance(data, list):
        for value in data:
            yield from strings(value)


CASE_READERS = {"dates": ["dates"], "numbers": ["numbers"], "numbers_words": ["spelled"], "quotes": ["quotes"], "dates_reread": ["dates"]}


def tier_zero(readers) -> list[Pair]:
    """What the tests compare already, as far as it has the same reader."""
    pairs = []
    cases = ROOT / "tests" / "cases"
    for rows in json.loads((cases / "tables.json").read_text()).values():
        pairs += [(reader, sentence) for sentence, reader, _ in rows.values()]
    pairs = [({"repair_yeh": "repair_yeh()", "unify_dates": "unify_dates()"}.get(r, r), t) for r, t in pairs]
    for name, its in CASE_READERS.items():
        for row in json.loads((cases / f"{name}.json").read_text()):
            if row.get("origin") != "known-failure":
                pairs += [(reader, row["text"]) for reader in its]
    for path in sorted(cases.glob("*.json")):
        data = json.loads(path.read_text())
        for row in data if isinstance(data, list) else []:
            if "step" in row and "in" in row and row.get("origin") != "known-failure":
                call = f"{row['step']}({', '.join(f'{k}={v!r}' for k, v in row.get('options', {}).items())})"
                if call in readers:
                    pairs.append((call, row["in"]))
    return list(dict.fromkeys(pairs))


def case_texts() -> list[str]:
    found = []
    for path in sorted((ROOT / "tests" / "cases").glob("*.json")):
        if path.stem in ("tables", "messages"):
            continue
        found += [s for s in strings(json.loads(path.read_text())) if 3 < len(s) < 400 and re.search("[^ -~]", s)]
    for path in mutants.files(""):
        for node in ast.walk(ast.parse(path.read_bytes())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value and re.search("[\u0621-\u064a]", node.value) and not re.search(r"[\\|\[<?]", node.value) and len(node.value) < 200:
                found.append(node.value)
    return list(dict.fromkeys(found))


def fuzz_texts(seed: str, n: int) -> list[tuple[str, str]]:
    from fuzz.grammar import TOPICS, fragments
    r = random.Random(seed)
    found = []
    for _ in range(n):
        topic = r.choices(list(TOPICS), (5, 3, 3, 1, 1))[0]
        parts = fragments(r, topic)[: r.choice((1, 3, 3, 5, 5, 7, 9, 13))]
        found.append((topic, "".join(parts)))
    return found


CORE = {"dates": ["dates", "explain", "converted"], "numbers": ["numbers", "kinds", "explain", "spelled"],
        "quotes": ["quotes", "explain", "nested"]}


def steps_for(topic: str, readers, r: random.Random, n: int) -> list[str]:
    """Readers that are steps, a few drawn for a text."""
    names = [name for name in readers if "(" in name or name.isupper()]
    if topic == "dates":
        names = [name for name in names if name.startswith(("unify_dates", "WEB", "SEARCH", "unify_numbers"))]
    elif topic == "numbers":
        names = [name for name in names if name.startswith(("unify_num", "unify_pun", "unify_dig", "WEB"))]
    elif topic == "quotes":
        names = [name for name in names if name.startswith(("unify_q", "unify_p", "strip_p", "WEB", "CORPUS"))]
    else:
        names = [name for name in names if not name.startswith(("unify_dates", "unify_quotes", "unify_numbers"))]
    return r.sample(names, min(n, len(names)))


def topic_of(text: str) -> str:
    if re.search("[\"'«»“”„‟‘’‚‹›`´]", text):
        return "quotes"
    return "dates" if re.search(r"\d", text) else "letters"


def tier_one(readers, seed: str, n: int) -> list[Pair]:
    r = random.Random(seed)
    pairs = []
    for text in case_texts():
        topic = topic_of(text)
        pairs += [(name, text) for name in [*CORE.get(topic, ()), *steps_for(topic, readers, r, 3 if topic in CORE else 8)]]
    for topic, text in fuzz_texts(seed, n):
        mine = CORE.get(topic, ["explain"])
        pairs += [(name, text) for name in dict.fromkeys([*mine, *steps_for(topic, readers, r, 2 if topic in CORE else 8)])]
    return list(dict.fromkeys(pairs))


# ---------------------------------------------------------------- one mutant

class State:
    """What forks inherit."""


S = State()


def prepare(seed: str, n: int) -> None:
    sys.meta_path.insert(0, Instrument())
    looking(True)
    import wall
    import arnorm
    for path in mutants.files(""):
        parts = path.relative_to(SOURCE.parent).with_suffix("").parts
        importlib.import_module(".".join(parts[:-1] if parts[-1] == "__init__" else parts))
    for name in arnorm.__all__:
        getattr(arnorm, name)
    S.imported = set(SEEN.seen)
    S.readers = dict(wall.READERS)
    S.imports = modules_using()
    S.caches = caches()
    S.zero = tier_zero(S.readers)
    S.wall = [(r, t) for r, t, _ in wall.load()] if wall.WALL.exists() else []
    S.one = tier_one(S.readers, seed, n)
    S.one.sort(key=lambda pair: len(pair[1]))
    S.known = {}
    S.at = collections.defaultdict(list)
    start = time.time()
    for tier, pairs in (("zero", S.zero), ("wall", S.wall), ("one", S.one)):
        for pair in pairs:
            record(pair, tier)
    S.words = collections.defaultdict(list)
    for pair in [*S.zero, *S.wall, *S.one]:
        for word in set(re.findall(r"[\u0621-\u065f\u0670-\u06d3]{2,}", pair[1])):
            S.words[word].append(pair)
    looking(False)
    print(f"{len(S.zero)} + {len(S.wall)} + {len(S.one)} pairs read in {time.time() - start:.0f} s; {len(NUMBERS)} numbers in functions, "
          f"{len(S.imported)} seen at import, {len(S.at)} come across", file=sys.stderr, flush=True)
    gc.collect()
    gc.freeze()


def record(pair: Pair, tier: str) -> None:
    SEEN.seen = seen = set()
    S.known[pair] = guarded(S.readers[pair[0]], pair[1])
    for place in seen:
        mine = S.at[place]
        if tier == "wall":
            mine.insert(0, pair)
        elif tier != "one" or len(mine) < 200 or (len(mine) < 400 and random.random() < 0.02):
            mine.append(pair)


def baseline(pair: Pair, place=None) -> str:
    if pair not in S.known:
        if place is not None:
            now, NUMBERS[place] = NUMBERS[place], S.original
        S.known[pair] = guarded(S.readers[pair[0]], pair[1])
        if place is not None:
            NUMBERS[place] = now
    return S.known[pair]


def clear(part):
    for cache in S.caches:
        code = cache.__wrapped__.__code__
        if code.co_argcount and cache.__module__.startswith(part) and cache.__name__ not in ("_compiled", "_rules_from"):
            cache.cache_clear()


def attempt(group: list[Mutant], seconds: float) -> list[tuple[str, Pair | None]]:
    """In the fork, for each: (how, pair): killed by cases or the wall, by a new pair, or not at all."""
    first = group[0]
    place = PLACE.get((first.path, first.start, first.end))
    tier = {**{p: "wall" for p in S.wall}, **{p: "zero" for p in S.zero}}
    if place is not None and place not in S.imported:
        S.original = NUMBERS[place]
        clear(".".join(("arnorm", *first.path.relative_to(SOURCE).with_suffix("").parts[:1])))
        readers, values = S.readers, [int(one.new.strip("()"), 0) for one in group]
        pairs = sorted(S.at.get(place, []), key=lambda p: p not in tier)
        number = S.original
    else:
        place, number, values = None, None, [0]
        try:
            readers = reimported(first)
        except Exception as error:
            return [(f"import {type(error).__name__}", None)]
        pairs = relevant(first, tier)
    results: list[tuple[str, Pair | None]] = [("", None)] * len(group)
    deadline = time.process_time() + seconds
    tried = set()
    for pair in itertools.chain(pairs, around(first, pairs, number) if S.seek else ()):
        if pair in tried or pair[0] not in readers:
            continue
        tried.add(pair)
        if time.process_time() > deadline:
            break
        was = baseline(pair, place)
        for i, value in enumerate(values):
            if results[i][0]:
                continue
            if place is not None:
                NUMBERS[place] = value
            signal.setitimer(signal.ITIMER_PROF, 1)
            now = guarded(readers[pair[0]], pair[1])
            signal.setitimer(signal.ITIMER_PROF, 0)
            if now != was:
                results[i] = (tier[pair], pair) if pair in tier else ("new", small(pair, readers, place))
            if place is not None:
                NUMBERS[place] = S.original
        if all(how for how, _ in results):
            break
    return results


def small(pair: Pair, readers, place) -> Pair:
    from fuzz.shrink import WHOLE, smaller
    reader = pair[0]
    left = 150

    def differs(tokens):
        nonlocal left
        left -= 1
        text = "".join(tokens)
        return left > 0 and bool(text.strip()) and guarded(readers[reader], text) != baseline((reader, text), place)

    words = smaller(re.findall(r"\s+|\S+\s*", pair[1]), differs)
    return reader, "".join(words)


def reimported(mutant: Mutant):
    changed = mutants._Changed(mutant.path, mutant.applied())
    gone = closure(S.imports, changed.name) | {"arnorm", "wall", "readings", "shipped"}
    S.keep = {name: sys.modules.pop(name) for name in list(sys.modules)
              if name in gone and not name.startswith(("arnorm._core", "arnorm._generated"))}
    sys.meta_path[:] = [one for one in sys.meta_path if not isinstance(one, Instrument)]
    sys.meta_path.insert(0, changed)
    import wall
    return {name: read for name, read in wall.READERS.items() if not name.startswith("fix_")}


PARTS = {"dates": ("dates", "explain", "converted", "unify_dates"), "numbers": ("numbers", "kinds", "explain", "spelled", "unify_numbers", "dates"),
         "quotes": ("quotes", "explain", "nested", "unify_quotes", "unify_dates"), "_arabic/data": ("dates", "numbers", "kinds", "quotes", "converted", "explain", "spelled", "repair_yeh", "place"),
         "punctuation": ("unify_p", "strip_p"), "pdf": ("repair_pdf", "PDF"), "forms": ("unfold", "compose", "WEB", "LUCENE")}
MAY_BE = {}


def relevant(mutant: Mutant, tier) -> list[Pair]:
    """Pairs for a row: those with its words, then of each reader of its part some."""
    source = mutant.path.read_bytes()
    begin = source.rfind(b"\n", 0, mutant.start) + 1
    end = source.find(b"\n", mutant.end)
    line = source[begin:end].decode() + " " + mutant.new
    found = []
    for word in row_words(line):
        found += S.words.get(word, [])[:150]
        for head in ("ال", "و", "ب", "بال"):
            found += S.words.get(head + word, [])[:30]
    name = mutant.path.relative_to(SOURCE).as_posix()
    mine = next((readers for part, readers in PARTS.items() if name.startswith(part)), ())
    general = [p for p in [*S.wall, *S.zero] if not mine or p[0].startswith(mine)]
    r = random.Random(0)
    more = [p for p in S.one if not mine or p[0].startswith(mine)]
    # cases are thinned: rows of tables each have their sentence
    general = r.sample(general, min(len(general), 900)) + r.sample(more, min(len(more), 1500))
    return sorted(found, key=lambda p: p not in tier) + general


def row_words(line: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r"[\u0621-\u065f\u0670-\u06d3\u067e-\u06d5]{2,}", line)))


# ---------------------------------------------------------------- texts around those that come across a number

FRAMES: dict[str, tuple[str, ...]] = {}


def around(mutant: Mutant, pairs: list[Pair], number: int | None):
    """Texts like those that come across the number: other figures, words more or less, parts repeated; the row's words in them."""
    import tables as frames
    r = random.Random(str(mutant))
    source = mutant.path.read_bytes()
    begin = source.rfind(b"\n", 0, mutant.start) + 1
    line = source[begin : source.find(b"\n", mutant.end)].decode() + " " + mutant.new
    words = row_words(line)
    if number is None:
        for word in words[:6]:
            for reader, sentences in frames._FRAMES.items():
                reader = {"repair_yeh": "repair_yeh()", "unify_dates": "unify_dates()"}.get(reader, reader)
                for sentence in sentences:
                    yield reader, sentence.replace("{}", word)
    values = [number, number + 1, number - 1, number * 2, number * 2 + 1, number * 2 - 1] if number is not None else [r.randint(1, 40), 1420, 1995, 700, 100, 1000]
    if not pairs:
        return
    pool = list(dict.fromkeys(pairs))[:400]
    for _ in range(20000):
        reader, text = r.choice(pool)
        for _ in range(r.choice((1, 1, 1, 2, 2, 3))):
            text = changed(text, r, values, words, pool)
        if len(text) < 600:
            yield reader, text


def changed(text: str, r: random.Random, values, words, pool) -> str:
    way = r.randrange(8)
    tokens = re.findall(r"\d+|\w+|\s+|.", text, re.DOTALL)
    if not tokens:
        return text
    i = r.randrange(len(tokens))
    if way in (0, 1):
        digits = [j for j, token in enumerate(tokens) if token.isdecimal()]
        if digits:
            j = r.choice(digits)
            tokens[j] = r.choice((str(max(0, r.choice(values))), str(max(0, int(tokens[j]) + r.choice((-1, 1)))), str(r.randint(1, 3000)),
                                  tokens[j] + str(r.randint(0, 9)), tokens[j][:-1] or "0", "0" + tokens[j]))
    elif way == 2:
        times = r.choice((2, 3, *[abs(v) for v in values if abs(v) < 80]))
        tokens[i] = tokens[i] * times if not tokens[i].isdecimal() else tokens[i]
    elif way == 3:
        start = r.randrange(len(tokens))
        piece = tokens[start : start + r.choice((2, 3, 4, 6))]
        tokens[i:i] = piece * r.choice((1, 1, 2, 3, *[abs(v) for v in values if abs(v) < 40]))
    elif way == 4:
        del tokens[i : i + r.choice((1, 1, 2, 3))]
    elif way == 5 and words:
        tokens[i] = r.choice(words)
    elif way == 6:
        tokens[i:i] = [r.choice((" ", "\n", " و", "،", ".", "-", "/", "(", ")", '"', ":", " كتاب ", "ال", "ـ", "\u064e", "1", "5 ", "\xa0"))]
    else:
        other = r.choice(pool)[1]
        cut = r.randrange(len(other) + 1)
        tokens.append(" " + (other[cut:] if r.random() < 0.5 else other[:cut]))
    return "".join(tokens)


# ---------------------------------------------------------------- all

def too_long(*_):
    raise TimeoutError


def run(group: list[Mutant], write: int, seconds: float) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (int(3 * seconds) + 6,) * 2)
    signal.signal(signal.SIGPROF, too_long)
    resource.setrlimit(resource.RLIMIT_AS, (6 << 30,) * 2)
    try:
        result = attempt(group, seconds)
    except BaseException as error:
        result = [(f"error {error!r}"[:200], None)] * len(group)
    os.write(write, pickle.dumps(result))
    os._exit(0)


def groups_of(chosen: list[Mutant]) -> list[list[Mutant]]:
    found = collections.defaultdict(list)
    for one in chosen:
        at = (one.path, one.start, one.end)
        found[at if at in PLACE and PLACE[at] not in S.imported else one].append(one)
    return list(found.values())


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--n", type=int, default=200)
    parser.add_argument("--seed", default="1")
    parser.add_argument("--of", default="")
    parser.add_argument("--kind", action="append", default=[])
    parser.add_argument("--texts", type=int, default=2000)
    parser.add_argument("--seconds", type=float, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--functions", action="store_true")
    parser.add_argument("--log", default="/tmp/seek.jsonl")
    options = parser.parse_args()
    chosen = mutants.drawn(options.of, tuple(options.kind) or ("row", "threshold"), options.n, options.seed)
    prepare(options.seed, options.texts)
    S.seek = not options.quick
    waiting = groups_of(chosen)
    if options.functions:
        waiting = [g for g in waiting if PLACE.get((g[0].path, g[0].start, g[0].end), 0) not in S.imported and (g[0].path, g[0].start, g[0].end) in PLACE]
    random.Random(options.seed).shuffle(waiting)
    counts = collections.Counter()
    running = {}
    log = open(options.log, "a")
    start = time.time()
    while waiting or running:
        while waiting and len(running) < options.jobs:
            group = waiting.pop()
            read, write = os.pipe()
            if not os.fork():
                run(group, write, options.seconds)
            os.close(write)
            running[read] = group
        for read in select.select(list(running), [], [])[0]:
            data = b""
            while chunk := os.read(read, 65536):
                data += chunk
            os.close(read)
            group = running.pop(read)
            os.wait()
            for mutant, (how, pair) in zip(group, pickle.loads(data) if data else [("hang", None)] * len(group)):
                kind = how.split()[0] if how else "SURVIVES"
                counts[mutant.sort, kind] += 1
                log.write(json.dumps([str(mutant), kind, pair, how], ensure_ascii=True) + "\n")
                if kind == "new" and pair not in S.wall:
                    S.wall.append(pair)
                    looking(True)
                    record(pair, "wall")
                    looking(False)
                    for word in set(row_words(pair[1])):
                        S.words[word].insert(0, pair)
            log.flush()
    print(dict(counts), f"{time.time() - start:.0f} s", file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
