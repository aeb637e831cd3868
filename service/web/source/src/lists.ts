/** Lists that the server pages: what is asked stands in the address, so that 返回 brings it back. */

import { ref, watch, type Ref } from "vue";
import { useRoute, useRouter } from "vue-router";
import { Trouble, troubleOf } from "./api";
import type { Page } from "./wire";

export type Asked = Record<string, string>;

export interface Listing<T> {
  asked: Ref<Asked>;
  items: Ref<T[]>;
  total: Ref<number>;
  exact: Ref<boolean>;
  loading: Ref<boolean>;
  trouble: Ref<Trouble | null>;
  change: (more: Asked) => void;
  reload: () => Promise<void>;
}

export const SIZE = 50;

/** `change` goes back to the first page unless it names one. Of answers that overtake each other the last asked stays. */
export function useListing<T>(ask: (values: Asked) => Promise<Page<T>>): Listing<T> {
  const route = useRoute();
  const router = useRouter();
  const own = route.path;
  const read = (): Asked =>
    Object.fromEntries(Object.entries(route.query).filter((pair): pair is [string, string] => typeof pair[1] === "string"));
  const asked = ref<Asked>(read());
  const items = ref<T[]>([]) as Ref<T[]>;
  const total = ref(0);
  const exact = ref(true);
  const loading = ref(false);
  const trouble = ref<Trouble | null>(null);
  let turn = 0;

  async function reload(): Promise<void> {
    const mine = ++turn;
    loading.value = true;
    try {
      const page = await ask({ page: "1", ...asked.value, size: String(SIZE) });
      if (mine !== turn) return;
      items.value = page.items;
      total.value = page.total;
      exact.value = page.exact ?? true;
      trouble.value = null;
    } catch (error) {
      if (mine === turn) trouble.value = troubleOf(error);
    } finally {
      if (mine === turn) loading.value = false;
    }
  }

  function change(more: Asked): void {
    const next = { ...asked.value, page: "1", ...more };
    const kept = Object.entries(next).filter(([key, value]) => value !== "" && !(key === "page" && value === "1"));
    void router.replace({ query: Object.fromEntries(kept) });
  }

  watch(
    () => (route.path === own ? route.fullPath : null),
    (now) => {
      if (now === null) return;
      asked.value = read();
      void reload();
    },
    { immediate: true },
  );
  return { asked, items, total, exact, loading, trouble, change, reload };
}
