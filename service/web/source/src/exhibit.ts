/** What a reviewer needs to see of one check: its sentences on the left, cells or other sentences on the right. */

import { contains } from "./passages";
import type { At, Cell, Check, Claim, DocumentRecord, Evidence, Figure, Span, Table } from "./wire";
import { formName, say } from "./words";

/** Characters of a sentence kept before its first number and after its last. */
const CONTEXT = 60;
const LISTED = new Set(["part", "item"]);
const NUMERAL = /\d+(?:[,，]\d{3})*(?:\.\d+)?/g;

export interface Quote {
  where: string;
  pieces: { text: string; marked: boolean }[];
}

export interface ShownCell {
  key: string;
  where: string;
  label: string;
  text: string;
  table: string;
  at: At;
  page: number | null;
  nothing: boolean;
  other: boolean;
  questioned: boolean;
}

export interface Exhibit {
  quotes: Quote[];
  cells: ShownCell[];
  parts: string[];
}

export const cellKey = (table: string, at: At): string => `${table}/${at[0]}/${at[1]}`;

export const tableName = (table: Table): string =>
  table.caption || formName(table.form) || `${say("表格", "table")} ${table.id}`;

export const pageName = (page: number | null): string => (page === null ? "" : say(`第 ${page} 页`, `page ${page}`));

const joined = (...words: string[]): string => words.filter(Boolean).join(" · ");

export const cellAt = (table: Table, at: At): Cell | undefined =>
  table.cells.find(
    (cell) => cell.row <= at[0] && at[0] < cell.row + cell.row_span && cell.col <= at[1] && at[1] < cell.col + cell.col_span,
  );

export const figureAt = (record: DocumentRecord, table: string, at: At): Figure | undefined =>
  record.figures.find((figure) => figure.table === table && figure.cell[0] === at[0] && figure.cell[1] === at[1]);

/** The figure's label, else the nearest run of headings to the left and above. */
export function labelAt(record: DocumentRecord, table: Table, at: At): string {
  const figure = figureAt(record, table.id, at);
  if (figure) return figure.label;
  const heading = (cell: Cell | undefined): boolean =>
    cell !== undefined && cell.text !== "" && (cell.header || cell.number === null) && cell.col_span < table.n_cols;
  const nearest = (cells: (Cell | undefined)[]): string => {
    const first = cells.findIndex(heading);
    if (first < 0) return "";
    const rest = cells.slice(first);
    const end = rest.findIndex((cell) => !heading(cell));
    const run = (end < 0 ? rest : rest.slice(0, end)).map((cell) => cell?.text ?? "");
    return [...new Set(run)].reverse().join(" ");
  };
  const left = Array.from({ length: at[1] }, (_, step) => cellAt(table, [at[0], at[1] - 1 - step]));
  const above = Array.from({ length: at[0] }, (_, step) => cellAt(table, [at[0] - 1 - step, at[1]]));
  return [nearest(left), nearest(above)].filter(Boolean).join(" / ");
}

/** Claims that a check's sentences hold, those with its numbers first: what a correction of the prose may change. */
export function claimsOf(check: Check, record: DocumentRecord): Claim[] {
  const spans = check.evidence.filter((one) => one.role === "claim" && one.span && !one.source).map((one) => one.span as Span);
  const held = record.claims.filter((claim) => spans.some((span) => contains(span, claim.numeral)));
  const about = (claim: Claim): number =>
    Number(claim.value !== null && (claim.value === check.claimed || claim.value === check.found)) +
    Number(claim.field !== null && check.fields.includes(claim.field));
  return [...held].sort((one, other) => about(other) - about(one));
}

export function exhibitOf(check: Check, record: DocumentRecord, convert: (span: Span) => Span): Exhibit {
  const first = questioned(check);
  const shown = check.evidence.filter((one) => one.table !== null && one.cell !== null).map((one) => shownCell(one, record));
  const cells = shown.map((cell) => ({ ...cell, questioned: cell.other || first.has(cell.key) }));
  const said = check.evidence.filter((one) => one.table === null);
  const quotes = quotesOf(check, said, record, convert);
  const parts = said.filter((one) => LISTED.has(one.role)).map((one) => one.text);
  return { quotes, cells, parts };
}

function shownCell(evidence: Evidence, record: DocumentRecord): Omit<ShownCell, "questioned"> {
  const at = evidence.cell as At;
  const id = evidence.table as string;
  const table = record.tables.find((one) => one.id === id);
  const other = evidence.source !== null;
  return {
    key: cellKey(id, at),
    where: other ? say("上年或其他报告", "another report") : joined(table ? tableName(table) : id, pageName(evidence.page)),
    label: table && !other ? labelAt(record, table, at) : "",
    text: evidence.text,
    table: id,
    at,
    page: evidence.page,
    nothing: ["", "0"].includes(evidence.text.trim()),
    other,
  };
}

