"""Records inside pictures: what is baked in comes out, and nothing is guessed where two readers could differ."""

import json
import struct
import zlib
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from credentials.standards.baking import braces, emblem, png, raster, svg
from credentials.standards.errors import Malformed, TooLarge
from credentials.standards.limits import MAX_PICTURE_TEXT
from credentials.standards.verdict import Check, State, Verdict
from tests.credentials.standards import badges_world as badges
from tests.credentials.standards.formats_world import drawing, picture
from tests.credentials.standards.samples import award, published_list
from tests.credentials.standards.world import LIST, World, text

SVG = "http://www.w3.org/2000/svg"


def _world(*set_indexes: int) -> World:
    return World(lists={LIST: published_list(*set_indexes)})


def _reason(verdict: Verdict) -> str:
    assert verdict.overall == State.COULD_NOT_CHECK
    return verdict.checks[Check.UNCHANGED].reason


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I4s", len(data), kind) + data + struct.pack(">I", zlib.crc32(kind + data))


def _with(*chunks: bytes, after: bytes = b"") -> bytes:
    """The small picture with chunks before IEND, and bytes after it."""
    end = _chunk(b"IEND", b"")
    return picture().removesuffix(end) + b"".join(chunks) + end + after


def _itxt(record: bytes, keyword: bytes = b"openbadgecredential", *, packed: bool = False) -> bytes:
    body = zlib.compress(record) if packed else record
    return _chunk(b"iTXt", keyword + b"\x00" + bytes([packed]) + b"\x00\x00\x00" + body)


# -- PNG ---------------------------------------------------------------------------------------------------------


@pytest.mark.covers("M1", "V-18")
def test_a_record_goes_into_a_png_and_comes_out_with_its_own_verdict() -> None:
    """V-18: round trip, with braces in the title."""
    document = award(title="Welding {basics} }{")
    baked = png.bake(picture(), braces.without_braces(text(document)))
    assert json.loads(png.read(baked)) == document
    verdict = _world().check(baked)
    assert (verdict.overall, verdict.carrier, verdict.format) == (State.PASSED, "PNG", "OpenBadgeCredential")
    assert verdict.facts.title == "Welding {basics} }{"
    assert _world(4711).check(baked).checks[Check.STILL_GOOD].reason == "revoked"


@given(st.text(alphabet='{}"\\ aé]>', max_size=40))
def test_braces_stand_only_where_objects_begin_and_end(title: str) -> None:
    record = json.dumps({"name": title, "inner": {"names": [title]}}, ensure_ascii=False)
    plain = braces.without_braces(record)
    assert json.loads(plain) == json.loads(record)
    assert plain.count("{") == plain.count("}") == 2


def test_the_record_stands_once_unpacked_just_before_the_end() -> None:
    baked = png.bake(png.bake(picture(), "old"), "new")
    kinds = [chunk.kind for chunk in png.chunks(baked)]
    assert kinds[-2:] == [b"iTXt", b"IEND"]
    assert kinds.count(b"iTXt") == 1
    assert b"openbadgecredential\x00\x00\x00\x00\x00new" in baked
    assert png.read(baked) == "new"
    assert png.bake(baked, "new") == baked


@pytest.mark.parametrize(
    "chunk",
    [
        _itxt(b"record", b"openbadges"),
        _itxt(b"record", packed=True),
        _chunk(b"tEXt", b"openbadges\x00record"),
        _chunk(b"zTXt", b"openbadges\x00\x00" + zlib.compress(b"record")),
    ],
    ids=["older keyword", "packed", "plain text", "packed text"],
)
def test_every_way_that_issuers_baked_is_read(chunk: bytes) -> None:
    assert png.read(_with(chunk)) == "record"


