import { FluentBundle, type FluentResource } from "@fluent/bundle";

import ofGate from "../../../src-tauri/crates/words/messages/ui.en.ftl?parsed=gate";
import { LOCALES, spoken, type Language } from "./language";

/** What is wrong with the message files themselves; empty, or a test fails. */
export const fileErrors: Error[] = [];

/** How a command's key is written, for sentences that name it; told by whoever knows the keys. */
export const keyNames = { of: (command: string): string => command };

type Words = FluentResource["body"];

function bundleOf(language: Language, words: Words): FluentBundle {
  const bundle = new FluentBundle(LOCALES[language], {
    useIsolating: false,
    functions: { KEY: ([command]) => keyNames.of(String(command)) },
  });
  fileErrors.push(...bundle.addResource({ body: words }));
  return bundle;
}

/** English has the words of the first screen from the start. */
const bundles: Partial<Record<Language, FluentBundle>> & { en: FluentBundle } = {
  en: bundleOf("en", ofGate),
};

/** The words of the first screen; those of English are there. */
const gates: Record<Exclude<Language, "en">, () => Promise<{ default: Words }>> = {
  de: () => import("../../../src-tauri/crates/words/messages/ui.de.ftl?parsed=gate"),
};

/** All others. */
const rests: Record<Language, () => Promise<{ default: Words }[]>> = {
  en: () =>
    Promise.all([
      import("../../../src-tauri/crates/words/messages/en.ftl?parsed"),
      import("../../../src-tauri/crates/words/messages/ui.en.ftl?parsed=rest"),
    ]),
  de: () =>
    Promise.all([
      import("../../../src-tauri/crates/words/messages/de.ftl?parsed"),
      import("../../../src-tauri/crates/words/messages/ui.de.ftl?parsed=rest"),
    ]),
};

let isAllWanted = false;
const whole = new Map<Language, Promise<void>>();

/** Adds what the first screen of a language does not say. */
function complete(language: Language): Promise<void> {
  const coming = whole.get(language) ?? fetchRest(language);
  whole.set(language, coming);
  return coming;
}

async function fetchRest(language: Language): Promise<void> {
  for (const words of await rests[language]()) {
    fileErrors.push(...(bundles[language]?.addResource({ body: words.default }) ?? []));
  }
}

/** The messages of the language of the screen. */
export function bundle(): FluentBundle {
  return bundles[spoken.get()] ?? bundles.en;
}

/** Changes the language of the screen, once its words are here. */
export async function speak(language: Language): Promise<void> {
  if (language !== "en") {
    bundles[language] ??= bundleOf(language, (await gates[language]()).default);
  }
  if (isAllWanted) await complete(language);
  document.documentElement.lang = language;
  spoken.set(language);
}

/** Fetches all words, of the language that is spoken and of each that will be. */
export async function speakAll(): Promise<void> {
  isAllWanted = true;
  await complete(spoken.get());
}
