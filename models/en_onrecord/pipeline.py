"""Put the pipeline together."""

from pathlib import Path

import spacy
from spacy.language import Language
from spacy.util import load_config

from en_onrecord import (  # noqa: F401  (the components register their factories)
    actors,
    attribution,
    extensions,
    layout,
    position,
    quotations,
    syntax,
)
from en_onrecord.base_model import find_base_model
from en_onrecord.syntax import SyntaxParser
from en_onrecord.tokens import BoundedTokenizer

CONFIG = Path(__file__).with_name("config.cfg")
LONGEST_TEXT = 50_000_000


def load(**overrides: object) -> Language:
    """Return the pipeline on top of the verified English base model.

    Parameters
    ----------
    overrides
        Settings that replace those of config.cfg, by component and name, for example
        `onrecord_syntax={"batch_tokens": 500}`.

    Raises
    ------
    BaseModelError
        When the base model is missing or altered.
    """
    base = spacy.load(find_base_model().path)
    extensions.register()
    config = load_config(CONFIG)
    nlp = spacy.blank("en", vocab=base.vocab)
    nlp.tokenizer = BoundedTokenizer(base.tokenizer)
    nlp.max_length = base.max_length = LONGEST_TEXT
    for name in config["nlp"]["pipeline"]:
        settings = dict(config["components"].get(name, {}))
        settings.update(overrides.get(name, {}))  # type: ignore[call-overload]
        component = nlp.add_pipe(name, config=settings)
        if isinstance(component, SyntaxParser):
            component.base = base
    return nlp
