"""A paper's file in, tagged passages out: one step a module, each a pure function (floor 2)."""
