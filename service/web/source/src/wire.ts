/** What the HTTP interface says, key for key: contract section 2 and the routes under /v1. */

export type Verdict = "supported" | "contradicted" | "unverifiable";
export type Cause = "published" | "reading" | "scope";
export type Kind =
  | "table-identity"
  | "claim-table"
  | "claim-parts"
  | "claim-ratio"
  | "claim-list"
  | "claim-claim"
  | "claim-change"
  | "period";
export type FigureState = "read" | "blank" | "unreadable";
export type DocumentStatus = "queued" | "running" | "read" | "failed" | "cancelled";
export type JobStatus = "queued" | "running" | "done" | "cancelled";
export type Decision = "accepted" | "dismissed";
export type Reason = "misread" | "other_scope" | "rounding" | "wording" | "other";
export type Scope = "read" | "review" | "admin";

/** Half-open, in code points of the record's text. */
export type Span = [number, number];
/** Row and column, from 0. */
export type At = [number, number];
/** Left, top, right, bottom in points from the page's top left. */
export type Bbox = [number, number, number, number];

export interface Me {
  name: string;
  scope: Scope;
  keys_required: boolean;
  lang: "zh" | "en";
  version: string;
}

export interface Problem {
  type?: string;
  title: string;
  status: number;
  detail?: string;
  code?: string;
}

/** `exact` false: there are more than `total`. */
export interface Page<T> {
  items: T[];
  total: number;
  exact?: boolean;
  page: number;
  size: number;
}

export interface Cell {
  row: number;
  col: number;
  row_span: number;
  col_span: number;
  text: string;
  header: boolean;
  number: number | null;
  page: number | null;
  bbox: Bbox | null;
  confidence: number;
}

export interface Table {
  id: string;
  form: string | null;
  caption: string | null;
  pages: number[];
  n_rows: number;
  n_cols: number;
  cells: Cell[];
}

export interface Figure {
  field: string;
  label: string;
  value: number | null;
  state: FigureState;
  unit: string | null;
  table: string;
  cell: At;
  confidence: number;
}

export interface Claim {
  id: string;
  text: string;
  span: Span;
  section: string | null;
  measure: string;
  value: number | null;
  unit: string | null;
  numeral: Span;
  relation: string;
  period: string | null;
  field: string | null;
  confidence: number;
}

export interface Evidence {
  role: string;
  text: string;
  span: Span | null;
  table: string | null;
  cell: At | null;
  page: number | null;
  bbox: Bbox | null;
  source: string | null;
}

export interface Check {
  id: string;
  kind: Kind;
  verdict: Verdict;
  cause: Cause | null;
  message: string;
  claimed: number | null;
  found: number | null;
  fields: string[];
  confidence: number;
  evidence: Evidence[];
}

export interface Section {
  number: string | null;
  title: string;
  span: Span;
  page: number | null;
}

export interface DocumentRecord {
  source: { path: string; sha256: string; media_type: string | null; bytes: number | null; pages: number | null };
  error: { code: string; message: string } | null;
  title: string | null;
  organisation: string | null;
  year: number | null;
  text: string | null;
  sections: Section[];
  tables: Table[];
  figures: Figure[];
  claims: Claim[];
  checks: Check[];
  warnings: string[];
}

/** Points as the page lies in the file; `turn`, quarter turns clockwise, shows it upright. */
export interface PageSize {
  number: number;
  width: number;
  height: number;
  turn: number;
}

export interface DocumentBrief {
  sha256: string;
  path: string;
  organisation: string | null;
  year: number | null;
  title: string | null;
}

export interface DocumentRow extends DocumentBrief {
  status: DocumentStatus;
  error: { code: string; message: string } | null;
  media_type: string | null;
  bytes: number | null;
  pages: number | null;
  contradicted: number;
  open: number;
  doubtful: number;
  corrections: number;
  added: string;
  read: string | null;
}

export interface CheckRow extends Check {
  number: string;
  document: DocumentBrief;
  decision: Decision | null;
  reason: Reason | null;
}

export interface BodyYear {
  year: number | null;
  sha256: string;
  status: DocumentStatus;
  contradicted: number;
  open: number;
  doubtful: number;
}

export interface Body {
  organisation: string;
  years: BodyYear[];
  missing_years: number[];
  contradicted: number;
  open: number;
  doubtful: number;
}

export interface Overview {
  documents: number;
  read: number;
  waiting: number;
  failed: number;
  contradicted: number;
  open: number;
  doubtful: number;
  bodies: number;
  bodies_with_gaps: number;
  unnamed: number;
  reviewed: number;
}

export interface Doubtful {
  document: DocumentBrief;
  field: string;
  label: string;
  value: number | null;
  state: FigureState;
  unit: string | null;
  table: string;
  cell: At;
  text: string;
  page: number | null;
  bbox: Bbox | null;
  confidence: number;
}

export interface Word {
  id: number;
  when: string;
  who: string;
  document: string;
  target: "figure" | "claim" | "cell" | "check" | "document";
  key: string;
  /** What a person reads for `key`, where the server says it. */
  about?: string | null;
  before: string | number | null;
  after: string | number | null;
  reason: Reason | null;
  note: string | null;
  withdrawn: { who: string; when: string } | null;
}

/** In the list over all documents a word says which document it is about. */
export type ListedWord = Omit<Word, "document"> & { document: DocumentBrief };

export interface ReviewedCheck {
  id: string;
  number: string;
  decision: Decision | null;
  reason: Reason | null;
  note: string | null;
  who: string | null;
  when: string | null;
}

export interface Progress {
  contradictions: number;
  open: number;
  doubtful: number;
  doubtful_open: number;
}

export interface Review {
  words: Word[];
  checks: ReviewedCheck[];
  progress: Progress;
}

/** `before` null: a new check; `after` null: it is gone, and has no number. */
export interface ChangedCheck {
  id: string;
  number: string | null;
  before: Verdict | null;
  after: Verdict | null;
  message: string;
}

export interface Answer {
  word: Word;
  changed: ChangedCheck[];
  record_revision: number;
}

export interface JobCounts {
  queued: number;
  running: number;
  read: number;
  failed: number;
  cancelled: number;
  total: number;
}

/** `sha256` is null for a member of an archive that could not be unpacked. */
export interface JobDocument {
  sha256: string | null;
  path: string;
  status: DocumentStatus;
  error: { code: string; message: string } | null;
}

export interface Job {
  id: string;
  status: JobStatus;
  created: string;
  finished: string | null;
  counts: JobCounts;
  documents?: JobDocument[];
}

export interface Accepted {
  job: string;
  documents: { sha256: string; path: string; status: DocumentStatus }[];
}
