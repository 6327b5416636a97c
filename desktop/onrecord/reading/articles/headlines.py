"""Lines in the head of an article: who wrote it, where and when it appeared."""

import functools
import re
from dataclasses import dataclass, field, replace
from datetime import date

from onrecord.reading.articles.blocks import fold
from onrecord.reading.articles.days import (
    FoundDay,
    around,
    day_in_name,
    find_days,
    is_update,
    leftover,
)
from onrecord.reading.rules_files import rules, words

MAX_HEAD_LINE = 170
MAX_NAME_WORDS = 7
# Words of a forename or surname in "Berg, Ada Maria".
MAX_TURNED = 4
_STRONG = re.compile(r"\s*[|·•‖¦;\t]\s*|\s+[–—-]+\s+|\s*\u2022\s*|\s{3,}|\s+//?\s+")
_SENTENCE_END = re.compile(r"[.!?…][\"”’'»)]*$")
_COUNTS = re.compile(
    r"^(?:\W*\d[\d.,\s]*\W*)$|^\W*\d[\d.,\s]*\W+(?:min|minute|word|wort|wört|mot|comment|view|share|kommentar)\w*\b.{0,12}$"
    r"|^(?:p|pp|pg|page|seite|s)\b\.?\s*\d+\w?$|^section\b.{0,20}$",
    re.IGNORECASE,
)
_URL = re.compile(r"^(?:https?://)?(?:www\.)?([\w-]+(?:\.[\w-]+)+)(?:/\S*)?$", re.IGNORECASE)


@dataclass(slots=True)
class HeadLine:
    """Hold what one line of an article's head says.

    `names` are names of unclear kind; `place` is what stands before a comma and the date, which is
    where the article was written unless it has the signs of an outlet.
    """

    day: date | None = None
    updated: date | None = None
    author: str | None = None
    outlet: str | None = None
    names: list[str] = field(default_factory=list)
    title: str | None = None
    labelled: bool = False
    role: bool = False
    place: str = ""

    @property
    def strong(self) -> bool:
        """Whether the line can stand nowhere but in a head: it has a date or a byline."""
        return bool(self.day or self.updated or self.author or self.labelled)


def head_line(text: str, *, month_first: bool = False) -> HeadLine | None:
    """Return what the line says as part of a head, `None` when it is no such line."""
    text = fold(text).strip("*_ ")
    if not text or len(text) > MAX_HEAD_LINE:
        return None
    line = _parsed(text, month_first)
    return line if line is None else replace(line, names=list(line.names))


# "By: Ada Berg; Ben Ode" names two.
_SEVERAL = re.compile(r"\s*;\s*(?=[^\W\d_a-z])")
_ADDRESS = re.compile(r"https?://\S+")


@functools.lru_cache(maxsize=2048)
def _parsed(text: str, month_first: bool) -> HeadLine | None:  # noqa: FBT001  # a cache's key
    line = HeadLine()
    if _ADDRESS.fullmatch(text):
        line.day = day_in_name(text)
        return line if line.day else None
    text = _OUTLET_IN_BRACKETS.sub(r" | \1 | ", text)
    title = _after_label(text, "title", colon=True)
    if title:
        line.title, line.labelled = title, True
        return line
    text = _SEVERAL.sub(", ", text) if without_label(text) is not None else text
    days = find_days(text, month_first=month_first)
    rest = _SENTENCE_BY.sub(" | ", _without_days(text, days, line))
    for piece in (p.strip(" ,:()[]").lstrip(". ") for p in _STRONG.split(rest)):
        if piece and not _read_piece(piece, line):
            return None
    if not (line.strong or line.names or line.outlet or line.role or line.place):
        return None
    return line


@functools.lru_cache(maxsize=256)
def is_strong(text: str) -> bool:
    """Return whether the text is a line that can stand nowhere but in a head."""
    if len(text) > MAX_HEAD_LINE + 20 or not _may_be_strong(text):
        return False  # most lines of most texts
    line = head_line(text)
    return line is not None and line.strong


_TWO_FIGURES = re.compile(r"\d\d")
_PIECE_ENDS = re.compile(r"[|·•‖¦;\t\u2022]|\s[–—-]|\s{3}|\s/")


