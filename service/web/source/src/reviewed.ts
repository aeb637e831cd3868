/** One document under review: the record, what people said of it, and the contradiction in hand. */

import { computed, ref, shallowRef, watch, type ComputedRef, type Ref } from "vue";
import { api, Trouble, troubleOf } from "./api";
import { cellKey, claimsOf, questioned, tableName } from "./exhibit";
import { post, settled } from "./outbox";
import { spanConverter } from "./passages";
import { refreshOverview, session } from "./session";
import type { Answer, ChangedCheck, Check, Decision, DocumentRecord, DocumentRow, PageSize, Reason, Review, ReviewedCheck } from "./wire";
import { decisionName, say } from "./words";

export interface Item {
  check: Check;
  said: ReviewedCheck | null;
}

export interface Outcome {
  words: string;
  changed: ChangedCheck[];
}

export function useReviewed(sha256: Ref<string>, wanted: Ref<string | null>) {
  /** Never edited in place: watching each of its many thousand cells would cost seconds. */
  const record = shallowRef<DocumentRecord | null>(null);
  const review = ref<Review | null>(null);
  const pages = ref<PageSize[]>([]);
  /** Sizes are asked for; the pane waits for them, so that nothing jumps under the reviewer's hand. */
  const pagesCome = ref(false);
  const trouble = ref<Trouble | null>(null);
  const summary = ref<DocumentRow | null>(null);
  const everything = ref(false);
  const chosen = ref<string | null>(null);
  const outcome = ref<Outcome | null>(null);

  const said = computed(() => new Map((review.value?.checks ?? []).map((one) => [one.number, one])));
  const all = computed<Item[]>(() =>
    (record.value?.checks ?? []).map((check) => ({ check, said: said.value.get(check.id) ?? null })),
  );
  const contradictions = computed(() => all.value.filter((item) => item.check.verdict === "contradicted"));
  const walked = computed(() => (everything.value ? [...all.value].sort(worstFirst) : contradictions.value));
  const at = computed(() => Math.max(0, walked.value.findIndex((item) => identity(item) === chosen.value)));
  const current: ComputedRef<Item | null> = computed(() => walked.value[at.value] ?? null);
  const open = computed(() => contradictions.value.filter((item) => !item.said?.decision));
  const convert = computed(() => spanConverter(record.value?.text ?? ""));
  const litCells = computed(() => {
    const evidence = current.value?.check.evidence ?? [];
    return new Set(evidence.flatMap((one) => (one.table && one.cell && !one.source ? [cellKey(one.table, one.cell)] : [])));
  });
  const questionedCells = computed(() => (current.value ? questioned(current.value.check) : new Set<string>()));
  const doubtfulCells = computed(() => {
    const figures = record.value?.figures ?? [];
    const doubtful = figures.filter((figure) => figure.confidence < 0.9 || figure.state === "unreadable");
    return new Set(doubtful.map((figure) => cellKey(figure.table, figure.cell)));
  });
  const correctedCells = computed(() => {
    const standing = (review.value?.words ?? []).filter((word) => !word.withdrawn);
    const fields = new Set(standing.filter((word) => word.target === "figure").map((word) => word.key));
    const figures = (record.value?.figures ?? []).filter((figure) => fields.has(figure.field));
    const cells = standing.filter((word) => word.target === "cell").map((word) => word.key);
    return new Set([...figures.map((figure) => cellKey(figure.table, figure.cell)), ...cells]);
  });
  /** What words of a reviewer are about, as people read it. */
  const names = computed(() => {
    const held = new Map<string, string>();
    for (const item of all.value) held.set(`check ${item.said?.id}`, item.check.message);
    for (const figure of record.value?.figures ?? []) held.set(`figure ${figure.field}`, figure.label);
    for (const claim of record.value?.claims ?? []) held.set(`claim ${claim.id}`, claim.text);
    for (const table of record.value?.tables ?? [])
      for (const cell of table.cells) held.set(`cell ${cellKey(table.id, [cell.row, cell.col])}`, tableName(table));
    return held;
  });
  const claimsInHand = computed(() => (current.value && record.value ? claimsOf(current.value.check, record.value) : []));

  async function load(): Promise<void> {
    const mine = sha256.value;
    trouble.value = null;
    try {
      const [gotRecord, gotReview] = await Promise.all([api.record(mine), api.review(mine)]);
      if (mine !== sha256.value) return;
      summary.value = null;
      record.value = gotRecord;
      review.value = gotReview;
      if (gotRecord.source.pages && !pages.value.length) void loadPages(mine);
      if (chosen.value === null) chosen.value = wanted.value ?? firstOpen();
    } catch (error) {
      if (mine !== sha256.value) return;
      const told = troubleOf(error);
      summary.value = told.code === "not_read" ? await api.summary(mine).catch(() => null) : null;
      if (!summary.value) trouble.value = told;
    }
  }

  /** A document whose pages cannot be drawn still has its tables. */
  async function loadPages(mine: string): Promise<void> {
    pagesCome.value = true;
    const sizes = await api.pages(mine).catch(() => []);
    if (mine !== sha256.value) return;
    pages.value = sizes;
    pagesCome.value = false;
  }

  const firstOpen = (): string | null => {
    const first = open.value[0] ?? contradictions.value[0];
    return first ? identity(first) : null;
  };

  function choose(item: Item | undefined): void {
    if (item) chosen.value = identity(item);
  }

  function step(by: number): void {
    choose(walked.value[Math.min(Math.max(at.value + by, 0), walked.value.length - 1)]);
  }

  function showEverything(check: Check): void {
    everything.value = check.verdict !== "contradicted";
    choose(all.value.find((item) => item.check === check));
  }

  /** The next open one after that in hand, else the first open one, else it stays. */
  function advance(): void {
    const after = walked.value.slice(at.value + 1).find((item) => isOpen(item));
    choose(after ?? open.value[0]);
  }

  function decide(decision: Decision | null, reason: Reason | null, note: string | null): void {
    const item = current.value;
    if (!item?.said) return;
    const before = { ...item.said };
    const mine = sha256.value;
    const { id } = item.said;
    place(id, { decision, reason, note });
    outcome.value = null;
    post(`${decisionName(decision) || say("收回决定", "decision taken back")} · ${item.check.message}`, { act: "decide", check: id, decision, reason, note }, (answer) => {
      if (mine !== sha256.value) return;
      if (answer instanceof Trouble) place(id, before);
      else {
        review.value?.words.unshift(answer.word);
        place(id, { who: answer.word.who, when: answer.word.when });
      }
    });
    if (decision !== null) advance();
  }

  function place(id: string, now: Partial<ReviewedCheck>): void {
    const held = review.value?.checks.find((one) => one.id === id);
    if (held) Object.assign(held, now);
  }

  let turn: Promise<unknown> = Promise.resolve();

  /** One after the other, each when the record is there as the one before left it: quick hands undo two steps, not one twice. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const mine = turn.catch(() => undefined).then(act);
    turn = mine;
    return mine;
  }

  const correct = (words: string, send: () => Promise<Answer>): Promise<void> => inTurn(() => corrected(words, send));

  /** What a correction or an undo brought; the record is read again. Raises what the server said against it.
   *
   * What was decided before goes before: a correction may make its contradiction another.
   */
  async function corrected(words: string, send: () => Promise<Answer>): Promise<void> {
    await settled();
    try {
      const answer = await send();
      outcome.value = { words, changed: answer.changed };
      await load();
      void refreshOverview();
    } catch (error) {
      if (troubleOf(error).code === "changed") await load();
      throw error;
    }
  }

  /** The last step of whoever is at the page; what others said is taken back in the history, where it says whose it is. */
  const undo = (): Promise<boolean> =>
    inTurn(async () => {
      await settled();
      const last = review.value?.words.find((word) => !word.withdrawn && word.who === session.me?.name);
      if (!last) return false;
      await corrected(say("已撤销上一步", "undone"), () => api.withdraw(last.id));
      if (last.target === "check") choose(all.value.find((item) => item.said?.id === last.key));
      return true;
    });

  watch(
    sha256,
    () => {
      record.value = review.value = outcome.value = chosen.value = summary.value = null;
      pages.value = [];
      pagesCome.value = false;
      everything.value = false;
      void load();
    },
    { immediate: true },
  );

  return {
    record,
    review,
    pages,
    pagesCome,
    trouble,
    summary,
    everything,
    outcome,
    all,
    contradictions,
    walked,
    at,
    current,
    open,
    convert,
    litCells,
    questionedCells,
    doubtfulCells,
    correctedCells,
    claimsInHand,
    names,
    load,
    choose,
    step,
    showEverything,
    decide,
    correct,
    undo,
  };
}

const VERDICTS = ["contradicted", "unverifiable", "supported"];

export const worstFirst = (one: Item, other: Item): number =>
  VERDICTS.indexOf(one.check.verdict) - VERDICTS.indexOf(other.check.verdict);

export const identity = (item: Item): string => item.said?.id ?? item.check.id;

export const isOpen = (item: Item): boolean => item.check.verdict === "contradicted" && !item.said?.decision;
