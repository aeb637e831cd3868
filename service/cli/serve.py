"""`gouji serve`: the HTTP service with the review page, and the keys that open it."""

from __future__ import annotations

import os
import sys
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from corpora.document.errors import GoujiError, UsageError
from service.cli.bilingual import Command, Group, Option
from service.cli.options import log_option, settings_of, settings_options
from service.cli.words import say
from service.cli.wrap import visible

if TYPE_CHECKING:
    from service.api.log import Log
    from service.store.store import Store

Decorated = TypeVar("Decorated", bound=Any)

HOST: Final = "127.0.0.1"
PORT: Final = 8300


@contextmanager
def _needing_the_extra() -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        raise UsageError(f"serve: pip install gouji[serve] ({error.name})") from error


@contextmanager
def _told_plainly() -> Iterator[None]:
    """What the rooms below refuse with, as a line for a person and exit status 2."""
    try:
        yield
    except UsageError:
        raise
    except GoujiError as error:
        raise UsageError(f"serve: {error}") from error


def default_data() -> Path:
    """Where users' programs keep their data (XDG Base Directory Specification)."""
    held = os.environ.get("XDG_DATA_HOME")
    return (Path(held) if held else Path.home() / ".local" / "share") / "gouji"


def _where_options(command: Decorated) -> Decorated:
    for decorate in (
        click.option(
            "--data", cls=Option, type=click.Path(path_type=Path, file_okay=False), metavar="DIR",
            zh="数据文件夹（默认 ~/.local/share/gouji）。", en="Folder for data (default ~/.local/share/gouji).",
        ),
        click.option(
            "--database", cls=Option, metavar="URL",
            zh="数据库（postgresql+psycopg://…），默认为数据文件夹中的 SQLite。",
            en="Database (postgresql+psycopg://…); by default SQLite in the data folder.",
        ),
    ):  # fmt: skip
        command = decorate(command)
    return command


@click.group(
    "serve",
    cls=Group,
    invoke_without_command=True,
    zh="启动服务和审核页面。\n\n默认只供本机访问，不需要密钥；--host 为其他地址时，先用 gouji serve keys add 建密钥。",
    en="Start the service with the review page.\n\nBy default for this machine alone and without keys; for any other "
    "--host, make a key first: gouji serve keys add.",
)
@_where_options
@click.option("--host", cls=Option, default=HOST, show_default=True, zh="监听地址。", en="Address to listen on.")
@click.option(
    "--port", cls=Option, type=click.IntRange(0, 65535), default=PORT, show_default=True,
    zh="端口（0 为任意空闲端口）。", en="Port (0: any free one).",
)  # fmt: skip
@click.option(
    "--name", "names", cls=Option, multiple=True, metavar="HOST",
    zh="还以此主机名提供服务（反向代理的域名），可多次。", en="Also answer to this host name (a proxy's); repeatable.",
)  # fmt: skip
@click.option(
    "--require-keys", cls=Option, is_flag=True, zh="本机访问也需要密钥。", en="Want keys on this machine, too."
)
@click.option(
    "--workers", cls=Option, type=click.IntRange(min=1), zh="读取进程数，默认按 CPU 和内存。",
    en="Reading processes; by default as CPUs and memory allow.",
)  # fmt: skip
@click.option(
    "--address", cls=Option, metavar="HOST:PORT", zh="在已有的 Ray 集群上读取（auto 自动查找）。",
    en="Read on a Ray cluster that runs (auto finds one).",
)  # fmt: skip
@log_option
@click.option(
    "--open", "open_page", cls=Option, is_flag=True, zh="在浏览器中打开页面。", en="Open the page in a browser."
)
@settings_options
@click.pass_context
def serve(
    ctx: click.Context,
    data: Path | None,
    database: str | None,
    host: str,
    port: int,
    names: tuple[str, ...],
    require_keys: bool,
    workers: int | None,
    address: str | None,
    log: Path | None,
    open_page: bool,
    profile: Path | None,
    lang: str | None,
) -> int:
    """Exit status: 0 when told to stop."""
    if ctx.invoked_subcommand is not None:
        return 0
    with _needing_the_extra():
        from service.api.options import Options
        from service.api.serving import NoKeys, Order, PortTaken
        from service.api.serving import serve as run

    settings = settings_of(ctx, profile=profile, lang=lang)
    place = data or default_data()
    order = Order(
        settings=settings, data=place, database=database, workers=workers, address=address, port=port,
        options=Options(host=host, names=names, keys_required=require_keys, settings=settings),
    )  # fmt: skip

    def listening(url: str) -> None:
        _tell_start(url, place, database)
        if open_page:
            webbrowser.open(url)

    try:
        with _told_plainly(), _opened_log(log) as lines:
            run(order, log=lines, on_listening=listening)
    except NoKeys as error:
        raise UsageError(_no_keys(str(error))) from error
    except PortTaken as error:
        raise UsageError(say(f"无法监听 {error}", f"cannot listen on {error}")) from error
    except (KeyboardInterrupt, SystemExit):
        click.echo(say("已停止。", "Stopped."), err=True)
    return 0


