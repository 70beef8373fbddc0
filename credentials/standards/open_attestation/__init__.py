"""OpenAttestation 2 and 3: salted keccak-256 trees, signed with an Ethereum key or kept in a ledger."""
