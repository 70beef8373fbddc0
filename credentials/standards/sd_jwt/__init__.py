"""Selective disclosure for tokens (RFC 9901) and for credentials in them (SD-JWT VC): read, opened, made."""
