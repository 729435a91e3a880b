import { useState } from "react";

import { TextBox } from "../../components/fields";
import { t } from "../../words/words";

/** What is wrong with a new passphrase; null where nothing is. */
function passphraseProblem(passphrase: string, least: number): string | null {
  if (passphrase === "") return t("ui-create-passphrase-missing");
  // Characters as a person counts them, and as the shell does.
  return [...passphrase].length < least ? t("ui-create-passphrase-short", { least }) : null;
}

interface Typed {
  fresh: string;
  again: string;
}

/** A new passphrase that is typed twice. */
export function useNewPassphrase(least: number) {
  const [typed, setTyped] = useState<Typed>({ fresh: "", again: "" });
  const isGood = passphraseProblem(typed.fresh, least) === null && typed.again === typed.fresh;
  return { passphrase: typed.fresh, isGood, fields: { typed, setTyped, least } };
}

/** Its two fields. What is wrong is told once somebody has asked, or while it is typed. */
export function NewPassphrase({
  label,
  typed,
  setTyped,
  least,
  asked,
  whileTyped = false,
}: {
  label: string;
  typed: Typed;
  setTyped: (typed: Typed) => void;
  least: number;
  asked: boolean;
  whileTyped?: boolean;
}) {
  const tells = (text: string) => asked || (whileTyped && text !== "");
  return (
    <div className="typed-twice">
      <TextBox
        label={label}
        hint={t("ui-create-passphrase-hint", { least })}
        type="password"
        value={typed.fresh}
        onChange={(fresh) => setTyped({ ...typed, fresh })}
        error={tells(typed.fresh) ? passphraseProblem(typed.fresh, least) : null}
        autoComplete="new-password"
      />
      <TextBox
        label={t("ui-create-again")}
        type="password"
        value={typed.again}
        onChange={(again) => setTyped({ ...typed, again })}
        error={
          tells(typed.again) && typed.again !== typed.fresh
            ? t("ui-create-passphrase-differs")
            : null
        }
        autoComplete="new-password"
      />
    </div>
  );
}
