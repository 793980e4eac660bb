"""Schemas as promises: what a set must hold before a job works on it."""

from difflib import get_close_matches

from pyspark.sql.types import StructType

from failure import ExitCode, Failure


def require(where: str, actual: StructType, expected: StructType) -> None:
    """Refuses a set without one of the expected columns, or with another type; further columns are welcome."""
    problems = _problems(actual, expected)
    if problems:
        columns = ", ".join(f"{field.name} {field.dataType.simpleString()}" for field in expected)
        raise Failure(ExitCode.SCHEMA, f"{where}: {', '.join(problems)}; write it with the columns {columns}")


def _problems(actual: StructType, expected: StructType) -> list[str]:
    types = {field.name: field.dataType.simpleString() for field in actual}
    problems = []
    for field in expected:
        wanted = field.dataType.simpleString()
        if field.name not in types:
            near = get_close_matches(field.name, types, 1)
            hint = f"near it is '{near[0]}'" if near else f"there is {_quoted(list(types))}"
            problems.append(f"column '{field.name}' is missing ({hint})")
        elif types[field.name] != wanted:
            problems.append(f"column '{field.name}' is {types[field.name]} and not {wanted}")
    return problems


def _quoted(names: list[str]) -> str:
    return ", ".join(f"'{name}'" for name in names) or "none"
