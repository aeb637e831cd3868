"""Fonts that are known by their file's name, and the split that each of them belongs to.

Fonts of one design stay together: AR PL UMing and AR PL SungtiL have the same outlines, so have UKai and KaitiM.
Train holds most designs and every role; test holds a song and a hei that are in no training picture.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpora.synthetic.split import Split

Role = Literal["song", "hei", "kai", "fang", "latin"]
"""宋体 (serif), 黑体 (sans), 楷体, 仿宋; latin fonts have digits and letters alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """A font file of the catalogue.

    Args:
        name: ours, stable, in lower case: what styles and truth say.
        file: the file's name, any folder.
        role: what the font is used as.
        split: the split that alone may use it.
        face: the full name of the face to take of a collection; None for a file with one face.
        bold: a bold face.
    """

    name: str
    file: str
    role: Role
    split: Split
    face: str | None = None
    bold: bool = False


def _known(name: str, file: str, role: Role, split: Split, face: str | None = None) -> Known:
    return Known(name=name, file=file, role=role, split=split, face=face, bold=name.endswith("-bold"))


CATALOGUE: tuple[Known, ...] = (
    _known("noto-serif", "NotoSerifCJK-Regular.ttc", "song", "train", "Noto Serif CJK SC"),
    _known("noto-serif-bold", "NotoSerifCJK-Bold.ttc", "song", "train", "Noto Serif CJK SC Bold"),
    _known("noto-sans", "NotoSansCJK-Regular.ttc", "hei", "train", "Noto Sans CJK SC"),
    _known("noto-sans-bold", "NotoSansCJK-Bold.ttc", "hei", "train", "Noto Sans CJK SC Bold"),
    _known("sungti", "gbsn00lp.ttf", "song", "test"),
    _known("uming", "uming.ttc", "song", "test", "AR PL UMing CN"),
    _known("kaiti", "gkai00mp.ttf", "kai", "train"),
    _known("ukai", "ukai.ttc", "kai", "train", "AR PL UKai CN"),
    _known("zenhei", "wqy-zenhei.ttc", "hei", "test", "WenQuanYi Zen Hei"),
    _known("microhei", "wqy-microhei.ttc", "hei", "dev", "WenQuanYi Micro Hei"),
    _known("wenkai", "LXGWWenKai-Regular.ttf", "kai", "train"),
    _known("wenkai-light", "LXGWWenKai-Light.ttf", "kai", "train"),
    _known("wenkai-bold", "LXGWWenKai-Bold.ttf", "kai", "train"),
    # What machines with other systems have.
    _known("source-serif", "SourceHanSerifSC-Regular.otf", "song", "train"),
    _known("source-sans", "SourceHanSansSC-Regular.otf", "hei", "train"),
    _known("fandol-song", "FandolSong-Regular.otf", "song", "dev"),
    _known("fandol-fang", "FandolFang-Regular.otf", "fang", "dev"),
    _known("zhuque-fang", "ZhuqueFangsong-Regular.ttf", "fang", "train"),
    _known("simsun", "simsun.ttc", "song", "train", "SimSun"),
    _known("simhei", "simhei.ttf", "hei", "train"),
    _known("simkai", "simkai.ttf", "kai", "train"),
    _known("simfang", "simfang.ttf", "fang", "train"),
    _known("dengxian", "Deng.ttf", "hei", "test"),
    _known("yahei", "msyh.ttc", "hei", "train", "Microsoft YaHei"),
    _known("mac-songti", "Songti.ttc", "song", "train", "Songti SC Regular"),
    _known("mac-heiti", "STHeiti Light.ttc", "hei", "train", "Heiti SC Light"),
    # Digits and letters: offices set them in Times or Arial; the Liberation fonts have the same widths.
    _known("liberation-serif", "LiberationSerif-Regular.ttf", "latin", "train"),
    _known("liberation-sans", "LiberationSans-Regular.ttf", "latin", "train"),
    _known("dejavu-sans", "DejaVuSans.ttf", "latin", "dev"),
    _known("dejavu-serif", "DejaVuSerif.ttf", "latin", "test"),
    _known("times", "times.ttf", "latin", "train"),
    _known("arial", "arial.ttf", "latin", "train"),
)

FOLDERS: dict[str, tuple[str, ...]] = {
    "linux": ("/usr/share/fonts", "/usr/local/share/fonts", "~/.fonts", "~/.local/share/fonts"),
    "darwin": ("/System/Library/Fonts", "/Library/Fonts", "~/Library/Fonts"),
    "win32": ("C:/Windows/Fonts", "~/AppData/Local/Microsoft/Windows/Fonts"),
}
"""Where systems keep fonts, by `sys.platform`."""


def font_folders() -> tuple[Path, ...]:
    """The font folders of this machine that exist."""
    named = FOLDERS.get(sys.platform, FOLDERS["linux"])
    return tuple(path for path in (Path(name).expanduser() for name in named) if path.is_dir())
