"""From annotated text to printed sample papers and their gold.

The modules, in the order of the work: `sources` reads the annotated texts, `typeset` prints them,
`scan` pictures the one that has no text layer, `gold` writes what they are known to hold.
"""
