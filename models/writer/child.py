"""The child process that holds a GGUF model: ``python -m models.writer.child``.

It is told what to load by one line of JSON on stdin, serves the OpenAI shapes on loopback to who
knows the key, says so by one line of JSON on stdout, and ends when its stdin does: a parent that
dies takes it along, however it died.
"""

from __future__ import annotations

import json
import os
import sys
from typing import Any

from corpus.child import answers_alone


def main() -> None:
    """Serve until stdin ends."""
    told = json.loads(sys.stdin.readline())
    report = answers_alone()  # the engine talks on stdout
    try:
        server = _serve(told)
    except Exception as error:  # the engine raises what it likes; the parent is told
        _say(report, {"error": str(error)})
        sys.exit(1)
    _say(report, {"url": server.listening_address})
    sys.stdin.read()
    os._exit(0)  # the engine's own threads may be at work for minutes


def _serve(told: dict[str, Any]) -> Any:
    from xllamacpp import CommonParams, Server

    params = CommonParams()
    params.model.path = told["model"]
    params.hostnames = ["127.0.0.1"]
    params.port = 0
    params.api_keys = [told["key"]]
    params.offline = True
    params.ui = False
    params.n_ctx = told["context"]
    params.n_parallel = 1
    params.n_gpu_layers = 0
    params.fit_params = False
    params.cpuparams.n_threads = told["threads"]
    params.cpuparams_batch.n_threads = told["threads"]
    params.sampling.seed = told["seed"]
    params.sampling.temp = 0.0
    params.verbosity = 1
    return Server(params)


def _say(report: Any, message: dict[str, Any]) -> None:
    report.write(json.dumps(message) + "\n")
    report.flush()


if __name__ == "__main__":
    main()
