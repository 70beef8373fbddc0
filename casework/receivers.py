"""What this room does when a lower room speaks."""
