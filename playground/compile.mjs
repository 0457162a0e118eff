// Bytecode for the page, made by the Python that runs there: node playground/compile.mjs WHEELS OUT
// Without it every visit compiles 600 files of source first: most of the time until the page was ready.
import { loadPyodide } from "pyodide";

const [wheels, out] = process.argv.slice(2);
const pyodide = await loadPyodide({ env: { HOME: "/home" } });
pyodide.mountNodeFS("/wheels", wheels);
pyodide.mountNodeFS("/out", out);
pyodide.mountNodeFS("/pyodide", new URL("node_modules/pyodide", import.meta.url).pathname);
pyodide.runPython(`
import ast
import importlib.util
import pathlib
import zipfile
from importlib._bootstrap_external import _code_to_hash_pyc

# What a page has no use for, unless a package imports it: tools, servers, clients, tests. It is a quarter of the archive.
TOOLS = """_pyrepl bdb cmd compileall configparser ctypes doctest ensurepip fileinput ftplib http idlelib imaplib mailbox
  modulefinder multiprocessing optparse pdb pickletools plistlib poplib profile pstats pydoc pydoc_data smtplib sqlite3 tabnanny
  timeit trace turtle unittest venv wave webbrowser wsgiref xml xmlrpc zipapp""".split()


def bytecode(source, name):
    # Never compared with the source, and without docstrings.
    code = compile(source, name, "exec", dont_inherit=True, optimize=2)
    return bytes(_code_to_hash_pyc(code, importlib.util.source_hash(source), False))


def files(archive):
    with zipfile.ZipFile(archive) as opened:
        for name in opened.namelist():
            if not name.endswith("/"):
                yield name, opened.read(name)


def imported(source):
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def write(path):
    return zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9)


WHEELS = sorted(pathlib.Path("/wheels").glob("*.whl"))
wanted = {name for wheel in WHEELS for path, held in files(wheel) if path.endswith(".py") for name in imported(held)}

with write("/out/python_stdlib.zip") as library:
    for name, held in files("/pyodide/python_stdlib.zip"):
        if name.split("/")[0].removesuffix(".py") in {*TOOLS} - wanted:
            continue
        if name.endswith(".py"):
            name, held = name + "c", bytecode(held, "/lib/python314.zip/" + name)
        library.writestr(name, held)

with write("/out/packages.zip") as packages:
    for wheel in WHEELS:
        for name, held in files(wheel):
            if name.endswith(".py"):
                # Python looks for the source first: an empty one leads it to the bytecode.
                packages.writestr(importlib.util.cache_from_source(name), bytecode(held, name))
                held = b""
            packages.writestr(name, held)
`);
