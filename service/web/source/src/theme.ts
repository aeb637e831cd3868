/** Light and dark: as the system says, unless the reviewer chose. */

import { ref, watchEffect } from "vue";

const REMEMBERED = "gouji.theme";
const system = matchMedia("(prefers-color-scheme: dark)");
const chosen = ref(localStorage.getItem(REMEMBERED));
const systemDark = ref(system.matches);
system.addEventListener("change", (event) => (systemDark.value = event.matches));

export const isDark = (): boolean => (chosen.value ? chosen.value === "dark" : systemDark.value);

export function switchTheme(): void {
  chosen.value = isDark() ? "light" : "dark";
  localStorage.setItem(REMEMBERED, chosen.value);
}

watchEffect(() => document.documentElement.classList.toggle("dark", isDark()));
