"""Why an address was not asked, or its answer not taken."""


class Refused(Exception):
    """The answer cannot be had or used; `why` is for the log and for tests, never for a page."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why
