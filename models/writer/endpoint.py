"""A language model behind an OpenAI-compatible endpoint (Ollama, vLLM, llama.cpp, our child)."""

from __future__ import annotations

import json
import math
import time
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any, Self

import httpx

from corpus.errors import UsageError, WriterAnswerError, WriterError, WriterSilentError
from models.writer.protocol import Identity, Message, Schema

_LARGEST = 1 << 20
"""Bytes of a reply beyond which nobody reads on."""

_ALTERNATIVES = 20
"""First tokens whose probabilities are asked for: the most that the OpenAI shape knows."""


class Endpoint:
    """An endpoint's chat completions, each within a time limit. No proxy, no redirect."""

    def __init__(
        self, base: str, identity: Identity, *, key: str | None, seconds: float, seed: int
    ) -> None:
        """`base` ends before ``/chat/completions``; `seconds` bounds each answer as a whole."""
        self.identity = identity
        self._seconds = seconds
        self._seed = seed
        self._client = _client(base, key, seconds)

    @classmethod
    def open(
        cls, base: str, model: str | None, *, key: str | None, seconds: float, seed: int
    ) -> Self:
        """The endpoint at `base` with the model named, or the only one that it serves.

        Raises `WriterError` where it does not answer, `UsageError` where the model is not clear.
        """
        chosen = model or _only_model(base, key, seconds)
        identity = Identity(
            name=chosen,
            sha256=None,
            settings={"endpoint": base, "seed": seed, "temperature": 0},
        )
        return cls(base, identity, key=key, seconds=seconds, seed=seed)

    def write(self, messages: Sequence[Message], schema: Schema, *, most_tokens: int) -> str:
        """The text of the answer; raises `WriterAnswerError` for none and for one cut off."""
        choice = self._choice(
            messages,
            max_tokens=most_tokens,
            response_format={
                "type": "json_schema",
                "json_schema": {"name": "svar", "strict": True, "schema": schema},
            },
        )
        text = choice["message"]["content"]
        if choice.get("finish_reason") == "length":
            raise WriterAnswerError("The writer's answer was cut off.", remedy="")
        if not isinstance(text, str):
            raise WriterAnswerError("The writer answered without text.", remedy="")
        return text

    def likelihood_of_yes(self, messages: Sequence[Message]) -> float:
        """The share of *Ja* in the probabilities of the first token that are *Ja* or *Nej*."""
        choice = self._choice(messages, max_tokens=1, logprobs=True, top_logprobs=_ALTERNATIVES)
        try:
            first = choice["logprobs"]["content"][0]["top_logprobs"]
            shares = [(item["token"], math.exp(item["logprob"])) for item in first]
        except (KeyError, IndexError, TypeError) as error:
            raise WriterAnswerError(
                "The writer's endpoint gives no probabilities of tokens.", remedy=""
            ) from error
        yes = sum(share for token, share in shares if _begins(token, "ja"))
        no = sum(share for token, share in shares if _begins(token, "ne"))
        if not yes + no:
            raise WriterAnswerError("The writer answered neither Ja nor Nej.", remedy="")
        return yes / (yes + no)

    def close(self) -> None:
        """Let go of the connection."""
        self._client.close()

    def _choice(self, messages: Sequence[Message], **asked: Any) -> dict[str, Any]:
        body = {
            "model": self.identity.name,
            "messages": [asdict(message) for message in messages],
            "temperature": 0,
            "seed": self._seed,
            **asked,
        }
        reply = _within(self._client, self._seconds, body)
        try:
            choice = json.loads(reply)["choices"][0]
            choice["message"]["content"]
        except (ValueError, KeyError, IndexError, TypeError) as error:
            raise WriterAnswerError(
                "The writer's endpoint answered something else than a completion.", remedy=""
            ) from error
        return dict(choice)


def _begins(token: str, answer: str) -> bool:
    return token.strip().lower().startswith(answer)


def _client(base: str, key: str | None, seconds: float) -> httpx.Client:
    headers = {"authorization": f"Bearer {key}"} if key else {}
    # A proxy of the environment would carry the papers outside.
    return httpx.Client(base_url=base, headers=headers, timeout=seconds, trust_env=False)


def _within(client: httpx.Client, seconds: float, body: dict[str, Any]) -> bytes:
    """The reply's bytes; a reply that trickles is given up as a silent one is."""
    last = time.monotonic() + seconds
    read = bytearray()
    try:
        with client.stream("POST", "/chat/completions", json=body) as reply:
            for chunk in reply.iter_bytes():
                read += chunk
                if len(read) > _LARGEST:
                    raise WriterAnswerError(
                        f"The writer's answer is larger than {_LARGEST >> 20} MB.",
                        remedy="Check whether its endpoint is the right one.",
                    )
                if time.monotonic() > last:
                    raise WriterSilentError(
                        f"The writer's answer did not end within {seconds:g} seconds.",
                        remedy="Set KILDESVAR_WRITER_SECONDS higher, or take a smaller model.",
                    )
            status = reply.status_code
    except httpx.TimeoutException as error:
        raise WriterSilentError(
            f"The writer did not answer within {seconds:g} seconds.",
            remedy="Set KILDESVAR_WRITER_SECONDS higher, or take a smaller model.",
        ) from error
    except httpx.HTTPError as error:
        raise WriterSilentError(
            f"The writer broke off: {error}.", remedy="Check whether it still runs."
        ) from error
    if status != httpx.codes.OK:
        raise WriterAnswerError(
            f"The writer refused ({status}): {bytes(read[:300]).decode(errors='replace')}",
            remedy="",
        )
    return bytes(read)


def _only_model(base: str, key: str | None, seconds: float) -> str:
    try:
        with _client(base, key, seconds) as client:
            listed = client.get("/models").raise_for_status().json()
        names = [str(item["id"]) for item in listed["data"]]
    except httpx.HTTPError as error:
        raise WriterError(
            f"The writer's endpoint {base} does not answer: {error}.",
            remedy="Start it, or check the address; without --writer the draft is made of quotes.",
        ) from error
    except (ValueError, KeyError, TypeError) as error:
        raise WriterError(
            f"{base} is no OpenAI-compatible endpoint.",
            remedy="Most lie at http://HOST:PORT/v1; name the model after # if it lists none.",
        ) from error
    if len(names) != 1:
        raise UsageError(
            f"{base} serves {len(names)} models: {', '.join(names) or 'none'}.",
            remedy="Name one after the address: http://HOST:PORT/v1#MODEL.",
        )
    return names[0]
