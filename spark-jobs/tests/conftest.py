import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from object_store import ObjectStore, serve
from pyspark import SparkConf
from pyspark.sql import SparkSession
from submission import BRIEF, classpath, platform, required


@pytest.fixture(scope="session")
def spark() -> Iterator[SparkSession]:
    # read when pyspark starts the JVM
    os.environ["SPARK_DIST_CLASSPATH"] = classpath()
    session = (
        SparkSession.builder.master("local[1]")
        .appName("tests")
        .config(conf=SparkConf().setAll(list(platform().items())))
        .config("spark.ui.enabled", "false")
        .config("spark.driver.extraJavaOptions", BRIEF)
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.shuffle.partitions", "1")
        # a plan that runs once on a few rows is not worth compiling
        .config("spark.sql.codegen.wholeStage", "false")
        .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
        .getOrCreate()
    )
    session.sparkContext.setLogLevel("OFF")
    yield session
    session.stop()


@pytest.fixture(scope="session")
def minio(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ObjectStore]:
    program = required("HEADWATER_MINIO", "the path of MinIO's program")
    yield from serve(Path(program), tmp_path_factory.mktemp("minio"))


@pytest.fixture
def store(minio: ObjectStore, request: pytest.FixtureRequest) -> ObjectStore:
    """An object store with a bucket that is this test's alone."""
    return minio.with_bucket(request.node.name.replace("_", "-").removeprefix("test-")[:60].strip("-"))
