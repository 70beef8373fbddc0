"""Keywords and patterns of JSON-LD 1.1 (section 1.7) and the RDF vocabulary that its mapping uses."""

import re

KEYWORDS = frozenset(
    [
        "@base",
        "@container",
        "@context",
        "@default",
        "@direction",
        "@embed",
        "@explicit",
        "@graph",
        "@id",
        "@included",
        "@index",
        "@json",
        "@language",
        "@list",
        "@nest",
        "@none",
        "@omitDefault",
        "@prefix",
        "@preserve",
        "@protected",
        "@requireAll",
        "@reverse",
        "@set",
        "@type",
        "@value",
        "@version",
        "@vocab",
        "@propagate",
        "@import",
    ]
)
#: Members that make a map something else than a node object.
NOT_NODES = frozenset(
    ["@value", "@list", "@set", "@reverse", "@included", "@nest", "@graph", "@language", "@direction"]
)
#: Looks like a keyword: reserved for later versions, so refused now.
KEYWORD_FORM = re.compile(r"@[A-Za-z]+\Z")
#: An absolute IRI. It ends in \Z because $ would let a final newline into the signed text.
ABSOLUTE_IRI = re.compile('[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>"{}|\\\\^`\ud800-\udfff]*\\Z')
LANGUAGE_TAG = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*\Z")
GEN_DELIMS = ":/?#[]@"

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XSD = "http://www.w3.org/2001/XMLSchema#"
RDF_TYPE, FIRST, REST, NIL = (f"<{RDF}{name}>" for name in ("type", "first", "rest", "nil"))
I18N = "https://www.w3.org/ns/i18n#"
