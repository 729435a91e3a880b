import type {
  Backend,
  ConnectionView,
  ErrorCode,
  Events,
  FileView,
  Finding,
  Json,
  KeyMode,
  Message,
  PolicyView,
  RetentionChange,
  Role,
  SavedView,
  Settings,
  SubmissionView,
  SyncStateView,
  InboxView,
  WebhookView,
} from "./backend";
import { providerName } from "../words/format";
import { CommandError } from "./errors";
import { connectionsOf, samples, type Shape } from "./fake/others";
import { dashboardOf } from "./fake/dashboard";
import { doubtsOf, hold, pageOf, recognisedAs, triedAs, type KeptFile } from "./fake/documents";
import { Crowd, WHOLE } from "./fake/crowd";
import { keptOf, RULES, upcomingOf } from "./fake/keeping";
import { pictureOf, turnedPicture } from "./fake/pictures";
import { setAs, SHIPPED } from "./fake/policy";
import { FakeQueue } from "./fake/queue";
import { problemsOf } from "./fake/rules";
import { fakeError, refuseShort } from "./fake/sentences";
import { CATALOGUES, templateOf, templateProblems } from "./fake/templates";
import {
  evidenceOf,
  freshId,
  makeCase,
  needsOf,
  record,
  requirementsOf,
  sampleCase,
  samePersonAs,
  stageOf,
  viewOf,
  type FakeCase,
} from "./fake/world";

export { fakeError };

/** `providers` is `busy` with all the other providers besides Jiko. */
export type Scenario = "absent" | "locked" | "first-run" | "busy" | "idle" | "providers";

export interface FakeOptions {
  scenario?: Scenario;
  offline?: boolean;
  /** Milliseconds before every answer. */
  latency?: number;
  /** How long delivery and the provider take, in milliseconds. */
  delay?: number;
  cases?: number;
  passphrase?: string;
  recoveryCode?: string | null;
  mode?: KeyMode;
  /** For how long no passphrase is tried. */
  waitSeconds?: number;
  /** Commands that fail, by name, with their code. */
  failing?: Partial<Record<keyof Backend, ErrorCode>>;
  simulator?: boolean;
  /** The vault's simulated providers ended with an earlier run of the program. */
  asleep?: boolean;
  theme?: Settings["theme"];
  language?: Settings["language"];
  textPercent?: number;
  role?: Role;
  /** The vault is of an older version: so many steps bring it to this one when it is opened. */
  upgrade?: number;
  /** The vault's files are damaged. */
  damaged?: boolean;
  environment?: ConnectionView["environment"];
  /** An older copy of the vault was put back. */
  rolledBack?: boolean;
  /** A provider that is connected but does not answer, with this code. */
  trouble?: ErrorCode | null;
  /** What was submitted and can still be taken back: for so many seconds, in the first case. */
  held?: number;
  /** What is wrong with the file that a person chooses. */
  badFile?: ErrorCode | null;
  /** The case that a link opens at first, by its place. */
  wanted?: number | null;
}

const REFUSED_WORDS = "IMAGE_QUALITY_ERROR_CUTOFF";
const OWED = new Set(["held", "queued", "sending", "uncertain", "parked"]);