@pytest.mark.covers("M1", "V-32")
@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (_with(_itxt(b"one"), _itxt(b"two")), "two_records_in_picture"),
        (_with(_itxt(b"one"), _itxt(b"one", b"openbadges")), "two_records_in_picture"),
        (_with(), "no_record_in_picture"),
        (_with(_itxt(b"one"))[:-20], "broken_picture"),
        (_with(_itxt(b"one").replace(b"one", b"two")), "broken_picture"),
        (_with(_itxt(zlib.compress(bytes(5 * MAX_PICTURE_TEXT)), packed=False)), "broken_picture"),
        (_with(_itxt(bytes(5 * MAX_PICTURE_TEXT), packed=True)), "too_large"),
        (_with(_itxt(b"x" * (MAX_PICTURE_TEXT + 1))), "too_large"),
        (_with(_chunk(b"zTXt", b"openbadges\x00\x00" + zlib.compress(b"record")[:-6])), "broken_picture"),
        (_with(_chunk(b"zTXt", b"openbadges\x00\x01" + zlib.compress(b"record"))), "broken_picture"),
        (_with(_chunk(b"zTXt", b"openbadges\x00")), "broken_picture"),
        (_with(_chunk(b"iTXt", b"openbadges\x00\x00")), "broken_picture"),
        (_with(_itxt(b"\xff\xfe")), "broken_picture"),
        (png.SIGNATURE + b"\xff\xff\xff\xffIEND", "broken_picture"),
        (b"\x89PNG", "broken_picture"),
        (_with(_itxt(b"no record")), "malformed_input"),
        (_with(_itxt(b"")), "malformed_input"),
    ],
)
def test_bad_pictures_get_their_answer(raw: bytes, reason: str) -> None:
    """V-32, row PNG."""
    assert _reason(World().check(raw)) == reason


@pytest.mark.covers("V-32")
def test_what_stands_after_the_end_is_not_looked_at() -> None:
    """V-32: a second record behind IEND changes nothing."""
    document = award()
    raw = _with(_itxt(text(document).encode()), after=_itxt(text(award(title="Other")).encode()))
    verdict = _world().check(raw)
    assert (verdict.overall, verdict.facts.title) == (
        State.PASSED,
        document["credentialSubject"]["achievement"]["name"],
    )


def test_pictures_inside_pictures_end() -> None:
    record = text(award())
    for _depth in range(3):
        record = svg.bake(drawing(), record).decode()
    assert _world().check(record).overall == State.PASSED
    assert _reason(_world().check(png.bake(picture(), record))) == "too_complex"


@pytest.mark.covers("M1")
def test_the_first_badges_carry_only_an_address() -> None:
    baked = _with(_chunk(b"tEXt", b"openbadges\x00" + badges.ASSERTION.encode()))
    unasked = World().check(baked)
    assert (_reason(unasked), unasked.carrier) == ("hosted_copy_unreachable", "PNG")
    assert unasked.checks[Check.UNCHANGED].detail == "badges.riverbend.example.edu"
    verdict = badges.world(**{badges.ASSERTION: badges.hosted_1()}).check(baked)
    assert (verdict.overall, verdict.format, verdict.carrier) == (State.PASSED, "OpenBadge1", "PNG")


# -- SVG ---------------------------------------------------------------------------------------------------------


@pytest.mark.covers("M1", "V-18")
@pytest.mark.parametrize("title", ["Welding {basics}", "a ]]> b", "<svg> & é"])
def test_a_record_goes_into_an_svg_and_comes_out_with_its_own_verdict(title: str) -> None:
    """V-18."""
    document = award(title=title)
    baked = svg.bake(drawing(), braces.without_braces(text(document)))
    assert json.loads(svg.read(baked)) == document
    verdict = _world().check(baked)
    assert (verdict.overall, verdict.carrier) == (State.PASSED, "SVG")
    again = svg.bake(baked, text(document))
    assert again.count(b"<openbadges:credential") == 1
    assert svg.bake(again, text(document)) == again


def test_the_record_is_the_first_thing_in_the_picture() -> None:
    baked = svg.bake(drawing(), '{"a": 1}').decode()
    assert 'xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"' in baked
    assert baked.index("<openbadges:credential><![CDATA[") < baked.index("<title")


def test_a_token_goes_into_the_attribute() -> None:
    token = badges.token(badges.signed_2())
    baked = svg.bake(drawing(), token)
    assert svg.read(baked) == token
    verdict = badges.world().check(baked)
    assert (verdict.overall, verdict.carrier, verdict.format) == (State.PASSED, "SVG", "OpenBadge2")


