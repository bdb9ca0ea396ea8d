"""The style sheet, scripts and icon that come with the pages."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response
from starlette.staticfiles import StaticFiles


class KeptFiles(StaticFiles):
    """Files that browsers keep, asking before each use whether they are still the same.

    Their addresses stay the same from version to version, so no time can be promised.
    """

    def file_response(self, *args: Any, **kwargs: Any) -> Response:
        """A file, or word that it has not changed."""
        response = super().file_response(*args, **kwargs)
        response.headers["cache-control"] = "no-cache"
        return response
