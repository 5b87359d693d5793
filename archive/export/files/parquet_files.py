"""The tables as Parquet, for programs that read columns. An extra: pyarrow is larger than everything else together."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

from archive.errors import WrongUse
from archive.export.parts import Output, Source
from archive.export.tables import Table, tables

MEDIA_TYPE = "application/vnd.apache.parquet"
_GROUP = 2_000  # rows in memory at a time


def require() -> None:
    """Raise WrongUse if pyarrow is not installed."""
    try:
        import pyarrow.parquet  # noqa: F401  # whether it can be
    except ImportError:
        raise WrongUse("--parquet needs pyarrow: pip install 'ctarchive[parquet]'") from None


def write_parquet(source: Source, output: Output) -> None:
    """Write each table as `parquet/<name>.parquet`. Days and moments have types of their own."""
    for table in tables():
        name = f"parquet/{table.name}.parquet"
        with output.file(name, MEDIA_TYPE, table.name, table.licence) as path:
            _write(table, str(path), table.rows(source))


def _write(table: Table, path: str, rows: Iterator[tuple[Any, ...]]) -> None:
    import pyarrow as pa
    import pyarrow.parquet as pq

    kinds = {
        "string": pa.string(),
        "integer": pa.int64(),
        "number": pa.float64(),
        "date": pa.date32(),
        "datetime": pa.timestamp("us", tz="UTC"),
    }
    schema = pa.schema([pa.field(one.name, kinds[one.type], not one.is_required) for one in table.columns])
    as_read = pa.schema(
        [
            pa.field(one.name, pa.string() if one.type in ("date", "datetime") else kinds[one.type])
            for one in table.columns
        ]
    )
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while group := list(islice(rows, _GROUP)):
            columns = [
                pa.array(values, field.type).cast(wanted.type)
                for values, field, wanted in zip(zip(*group, strict=True), as_read, schema, strict=True)
            ]
            writer.write_table(pa.Table.from_arrays(columns, schema=schema))
