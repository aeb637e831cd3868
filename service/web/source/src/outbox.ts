/** A reviewer's words on their way: said at once on the page, sent one after the other, kept until the server has them.
 *
 * A word that cannot be delivered stays, in the tab's storage too, and is tried again when asked.
 */

import { reactive, readonly } from "vue";
import { api, Trouble, troubleOf } from "./api";
import { refreshOverview } from "./session";
import type { Answer, Decision, FigureState, Reason } from "./wire";

export type Saying =
  | { act: "decide"; check: string; decision: Decision | null; reason: Reason | null; note: string | null }
  | { act: "figure"; sha256: string; field: string; value: string | null; state: FigureState };

export interface Waiting {
  id: number;
  what: string;
  saying: Saying;
  trouble: string | null;
}

/** Milliseconds. */
const POLL = 20;
const STORED = "gouji.outbox";

function stored(): Waiting[] {
  try {
    return (JSON.parse(sessionStorage.getItem(STORED) ?? "[]") as Waiting[]).map((one) => ({ ...one, trouble: one.trouble ?? "" }));
  } catch {
    return [];
  }
}

const state = reactive({ waiting: stored() });
const told = new Map<number, (answer: Answer | Trouble) => void>();
let sending = false;
let last = Math.max(0, ...state.waiting.map((one) => one.id));

export const outbox = readonly(state);

const keep = (): void => sessionStorage.setItem(STORED, JSON.stringify(state.waiting));

const send = (saying: Saying): Promise<Answer> =>
  saying.act === "decide"
    ? api.decide(saying.check, saying.decision, saying.reason, saying.note)
    : api.correctFigure(saying.sha256, saying.field, saying.value, saying.state);

/** `then` hears the answer, or the trouble; the word is kept either way until it is delivered. */
export function post(what: string, saying: Saying, then: (answer: Answer | Trouble) => void): void {
  const one: Waiting = { id: ++last, what, saying, trouble: null };
  state.waiting.push(one);
  told.set(one.id, then);
  keep();
  void deliver();
}

async function deliver(): Promise<void> {
  if (sending) return;
  sending = true;
  try {
    for (let next = state.waiting.find((one) => one.trouble === null); next; next = state.waiting.find((one) => one.trouble === null)) {
      const { id } = next;
      try {
        const answer = await send(next.saying);
        state.waiting = state.waiting.filter((one) => one.id !== id);
        told.get(id)?.(answer);
        told.delete(id);
      } catch (error) {
        const trouble = troubleOf(error);
        next.trouble = trouble.message;
        told.get(id)?.(trouble);
      }
      keep();
    }
  } finally {
    sending = false;
  }
  void refreshOverview();
}

/** Resolves when nothing is under way; what failed is not waited for. */
export async function settled(): Promise<void> {
  while (sending) await new Promise((resolve) => setTimeout(resolve, POLL));
}

export function retry(): void {
  for (const one of state.waiting) one.trouble = null;
  void deliver();
}

export function forget(id: number): void {
  state.waiting = state.waiting.filter((one) => one.id !== id);
  told.delete(id);
  keep();
}

window.addEventListener("beforeunload", (event) => {
  if (state.waiting.some((one) => one.trouble === null)) event.preventDefault();
});
