/// <reference types="vitest/config" />
import { transformAsync } from "@babel/core";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

import { parsedWords } from "./parsed-words.ts";
import { GROUPS, startBudget } from "./start.ts";

/**
 * The React Compiler, run over our own sources. The packaged plugin for it needs a newer Node than
 * the one this project is built with. Types are only parsed here; Vite strips them afterwards.
 */
function reactCompiler(): Plugin {
  return {
    name: "react-compiler",
    enforce: "pre",
    async transform(code, id) {
      const [path = ""] = id.split("?");
      if (!path.endsWith(".tsx") || path.includes("node_modules") || path.endsWith(".test.tsx")) {
        return null;
      }
      const result = await transformAsync(code, {
        filename: path,
        babelrc: false,
        configFile: false,
        sourceMaps: true,
        parserOpts: { plugins: ["typescript", "jsx"] },
        plugins: [["babel-plugin-react-compiler", { target: "19" }]],
      });
      return result?.code ? { code: result.code, map: result.map } : null;
    },
  };
}

/** The libraries bring their own words in 34 languages; those that the window speaks are kept. */
function spokenLanguages(): Plugin {
  const spoken = ["en-US", "de-DE"];
  return {
    name: "spoken-languages",
    enforce: "pre",
    load(id) {
      const language = /react-(?:aria|stately).*\/intl\/.*?([a-z]{2}-[A-Z]{2})\.mjs$/.exec(id)?.[1];
      return language && !spoken.includes(language) ? "export default {};" : null;
    },
  };
}

export default defineConfig({
  plugins: [parsedWords(), spokenLanguages(), reactCompiler(), react(), startBudget()],
  server: {
    host: "127.0.0.1",
    port: 5173,
    strictPort: true,
    // The words are shared with the shell and the terminal and stand in their crate.
    fs: { allow: [".", "../src-tauri/crates/words/messages"] },
  },
  preview: { host: "127.0.0.1", port: 4173, strictPort: true },
  build: {
    target: ["safari16", "chrome110"],
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: GROUPS } } },
  },
  test: {
    environment: "jsdom",
    setupFiles: ["src/test/setup.ts"],
    include: ["src/**/*.test.{ts,tsx}"],
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
