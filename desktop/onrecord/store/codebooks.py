"""Codebooks as TOML files, so that analysts can pass them on and read them without the program.

name = "Starter"

[[topic]]
key = "ukraine"
name = "Ukraine"
definition = "The war against Ukraine, …"
pole = "Ends the war by talks"
terms = ["Ukraine", "Kyiv"]
exclusions = []

[[topic.target]]
key = "peace-talks"
name = "peace talks"
supporting = "Wants the parties to negotiate."
terms = ["peace talk*", "negotiation*"]
side = 1

`pole` and `side` may be left out: `side` is 1 for a target whose support counts for the topic's
pole, -1 for one whose support counts against it.
"""

import json
import tomllib
from pathlib import Path
from typing import Any

from onrecord.domain.codebook import OTHER_TOPIC, Codebook, Target, Topic
from onrecord.resource_folder import MissingResourceError, resource_folder
from onrecord.whole_files import write_whole


class CodebookError(Exception):
    """A codebook file cannot be read or written; the message is shown unchanged."""


def load_codebook(path: str | Path) -> Codebook:
    """Return the codebook of a TOML file.

    Raises
    ------
    CodebookError
        When the file is missing, is no TOML, or lacks a name or repeats a key.
    """
    path = Path(path)
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        reason = error.strerror or "unreadable"
        raise CodebookError(f"The codebook {path.name} cannot be read: {reason}.") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise CodebookError(f"The codebook {path.name} is not valid TOML: {error}.") from error
    try:
        topics = tuple(_topic(entry) for entry in data.get("topic", []))
        _require_distinct(topics)
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise CodebookError(
            f"The codebook {path.name} is not complete: {error}. Each [[topic]] and "
            "[[topic.target]] needs a key and a name of its own, and terms are lists of words."
        ) from error
    return Codebook(name=str(data.get("name", path.stem)), topics=topics)


def starter_codebook() -> Codebook:
    """Return the codebook that comes with the program.

    Raises
    ------
    CodebookError
        When the program's data files are not there.
    """
    try:
        path = resource_folder() / "codebooks" / "starter.toml"
    except MissingResourceError as error:
        raise CodebookError(str(error)) from error
    return load_codebook(path)


def save_codebook(codebook: Codebook, path: str | Path) -> None:
    """Write a codebook as TOML; the file is whole or unchanged.

    Raises
    ------
    CodebookError
        When the folder is missing or takes no file.
    """
    path, text = Path(path), codebook_toml(codebook)
    try:
        write_whole(path, lambda aside: aside.write_text(text, encoding="utf-8", newline="\n"))
    except OSError as error:
        reason = error.strerror or "the system refused"
        raise CodebookError(f"The codebook cannot be saved as {path}: {reason}.") from error


def codebook_toml(codebook: Codebook) -> str:
    """Return a codebook as the text of a TOML file."""
    lines = [f"name = {_quoted(codebook.name)}"]
    for topic in codebook.topics:
        lines += ["", "[[topic]]", f"key = {_quoted(topic.key)}", f"name = {_quoted(topic.name)}"]
        lines += [f"definition = {_quoted(topic.definition)}"]
        lines += [f"pole = {_quoted(topic.pole)}"] if topic.pole else []
        lines += _list("terms", topic.terms) + _list("exclusions", topic.exclusions)
        for target in topic.targets:
            lines += ["", "[[topic.target]]", f"key = {_quoted(target.key)}"]
            lines += [f"name = {_quoted(target.name)}"]
            lines += [f"supporting = {_quoted(target.supporting)}"]
            lines += _list("terms", target.terms)
            lines += [f"side = {target.side}"] if target.side else []
    return "\n".join(lines) + "\n"


def _topic(entry: dict[str, Any]) -> Topic:
    targets = tuple(
        Target(
            key=_word(target, "key"),
            name=_word(target, "name"),
            supporting=str(target.get("supporting", "")),
            terms=_words(target, "terms"),
            side=_side(target),
        )
        for target in entry.get("target", [])
    )
    return Topic(
        key=_word(entry, "key"),
        name=_word(entry, "name"),
        definition=str(entry.get("definition", "")),
        terms=_words(entry, "terms"),
        exclusions=_words(entry, "exclusions"),
        targets=targets,
        pole=str(entry.get("pole", "")),
    )


def _word(entry: dict[str, Any], name: str) -> str:
    value = entry.get(name)
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"an entry has no {name}")
    return value


def _words(entry: dict[str, Any], name: str) -> tuple[str, ...]:
    value = entry.get(name, [])
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise ValueError(f"{name} of {entry.get('name', 'a topic')} is not a list of words")
    return tuple(value)


def _side(entry: dict[str, Any]) -> int:
    value = entry.get("side", 0)
    if type(value) is not int or value not in {1, 0, -1}:
        raise ValueError(f"side of {entry.get('name', 'a target')} is not 1, 0 or -1")
    return value


def _require_distinct(topics: tuple[Topic, ...]) -> None:
    keys = [topic.key for topic in topics]
    if OTHER_TOPIC in keys:
        raise ValueError(f'the key "{OTHER_TOPIC}" stands for statements on none of the topics')
    for key in keys:
        if keys.count(key) > 1:
            raise ValueError(f'two topics have the key "{key}"')
    for topic in topics:
        targets = [target.key for target in topic.targets]
        for key in targets:
            if targets.count(key) > 1:
                raise ValueError(f'two targets of {topic.name} have the key "{key}"')


def _quoted(text: str) -> str:
    # A JSON string is a TOML basic string, but for DEL, which TOML wants escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007F")


def _list(name: str, words: tuple[str, ...]) -> list[str]:
    inner = ", ".join(_quoted(word) for word in words)
    return [f"{name} = [{inner}]"]
