"""Which words of a page are too faint to be read, by WCAG 2.1, 1.4.3: 4.5 to 1, of large type 3 to 1."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page

_TOO_FAINT = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const parsed = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    const [red, green, blue, alpha] = canvas.getImageData(0, 0, 1, 1).data;
    return [red, green, blue, alpha / 255];
  };
  const over = (top, below) => [0, 1, 2].map((at) => top[at] * top[3] + below[at] * (1 - top[3]));
  const light = (colour) => {
    const [red, green, blue] = colour.map((one) => one / 255).map((one) => (one <= 0.03928 ? one / 12.92 : ((one + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    const box = element.getBoundingClientRect();
    if (!node.textContent.trim() || !box.width || !box.height || element.closest(":disabled, .is-disabled")) continue;
    const style = getComputedStyle(element);
    if (style.visibility !== "visible") continue;
    const layers = [];
    let opacity = 1;
    for (let one = element; one; one = one.parentElement) {
      const { backgroundColor, opacity: own } = getComputedStyle(one);
      opacity *= Number(own);
      layers.unshift(parsed(backgroundColor));
    }
    const ground = layers.reduce((below, top) => over(top, below), [255, 255, 255]);
    const ink = parsed(style.color);
    const [one, other] = [light(over([ink[0], ink[1], ink[2], ink[3] * opacity], ground)), light(ground)];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    if (ratio < (large ? 3 : 4.5)) found.push([node.textContent.trim().slice(0, 20), element.className, ratio.toFixed(2)]);
  }
  return found;
}"""


def too_faint(page: Page) -> list[Any]:
    """Words, the class of what holds them, and their contrast. What cannot be used is left out, as the rule has it."""
    found: list[Any] = page.evaluate(_TOO_FAINT)
    return found
