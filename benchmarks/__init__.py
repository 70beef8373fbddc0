"""Measurements: `python3 run.py bench <name>` prints a table, and the same as one line of JSON last."""
