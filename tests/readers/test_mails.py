"""Saved mails: their words without what mail programs put around them, and the documents attached."""

from email.message import EmailMessage
from pathlib import Path

from grantgraph.readers.documents import read_document
from written import shown, source


def test_of_a_mail_subject_and_text_are_read(tmp_path: Path) -> None:
    """The subject is a heading, the plain text is preferred, an attachment is named and left."""
    mail = EmailMessage()
    mail["Subject"] = "[List] Дом: «Georgia 2017»"
    mail["Date"] = "Tue, 14 Mar 2017 09:30:00 +0100"
    mail.set_content("Text of the mail\n", charset="koi8-r")
    mail.add_alternative("<p>Page of the mail</p>", subtype="html")
    mail.add_attachment(b"\0", maintype="image", subtype="png", filename="logo.png")
    document = read_document(source(tmp_path, "a.eml", mail.as_bytes()))
    assert [line.text for line in document.lines if not line.is_blank] == [
        "[List] Дом: «Georgia 2017»",
        "2017-03-14",
        "Text of the mail",
    ]
    assert document.remarks == ("the attachment “logo.png” was not read",)


def mail(text: str, subject: str = "Grants", **fields: str) -> bytes:
    """A mail in plain text."""
    head = {"Subject": subject, "MIME-Version": "1.0", "Content-Type": "text/plain; charset=utf-8"} | {
        name.replace("_", "-"): value for name, value in fields.items()
    }
    return ("".join(f"{name}: {value}\n" for name, value in head.items()) + "\n" + text).encode()


def test_a_forwarded_mail_is_read_without_its_wrapping(tmp_path: Path) -> None:
    """Marks of quoting, heads, separators and signatures go; subjects stay, and the day the first mail was sent."""
    text = """Seen this?

-- \nKim
Moor Press

---------- Forwarded message ---------
Von: Larch Fund <a@b.c>
Gesendet: Donnerstag, 14. Januar 2021 10:02
Betreff: Songs of 2021

> Reed Radio
> $500
> To sing.
"""
    sent = mail(text, "Fwd: look", Date="Tue, 14 Mar 2023 09:30:00 +0100", From="Kim <k@m.p>")
    document = read_document(source(tmp_path, "a.eml", sent))
    lines = [line.text for line in document.lines if not line.is_blank]
    assert lines[0] == "Fwd: look"
    assert lines[-5:] == ["Seen this?", "Songs of 2021", "Reed Radio", "$500", "To sing."]
    assert document.imprint == ("Kim", "Kim", "Moor Press")
    english = text.replace("Von", "From").replace("Betreff", "Subject")
    english = english.replace(
        "Gesendet: Donnerstag, 14. Januar 2021 10:02", "Sent: Thursday, January 14, 2021 10:02 AM"
    )
    assert shown(tmp_path, "b.eml", mail(english, Date="Tue, 14 Mar 2023 09:30:00 +0100"))[1] == "2021-01-14"


def test_the_mails_of_a_digest_follow_each_other(tmp_path: Path) -> None:
    """The list of topics and the rules between go; the subject of each mail is a heading."""
    head = "From: Larch Fund <a@b.c>\nTo: x@y.z\nSubject: {}\n\n{}\n\n" + "-" * 30 + "\n\n"
    mails = "".join(head.format(*each) for each in [("Songs", "Reed Radio"), ("Tales", "Moor Press")])
    text = f"Today's Topics:\n\n 1. Songs\n\n{'-' * 70}\n\n{mails}Subject: Digest Footer\n\nEnd of X Digest, Vol 1\n"
    assert shown(tmp_path, "a.eml", mail(text)) == ["Grants", "Songs", "Reed Radio", "Tales", "Moor Press"]


def test_lines_that_were_only_broken_to_be_sent_are_joined(tmp_path: Path) -> None:
    """A blank at the end of a line says that it goes on (format=flowed)."""
    sent = mail("Reed Radio\nTo sing all \nsongs.\n", Content_Type="text/plain; charset=utf-8; format=flowed")
    assert shown(tmp_path, "a.eml", sent)[1:] == ["Reed Radio", "To sing all songs."]


def test_documents_attached_to_a_mail_are_read(tmp_path: Path) -> None:
    """A note that only accompanies them is told and left out; an attached mail is read like any other."""
    inner = EmailMessage()
    inner["Subject"] = "Tales"
    inner.set_content("Moor Press\n")
    outer = EmailMessage()
    outer["Subject"] = "Grants"
    outer.set_content("See attached.\n")
    outer.add_attachment("Larch Fund\n\nReed Radio\n$500\nTo sing.\n", filename="list.txt")
    outer.add_attachment(inner)
    document = read_document(source(tmp_path, "a.eml", outer.as_bytes()))
    lines = [line.text for line in document.lines if not line.is_blank]
    assert lines == ["Grants", "Larch Fund", "Reed Radio", "$500", "To sing.", "Tales", "Moor Press"]
    assert document.remarks == (
        "“See attached.” and what follows only accompanies the attachment; it was not read",
    )


def test_a_mail_that_is_a_file_is_read(tmp_path: Path) -> None:
    """A mail without any text around its one attachment."""
    sent = mail("Reed Radio\n", Content_Disposition='attachment; filename="list.txt"')
    assert shown(tmp_path, "a.eml", sent) == ["Grants", "Reed Radio"]


def test_the_page_of_a_mail_is_read_where_its_text_is_a_stub(tmp_path: Path) -> None:
    """A plain text that says less than half is not what was written."""
    sent = EmailMessage()
    sent["Subject"] = "Grants"
    sent.set_content("View this mail in a browser\n")
    sent.add_alternative(
        "<p>Reed Radio</p><p>$500</p><p>To sing all the songs of the marsh by night.</p>", subtype="html"
    )
    assert shown(tmp_path, "a.eml", sent.as_bytes())[1] == "Reed Radio"


def test_a_web_page_saved_as_one_file_is_a_web_page(tmp_path: Path) -> None:
    """The day on which it was saved is no day of the page, and its pictures are not told."""
    saved = b"""From: <Saved by Blink>\nSnapshot-Content-Location: https://x.example/\nSubject: Grants
Date: Tue, 14 Mar 2023 09:30:00 +0100\nMIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="b"

--b\nContent-Type: text/html\n\n<title>Larch Fund</title><p>Reed Radio\n
--b\nContent-Type: image/png\nContent-Location: x.png\n\nx\n--b--\n"""
    document = read_document(source(tmp_path, "a.mhtml", saved))
    assert [line.text for line in document.lines] == ["Reed Radio"]
    assert (document.title, document.remarks) == ("Larch Fund", ())
