/**
 * What the window asks of the shell, and the shapes it gets back. The shapes are those that the use
 * cases serialise (snake_case). Nothing else in the window knows how the shell is reached.
 */
import type {
  CaseFileView,
  CaseSummary,
  CaseView,
  CreateCaseRequest,
  ExportFolder,
  OtherCase,
} from "./views/case";
import type { Json, Role } from "./views/common";
import type {
  AddConnectionRequest,
  AgreementsView,
  ConnectionView,
  Credentials,
  ImportedView,
  InboxView,
  Pulled,
  SimulatedWord,
  SyncStateView,
  WebhookView,
} from "./views/connection";
import type { DashboardView } from "./views/dashboard";
import type { Attested, PolicyView, RecommendRequest } from "./views/decision";
import type {
  AttachFileRequest,
  AttachedView,
  ComparedView,
  Edit,
  FileView,
  PictureSize,
  RecognisedView,
  TriedFile,
} from "./views/document";
import type { Problem } from "./views/message";
import type { QueueRequest, QueueView, SavedFilter, SavedView } from "./views/queue";
import type {
  ErasedView,
  RetentionChange,
  RetentionStateView,
  RetentionView,
  UpcomingView,
} from "./views/retention";
import type { AnswerRequest, QueuedView, SubmissionView } from "./views/submission";
import type {
  BackupStateView,
  BackupView,
  KeyMode,
  NewKeysView,
  RestoreRequest,
  RestoredView,
  Settings,
  VaultStateView,
  VaultView,
  VerifiedView,
} from "./views/vault";

export * from "./views/case";
export * from "./views/common";
export * from "./views/connection";
export * from "./views/dashboard";
export * from "./views/decision";
export * from "./views/document";
export * from "./views/message";
export * from "./views/queue";
export * from "./views/retention";
export * from "./views/submission";
export * from "./views/vault";

export interface Events {
  changed: { what: ("cases" | "outbox" | "connections" | "vault")[]; case_ids: string[] };
  sync: SyncStateView;
  /** Where files hang over the window, in CSS pixels; null when they left. */
  files_over: { x: number; y: number } | null;
  files_dropped: { files: FileView[]; x: number | null; y: number | null };
  intake: { done: number; total: number | null };
  /** How far a backup is put back. */
  restoring: { percent: number };
  /** How many cases of an older vault are brought up to date, and of how many. */
  updating: { done: number; total: number };
  locked: Record<string, never>;
  /** A case is asked for from outside the window; null where the link that was followed names
   * none. */
  case_wanted: { case_id: string | null };
}

export interface Backend {
  vaultState(): Promise<VaultStateView>;
  createVault(
    passphrase: string,
    mode: KeyMode,
    reviewer: string,
    role: Role,
  ): Promise<NewKeysView>;
  recoverVault(code: string, passphrase: string, mode: KeyMode): Promise<NewKeysView>;
  unlockVault(passphrase: string): Promise<VaultView>;
  lockVault(): Promise<void>;
  vaultInfo(): Promise<VaultView>;
  /** Answers with a new recovery code where one is wanted. */
  changePassphrase(old: string, fresh: string, newCode: boolean): Promise<string | null>;
  /** Has the system print what the window shows. */
  printPage(): Promise<void>;

  backupState(): Promise<BackupStateView>;
  /** Asks where to; null where the person changed their mind. */
  backUp(): Promise<string | null>;
  /** Asks for a backup and verifies it; null where the person changed their mind. */
  chooseBackup(): Promise<BackupView | null>;
  /** Puts the chosen backup back and opens it. */
  restoreVault(request: RestoreRequest): Promise<RestoredView>;
  retentionState(): Promise<RetentionStateView>;
  setRetention(connectionId: string, change: RetentionChange): Promise<RetentionView>;
  upcomingErasures(): Promise<UpcomingView>;
  /** confirmClock: a person's word that this computer's clock is right. */
  eraseDue(confirmClock: boolean): Promise<ErasedView>;
  holdCase(caseId: string, reason: string): Promise<void>;
  releaseHold(caseId: string, reason: string): Promise<void>;
  /** The date from which the years of its record count, as `YYYY-MM-DD`. */
  dateRecord(caseId: string, from: string): Promise<void>;

  listConnections(): Promise<ConnectionView[]>;
  addConnection(request: AddConnectionRequest): Promise<ConnectionView>;
  testConnection(connectionId: string): Promise<{ clock_offset_s: number | null }>;
  removeConnection(connectionId: string): Promise<void>;
  rotateCredentials(connectionId: string, credentials: Credentials): Promise<void>;
  /** Starts simulated providers: the first time with connections to them, later at the same ones. */
  trySimulated(): Promise<ConnectionView[]>;
  simulatedState(): Promise<SimulatedWord>;
  /** The lists that the provider publishes; null where it publishes none. */
  catalogues(connectionId: string): Promise<Json>;
  followAll(connectionId: string): Promise<ImportedView>;
  listWebhooks(connectionId: string): Promise<WebhookView[]>;
  registerWebhook(connectionId: string, url: string): Promise<WebhookView>;
  removeWebhook(connectionId: string, webhookId: string): Promise<void>;
  showInbox(connectionId: string): Promise<InboxView | null>;
  setInbox(connectionId: string, address: string): Promise<InboxView>;
  pullInbox(connectionId: string): Promise<Pulled>;
  removeInbox(connectionId: string): Promise<void>;

