"""The issuance log as a Merkle tree (RFC 6962, RFC 9162): leaves, roots, proofs and signed heads; nothing is stored here."""

from credentials.standards.log_tree.leaves import LENGTH, VERSION, Leaf, commit, entry, is_of, leaf_hash, read
from credentials.standards.log_tree.shape import node_hash

__all__ = ["LENGTH", "VERSION", "Leaf", "commit", "entry", "is_of", "leaf_hash", "node_hash", "read"]
