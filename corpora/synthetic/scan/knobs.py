"""What may happen to a page between the printer and the file: every knob of it, all of them off by default."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Tone = Literal["same", "color", "gray", "bilevel"]
Threshold = Literal["global", "adaptive", "dither"]
Fax = Literal["standard", "fine"]

FAX_ACROSS = 204.0
"""Dots per inch along a fax line (8.03 a mm, ITU-T T.4)."""
FAX_DOWN: dict[Fax, float] = {"standard": 98.0, "fine": 196.0}
"""Fax lines per inch (3.85 and 7.7 a mm, ITU-T T.4)."""
SIZED_AT = 200.0
"""Pixels of knobs (blur, motion, ink spread, grain) are those of a picture of 200 dots per inch."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """How a page comes to harm. With nothing but `dots_per_inch` given, the picture stays as it is.

    Knobs without a unit go from 0 (off) to 1 (as bad as it gets). Where a thing stands is drawn when it is applied.

    Args:
        dots_per_inch: of the picture that is damaged, 100..300.
        skew_degrees: -5..5, clockwise.
        quarter_turns: clockwise, 0..3.
        perspective: share of the page's size by which a photo's corners move, 0..0.12.
        curl: points by which lines bend beside a spine (or over an arched sheet), 0..30.
        lens: barrel (negative) or pincushion, share of the half diagonal, -0.04..0.04.
        margin: points of scanner bed or desk shown around the page; negative cuts the page's edges off.
        bed: gray of what is around the page, 0..255; `desk` gives it the unevenness of a desk.
        ink_spread: -1.5..1.5 pixels by which strokes get thicker (thinner when negative).
        ink_fading: share of its darkness that print loses, in patches.
        dropouts: share of the ink that is missing in specks, 0..0.3.
        faint_rules: share of their darkness that rules lose; `broken_rules` is the share of their length that is gone.
        seals: text of each round seal: along the ring, under the star, the number at the bottom, parted by "|".
        seal_over_digits: the first seal lies on a number of a table if there is one.
        stamps: words of each rectangular stamp.
        notes: words of each handwritten note; `pen_marks` counts ticks, circles, underlines, strikes and signatures.
        paper_tint: yellowing; `paper_grain` in gray levels, 0..12.
        show_through: how dark the back page shines through.
        folds, stains, holes: how many (of holes 0, 2, 3 or 4); `staple` leaves one at the top left.
        copies: generations of photocopies before the scan, 0..3.
        black_level, white_level: gray of full ink and of bare paper, 0..255.
        gradient, vignette, spine_shadow, flash, shadow: of uneven light; the last is that of a hand or a telephone.
        warmth: tint of a colour picture, -1 (blue) to 1 (yellow).
        dark_edges: points of black border that a copier leaves at some sides.
        blur: sigma of defocus in pixels; `motion` is the length of a shake in pixels.
        noise: sigma in gray levels; `pepper` is the share of pixels that are black or white specks.
        tone: what the picture is made of in the end; "same" leaves gray gray and colour colour.
        threshold: how a bilevel picture is made.
        fax: sent by a machine of this resolution (then bilevel, whatever `tone` says).
        fax_dropouts: disturbed stretches of lines in a page; `fax_streaks` counts dirty places of the glass.
        fax_header: the line that the sending machine prints at the top; "{page}" and "{pages}" stand for numbers.
        fax_squeezed: whether pixels stay as the fax had them, higher than wide, or lines are repeated.
        jpeg_quality: 5..95, None for no compression.
    """

    dots_per_inch: int = 200
    skew_degrees: float = 0.0
    quarter_turns: int = 0
    perspective: float = 0.0
    curl: float = 0.0
    lens: float = 0.0
    margin: float = 0.0
    bed: int = 255
    desk: bool = False
    ink_spread: float = 0.0
    ink_fading: float = 0.0
    dropouts: float = 0.0
    faint_rules: float = 0.0
    broken_rules: float = 0.0
    seals: tuple[str, ...] = ()
    seal_over_digits: bool = False
    stamps: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    pen_marks: int = 0
    paper_tint: float = 0.0
    paper_grain: float = 0.0
    show_through: float = 0.0
    folds: int = 0
    stains: int = 0
    holes: int = 0
    staple: bool = False
    copies: int = 0
    black_level: int = 0
    white_level: int = 255
    gradient: float = 0.0
    vignette: float = 0.0
    spine_shadow: float = 0.0
    flash: float = 0.0
    shadow: float = 0.0
    warmth: float = 0.0
    dark_edges: float = 0.0
    blur: float = 0.0
    motion: float = 0.0
    noise: float = 0.0
    pepper: float = 0.0
    tone: Tone = "same"
    threshold: Threshold = "global"
    fax: Fax | None = None
    fax_dropouts: int = 0
    fax_streaks: int = 0
    fax_header: str = ""
    fax_squeezed: bool = False
    jpeg_quality: int | None = None

    @property
    def resolution(self) -> tuple[float, float]:
        """Dots per inch across and down of the damaged picture, as its file should say."""
        if self.fax is None:
            return float(self.dots_per_inch), float(self.dots_per_inch)
        return FAX_ACROSS, FAX_DOWN[self.fax] if self.fax_squeezed else FAX_ACROSS

    @property
    def bilevel(self) -> bool:
        """Whether the damaged picture has only black and white."""
        return self.tone == "bilevel" or self.fax is not None

    @property
    def scale(self) -> float:
        """Pixels of the picture for a pixel at SIZED_AT."""
        return self.dots_per_inch / SIZED_AT
