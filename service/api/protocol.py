"""HTTP as uvicorn speaks it, but for what is no HTTP: that is refused like everything else."""

from __future__ import annotations

from http import HTTPStatus
from typing import Final

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

from service.api.problems import Refused, refusal

NO_HTTP: Final = (
    "不是规范的 HTTP 请求；网址中的汉字要用百分号编码（curl 可用 -G --data-urlencode）",
    "this is not HTTP; Chinese characters in an address are percent-encoded (with curl: -G --data-urlencode)",
)


class Protocol(H11Protocol):
    """No middleware sees a request that cannot be parsed, and its headers, hence its language, are not known."""

    def send_400_response(self, msg: str) -> None:
        """Problem details, and the end of the connection; `msg` is uvicorn's own words."""
        answer = refusal(Refused("bad_request", NO_HTTP), "zh")
        headers = [*answer.raw_headers, (b"connection", b"close")]
        head = h11.Response(status_code=400, headers=headers, reason=HTTPStatus.BAD_REQUEST.phrase.encode())
        for event in (head, h11.Data(data=bytes(answer.body)), h11.EndOfMessage()):
            self.transport.write(self.conn.send(event) or b"")
        self.transport.close()
