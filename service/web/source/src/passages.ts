/** The record's text as blocks to show: headings, paragraphs, and runs of lines that only repeat a table. */

import type { Claim, DocumentRecord, Span, Table } from "./wire";

/** `kind` "table" is a run of lines whose words all stand in cells of `table`. Spans are in UTF-16 units. */
export interface Block {
  kind: "title" | "heading" | "paragraph" | "table";
  span: Span;
  table: string | null;
}

/** A table is folded away only when this many lines in a row repeat it; fewer may be prose by chance. */
const LINES_OF_A_TABLE = 3;

/** Spans count code points, JavaScript counts UTF-16 units: the two differ after a rare character such as 𠮷. */
export function spanConverter(text: string): (span: Span) => Span {
  if (!/[\ud800-\udbff]/.test(text)) return (span) => span;
  const units: number[] = [];
  let unit = 0;
  for (const character of text) {
    units.push(unit);
    unit += character.length;
  }
  units.push(unit);
  const at = (point: number): number => units[Math.min(point, units.length - 1)] ?? unit;
  return ([start, end]) => [at(start), at(end)];
}

export const touches = (one: Span, other: Span): boolean => one[0] < other[1] && other[0] < one[1];

export const contains = (outer: Span, inner: Span): boolean => outer[0] <= inner[0] && inner[1] <= outer[1];

/** Index of the last of the sorted numbers that is not above `wanted`; -1 when all are. */
export function lastAtMost(sorted: number[], wanted: number): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] as number) <= wanted) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

const bare = (words: string): string => words.replace(/\s+/g, "");

const BETWEEN_CELLS = /\t|\||[│┃]|\s{2,}/;

export function blocksOf(record: DocumentRecord, convert: (span: Span) => Span): Block[] {
  const text = record.text ?? "";
  const ascending = (spans: Span[]): number[] => spans.map((span) => convert(span)[0]).sort((one, other) => one - other);
  const headings = ascending(record.sections.map((section) => section.span));
  const claims = ascending(record.claims.map((claim) => claim.numeral));
  const words = record.tables.map((table) => new Set(table.cells.map((cell) => bare(cell.text)).filter(Boolean)));
  const blocks: Block[] = [];
  let run: { span: Span; table: number }[] = [];

  const endRun = (): void => {
    const [first, last] = [run[0], run[run.length - 1]];
    if (first && last && run.length >= LINES_OF_A_TABLE) {
      const table = record.tables[first.table] as Table;
      blocks.push({ kind: "table", span: [first.span[0], last.span[1]], table: table.id });
    } else {
      for (const line of run) blocks.push({ kind: "paragraph", span: line.span, table: null });
    }
    run = [];
  };

  let start = 0;
  for (const line of text.split("\n")) {
    const span: Span = [start, start + line.length];
    start = span[1] + 1;
    if (!line.trim()) continue;
    const heading = (headings[lastAtMost(headings, span[1] - 1)] ?? -1) >= span[0];
    const claim = claims[lastAtMost(claims, span[1] - 1)] ?? -1;
    const table = heading || claim >= span[0] ? -1 : tableOf(line, words, run[run.length - 1]?.table);
    if (table >= 0) {
      if (run.length && run[run.length - 1]?.table !== table) endRun();
      run.push({ span, table });
      continue;
    }
    endRun();
    const title = record.title !== null && bare(line) === bare(record.title);
    blocks.push({ kind: title ? "title" : heading ? "heading" : "paragraph", span, table: null });
  }
  endRun();
  return blocks;
}

/** Which table the line repeats: the one before if it can be, else the first that can; -1 for none. */
function tableOf(line: string, tables: Set<string>[], before: number | undefined): number {
  const pieces = line.split(BETWEEN_CELLS).map(bare).filter(Boolean);
  if (!pieces.length) return -1;
  const fits = (at: number): boolean => {
    const words = tables[at];
    return words !== undefined && pieces.every((piece) => words.has(piece) || /^[-\d.,%：:]+$/.test(piece));
  };
  if (before !== undefined && fits(before)) return before;
  return tables.findIndex((_, at) => (before === undefined || at >= before) && fits(at));
}

/** Something to see at a span: `classes` are joined where spans overlap. */
export interface Mark {
  span: Span;
  name: string;
  claim?: Claim;
}

export interface Segment {
  text: string;
  start: number;
  names: string[];
  claim: Claim | null;
}

/** The words of a block cut at the marks' edges. */
export function segmentsOf(text: string, span: Span, marks: Mark[]): Segment[] {
  const here = marks.filter((mark) => touches(mark.span, span));
  const edges = new Set<number>(span);
  for (const mark of here) for (const edge of mark.span) if (edge > span[0] && edge < span[1]) edges.add(edge);
  const sorted = [...edges].sort((one, other) => one - other);
  return sorted.slice(0, -1).map((start, index) => {
    const end = sorted[index + 1] as number;
    const held = here.filter((mark) => touches(mark.span, [start, end]));
    return {
      text: text.slice(start, end),
      start,
      names: [...new Set(held.map((mark) => mark.name))],
      claim: held.find((mark) => mark.claim)?.claim ?? null,
    };
  });
}
