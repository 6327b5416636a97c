from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from onrecord.domain.article import Article
from onrecord.reading import read_file

Write = Callable[[str, bytes | str], Path]


def read(
    write: Write,
    title: str,
    paragraphs: Sequence[str],
    *,
    head: str = "",
    at: str = "",
    by: str = "",
) -> Article:
    """Return the article of a page with `by` above everything and `at` below the headline."""
    text = "".join(f"<p>{p}</p>" for p in paragraphs)
    return read_file(
        write(
            "a.html",
            f"<html><head><title>{title}</title>{head}</head><body><div class='top'>{by}</div>"
            f"<div class='text'><h1>{title}</h1>{at}{text}</div></body></html>",
        )
    ).articles[0]


@pytest.mark.parametrize(
    ("tag", "shown", "day"),
    [
        # A time in UTC after midnight is the day before on the other side of the ocean.
        ("2015-04-07T03:42:00Z", "<time>April 6, 2015</time>", "2015-04-06"),
        ("2015-04-07", "<p class='date'>April 6, 2015</p>", "2015-04-06"),
        # With the place's own time a day later is that of a change.
        ("2014-10-02T14:52:39", "<p class='date'>October 3, 2014</p>", "2014-10-02"),
        ("2014-10-02T14:52:39Z", "<p class='date'>October 9, 2014</p>", "2014-10-02"),
    ],
)
def test_the_day_shown_stands_against_the_same_moment_in_utc(
    write: Write, title, paragraphs, tag: str, shown: str, day: str
) -> None:
    head = f"<meta property='article:published_time' content='{tag}'>"

    assert str(read(write, title, paragraphs, head=head, at=shown).published) == day


@pytest.mark.parametrize(
    ("shown", "day"),
    [
        ("<div class='meta'>Submitted by admin on Tue, 03/04/2014 - 10:22</div>", "2014-03-04"),
        ("<span class='published updated'>3/09/15 8:00am</span>", "2015-03-09"),
        ("<p class='stand'>Stand: 3.4.2014</p>", "2014-04-03"),
        ("<i class='date'>Updated: 9 May 2014</i><i class='date'>3 May 2014</i>", "2014-05-03"),
        ("<div>Updated <span class='date'>9 May 2014</span></div><p>3 May 2014</p>", "2014-05-03"),
    ],
)
def test_dates_are_read_as_the_page_writes_them(
    write: Write, title, paragraphs, shown: str, day: str
) -> None:
    assert str(read(write, title, paragraphs, at=shown).published) == day


def test_what_day_it_is_today_is_not_the_day_of_publication(
    write: Write, title, paragraphs
) -> None:
    today = "<div class='date'>Monday, 5 February 2024</div>"
    article = read(write, title, paragraphs, by=today, at="<p class='d1'>3 May 2012, 10:15</p>")

    assert str(article.published) == "2012-05-03"


def test_a_year_in_the_footer_is_no_date(write: Write, title, paragraphs) -> None:
    article = read(write, title, [*paragraphs, "© 2019 Quay Post"])

    assert article.published is None


def test_the_address_gives_the_day_where_the_page_states_none(
    write: Write, title, paragraphs
) -> None:
    head = "<link rel='canonical' href='https://quaypost.example/2011/08/3/bridge/'>"
    article = read(write, title, paragraphs, head=head)

    assert (str(article.published), article.published_from) == ("2011-08-03", "address")


def test_scripts_give_the_day_where_nothing_shows_it(write: Write, title, paragraphs) -> None:
    head = '<script>window.data = {"publishedAt": "2019-05-03T10:00:00Z"}</script>'

    assert str(read(write, title, paragraphs, head=head).published) == "2019-05-03"


def test_the_day_shown_stands_against_a_later_one_that_may_be_of_a_change(
    write: Write, title, paragraphs
) -> None:
    head = "<meta name='date' content='2016-11-30'>"
    shown = read(write, title, paragraphs, head=head, at="<p class='date'>3 May 2012</p>")
    alone = read(write, title, paragraphs, head=head)

    assert (str(shown.published), str(alone.published)) == ("2012-05-03", "2016-11-30")
