"""Records to try: made by sample sources, each with the verdict that a right checker gives (S20)."""
