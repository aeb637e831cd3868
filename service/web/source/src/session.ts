/** Who is at the page, and what waits. */

import { reactive, readonly } from "vue";
import { api, troubleOf } from "./api";
import type { Me, Overview } from "./wire";
import { preferLang } from "./words";

const state = reactive({ me: null as Me | null, overview: null as Overview | null, unreachable: false });

export const session = readonly(state);

export const mayReview = (): boolean => state.me?.scope !== "read";

export async function refreshMe(): Promise<void> {
  state.me = await api.me();
  preferLang(state.me.lang);
}

/** Totals in the head of the page; a failure only shows that the server cannot be reached. */
export async function refreshOverview(): Promise<void> {
  try {
    state.overview = await api.overview();
    state.unreachable = false;
  } catch (error) {
    state.unreachable = troubleOf(error).status === 0;
  }
}
