"""Facts that come with the repo."""
