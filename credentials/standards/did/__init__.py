"""Decentralized identifiers: did:key and did:web."""
