/** The one place that speaks HTTP. Every failure is a `Trouble` with words for people. */

import { say } from "./words";
import type {
  Accepted,
  Answer,
  Body,
  CheckRow,
  Decision,
  DocumentRecord,
  DocumentRow,
  Doubtful,
  FigureState,
  Job,
  ListedWord,
  Me,
  Overview,
  Page,
  PageSize,
  Problem,
  Reason,
  Review,
  Word,
} from "./wire";

const ROOT = "/v1";
/** Milliseconds: a list answers in some tens; a correction that runs all checks again in hundreds. */
const PATIENCE = 30_000;

type Query = Record<string, string | number | boolean | null | undefined>;

/** `status` 0: no answer came (server stopped, no connection, too slow). */
export class Trouble extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

export function troubleOf(error: unknown): Trouble {
  return error instanceof Trouble ? error : new Trouble(0, "unexpected", error instanceof Error ? error.message : String(error));
}

let whenKeyIsNeeded: () => void = () => undefined;
export function onKeyNeeded(act: () => void): void {
  whenKeyIsNeeded = act;
}

function query(values: Query = {}): string {
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined && value !== "");
  const text = new URLSearchParams(given.map(([key, value]) => [key, String(value)])).toString();
  return text && `?${text}`;
}

const part = encodeURIComponent;

async function problemOf(response: Response): Promise<Trouble> {
  let problem: Partial<Problem> = {};
  try {
    problem = (await response.json()) as Partial<Problem>;
  } catch {
    // Not JSON: a proxy's answer, perhaps; the status says enough.
  }
  const words = problem.detail ?? problem.title ?? say(`服务器回答 ${response.status}`, `the server answered ${response.status}`);
  return new Trouble(response.status, problem.code ?? String(response.status), words);
}

async function ask<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
  let response: Response;
  try {
    response = await fetch(ROOT + path, {
      method,
      headers: body === undefined ? headers : { "Content-Type": "application/json", ...headers },
      body: body === undefined ? undefined : JSON.stringify(body),
      credentials: "same-origin",
      signal: AbortSignal.timeout(PATIENCE),
    });
  } catch {
    throw new Trouble(0, "unreachable", say("连不上服务器，请检查 gouji serve 是否在运行", "the server cannot be reached"));
  }
  if (!response.ok) {
    const trouble = await problemOf(response);
    if (trouble.status === 401 && path !== "/session") whenKeyIsNeeded();
    throw trouble;
  }
  return (response.status === 204 ? undefined : await response.json()) as T;
}

const get = <T>(path: string, values?: Query): Promise<T> => ask<T>("GET", path + query(values));

export interface DocumentQuery extends Query {
  search?: string;
  organisation?: string;
  year?: number | null;
  status?: string;
  open?: boolean | null;
  sort?: string;
  page?: number;
  size?: number;
}

/** What a document is; what is left out stays, null is that it names none. */
export interface Heading {
  title?: string | null;
  organisation?: string | null;
  year?: number | null;
}

