/** Words for people: Chinese first, English beside. */

import type { Cause, Decision, DocumentStatus, FigureState, JobStatus, Kind, Reason, Verdict } from "./wire";

const REMEMBERED = "gouji.lang";

export type Lang = "zh" | "en";

let lang: Lang = localStorage.getItem(REMEMBERED) === "en" ? "en" : "zh";

export const currentLang = (): Lang => lang;

/** What the server prefers, unless this browser was told otherwise. */
export function preferLang(given: Lang): void {
  if (localStorage.getItem(REMEMBERED) === null) lang = given;
}

/** Words are chosen where they are used, so that the page starts anew. */
export function switchLang(): void {
  localStorage.setItem(REMEMBERED, lang === "zh" ? "en" : "zh");
  location.reload();
}

export const say = (zh: string, en: string): string => (lang === "zh" ? zh : en);

type Names<K extends string> = Record<K, [zh: string, en: string]>;

const VERDICTS: Names<Verdict> = {
  contradicted: ["矛盾", "contradicted"],
  supported: ["相符", "supported"],
  unverifiable: ["无法核对", "unverifiable"],
};
const CAUSES: Names<Cause> = {
  published: ["原文如此", "as published"],
  reading: ["可能读错", "perhaps misread"],
  scope: ["口径不同", "another scope"],
};
const KINDS: Names<Kind> = {
  "table-identity": ["表内勾稽", "table identity"],
  "claim-table": ["正文与表格", "text and table"],
  "claim-parts": ["总数与分项", "whole and parts"],
  "claim-ratio": ["百分比", "percentage"],
  "claim-list": ["列举与个数", "list and count"],
  "claim-claim": ["前后不一", "said twice"],
  "claim-change": ["与上年相比", "change from last year"],
  period: ["年份", "period"],
};
const REASONS: Names<Reason> = {
  misread: ["读错了", "misread"],
  other_scope: ["口径不同", "another scope"],
  rounding: ["四舍五入", "rounding"],
  wording: ["理解错了句子", "wording misunderstood"],
  other: ["其他", "other"],
};
const STATUSES: Names<DocumentStatus> = {
  queued: ["等待", "waiting"],
  running: ["在读", "being read"],
  read: ["已读", "read"],
  failed: ["读取失败", "failed"],
  cancelled: ["已取消", "cancelled"],
};
const JOBS: Names<JobStatus> = {
  queued: ["等待", "waiting"],
  running: ["进行中", "running"],
  done: ["完成", "done"],
  cancelled: ["已取消", "cancelled"],
};
const STATES: Names<FigureState> = {
  read: ["读出", "read"],
  blank: ["空白", "blank"],
  unreadable: ["无法辨认", "unreadable"],
};
const DECISIONS: Names<Decision> = { accepted: ["属实", "true"], dismissed: ["误报", "false alarm"] };
const FACTS: Names<string> = { title: ["标题", "title"], organisation: ["机构", "body"], year: ["年份", "year"] };
const FORMS: Names<string> = {
  proactive: ["主动公开情况表", "proactive disclosure"],
  requests: ["收到和处理申请情况表", "requests received and handled"],
  disputes: ["复议诉讼情况表", "reviews and lawsuits"],
};
const MEDIA: Names<string> = {
  "application/pdf": ["PDF", "PDF"],
  "text/plain": ["文本", "text"],
  "text/html": ["网页", "HTML"],
  "application/msword": ["DOC", "DOC"],
  "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ["DOCX", "DOCX"],
  "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ["XLSX", "XLSX"],
  "image/png": ["图片", "picture"],
  "image/jpeg": ["图片", "picture"],
  "image/tiff": ["图片", "picture"],
};

function named<K extends string>(names: Names<K>, key: K | null): string {
  const pair: [string, string] | undefined = key === null ? undefined : names[key];
  return pair ? say(pair[0], pair[1]) : (key ?? "");
}

export const verdictName = (verdict: Verdict | null): string => (verdict ? named(VERDICTS, verdict) : say("不再成立", "gone"));
export const causeName = (cause: Cause | null): string => named(CAUSES, cause);
export const kindName = (kind: Kind): string => named(KINDS, kind);
export const reasonName = (reason: Reason | null): string => named(REASONS, reason);
export const statusName = (status: DocumentStatus): string => named(STATUSES, status);
export const jobName = (status: JobStatus): string => named(JOBS, status);
export const stateName = (state: FigureState): string => named(STATES, state);
export const decisionName = (decision: Decision | null): string => named(DECISIONS, decision);
/** Of a document; `key` may name several with commas. */
export const factName = (key: string): string =>
  key.split(",").map((one) => named(FACTS, one)).join(say("、", ", "));
export const mediaName = (media: string | null): string => named(MEDIA, media);
export const formName = (form: string | null): string => named(FORMS, form);

export const KIND_KEYS = Object.keys(KINDS) as Kind[];
export const REASON_KEYS = Object.keys(REASONS) as Reason[];

/** Without keys everybody on the machine has one name. */
export const personName = (who: string | null): string => (who === "local" ? say("本机", "local") : (who ?? ""));

export const percent = (share: number): string => `${Math.round(share * 100)}%`;

export function sizeName(bytes: number | null): string {
  if (bytes === null) return "";
  return bytes < 1 << 20 ? `${Math.max(1, Math.round(bytes / 1024))} KB` : `${(bytes / (1 << 20)).toFixed(1)} MB`;
}

/** Date and minute of the reader's own clock. */
export function timeName(when: string | null): string {
  if (!when) return "";
  const date = new Date(when);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())} ${two(date.getHours())}:${two(date.getMinutes())}`;
}
