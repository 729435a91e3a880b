import { readFileSync } from "node:fs";

import { FluentResource } from "@fluent/bundle";
import type { Plugin } from "vite";

const ASKED = /^(.*\.ftl)\?parsed(?:=(gate|rest))?$/;
/** What is said before the rest of the words is there: the question for the passphrase. */
const GATE = /^ui-(?:product|vault-folder|version|restore-open|unlock-.*)$/;

/** Files of words, read when the window is built: reading two thousand messages anew would take a
 * tenth of each start. `parsed=gate` are those of the first screen, `parsed=rest` all others. */
export function parsedWords(): Plugin {
  return {
    name: "parsed-words",
    enforce: "pre",
    load(id) {
      const [, file, part] = ASKED.exec(id) ?? [];
      if (file === undefined) return null;
      this.addWatchFile(file);
      const { body } = new FluentResource(readFileSync(file, "utf8"));
      const wanted = body.filter(({ id }) => !part || GATE.test(id) === (part === "gate"));
      // Few messages have attributes.
      const short = wanted.map(({ id, value, attributes }) =>
        Object.keys(attributes).length > 0 ? [id, value, attributes] : [id, value],
      );
      return [
        `const short = JSON.parse(${JSON.stringify(JSON.stringify(short))});`,
        "export default short.map(([id, value, attributes = {}]) => ({ id, value, attributes }));",
      ].join("\n");
    },
  };
}