export const api = {
  me: () => get<Me>("/me"),
  logIn: (key: string) => ask<void>("POST", "/session", { key }),
  logOut: () => ask<void>("DELETE", "/session"),

  overview: () => get<Overview>("/overview"),
  bodies: (values: Query) => get<Page<Body>>("/bodies", values),
  documents: (values: DocumentQuery) => get<Page<DocumentRow>>("/documents", values),
  checks: (values: Query) => get<Page<CheckRow>>("/checks", values),
  doubtful: (values: Query) => get<Page<Doubtful>>("/doubtful", values),

  summary: (sha256: string) => get<DocumentRow>(`/documents/${part(sha256)}/summary`),
  record: (sha256: string) => get<DocumentRecord>(`/documents/${part(sha256)}`),
  machineRecord: (sha256: string) => get<DocumentRecord>(`/documents/${part(sha256)}`, { as: "machine" }),
  review: (sha256: string) => get<Review>(`/documents/${part(sha256)}/review`),
  pages: (sha256: string) => get<PageSize[]>(`/documents/${part(sha256)}/pages`),
  words: (values: Query) => get<Page<ListedWord>>("/words", values),
  documentWords: (sha256: string) => get<Page<Word>>(`/documents/${part(sha256)}/words`),

  correctFigure: (sha256: string, field: string, value: string | number | null, state: FigureState) =>
    ask<Answer>("PATCH", `/documents/${part(sha256)}/figures/${part(field)}`, { value, state }),
  correctCell: (sha256: string, table: string, row: number, col: number, text: string) =>
    ask<Answer>("PATCH", `/documents/${part(sha256)}/cells/${part(table)}/${row}/${col}`, { text }),
  correctClaim: (sha256: string, claim: string, change: { value?: string | number | null; field?: string | null }) =>
    ask<Answer>("PATCH", `/documents/${part(sha256)}/claims/${part(claim)}`, change),
  correctHeading: (sha256: string, said: Heading) => ask<Answer>("PATCH", `/documents/${part(sha256)}`, said),
  decide: (check: string, decision: Decision | null, reason: Reason | null, note: string | null) =>
    ask<Answer>("PATCH", `/checks/${part(check)}`, { decision, ...(reason && { reason }), ...(note && { note }) }),
  withdraw: (word: number) => ask<Answer>("DELETE", `/words/${word}`),

  jobs: (values: Query) => get<Page<Job>>("/jobs", values),
  job: (id: string) => get<Job>(`/jobs/${part(id)}`),
  cancel: (id: string) => ask<Job>("DELETE", `/jobs/${part(id)}`),
};

export const links = {
  export: (sha256: string, format: "jsonl" | "csv" | "xlsx") => `${ROOT}/documents/${part(sha256)}/export.${format}`,
  original: (sha256: string) => `${ROOT}/documents/${part(sha256)}/original`,
  page: (sha256: string, number: number, scale: number) =>
    `${ROOT}/documents/${part(sha256)}/pages/${number}.png?scale=${scale}`,
  table: (sha256: string, table: string, format: "json" | "html" | "csv" | "xlsx") =>
    `${ROOT}/documents/${part(sha256)}/tables/${part(table)}.${format}`,
  checks: (values: Query, format: "csv" | "xlsx") => `${ROOT}/export/checks.${format}${query(values)}`,
  events: (job: string) => `${ROOT}/jobs/${part(job)}/events`,
  labels: (formats: readonly string[], origins: readonly string[], masked: boolean) => {
    const asked = [...formats.map((one) => ["format", one]), ...origins.map((one) => ["origin", one]), ["masked", String(masked)]];
    return `${ROOT}/labels?${new URLSearchParams(asked).toString()}`;
  },
};

/** Sends files with progress, which `fetch` cannot tell. The same `key` may be sent again after a failure. */
export function upload(files: { path: string; file: File }[], key: string, told: (share: number) => void): Promise<Accepted> {
  const form = new FormData();
  for (const { path, file } of files) form.append("files", file, path);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", `${ROOT}/documents`);
    request.setRequestHeader("Idempotency-Key", key);
    request.upload.onprogress = (event) => told(event.lengthComputable ? event.loaded / event.total : 0);
    request.onerror = () => reject(new Trouble(0, "unreachable", say("上传中断，可以重试", "the upload broke off")));
    request.onload = () => {
      let answer: unknown = null;
      try {
        answer = JSON.parse(request.responseText);
      } catch {
        // An answer that is no JSON is told by its status below.
      }
      if (request.status < 300 && answer) return resolve(answer as Accepted);
      const problem = (answer ?? {}) as Partial<Problem>;
      const words = problem.detail ?? problem.title ?? say(`服务器回答 ${request.status}`, `the server answered ${request.status}`);
      if (request.status === 401) whenKeyIsNeeded();
      return reject(new Trouble(request.status, problem.code ?? String(request.status), words));
    };
    request.send(form);
  });
}

/** An Idempotency-Key. `crypto.randomUUID` is missing where the page is not served by https or localhost. */
export function newKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
