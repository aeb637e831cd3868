/** Tells when an element has another width: what was scrolled to has to be scrolled to again. */

import { onBeforeUnmount, onMounted, type Ref } from "vue";

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
