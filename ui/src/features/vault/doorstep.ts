import type { VaultStateView } from "../../backend/backend";
import { t } from "../../words/words";
import { haveWaited } from "../documents/waiting";

type Wish = "unlock" | "recover" | null;

let field: HTMLInputElement | null = null;
let wish: Wish = null;

/** What was typed before the rest of the screen was there; to be asked in the same step in which the
 * door is drawn anew, so that no key falls in between. */
export function typedAtDoor(): string {
  return field?.value ?? "";
}

/** Which button was pressed by then. */
export function wishAtDoor(): Wish {
  return wish;
}

/** The wish is granted, or another came. */
export function forgetWish(): void {
  wish = null;
}

/** Has `takeOver` draw the door anew; the caret stays. */
export function leaveDoorstep(takeOver: () => void): void {
  const left = field;
  const caret = [left?.selectionStart ?? null, left?.selectionEnd ?? null] as const;
  const hadFocus = left !== null && document.activeElement === left;
  takeOver();
  const now = document.querySelector<HTMLInputElement>(".gate-card input");
  if (left && now && hadFocus) {
    now.focus();
    now.setSelectionRange(...caret);
  }
  field = null;
}

/** Whether the door has nothing to say but its question. */
export function isPlain(vault: VaultStateView): boolean {
  return vault.state === "locked" && !vault.is_damaged && vault.wait_seconds === 0 && !haveWaited();
}

type Attributes = Record<string, string>;

function make<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  attributes: Attributes,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[Tag] {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  made.append(...children);
  return made;
}

function button(type: "submit" | "button", kind: string, words: string): HTMLButtonElement {
  const inside = make("span", { class: "button-words" }, words);
  return make("button", { class: `button ${kind}`, type, tabindex: "0" }, inside);
}

const fact = (name: string, value: string, look: Attributes = {}) =>
  make("div", {}, make("dt", {}, name), make("dd", look, value));

/**
 * Asks for the passphrase without any library, as `UnlockVault` does once it is there: reading and
 * running these takes as long as all else of a start that the page has in its hands. What is drawn
 * is the same, element by element (`doorstep.test.tsx`).
 */
export function askPlainly(root: HTMLElement, vault: VaultStateView): void {
  field = make("input", {
    autocomplete: "current-password",
    tabindex: "0",
    id: "passphrase",
    "aria-labelledby": "passphrase-label",
    class: "input",
    type: "password",
    value: "",
  });
  const label = make(
    "label",
    { class: "field-label", id: "passphrase-label", for: "passphrase" },
    t("ui-unlock-passphrase"),
  );
  const buttons = make(
    "div",
    { class: "button-row" },
    button("submit", "button-main", t("ui-unlock-button")),
  );
  if (vault.has_recovery_code) {
    const recover = button("button", "button-plain tall", t("ui-unlock-recover"));
    recover.addEventListener("click", () => (wish = "recover"));
    buttons.append(recover);
  }
  const form = make(
    "form",
    { class: "stack" },
    make("div", { class: "field" }, label, field),
    buttons,
  );
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    wish = "unlock";
  });
  const card = make(
    "div",
    { class: "gate-card" },
    make("p", { class: "wordmark" }, t("ui-product")),
    make("h1", {}, t("ui-unlock-title")),
    make("p", { class: "lead" }, t("ui-unlock-lead")),
    form,
  );
  const facts = make(
    "dl",
    { class: "gate-facts" },
    fact(t("ui-vault-folder"), vault.dir, { class: "mono" }),
    fact(t("ui-version"), vault.version),
  );
  root.replaceChildren(
    make(
      "div",
      { class: "gate-room", "data-first": "" },
      make("main", { class: "gate" }, card, facts),
    ),
  );
  field.focus();
}
