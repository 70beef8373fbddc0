"""RDFC-1.0 (W3C RDF Dataset Canonicalization, sections 4.4 to 4.8) with a limit on work: poison graphs are refused."""

import hashlib
from collections.abc import Callable, Iterable
from itertools import permutations
from typing import Any

from credentials.standards.errors import TooComplex
from credentials.standards.n_quads import Quad, line

#: Calls of Hash N-Degree Quads and permutations tried, for each document.
WORK_LIMIT = 4_000
Hash = Callable[[bytes], Any]


class Issuer:
    """Issue Identifier Algorithm (section 4.5)."""

    __slots__ = ("prefix", "issued")

    def __init__(self, prefix: str, issued: dict[str, str] | None = None) -> None:
        self.prefix, self.issued = prefix, dict(issued) if issued else {}

    def issue(self, node: str) -> str:
        """The label of a node; a new one when it has none."""
        known = self.issued.get(node)
        if known is None:
            known = self.issued[node] = f"{self.prefix}{len(self.issued)}"
        return known

    def copy(self) -> "Issuer":
        return Issuer(self.prefix, self.issued)


def canonicalize(quads: Iterable[Quad], *, work_limit: int = WORK_LIMIT, hash_: Hash = hashlib.sha256) -> str:
    """Canonical N-Quads of a dataset; blank nodes begin with "_:", the default graph is "".

    Raises `TooComplex` when symmetric blank nodes would take more than `work_limit` steps.
    """
    unique = list(dict.fromkeys(quads))
    labels = _Canonicalization(unique, work_limit, hash_).labels()
    name = labels.get
    # Different quads stay different: each blank node has a label of its own.
    lines = [line((name(s, s), p, name(o, o), name(g, g))) for s, p, o, g in unique]
    lines.sort()
    return "".join(lines)


class _Canonicalization:
    """The canonicalization state (section 4.3) of one run."""

    def __init__(self, quads: list[Quad], work_limit: int, hash_: Hash) -> None:
        self.hash, self.work_left = hash_, work_limit
        self.canonical = Issuer("c14n")
        self.quads_of: dict[str, list[Quad]] = {}
        for quad in quads:
            for node in _nodes(quad):
                self.quads_of.setdefault(node, []).append(quad)
        self.first: dict[str, str] = {}

    def labels(self) -> dict[str, str]:
        """Canonicalization Algorithm (section 4.4.3), steps 3 to 6."""
        by_hash: dict[str, list[str]] = {}
        for node in self.quads_of:
            digest = self.first[node] = self._first_degree(node)
            by_hash.setdefault(digest, []).append(node)
        shared = []
        for digest in sorted(by_hash):
            if len(by_hash[digest]) == 1:
                self.canonical.issue(by_hash[digest][0])
            else:
                shared.append(by_hash[digest])
        for nodes in shared:
            self._label_alike(nodes)
        return {node: f"_:{label}" for node, label in self.canonical.issued.items()}

    def _label_alike(self, nodes: list[str]) -> None:
        """Step 5: nodes with the same first-degree hash are told apart by their surroundings."""
        paths = []
        for node in nodes:
            if node not in self.canonical.issued:
                issuer = Issuer("b")
                issuer.issue(node)
                paths.append(self._n_degree(node, issuer))
        for _digest, issuer in sorted(paths, key=lambda path: path[0]):
            for node in issuer.issued:
                self.canonical.issue(node)

    def _first_degree(self, node: str) -> str:
        """Hash First Degree Quads (section 4.6)."""
        lines = [line(_masked(quad, node)) for quad in self.quads_of[node]]
        lines.sort()
        return self._digest("".join(lines))

    def _related(self, related: str, quad: Quad, issuer: Issuer, position: str) -> str:
        """Hash Related Blank Node (section 4.7)."""
        label = self.canonical.issued.get(related) or issuer.issued.get(related)
        text = position if position == "g" else position + quad[1]
        return self._digest(text + (f"_:{label}" if label else self.first[related]))

    def _n_degree(self, node: str, issuer: Issuer) -> tuple[str, Issuer]:
        """Hash N-Degree Quads (section 4.8)."""
        self._work()
        related = self._related_nodes(node, issuer)
        data = ""
        for digest in sorted(related):
            chosen, best = "", issuer
            for order in permutations(related[digest]):
                self._work()
                tried = self._path(order, issuer, chosen)
                if tried is not None and (not chosen or tried[0] < chosen):
                    chosen, best = tried
            data += digest + chosen
            issuer = best
        return self._digest(data), issuer

    def _related_nodes(self, node: str, issuer: Issuer) -> dict[str, list[str]]:
        found: dict[str, list[str]] = {}
        for quad in self.quads_of[node]:
            for position, term in (("s", quad[0]), ("o", quad[2]), ("g", quad[3])):
                if term[:2] == "_:" and term != node:
                    found.setdefault(self._related(term, quad, issuer, position), []).append(term)
        return found

    def _path(self, order: tuple[str, ...], issuer: Issuer, chosen: str) -> tuple[str, Issuer] | None:
        """The path of one permutation (step 5.4); None as soon as it cannot become the least."""
        issuer, path, open_ = issuer.copy(), "", []
        for node in order:
            label = self.canonical.issued.get(node)
            if label is None:
                if node not in issuer.issued:
                    open_.append(node)
                label = issuer.issue(node)
            path += f"_:{label}"
            if _hopeless(path, chosen):
                return None
        for node in open_:
            digest, below = self._n_degree(node, issuer)
            path += f"_:{issuer.issue(node)}<{digest}>"
            issuer = below
            if _hopeless(path, chosen):
                return None
        return path, issuer

    def _digest(self, text: str) -> str:
        return str(self.hash(text.encode()).hexdigest())

    def _work(self) -> None:
        self.work_left -= 1
        if self.work_left < 0:
            raise TooComplex("too many blank nodes look alike")


def _nodes(quad: Quad) -> Iterable[str]:
    """The blank nodes of a statement, each once; most statements have none or one."""
    subject, _predicate, object_, graph = quad
    found = (subject,) if subject[0] == "_" else ()
    if object_[0] == "_" or graph[:1] == "_":
        return {term for term in (subject, object_, graph) if term[:1] == "_"}
    return found


def _masked(quad: Quad, node: str) -> Quad:
    subject, predicate, object_, graph = quad
    if subject[0] == "_":
        subject = "_:a" if subject == node else "_:z"
    if object_[0] == "_":
        object_ = "_:a" if object_ == node else "_:z"
    if graph and graph[0] == "_":
        graph = "_:a" if graph == node else "_:z"
    return subject, predicate, object_, graph


def _hopeless(path: str, chosen: str) -> bool:
    return bool(chosen) and len(path) >= len(chosen) and path > chosen
