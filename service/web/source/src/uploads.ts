/** Uploads outlive the view: the reviewer may go on with other documents while files are sent. */

import { reactive, readonly } from "vue";
import { newKey, Trouble, troubleOf, upload } from "./api";
import { inParts, type Chosen } from "./dropped";

/** Milliseconds before a busy server is asked again, when it does not say so itself. */
const BUSY_PAUSE = 3_000;
const BUSY_TRIES = 40;

export interface Sending {
  key: string;
  files: Chosen[];
  share: number;
  state: "waiting" | "sending" | "sent" | "failed";
  trouble: string;
}

const state = reactive({ parts: [] as Sending[] });
export const uploads = readonly(state);

let running = false;
let whenTaken: (job: string) => void = () => undefined;

export function onTaken(act: (job: string) => void): void {
  whenTaken = act;
}

export function add(files: Chosen[]): void {
  state.parts = state.parts.filter((part) => part.state !== "sent");
  for (const part of inParts(files)) state.parts.push({ key: newKey(), files: part, share: 0, state: "waiting", trouble: "" });
  void run();
}

/** The same key again: what the server has already taken it does not take twice. */
export function sendAgain(): void {
  for (const part of state.parts) if (part.state === "failed") Object.assign(part, { state: "waiting", trouble: "", share: 0 });
  void run();
}

export function dropFailed(): void {
  state.parts = state.parts.filter((part) => part.state !== "failed");
}

async function run(): Promise<void> {
  if (running) return;
  running = true;
  try {
    for (let part = state.parts.find((one) => one.state === "waiting"); part; part = state.parts.find((one) => one.state === "waiting"))
      await sendOne(part);
  } finally {
    running = false;
  }
}

async function sendOne(part: Sending): Promise<void> {
  part.state = "sending";
  for (let attempt = 1; ; attempt++) {
    try {
      const accepted = await upload(part.files, part.key, (share) => (part.share = share));
      part.state = "sent";
      part.files = [];
      whenTaken(accepted.job);
      return;
    } catch (error) {
      const trouble = troubleOf(error);
      if (isBusy(trouble) && attempt < BUSY_TRIES) {
        await new Promise((resolve) => setTimeout(resolve, BUSY_PAUSE));
        continue;
      }
      Object.assign(part, { state: "failed", trouble: trouble.message });
      return;
    }
  }
}

const isBusy = (trouble: Trouble): boolean => trouble.status === 429 || trouble.status === 503;

window.addEventListener("beforeunload", (event) => {
  if (state.parts.some((part) => part.state === "sending" || part.state === "waiting")) event.preventDefault();
});