def _may_be_strong(text: str) -> bool:
    """Return whether a line has what strong ones have: figures, or a piece with a label."""
    if _TWO_FIGURES.search(text) or _begins_labelled().match(text):
        return True
    return any(_begins_labelled().match(text, end.end()) for end in _PIECE_ENDS.finditer(text))


@functools.cache
def _begins_labelled() -> re.Pattern[str]:
    labels = {name for key in ("title", "by", "outlet") for name in rules("heads")[key]}
    names = "|".join(map(re.escape, sorted(labels, key=len, reverse=True)))
    return re.compile(rf"[\s*_,:()\[\]–—/-]*(?:{names})(?:\s*:|\s)", re.IGNORECASE)


def _without_days(text: str, days: list[FoundDay], line: HeadLine) -> str:
    """Note the dates in `line`; return the text with a bar where each stood."""
    if not days:
        return text
    pieces, at = [], 0
    for found in days:
        if is_update(text[at : found.start]):
            line.updated = line.updated or found.day
        else:
            line.day = line.day or found.day
        before, _ = around(
            text[at : found.end], FoundDay(found.day, found.start - at, found.end - at)
        )
        pieces.append(before)
        line.place = line.place or _before_comma(text[at : found.start], before)
        at = found.end
    last = days[-1]
    pieces.append(around(text, last)[1])
    return " | ".join(pieces)


def _before_comma(text: str, before: str) -> str:
    """Return the last name of what stands before a date, if a comma parts them."""
    name = before.rpartition(",")[2].strip()
    return name if name and "," in text[text.rfind(name) + len(name) :] else ""


def _read_piece(piece: str, line: HeadLine) -> bool:
    """Note in `line` what a piece of it says; return whether it can stand in a head."""
    piece = _LEADING.sub("", piece)
    byline = _after_label(piece, "by")
    if byline is not None:
        return _read_byline(byline, line)
    if line.author and any(said in piece.casefold() for said in rules("heads")["contributed"]):
        return True
    outlet = _after_label(piece, "outlet", colon=True)
    if outlet is not None and is_name(outlet):
        line.outlet, line.labelled = line.outlet or outlet, True
        return True
    if _COUNTS.match(piece) or not leftover(piece):
        return True
    if _URL.match(piece):
        if "/" not in piece:
            line.names.append(piece)
        return True
    for part in filter(None, (p.strip() for p in piece.split(","))):
        if is_role(part):
            line.role = True
            continue
        if not is_name(part) and not _is_medium(part):
            return False
        _note_name(part, line)
    return True


# "… in The Quay Post", after a date; "Published in The Quay Post on …", before it.
_LEADING = re.compile(
    r"^(?:(?i:(?:first )?(?:published|appeared|printed)|erschienen|publié|paru|publicado"
    r"|pubblicato)\s+)?(?:in|im|for|from|on|aus|dans|en|su|nel|via)\s+(?:(?:der|the|dem|la|le)\s+)?(?=[A-ZÀ-Þ])"
)
# "The Quay Post, p. 7. By Ada Berg"; "Ada Berg (The Quay Post)", where one word is a place.
_SENTENCE_BY = re.compile(r"[.,]\s+(?=(?:By|Von|Par|Por|Di)\s+[A-ZÀ-Þ])")
_OUTLET_IN_BRACKETS = re.compile(r"(?<=\w)\s*\(([A-ZÀ-Þ][^()]*\s[^()]+)\)")


def _is_medium(part: str) -> bool:
    """Return whether the text is an outlet's name with small words in it: "Courrier des îles"."""
    if not part[0].isupper() or not has_media_word(part) or re.search(r"[():;.!?]", part):
        return False
    idle = words("heads", "particles") | _OF
    return sum(t[0].islower() and t not in idle for t in part.split()) <= 1


def _read_byline(text: str, line: HeadLine) -> bool:
    people: list[str] = []
    text = _with_agencies().sub("", text)
    for whole in filter(None, (p.strip() for p in re.split(r"[,;]", text))):
        part = _without_role(whole)
        if is_role(part) or (people and is_place(part)):
            continue
        place = _IN_PLACE.search(whole)
        if place and part != whole and is_outlet(place.group(1)):
            line.outlet = line.outlet or place.group(1)
        if is_person(part) or (
            not people and not line.author and is_name(part) and not is_outlet(part)
        ):
            people.append(part)
        elif is_name(part):
            _note_name(part, line)
        elif not people:
            return False
    if people:
        line.author = line.author or " and ".join(map(cased, people))
    return bool(people or line.outlet)


