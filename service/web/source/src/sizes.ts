/** Widths: of the window, and of elements. */

import { onBeforeUnmount, onMounted, ref, type Ref } from "vue";

const telephone = matchMedia("(max-width: 760px)"); // the same in the styles

/** Panes stand above one another then. */
export const isNarrow = ref(telephone.matches);
telephone.addEventListener("change", (told) => (isNarrow.value = told.matches));

/** Tells when an element has another width: what was scrolled to has to be scrolled to again. */
export function useWidth(element: Ref<HTMLElement | undefined>, told: (width: number) => void): void {
  let last = -1;
  const observer = new ResizeObserver((entries) => {
    const width = entries[0]?.contentRect.width ?? last;
    if (width === last) return;
    last = width;
    told(width);
  });
  onMounted(() => element.value && observer.observe(element.value));
  onBeforeUnmount(() => observer.disconnect());
}