def test_the_tag_of_the_generations_before_is_read() -> None:
    old = f'<svg xmlns="{SVG}" xmlns:o="http://openbadges.org"><o:assertion verify="x.y.z"/></svg>'
    assert svg.read(old.encode()) == "x.y.z"
    said = f'<svg xmlns="{SVG}" xmlns:o="http://openbadges.org"><o:assertion>{{"a": 1}}</o:assertion></svg>'
    assert svg.read(said.encode()) == '{"a": 1}'


_TAG = '<o:credential xmlns:o="https://purl.imsglobal.org/ob/v3p0" verify="x.y.z"/>'
_DTD = '<!DOCTYPE svg [<!ENTITY a "b">]>'


@pytest.mark.covers("M1", "V-32")
@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        (f'<svg xmlns="{SVG}">{_TAG}{_TAG}</svg>', "two_records_in_picture"),
        (f'<svg xmlns="{SVG}"><g>{_TAG}</g><g><g>{_TAG}</g></g></svg>', "two_records_in_picture"),
        (f'<svg xmlns="{SVG}"/>', "no_record_in_picture"),
        (f'<svg xmlns="{SVG}">{_TAG.replace(" verify", " other")}</svg>', "no_record_in_picture"),
        (f'<?xml version="1.0"?>{_DTD}<svg xmlns="{SVG}">{_TAG}</svg>', "broken_picture"),
        (f'<!DOCTYPE svg SYSTEM "file:///etc/passwd"><svg xmlns="{SVG}">{_TAG}</svg>', "broken_picture"),
        (f'<svg xmlns="{SVG}">{_TAG}', "broken_picture"),
        (f"<svg>{_TAG}</svg>", "broken_picture"),
        (f'<svg xmlns="{SVG}">&a;{_TAG}</svg>', "broken_picture"),
        (f'<svg xmlns="{SVG}">{_TAG}{" " * MAX_PICTURE_TEXT}</svg>', "too_large"),
        (f'<svg xmlns="{SVG}"><script>alert(1)</script>{_TAG}</svg>', "malformed_input"),
    ],
)
def test_bad_drawings_get_their_answer(raw: str, reason: str) -> None:
    """V-32, row SVG: a DTD, two tags, a script."""
    assert _reason(World().check(raw.encode())) == reason


@pytest.mark.covers("V-32")
def test_a_script_in_the_picture_is_neither_run_nor_shown() -> None:
    """V-32: the first safe reading is the record alone."""
    plain = svg.bake(drawing(), text(award())).decode()
    scripted = plain.replace("<title", "<script>alert(1)</script><title", 1)
    verdict = _world().check(scripted.encode())
    assert verdict.overall == State.PASSED
    assert "alert" not in repr(verdict)


@pytest.mark.covers("V-32")
@given(st.binary(max_size=200), st.integers(0, 400))
def test_no_bytes_break_a_reader(noise: bytes, place: int) -> None:
    """V-32."""
    for whole, read in ((png.bake(picture(), "x.y.z"), png.read), (svg.bake(drawing(), "x.y.z"), svg.read)):
        with suppress(Malformed, TooLarge):
            read(whole[:place] + noise + whole[place:])


# -- our own picture ---------------------------------------------------------------------------------------------


def test_the_same_words_give_the_same_bytes() -> None:
    one, two = (emblem.draw("Welding", "Riverbend", "https://x.example/1", "x.example/check/") for _ in "ab")
    assert one == two
    assert raster.paint(one, "Welding") == raster.paint(two, "Welding")


def test_the_picture_says_its_title_to_those_who_cannot_see_it() -> None:
    drawn = emblem.draw("Welding <b> & \x00more", "Riverbend", "https://x.example/1", "x.example/check/")
    assert b'role="img" aria-labelledby="t d"' in drawn
    assert b'<title id="t">Welding &lt;b&gt; &amp; more</title>' in drawn
    painted = raster.paint(drawn, "Welding")
    assert painted.startswith(png.SIGNATURE)
    assert b"Title\x00\x00\x00\x00\x00Welding" in painted
    assert struct.unpack(">II", painted[16:24]) == (raster.PIXELS, raster.PIXELS)


@pytest.mark.parametrize("words", ["", "x" * 400, "word " * 80, "漢字" * 60])
def test_any_title_fits(words: Any) -> None:
    assert emblem.draw(words, words, "https://x.example/1", words)
