"""``python -m kildesvar``."""

from kildesvar.cli import main

main()
