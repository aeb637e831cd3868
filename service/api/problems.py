"""What a request can be refused with (RFC 9457). Each has a status, a code for programs and words for people.

`type` is `urn:gouji:problem:CODE`; `detail` says what was met. No traceback, no path of this machine and no words of
a document beyond a few leave the service this way.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from starlette.responses import JSONResponse, Response

from service.api.language import Words, said
from service.settings import Language

MEDIA_TYPE: Final = "application/problem+json"
RETRY_SECONDS: Final = 5
"""Told to whoever came at a busy moment: a text report takes a tenth of a second, a scan some seconds a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of refusal."""

    status: int
    code: str
    title: Words


def _kinds(*kinds: tuple[int, str, str, str]) -> dict[str, Kind]:
    return {code: Kind(status=status, code=code, title=(zh, en)) for status, code, zh, en in kinds}


KINDS: Final = _kinds(
    (400, "bad_request", "请求有误", "The request is not right"),
    (400, "host", "不允许的主机名", "This host name is not served here"),
    (401, "key_required", "需要密钥", "A key is required"),
    (403, "scope", "密钥权限不足", "The key does not allow this"),
    (403, "foreign_origin", "拒绝来自其他网站的请求", "Requests from other sites are refused"),
    (404, "not_found", "不存在", "No such thing"),
    (404, "no_document", "没有这份文件", "No such document"),
    (404, "no_job", "没有这个任务", "No such job"),
    (404, "no_page", "没有这一页", "No such page"),
    (404, "no_table", "没有这个表格", "No such table"),
    (404, "no_check", "没有这条核对", "No such check"),
    (404, "no_target", "文件中没有这个数据、单元格或数字", "The document has no such figure, cell or claim"),
    (404, "no_word", "没有这条审核记录", "No such word of a reviewer"),
    (404, "no_key", "没有这把密钥", "No such key"),
    (405, "method_not_allowed", "不支持的方法", "This method is not allowed here"),
    (406, "not_acceptable", "没有这种格式", "There is no such form"),
    (408, "too_slow", "请求发送过慢", "The request comes in too slowly"),
    (409, "not_read", "文件尚未读完或无法读取", "The document is not read, or could not be"),
    (409, "changed", "文件在此期间已被修改，请刷新后重试", "The document was changed meanwhile; look again and retry"),
    (
        409,
        "idempotency_conflict",
        "同一 Idempotency-Key 已用于其他文件",
        "This Idempotency-Key was used for other files",
    ),
    (409, "withdrawn", "这条记录已经撤销过", "This word was taken back before"),
    (413, "too_large", "超过大小限制", "Over a limit of size"),
    (413, "too_many_files", "文件太多", "Too many files"),
    (413, "too_many_checks", "条目太多", "Too many checks"),
    (413, "expansion", "解压后过大", "Expands too far"),
    (415, "unsupported_media_type", "不支持的请求类型", "This media type is not supported"),
    (422, "invalid", "参数有误", "A parameter is not valid"),
    (422, "no_files", "没有文件", "There are no files"),
    (422, "not_a_value", "不是可用的值", "This cannot be the value"),
    (422, "page", "页面无法绘出", "The page cannot be drawn"),
    (429, "queue_full", "排队的文件太多", "Too many documents are waiting"),
    (500, "internal", "内部错误", "Internal error"),
    (503, "busy", "服务繁忙", "The service is busy"),
    (503, "stopping", "服务正在停止", "The service is stopping"),
)


class Refused(Exception):
    """This request gets no answer but its refusal.

    Args:
        code: one of `KINDS`.
        detail: what was met, in Chinese and English.
        headers: to send with it.
        errors: of single parameters: `{"where": …, "message": …}`.
    """

    def __init__(
        self,
        code: str,
        detail: Words | None = None,
        *,
        headers: Mapping[str, str] | None = None,
        errors: list[dict[str, str]] | None = None,
    ) -> None:
        super().__init__(code)
        self.kind = KINDS[code]
        self.detail, self.errors = detail, errors
        retry = {"Retry-After": str(RETRY_SECONDS)} if self.kind.status in (429, 503) else {}
        self.headers = {**retry, **(headers or {})}


def refusal(refused: Refused, language: Language) -> Response:
    """The answer as it goes out."""
    kind = refused.kind
    title = said(kind.title, language)
    body: dict[str, object] = {
        "type": f"urn:gouji:problem:{kind.code}",
        "title": title,
        "status": kind.status,
        "detail": said(refused.detail, language) if refused.detail else title,
        "code": kind.code,
    }
    if refused.errors is not None:
        body["errors"] = refused.errors
    headers = {"Content-Language": language, "Cache-Control": "no-store", **refused.headers}
    return JSONResponse(body, status_code=kind.status, media_type=MEDIA_TYPE, headers=headers)
