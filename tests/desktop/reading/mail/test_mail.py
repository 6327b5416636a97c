from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

from onrecord.domain.article import Article, ParagraphKind
from onrecord.reading import read_file

Write = Callable[[str, bytes | str], Path]


def words(article: Article) -> list[str]:
    return [article.words_at(p.span) for p in article.paragraphs if p.kind is ParagraphKind.BODY]


def message(subject: str, sender: str = "The Quay Post <news@quay.example>") -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = sender, "Desk <desk@example.org>", subject
    mail["Date"] = "Tue, 09 Mar 2021 06:15:00 +0000"
    return mail


def test_a_plain_mail_gives_its_article(write: Write, title, paragraphs) -> None:
    mail = message(title)
    text = "\n\n".join(paragraphs)
    mail.set_content(f"By Ada Berg\n\n{text}\n\n-- \nYou get this because you asked for it.\n")

    article = read_file(write("a.eml", mail.as_bytes())).articles[0]

    assert (article.title, article.author, article.outlet) == (title, "Ada Berg", "The Quay Post")
    assert str(article.published) == "2021-03-09"
    assert words(article) == list(paragraphs)


def test_a_forwarded_article_has_the_date_and_source_of_the_original(
    write: Write, title, paragraphs
) -> None:
    mail = message(f"Fwd: {title}", "Jo Bell <jo@example.org>")
    text = "\n\n".join(paragraphs)
    mail.set_content(
        "see below\n\n---------- Forwarded message ---------\n"
        "From: The Quay Post <news@quay.example>\nDate: Monday, March 8, 2021 at 06:15\n"
        f"Subject: {title}\nTo: <jo@example.org>\n\n\n{text}\n"
    )

    article = read_file(write("a.eml", mail.as_bytes())).articles[0]

    assert (article.title, article.outlet) == (title, "The Quay Post")
    assert str(article.published) == "2021-03-08"
    assert words(article) == list(paragraphs)


def test_the_stories_of_a_newsletter_are_parted(write: Write, title, paragraphs) -> None:
    other = "Ferry strike enters a second week"
    stories = "".join(
        f"<h2><a href='https://quay.example/{n}'>{headline}</a></h2>"
        f"<p>By Ada Berg | Quay Post | {n} March 2021</p>"
        + "".join(f"<p>{p}</p>" for p in paragraphs)
        + "<p><a href='https://quay.example'>Read on</a></p>"
        for n, headline in ((8, title), (9, other))
    )
    mail = message("Two stories for your Tuesday", "Morning Brief <brief@quay.example>")
    mail.set_content("Two stories")
    mail.add_alternative(
        f"<html><body><p>Hello.</p>{stories}<p><a href='u'>Unsubscribe</a></p></body></html>",
        subtype="html",
    )

    articles = read_file(write("a.eml", mail.as_bytes())).articles

    assert [a.title for a in articles] == [title, other]
    assert [str(a.published) for a in articles] == ["2021-03-08", "2021-03-09"]
    assert all(words(a) == list(paragraphs) for a in articles)


def test_an_attached_article_is_read(write: Write, head, body, title) -> None:
    mail = message("Have a look", "Jo Bell <jo@example.org>")
    mail.set_content("The text of the council's bridge vote is attached, see what they say.")
    mail.add_attachment(
        (head + body).encode(), maintype="text", subtype="plain", filename="bridge.txt"
    )

    articles = read_file(write("a.eml", mail.as_bytes())).articles

    assert title in [a.title for a in articles]


def test_a_mailbox_holds_many(write: Write, title, paragraphs) -> None:
    mail = message(title)
    mail.set_content("\n\n".join(paragraphs))
    box = b"".join(b"From x@y Tue Mar  9 06:15:00 2021\n" + mail.as_bytes() + b"\n" for _ in "ab")

    assert len(read_file(write("a.mbox", box)).articles) == 2
