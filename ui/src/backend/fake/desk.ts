import type {
  Backend,
  ConnectionView,
  ErrorCode,
  Events,
  FileView,
  InboxView,
  Message,
  PolicyView,
  RetentionChange,
  SavedView,
  Settings,
  WebhookView,
} from "../backend";
import { CommandError } from "../errors";
import { Crowd } from "./crowd";
import { deliver, newSubmission, owedBy, syncOf } from "./delivery";
import type { KeptFile } from "./documents";
import { populate } from "./history";
import { type FakeOptions, USUAL } from "./options";
import { SHIPPED } from "./policy";
import { FakeQueue } from "./queue";
import { fakeError } from "./sentences";
import { type FakeCase, freshId, needsOf } from "./world";

/** The shell in memory: a few synthetic cases, a provider that answers after a while. */
export class Desk {
  options: Required<FakeOptions>;
  settings: Settings;
  cases: FakeCase[] = [];
  connections: ConnectionView[] = [];
  /** What `chooseFiles` gives next; a test or the browser fills it. */
  nextFiles: (() => Promise<FileView[]>) | null = null;
  state: "absent" | "locked" | "open";
  wanted: { case_id: string | null } | null = null;
  shared = false;
  /** Cases for which a reason was given. */
  readonly revealed = new Set<string>();
  policy: PolicyView = { version: 0, digest: "0".repeat(64), policy: SHIPPED };
  backedUp: string | null = "2026-11-20T16:40:00Z";
  retentions = new Map<string, RetentionChange>();
  files = new Map<string, KeptFile>();
  webhooks = new Map<string, WebhookView[]>();
  inboxes = new Map<string, InboxView>();
  listeners = new Map<string, Set<(payload: never) => void>>();
  timers = new Set<ReturnType<typeof setTimeout>>();
  readonly drafts = new Map<string, string>();
  lastSync = new Date().toISOString();
  views: SavedView[] = [];
  /** The many cases that nobody has looked at yet. */
  crowd: Crowd | null = null;
  queue = new FakeQueue(
    () => this.cases,
    () => this.crowd?.entries() ?? [],
  );

  constructor(options: FakeOptions = {}) {
    this.options = { ...USUAL, ...options };
    this.settings = {
      hold_seconds: 10,
      idle_lock_minutes: 10,
      theme: this.options.theme,
      one_key_shortcuts: true,
      language: this.options.language,
      text_percent: this.options.textPercent,
      reveal_seconds: 30,
      notifications: true,
      keys: {},
    };
    const { scenario } = this.options;
    this.state = scenario === "absent" ? "absent" : scenario === "locked" ? "locked" : "open";
    if (scenario !== "absent" && scenario !== "first-run") populate(this);
    const wanted = this.cases[this.options.wanted ?? -1];
    if (wanted) this.wanted = { case_id: wanted.id };
    const first = this.cases[0];
    if (first && this.options.held > 0) newSubmission(first, "submit", null, this.options.held);
  }

  count(): void {
    this.queue.changed();
    const rows = this.queue.all();
    for (const it of this.connections) {
      it.cases = rows.filter((one) => one.row.connection_id === it.connection_id).length;
    }
  }

  async answer<Value>(name: keyof Backend, value: () => Value | Promise<Value>): Promise<Value> {
    if (this.options.latency > 0)
      await new Promise((done) => setTimeout(done, this.options.latency));
    const code = this.options.failing[name];
    if (code) throw fakeError(code);
    const free: (keyof Backend)[] = [
      "vaultState",
      "unlockVault",
      "createVault",
      "recoverVault",
      "chooseBackup",
      "restoreVault",
      "getSettings",
      "setSettings",
    ];
    if (this.state !== "open" && !free.includes(name)) throw fakeError("vault_locked");
    return value();
  }

  emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    for (const listener of this.listeners.get(name) ?? []) listener(payload as never);
  }

  changed(...case_ids: string[]): void {
    this.queue.changed();
    this.emit("changed", { what: ["cases", "outbox"], case_ids });
    this.emit("sync", syncOf(this));
  }

  later(ms: number, what: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      what();
    }, ms);
    this.timers.add(timer);
  }

  /** A link is followed, now or once the vault is open. */
  want(case_id: string | null): void {
    this.wanted = { case_id };
    if (this.state === "open") this.follow();
  }

  follow(): void {
    if (this.wanted) this.emit("case_wanted", this.wanted);
    this.wanted = null;
  }

  /** Ends everything that was to happen later. */
  stop(): void {
    for (const timer of this.timers) clearTimeout(timer);
    this.timers.clear();
  }

  case(id: string): FakeCase {
    const found = this.cases.find((it) => it.id === id) ?? this.crowd?.take(id);
    if (!found) throw fakeError("not_found");
    if (!this.cases.includes(found)) {
      this.cases.push(found);
      this.queue.changed();
    }
    return found;
  }

  /** Gives a file as the dialog or a drop would. */
  keep(
    name: string,
    bytes: number,
    given: { error?: ErrorCode; url?: string; type?: string } = {},
  ): FileView {
    const error = given.error ? fakeError(given.error) : null;
    const file: KeptFile = {
      handle: freshId(),
      name,
      bytes,
      error: error && { code: error.code, message: error.said, detail: null },
      url: given.url ?? null,
      type: given.type ?? "image/jpeg",
    };
    this.files.set(file.handle, file);
    const { url: _, type: __, ...view } = file;
    return view;
  }

  given(handle: string): KeptFile {
    const file = this.files.get(handle);
    if (!file) throw fakeError("not_found");
    if (file.error) throw new CommandError(file.error);
    return file;
  }

  drop(files: FileView[], x = 0, y = 0): void {
    this.emit("files_dropped", { files, x, y });
  }

  hover(at: { x: number; y: number } | null): void {
    this.emit("files_over", at);
  }

  lockNow(): void {
    if (this.state !== "open") return;
    this.state = "locked";
    this.emit("locked", {});
  }

  goOffline(offline: boolean): void {
    this.options.offline = offline;
    this.emit("sync", syncOf(this));
    if (!offline)
      for (const it of owedBy(this).filter((one) => one.state === "queued")) deliver(this, it);
  }

  /** As the shell refuses what the role does not include. */
  refused(): Message | null {
    const { role } = this.options;
    return role === "supervisor" ? null : { message_id: "reason-role", params: [["role", role]] };
  }

  on: Backend["on"] = (name, listener) => {
    const all = this.listeners.get(name) ?? new Set();
    all.add(listener as never);
    this.listeners.set(name, all);
    if (name === "case_wanted" && this.state === "open") queueMicrotask(() => this.follow());
    return () => all.delete(listener as never);
  };

  needs(caseId: string): string[] {
    return needsOf(this.case(caseId));
  }
}
