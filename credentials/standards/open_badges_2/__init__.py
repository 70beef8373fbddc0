"""Badges of the generations before Open Badges 3.0 (1.0, 1.1, 2.0, 2.1): hosted copies and signed tokens."""
