import { FluentBundle, type FluentResource } from "@fluent/bundle";

import shared from "../../../src-tauri/crates/words/messages/en.ftl?parsed";
import own from "../../../src-tauri/crates/words/messages/ui.en.ftl?parsed";
import { LOCALES, spoken, type Language } from "./language";

/** What is wrong with the message files themselves; empty, or a test fails. */
export const fileErrors: Error[] = [];

/** How a command's key is written, for sentences that name it; told by whoever knows the keys. */
export const keyNames = { of: (command: string): string => command };

function bundleOf(language: Language, files: FluentResource["body"][]): FluentBundle {
  const bundle = new FluentBundle(LOCALES[language], {
    useIsolating: false,
    functions: { KEY: ([command]) => keyNames.of(String(command)) },
  });
  for (const body of files) fileErrors.push(...bundle.addResource({ body }));
  return bundle;
}

/** English is always there; another language is fetched when it is first spoken. */
const bundles: Partial<Record<Language, FluentBundle>> & { en: FluentBundle } = {
  en: bundleOf("en", [shared, own]),
};

async function filesOf(language: Exclude<Language, "en">): Promise<FluentResource["body"][]> {
  const files = {
    de: () =>
      Promise.all([
        import("../../../src-tauri/crates/words/messages/de.ftl?parsed"),
        import("../../../src-tauri/crates/words/messages/ui.de.ftl?parsed"),
      ]),
  };
  return (await files[language]()).map((it) => it.default);
}

/** The messages of the language of the screen. */
export function bundle(): FluentBundle {
  return bundles[spoken.get()] ?? bundles.en;
}

/** Changes the language of the screen, once its words are here. */
export async function speak(language: Language): Promise<void> {
  if (language !== "en") bundles[language] ??= bundleOf(language, await filesOf(language));
  document.documentElement.lang = language;
  spoken.set(language);
}
