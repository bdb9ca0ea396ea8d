"""What lies in an unpacked model folder, and the names of the graph's ends.

Here alone, so that running the engine does not import what writes the folder.
"""

GRAPH_FILE = "engine.onnx"
GRAPH_DATA = "engine.onnx.data"
"""The graph's large constants, mapped into memory instead of read."""
PIECES_FILE = "pieces.npz"
TOKENIZER_FILE = "tokenizer.json"

GRAPH_INPUT = "ids"
"""int64 ``[1, tokens]``."""
GRAPH_PLACES = "places"
"""int64 ``[1, tokens]``: each token's place, from 0."""
GRAPH_SIGHT = "sight"
"""bool ``[tokens, past + tokens]``: whether the token of a row sees that of a column."""
GRAPH_PASTS = "past."
"""float32 ``[1, heads, past, head size]``: keys and values of tokens read before, by layer."""
GRAPH_KEPT = "kept."
"""The same of those and the tokens read now: ``past.l0.k`` becomes ``kept.l0.k``."""
GRAPH_OUTPUT = "states"
"""float32 ``[1, tokens, hidden size]``."""
