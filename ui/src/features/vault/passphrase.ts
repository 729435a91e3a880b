import { t } from "../../words/words";

/** What is wrong with a new passphrase; null where nothing is. */
export function passphraseProblem(passphrase: string, least: number): string | null {
  if (passphrase === "") return t("ui-create-passphrase-missing");
  // Characters as a person counts them, and as the shell does.
  return [...passphrase].length < least ? t("ui-create-passphrase-short", { least }) : null;
}
