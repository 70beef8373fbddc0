"""The machine's facts, read once."""

from config import env

MACHINE = env.read()
ROOT = env.ROOT
