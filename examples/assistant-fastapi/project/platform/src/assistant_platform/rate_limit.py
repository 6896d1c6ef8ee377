"""A limit of calls per client and minute, kept in the memory of this process."""

import math
import time
from collections.abc import Callable

WINDOW_SECONDS = 60


class RateLimit:
    """Counts calls in windows that begin with a call. With several processes each counts for itself."""

    def __init__(self, calls: int, clock: Callable[[], float] = time.monotonic) -> None:
        self._calls = calls
        self._clock = clock
        self._ends = -math.inf
        self._counts: dict[str, int] = {}

    def wait_for(self, client: str) -> int:
        """Counts a call. Seconds to wait when the client has used up its calls, else 0."""
        now = self._clock()
        if now >= self._ends:
            self._ends = now + WINDOW_SECONDS
            self._counts = {}
        count = self._counts.get(client, 0) + 1
        self._counts[client] = count
        return 0 if count <= self._calls else math.ceil(self._ends - now)
