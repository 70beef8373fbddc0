"""Scans of one template's text; each returns what is wrong with it, so that tests can feed it bad text."""

import re

_TAGS = re.compile(r"{%.*?%}|{{.*?}}", re.DOTALL)


def inline_code(text: str) -> list[str]:
    """Inline styles and scripts: the content security policy would refuse them without a word."""
    found = re.findall(r"<style\b|\sstyle\s*=|javascript:|\son[a-z]+\s*=\s*[\"']|\shx-on\b", text)
    return found + [tag for tag in re.findall(r"<script\b[^>]*>", text) if "src=" not in tag]


def controls_without_reason(text: str) -> list[str]:
    """Disabled controls that do not say why (U5); `c-button off="why"` does."""
    bare = _TAGS.sub(lambda tag: "x" * len(tag[0]), text)
    tags = re.findall(r"<(?:button|input|select|textarea|fieldset|a|c-button)\b[^>]*>", bare)
    told = [t for t in tags if re.search(r"\s(?:aria-)?disabled\b", t) and "aria-describedby=" not in t]
    return told + [t for t in tags if re.search(r"\soff=(?:\"\"|'')", t)]


_LISTS = re.compile(
    r"<c-(?:record-list|table|timeline|history)\b.*?</c-(?:record-list|table|timeline|history)>", re.DOTALL
)


def is_list(text: str) -> bool:
    """Whether a page shows rows that there may be none of."""
    return any("{% for" in part for part in _LISTS.findall(text))


def empty_faults(text: str) -> list[str]:
    """What an empty state leaves out: reason, example, two actions (U4)."""
    faults = []
    for empty in re.findall(r"<c-empty\b.*?</c-empty>", text, re.DOTALL):
        head = _TAGS.sub("x", empty).split(">", 1)[0]
        faults += [f"no {name}" for name in ("title", "reason") if f"{name}=" not in head]
        slots = dict(re.findall(r"<c-slot name=\"(\w+)\">(.*?)</c-slot>", empty, re.DOTALL))
        if not slots.get("example", "").strip():
            faults.append("no example")
        if len(re.findall(r"<(?:c-button|a|button)\b", slots.get("actions", ""))) < 2:
            faults.append("fewer than two actions")
    return faults


def videos_without_captions(text: str) -> list[str]:
    """Videos that a deaf person cannot follow (U24); one of class `scan` is the camera's own picture, without sound."""
    videos = re.findall(r"<video\b.*?(?:</video>|$)", text, re.DOTALL)
    films = [v for v in videos if not re.match(r'<video class="scan"[^>]*\bmuted\b', v)]
    return [v for v in films if not re.search(r"<track\b[^>]*kind=[\"']captions", v)]


def bare_qr(text: str) -> list[str]:
    """QR pictures without a link and a code beside them (U7); `c-qr` always has both."""
    bare = re.findall(r"{{[^}]*\b(?:qr|svg_inline|qr_svg)\b[^}]*}}", re.sub(r"<c-qr\b[^>]*>", "", text))
    code = re.search(r"{{[^}]*\b\w*code\b", text)
    link = re.search(r"{{[^}]*\b\w*(?:url|link|address)\b", text)
    return [] if code and link else bare


def unprinted_evidence(text: str) -> list[str]:
    """Pages made to be printed as proof, without a code on paper (U12); the frame prints the date on every page."""
    evidence = re.findall(r"block body_class %}[^{]*\bevidence\b|class=\"[^\"]*\bevidence\b", text)
    coded = re.search(r"<c-print-head\b[^>]*\scode=|<c-qr\b|{{[^}]*\bcode\b", text)
    return [] if coded else evidence


#: Attributes whose words are read or heard.
_READ = "title|label|lede|eyebrow|hint|why|reason|question|confirm|cancel|caption|sentence|words|badge|note|aria-label|placeholder|alt|undo|off|back-label|next-label|name-of"
_ALLOWED = re.compile(r"^(?:[\W\d_]|CPL|PDF|XML|CSV|HTML|QR|OK|UTC|PIN|A4|JSON|SHA-256|[A-Z]{1,2}\b)*$")


def untranslated(text: str) -> list[str]:
    """Words that stand in the page without going through a catalog (L55)."""
    return [part for part in bare_words(text) if not _ALLOWED.match(part)]


def bare_words(text: str) -> list[str]:
    """What a reader sees or hears of a template apart from its catalogs and values."""
    text = re.sub(r"{%\s*blocktrans(?:late)?\b.*?{%\s*endblocktrans(?:late)?\s*%}", "", text, flags=re.DOTALL)
    text = re.sub(
        r"<(svg|script|code|kbd|samp)\b.*?</\1>|<!doctype[^>]*>", "", text, flags=re.DOTALL | re.IGNORECASE
    )
    text = re.sub(r"{% block body_class %}[^{]*{%", "{%", text)
    text = _TAGS.sub("", text)
    # A title in its own language, such as a course's, is no word of ours.
    text = re.sub(r"<[^>]*\s(?:title-|name-)?lang=[^>]*>([^<]*)", "<>", text)
    spoken = re.findall(rf"\s(?:{_READ})=(?:\"([^\"]*)\"|'([^']*)')", text)
    parts = [a or b for a, b in spoken] + re.split(r"<[^>]*>", text)
    return [part.strip() for part in parts if part.strip()]
