"""What a self-test may find beside "all is well". The words are for operators and never hold a person's data."""


class Broken(Exception):
    """The portal does not do what it promises."""


class CouldNotCheck(Exception):
    """Nothing is known to be wrong; the test itself could not be made this time."""
