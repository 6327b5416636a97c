"""ZIP and TAR archives and packed single files: what is in them is read, never written anywhere."""

import bz2
import gzip
import io
import lzma
import tarfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from onrecord.domain.report import ProgressUnit
from onrecord.reading.errors import UnreadableFileError
from onrecord.reading.files import shown
from onrecord.reading.office.packages import Package
from onrecord.reading.source import Reading, Source

MAX_DEPTH = 3
MAX_FILES = 5000
MAX_BYTES = 400 * 2**20
MAX_RATIO = 400
_OPENERS: tuple[tuple[bytes, Callable[[io.BytesIO], io.BufferedIOBase]], ...] = (
    (b"\x1f\x8b", lambda file: gzip.GzipFile(fileobj=file)),
    (b"BZh", bz2.BZ2File),
    (b"\xfd7zXZ\x00", lzma.LZMAFile),
)


@dataclass(frozen=True, slots=True)
class _Member:
    """Hold a file of an archive: its bytes, or why there are none."""

    name: str
    data: bytes | UnreadableFileError
    alone: bool = False


def read(source: Source) -> Reading:
    """Return the articles of the files in an archive, told by their own names."""
    if source.depth >= MAX_DEPTH:
        raise UnreadableFileError(
            f"{source.name} is packed too many times over. Unpack it yourself and add what is in "
            "it."
        )
    reading, count, last = Reading(), 0, ""
    for member in _members(source):
        count += 1
        if isinstance(member.data, UnreadableFileError):
            last = str(member.data)
            reading.warnings.append(last)
            continue
        last = _read_member(member, member.data, source, reading) or last
    if not reading.drafts:
        if count == 1 and last:
            told = source.depth > 0 or source.name in last
            raise UnreadableFileError(last if told else f"In {source.name}: {last}")
        raise UnreadableFileError(
            f"{source.name} is an archive without a readable article ({count} files in it). Unpack "
            "it and look at what is in it."
        )
    return reading


def _read_member(member: _Member, data: bytes, source: Source, reading: Reading) -> str | None:
    """Add the articles of a member; return why there are none."""
    from onrecord.reading.readers import read_source  # readers and archives hold each other

    name = shown(PurePosixPath(member.name.replace("\\", "/")).name or member.name)
    # Of many files each is told, of one how far it is read.
    heard = source.on_progress if member.alone else None
    try:
        found = read_source(
            Source(name, data, source.depth + 1, source.encoding, on_progress=heard)
        )
    except UnreadableFileError as error:
        reading.warnings.append(f"In {source.name}: {error}")
        return str(error)
    for draft in found.drafts:
        draft.file_name = draft.file_name or name
    reading.drafts += found.drafts
    reading.warnings += found.warnings
    return None


def _members(source: Source) -> Iterator[_Member]:
    if source.data.startswith(b"PK"):
        yield from _zip_members(source)
        return
    data = source.data
    opener = next((o for signature, o in _OPENERS if data.startswith(signature)), None)
    if opener is not None:
        data = _unpack(source, opener)
    if data[257:262] == b"ustar":
        yield from _tar_members(source, data)
    else:
        yield _Member(_inner_name(source.name), data, alone=True)


def _inner_name(name: str) -> str:
    stem, dot, suffix = name.rpartition(".")
    return stem if dot and suffix.casefold() in ("gz", "bz2", "xz", "tgz") else f"{name}.txt"


def _unpack(source: Source, opener: Callable[[io.BytesIO], io.BufferedIOBase]) -> bytes:
    limit = min(MAX_BYTES, max(2**22, MAX_RATIO * len(source.data)))
    try:
        with opener(io.BytesIO(source.data)) as file:
            data = file.read(limit + 1)
    except (OSError, EOFError, zlib.error, lzma.LZMAError):
        raise UnreadableFileError(
            f"{source.name} is damaged or was cut short and cannot be unpacked. Download it again "
            "and add the new file."
        ) from None
    if len(data) > limit:
        raise _bomb(source.name)
    return data


def _bomb(name: str) -> UnreadableFileError:
    return UnreadableFileError(
        f"{name} expands to far more than its size, as files do that are made to harm. If you "
        "trust "
        "it, unpack it yourself and add what is in it."
    )


def _hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any(
        (p.startswith((".", "~$")) and p not in (".", "..")) or p == "__MACOSX" for p in parts
    )


def _zip_members(source: Source) -> Iterator[_Member]:
    package = Package(source.data, source.name)
    members = [m for m in package.members() if not _hidden(m.filename)]
    if len(members) > MAX_FILES:
        raise UnreadableFileError(
            f"{source.name} holds {len(members):,} files, more than {MAX_FILES:,}. Unpack it and "
            "add "
            "the folder."
        )
    alone = len(members) == 1
    for number, member in enumerate(sorted(members, key=lambda m: m.filename)):
        if not alone:
            source.tell(number, len(members), ProgressUnit.FILES)
        try:
            yield _Member(member.filename, package.read(member), alone)
        except UnreadableFileError as error:
            yield _Member(member.filename, error)


def _tar_members(source: Source, data: bytes) -> Iterator[_Member]:
    taken = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(data), mode="r:") as archive:
            for number, member in enumerate(archive):
                if number > MAX_FILES or taken > MAX_BYTES:
                    raise _bomb(source.name)
                # Links and devices are left alone: they point out of the archive.
                if not member.isreg() or _hidden(member.name):
                    continue
                file = archive.extractfile(member)
                if file is not None:
                    content = file.read(MAX_BYTES - taken + 1)
                    taken += len(content)
                    source.tell_share(member.offset / len(data))
                    yield _Member(member.name, content)
    except (tarfile.TarError, EOFError, OSError, ValueError):
        yield _Member(
            source.name,
            UnreadableFileError(
                f"{source.name} is damaged or was cut short; what came before that was read. "
                "Download "
                "it again and add the new file."
            ),
        )
