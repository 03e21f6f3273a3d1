"""A document read in slices gives what the whole of it gives, whoever wrote it, and is refused where the whole is."""

import io
import json
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from charting.storage.json_list_reader import JsonListReader

TEXTS = st.text(st.characters(exclude_categories=["Cs"]), max_size=12) | st.sampled_from(
    ['"', "\\", '\\"', "],[", "},\n{", '":[', "{}", " \n", "\\u0022", "Nguyễn"]
)
SCALARS = st.none() | st.booleans() | st.integers(-(10**12), 10**12) | TEXTS
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXTS, inner, max_size=3)
)
DOCUMENTS = st.dictionaries(TEXTS, st.lists(VALUES, max_size=5), min_size=1, max_size=4)
SIZES = st.sampled_from([1, 2, 7, 64, 1 << 18])
LAYOUTS: list[dict[str, Any]] = [
    {},
    {"indent": 2},
    {"indent": 0, "ensure_ascii": False},
    {"indent": "\t", "separators": (" ,\r\n", " : ")},
    {"separators": (",", ":"), "ensure_ascii": False},
]


def in_lines(document: dict[str, list[Any]]) -> bytes:
    """As our own exports are laid out: one value a line."""
    lists = [
        f"{json.dumps(name)}: [\n" + ",\n".join(json.dumps(each) for each in values) + "\n]"
        for name, values in document.items()
    ]
    return ("{\n" + ",\n".join(lists) + "\n}\n").encode()


def written(document: dict[str, list[Any]], layout: int) -> bytes:
    if layout == len(LAYOUTS):
        return in_lines(document)
    return json.dumps(document, **LAYOUTS[layout]).encode()


WRITTEN = st.builds(written, DOCUMENTS, st.integers(0, len(LAYOUTS)))


def whole(data: bytes, names: list[str], slice_size: int) -> dict[str, list[Any]]:
    """All lists, asked for in that order; each value as the bytes that stand in the file."""
    lists = JsonListReader(io.BytesIO(data), slice_size)
    found = {}
    for name in names:
        bodies = list(lists.iterate_list(name))
        assert all(body in data and body == body.strip() for body in bodies)
        found[name] = [msgspec.json.decode(body) for body in bodies]
    assert lists.collect_member_names() == set(names)
    return found


@given(document=DOCUMENTS, layout=st.integers(0, len(LAYOUTS)), slice_size=SIZES, data=st.data())
def test_in_any_layout_order_and_slice_it_is_the_same(
    document: dict[str, list[Any]], layout: int, slice_size: int, data: st.DataObject
) -> None:
    names = data.draw(st.permutations(list(document)))
    assert whole(written(document, layout), names, slice_size) == document


@given(text=WRITTEN, slice_size=SIZES, data=st.data())
def test_what_is_torn_is_refused(text: bytes, slice_size: int, data: st.DataObject) -> None:
    names = list(json.loads(text))
    torn = text.rstrip()[: data.draw(st.integers(0, len(text.rstrip()) - 1))]
    with pytest.raises((msgspec.DecodeError, UnicodeDecodeError)):
        whole(torn, names, slice_size)


@given(text=WRITTEN, slice_size=SIZES, data=st.data())
def test_what_is_damaged_is_read_as_the_whole_of_it_is(
    text: bytes, slice_size: int, data: st.DataObject
) -> None:
    """Some damage leaves JSON that says something else, and that is what is read then."""
    at = data.draw(st.integers(0, len(text) - 1))
    mark = data.draw(st.sampled_from([b"", b'"', b"[", b"]", b"{", b"}", b",", b":", b"\\", b"x", b"\xff"]))
    damaged = text[:at] + mark + text[at + data.draw(st.integers(0, 1)) :]
    try:
        expected = msgspec.json.decode(damaged, type=dict[str, list[Any]])
    except (msgspec.DecodeError, UnicodeDecodeError):
        with pytest.raises((msgspec.DecodeError, UnicodeDecodeError)):
            whole(damaged, list(json.loads(text)), slice_size)
        return
    names = [name for name, _ in json.loads(damaged, object_pairs_hook=list)]
    if len(set(names)) == len(names):
        assert whole(damaged, names, slice_size) == expected
    else:
        with pytest.raises(msgspec.ValidationError, match="twice"):
            whole(damaged, names, slice_size)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('{"a":[1],"a":[]}', "field `a` twice"),
        ('{"a":{}}', r"Expected `array`, got `object` - at `\$.a`"),
        ('{"b":[]}', "missing required field `a`"),
        ("[]", "Expected `object`"),
        ('"a"', "Expected `object`"),
    ],
)
def test_json_of_another_shape(text: str, said: str) -> None:
    with pytest.raises(msgspec.ValidationError, match=said):
        whole(text.encode(), ["a"], 64)


NO_JSON = ["", " ", "{", "x", '{"a":[]', '{"a":[1,]}', '{"a":[]}{', '{"a":[],}', "{]"]
COMMAS = [
    '{"a":[,\n1]}',
    '{"a":[1,,\n2]}',
    '{"a":[1,\n,\n2]}',
    '{"a":[1,\n,2]}',
    '{"a":[,\n]}',
    '{"a":[1,\n]}',
]


@pytest.mark.parametrize("slice_size", [*range(1, 16), 64])
@pytest.mark.parametrize("text", [*NO_JSON, *COMMAS])
def test_no_json(text: str, slice_size: int) -> None:
    with pytest.raises(msgspec.DecodeError) as caught:
        whole(text.encode(), ["a"], slice_size)
    assert type(caught.value) is msgspec.DecodeError


def test_the_first_is_there_before_the_rest_is_read() -> None:
    document: dict[str, Any] = {"few": [1], "many": [{"n": n} for n in range(10_000)], "last": [2]}
    for layout in range(len(LAYOUTS) + 1):
        file = io.BytesIO(written(document, layout))
        lists = JsonListReader(file, 1000)
        assert next(lists.iterate_list("many")) in (b'{"n":0}', b'{"n": 0}') or layout in (1, 2, 3)
        assert file.tell() <= 2000


def test_no_more_is_held_than_the_longest_value_needs() -> None:
    class Watched(io.BytesIO):
        most = 0

        def read(self, size: int | None = -1) -> bytes:
            self.most = max(self.most, size or 0)
            return super().read(size)

    file = Watched(in_lines({"few": ["x" * 5000], "many": [{"n": n} for n in range(10_000)]}))
    lists = JsonListReader(file, 1000)
    assert [len(body) for body in lists.iterate_list("few")] == [5002]
    assert sum(1 for _ in lists.iterate_list("many")) == 10_000
    assert 1000 <= file.most <= 8000
