"""Pure code of the standards: bytes in, dataclasses out; no rows, no clock, no network."""
