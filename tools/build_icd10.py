"""Writes the shipped ICD-10-CM index from the package simple-icd-10-cm, which only this tool needs.

    python tools/build_icd10.py

One line a code, sorted: code, 1 when billable, description; the same package gives the same bytes.
"""

import gzip
from pathlib import Path

import simple_icd_10_cm as icd

INDEX = Path(__file__).parents[1] / "charting" / "reference" / "data" / "icd10_index.tsv.gz"


def build_index_lines() -> list[str]:
    """Every code, with whether it has no finer code below it.

    Chapters are numbers and blocks have a dash; asking the package would lose the five codes (B20, F99 …) that are
    all of their block.
    """
    names = set(icd.get_all_codes(with_dots=True))
    codes = sorted(name for name in names if name[0].isalpha() and "-" not in name)
    return [f"{code}\t{icd.is_leaf(code):d}\t{format_description(code)}" for code in codes]


def format_description(code: str) -> str:
    """The official words on one line: in some hundred of them a tab parts two readings."""
    return " ".join(icd.get_description(code).replace("/\t", " / ").split())


def main() -> None:
    """Write the index. The time in the gzip header is fixed so that only new codes change the file."""
    rows = build_index_lines()
    INDEX.write_bytes(gzip.compress("\n".join(rows).encode(), compresslevel=9, mtime=0))
    print(f"{len(rows):,} codes, {INDEX.stat().st_size:,} bytes in {INDEX.name}")


if __name__ == "__main__":
    main()
