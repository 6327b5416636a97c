"""Worker processes: a crash or an endless article costs that article alone."""

import os
import signal
import threading
import time
from concurrent.futures import CancelledError

import pytest

from onrecord.domain.article import Article, article_key
from onrecord.domain.codebook import Codebook
from onrecord.extraction import EngineUnavailableError, ExtractionPool, engine, find_engine
from onrecord.extraction import extract as extract_module
from onrecord.extraction.extract import extract_article

pytestmark = pytest.mark.slow

TEXT = "“We will keep the treaty,” Ida Holm, the mayor of Elle, said on Monday."


def _article(number=0):
    text = f"{TEXT} Number {number}."
    return Article(article_key(text), text, language="en")


def _children():
    """Return ids of extraction workers of this process."""
    import multiprocessing

    return [
        child.pid
        for child in multiprocessing.active_children()
        if child.name == "onrecord-extraction" and child.pid
    ]


def test_an_article_is_extracted_in_another_process():
    with ExtractionPool(1) as pool:
        found = pool.submit(_article(), Codebook()).result(timeout=60)

    assert found.failed is None
    assert [a.name for a in found.actors if a.key == found.statements[0].actor] == ["Ida Holm"]
    assert _children() == []


def test_a_killed_worker_costs_one_article_and_the_next_is_extracted():
    long = "\n\n".join(f"{TEXT} Again {n}." for n in range(20_000))
    with ExtractionPool(1) as pool:
        assert pool.submit(_article(), Codebook()).result(timeout=60).statements
        lost = pool.submit(Article("long", long, language="en"), Codebook())
        while not lost.running():
            time.sleep(0.01)
        time.sleep(0.2)
        (worker,) = _children()
        os.kill(worker, signal.SIGKILL)

        assert "process ended" in str(lost.result(timeout=30).failed)
        assert pool.submit(_article(1), Codebook()).result(timeout=60).statements


def test_an_endless_article_is_given_up():
    long = "\n\n".join(f"{TEXT} Again {n}." for n in range(20_000))
    with ExtractionPool(1, timeout_s=60) as pool:
        assert pool.submit(_article(), Codebook()).result(timeout=60).statements
        pool._timeout_s = 0.5

        found = pool.submit(Article("long", long, language="en"), Codebook()).result(timeout=30)

    assert "not read within 0.5 seconds" in str(found.failed)


def test_closing_ends_a_busy_worker_at_once_and_cancels_what_waits():
    long = "\n\n".join(f"{TEXT} Again {n}." for n in range(20_000))
    pool = ExtractionPool(1)
    busy = pool.submit(Article("long", long, language="en"), Codebook())
    waiting = pool.submit(_article(), Codebook())
    while not busy.running():
        time.sleep(0.01)
    time.sleep(0.3)

    began = time.monotonic()
    pool.close()

    assert time.monotonic() - began < 20  # the article itself would take minutes
    assert waiting.cancelled()
    with pytest.raises(CancelledError):
        busy.result(timeout=1)
    assert _children() == []
    assert not [t for t in threading.enumerate() if t.name.startswith("onrecord-extraction")]


def test_a_missing_engine_says_how_to_mend_it(monkeypatch):
    monkeypatch.setattr(engine, "engine_languages", dict)
    monkeypatch.setattr(extract_module, "engine_languages", lambda: {"en": "nowhere"})
    find_engine.cache_clear()

    with pytest.raises(EngineUnavailableError, match="python -m pip install"):
        extract_article(_article(), Codebook())
    find_engine.cache_clear()


def test_an_altered_model_gives_the_engines_own_message(monkeypatch):
    import en_onrecord
    from en_onrecord import BaseModelError

    def altered(**_):
        raise BaseModelError("The English language model is altered. Put it right with: pip x")

    monkeypatch.setattr(en_onrecord, "load", altered)
    find_engine.cache_clear()

    with pytest.raises(EngineUnavailableError, match=r"^The English language model is altered"):
        find_engine("en")
    find_engine.cache_clear()


def test_an_article_that_makes_the_engine_stop_is_no_reason_to_lose_others(monkeypatch):
    class Broken:
        def make_doc(self, text):
            raise IndexError("out of range")

    broken = engine.Engine("broken", "1", Broken())  # type: ignore[arg-type]
    monkeypatch.setattr(extract_module, "find_engine", lambda language: broken)

    found = extract_article(_article(), Codebook())

    assert "stopped on this article (IndexError)" in str(found.failed)
