import socket
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from onrecord.domain.report import ProgressUnit, ReadProgress
from onrecord.reading import ReadingCancelledError, end_readers, isolation, read_file, read_isolated

Write = Callable[[str, bytes | str], Path]


def test_another_process_reads_the_same(write: Write, head, body) -> None:
    path = write("a.txt", head + body)

    assert read_isolated(path) == read_file(path)


def test_the_process_is_kept_for_the_next_file(write: Write, head, body) -> None:
    path = write("a.txt", head + body)
    end_readers()
    pids = set()

    for _ in range(5):
        read_isolated(path)
        pids |= {process._process.pid for process in isolation._idle}

    assert len(pids) == 1


@pytest.mark.slow
def test_threads_may_read_at_once(write: Write, head, body) -> None:
    paths = [write(f"{n}.txt", head + body) for n in range(6)]
    found: list[int] = []
    threads = [
        threading.Thread(target=lambda p=p: found.append(len(read_isolated(p).articles)))
        for p in paths
    ]

    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [1] * 6


@pytest.mark.slow
def test_a_file_that_takes_too_long_is_refused_and_the_next_is_read(
    write: Write, head, body
) -> None:
    slow = write("slow.txt", (head + body) * 4000)

    read = read_isolated(slow, timeout_s=0.05)

    assert read.refused is not None
    assert "slow.txt was not read within 0.05 seconds" in read.refused
    assert read_isolated(write("a.txt", head + body)).articles


@pytest.mark.slow
def test_a_file_that_needs_too_much_memory_is_refused(write: Write, head, body) -> None:
    big = write("big.txt", (head + body) * 200_000)

    read = read_isolated(big, memory_bytes=350 * 2**20)

    assert read.refused is not None
    assert "big.txt needs more than 350 MB of memory" in read.refused


@pytest.mark.slow
def test_a_reader_that_dies_costs_only_its_file(write: Write, head, body) -> None:
    path = write("a.txt", head + body)
    end_readers()
    read_isolated(path)
    isolation._idle[0]._process.kill()
    isolation._idle[0]._process.join()

    assert "made the reader stop" in (read_isolated(path).refused or "")
    assert read_isolated(path).articles


def test_nothing_is_fetched(write: Write, docx, zipped, title, paragraphs) -> None:
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(0.2)
    url = f"http://127.0.0.1:{listener.getsockname()[1]}"
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    page = (
        f"<html><head><link rel=stylesheet href='{url}/a.css'><script src='{url}/a.js'></script>"
        f"<meta http-equiv=refresh content='0;url={url}'><base href='{url}/'></head><body>"
        f"<img src='{url}/a.png'><iframe src='{url}'></iframe><h1>{title}</h1>{text}</body></html>"
    )
    relation = (
        '<Relationships><Relationship Id="r1" TargetMode="External" '
        f'Type="http://x/attachedTemplate" Target="{url}/a.dotm"/></Relationships>'
    )
    body = "".join(f"<w:p><w:r><w:t>{p}</w:t></w:r></w:p>" for p in paragraphs)
    entity = f'<!DOCTYPE rss SYSTEM "{url}/a.dtd" [<!ENTITY x SYSTEM "{url}/b">]>'
    item = f"<item><title>T</title><description>{paragraphs[0]} &x;</description></item>"
    paths = [
        write("a.html", page),
        write("b.eml", f"From: a@b.example\nSubject: {title}\nContent-Type: text/html\n\n{page}"),
        write("c.xml", f'<?xml version="1.0"?>{entity}<rss><channel>{item}</channel></rss>'),
        write("d.docx", docx(body)),
        write("e.docx", zipped({"word/document.xml": "<w/>", "word/_rels/x.rels": relation})),
    ]

    for path in paths:
        read_isolated(path)

    with pytest.raises(TimeoutError):
        listener.accept()
    listener.close()


@pytest.mark.slow
def test_a_large_file_tells_how_far_it_is_read(write: Write, head, body) -> None:
    path = write("a.txt", (head + body) * 20_000)
    told: list[ReadProgress] = []

    read_isolated(path, on_progress=told.append)

    assert told
    assert {p.unit for p in told} == {ProgressUnit.BYTES}
    assert [p.done for p in told] == sorted(p.done for p in told)
    assert all(0 < p.done <= p.total == path.stat().st_size for p in told)


def test_a_large_file_may_be_cancelled_and_the_next_is_read(write: Write, head, body) -> None:
    path = write("a.txt", (head + body) * 20_000)
    cancelled = threading.Event()

    with pytest.raises(ReadingCancelledError):
        read_isolated(path, on_progress=lambda _: cancelled.set(), cancelled=cancelled.is_set)

    assert read_isolated(write("b.txt", head + body)).articles