/** The shell in memory: a few synthetic cases, a provider that answers after a while. */
export class Fake implements Backend {
  options: Required<FakeOptions>;
  settings: Settings;
  cases: FakeCase[] = [];
  connections: ConnectionView[] = [];
  /** What `chooseFiles` gives next; a test or the browser fills it. */
  nextFiles: (() => Promise<FileView[]>) | null = null;
  #state: "absent" | "locked" | "open";
  #wanted: string | null = null;
  #shared = false;
  /** Cases for which a reason was given. */
  readonly #revealed = new Set<string>();
  policy: PolicyView = { version: 0, digest: "0".repeat(64), policy: SHIPPED };
  #backedUp: string | null = "2026-11-20T16:40:00Z";
  #retentions = new Map<string, RetentionChange>();
  #files = new Map<string, KeptFile>();
  #webhooks = new Map<string, WebhookView[]>();
  #inboxes = new Map<string, InboxView>();
  #listeners = new Map<string, Set<(payload: never) => void>>();
  #timers = new Set<ReturnType<typeof setTimeout>>();
  #lastSync = new Date().toISOString();
  views: SavedView[] = [];
  /** The many cases that nobody has looked at yet. */
  #crowd: Crowd | null = null;
  #queue = new FakeQueue(
    () => this.cases,
    () => this.#crowd?.entries() ?? [],
  );

  constructor(options: FakeOptions = {}) {
    this.options = {
      scenario: "busy",
      offline: false,
      latency: 0,
      delay: 1_200,
      cases: 14,
      passphrase: "correct horse",
      recoveryCode: "0000-1111-2222-3333-4444-5555-6666-7777-8888",
      mode: "passphrase",
      waitSeconds: 0,
      failing: {},
      simulator: true,
      asleep: false,
      theme: "system",
      language: "en",
      textPercent: 100,
      environment: "simulated",
      rolledBack: false,
      trouble: null,
      held: 0,
      badFile: null,
      wanted: null,
      role: "supervisor",
      damaged: false,
      upgrade: 0,
      ...options,
    };
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
    this.#state = scenario === "absent" ? "absent" : scenario === "locked" ? "locked" : "open";
    if (scenario !== "absent" && scenario !== "first-run") this.#populate();
    const wanted = this.cases[this.options.wanted ?? -1];
    if (wanted) this.#wanted = wanted.id;
    const first = this.cases[0];
    if (first && this.options.held > 0) this.#submission(first, "submit", null, this.options.held);
  }

  #populate(): void {
    const connection_id = freshId();
    const { environment } = this.options;
    this.connections = [
      {
        connection_id,
        provider: "jiko",
        name: environment === "simulated" ? "Simulated Jiko" : "Jiko sandbox",
        environment,
        base_url:
          environment === "simulated"
            ? "http://127.0.0.1:41873/jiko"
            : "https://sample.sandbox-api.jikoservices.com",
        cases: 0,
        partly_unverified: false,
      },
    ];
    const now = Date.now();
    const amount = this.options.scenario === "idle" ? 0 : this.options.cases;
    this.cases = Array.from({ length: Math.min(amount, WHOLE) }, (_, seed) =>
      makeCase(seed, connection_id, environment, now),
    );
    this.#crowd = amount > WHOLE ? new Crowd(WHOLE, amount, connection_id, environment, now) : null;
    if (this.options.scenario === "idle") {
      const waiting = [6, 7, 9].map((seed) => makeCase(seed, connection_id, environment, now));
      this.cases = waiting;
    }
    this.#enrich(now);
    if (this.options.scenario === "providers") {
      this.connections.push(...connectionsOf(environment));
      samples(now).forEach((sample, at) => {
        const connection = this.connections.find((it) => it.provider === sample.provider);
        this.cases.push(sampleCase(at + 40, sample, connection?.connection_id ?? "", now));
      });
    }
    this.#count();
  }

  /** Some history, so that every state can be seen. */
  #enrich(now: number): void {
    const refused = this.cases[3];
    if (refused && this.options.scenario !== "idle") {
      this.#document(refused, "IDENTIFICATION_NUMBER_VERIFICATION", now - 7_200_000);
      refused.received.delete("IDENTIFICATION_NUMBER_VERIFICATION");
      refused.refused.set("IDENTIFICATION_NUMBER_VERIFICATION", REFUSED_WORDS);
      const s = this.#submission(
        refused,
        "upload",
        "IDENTIFICATION_NUMBER_VERIFICATION",
        null,
        now - 7_200_000,
      );
      Object.assign(s, {
        state: "accepted",
        receipt: {
          at: new Date(now - 7_190_000).toISOString(),
          reference: "d0c0ffee-0001",
          reconciled: false,
        },
      });
    }
    const pending = this.cases[1];
    if (pending && this.options.scenario !== "idle") {
      for (const slot of ["SELFIE", "PASSPORT"]) {
        const document = this.#document(pending, slot, now - 3_600_000);
        const s = this.#submission(pending, "upload", slot, null, now - 3_600_000);
        Object.assign(s, {
          state: "accepted",
          receipt: {
            at: new Date(now - 3_590_000).toISOString(),
            reference: "5ca1ab1e-0002",
            sha256: document.prepared.sha256,
            reconciled: false,
          },
        });
      }
      pending.notes.push({
        reviewer: "Alex Sample",
        at: new Date(now - 3_000_000).toISOString(),
        text: "Customer sent a better photo of the passport by e-mail. The first one was cut off at the lower edge.",
        erased: false,
      });
      record(pending, "note.added", "reviewer", {}, now - 3_000_000);
    }
    const parked = this.cases[2];
    if (parked && this.options.scenario !== "idle") {
      const s = this.#submission(parked, "submit", null, null, now - 5_400_000);
      Object.assign(s, {
        state: "parked",
        attempts: 1,
        reason: { message_id: "submission-moved-meanwhile", params: [] },
      });
    }
    const rejected = this.cases.find((it) => it.status === "REJECTED");
    if (rejected) rejected.reasons = ["IDENTITY_NOT_VERIFIED"];
  }

  #count(): void {
    this.#queue.changed();
    const rows = this.#queue.all();
    for (const it of this.connections) {
      it.cases = rows.filter((one) => one.row.connection_id === it.connection_id).length;
    }
  }

  async #answer<Value>(name: keyof Backend, value: () => Value | Promise<Value>): Promise<Value> {
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
    if (this.#state !== "open" && !free.includes(name)) throw fakeError("vault_locked");
    return value();
  }

  #emit<Name extends keyof Events>(name: Name, payload: Events[Name]): void {
    for (const listener of this.#listeners.get(name) ?? []) listener(payload as never);
  }

  #changed(...case_ids: string[]): void {
    this.#queue.changed();
    this.#emit("changed", { what: ["cases", "outbox"], case_ids });
    this.#emit("sync", this.#sync());
  }

  #later(ms: number, what: () => void): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      what();
    }, ms);
    this.#timers.add(timer);
  }

  /** A link to a case is followed, now or once the vault is open. */
  want(case_id: string): void {
    if (this.#state === "open") this.#emit("case_wanted", { case_id });
    else this.#wanted = case_id;
  }

  #follow(): void {
    if (this.#wanted) this.#emit("case_wanted", { case_id: this.#wanted });
    this.#wanted = null;
  }

  /** Ends everything that was to happen later. */
  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
  }

  #case(id: string): FakeCase {
    const found = this.cases.find((it) => it.id === id) ?? this.#crowd?.take(id);
    if (!found) throw fakeError("not_found");
    if (!this.cases.includes(found)) {
      this.cases.push(found);
      this.#queue.changed();
    }
    return found;
  }

  #submission(
    it: FakeCase,
    kind: SubmissionView["kind"],
    slot: string | null,
    hold: number | null,
    at = Date.now(),
  ): SubmissionView {
    const submission: SubmissionView = {
      submission_id: freshId(),
      case_id: it.id,
      provider: it.provider,
      name: it.name,
      kind,
      slot,
      state: hold === 0 ? "queued" : "held",
      attempts: 0,
      held_until: hold === null || hold === 0 ? null : new Date(at + hold * 1_000).toISOString(),
      created_at: new Date(at).toISOString(),
    };
    it.submissions.push(submission);
    record(
      it,
      "submission.queued",
      "reviewer",
      { submission: kind, ...(slot ? { slot } : {}), state: submission.state },
      at,
    );
    return submission;
  }

  #document(it: FakeCase, slot: string, at = Date.now()) {
    const isScan = /^IDENTIFICATION_NUMBER/.test(slot);
    const [width, height] = slot === "SELFIE" ? [2268, 3024] : isScan ? [2480, 3508] : [3024, 2117];
    const document = {
      document_id: freshId(),
      slot,
      attached_at: new Date(at).toISOString(),
      source: {
        media_type: isScan ? "application/pdf" : "image/jpeg",
        ...(isScan ? { pages: 3 } : { width, height }),
        bytes: 4_218_663,
        sha256: "9b".repeat(32),
      },
      prepared: {
        media_type: "image/png",
        width: Math.round(width * 0.56),
        height: Math.round(height * 0.56),
        bytes: 3_112_904,
        sha256: "4f".repeat(32),
      },
      recipe: [
        { op: "decode" as const, media_type: "image/jpeg" },
        { op: "orient" as const, exif: 6 },
        {
          op: "scale" as const,
          width: Math.round(width * 0.56),
          height: Math.round(height * 0.56),
        },
        { op: "encode" as const, media_type: "image/png" },
      ],
      findings: [] as Finding[],
    };
    it.documents.push(document);
    record(it, "document.attached", "reviewer", { slot, document_id: document.document_id }, at);
    return document;
  }

  #owe(id: string, kind: SubmissionView["kind"], hold: number | null) {
    const submission = this.#submission(this.#case(id), kind, null, hold);
    if (hold !== null) this.#deliver(submission);
    this.#changed(id);
    return { submission_id: submission.submission_id, state: submission.state };
  }

  /** What another provider than Jiko does next. */
  #moveShape(it: FakeCase, shape: Shape, submission: SubmissionView): void {
    const without = (kind: string) => shape.requirements.filter((one) => one.kind !== kind);
    if (submission.kind === "create") {
      it.external_id = freshId();
      this.#move(it, shape.status);
    } else if (submission.kind === "correct") {
      it.shape = { ...shape, requirements: without("data"), actions: { ...shape.actions } };
      it.shape.actions.correct = { message_id: "reason-not-read", params: [["provider", ""]] };
      if (it.provider === "atelio") it.shape.actions.submit = null;
    } else if (submission.kind === "answer") {
      const stage = shape.stage === "Approved" ? "Approved" : "ManualReview";
      const actions = { ...shape.actions };
      actions.answer = {
        message_id: "reason-nothing-asked",
        params: [
          ["provider", providerName(it.provider)],
          ["action", "answer"],
        ],
      };
      it.shape = { ...shape, stage, requirements: without("information"), actions };
    } else if (submission.kind === "submit") {
      it.shape = { ...shape, stage: "InProgress", requirements: [], slots: [] };
      this.#move(it, "submitted");
    }
  }

  #deliver(submission: SubmissionView): void {
    const step = this.options.delay;
    const wait = submission.held_until
      ? Math.max(0, Date.parse(submission.held_until) - Date.now())
      : 0;
    this.#later(wait, () => {
      if (submission.state === "held") submission.state = "queued";
      if (submission.state !== "queued") return;
      submission.held_until = null;
      this.#changed(submission.case_id);
      if (this.options.offline) return;
      this.#later(step / 2, () => {
        if (submission.state !== "queued") return;
        submission.state = "sending";
        this.#changed(submission.case_id);
        this.#later(step, () => this.#accept(submission));
      });
    });
  }

  #accept(submission: SubmissionView): void {
    const it = this.#case(submission.case_id);
    submission.state = "accepted";
    submission.attempts = 1;
    submission.receipt = {
      at: new Date().toISOString(),
      reference: freshId(),
      sha256: submission.kind === "upload" ? "4f".repeat(32) : null,
      reconciled: false,
    };
    record(it, "submission.moved", "dossier", {
      submission: submission.kind,
      state: "accepted",
      ...(submission.slot ? { slot: submission.slot } : {}),
    });
    if (submission.kind === "upload" && submission.slot) {
      it.received.add(submission.slot);
      it.refused.delete(submission.slot);
      if (it.status === "DOCUMENTS_NEEDED" && requirementsOf(it).every((r) => r.satisfied))
        this.#move(it, "PENDING");
    }
    if (it.shape) this.#moveShape(it, it.shape, submission);
    else if (submission.kind === "create") {
      it.external_id = freshId();
      this.#move(it, "CREATED");
    }
    if (submission.kind === "submit" && !it.shape) {
      this.#move(it, "SUBMITTED");
      this.#later(this.options.delay * 3, () => {
        this.#move(it, it.received.size > 0 ? "APPROVED" : "DOCUMENTS_NEEDED");
        if (it.status === "DOCUMENTS_NEEDED") it.flags = ["identity"];
        this.#changed(it.id);
      });
    }
    this.#changed(it.id);
  }

  #move(it: FakeCase, status: string): void {
    it.status = status;
    if (["APPROVED", "REJECTED", "SUBMITTED"].includes(status)) it.due_at = null;
    record(it, "snapshot.taken", "provider", { provider_status: status, stage: stageOf(it) });
    if (it.snoozed_until === null) return;
    it.snoozed_until = null;
    record(it, "case.woken", "dossier");
  }

  #owed(): SubmissionView[] {
    return this.cases.flatMap((it) => it.submissions).filter((it) => OWED.has(it.state));
  }

  #sync(): SyncStateView {
    const pending = this.#owed().length;
    if (this.options.offline)
      return { state: "offline", at: this.#lastSync, pending, message: null };
    if (this.options.trouble) {
      const params: [string, string][] = [
        ["connection", this.connections[0]?.name ?? ""],
        ["code", this.options.trouble],
      ];
      const message = { message_id: "sync-trouble", params };
      return { state: "trouble", at: this.#lastSync, pending, message };
    }
    if (this.connections.length === 0) return { state: "idle", at: null, pending, message: null };
    return { state: "up_to_date", at: this.#lastSync, pending, message: null };
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
    this.#files.set(file.handle, file);
    const { url: _, type: __, ...view } = file;
    return view;
  }

  #given(handle: string): KeptFile {
    const file = this.#files.get(handle);
    if (!file) throw fakeError("not_found");
    if (file.error) throw new CommandError(file.error);
    return file;
  }

  #recognised(id: string, slot: string | null, file: KeptFile) {
    const others = this.cases.filter((it) => it.id !== id);
    const named = others.map((it) => ({ case_id: it.id, name: it.name }));
    return recognisedAs(file, slot, this.#view(id), named);
  }

  drop(files: FileView[], x = 0, y = 0): void {
    this.#emit("files_dropped", { files, x, y });
  }

  hover(at: { x: number; y: number } | null): void {
    this.#emit("files_over", at);
  }

  lockNow(): void {
    if (this.#state !== "open") return;
    this.#state = "locked";
    this.#emit("locked", {});
  }

  goOffline(offline: boolean): void {
    this.options.offline = offline;
    this.#emit("sync", this.#sync());
    if (!offline)
      for (const it of this.#owed().filter((one) => one.state === "queued")) this.#deliver(it);
  }

  vaultState: Backend["vaultState"] = () =>
    this.#answer("vaultState", () => ({
      state: this.#state,
      mode: this.#state === "absent" ? null : this.options.mode,
      has_recovery_code: this.#state !== "absent" && this.options.recoveryCode !== null,
      wait_seconds: this.options.waitSeconds,
      is_damaged: this.#state === "locked" && this.options.damaged,
      dir: "/home/sample/.local/share/dossier/vault",
      sim_available: this.options.simulator,
      reviewer: this.#state === "open" ? { name: "Alex Sample", role: this.options.role } : null,
      screen_shared: this.#shared,
      least_passphrase: 8,
      version: "0.1.0",
    }));
  createVault: Backend["createVault"] = (passphrase, mode) =>
    this.#answer("createVault", () => this.#newKeys(passphrase, mode));
  recoverVault: Backend["recoverVault"] = (code, passphrase, mode) =>
    this.#answer("recoverVault", () => {
      const plain = (text: string | null) => text?.replaceAll(/[\s-]/g, "").toUpperCase();
      if (plain(code) !== plain(this.options.recoveryCode)) throw fakeError("wrong_passphrase");
      return this.#newKeys(passphrase, mode);
    });
  unlockVault: Backend["unlockVault"] = (passphrase) =>
    this.#answer("unlockVault", async () => {
      if (passphrase !== this.options.passphrase) throw fakeError("wrong_passphrase");
      if (this.options.damaged) throw fakeError("vault_damaged");
      const total = this.options.upgrade;
      for (let done = 0; total > 0 && done <= total; done += 1) {
        this.#emit("updating", { done, total });
        await new Promise((end) => setTimeout(end, this.options.latency));
      }
      this.options.upgrade = 0;
      this.#state = "open";
      if (this.#wanted) this.#emit("case_wanted", { case_id: this.#wanted });
      this.#wanted = null;
      return this.#info();
    });
  readonly #drafts = new Map<string, string>();
  listDrafts: Backend["listDrafts"] = () =>
    this.#answer("listDrafts", () => [...this.#drafts].map(([key, body]) => ({ key, body })));
  keepDraft: Backend["keepDraft"] = (key, body) =>
    this.#answer("keepDraft", () => {
      if (body === null) this.#drafts.delete(key);
      else this.#drafts.set(key, body);
    });
  lockVault: Backend["lockVault"] = () => this.#answer("lockVault", () => this.lockNow());
  vaultInfo: Backend["vaultInfo"] = () => this.#answer("vaultInfo", () => this.#info());
  changePassphrase: Backend["changePassphrase"] = (old, fresh, newCode) =>
    this.#answer("changePassphrase", () => {
      refuseShort(fresh);
      if (old !== this.options.passphrase) throw fakeError("wrong_passphrase");
      this.options.passphrase = fresh;
      if (newCode) this.options.recoveryCode = "9999-8888-7777-6666-5555-4444-3333-2222-1111";
      return newCode ? this.options.recoveryCode : null;
    });
  printPage: Backend["printPage"] = () => this.#answer("printPage", () => undefined);

  backupState: Backend["backupState"] = () =>
    this.#answer("backupState", () => ({ last_at: this.#backedUp, refused: this.#refused() }));
  backUp: Backend["backUp"] = () =>
    this.#answer("backUp", () => {
      this.#backedUp = new Date().toISOString();
      return "/home/sample/dossier-2026-11-22.backup";
    });
  chooseBackup: Backend["chooseBackup"] = () =>
    this.#answer("chooseBackup", () => ({
      name: "dossier-2026-11-20.backup",
      vault_id: this.#info().vault_id,
      made_at: "2026-11-20T16:40:00Z",
      size: 48_300_000,
      mode: this.options.mode,
      has_recovery_code: this.options.recoveryCode !== null,
    }));
  restoreVault: Backend["restoreVault"] = (request) =>
    this.#answer("restoreVault", async () => {
      for (const percent of [20, 55, 90, 100]) {
        this.#emit("restoring", { percent });
        await new Promise((done) => setTimeout(done, this.options.latency));
      }
      const aside = this.options.damaged ? "/home/sample/.local/share/dossier/vault-damaged" : null;
      const made_at = "2026-11-20T16:40:00Z";
      if (request.kind === "passphrase" && request.passphrase !== this.options.passphrase) {
        throw fakeError("wrong_passphrase");
      }
      const code =
        request.kind === "recovery_code"
          ? this.#newKeys(request.passphrase, request.mode).recovery_code
          : null;
      this.#state = "open";
      if (this.connections.length === 0) this.#populate();
      const vault = this.#info();
      return { vault, made_at, uncertain: vault.outbox, aside, recovery_code: code };
    });

  retentionState: Backend["retentionState"] = () =>
    this.#answer("retentionState", () => ({
      connections: this.connections.map(({ connection_id, name }) => ({
        connection_id,
        name,
        ...this.#rules(connection_id),
      })),
      refused: this.#refused(),
    }));
  setRetention: Backend["setRetention"] = (id, change) =>
    this.#answer("setRetention", () => {
      if (change.unsent_days === 0) {
        const message = { message_id: "error-retention-unsent", params: [] };
        throw new CommandError({ code: "invalid_input", message, detail: null });
      }
      this.#retentions.set(id, change);
      const name = this.connections.find((it) => it.connection_id === id)?.name ?? "";
      return { connection_id: id, name, ...change };
    });
  upcomingErasures: Backend["upcomingErasures"] = () =>
    this.#answer("upcomingErasures", () => this.#upcoming());
  eraseDue: Backend["eraseDue"] = (confirmClock) =>
    this.#answer("eraseDue", () => {
      const { due, up_to, rows } = this.#upcoming();
      for (const row of rows.filter((it) => it.goes === "due")) {
        const it = this.#case(row.case_id);
        it.documents = it.documents.filter((document) => document.slot !== row.slot);
      }
      return { ...due, up_to, clock_confirmed: confirmClock || !this.options.offline };
    });
  holdCase: Backend["holdCase"] = (id, reason) =>
    this.#answer("holdCase", () => this.#hold(id, reason, true));
  releaseHold: Backend["releaseHold"] = (id, reason) =>
    this.#answer("releaseHold", () => this.#hold(id, reason, false));
  dateRecord: Backend["dateRecord"] = (id) =>
    this.#answer("dateRecord", () => {
      record(this.#case(id), "retention.changed", "reviewer", {});
      this.#changed(id);
    });

  #hold(id: string, reason: string, on: boolean): void {
    const it = this.#case(id);
    it.on_hold = on;
    const at = new Date().toISOString();
    it.notes.push({ reviewer: "Alex Sample", at, text: reason, erased: false });
    record(it, on ? "hold.set" : "hold.lifted", "reviewer", {});
    this.#changed(id);
  }

  #rules(connectionId: string): RetentionChange {
    return this.#retentions.get(connectionId) ?? RULES;
  }

  #upcoming() {
    const rulesOf = (it: FakeCase) => this.#rules(it.connection_id);
    return upcomingOf(this.cases, rulesOf, !this.options.offline);
  }

  #view(id: string) {
    const it = this.#case(id);
    return viewOf(it, keptOf(it, this.#rules(it.connection_id)));
  }

  /** As the shell refuses what the role does not include. */
  #refused(): Message | null {
    const { role } = this.options;
    return role === "supervisor" ? null : { message_id: "reason-role", params: [["role", role]] };
  }

  #newKeys(passphrase: string, mode: KeyMode) {
    refuseShort(passphrase);
    this.options.passphrase = passphrase;
    this.options.mode = mode;
    this.options.recoveryCode = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789-ABCD";
    this.#state = "open";
    return { vault: this.#info(), recovery_code: this.options.recoveryCode };
  }

  #info() {
    return {
      vault_id: "0193f0c4-0000-7000-8000-000000000001",
      fingerprint: "3f9a1c7be2d84056a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718",
      public_key: "8d".repeat(32),
      created_at: "2026-11-02T08:15:00Z",
      cases: this.#queue.all().length,
      outbox: this.#owed().length,
      schema: 3,
      mode: this.options.mode,
      has_recovery_code: this.options.recoveryCode !== null,
      rolled_back: this.options.rolledBack,
      anchor: this.options.rolledBack ? ("differs" as const) : ("held" as const),
      anchored_seq: this.options.rolledBack ? 61 : null,
      seq: 48,
      checkpoint: "dossier checkpoint 1\n",
    };
  }

  listConnections: Backend["listConnections"] = () =>
    this.#answer("listConnections", () => this.connections.map((it) => ({ ...it })));
  addConnection: Backend["addConnection"] = (request) =>
    this.#answer("addConnection", () => {
      if (!/^https?:\/\/[^\s/]+/.test(request.base_url)) {
        throw new CommandError({
          code: "invalid_input",
          message: { message_id: "error-setup-base-url", params: [["connection", request.name]] },
          detail: null,
        });
      }
      const connection: ConnectionView = {
        connection_id: freshId(),
        provider: request.provider,
        name: request.name,
        environment: request.environment,
        base_url: request.base_url,
        cases: 0,
        partly_unverified: false,
      };
      this.connections.push(connection);
      return connection;
    });
  testConnection: Backend["testConnection"] = () =>
    this.#answer("testConnection", () => ({ clock_offset_s: 1 }));
  removeConnection: Backend["removeConnection"] = (id) =>
    this.#answer("removeConnection", () => {
      const cases = this.cases.filter((it) => it.connection_id === id).length;
      if (cases > 0) {
        throw new CommandError({
          code: "not_available",
          message: {
            message_id: "reason-connection-has-cases",
            params: [["count", String(cases)]],
          },
          detail: null,
        });
      }
      this.connections = this.connections.filter((it) => it.connection_id !== id);
    });
  rotateCredentials: Backend["rotateCredentials"] = () =>
    this.#answer("rotateCredentials", () => undefined);
  trySimulated: Backend["trySimulated"] = () =>
    this.#answer("trySimulated", () => {
      this.options.asleep = false;
      if (this.connections.length === 0) {
        this.options.scenario = "busy";
        this.#populate();
      }
      return this.connections;
    });
  simulatedState: Backend["simulatedState"] = () =>
    this.#answer("simulatedState", () => {
      if (!this.connections.some((it) => it.environment === "simulated")) return "absent";
      return this.options.asleep ? "asleep" : "running";
    });

  catalogues: Backend["catalogues"] = (id) =>
    this.#answer("catalogues", () => {
      const connection = this.connections.find((it) => it.connection_id === id);
      return connection?.provider.startsWith("fincom") ? CATALOGUES : null;
    });
  followAll: Backend["followAll"] = (id) =>
    this.#answer("followAll", () => {
      const connection = this.connections.find((it) => it.connection_id === id);
      if (!connection?.provider.startsWith("fincom")) {
        const params: [string, string][] = [["provider", providerName(connection?.provider ?? "")]];
        const said = { message_id: "reason-no-list", params };
        throw new CommandError({ code: "not_available", message: said, detail: null });
      }
      return {
        added: 2,
        already_known: this.cases.filter((it) => it.connection_id === id).length,
        refused: [{ line: 4, reason: { message_id: "submission-not-found", params: [] } }],
      };
    });
  listWebhooks: Backend["listWebhooks"] = (id) =>
    this.#answer("listWebhooks", () => {
      const connection = this.connections.find((it) => it.connection_id === id);
      if (
        connection?.provider.startsWith("fincom") ||
        connection?.provider.startsWith("connectfi")
      ) {
        const params: [string, string][] = [["provider", providerName(connection.provider)]];
        const said = { message_id: "reason-no-webhook-calls", params };
        throw new CommandError({ code: "not_available", message: said, detail: null });
      }
      return [...(this.#webhooks.get(id) ?? [])];
    });
  registerWebhook: Backend["registerWebhook"] = (id, url) =>
    this.#answer("registerWebhook", () => {
      const made = { webhook_id: freshId(), url, active: true };
      this.#webhooks.set(id, [...(this.#webhooks.get(id) ?? []), made]);
      return made;
    });
  removeWebhook: Backend["removeWebhook"] = (id, webhookId) =>
    this.#answer("removeWebhook", () => {
      const left = (this.#webhooks.get(id) ?? []).filter((it) => it.webhook_id !== webhookId);
      this.#webhooks.set(id, left);
    });

  showInbox: Backend["showInbox"] = (id) =>
    this.#answer("showInbox", () => this.#inboxes.get(id) ?? null);
  setInbox: Backend["setInbox"] = (id, address) =>
    this.#answer("setInbox", () => {
      const made = { address, token_sha256: "a1".repeat(32), seal_to: "b2".repeat(32) };
      this.#inboxes.set(id, made);
      return made;
    });
  pullInbox: Backend["pullInbox"] = () =>
    this.#answer("pullInbox", () => ({ accepted: 2, duplicate: 0, rejected: 0 }));
  removeInbox: Backend["removeInbox"] = (id) =>
    this.#answer("removeInbox", () => {
      this.#inboxes.delete(id);
    });

  listQueue: Backend["listQueue"] = (request) =>
    this.#answer("listQueue", () => this.#queue.page(request));
  viewCounts: Backend["viewCounts"] = () =>
    this.#answer("viewCounts", () => this.#queue.counts(this.views));
  savedViews: Backend["savedViews"] = () =>
    this.#answer("savedViews", () => this.views.map((it) => ({ ...it })));
  saveView: Backend["saveView"] = (name, filter) =>
    this.#answer("saveView", () => {
      const kept = { ...filter, search: null };
      const view = { id: freshId(), name: this.#viewName(name), filter: kept };
      this.views.push(view);
      this.#changed();
      return view;
    });
  renameView: Backend["renameView"] = (id, name) =>
    this.#answer("renameView", () => {
      const view = this.views.find((it) => it.id === id);
      if (!view) throw fakeError("not_found");
      view.name = this.#viewName(name, id);
      this.#changed();
    });
  removeView: Backend["removeView"] = (id) =>
    this.#answer("removeView", () => {
      this.views = this.views.filter((it) => it.id !== id);
      this.#changed();
    });
  snoozeCase: Backend["snoozeCase"] = (id, until) =>
    this.#answer("snoozeCase", () => {
      const it = this.#case(id);
      if (!(Date.parse(until) > Date.now())) throw fakeError("invalid_input");
      it.snoozed_until = until;
      record(it, "case.snoozed", "reviewer", { until });
      this.#changed(id);
    });
  wakeCase: Backend["wakeCase"] = (id) =>
    this.#answer("wakeCase", () => {
      this.#case(id).snoozed_until = null;
      record(this.#case(id), "case.woken", "reviewer");
      this.#changed(id);
    });
  escalateCase: Backend["escalateCase"] = (id, reason) =>
    this.#answer("escalateCase", () => {
      if (!reason.trim()) throw fakeError("invalid_input");
      this.#case(id).escalated = true;
      record(this.#case(id), "case.escalated", "reviewer");
      this.#changed(id);
    });
  calmCase: Backend["calmCase"] = (id) =>
    this.#answer("calmCase", () => {
      this.#case(id).escalated = false;
      record(this.#case(id), "case.calmed", "reviewer");
      this.#changed(id);
    });

  #viewName(name: string, but?: string): string {
    const taken = this.views.some((it) => it.id !== but && it.name === name.trim());
    if (!name.trim() || taken) throw fakeError("invalid_input");
    return name.trim();
  }

  showCase: Backend["showCase"] = (id) => this.#answer("showCase", () => this.#view(id));
  followCase: Backend["followCase"] = (connectionId, externalId) =>
    this.#answer("followCase", () => {
      const known = this.cases.find((it) => it.external_id === externalId);
      if (known) return { case_id: known.id, fresh: false };
      const it = makeCase(this.cases.length, connectionId, this.options.environment, Date.now());
      it.external_id = externalId;
      this.cases.push(it);
      this.#changed(it.id);
      return { case_id: it.id, fresh: true };
    });
  applicantTemplate: Backend["applicantTemplate"] = (provider) =>
    this.#answer("applicantTemplate", () => templateOf(provider, this.cases.length + 3));
  checkApplicant: Backend["checkApplicant"] = (provider, applicant) =>
    this.#answer("checkApplicant", () =>
      provider === "jiko" ? problemsOf(applicant) : templateProblems(provider, applicant),
    );
  agreements: Backend["agreements"] = () =>
    this.#answer("agreements", () => {
      if (this.options.offline) throw fakeError("provider_unavailable");
      const url = (name: string) => `https://agreements.example/jiko/${name}.pdf`;
      return {
        version: "2026-09-01",
        release_date: "2026-09-01",
        documents: [
          {
            title: "Deposit Account Agreement",
            url: url("deposit"),
            type: "BANK_ACCOUNT",
            category: "BANK",
          },
          {
            title: "Brokerage Customer Agreement",
            url: url("brokerage"),
            type: "BROKERAGE",
            category: "BROKERAGE",
          },
          {
            title: "Client Relationship Summary (Form CRS)",
            url: url("crs"),
            type: "FORM_CRS",
            category: "BROKERAGE",
          },
          {
            title: "Privacy Policy",
            url: url("privacy"),
            type: "PRIVACY_POLICY",
            category: "GENERAL",
          },
          {
            title: "Consent to Electronic Records",
            url: url("esign"),
            type: "E_SIGN",
            category: "E-SIGN",
          },
        ],
      };
    });
  createCase: Backend["createCase"] = (request) =>
    this.#answer("createCase", () => {
      const connection = this.connections.find((it) => it.connection_id === request.connection_id);
      const provider = connection?.provider ?? "jiko";
      const problems =
        provider === "jiko"
          ? problemsOf(request.applicant)
          : templateProblems(provider, request.applicant);
      if (problems.length > 0) throw fakeError("invalid_input", { kind: "problems", problems });
      const it = makeCase(2, request.connection_id, this.options.environment, Date.now());
      if (provider !== "jiko") {
        const like = samples(Date.now()).find((sample) => sample.provider === provider);
        it.shape = like?.shape ?? null;
      }
      const name = (request.applicant as { name?: { first_name?: string; last_name?: string } })
        .name;
      Object.assign(it, {
        provider,
        applicant: request.applicant,
        name: `${name?.first_name ?? ""} ${name?.last_name ?? ""}`.trim(),
        external_id: null,
        status: null,
        seen: null,
        timeline: [],
        attestations: request.attested,
      });
      record(it, "case.created", "reviewer");
      for (const one of request.attested)
        record(it, "case.attested", "reviewer", { attested: one.kind });
      this.cases.push(it);
      this.#count();
      this.#deliver(this.#submission(it, "create", null, request.hold_seconds));
      this.#changed(it.id);
      return {
        case_id: it.id,
        external_id: null,
        stage: "NotSubmitted" as const,
        provider_status: null,
      };
    });
  submitCase: Backend["submitCase"] = (id, hold) =>
    this.#answer("submitCase", () => {
      const submission = this.#submission(this.#case(id), "submit", null, hold);
      if (hold !== null) this.#deliver(submission);
      this.#changed(id);
      return { submission_id: submission.submission_id, state: submission.state };
    });
  startAgain: Backend["startAgain"] = (id, hold) =>
    this.#answer("startAgain", () => this.#owe(id, "submit", hold));
  correctCase: Backend["correctCase"] = (id, correction, hold) =>
    this.#answer("correctCase", () => {
      const problems = Object.entries(flat(correction)).flatMap(([path, value]) =>
        value.includes("?")
          ? [{ path, code: "format", message: "Leave the question mark out." }]
          : [],
      );
      if (problems.length > 0) throw fakeError("invalid_input", { kind: "problems", problems });
      return this.#owe(id, "correct", hold);
    });
  answerCase: Backend["answerCase"] = (id, request) =>
    this.#answer("answerCase", () => {
      for (const handle of Object.values(request.documents)) {
        if (!this.#files.delete(handle)) throw fakeError("not_found");
      }
      return this.#owe(id, "answer", request.hold_seconds);
    });
  answerOutside: Backend["answerOutside"] = (id, text) =>
    this.#answer("answerOutside", () => {
      const it = this.#case(id);
      it.notes.push({ reviewer: "Alex Sample", at: new Date().toISOString(), text, erased: false });
      record(it, "answer.given_outside", "reviewer");
      this.#changed(id);
    });
  attestCase: Backend["attestCase"] = (id, attested) =>
    this.#answer("attestCase", () => {
      const it = this.#case(id);
      it.attestations.push(...attested);
      for (const one of attested) record(it, "case.attested", "reviewer", { attested: one.kind });
      this.#changed(id);
    });
  addNote: Backend["addNote"] = (id, text) =>
    this.#answer("addNote", () => {
      const it = this.#case(id);
      it.notes.push({ reviewer: "Alex Sample", at: new Date().toISOString(), text, erased: false });
      record(it, "note.added", "reviewer");
      this.#changed(id);
    });
  checkItem: Backend["checkItem"] = (id, item) =>
    this.#answer("checkItem", () => {
      const it = this.#case(id);
      it.checks.push({ item, reviewer: "Alex Sample", at: new Date().toISOString() });
      record(it, "checklist.checked", "reviewer", { item });
      this.#changed(id);
    });
  recommend: Backend["recommend"] = (id, request) =>
    this.#answer("recommend", () => {
      const it = this.#case(id);
      if (request.evidence !== null && request.evidence !== evidenceOf(it)) {
        const message = { message_id: "error-evidence-changed", params: [] };
        throw new CommandError({ code: "conflict", message, detail: null });
      }
      const { evidence: _, ...made } = request;
      const { version: policy } = this.policy;
      it.recommendation = { ...made, at: new Date().toISOString(), policy, outdated: false };
      it.seen = evidenceOf(it);
      record(it, "recommendation.recorded", "reviewer", { recommendation: request.recommendation });
      this.#changed(id);
    });
  revealField: Backend["revealField"] = (id, path, reason) =>
    this.#answer("revealField", () => {
      const it = this.#case(id);
      if (this.#shared) throw fakeError("not_available");
      if (reason === null && !this.#revealed.has(id)) throw fakeError("invalid_input");
      this.#revealed.add(id);
      record(it, "number.revealed", "reviewer", { field: path });
      this.#changed(id);
      const step = (value: Json, key: string): Json =>
        (value as Record<string, Json> | null)?.[key] ?? null;
      return { path, value: String(path.split(".").reduce(step, it.applicant)) };
    });
  shareScreen: Backend["shareScreen"] = (on) =>
    this.#answer("shareScreen", () => {
      this.#shared = on;
    });
  showPolicy: Backend["showPolicy"] = () => this.#answer("showPolicy", () => this.policy);
  setPolicy: Backend["setPolicy"] = (text) =>
    this.#answer("setPolicy", () => {
      this.policy = setAs(this.policy, text);
      return this.policy;
    });
  readPolicy: Backend["readPolicy"] = () =>
    this.#answer("readPolicy", () => JSON.stringify(SHIPPED, null, 2));
  savePolicy: Backend["savePolicy"] = () =>
    this.#answer("savePolicy", () => "/home/sample/dossier-policy.json");

  chooseExportFolder: Backend["chooseExportFolder"] = () =>
    this.#answer("chooseExportFolder", () => ({
      token: "folder-1",
      label: "/home/sample/case files",
    }));
  exportCase: Backend["exportCase"] = (id, redacted, folder) =>
    this.#answer("exportCase", () => {
      const it = this.#case(id);
      record(it, "case.exported", "reviewer", { variant: redacted ? "redacted" : "full" });
      this.#changed(id);
      const { fingerprint, public_key } = this.#info();
      return {
        path: `/home/sample/${folder ? "case files/" : ""}case-1${redacted ? "-redacted" : ""}.zip`,
        manifest: "5b".repeat(32),
        fingerprint,
        public_key,
        redacted,
        members: redacted ? 10 : 12,
        documents: redacted ? 0 : 2,
        bytes: 480_000,
      };
    });

  samePerson: Backend["samePerson"] = (id) =>
    this.#answer("samePerson", () =>
      samePersonAs(this.#case(id), this.cases).map((other) => ({
        case_id: other.id,
        external_id: other.external_id,
        stage: stageOf(other),
        provider_status: other.status,
        provider: other.provider,
        connection:
          this.connections.find((it) => it.connection_id === other.connection_id)?.name ?? "",
      })),
    );

  chooseFiles: Backend["chooseFiles"] = () =>
    this.#answer(
      "chooseFiles",
      () =>
        this.nextFiles?.() ?? [
          this.keep("IMG_2041.jpeg", 4_218_663, { error: this.options.badFile ?? undefined }),
        ],
    );
  tryFile: Backend["tryFile"] = (handle, _, slot, edit) =>
    this.#answer("tryFile", () => triedAs(this.#given(handle), slot, edit));
  recogniseFile: Backend["recogniseFile"] = (id, slot, handle) =>
    this.#answer("recogniseFile", () => this.#recognised(id, slot, this.#given(handle)));
  comparedDocuments: Backend["comparedDocuments"] = (id) =>
    this.#answer("comparedDocuments", () => this.#case(id).compared);
  filePicture: Backend["filePicture"] = (handle, edit) =>
    this.#answer("filePicture", () => pageOf(this.#given(handle), edit));
  attachFile: Backend["attachFile"] = (request) =>
    this.#answer("attachFile", () => {
      const it = this.#case(request.case_id);
      const file = this.#given(request.handle);
      if (!triedAs(file, request.slot, request.edit).ok) throw fakeError("does_not_conform");
      const document = this.#document(it, request.slot);
      const { comparisons, doubts: told, elsewhere } = this.#recognised(it.id, request.slot, file);
      it.compared = it.compared.filter((one) => one.slot !== request.slot);
      it.compared.push({
        document_id: document.document_id,
        slot: request.slot,
        comparisons,
        doubts: told,
        elsewhere,
      });
      const slot = it.shape?.slots.find((one) => one.slot === request.slot);
      if (slot && Object.keys(request.details).length > 0) {
        const { number, ...others } = request.details;
        const masked = number ? { number: number.slice(-4).padStart(number.length, "*") } : {};
        it.given[slot.details.document_type] = { ...others, ...masked };
      }
      for (const old of it.submissions) {
        if (
          old.kind === "upload" &&
          old.slot === request.slot &&
          ["held", "queued", "parked"].includes(old.state)
        ) {
          Object.assign(old, {
            state: "withdrawn",
            held_until: null,
            reason: { message_id: "submission-superseded", params: [] } satisfies Message,
          });
        }
      }
      const submission = this.#submission(it, "upload", request.slot, request.hold_seconds);
      const doubts = request.confirm_person ? [] : doubtsOf(file);
      if (doubts.length > 0) hold(submission);
      else if (request.hold_seconds !== null) this.#deliver(submission);
      this.#changed(it.id);
      return {
        submission_id: submission.submission_id,
        slot: request.slot,
        state: submission.state,
        output_sha256: document.prepared.sha256,
        findings: [],
        doubts,
      };
    });
  forgetFile: Backend["forgetFile"] = async (handle) => {
    this.#files.delete(handle);
  };
  documentPreview: Backend["documentPreview"] = (id, _, page) =>
    this.#answer("documentPreview", () => {
      const document = this.cases.flatMap((it) => it.documents).find((it) => it.document_id === id);
      const slot = document?.slot ?? "OTHER";
      return page ? turnedPicture(slot, 0, null, page) : pictureOf(slot);
    });

  listOutbox: Backend["listOutbox"] = (all) =>
    this.#answer("listOutbox", () =>
      this.cases
        .flatMap((it) => it.submissions)
        .filter((it) => all || OWED.has(it.state))
        .map((it) => ({ ...it })),
    );
  retrySubmission: Backend["retrySubmission"] = (id) =>
    this.#answer("retrySubmission", () => {
      const found = this.cases
        .flatMap((it) => it.submissions)
        .find((it) => it.submission_id === id);
      if (!found) throw fakeError("not_found");
      Object.assign(found, { state: "queued", held_until: null, reason: null });
      this.#deliver(found);
      this.#changed(found.case_id);
    });
  confirmPerson: Backend["confirmPerson"] = (id, reason) =>
    this.#answer("confirmPerson", () => {
      const found = this.cases
        .flatMap((it) => it.submissions)
        .find((it) => it.submission_id === id);
      if (!found) throw fakeError("not_found");
      if (!reason.trim()) throw fakeError("invalid_input");
      Object.assign(found, { state: "queued", held_until: null, reason: null });
      this.#deliver(found);
      this.#changed(found.case_id);
    });
  withdrawSubmission: Backend["withdrawSubmission"] = (id) =>
    this.#answer("withdrawSubmission", () => {
      const found = this.cases
        .flatMap((it) => it.submissions)
        .find((it) => it.submission_id === id);
      if (!found) throw fakeError("not_found");
      if (!["held", "queued", "parked"].includes(found.state)) {
        throw new CommandError({
          code: "not_available",
          message: { message_id: "reason-not-withdrawable", params: [["state", found.state]] },
          detail: null,
        });
      }
      Object.assign(found, {
        state: "withdrawn",
        held_until: null,
        reason: { message_id: "submission-by-person", params: [] },
      });
      record(this.#case(found.case_id), "submission.moved", "reviewer", {
        submission: found.kind,
        state: "withdrawn",
        ...(found.slot ? { slot: found.slot } : {}),
      });
      this.#changed(found.case_id);
    });

  syncNow: Backend["syncNow"] = () =>
    this.#answer("syncNow", () => {
      this.#emit("sync", { ...this.#sync(), state: this.options.offline ? "offline" : "syncing" });
      this.#later(this.options.delay / 2, () => {
        if (!this.options.offline) this.#lastSync = new Date().toISOString();
        this.#changed();
      });
    });
  syncState: Backend["syncState"] = () => this.#answer("syncState", () => this.#sync());
  verifyJournal: Backend["verifyJournal"] = () =>
    this.#answer("verifyJournal", () => ({
      ok: true,
      entries: this.cases.reduce((sum, it) => sum + it.timeline.length, 0),
      head: "a4".repeat(32),
      first_bad: null,
    }));
  getSettings: Backend["getSettings"] = () =>
    this.#answer("getSettings", () => ({ ...this.settings }));
  setSettings: Backend["setSettings"] = (settings) =>
    this.#answer("setSettings", () => {
      this.settings = { ...settings };
    });
  saveDiagnostics: Backend["saveDiagnostics"] = () =>
    this.#answer("saveDiagnostics", () => "/home/sample/dossier-diagnostics.json");
  dashboard: Backend["dashboard"] = (days) =>
    this.#answer("dashboard", () => dashboardOf(this.cases, days, Date.now()));
  saveTable: Backend["saveTable"] = (name) =>
    this.#answer("saveTable", () => `/home/sample/${name}.csv`);
  openLink: Backend["openLink"] = async () => undefined;

  on: Backend["on"] = (name, listener) => {
    const all = this.#listeners.get(name) ?? new Set();
    all.add(listener as never);
    this.#listeners.set(name, all);
    if (name === "case_wanted" && this.#state === "open") queueMicrotask(() => this.#follow());
    return () => all.delete(listener as never);
  };

  needs(caseId: string): string[] {
    return needsOf(this.#case(caseId));
  }
}

/** Texts by dotted path. */
function flat(value: Json, path = ""): Record<string, string> {
  if (typeof value !== "object" || value === null) return { [path]: String(value) };
  return Object.fromEntries(
    Object.entries(value).flatMap(([key, item]) =>
      Object.entries(flat(item, path ? `${path}.${key}` : key)),
    ),
  );
}