def without_label(text: str) -> str | None:
    """Return what follows "by" at the beginning of a text, `None` where no such word begins it."""
    return _after_label(text, "by")


@functools.cache
def _with_agencies() -> re.Pattern[str]:
    """Return what ends a byline: "Ada Berg and agencies"."""
    names = "|".join(map(re.escape, rules("heads")["agencies"]))
    glue = r"(?:and|und|et|y|e|with|mit|avec|con|&|,|/)"
    return re.compile(rf"\s*{glue}\s+(?:{names})\s*$", re.IGNORECASE)


def clean_author(text: str) -> str | None:
    """Return the names in what a file gives as its author: no "By", role, place or mail address."""
    text = "; ".join(map(turned, re.split(r"\s*;\s*", fold(text))))
    after = _after_label(text, "by")
    line = HeadLine()
    if _read_byline(after if after is not None else text, line) and line.author:
        return line.author
    text = (after if after is not None else text).strip(" ,;")
    return cased(text) if text and not is_outlet(text) and len(text.split()) <= 12 else None


def turned(name: str) -> str:
    """Return "Maria Keller" for "Keller, Maria"."""
    parts = [_without_stop(p.strip()) for p in name.split(",")]
    if len(parts) != 2 or not all(0 < len(p.split()) <= MAX_TURNED and is_name(p) for p in parts):
        return name
    # "Ada Berg, Tom Lind" are two people; a surname stands alone, or with its small words.
    surname = [w for w in parts[0].split() if w.casefold() not in words("heads", "particles")]
    if len(surname) > 1 and (is_person(parts[0]) or is_person(parts[1])):
        return name
    if any(map(is_outlet, parts)) or is_role(parts[1]):
        return name
    return f"{parts[1]} {parts[0]}"


def _without_stop(name: str) -> str:
    """Return a name without the full stop of its line: "Ada." but "J."."""
    return name[:-1] if name.endswith(".") and len(name.split()[-1]) >= 3 else name


_IN_PLACE = re.compile(r"\s+(?:in|at|aus|à|en|from|for|for the|of)\s+([A-ZÀ-Þ].*)$")


def _without_role(part: str) -> str:
    """Return "A. Writer" for "A. Writer in Moscow" and for "A. Writer (Moscow)"."""
    part = re.sub(r"\s*\([^)]*\)\s*$", "", part)
    match = _IN_PLACE.search(part)
    if match and is_person(part[: match.start()]):
        return part[: match.start()]
    return part


_ORIGIN = re.compile(r"^(?:From|In|Aus|De|Da|Source|Quelle)\s+(?:the\s+(?!.*\bthe\b))?(?=[A-ZÀ-Þ])")


def _note_name(name: str, line: HeadLine) -> None:
    name = _without_role(name)
    origin = _ORIGIN.match(name)
    if origin and is_outlet(name[origin.end() :]):
        name = name[origin.end() :]
    if is_place(name):
        line.place = line.place or name
    elif line.outlet is None and is_outlet(name):
        line.outlet = name
    else:
        line.names.append(name)


def _after_label(text: str, key: str, *, colon: bool = False) -> str | None:
    """Return what follows one of the labels in the rules, `None` when the text has none."""
    match = _labels(key, colon=colon).match(text)
    return text[match.end() :].strip(" :") if match else None


@functools.cache
def _labels(key: str, *, colon: bool) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted(rules("heads")[key], key=len, reverse=True)))
    return re.compile(
        rf"(?:{names})\s*:\s*" if colon else rf"(?:{names})(?:\s*:\s*|\s+)", re.IGNORECASE
    )


def cased(name: str) -> str:
    """Return a name written in capitals as names are written."""
    return name.title() if name.isupper() and len(name) > 3 else name


