"""Keeps every line of a day's landing files, whatever it says, with where it comes from."""

from pyspark.sql import SparkSession

import application
import arguments
from reading import read_lines
from tables import replace_day


def main() -> None:
    given = arguments.parse(
        "Keeps every line of a day's landing files with where it comes from.",
        {"input": "landing: <URL>/date=<date>/ holds JSON lines, plain or .gz", "output": "bronze"},
        dated=True,
    )
    landing = arguments.partition(given.input, given.date)

    def job(spark: SparkSession) -> None:
        replace_day(
            read_lines(spark, landing),
            given.output,
            given.date,
            when_empty=f"{landing}: its files hold no line; check what was delivered",
        )

    application.run("landing_to_bronze", job)


if __name__ == "__main__":
    main()
