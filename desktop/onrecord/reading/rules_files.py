"""The data files of this room: words and marks that change with languages and vendors."""

import functools
import tomllib
from importlib import resources
from typing import Any


@functools.cache
def rules(name: str) -> dict[str, Any]:
    """Return the table in `rules/<name>.toml`."""
    text = resources.files("onrecord.reading").joinpath("rules", f"{name}.toml").read_text("utf-8")
    return tomllib.loads(text)


@functools.cache
def words(name: str, key: str) -> frozenset[str]:
    """Return the words of an entry that is one long text."""
    return frozenset(rules(name)[key].split())