def is_name(text: str) -> bool:
    """Return whether the text has the shape of a name: few words, the chief ones capitalised."""
    tokens = text.split()
    if not 0 < len(tokens) <= MAX_NAME_WORDS or not (text[0].isupper() or text[0].isdigit()):
        return bool(_URL.match(text))
    if _SENTENCE_END.search(text) and not re.search(r"\b\w\.$", text):
        return False
    small = [
        t
        for t in tokens
        if t[0].islower()
        and t not in words("heads", "particles")
        and t not in _OF
        and not _PREFIXED.match(t)
    ]
    return not small


# "al-Zahra", "d’Arcy", "ibn-Saud".
_PREFIXED = re.compile(r"[^\W\d_]{1,4}[-'’]\w")
_OF = frozenset({"of", "for", "in", "on", "am", "to", "für", "des", "der", "und", "&", "at"})


def is_person(text: str) -> bool:
    """Return whether the text looks like names of people, one or several joined by "and"."""
    names = re.split(r"\s+(?:and|und|et|y|e|en|och|&)\s+|\s*&\s*", text)
    return bool(names) and all(_one_person(name) for name in names)


def is_place(name: str) -> bool:
    """Return whether the text names a town, country or state that datelines begin with."""
    key = name.casefold().strip(" .,")
    if key in _places():
        return True
    tokens = key.split()
    if not 2 <= len(tokens) <= 4 or has_media_word(name):
        return False
    return tokens[0] in words("heads", "place_begins") or tokens[-1] in words("heads", "place_ends")


@functools.cache
def _places() -> frozenset[str]:
    return frozenset(rules("heads")["places"])


def _one_person(name: str) -> bool:
    tokens = name.split()
    if not 2 <= len(tokens) <= 5 or any(c.isdigit() for c in name) or is_outlet(name):
        return False
    if is_place(name):
        return False
    particles = words("heads", "particles")
    # "Ben Ode" and "Al Berg" begin with a name, "al Berg" with a particle.
    chief = [
        t for i, t in enumerate(tokens) if t.casefold() not in particles or not (i or t.islower())
    ]
    if _is_section(chief):
        return False
    return (
        len(chief) >= 2
        and all(t[0].isupper() or _PREFIXED.match(t) for t in chief)
        and not any(ch in name for ch in ':;/!?"“”')
    )


# Words of sections that are surnames, too.
_SURNAMES = frozenset({"east", "west", "north", "south", "story", "home", "war", "short", "reise"})


def _is_section(tokens: list[str]) -> bool:
    """Return whether the words name a site's section: "Middle East", "European Politics"."""
    known = words("heads", "sections")
    first, last = (tokens[i].casefold().strip(".") if tokens else "" for i in (0, -1))
    return first in known or (last in known and last not in _SURNAMES)


def is_outlet(text: str) -> bool:
    """Return whether the text looks like the name of a newspaper, agency, site or broadcaster."""
    tokens = re.findall(r"[^\W_]+", text.casefold())
    if not tokens or len(tokens) > MAX_NAME_WORDS:
        return False
    if has_media_word(text):
        return True
    if _URL.match(text) and "." in text and " " not in text:
        return True
    return len(tokens) >= 2 and tokens[0] in _ARTICLES and text[0].isupper()


_ARTICLES = frozenset({"the", "der", "die", "das", "le", "la", "el", "il", "de"})


def has_media_word(text: str) -> bool:
    """Return whether a short text has a word in it that the names of media have."""
    tokens = re.findall(r"[^\W_]+", text.casefold())
    endings = tuple(rules("heads")["media_endings"])
    if tokens and all(t in words("heads", "sections") for t in tokens):
        return False  # "World News" over an article is the section
    return len(tokens) <= MAX_NAME_WORDS and (
        any(t in words("heads", "media") for t in tokens)
        or " ".join(text.casefold().split()) in rules("heads")["outlets"]
        or any(len(t) > 6 and t.endswith(endings) for t in tokens)
    )


def is_role(text: str) -> bool:
    """Return whether the text says what an author does or where: "political correspondent"."""
    tokens = re.findall(r"[^\W\d_]+", text.casefold())
    roles = words("heads", "roles")
    return (
        bool(tokens) and tokens[-1] in roles and sum(t in roles for t in tokens) * 2 >= len(tokens)
    )
