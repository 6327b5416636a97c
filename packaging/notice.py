"""Write the list of libraries in NOTICE anew, from the lock and the installed packages' metadata.

Run it in .venv after the lock changed: `.venv/bin/python packaging/notice.py`.
"""

import re
from importlib import metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
HEAD = "Libraries installed with On Record"


def licence(name: str) -> str:
    """Return the licence that an installed package states, in the shortest form it has."""
    fields = metadata.metadata(name)
    stated = fields["License-Expression"] or fields["License"] or ""
    classified = [
        entry.rsplit(" :: ", 1)[-1]
        for entry in fields.get_all("Classifier") or []
        if entry.startswith("License")
    ]
    if not stated or "\n" in stated:
        stated = ", ".join(classified)
    if not stated:
        raise SystemExit(f"{name} states no licence; write it into NOTICE by hand.")
    return stated


def locked_names() -> list[str]:
    """Return the packages in the lock of the program, in its order."""
    lock = (ROOT / "packaging" / "lock" / "run.lock").read_text(encoding="utf-8")
    return list(dict.fromkeys(re.findall(r"^([a-z0-9.-]+)==", lock, re.MULTILINE)))


def main() -> None:
    """Replace everything below the list's heading."""
    notice = ROOT / "NOTICE"
    kept = notice.read_text(encoding="utf-8").split(HEAD)[0]
    lines = [f"{name:<24} {licence(name)}" for name in locked_names()]
    notice.write_text(
        kept + HEAD + "\n" + "-" * len(HEAD) + "\n\n" + "\n".join(lines) + "\n", encoding="utf-8"
    )


if __name__ == "__main__":
    main()
