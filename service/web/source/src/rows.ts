/** j and k walk the rows of a list; Enter opens, as for any link in hand. */

import { useKeys } from "./keys";

export function useRowKeys(): void {
  const step = (by: number): void => {
    const rows = [...document.querySelectorAll<HTMLElement>("table.list tbody tr")];
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const link = rows[Math.min(Math.max(at + by, 0), rows.length - 1)]?.querySelector<HTMLElement>("a");
    link?.focus();
    link?.scrollIntoView({ block: "nearest" });
  };
  useKeys({ j: () => step(1), k: () => step(-1) });
}
