import { readFileSync } from "node:fs";

import { FluentResource } from "@fluent/bundle";
import type { Plugin } from "vite";

const ASKED = /^(.*\.ftl)\?parsed$/;

/** Files of words, read when the window is built: reading two thousand messages anew would take a
 * tenth of each start. */
export function parsedWords(): Plugin {
  return {
    name: "parsed-words",
    enforce: "pre",
    load(id) {
      const file = ASKED.exec(id)?.[1];
      if (file === undefined) return null;
      this.addWatchFile(file);
      const { body } = new FluentResource(readFileSync(file, "utf8"));
      // Few messages have attributes.
      const short = body.map(({ id, value, attributes }) =>
        Object.keys(attributes).length > 0 ? [id, value, attributes] : [id, value],
      );
      return [
        `const short = JSON.parse(${JSON.stringify(JSON.stringify(short))});`,
        "export default short.map(([id, value, attributes = {}]) => ({ id, value, attributes }));",
      ].join("\n");
    },
  };
}
