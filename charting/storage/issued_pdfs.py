"""The exact PDFs of issued reports. The table `paper` is only ever added to."""

from collections.abc import Iterator

from charting.errors import NotFound
from charting.storage.sqlite.connection import Connection


class IssuedPdfs:
    """The PDFs in one open clinic file."""

    def __init__(self, connection: Connection) -> None:
        self._db = connection

    def store_pdf(self, report_id: str, pdf: bytes) -> None:
        """Store a report's PDF, in the transaction that stores the report."""
        self._db.run_sql(
            "INSERT INTO paper (report_id, pdf) VALUES (:report_id, :pdf)", report_id=report_id, pdf=pdf
        )

    def get_pdf(self, report_id: str) -> bytes:
        """The PDF as it was issued. Raises NotFound."""
        rows = self._db.run_sql("SELECT pdf FROM paper WHERE report_id = :report_id", report_id=report_id)
        if not rows:
            raise NotFound("This report's page is not in the clinic file.")
        return bytes(rows[0]["pdf"])

    def iterate_pdfs(self) -> Iterator[tuple[str, bytes]]:
        """Yield (report id, PDF) by id, for an export or a check of the file."""
        for row in self._db.iterate_rows("SELECT report_id, pdf FROM paper ORDER BY report_id"):
            yield row["report_id"], bytes(row["pdf"])
