"""Arguments of jobs: always named, always required, refused before Spark starts."""

import argparse
import datetime
import re
from collections.abc import Sequence
from itertools import permutations

# a bucket, a container of Azure, or this machine: https://hadoop.apache.org/docs/r3.4.1/hadoop-azure/abfs.html
FOLDER = re.compile(r"(s3a://[^/@]+|abfss?://[^/@]+@[^/@]+|file:///+[^/]+)(/.*)?")


def folder(text: str) -> str:
    """A folder's URL. A path without a scheme would mean another place on each machine, so it is refused."""
    if not FOLDER.fullmatch(text):
        raise argparse.ArgumentTypeError(
            f"'{text}' is not the URL of a folder; write s3a://<bucket>/<folder>, or "
            "abfss://<container>@<account>.dfs.core.windows.net/<folder>"
        )
    return text.rstrip("/")


def date(text: str) -> datetime.date:
    try:
        return datetime.datetime.strptime(text, "%Y-%m-%d").date()
    except ValueError:
        raise argparse.ArgumentTypeError(f"'{text}' is not a date; write it as 2026-01-31") from None


def parse(
    description: str, folders: dict[str, str], argv: Sequence[str] | None = None, *, dated: bool = False
) -> argparse.Namespace:
    """Reads the folders (name to explanation), and the logical date of a dated job, from the command line."""
    parser = argparse.ArgumentParser(description=description, allow_abbrev=False)
    for name, explanation in folders.items():
        parser.add_argument(f"--{name}", required=True, type=folder, metavar="URL", help=explanation)
    if dated:
        parser.add_argument("--date", required=True, type=date, metavar="YYYY-MM-DD", help="the logical date")
    arguments = parser.parse_args(argv)
    for inner, outer in permutations(folders, 2):
        if f"{getattr(arguments, inner)}/".startswith(f"{getattr(arguments, outer)}/"):
            parser.error(
                f"--{inner} '{getattr(arguments, inner)}' lies in --{outer} '{getattr(arguments, outer)}'; "
                "give each a folder of its own"
            )
    return arguments


def partition(url: str, day: datetime.date) -> str:
    """The folder of one logical date."""
    return f"{url}/date={day.isoformat()}"
