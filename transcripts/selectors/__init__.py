"""The posted record: reading it across tables."""
