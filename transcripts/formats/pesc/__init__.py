"""PESC XML: namespaces, schemas, element tables, reader and writer."""
