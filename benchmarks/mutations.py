"""Badges and transcripts with random changes, for comparing canonical forms: the same ones for the same seed.

Some stay right, some lose their meaning, some are nonsense: two canonicalizations must agree on the text of a document
or one of them must refuse it.
"""

import json
import random
from collections.abc import Callable, Iterator
from typing import Any

from benchmarks.awards import envelope, facts
from credentials.standards.award_facts import Association, ClrFacts
from credentials.standards.clr import clr_credential
from credentials.standards.open_badges import achievement_credential

Document = dict[str, Any]
_ISSUER = "did:web:riverbend.example.edu"
_NAMES = (
    "name",
    "description",
    "url",
    "email",
    "image",
    "address",
    "type",
    "id",
    "tag",
    "result",
    "alignment",
)
_TEXTS = (
    *(
        "",
        " ",
        "a",
        "Ünïcödé",
        "日本語",
        "שלום",
        "👩‍🚀",
        "\U0001f600\u0301",
        "a\\b",
        'say "hi"',
        "<tag>",
        "%41",
        "%%",
    ),
    *(
        "line\nbreak",
        "tab\there",
        "return\rhere",
        "~",
        "\u2028",
        "\ufeff",
        "_:b0",
        "@type",
        "https://x.example/é",
    ),
    *("https://a.example/b#c", "urn:uuid:1", "did:example:1", "mailto:a@example.org", "2026-06-05T00:00:00Z"),
)
_NUMBERS = (0, 1, -1, 18.5, 1.10, 3.141592, 1000000, 123456789012345, -0.0, 1e20, 0.000001, 99999.999999, 7)
_TYPES = (
    "Profile",
    "Achievement",
    "Image",
    "Address",
    "Evidence",
    "Related",
    "Result",
    "Alignment",
    "Nobody",
)


def documents(number: int, *, seed: int = 7) -> Iterator[Document]:
    """So many documents; every fourth is a transcript."""
    chance = random.Random(seed)
    for count in range(number):
        document = _transcript(chance) if count % 4 == 0 else _award(chance)
        for _ in range(chance.choice((0, 1, 1, 2, 3, 5))):
            chance.choice(_CHANGES)(document, chance)
        yield document


def _award(chance: random.Random) -> Document:
    return achievement_credential(facts(chance), envelope(chance, _ISSUER))


def _transcript(chance: random.Random) -> Document:
    awards = tuple(_award(chance) | {"proof": _proof(chance)} for _ in range(chance.choice((1, 2, 3))))
    ids = [award["credentialSubject"]["achievement"]["id"] for award in awards]
    links = tuple(Association("isParentOf", ids[0], id_) for id_ in ids[1:])
    return clr_credential(ClrFacts("Transcript", awards, links), envelope(chance, _ISSUER))


def _proof(chance: random.Random) -> Document:
    return {
        "type": "DataIntegrityProof",
        "cryptosuite": "eddsa-rdfc-2022",
        "created": "2026-06-12T00:00:00Z",
        "verificationMethod": f"{_ISSUER}#key-{chance.randrange(3)}",
        "proofPurpose": "assertionMethod",
        "proofValue": f"z{chance.randrange(10**9)}",
    }


def _objects(value: Any) -> Iterator[Document]:
    if isinstance(value, dict):
        yield value
    for inner in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _objects(inner)


def _place(document: Document, chance: random.Random) -> tuple[Document, str]:
    """Some member of some object, the contexts seldom."""
    place = chance.choice([one for one in _objects(document) if one])
    names = [name for name in place if name != "@context"] or list(place)
    return place, chance.choice(names)


def _drop(document: Document, chance: random.Random) -> None:
    place, name = _place(document, chance)
    del place[name]


def _scalar(document: Document, chance: random.Random) -> None:
    place, name = _place(document, chance)
    place[name] = chance.choice((*_TEXTS, *_NUMBERS, True, False, None))


def _text(document: Document, chance: random.Random) -> None:
    """Another text where there was one: the document stays right."""
    places = [(o, n) for o in _objects(document) for n in ("name", "description", "narrative") if n in o]
    if places:
        place, name = chance.choice(places)
        place[name] = "".join(chance.choices(_TEXTS, k=3))


def _many(document: Document, chance: random.Random) -> None:
    """One value becomes several, the same ones among them."""
    place, name = _place(document, chance)
    value = place[name]
    extra = json.loads(json.dumps(value))
    place[name] = [*value, extra] if isinstance(value, list) else [value, extra][: chance.choice((1, 2))]


def _twin(document: Document, chance: random.Random) -> None:
    """Objects without ids, alike but for one text: blank nodes that only their surroundings tell apart."""
    twins = [
        {"type": ["Alignment"], "targetName": chance.choice("ab"), "targetUrl": "https://a.example/"}
        for _ in range(chance.choice((2, 3)))
    ]
    for achievement in [one for one in _objects(document) if "criteria" in one]:
        achievement["alignment"] = twins


def _nameless(document: Document, chance: random.Random) -> None:
    """Ids go: named nodes become blank ones."""
    for one in _objects(document):
        if "id" in one and chance.random() < 0.4:
            del one["id"]


def _shuffle(document: Document, chance: random.Random) -> None:
    for one in _objects(document):
        items = list(one.items())
        chance.shuffle(items)
        one.clear()
        one.update(items)
        for value in one.values():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                chance.shuffle(value)


def _type(document: Document, chance: random.Random) -> None:
    place = chance.choice([one for one in _objects(document) if "type" in one] or [document])
    place["type"] = chance.choice((chance.choice(_TYPES), [chance.choice(_TYPES), chance.choice(_TYPES)], []))


def _unknown(document: Document, chance: random.Random) -> None:
    place, _name = _place(document, chance)
    place[chance.choice(("undefined", "@index", "https://x.example/term", "@graph", "x:y", "@language"))] = (
        chance.choice(_TEXTS)
    )


def _move(document: Document, chance: random.Random) -> None:
    """A member turns up where it does not belong."""
    place, name = _place(document, chance)
    target, _ = _place(document, chance)
    target[chance.choice((name, *_NAMES))] = json.loads(json.dumps(place[name]))


def _value(document: Document, chance: random.Random) -> None:
    """A text in its long form, with a language, a direction or a datatype."""
    place, name = _place(document, chance)
    value: Document = {"@value": chance.choice((*_TEXTS, *_NUMBERS))}
    if chance.random() < 0.6:
        value["@language"] = chance.choice(("en", "es-MX", "zh-Hant", "not a language", "EN"))
    elif chance.random() < 0.5:
        value["@type"] = chance.choice(("http://www.w3.org/2001/XMLSchema#date", "xsd:token", "relative"))
    if chance.random() < 0.2:
        value["@direction"] = chance.choice(("ltr", "rtl", "up"))
    place[name] = value


def _blank(document: Document, chance: random.Random) -> None:
    """Blank nodes with names of their own, referred to from elsewhere."""
    place, _name = _place(document, chance)
    place["id"] = chance.choice(("_:b0", "_:x", "_:c14n0"))


def _empty(document: Document, chance: random.Random) -> None:
    place, name = _place(document, chance)
    place[name] = chance.choice(([], {}, [None], [[]], [{}], ""))


_CHANGES: tuple[Callable[[Document, random.Random], None], ...] = (
    *(_drop, _scalar, _text, _text, _many, _twin, _nameless, _shuffle),
    *(_type, _unknown, _move, _value, _blank, _empty),
)
