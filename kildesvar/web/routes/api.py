"""The interface for programs: the shapes of the command line over HTTP, described by OpenAPI.

Programs say who they are with ``Authorization: Bearer TOKEN``; on the loopback without users nobody
has to.
"""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Body, Query
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse

from kildesvar import contract
from kildesvar.version import version
from kildesvar.web.access.dependencies import Drafter, InRoom, Known, Operator
from kildesvar.web.drafts.answering import draft_for
from kildesvar.web.rendering import page
from kildesvar.web.room import MOST_HITS, READ
from kildesvar.web.routes import shapes
from kildesvar.web.routes.overviews import overview_of
from kildesvar.web.routes.papers import passage_of
from kildesvar.web.search_query import LONGEST_QUERY, require_parameters
from queries.render.json import draft_json
from queries.search_address import SearchQuery
from queries.verify.quotes import verify_draft

_ERRORS: dict[int | str, dict[str, Any]] = {
    status: {"model": shapes.ErrorShape} for status in (400, 401, 403, 404, 422, 429)
}
router = APIRouter(prefix="/api", responses=_ERRORS)
pages = APIRouter(include_in_schema=False)

Json = dict[str, Any]


def _shape(model: Any, **more: Any) -> dict[str, Any]:
    """Describes the answer of a route without filtering it: fields may be added."""
    return {"responses": {200: {"model": model}}, "response_class": JSONResponse, **more}


@router.get("/search", **_shape(shapes.SearchShape))
def search(
    *,
    request: Request,
    room: InRoom,
    person: Known,
    q: Annotated[
        str, Query(max_length=LONGEST_QUERY, description="A query line, as on the search page.")
    ],
    k: Annotated[int, Query(ge=1, le=MOST_HITS)] = 10,
    kind: str = "",
    body: str = "",
    party: str = "",
    theme: str = "",
    department: str = "",
    case: str = "",
    named: Annotated[str, Query(alias="person", description="In a paper's record.")] = "",
    language: str = "",
    year: Annotated[str, Query(description="2025, or 2023-2025.")] = "",
    first: Annotated[str, Query(alias="from", description="Inclusive, 2025-03-27.")] = "",
    last: Annotated[str, Query(alias="to", description="Inclusive.")] = "",
) -> Json:
    """Search by meaning and words."""
    require_parameters(request.query_params)
    asked = SearchQuery.of(request.query_params)
    result = room.search(person, q, k=k, filters=asked.filters(closed=person.closed))
    return contract.search_json(result)


@router.get("/papers", **_shape(list[shapes.PaperShape]))
def papers(*, request: Request, room: InRoom, person: Known, kind: str = "", case: str = "") -> Any:
    """The papers held, newest first, narrowed by the conditions of a search."""
    require_parameters(request.query_params)
    filters = SearchQuery.of(request.query_params).filters(closed=person.closed)
    held = room.catalogue.papers(room.filters_as_held(filters))
    return [contract.paper_json(paper) for paper in held]


@router.get("/papers/{paper_id}", **_shape(shapes.ReadingShape))
def paper(request: Request, room: InRoom, person: Known, paper_id: str) -> Json:
    """A paper with its text and all that was found in it."""
    shown = room.look_at(request, person, paper_id, READ)
    return contract.record_json(room.catalogue.reading(shown.id))


@router.get("/passages/{passage_id}", **_shape(shapes.PassageShape))
def passage(request: Request, room: InRoom, person: Known, passage_id: str) -> Json:
    """A passage by its id."""
    found = passage_of(room, person, passage_id)
    room.look_at(request, person, found.paper, READ)
    return contract.passage_json(found)


@router.get("/passages/{passage_id}/alike", **_shape(shapes.SearchShape))
def alike(
    request: Request,
    room: InRoom,
    person: Known,
    passage_id: str,
    k: Annotated[int, Query(ge=1, le=MOST_HITS)] = 10,
) -> Json:
    """The passages most like one."""
    found = passage_of(room, person, passage_id)
    room.look_at(request, person, found.paper, READ)
    return contract.search_json(room.more_like(person, found.id, k=k))


@router.get("/questions", **_shape(shapes.QuestionsShape))
def questions(
    room: InRoom,
    person: Known,
    paper: str | None = None,
    open: Annotated[bool, Query(description="Only those not answered yet.")] = False,
) -> Json:
    """The questions of a letter held, or of all."""
    if paper is not None:
        room.paper(person, paper)
    found = room.catalogue.questions(paper=paper, open_only=open, closed=person.closed)
    return {"questions": [contract.question_json(question) for question in found]}


class Asked(BaseModel):
    """What is to be answered: the id of a letter held, or a question."""

    question: Annotated[str | None, Body(max_length=4000)] = None
    paper: str | None = None


@router.post("/answer", **_shape(shapes.DraftShape))
def answer(room: InRoom, person: Drafter, asked: Asked) -> Json:
    """A cited draft for a letter held or for a question."""
    return draft_json(draft_for(room, person, question=asked.question, paper=asked.paper))


@router.post("/verify", **_shape(shapes.VerifyShape))
def verify(room: InRoom, person: Drafter, draft: Annotated[Json, Body()]) -> Json:
    """Every quote of a draft against the stored text."""
    report = verify_draft(draft, room.catalogue, closed=person.closed)
    return {
        "quotes": report.quotes,
        "exact": report.exact,
        "drifted": [str(drift) for drift in report.drifted],
        "outdated": [str(outdated) for outdated in report.outdated],
    }


@router.get("/overview/{topic}", **_shape(list[dict[str, object]]))
def overview(
    *,
    request: Request,
    room: InRoom,
    person: Known,
    topic: str,
    q: Annotated[str, Query(description="Words that a row holds.")] = "",
    kind: str = "",
    year: str = "",
    case: str = "",
) -> Any:
    """Rows on principles, costs or alternatives, narrowed by the conditions of a search."""
    require_parameters(request.query_params)
    return overview_of(room, person, topic, SearchQuery.of(request.query_params)).json()


@router.get("/status", **_shape(dict[str, object]))
def status(room: InRoom, person: Operator) -> Json:
    """What is held, failed and stale."""
    return contract.status_json(room.library.status())


@pages.get("/api/openapi.json")
def description(request: Request, person: Known) -> Json:
    """The description of this interface."""
    return _description(request)


@pages.get("/api")
def described(request: Request, person: Known) -> HTMLResponse:
    """The description of this interface, for people."""
    return page(request, "api.html", paths=_description(request)["paths"])


def _description(request: Request) -> Json:
    app = request.app
    return get_openapi(title=app.title, version=version(), summary=app.summary, routes=app.routes)
