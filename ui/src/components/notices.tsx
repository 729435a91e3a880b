import { toCommandError } from "../backend/errors";
import { t } from "../words/words";
import { announce } from "./announce";
import { Button } from "./button";
import { ErrorWords } from "./error-words";
import { Store, useStore } from "./store";

interface Notice {
  id: number;
  tone: "good" | "plain" | "error";
  text?: string;
  error?: ReturnType<typeof toCommandError>;
}

const notices = new Store<Notice[]>([]);
let nextId = 1;
const SHOWN_MS = 6_000;
/** So many that something was done are read at a time. */
const MOST = 3;

function dismiss(id: number): void {
  notices.set((now) => now.filter((notice) => notice.id !== id));
}

/** What is there with one more: the same words once, and no error goes before it was read. */
function joined(now: readonly Notice[], notice: Notice): Notice[] {
  const others = now.filter((it) => it.text === undefined || it.text !== notice.text);
  const said = others.filter((it) => !it.error);
  const old = new Set(said.slice(0, Math.max(0, said.length + 1 - MOST)));
  return [...others.filter((it) => !old.has(it)), notice];
}

/** Says that something was done; goes away by itself. */
export function tell(text: string, tone: "good" | "plain" = "good"): void {
  const id = nextId++;
  notices.set((now) => joined(now, { id, tone, text }));
  announce(text);
  setTimeout(() => dismiss(id), SHOWN_MS);
}

/** Shows what went wrong and what to do; stays until it is put away. */
export function tellError(thrown: unknown): void {
  const error = toCommandError(thrown);
  const id = nextId++;
  notices.set((now) => [
    ...now.filter((it) => it.error?.code !== error.code),
    { id, tone: "error", error },
  ]);
}

export function clearNotices(): void {
  notices.set([]);
}

export function Notices() {
  const shown = useStore(notices);
  return (
    <section className="notices" aria-label={t("ui-notices")}>
      {shown.map((notice) => (
        <div key={notice.id} className={`notice notice-${notice.tone}`}>
          {notice.error ? <ErrorWords error={notice.error} plain /> : <p>{notice.text}</p>}
          <Button
            kind="quiet"
            icon="close"
            aria-label={t("ui-dismiss")}
            onPress={() => dismiss(notice.id)}
          />
        </div>
      ))}
    </section>
  );
}
