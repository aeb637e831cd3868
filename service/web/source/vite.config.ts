import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";
import vue from "@vitejs/plugin-vue";
import { defineConfig, type Plugin } from "vite";

const SOURCE = import.meta.dirname;
const PAGE = join(SOURCE, "..", "page");

/** What the build is made from; tests/service/web/test_build.py reckons the same hash. */
function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.name === "node_modules" || entry.name.startsWith(".")) return [];
    return entry.isDirectory() ? sourceFiles(path) : [path];
  });
}

function sourceHash(): string {
  const hash = createHash("sha256");
  const named = sourceFiles(SOURCE).map((path) => ({ path, name: relative(SOURCE, path).replaceAll("\\", "/") }));
  for (const { path, name } of named.sort((one, other) => (one.name < other.name ? -1 : 1))) {
    hash.update(`${name}\n${createHash("sha256").update(readFileSync(path)).digest("hex")}\n`);
  }
  return hash.digest("hex");
}

const recordSources: Plugin = {
  name: "record-sources",
  closeBundle() {
    writeFileSync(join(PAGE, "built-from.json"), `${JSON.stringify({ sources: sourceHash() })}\n`);
  },
};

export default defineConfig({
  plugins: [vue(), recordSources],
  build: {
    outDir: PAGE,
    emptyOutDir: true,
    target: "es2022",
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      output: {
        entryFileNames: "assets/page-[hash].js",
        chunkFileNames: "assets/[name]-[hash].js",
        assetFileNames: "assets/[name]-[hash][extname]",
        manualChunks: (id: string) => (id.includes("node_modules") ? "toolkit" : undefined),
      },
    },
  },
  server: { proxy: { "/v1": "http://127.0.0.1:8000" } },
});
