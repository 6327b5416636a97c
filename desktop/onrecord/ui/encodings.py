"""What texts are written in, by names that say for which languages."""

import codecs

ENCODINGS = (
    ("utf-8", "UTF-8"),
    ("utf-16", "UTF-16"),
    ("cp1252", "Western (Windows-1252)"),
    ("iso8859-15", "Western (ISO 8859-15)"),
    ("mac-roman", "Western (Mac)"),
    ("cp1250", "Central European (Windows-1250)"),
    ("iso8859-2", "Central European (ISO 8859-2)"),
    ("cp1251", "Cyrillic (Windows-1251)"),
    ("koi8-r", "Cyrillic (KOI8-R)"),
    ("koi8-u", "Cyrillic (KOI8-U)"),
    ("iso8859-5", "Cyrillic (ISO 8859-5)"),
    ("cp866", "Cyrillic (DOS)"),
    ("cp1253", "Greek (Windows-1253)"),
    ("cp1254", "Turkish (Windows-1254)"),
    ("cp1255", "Hebrew (Windows-1255)"),
    ("cp1256", "Arabic (Windows-1256)"),
    ("cp1257", "Baltic (Windows-1257)"),
    ("gb18030", "Chinese (GB 18030)"),
    ("big5", "Chinese (Big5)"),
    ("shift_jis", "Japanese (Shift JIS)"),
    ("euc_jp", "Japanese (EUC)"),
    ("euc_kr", "Korean (EUC)"),
)
"""Python's names of encodings, each with what the analyst calls it."""


def known_encoding(encoding: str | None) -> str | None:
    """Return the name under which an encoding stands in the list, `None` when it does not."""
    if encoding is None:
        return None
    try:
        wanted = codecs.lookup(encoding).name
    except LookupError:
        return None
    return next((codec for codec, _ in ENCODINGS if codecs.lookup(codec).name == wanted), None)


def encoding_words(encoding: str) -> str:
    """Return what the analyst calls an encoding."""
    return dict(ENCODINGS).get(known_encoding(encoding) or "", encoding)
