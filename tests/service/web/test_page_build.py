"""What is served is what the sources build, and it asks for nothing from elsewhere."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
from hashlib import sha256
from pathlib import Path

import pytest

from service.web import page_folder

PAGE = page_folder()
SOURCE = PAGE.parent / "source"
MOST_BYTES = 1_500_000


def sources() -> list[Path]:
    """As vite.config.ts lists them: no folder or file that begins with a dot, no node_modules."""
    found = [path for path in SOURCE.rglob("*") if path.is_file()]
    named = [(path, path.relative_to(SOURCE).parts) for path in found]
    return [path for path, parts in named if not any(part == "node_modules" or part.startswith(".") for part in parts)]


def hash_of_sources() -> str:
    hashed = sha256()
    for name, path in sorted((path.relative_to(SOURCE).as_posix(), path) for path in sources()):
        hashed.update(f"{name}\n{sha256(path.read_bytes()).hexdigest()}\n".encode())
    return hashed.hexdigest()


def texts(*endings: str) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in PAGE.rglob("*") if path.suffix in endings}


def test_the_page_is_built_from_the_sources_as_they_are() -> None:
    built_from = json.loads((PAGE / "built-from.json").read_text("utf-8"))
    message = "the sources of the page were edited: npm ci && npm run build in service/web/source"
    assert built_from == {"sources": hash_of_sources()}, message


def test_the_page_is_small() -> None:
    assert sum(path.stat().st_size for path in PAGE.rglob("*") if path.is_file()) < MOST_BYTES


def test_the_index_has_no_script_of_its_own_and_every_asset_is_there() -> None:
    index = (PAGE / "index.html").read_text("utf-8")
    named = re.findall(r'(?:src|href)="([^"]+)"', index)
    assert named
    assert all(name.startswith("/") and (PAGE / name.removeprefix("/")).is_file() for name in named)
    assert re.findall(r"<script(?![^>]*src=)[^>]*>", index) == []
    assert " on" not in re.sub(r'"[^"]*"', "", index)


def test_styles_load_nothing_from_elsewhere() -> None:
    for name, text in texts(".css").items():
        assert re.findall(r"@import|url\((?!['\"]?(?:data:|#))", text) == [], name


def test_scripts_load_nothing_from_elsewhere() -> None:
    """Addresses in messages of libraries are read by nobody's browser; what is loaded would be named like this."""
    for name, text in texts(".js").items():
        assert (
            re.findall(r"""(?:import|fetch|importScripts|new Worker|new EventSource|\.open)\(\s*["'`]https?:""", text)
            == []
        ), name


def test_texts_of_documents_are_never_put_in_as_html() -> None:
    for path in (SOURCE / "src").rglob("*"):
        if path.suffix in {".vue", ".ts"}:
            found = re.findall(
                r"v-html|innerHTML|outerHTML|insertAdjacentHTML|document\.write|\beval\(", path.read_text("utf-8")
            )
            assert found == [], path.name


def test_the_lock_names_exact_packages() -> None:
    lock = json.loads((SOURCE / "package-lock.json").read_text("utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    assert [name for name, package in packages.items() if not package.get("integrity")] == []
    assert [package["resolved"] for package in packages.values() if "resolved" in package] == []


@pytest.mark.benchmark
@pytest.mark.skipif(shutil.which("npm") is None or not (SOURCE / "node_modules").is_dir(), reason="no node modules")
def test_building_again_gives_the_same_bytes(tmp_path: Path) -> None:
    shutil.copytree(PAGE, tmp_path / "before")
    subprocess.run(["npm", "run", "build"], cwd=SOURCE, check=True, capture_output=True)
    before = {
        path.relative_to(tmp_path / "before"): path.read_bytes()
        for path in (tmp_path / "before").rglob("*")
        if path.is_file()
    }
    assert {path.relative_to(PAGE): path.read_bytes() for path in PAGE.rglob("*") if path.is_file()} == before
