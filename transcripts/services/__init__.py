"""Every write to the posted record."""
