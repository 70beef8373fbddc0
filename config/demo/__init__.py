"""The demo world: invented people at invented organizations, one of each kind. Idempotent."""
