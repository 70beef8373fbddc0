"""What PESC says a transcript may hold, kept as our own fact tables, and the validators built from them."""