def _tell_start(url: str, data: Path, database: str | None) -> None:
    lines = [
        say(f"勾稽已启动：{url}", f"gouji listens on {url}"),
        say(f"  数据保存在 {data}", f"  data is kept in {data}"),
    ]
    if database:
        shown = _without_password(database)
        lines.append(say(f"  数据库 {shown}", f"  database {shown}"))
    lines.append(say("  按 Ctrl-C 停止。", "  Press Ctrl-C to stop."))
    click.echo(visible("\n".join(lines)), err=True)


def _without_password(url: str) -> str:
    scheme, _, rest = url.partition("://")
    return f"{scheme}://{rest.rpartition('@')[2]}" if rest else scheme


def _no_keys(host: str) -> str:
    return say(
        f"{host} 可从其他机器访问，须先建立密钥：gouji serve keys add 名称 --scope review",
        f"{host} can be reached from other machines; make a key first: gouji serve keys add NAME --scope review",
    )


@contextmanager
def _opened_log(path: Path | None) -> Iterator[Log]:
    """A file; else standard error, where a terminal is shown only what went wrong."""
    from service.api.log import Log

    if path is None:
        yield Log(sys.stderr, level="warning" if sys.stderr.isatty() else "info")
        return
    with path.open("a", encoding="utf-8") as stream:
        yield Log(stream)


@serve.group("keys", cls=Group, zh="管理密钥。", en="Keys.")
def keys() -> None:
    """Nothing by itself."""


@contextmanager
def _store(ctx: click.Context, data: Path | None, database: str | None) -> Iterator[Store]:
    """The command's own options, or those of `gouji serve` before it."""
    with _needing_the_extra():
        from service.api.opening import opened_store

    above = ctx.parent.parent if ctx.parent else None
    given = above.params if above else {}
    with _told_plainly():
        store = opened_store(data or given.get("data") or default_data(), database or given.get("database"))
        try:
            yield store
        finally:
            store.close()


@keys.command("add", cls=Command, zh="建立一把密钥，只显示这一次。", en="Make a key; it is shown this once.")
@click.argument("name")
@click.option(
    "--scope", cls=Option, type=click.Choice(["read", "review", "admin"]), default="review", show_default=True,
    zh="权限：read 只读，review 可上传和审核，admin 全部。", en="read; review may upload and correct; admin all.",
)  # fmt: skip
@_where_options
@click.pass_context
def add(ctx: click.Context, name: str, scope: Any, data: Path | None, database: str | None) -> None:
    """The key goes to standard output, alone."""
    with _store(ctx, data, database) as store:
        secret = store.add_key(name, scope)
    click.echo(say("请妥善保存，不会再次显示：", "Keep it; it is not shown again:"), err=True)
    click.echo(secret)


@keys.command("list", cls=Command, zh="列出密钥。", en="List keys.")
@_where_options
@click.pass_context
def show(ctx: click.Context, data: Path | None, database: str | None) -> None:
    """A line a key: id, scope, made when, name; never the secret."""
    with _store(ctx, data, database) as store:
        held = store.keys()
        for key in held:
            state = say("已吊销", "revoked") if key.revoked else ""
            made = key.created.isoformat(timespec="seconds")
            click.echo("\t".join((key.id, key.scope, made, visible(key.name), state)).rstrip())


@keys.command("revoke", cls=Command, zh="吊销密钥，立即生效。", en="Revoke a key, at once.")
@click.argument("key_id", metavar="ID")
@_where_options
@click.pass_context
def revoke(ctx: click.Context, key_id: str, data: Path | None, database: str | None) -> None:
    """By its id, as `list` shows it."""
    with _store(ctx, data, database) as store:
        store.revoke_key(key_id)
    click.echo(say("已吊销。", "Revoked."), err=True)
