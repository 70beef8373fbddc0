"""The processor: allow-listed contexts, memoised transitions, one walk per document."""

from typing import Any

from credentials.standards.errors import Unsupported
from credentials.standards.json_ld.active_context import ActiveContext, Bounded, Scope
from credentials.standards.json_ld.context_processing import Documents, process
from credentials.standards.json_ld.node_to_quads import Walk
from credentials.standards.n_quads import Quad

#: Transitions between active contexts that are remembered: about 300 in ordinary use, about 10 kB each.
TRANSITIONS = 1_000


class Processor:
    """JSON-LD to RDF. `documents` maps each allowed context URL to its @context value.

    `inline` lets documents carry their own contexts; only tests of the algorithms need it.
    """

    def __init__(self, documents: Documents, *, inline: bool = False) -> None:
        self.documents, self.inline = documents, inline
        self._root = ActiveContext()
        self._transitions: Bounded[ActiveContext] = Bounded(TRANSITIONS)

    def to_rdf(self, document: Any) -> list[Quad]:
        """The quads of a document as canonical N-Quads terms; the default graph is "".

        Raises a `Refused` whose code says why: unknown or inline context, unsigned content, unsupported feature.
        """
        if not isinstance(document, dict):
            raise Unsupported("top level must be an object")
        walk = Walk(self._apply, inline=self.inline)
        walk.node(document, self._root, None, "")
        return walk.data.quads

    def _apply(self, active: ActiveContext, local: Any, override: bool, propagate: bool) -> ActiveContext:
        key = (active, local, override, propagate)
        known = self._transitions.get(key)
        if known is not None:
            return known
        value = local.local if isinstance(local, Scope) else local
        made = process(active, value, self.documents, override=override, propagate=propagate)
        return self._transitions.keep(key, made)
