"""Short words and own vocabulary rows: what is typed means one thing."""

import pytest

from charting.actions.custom_vocabulary import save_snippet, save_vocabulary_entry
from charting.errors import Invalid
from charting.model.custom_records import CustomEntry, Snippet
from charting.reference import loader
from tests.support.sample_clinic import Sample


def test_two_rows_never_share_what_is_typed(sample: Sample) -> None:
    known = loader.list_techniques()[0]
    with pytest.raises(Invalid, match="in the list already") as caught:
        save_vocabulary_entry(
            sample.clinic_file,
            sample.who,
            CustomEntry(
                vocabulary="techniques",
                code="x",
                cells={"name": known.name.upper(), "category": known.category},
            ),
        )
    assert caught.value.field == "name"


def test_two_of_one_name_get_two_codes(sample: Sample) -> None:
    cells = {"name": "Hot shells", "category": loader.list_techniques()[0].category}
    entry = CustomEntry(vocabulary="techniques", code="new", cells=cells)
    first = save_vocabulary_entry(sample.clinic_file, sample.who, entry)
    save_vocabulary_entry(sample.clinic_file, sample.who, first.with_changes(retired=True))
    again = save_vocabulary_entry(sample.clinic_file, sample.who, entry.with_changes(id="another"))
    assert (first.code, again.code) == ("own_hot_shells", "own_hot_shells_2")


def test_one_has_a_short_word_once_and_the_clinic_too(sample: Sample) -> None:
    chart, who = sample.clinic_file, sample.who
    mine = save_snippet(chart, who, Snippet(short="bt", text="Better.", therapist_id=who.id))
    save_snippet(chart, who, Snippet(short="bt", text="Better than last time."))
    with pytest.raises(Invalid, match=r"already a short word “\.BT”"):
        save_snippet(chart, who, Snippet(short="BT", text="x", therapist_id=who.id))
    assert save_snippet(chart, who, mine.with_changes(text="Much better.")).version == 2
