"""What is no HTTP that the server reads: there is no request, only a connection to answer on."""

import json

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from ..problems import MEDIA_TYPE, Problem


class ProblemProtocol(HttpToolsProtocol):
    """Uvicorn refuses it with a line of text; every error answer of ours is a problem document."""

    def send_400_response(self, msg: str) -> None:
        body = json.dumps(Problem(400, "This is not an HTTP request that we read.").document("/")).encode()
        head = f"HTTP/1.1 400 Bad Request\r\ncontent-type: {MEDIA_TYPE}\r\ncontent-length: {len(body)}\r\n"
        self.transport.write(f"{head}connection: close\r\n\r\n".encode() + body)
        self.transport.close()
