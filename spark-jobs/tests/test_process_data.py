from pyspark.sql import SparkSession

from process_data import RECORDS, totals


def test_sums_and_counts_active_records_by_category(spark: SparkSession) -> None:
    records = spark.createDataFrame(
        [
            (1, "books", "active", 10.0),
            (2, "books", "active", 2.5),
            (3, "books", "inactive", 100.0),
            (4, "games", "active", 7.0),
            (5, "music", "inactive", 1.0),
        ],
        RECORDS,
    )
    assert sorted(map(tuple, totals(records).collect())) == [("books", 12.5, 2), ("games", 7.0, 1)]


def test_names_and_types_of_the_totals(spark: SparkSession) -> None:
    assert totals(spark.createDataFrame([], RECORDS)).dtypes == [
        ("category", "string"),
        ("total_amount", "double"),
        ("record_count", "bigint"),
    ]


def test_counts_records_with_an_id_and_skips_unknown_status_and_amount(spark: SparkSession) -> None:
    records = spark.createDataFrame(
        [(None, "books", "active", 1.0), (2, "books", "active", None), (3, "books", None, 5.0)], RECORDS
    )
    assert list(map(tuple, totals(records).collect())) == [("books", 1.0, 1)]