function quotesOf(check: Check, said: Evidence[], record: DocumentRecord, convert: (span: Span) => Span): Quote[] {
  const text = record.text ?? "";
  const quotes = new Map<string, { span: Span; marks: Span[] }>();
  for (const evidence of said) {
    if (evidence.span === null || evidence.source !== null || LISTED.has(evidence.role)) continue;
    const span = convert(evidence.span);
    const key = span.join();
    const held = quotes.get(key) ?? { span, marks: [] };
    held.marks.push(...marksIn(check, evidence, record, convert, text));
    quotes.set(key, held);
  }
  for (const evidence of said.filter((one) => one.role === "part" && one.span !== null)) {
    const span = convert(evidence.span as Span);
    for (const held of quotes.values()) if (contains(held.span, span)) held.marks.push(...numeralsIn(text, span));
  }
  const shown = [...quotes.values()].map(({ span, marks }) => quoteOf(span, marks, record, convert, text));
  for (const evidence of said.filter((one) => (one.span === null || one.source !== null) && !LISTED.has(one.role))) {
    const where = evidence.source === null ? "" : say("上年或其他报告", "another report");
    shown.push({ where, pieces: [{ text: evidence.text, marked: false }] });
  }
  return shown;
}

const numeralsIn = (text: string, span: Span): Span[] =>
  [...text.slice(...span).matchAll(NUMERAL)].map((found) => [span[0] + found.index, span[0] + found.index + found[0].length]);

/** Numbers that the check is about: those equal to either value, else all that were claimed there. */
function marksIn(check: Check, evidence: Evidence, record: DocumentRecord, convert: (span: Span) => Span, text: string): Span[] {
  const held = record.claims.filter((claim) => contains(evidence.span as Span, claim.numeral));
  const atIssue = held.filter((claim) => claim.value !== null && [check.claimed, check.found].includes(claim.value));
  const spoken = atIssue.filter((claim) => claim.field !== null && check.fields.includes(claim.field));
  const chosen = spoken.length ? spoken : atIssue.length ? atIssue : held;
  if (chosen.length) return chosen.map((claim) => convert(claim.numeral));
  const wanted = [check.claimed, check.found].filter((value) => value !== null).map(String);
  return numeralsIn(text, convert(evidence.span as Span)).filter((span) => wanted.includes(text.slice(...span).replace(/[,，]/g, "")));
}

function quoteOf(span: Span, marks: Span[], record: DocumentRecord, convert: (span: Span) => Span, text: string): Quote {
  const sorted = [...marks].sort((one, other) => one[0] - other[0]);
  const [first, last] = [sorted[0], sorted[sorted.length - 1]];
  const start = first ? Math.max(span[0], first[0] - CONTEXT) : span[0];
  const end = Math.min(span[1], last ? last[1] + CONTEXT : span[0] + 3 * CONTEXT);
  const pieces: Quote["pieces"] = [{ text: start > span[0] ? "…" : "", marked: false }];
  let at = start;
  for (const mark of sorted) {
    if (mark[0] < at) continue;
    pieces.push({ text: text.slice(at, mark[0]), marked: false }, { text: text.slice(...mark), marked: true });
    at = mark[1];
  }
  pieces.push({ text: text.slice(at, end) + (end < span[1] ? "…" : ""), marked: false });
  return { where: whereSaid(span, record, convert), pieces: pieces.filter((piece) => piece.text) };
}

function whereSaid(span: Span, record: DocumentRecord, convert: (span: Span) => Span): string {
  const before = record.sections.filter((section) => convert(section.span)[0] <= span[0]);
  const section = before[before.length - 1];
  if (!section) return say("正文", "text");
  const numbered = section.number === null || /^[（(]/.test(section.title);
  return joined(say("正文", "text"), numbered ? section.title : `${section.number}、${section.title}`);
}

/** The cell in question, as keys; the others of an identity only explain it. */
export function questioned(check: Check): Set<string> {
  const own = check.evidence.filter((one) => one.table !== null && one.cell !== null && one.source === null);
  const chosen = check.kind === "table-identity" ? own.slice(0, 1) : own;
  return new Set(chosen.map((one) => cellKey(one.table as string, one.cell as At)));
}

/** What the two values are called on either side. */
export function sideNames(check: Check): [string, string] {
  switch (check.kind) {
    case "claim-table":
      return [say("正文", "text"), say("表格", "table")];
    case "table-identity":
      return [say("表中", "printed"), say("应为", "should be")];
    case "claim-parts":
      return [say("总数", "whole"), say("分项之和", "parts together")];
    case "claim-ratio":
      return [say("正文", "text"), say("按数字算", "reckoned")];
    case "claim-list":
      return [say("正文说", "said"), say("列出", "listed")];
    case "claim-change":
      return [say("正文说", "said"), say("按两年报告算", "reckoned")];
    default:
      return [say("一处", "here"), say("另一处", "there")];
  }
}