  listQueue(request: QueueRequest): Promise<QueueView>;
  /** By name of a built-in view and by id of a saved one. */
  viewCounts(): Promise<Record<string, number>>;
  savedViews(): Promise<SavedView[]>;
  saveView(name: string, filter: SavedFilter): Promise<SavedView>;
  renameView(id: string, name: string): Promise<unknown>;
  removeView(id: string): Promise<unknown>;
  /** Until is RFC 3339. It leaves the views until then, or until the provider changes it. */
  snoozeCase(caseId: string, until: string, reason: string | null): Promise<unknown>;
  wakeCase(caseId: string): Promise<unknown>;
  /** Marks a case for a second look. */
  escalateCase(caseId: string, reason: string): Promise<unknown>;
  calmCase(caseId: string): Promise<unknown>;

  showCase(caseId: string): Promise<CaseView>;
  followCase(
    connectionId: string,
    externalId: string,
  ): Promise<{ case_id: string; fresh: boolean }>;
  applicantTemplate(provider: string): Promise<Json>;
  checkApplicant(provider: string, applicant: Json): Promise<Problem[]>;
  agreements(connectionId: string): Promise<AgreementsView>;
  createCase(request: CreateCaseRequest): Promise<CaseSummary>;
  /** hold_seconds null: until released. */
  submitCase(caseId: string, holdSeconds: number | null): Promise<QueuedView>;
  startAgain(caseId: string, holdSeconds: number | null): Promise<QueuedView>;
  /** A partial applicant in the provider's field names. */
  correctCase(caseId: string, correction: Json, holdSeconds: number | null): Promise<QueuedView>;
  answerCase(caseId: string, request: AnswerRequest): Promise<QueuedView>;
  answerOutside(caseId: string, text: string): Promise<void>;
  attestCase(caseId: string, attested: Attested[]): Promise<void>;
  addNote(caseId: string, text: string): Promise<void>;
  checkItem(caseId: string, item: string): Promise<void>;
  recommend(caseId: string, request: RecommendRequest): Promise<void>;
  /** Into a chosen folder; without one it asks where to. Null where the person changed their mind. */
  exportCase(
    caseId: string,
    redacted: boolean,
    folder: string | null,
  ): Promise<CaseFileView | null>;
  /** One folder for several case files; null where the person changed their mind. */
  chooseExportFolder(): Promise<ExportFolder | null>;
  /** One masked value in the clear, on record. The reason is asked once for each case. */
  revealField(
    caseId: string,
    path: string,
    reason: string | null,
  ): Promise<{ path: string; value: string }>;
  /** Masks everything while the screen is shown to others. */
  shareScreen(on: boolean): Promise<void>;
  /** Empty for who may not review. */
  samePerson(caseId: string): Promise<OtherCase[]>;

  chooseFiles(): Promise<FileView[]>;
  tryFile(handle: string, provider: string, slot: string, edit: Edit): Promise<TriedFile>;
  /** What was read on the kept documents of a case, beside what is known of the applicant. */
  comparedDocuments(caseId: string): Promise<ComparedView[]>;
  /** Reads the document and holds it against the applicant; may take seconds. */
  recogniseFile(
    caseId: string,
    slot: string | null,
    handle: string,
    edit: Edit,
  ): Promise<RecognisedView>;
  /** Address of a picture of a file as an edit leaves it: of one of its pages, say. */
  filePicture(handle: string, edit: Edit, size: PictureSize): Promise<string>;
  attachFile(request: AttachFileRequest): Promise<AttachedView>;
  forgetFile(handle: string): Promise<void>;
  /** Address of a picture of a document; of one of its pages, from 1, where it has several. */
  documentPreview(
    documentId: string,
    part: "source" | "prepared",
    page: number | null,
    size: PictureSize,
  ): Promise<string>;

  /** What was typed and not yet saved, as the vault kept it. */
  listDrafts(): Promise<{ key: string; body: string }[]>;
  /** Keeps a draft; null lets go of it. */
  keepDraft(key: string, body: string | null): Promise<void>;

  listOutbox(all: boolean): Promise<SubmissionView[]>;
  retrySubmission(submissionId: string): Promise<unknown>;
  /** Lets an upload go that was held because of a doubt about the person. */
  confirmPerson(submissionId: string, reason: string): Promise<unknown>;
  withdrawSubmission(submissionId: string): Promise<unknown>;

  showPolicy(): Promise<PolicyView>;
  setPolicy(text: string): Promise<PolicyView>;
  /** The text of a file that the person chooses; null where they changed their mind. */
  readPolicy(): Promise<string | null>;
  /** Where it was written; null where the person changed their mind. */
  savePolicy(): Promise<string | null>;

  syncNow(caseId: string | null): Promise<void>;
  syncState(): Promise<SyncStateView>;
  verifyJournal(): Promise<VerifiedView>;
  getSettings(): Promise<Settings>;
  setSettings(settings: Settings): Promise<void>;
  saveDiagnostics(): Promise<string | null>;
  dashboard(days: number): Promise<DashboardView>;
  /** Asks where to and writes the table; null where the person changed their mind. */
  saveTable(name: string, csv: string): Promise<string | null>;
  /** Opens a page of a provider in the person's browser. */
  openLink(url: string): Promise<void>;

  /** Listens; the result stops listening. */
  on<Name extends keyof Events>(name: Name, listener: (payload: Events[Name]) => void): () => void;
}
