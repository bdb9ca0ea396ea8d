"""The application: routes, guards and what they share, put together."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from fastapi import FastAPI
from starlette.middleware import Middleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.routing import Route

from kildesvar.library import Library
from kildesvar.version import version
from kildesvar.web.access.configuration import Access
from kildesvar.web.access.secret import session_secret
from kildesvar.web.failures import add_failures
from kildesvar.web.guards.bodies import FORM_BYTES, BodyGuard
from kildesvar.web.guards.headers import SecurityHeaders
from kildesvar.web.guards.heads import HeadsAreGets
from kildesvar.web.guards.hosts import HostGuard
from kildesvar.web.guards.last_resort import LastResort
from kildesvar.web.guards.origins import OriginGuard
from kildesvar.web.guards.rates import Rate
from kildesvar.web.room import Room
from kildesvar.web.routes import (
    alike,
    api,
    draft_edits,
    drafts,
    jobs,
    news,
    operator,
    overviews,
    papers,
    questions,
    search,
    session,
    versions,
)
from kildesvar.web.static_files import KeptFiles
from kildesvar.web.tools.door import ToolsDoor

STATIC = Path(__file__).parent / "static"

_A_WORKDAY = 12 * 3600
_UPLOADS = ("/drafts", "/operator/papers")
"""Where papers are sent to, and bodies may be as large as a paper."""

_ROUTERS = (
    search.router,
    papers.router,
    alike.router,
    versions.router,
    drafts.router,
    draft_edits.router,
    jobs.router,
    questions.router,
    news.router,
    overviews.router,
    operator.router,
    session.router,
    api.pages,
    api.router,
)


def create_app(library: Library, access: Access) -> FastAPI:
    """The pages and the interface for programs over `library`, which is closed with the app."""
    room = Room(library=library, access=access)
    app = FastAPI(
        title="Kildesvar",
        summary="Search and cited answers from Danish council papers",
        version=version(),
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        middleware=_guards(room),
        lifespan=_lifespan,
    )
    app.state.room = room
    app.state.rate = Rate(per_minute=240, burst=120)
    app.state.login_rate = Rate(per_minute=3, burst=10)
    add_failures(app)
    for router in _ROUTERS:
        app.include_router(router)
    app.state.tools = ToolsDoor(room, app.state.rate)
    app.router.routes.append(Route("/mcp", endpoint=app.state.tools))
    app.mount("/static", KeptFiles(directory=STATIC), name="static")
    return app


@asynccontextmanager
async def _lifespan(app: FastAPI) -> AsyncIterator[None]:
    try:
        async with app.state.tools.manager.run():
            yield
    finally:
        app.state.room.close()


def _guards(room: Room) -> list[Middleware]:
    """What every request passes, outermost first."""
    access, settings = room.access, room.settings
    upload_bytes = settings.max_file_mb * 1_000_000 + FORM_BYTES
    return [
        Middleware(SecurityHeaders, https=access.https),
        Middleware(HeadsAreGets),
        Middleware(LastResort),
        Middleware(HostGuard, hosts=access.hosts, https=access.https, direct_only=access.is_open),
        Middleware(OriginGuard),
        Middleware(BodyGuard, upload_paths=_UPLOADS, upload_bytes=upload_bytes),
        Middleware(
            SessionMiddleware,
            secret_key=session_secret(settings.home),
            session_cookie="kildesvar",
            max_age=_A_WORKDAY,
            same_site="lax",
            https_only=access.https,
        ),
    ]
