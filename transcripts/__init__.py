"""Academic records: how they are read and written, and the record that stands once they are posted."""
