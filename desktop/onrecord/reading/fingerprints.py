"""Fingerprints of texts: the same article in print, online or another format is told by them."""

import functools
import re
import zlib
from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

SHINGLE_WORDS = 4
NUMBERS = 128
MIN_WORDS = 20
LONG_WORDS = 10
SAME_ARTICLE = 0.5
"""Two articles at least this alike are versions of one. On the development files renderings of
the same article lie above 0.75, an article and its first two thirds at 0.55 to 0.7, different
articles below 0.05."""

_PRIME = np.uint64((1 << 31) - 1)


def fingerprint(text: str) -> tuple[int, ...]:
    """Return numbers that texts share in the measure in which they share runs of four words.

    Case, signs and white space do not count. Empty for texts too short to compare.

    References
    ----------
    Broder (1997), On the resemblance and containment of documents, SEQUENCES '97.
    """
    words = re.findall(r"\w+", text.casefold())
    if words and sum(map(len, words)) > LONG_WORDS * len(words):
        words = [sign for word in words for sign in word]  # written without spaces
    if len(words) < MIN_WORDS:
        return ()
    shingles = {
        zlib.crc32(" ".join(words[i : i + SHINGLE_WORDS]).encode("utf-8", "surrogatepass"))
        for i in range(len(words) - SHINGLE_WORDS + 1)
    }
    hashes = np.fromiter(shingles, dtype=np.uint64, count=len(shingles)) % _PRIME
    factors, offsets = _permutations()
    least = np.full(NUMBERS, _PRIME, dtype=np.uint64)
    for start in range(0, len(hashes), 4096):
        part = hashes[start : start + 4096]
        least = np.minimum(least, ((part[:, None] * factors + offsets) % _PRIME).min(axis=0))
    return tuple(int(n) for n in least)


def likeness(first: Sequence[int], second: Sequence[int]) -> float:
    """Return the share of word runs that two texts have in common, estimated, 0 to 1."""
    if not first or not second:
        return 0.0
    return sum(a == b for a, b in zip(first, second, strict=True)) / len(first)


@functools.cache
def _permutations() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the factors and offsets of the hash functions: always the same ones."""
    generator = np.random.Generator(np.random.PCG64(20230320))
    factors = generator.integers(1, int(_PRIME), NUMBERS, dtype=np.uint64)
    offsets = generator.integers(0, int(_PRIME), NUMBERS, dtype=np.uint64)
    return factors, offsets
