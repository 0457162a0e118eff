"""Build what all texts go through, where it can; without Cython or a C compiler the same source runs interpreted.

ARNORM_PURE=1 builds the wheel for every platform (py3-none-any), in which nothing is compiled.
"""

from __future__ import annotations

import hashlib
import json
import multiprocessing
import os
import re
import subprocess
import sys
from pathlib import Path

from setuptools import Extension, setup
from setuptools.command.bdist_wheel import bdist_wheel
from setuptools.command.build_ext import build_ext

COMPILED = (
    "_core/kernels",
    "_core/kernels_edits",
    "_core/kernels_kinds",
    "_core/scan",
    "_core/charmap",
    "_core/stages",
    "_core/compiling",
    "_core/remember",
    "_core/windows",
    "_arabic/kernel",
    "_arabic/words_kernel",
    "blocks/kernel",
    "numbers/kernel",
    "punctuation/kernel",
    "quotes/_kernel",
)

# Loops over characters gain 2 to 3 % of a first reading by -O2, and nothing more by -O3. The others are as fast at -O1,
# which takes two thirds of the time of -O2.
FLAGS = [] if sys.platform == "win32" else ["-g0"]
# Without its symbols an extension module is a tenth smaller; the linker of macOS has no such option.
LINK_FLAGS = ["-s"] if sys.platform == "linux" else []
PURE = os.environ.get("ARNORM_PURE") == "1"


def tell(error: Exception) -> None:
    """One line, not a failed installation, where nothing can be compiled."""
    reason = str(error).strip().partition("\n")[0]
    sys.stderr.write(f"arnorm: its kernels are not compiled and run interpreted, several times slower ({reason})\n")


def fingerprint(name: str) -> str:
    """What a kernel was made from."""
    files = (Path(f"src/arnorm/{name}{kind}") for kind in (".py", ".pxd"))
    return hashlib.sha256(b"".join(path.read_bytes() for path in files)).hexdigest()


def store_patterns(source: str) -> None:
    """Keep what `re` makes of the patterns; where that fails, `re` makes it when a text asks for them."""
    subprocess.run([sys.executable, "-B", "tools/store_patterns.py", source], check=False)  # noqa: S603 -- our own


class OptionalBuild(build_ext):
    def finalize_options(self) -> None:
        super().finalize_options()
        self.parallel = self.parallel or os.cpu_count()

    def run(self) -> None:
        try:
            super().run()
            if self.inplace:  # so that tests can tell a build from what was edited since
                built = {"for": self.get_ext_filename("")} | {name: fingerprint(name) for name in COMPILED}
                Path("src/arnorm/built.json").write_text(json.dumps(built), encoding="utf-8")
            store_patterns("src" if self.inplace else self.build_lib)
        except Exception as error:
            tell(error)
            for extension in self.extensions:  # those that were compiled before one failed
                Path(self.get_ext_fullpath(extension.name)).unlink(missing_ok=True)
            self.distribution.ext_modules = []


class TaggedWheel(bdist_wheel):
    def run(self) -> None:
        """Build first: a wheel in which nothing could be compiled is one for every platform, and says so."""
        self.run_command("build")
        self.root_is_pure = not self.distribution.has_ext_modules()
        super().run()


def extensions() -> list[Extension]:
    """The kernels as C, where Cython is there."""
    if PURE:
        return []
    made = [
        Extension(
            f"arnorm.{name.replace('/', '.')}",
            [f"src/arnorm/{name}.py"],
            depends=[f"src/arnorm/{name}.pxd"],
            extra_compile_args=FLAGS and [*FLAGS, "-O2" if "kernel" in name else "-O1"],
            extra_link_args=LINK_FLAGS,
        )
        for name in COMPILED
    ]
    try:
        from Cython.Build import cythonize

        # Elsewhere a new process would run this file again.
        processes = os.cpu_count() if multiprocessing.get_start_method() == "fork" else 0
        return cythonize(made, quiet=True, nthreads=processes or 0)
    except Exception as error:
        tell(error)
        return []


def description() -> str:
    """README.md for an index page, where a relative link or picture leads nowhere: links become their words."""
    text = Path("README.md").read_text(encoding="utf-8")
    text = re.sub(
        r"(?sm)<picture>.*?</picture>\n+|<img [^>]*>\n+|^## Documentation\n.*?(?=^## )|^English · [^\n]*\n+", "", text
    )
    text = re.sub(r"!\[[^]]*\]\((?!https?:)[^)]*\)\n*", "", text)
    return re.sub(r"\[([^]]+)\]\((?!https?:)[^)]*\)", r"\1", text)


setup(
    ext_modules=extensions(),
    cmdclass={"build_ext": OptionalBuild, "bdist_wheel": TaggedWheel},
    long_description=description(),
    long_description_content_type="text/markdown",
)
