"""Zip packages (DOCX, ODT, EPUB, XLSX, archives) and the XML in them, within bounds."""

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from onrecord.reading.errors import UnreadableFileError

MAX_MEMBER_BYTES = 128 * 2**20
MAX_RATIO = 400
# A package may expand far when it is small: style sheets of a few kB are mostly repetition.
RATIO_COUNTS_FROM = 4 * 2**20


class Package:
    """Hold an open zip file whose members are read within bounds.

    Raises
    ------
    UnreadableFileError
        When the file is cut short or damaged.
    """

    def __init__(self, data: bytes, name: str) -> None:
        self.name = name
        self._taken = 0
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
            raise UnreadableFileError(
                f"{name} is damaged or was cut short (its list of contents is missing). Download "
                "or "
                "save it again and add the new file."
            ) from None
        # Python checks for this since 3.11.8 only; what overlaps could be counted many times over.
        self._overlapping: set[int] = set()
        end = self._zip.start_dir
        for info in sorted(self._zip.infolist(), key=lambda i: i.header_offset, reverse=True):
            if _starts(data, info) + info.compress_size > end:
                self._overlapping.add(id(info))
            end = info.header_offset

    def is_sound(self, info: zipfile.ZipInfo) -> bool:
        """Return whether a member ends before the next one begins, as its stated size has it."""
        return id(info) not in self._overlapping

    def names(self) -> list[str]:
        """Return the names of the members."""
        return self._zip.namelist()

    def members(self) -> list[zipfile.ZipInfo]:
        """Return the members that are files."""
        return [info for info in self._zip.infolist() if not info.filename.endswith("/")]

    def read(self, member: str | zipfile.ZipInfo) -> bytes:
        """Return a member's bytes.

        Raises
        ------
        UnreadableFileError
            When it is missing, damaged, encrypted, or expands beyond the bounds.
        """
        try:
            info = member if isinstance(member, zipfile.ZipInfo) else self._zip.getinfo(member)
            if info.flag_bits & 1:
                raise UnreadableFileError(
                    f"{self.name} is protected with a password. Unpack or save it without one and "
                    "add it again."
                )
            if not self.is_sound(info):
                raise self._damaged()
            with self._zip.open(info) as file:
                data = file.read(self._allowed(info) + 1)
        except KeyError:
            raise UnreadableFileError(
                f"{self.name} lacks the part {member!s} and is damaged. Save it again and add the "
                "new file."
            ) from None
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError):
            raise self._damaged() from None
        if len(data) > self._allowed(info):
            raise UnreadableFileError(
                f"{self.name} expands to far more than its size, as files do that are made to "
                "harm. If you trust it, unpack it yourself and add what is in it."
            )
        self._taken += len(data)
        return data

    def _damaged(self) -> UnreadableFileError:
        return UnreadableFileError(
            f"{self.name} is damaged: a part of it cannot be unpacked. Save it again and add the "
            "new file."
        )

    def _allowed(self, info: zipfile.ZipInfo) -> int:
        by_ratio = max(RATIO_COUNTS_FROM, info.compress_size * MAX_RATIO)
        return max(0, min(MAX_MEMBER_BYTES, by_ratio, 2 * MAX_MEMBER_BYTES - self._taken))

    def xml(self, member: str) -> etree._Element:
        """Return a member's XML, nothing outside it fetched or expanded."""
        return parse_xml(self.read(member), self.name)

    def has(self, member: str) -> bool:
        """Return whether there is such a member."""
        return member in self._zip.NameToInfo


def _starts(data: bytes, info: zipfile.ZipInfo) -> int:
    """Return where a member's packed bytes begin, after its own head."""
    lengths = data[info.header_offset + 26 : info.header_offset + 30]
    name, extra = (int.from_bytes(part, "little") for part in (lengths[:2], lengths[2:]))
    return info.header_offset + 30 + name + extra


def parse_xml(data: bytes, name: str) -> etree._Element:
    """Return the root of an XML text; entities, DTDs and the network are left alone.

    Raises
    ------
    UnreadableFileError
        When the text is not well formed or grows beyond the parser's limits.
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError):
        root = None
    if root is None:
        raise UnreadableFileError(
            f"{name} is damaged: its inner text is not well formed. Open it in the program that "
            "made it, save it again, and add the new file."
        )
    return root


def local(element: etree._Element) -> str:
    """Return an element's name without its namespace, empty for comments and entities."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


_STRINGS = etree.XPath("descendant::text()", smart_strings=False)


def strings(element: etree._Element) -> list[str]:
    """Return the pieces of text in an element, in order; many times as quick as `itertext`."""
    found: list[str] = _STRINGS(element)
    return found


def attribute(element: etree._Element, name: str) -> str | None:
    """Return an attribute by its name without namespace."""
    for key, value in element.attrib.items():
        if str(key).rpartition("}")[2] == name:
            return str(value)
    return None


def children(element: etree._Element, *names: str) -> Iterator[etree._Element]:
    """Yield the children with one of these names."""
    for child in element:
        if local(child) in names:
            yield child


def first(element: etree._Element, *path: str) -> etree._Element | None:
    """Return the first descendant along the path of names."""
    at: etree._Element | None = element
    for name in path:
        if at is None:
            return None
        at = next(children(at, name), None)
    return at
