"""Between a connection and a request: how long it may take and be, and what is no HTTP."""

import asyncio
import json

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from ..problems import MEDIA_TYPE, Problem

READ_SECONDS = 30
"""From the connection, or the first byte of a request, to its last one."""

HEAD_BYTES = 65_536
"""As long as this is no whole head, none is read on; of a whole one, the app says what is too much."""


class ProblemProtocol(HttpToolsProtocol):
    """Uvicorn answers what it refuses with a line of text; every error answer of ours is a problem document.

    It also waits for the rest of a request forever, and keeps a head of any length meanwhile.
    """

    _in_head = False
    _head_bytes = 0
    _is_whole = False
    _patience: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        super().connection_made(transport)  # type: ignore[arg-type]
        self._patience = self.loop.call_later(READ_SECONDS, self._give_up)

    def connection_lost(self, exc: Exception | None) -> None:
        self._wait_no_more()
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        super().data_received(data)
        if self._is_whole or self.transport.is_closing():
            return
        if self._patience is None:
            self._patience = self.loop.call_later(READ_SECONDS, self._give_up)
        if self._in_head:
            self._head_bytes += len(data)
            if self._head_bytes > HEAD_BYTES:
                self._refuse(Problem(431, f"A head has at most {HEAD_BYTES} bytes."))

    def on_message_begin(self) -> None:
        super().on_message_begin()
        self._in_head, self._head_bytes, self._is_whole = True, 0, False

    def on_headers_complete(self) -> None:
        self._in_head = False
        super().on_headers_complete()

    def on_message_complete(self) -> None:
        self._is_whole = True
        self._wait_no_more()
        super().on_message_complete()

    def send_400_response(self, msg: str) -> None:
        self._refuse(Problem(400, "This is not an HTTP request that we read."))

    def _wait_no_more(self) -> None:
        if self._patience is not None:
            self._patience.cancel()
            self._patience = None

    def _give_up(self) -> None:
        if not self._in_head and self.cycle is not None and self.cycle.response_started:
            self.transport.close()
        else:
            self._refuse(Problem(408, "The request did not come to an end in time."))

    def _refuse(self, problem: Problem) -> None:
        """There may be no request yet, only a connection to answer on."""
        self._wait_no_more()
        document = problem.document("/")
        body = json.dumps(document).encode()
        head = f"HTTP/1.1 {problem.status} {document['title']}\r\ncontent-type: {MEDIA_TYPE}\r\n"
        self.transport.write(f"{head}content-length: {len(body)}\r\nconnection: close\r\n\r\n".encode() + body)
        self.transport.close()
