"""Writes the shipped ICD-10-CM index from the package simple-icd-10-cm, which only this tool needs.

    python tools/build_icd10.py

One line for each code, sorted: code, 1 if billable, description. The same package gives the same bytes.
"""

import gzip
from pathlib import Path

import simple_icd_10_cm as icd

INDEX = Path(__file__).parents[1] / "charting" / "reference" / "data" / "icd10_index.tsv.gz"


def build_index_lines() -> list[str]:
    """The lines of the index. A code without a more specific code below it is billable.

    Chapters are numbers and blocks have a dash. Asking the package instead would lose the five codes (B20, F99 …) that
    are a whole block.
    """
    names = set(icd.get_all_codes(with_dots=True))
    codes = sorted(name for name in names if name[0].isalpha() and "-" not in name)
    return [f"{code}\t{icd.is_leaf(code):d}\t{format_description(code)}" for code in codes]


def format_description(code: str) -> str:
    """The official description on one line; about a hundred of them contain a tab."""
    return " ".join(icd.get_description(code).replace("/\t", " / ").split())


def main() -> None:
    """Write the index. The time in the gzip header is fixed, so that only new codes change the file."""
    rows = build_index_lines()
    INDEX.write_bytes(gzip.compress("\n".join(rows).encode(), compresslevel=9, mtime=0))
    print(f"{len(rows):,} codes, {INDEX.stat().st_size:,} bytes in {INDEX.name}")


if __name__ == "__main__":
    main()
