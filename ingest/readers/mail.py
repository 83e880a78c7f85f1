"""A saved mail (EML): its subject, its date, its text."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import EmailMessage

from ingest.annotations import RawDocument
from ingest.readers.failures import SourceError


def read_mail(data: bytes, where: str) -> RawDocument:
    """The mail as a document: plain text preferred, else HTML.

    Raises:
        SourceError: it has no text.
    """
    message = message_from_bytes(data, policy=policy.default)
    part = message.get_body(("plain", "html")) if isinstance(message, EmailMessage) else None
    if part is None:
        raise SourceError(where, "the mail has no text", "give a mail with a text or HTML part")
    try:
        content = part.get_content()
    except (LookupError, UnicodeDecodeError) as error:
        raise SourceError(
            where, f"the mail's text cannot be decoded ({error})", "save it again as UTF-8"
        ) from error
    if not content.strip():
        raise SourceError(where, "the mail's text is empty", "give a mail with text in it")
    date = message["date"]
    moment = getattr(date, "datetime", None)
    return RawDocument(
        uri=where,
        content=content,
        media_type="text/html" if part.get_content_subtype() == "html" else "text/plain",
        title=str(message["subject"]) if message["subject"] else None,
        published=moment.date() if moment else None,
    )
