/** Keyboard: one listener; the view on top of the stack that knows the key gets it. */

import { onBeforeUnmount, onMounted } from "vue";

export type Keys = Record<string, (event: KeyboardEvent) => void>;

const stack: Keys[] = [];

/** A dialog that fades away has been answered: the next key is for the page. */
const isLeaving = (element: Element): boolean => element.closest('[class*="-leave-active"]') !== null;

/** Where people type, letters are letters. Inputs of dialogs listen for themselves. */
function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement) || isLeaving(target)) return false;
  return target.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(target.tagName);
}

function hasDialog(): boolean {
  return [...document.querySelectorAll<HTMLElement>(".el-overlay")].some((one) => one.style.display !== "none" && !isLeaving(one));
}

function onKey(event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isTyping(event.target) || hasDialog()) return;
  for (const keys of [...stack].reverse()) {
    const act = keys[event.key];
    if (!act) continue;
    event.preventDefault();
    act(event);
    return;
  }
}

window.addEventListener("keydown", onKey);

export function useKeys(keys: Keys): void {
  onMounted(() => stack.push(keys));
  onBeforeUnmount(() => {
    const at = stack.indexOf(keys);
    if (at >= 0) stack.splice(at, 1);
  });
}
