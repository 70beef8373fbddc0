"""The element tables: which PESC element is which column, how its text becomes a value, and what is left out.

One table per row of the model. The tables are data; they drive the reader, the writer and the printed field map.
"""

from transcripts.formats.pesc.fields.document import DOCUMENT as DOCUMENT
