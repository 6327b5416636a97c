"""The language of an article."""

import re

from onrecord.reading.rules_files import rules

# Shorter texts are too little to tell a language by.
MIN_LETTERS = 60
_CODE = re.compile(r"^([a-z]{2,3})(?:[-_][A-Za-z0-9]+)*$")
SAMPLE = 360


def language_code(text: str | None) -> str | None:
    """Return the two-letter code for what a file says its language is: "ENGLISH", "en-US"."""
    if not text:
        return None
    text = text.strip()
    named = rules("languages")["names"].get(re.split(r"[;,/(]", text.casefold())[0].strip())
    if named is not None:
        return str(named)
    code = _CODE.match(text[0:1].lower() + text[1:])
    return code.group(1) if code and len(code.group(1)) == 2 else None


def language_of(text: str) -> str | None:
    """Return the code of the language that a text is in, `None` when it is too short to tell."""
    sample = text[:SAMPLE]
    if len(re.findall(r"[^\W\d_]", sample[: 4 * MIN_LETTERS])) < MIN_LETTERS:
        return None
    import py3langid  # loads a model; a file that names its language needs none

    return str(py3langid.classify(sample)[0])
