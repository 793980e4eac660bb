"""Small data for a first run: provided to a day that has none."""

from __future__ import annotations

from pathlib import Path

FOLDER = Path(__file__).parent


def orders(day: str) -> bytes:
    """Lines of JSON as a shop might deliver them; one order comes twice, and one line is broken."""
    return (FOLDER / "orders.jsonl").read_text(encoding="utf-8").replace("<day>", day).encode()


def records() -> bytes:
    """records.csv as a Parquet file."""
    import io

    import pyarrow
    import pyarrow.csv
    import pyarrow.parquet

    types = {
        "id": pyarrow.int64(),
        "category": pyarrow.string(),
        "status": pyarrow.string(),
        "amount": pyarrow.float64(),
    }
    table = pyarrow.csv.read_csv(FOLDER / "records.csv", convert_options=pyarrow.csv.ConvertOptions(column_types=types))
    target = io.BytesIO()
    pyarrow.parquet.write_table(table, target)
    return target.getvalue()
