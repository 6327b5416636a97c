"""Whether the engine and its model are sound, found out in a process of its own.

Loading an engine costs seconds and some 200 MB, which a window must not spend to say a version.
"""

import multiprocessing
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass

from onrecord.extraction.engine import EngineUnavailableError, find_engine


@dataclass(frozen=True, slots=True)
class EngineCheck:
    """Hold an engine's name and version, or in `problem` why it cannot be used."""

    name: str = ""
    version: str = ""
    problem: str = ""


def check_engine(language: str = "en") -> EngineCheck:
    """Load the engine of a language in another process and return what came of it.

    Its model's files are compared with the hashes of their manifest on the way. Takes seconds.
    """
    context = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
        try:
            return pool.submit(_check, language).result()
        except BrokenProcessPool:
            return EngineCheck(
                problem="The reader's process ended while it was checked. Close other programs "
                "and try again."
            )


def _check(language: str) -> EngineCheck:
    try:
        engine = find_engine(language)
    except EngineUnavailableError as error:
        return EngineCheck(problem=str(error))
    return EngineCheck(engine.name, engine.version)
