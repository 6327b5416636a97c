import json
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from onrecord.reading import read_file

Write = Callable[[str, bytes | str], Path]
SITE = "<meta property='og:site_name' content='Quay Post'>"


def read(write: Write, head: str, top: str, paragraphs: Sequence[str]) -> str:
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    page = f"<html><head>{head}</head><body>{top}<div class='text'>{text}</div></body></html>"
    return read_file(write("a.html", page)).articles[0].title


def stated(title: str) -> str:
    return f"<title>{title}</title><meta property='og:title' content='{title}'>"


@pytest.mark.parametrize(
    "form",
    [
        "{} | Quay Post",
        "Quay Post | {}",
        "{} - Quay Post",
        "Quay Post: {}",
        "{} « Quay Post",
        "{}｜Quay Post",
        "{} — The Quay Post",
    ],
)
def test_the_sites_name_is_no_part_of_the_headline(
    write: Write, title, paragraphs, form: str
) -> None:
    assert read(write, SITE + stated(form.format(title)), "", paragraphs) == title


def test_the_site_is_known_by_its_address(write: Write, title, paragraphs) -> None:
    link = "<link rel='canonical' href='https://www.quaypost.example/bridge'>"

    assert read(write, link + stated(f"{title} | Quaypost"), "", paragraphs) == title


def test_the_only_heading_is_the_headline_where_the_title_is_the_sites_name(
    write: Write, title, paragraphs
) -> None:
    head = "<title>Quay Post Online</title>"

    assert read(write, head, f"<h2>{title}</h2>", paragraphs) == title


def test_a_heading_that_says_a_small_part_of_the_headline_is_not_it(
    write: Write, title, paragraphs
) -> None:
    top = "<h2>Harbour council</h2>"

    assert read(write, stated(title), top, paragraphs) == title


def test_a_heading_where_sites_have_their_name_is_no_headline(
    write: Write, title, paragraphs
) -> None:
    top = (
        "<div id='header'><h1><a href='https://quaypost.example/blog/'>Notes from the quay</a>"
        f"</h1></div><h2>{title}</h2>"
    )

    head = f"<title>Notes from the quay » Blog Archive » {title}</title>"
    assert read(write, head, top, paragraphs) == title


def test_the_headline_shown_stands_against_the_one_for_machines(
    write: Write, title, paragraphs
) -> None:
    ld = json.dumps({"@type": "NewsArticle", "headline": f"{title} (Published 2021)"})
    head = f"<title>{title}</title><script type='application/ld+json'>{ld}</script>"

    assert read(write, head, f"<h1>{title}</h1>", paragraphs) == title


def test_the_headline_in_the_head_of_the_page_is_no_logo(write: Write, title, paragraphs) -> None:
    top = f"<div class='page header'><h1>{title}</h1></div><h2>Vote on the bridge, again</h2>"

    assert read(write, f"<title>{title} | Quay Post</title>", top, paragraphs) == title
