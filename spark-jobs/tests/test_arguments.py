import datetime

import pytest

import arguments

FOLDERS = {"input": "what to read", "output": "what to write"}
GOOD = ["--input", "s3a://landing/orders/", "--output", "s3a://lakehouse/bronze"]


def refused(capsys: pytest.CaptureFixture[str], argv: list[str], *, dated: bool = False) -> str:
    with pytest.raises(SystemExit) as ended:
        arguments.parse("A job.", FOLDERS, argv, dated=dated)
    assert ended.value.code == 2
    return capsys.readouterr().err


def test_takes_folders_and_a_date() -> None:
    given = arguments.parse("A job.", FOLDERS, [*GOOD, "--date", "2026-01-31"], dated=True)
    assert (given.input, given.output) == ("s3a://landing/orders", "s3a://lakehouse/bronze")
    assert given.date == datetime.date(2026, 1, 31)
    assert arguments.partition(given.input, given.date) == "s3a://landing/orders/date=2026-01-31"


def test_takes_containers_of_azure_and_folders_of_this_machine() -> None:
    container = "abfss://landing@teamdata.dfs.core.windows.net"
    given = arguments.parse("A job.", FOLDERS, ["--input", f"{container}/orders/", "--output", "file:///tmp/totals"])
    assert (given.input, given.output) == (f"{container}/orders", "file:///tmp/totals")


@pytest.mark.parametrize(
    "url",
    [
        "/data/input",
        "s3://landing/orders",
        "s3a://",
        "landing",
        "file:///",
        "abfss://landing/orders",
        "abfss://@teamdata",
    ],
)
def test_refuses_what_is_not_the_url_of_a_folder(capsys: pytest.CaptureFixture[str], url: str) -> None:
    message = refused(capsys, ["--input", url, "--output", "s3a://lakehouse/bronze"])
    assert f"argument --input: '{url}' is not the URL of a folder; write s3a://<bucket>/<folder>, or abf" in message


@pytest.mark.parametrize("date", ["2026-02-30", "31/01/2026", "2026-01-31T00:00:00", "2026-W05-6"])
def test_refuses_what_is_not_a_date(capsys: pytest.CaptureFixture[str], date: str) -> None:
    message = refused(capsys, [*GOOD, "--date", date], dated=True)
    assert f"argument --date: '{date}' is not a date; write it as 2026-01-31" in message


def test_asks_for_an_argument_that_is_missing(capsys: pytest.CaptureFixture[str]) -> None:
    assert "the following arguments are required: --output" in refused(capsys, GOOD[:2])


@pytest.mark.parametrize("output", ["s3a://landing/orders", "s3a://landing/orders/totals", "s3a://landing"])
def test_refuses_an_output_that_shares_its_folder_with_the_input(
    capsys: pytest.CaptureFixture[str], output: str
) -> None:
    message = refused(capsys, ["--input", "s3a://landing/orders", "--output", output])
    assert "give each a folder of its own" in message


def test_takes_an_output_whose_name_only_begins_alike() -> None:
    assert arguments.parse("A job.", FOLDERS, ["--input", "s3a://b/orders", "--output", "s3a://b/orders_rejected"])
