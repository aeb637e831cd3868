/** Which document comes next: the one with open contradictions that this sitting has not seen, by body and year. */

import { api } from "./api";

const seen = new Set<string>();

/** null when no other document has open contradictions. */
export async function nextDocument(current: string): Promise<string | null> {
  seen.add(current);
  const page = await api.documents({ open: true, status: "read", sort: "organisation", size: 200 });
  const others = page.items.map((one) => one.sha256).filter((sha256) => sha256 !== current);
  const at = page.items.findIndex((one) => one.sha256 === current);
  const after = others.slice(Math.max(0, at));
  return [...after, ...others].find((sha256) => !seen.has(sha256)) ?? after[0] ?? others[0] ?? null;
}
