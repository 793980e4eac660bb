"""What a job knows to go wrong: one line for a person, one exit code for whoever started it."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Exit codes of every job; 0 is done, 1 an unexpected error, which keeps its stack trace."""

    USAGE = 2
    INPUT_MISSING = 3
    SCHEMA = 4
    EMPTY = 5
    CORRUPT = 6
    STORE = 7


class Failure(Exception):
    """Ends a job with its exit code and its message: `<where>: <what, with the value>; <what to do>`."""

    def __init__(self, code: ExitCode, message: str) -> None:
        super().__init__(message)
        self.code = code
