import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import vue from "@vitejs/plugin-vue";
import { defineConfig, type Plugin } from "vite";

const SOURCE = import.meta.dirname;
const PAGE = join(SOURCE, "..", "page");

/** What the build is made from; tests/service/web/test_page_build.py reckons the same hash. */
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

/** The package of a bundled module: the nearest folder above it that has a named package.json. */
function packageOf(module: string): string | null {
  for (let folder = dirname(module); folder.includes("node_modules"); folder = dirname(folder)) {
    const manifest = join(folder, "package.json");
    if (existsSync(manifest) && (JSON.parse(readFileSync(manifest, "utf8")) as { name?: string }).name) return folder;
  }
  return null;
}

/** What is bundled may be passed on with its notices: they go beside it. */
const recordLicences: Plugin = {
  name: "record-licences",
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((chunk) => (chunk.type === "chunk" ? Object.keys(chunk.modules) : []));
    const styles = readFileSync(join(SOURCE, "src/style/toolkit.ts"), "utf8").includes("element-plus") ? [join(SOURCE, "node_modules/element-plus/index.js")] : [];
    const held = modules.filter((id) => id.includes("node_modules")).map((id) => id.replace(/^\0/, "").replace(/\?.*$/, ""));
    const folders = new Set([...held, ...styles].map(packageOf).filter((folder) => folder !== null));
    const notices = [...folders].sort().map((folder) => {
      const { name, version, license } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) as Record<string, string>;
      const file = readdirSync(folder).find((one) => /^licen[cs]e/i.test(one));
      const words = file ? readFileSync(join(folder, file), "utf8").replaceAll("\r\n", "\n").trim() : "";
      return `${name} ${version} (${license})\n\n${words}\n`;
    });
    this.emitFile({ type: "asset", fileName: "LICENSES.txt", source: notices.join(`\n${"-".repeat(80)}\n\n`) });
  },
};

export default defineConfig({
  plugins: [vue(), recordLicences, recordSources],
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
