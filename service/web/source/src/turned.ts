/** Pages that lie sideways in the file, shown upright: boxes of records are where things lie in the file. */

import type { Bbox, PageSize } from "./wire";

const isAcross = (page: PageSize): boolean => page.turn % 2 === 1;

/** Points across and down as it is shown. */
export const shownSize = (page: PageSize): { width: number; height: number } =>
  isAcross(page) ? { width: page.height, height: page.width } : { width: page.width, height: page.height };

export function shownBox([left, top, right, bottom]: Bbox, { width, height, turn }: PageSize): Bbox {
  if (turn === 1) return [height - bottom, left, height - top, right];
  if (turn === 2) return [width - right, height - bottom, width - left, height - top];
  if (turn === 3) return [top, width - right, bottom, width - left];
  return [left, top, right, bottom];
}

/** Where a shown point lies in the file. */
export function filePoint(x: number, y: number, { width, height, turn }: PageSize): [number, number] {
  if (turn === 1) return [y, height - x];
  if (turn === 2) return [width - x, height - y];
  if (turn === 3) return [width - y, x];
  return [x, y];
}

/** The page as it lies in the file, turned and put where it is shown; pixels are `zoom` a point. */
export function turnedSheet(page: PageSize, zoom: number): Record<string, string> {
  const [wide, high] = [page.width * zoom, page.height * zoom];
  const back = [[0, 0], [high, 0], [wide, high], [0, wide]][page.turn] ?? [0, 0];
  return {
    width: `${wide}px`,
    height: `${high}px`,
    transformOrigin: "0 0",
    transform: page.turn ? `translate(${back[0]}px, ${back[1]}px) rotate(${page.turn * 90}deg)` : "none",
  };
}
