"""Posts and results as JSON lines, the format of `amends check`."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, NoReturn

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from monitor.domain.case import Suggestion
from monitor.domain.finding import Finding
from monitor.domain.post import MAX_TEXT, UNPRINTABLE, Author, PlainText, Post, plain
from monitor.policy.check import Judgement
from monitor.policy.phrases import Platform

SURROGATE = re.compile("[\ud800-\udfff]")
ANYWHERE = Platform("")
"""Where a post stands when only its text is at hand."""

LANGUAGE = re.compile(r"^([a-z]{2})(?:[-_].*)?$", re.IGNORECASE)
CODES = """
    aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
    es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
    ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn
    no nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta
    te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
    """
ISO_639_1 = frozenset(CODES.split())
DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?!\d)")


TROUBLES = {
    "missing": "is missing",
    "string_type": "should be text",
    "too_short": "should not be empty",
    "bool_type": "should be true, false or null",
    "model_type": "should be an object",
}
NO_TIME = "should be a time such as 2026-05-04T09:30:00+02:00"


@dataclass(frozen=True, slots=True)
class Submitted:
    """A post to be judged, with what a reader can see of its author."""

    post: Post
    author: Author
    where: str
    """``posts.jsonl:12``, for messages."""
    platform: Platform = ANYWHERE


@dataclass(frozen=True, slots=True)
class Unusable:
    """A line that is no valid post."""

    id: str | None
    error: str
    where: str


def _whole(value: object) -> object:
    """Half a surrogate pair, which JSON can smuggle in and no output takes, becomes U+FFFD."""
    return SURROGATE.sub("\ufffd", value) if isinstance(value, str) else value


Words = Annotated[str, BeforeValidator(_whole)]


def _dated(value: object) -> object:
    """A time is written out; a bare number could count anything."""
    if value is None or (isinstance(value, str) and DAY.match(value)):
        return value
    raise ValueError(NO_TIME)


class AuthorLine(BaseModel):
    """The optional ``author`` of a post line."""

    model_config = ConfigDict(strict=True, hide_input_in_errors=True)
    role: Words | None = None
    bio: Words | None = None
    names_employer: bool | None = None


class PostLine(BaseModel):
    """One post as a JSON line. Other keys are ignored, so that labelled posts can be checked as they are."""

    model_config = ConfigDict(strict=True, hide_input_in_errors=True)
    id: Annotated[Words, Field(min_length=1)]
    text: Words
    title: Words | None = None
    published: Annotated[datetime | None, Field(strict=False), BeforeValidator(_dated)] = None
    lang: str | None = None
    in_reply_to: Words | None = None
    author: AuthorLine | None = None


def parse(line: bytes, where: str, default: Author) -> Submitted | Unusable:
    """A post from one line. What the line does not say of its author comes from ``default``."""
    try:
        value = json.loads(line, parse_constant=_no_constant)
    except UnicodeDecodeError:
        return Unusable(None, "not UTF-8", where)
    except (ValueError, RecursionError):
        return Unusable(None, "not a JSON object on one line", where)
    if not isinstance(value, dict):
        return Unusable(None, "not a JSON object", where)
    try:
        read = PostLine.model_validate(value)
    except ValidationError as error:
        name = _whole(value.get("id"))
        return Unusable(name if isinstance(name, str) else None, _first(error), where)
    return Submitted(_post(read), _author(read.author, default), where)


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _first(error: ValidationError) -> str:
    """The first trouble of a line, in words: ``text: is missing``. Never what the line holds."""
    trouble = error.errors(include_url=False, include_context=False, include_input=False)[0]
    key = ".".join(str(part) for part in trouble["loc"])
    return f"{key}: {TROUBLES.get(trouble['type'], NO_TIME)}"


def _post(read: PostLine) -> Post:
    body = _with_title(plain(read.text), read.title)
    text = body.text[:MAX_TEXT]
    return Post(
        source_id=read.id,
        text=text,
        published_at=read.published,
        lang=_language(read.lang),
        in_reply_to=None if read.in_reply_to is None else plain(read.in_reply_to).text,
        is_reply=read.in_reply_to is not None,
        quotes=tuple(q for q in body.quotes if q.end <= len(text)),
        cut=len(body.text) > len(text),
    )


def _language(tag: str | None) -> str | None:
    """``nl`` of ``nl-BE``; None for what is no language, so that the words decide."""
    found = LANGUAGE.match(tag or "")
    code = found[1].lower() if found else ""
    return code if code in ISO_639_1 else None


def _with_title(body: PlainText, title: str | None) -> PlainText:
    """The title after the text, so that spans keep counting in the text alone."""
    if not title or body.text.startswith(title):
        return body
    tail = UNPRINTABLE.sub("\ufffd", title)
    return PlainText(f"{body.text}\n\n{tail}", body.quotes)


def _author(read: AuthorLine | None, default: Author) -> Author:
    if read is None:
        return default
    return Author(
        role=default.role if read.role is None else read.role,
        bio=default.bio if read.bio is None else read.bio,
        names_employer=read.names_employer,
    )


def result_line(
    post: Post,
    judgement: Judgement,
    reasons: Mapping[Finding, str],
    suggestion: Suggestion | None,
) -> str:
    """What was found in one post, as a JSON line."""
    return json.dumps(
        {
            "id": post.source_id,
            "lang": judgement.lang,
            "decision": judgement.verdict.value,
            "findings": [_finding(f, post, reasons[f]) for f in judgement.findings],
            "suggestion": suggestion
            and {
                "step": suggestion.step.value,
                "draft": suggestion.draft,
                "lang": suggestion.lang,
                "reason": suggestion.reason,
            },
        },
        ensure_ascii=False,
    )


def error_line(unusable: Unusable) -> str:
    """That a line was no valid post, as a JSON line."""
    return json.dumps({"id": unusable.id, "error": unusable.error}, ensure_ascii=False)


def _finding(finding: Finding, post: Post, reason: str) -> dict[str, object]:
    return {
        "rule": finding.rule_id,
        "conduct": finding.conduct,
        "severity": finding.severity.value,
        "span": [finding.span.start, finding.span.end],
        "excerpt": finding.span.of(post.text),
        "reason": reason,
        "confidence": finding.confidence.value,
    }
