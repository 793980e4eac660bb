import pytest
from pyspark.sql.types import StringType, StructField, StructType

import schema
from failure import ExitCode, Failure
from process_data import RECORDS


def test_welcomes_further_columns_in_any_order() -> None:
    further = StructField("note", StringType())
    schema.require("s3a://b/x", StructType([further, *reversed(RECORDS.fields)]), RECORDS)


def test_says_all_that_is_wrong_at_once() -> None:
    actual = StructType([StructField("id", StringType()), StructField("ammount", StringType()), RECORDS["status"]])
    with pytest.raises(Failure) as refused:
        schema.require("s3a://b/x", actual, RECORDS)
    assert refused.value.code == ExitCode.SCHEMA
    assert str(refused.value) == (
        "s3a://b/x: column 'id' is string and not bigint, "
        "column 'category' is missing (there is 'id', 'ammount', 'status'), "
        "column 'amount' is missing (near it is 'ammount'); "
        "write it with the columns id bigint, category string, status string, amount double"
    )
