"""Finding the engine for a language and loading it once.

A package offers an engine by an entry point in the group `onrecord.engines`: language code =
module with `load(**overrides)`, which returns a spaCy `Language`.
"""

import importlib
import importlib.util
import logging
from dataclasses import dataclass
from functools import cache
from importlib.metadata import entry_points
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

GROUP = "onrecord.engines"
# Also found when the source tree is run without having been installed.
OWN_ENGINES = {"en": "en_onrecord"}

_log = logging.getLogger(__name__)


class EngineUnavailableError(Exception):
    """An engine cannot be loaded; the message says why and how to mend it."""


@dataclass(frozen=True, slots=True)
class Engine:
    """Hold a loaded engine with the name and version that its statements carry as origin."""

    name: str
    version: str
    nlp: "Language"


def engine_languages() -> dict[str, str]:
    """Return which module is the engine of which language, without loading any."""
    found = {
        code: module
        for code, module in OWN_ENGINES.items()
        if importlib.util.find_spec(module) is not None
    }
    for point in entry_points(group=GROUP):
        found[point.name] = point.module
    return found


@cache
def find_engine(language: str = "en") -> Engine:
    """Return the engine of a language, loaded at the first call.

    Raises
    ------
    EngineUnavailableError
        When none is installed for the language, or it misses its model.
    """
    module_name = engine_languages().get(language)
    if module_name is None:
        raise EngineUnavailableError(
            f"No reader for articles in the language {language!r} is installed. On Record comes "
            "with the English one, en_onrecord; install it with: python -m pip install onrecord"
        )
    try:
        module: Any = importlib.import_module(module_name)
        nlp = module.load()
    except (ImportError, OSError, RuntimeError, ValueError) as error:
        # An engine's own error (its model is missing or altered) says what to do by itself.
        own = type(error).__module__.partition(".")[0] == module_name.partition(".")[0]
        _log.warning("The engine %s cannot be loaded: %s", module_name, error)
        raise EngineUnavailableError(str(error) if own else _broken(module_name, error)) from error
    return Engine(module_name, str(getattr(module, "__version__", "")), nlp)


def _broken(module_name: str, error: Exception) -> str:
    return (
        f"The reader {module_name} cannot be loaded: {error}. Put it right with: "
        "python -m pip install --force-reinstall onrecord"
    )
