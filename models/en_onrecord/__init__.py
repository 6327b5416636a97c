"""Statements of public actors in English news, as a spaCy pipeline.

`nlp = en_onrecord.load()`; then for each article `doc = nlp.make_doc(text)`, a dict with title,
published and codebook under `doc.user_data["onrecord"]`, and `nlp(doc)`. What was found stands in
`doc._.statements` and `doc._.actors` (see `en_onrecord.record`).
"""

from en_onrecord.base_model import BaseModel, BaseModelError, find_base_model
from en_onrecord.pipeline import load

__version__ = "0.1.0"

__all__ = ["BaseModel", "BaseModelError", "find_base_model", "load"]
