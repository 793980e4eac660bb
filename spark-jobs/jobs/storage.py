"""Single files and folders, by Hadoop's own file systems: what a DataFrame can't say."""

from typing import Any

from pyspark.sql import SparkSession


def is_folder(spark: SparkSession, url: str) -> bool:
    system, path = _located(spark, url)
    return bool(system.exists(path) and system.getFileStatus(path).isDirectory())


def names(spark: SparkSession, url: str) -> list[str]:
    """Names of what lies directly in a folder, sorted; none if there is no such folder."""
    if not is_folder(spark, url):
        return []
    system, path = _located(spark, url)
    return sorted(str(status.getPath().getName()) for status in system.listStatus(path))


def read_text(spark: SparkSession, url: str) -> str | None:
    """A small file's text; None if there is no such file."""
    system, path = _located(spark, url)
    if not system.exists(path):
        return None
    stream = system.open(path)
    try:
        return bytes(stream.readAllBytes()).decode("utf-8", errors="replace")
    finally:
        stream.close()


def write_text(spark: SparkSession, url: str, text: str) -> None:
    """Writes or replaces a small file. S3A sends it on closing, in one PUT: readers see all of it or the former.

    https://hadoop.apache.org/docs/r3.4.1/hadoop-project-dist/hadoop-common/filesystem/introduction.html
    """
    system, path = _located(spark, url)
    stream = system.create(path, True)
    stream.write(bytearray(text.encode()))
    stream.close()


def delete(spark: SparkSession, url: str) -> None:
    system, path = _located(spark, url)
    system.delete(path, True)


def _located(spark: SparkSession, url: str) -> tuple[Any, Any]:
    jvm: Any = spark.sparkContext._jvm
    path = jvm.org.apache.hadoop.fs.Path(url)
    return path.getFileSystem(spark.sparkContext._jsc.hadoopConfiguration()), path
