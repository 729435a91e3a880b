/**
 * What the window asks of the shell, and the shapes it gets back. The shapes are those that the use
 * cases serialise (snake_case). Nothing else in the window knows how the shell is reached.
 */

export type Stage =
  | "NotSubmitted"
  | "InProgress"
  | "DocumentsNeeded"
  | "DataNeeded"
  | "ReadyToResubmit"
  | "InformationRequested"
  | "ManualReview"
  | "Approved"
  | "Rejected"
  | "Unmapped";

export type Environment = "simulated" | "sandbox" | "production";
export type Role = "support" | "reviewer" | "supervisor";

export const ROLES: readonly Role[] = ["support", "reviewer", "supervisor"];

export const VIEWS = [
  "needs-us",
  "escalated",
  "needs-documents",
  "needs-data",
  "ready",
  "information-requested",
  "manual-review",
  "waiting",
  "snoozed",
  "decided",
  "unmapped",
  "all",
] as const;
export type ViewName = (typeof VIEWS)[number];

export const ERROR_CODES = [
  "wrong_passphrase",
  "vault_locked",
  "vault_damaged",
  "vault_in_use",
  "vault_newer",
  "rolled_back",
  "not_found",
  "invalid_input",
  "not_available",
  "conflict",
  "provider_refused",
  "provider_unavailable",
  "rate_limited",
  "credentials_refused",
  "clock_wrong",
  "unreadable_file",
  "file_too_large",
  "does_not_conform",
  "storage_full",
  "tampered",
  "internal",
] as const;
export type ErrorCode = (typeof ERROR_CODES)[number];

/** An id of the message files and its parameters; the sentence is made here. */
export interface Message {
  message_id: string;
  params: [string, string][];
}

export interface Problem {
  /** Dotted path in the provider's own terms. */
  path: string;
  code: string;
  message: string;
  suggestion?: string | null;
}

export type Severity = "info" | "warning" | "error";

export interface Finding {
  code: string;
  severity: Severity;
  message: string;
  /** What was measured, in the unit that the sentence names. */
  number?: number | null;
}

export type ErrorDetail =
  | { kind: "problems"; problems: Problem[] }
  | { kind: "findings"; findings: Finding[] }
  | { kind: "provider_words"; words: string }
  | { kind: "saved"; case_id: string }
  | { kind: "journal"; first_bad: number };

/** What every command rejects with. */
export interface CommandErrorView {
  code: ErrorCode;
  message: Message;
  detail: ErrorDetail | null;
}

/** What opens a vault, besides its recovery code. */
export const KEY_MODES = ["passphrase", "passphrase_and_device"] as const;
export type KeyMode = (typeof KEY_MODES)[number];

export interface VaultStateView {
  state: "absent" | "locked" | "open";
  mode: KeyMode | null;
  has_recovery_code: boolean;
  /** For how long no passphrase is tried. */
  wait_seconds: number;
  /** It cannot be opened because its files are damaged. */
  is_damaged: boolean;
  dir: string;
  sim_available: boolean;
  reviewer: { name: string; role: Role } | null;
  /** Everything is masked because the screen is shown to others. */
  screen_shared: boolean;
  /** Characters of a new passphrase. */
  least_passphrase: number;
  version: string;
}

export interface VaultView {
  vault_id: string;
  fingerprint: string;
  public_key: string;
  created_at: string;
  cases: number;
  outbox: number;
  schema: number;
  mode: KeyMode;
  has_recovery_code: boolean;
  /** An older copy was put back; it is only read from. */
  rolled_back: boolean;
  anchor: "held" | "absent" | "differs";
  /** The last entry of which the anchor knows, where an older copy was put back. */
  anchored_seq?: number | null;
  /** The journal's last entry. */
  seq: number;
  /** How far the journal has come, signed. */
  checkpoint: string;
}

/** An open vault under new keys. The recovery code is told this once. */
export interface NewKeysView {
  vault: VaultView;
  recovery_code: string;
}

/** A case file that was written. */
export interface CaseFileView {
  path: string;
  /** SHA-256 of its manifest, as the journal names it. */
  manifest: string;
  fingerprint: string;
  public_key: string;
  redacted: boolean;
  members: number;
  documents: number;
  bytes: number;
}

export interface ConnectionView {
  connection_id: string;
  provider: string;
  name: string;
  environment: Environment;
  base_url: string;
  cases: number;
  trouble?: string | null;
  /** Parts of the provider's contract are assumed. */
  partly_unverified: boolean;
}

/** In the provider's own names; a switch is true or false. */
export type Credentials = Record<string, string | boolean>;

export interface ImportedView {
  added: number;
  already_known: number;
  refused: { line: number; reason: Message }[];
}

/** A team's inbox, and what its operator has to be told of this desk. */
export interface InboxView {
  address: string;
  token_sha256: string;
  seal_to: string;
}

export interface Pulled {
  accepted: number;
  duplicate: number;
  rejected: number;
}

export interface WebhookView {
  webhook_id: string;
  url: string;
  active: boolean;
}

/** Whether the simulated providers of the vault answer; absent where it has none. */
export type SimulatedWord = "absent" | "asleep" | "running";

export interface AddConnectionRequest {
  provider: string;
  name: string;
  environment: Environment;
  base_url: string;
  credentials: Credentials;
  proxy: string | null;
  ca_pem: string | null;
  pins_pem: string | null;
  owner: string | null;
}

export const DUES = ["late", "today", "week", "later", "none"] as const;
/** late: before now; today: within 24 hours; week: within 7 days; none: without a due time. */
export type QueueDue = (typeof DUES)[number];

export const SORTS = ["urgent", "updated", "oldest", "name"] as const;
export type QueueSort = (typeof SORTS)[number];

/** What narrows the queue, apart from a search. */
export interface SavedFilter {
  view: ViewName;
  provider: string | null;
  connection: string | null;
  stage: Stage | null;
  due: QueueDue | null;
  /** Only cases in which something doubtful was found, or none was. */
  finding: boolean | null;
  /** Null is by urgency. */
  sort: QueueSort | null;
}

export interface QueueRequest extends SavedFilter {
  search: string | null;
  limit: number;
  after: string | null;
}

export interface SavedView {
  id: string;
  name: string;
  /** What was searched for is never kept. */
  filter: SavedFilter & { search?: null };
}

export type MatchField = "name" | "external_id" | "email" | "phone" | "number" | "case_id";

export interface QueueRowView {
  case_id: string;
  external_id: string | null;
  provider: string;
  connection_id: string;
  name: string | null;
  stage: Stage;
  provider_status: string | null;
  due_at?: string | null;
  first_seen_at: string;
  updated_at: string;
  needs: string[];
  findings: number;
  documents: number;
  snoozed_until?: string | null;
  escalated: boolean;
  /** Why a search found it; close: with a letter or two different. */
  match?: { field: MatchField; is_close: boolean } | null;
}

export interface QueueView {
  cases: QueueRowView[];
  next?: string | null;
  total: number;
  /** There are more than were counted. */
  total_is_least: boolean;
}

/** A folder that the person chose for case files; its path stays in the shell under the token. */
export interface ExportFolder {
  token: string;
  label: string;
}

export interface Field {
  name: string;
  type: "text" | "date" | "choice" | "file";
  reason?: string | null;
  options?: string[];
}

export type RequirementKind =
  "identity" | "identification_number" | "address" | "other" | "data" | "information";

export interface RequirementView {
  kind: RequirementKind;
  satisfied: boolean;
  optional?: boolean;
  alternatives: string[][];
  missing: string[];
  fields?: Field[];
}

export interface SlotRule {
  media_types: string[];
  max_bytes: number;
  min_bytes?: number | null;
  pages?: number | null;
  edits: "none" | "lossless" | "full";
}

export type SlotState = "open" | "queued" | "accepted" | "refused";

export const DETAILS = ["number", "country", "issued", "expires", "state"] as const;
export type DetailName = (typeof DETAILS)[number];

/** What a person has to say about a document. */
export interface DetailsView {
  /** The sides of one document share what is said about it. */
  document_type: string;
  needed: DetailName[];
  optional: DetailName[];
  forbidden: DetailName[];
  /** The number masked to its last four. */
  given: Partial<Record<DetailName, string>>;
}

export interface SlotView {
  slot: string;
  state: SlotState;
  rule: SlotRule | null;
  details: DetailsView;
  link?: string | null;
  provider_word?: string | null;
  reason?: string | null;
}

export type ActionName = "submit" | "start_again" | "correct" | "answer" | "attach";

export interface ActionView {
  action: ActionName;
  available: boolean;
  reason?: Message | null;
}

export type SubmissionKind = "create" | "upload" | "submit" | "correct" | "answer";
export type SubmissionState =
  "held" | "queued" | "sending" | "accepted" | "refused" | "uncertain" | "parked" | "withdrawn";

export interface SubmissionView {
  submission_id: string;
  case_id: string;
  /** Whose API and whose application; the outbox shows them where they are told. */
  provider?: string | null;
  name?: string | null;
  kind: SubmissionKind;
  slot?: string | null;
  state: SubmissionState;
  attempts: number;
  next_at?: string | null;
  held_until?: string | null;
  reason?: Message | null;
  receipt?: {
    at: string;
    provider_status?: string | null;
    reference?: string | null;
    sha256?: string | null;
    reconciled: boolean;
  } | null;
  refusal?: { at: string; status: number; words: string } | null;
  created_at: string;
}

export interface TimelineView {
  seq: number;
  at: string;
  actor: "reviewer" | "provider" | "dossier";
  kind: string;
  data: Record<string, unknown>;
}

export interface DocumentFacts {
  media_type: string;
  width?: number | null;
  height?: number | null;
  pages?: number | null;
  bytes: number;
  sha256: string;
}

export type Operation =
  | { op: "pass_through" | "strip_metadata" | "flatten" | "to_srgb" }
  | { op: "decode" | "encode"; media_type: string }
  | { op: "orient" | "turn_lossless"; exif: number }
  | { op: "pages"; pages: number[]; of: number }
  | { op: "turn"; quarters: number }
  | { op: "crop"; left: number; top: number; width: number; height: number }
  | { op: "scale"; width: number; height: number };

/** A part of a picture, in ten-thousandths of its upright, turned sides. */
export interface Crop {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** What a person asked for in the making of a file, beyond what its rule asks. */
export interface Edit {
  /** From 1, in this order; empty where nobody chose. */
  pages: number[];
  /** Quarter turns to the right, 0 to 3. */
  turn: number;
  crop: Crop | null;
}

export const NO_EDIT: Edit = { pages: [], turn: 0, crop: null };

export type ComparedField = "name" | "birth_date" | "number" | "address";
export type Difference = "same" | "format" | "different" | "missing";

/** A field of a document held against the applicant's; values only for who may see them. */
export interface ComparisonView {
  field: ComparedField;
  applicant: string | null;
  document: string | null;
  difference: Difference;
  read_from: "pdf417" | "mrz";
}

/** Why a document may be another person's. */
export type Doubt = "name_differs" | "birth_date_differs" | "same_image_elsewhere";

/** Another case that has the same picture, as the queue calls it. */
export interface ElsewhereView {
  case_id: string;
  name: string | null;
}

export interface RecognisedView {
  comparisons: ComparisonView[];
  doubts: Doubt[];
  elsewhere: ElsewhereView[];
  findings: Finding[];
  /** The open slot of this case that the file seems to be for. */
  suggestion: string | null;
}

/** What was read on the kept document of a slot, held against the applicant as they are now. */
export interface ComparedView {
  document_id: string;
  slot: string;
  comparisons: ComparisonView[];
  doubts: Doubt[];
  elsewhere: ElsewhereView[];
}

export interface DocumentView {
  document_id: string;
  slot: string;
  attached_at: string;
  source: DocumentFacts;
  prepared: DocumentFacts;
  recipe: Operation[];
  findings: Finding[];
  erased_at?: string | null;
}

export type AttestationKind = "phone" | "email" | "agreements" | "terms";

export interface Attested {
  kind: AttestationKind;
  /** RFC 3339. */
  at: string;
  how?: string | null;
}

export type Recommendation = "approve" | "decline" | "request";

export interface RecommendRequest {
  recommendation: Recommendation;
  reasons: string[];
  text: string | null;
  private: string | null;
  /** The case's evidence as it was looked at; refused where it is another by now. */
  evidence: string | null;
}

export type EvidencePart = "applicant" | "documents" | "requirements" | "provider" | "checklist";

/** Our recommendation as it was recorded. */
export interface DecisionView {
  recommendation: Recommendation;
  reasons: string[];
  text?: string | null;
  private?: string | null;
  at: string;
  /** Version of the policy under which it was made. */
  policy?: number | null;
  /** The evidence is no longer what was seen then. */
  outdated: boolean;
  changed?: EvidencePart[];
}

/** A code for the record; without a label the program has words for it. */
export interface Coded {
  code: string;
  label?: string | null;
}

export interface Policy {
  due_hours: { documents: number; information: number; ready: number; manual_review: number };
  working_days: string[];
  reasons: Record<Recommendation, Coded[]>;
  other_reasons: boolean;
  checklists: { providers?: string[]; stages?: Stage[]; items: Coded[] }[];
  other_items: boolean;
  reveal_reasons: Coded[];
}

export interface PolicyView {
  /** 0 is the one that the program ships. */
  version: number;
  digest: string;
  set_at?: string | null;
  set_by?: string | null;
  policy: Policy;
}

export interface CaseSummary {
  case_id: string;
  external_id: string | null;
  stage: Stage;
  provider_status: string | null;
}

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** Another case that seems to be about the same person. */
export interface OtherCase extends CaseSummary {
  provider: string;
  connection: string;
}

/** Something that is kept, or went. */
export interface KeptRow {
  case_id: string;
  external_id: string | null;
  /** document, applicant or journal. */
  what: string;
  slot?: string | null;
  goes: string;
  at?: string | null;
  rule?: string | null;
  /** It was not sent, and goes within a week. */
  warns: boolean;
  told: Message;
}

export interface KeptCount {
  documents: number;
  applicants: number;
}

/** What goes now and within 30 days. */
export interface UpcomingView {
  due: KeptCount;
  soon: KeptCount;
  /** Cases of which nothing goes because of a legal hold. */
  on_hold: number;
  rows: KeptRow[];
  up_to: string;
  /** Until a provider's clock agrees with this computer's, nothing goes for its age. */
  clock_confirmed: boolean;
}

/** How long what a connection's cases hold is kept. */
export interface RetentionView {
  connection_id: string;
  name: string;
  keep_days: number;
  applicant_days: number;
  unsent_days: number;
  record_keeper: boolean;
}

export interface RetentionStateView {
  connections: RetentionView[];
  /** Why the person may not change them. */
  refused: Message | null;
}

export type RetentionChange = Omit<RetentionView, "connection_id" | "name">;

export interface ErasedView extends KeptCount {
  up_to: string;
  clock_confirmed: boolean;
}

export interface BackupStateView {
  last_at: string | null;
  /** Why the person may not write one. */
  refused: Message | null;
}

/** A backup that was chosen and verified. */
export interface BackupView {
  name: string;
  vault_id: string;
  made_at: string;
  size: number;
  mode: KeyMode;
  has_recovery_code: boolean;
}

export type RestoreRequest =
  | { kind: "passphrase"; passphrase: string }
  | { kind: "recovery_code"; code: string; passphrase: string; mode: KeyMode };

export interface RestoredView {
  vault: VaultView;
  made_at: string;
  /** Submissions of which has to be found out whether they arrived since. */
  uncertain: number;
  /** Where the damaged vault is kept that was in the way. */
  aside: string | null;
  /** The new recovery code, where the old one was used up. */
  recovery_code: string | null;
}

export interface KeptView {
  on_hold: boolean;
  rows: KeptRow[];
  up_to: string;
}

export interface CaseView extends CaseSummary {
  provider: string;
  connection_id: string;
  environment: Environment;
  name: string | null;
  customer_id?: string | null;
  due_at?: string | null;
  snoozed_until?: string | null;
  escalated?: boolean;
  applicant: Json;
  requirements: RequirementView[];
  slots: SlotView[];
  actions: ActionView[];
  needs: string[];
  provider_reasons: string[];
  /** Pages of the provider that belong in the customer's hands. */
  pages: { kind: "terms" | "upload"; url: string }[];
  /** When the provider stops waiting. */
  deadline?: string | null;
  deadline_estimated: boolean;
  submissions: SubmissionView[];
  documents: DocumentView[];
  attestations: Attested[];
  notes: { reviewer: string; at: string; text: string; erased: boolean }[];
  checks: { item: string; reviewer: string; at: string }[];
  /** What is kept of it and until when. */
  kept: KeptView;
  /** What the policy has looked at in this case. */
  checklist: { item: string; label?: string | null }[];
  /** Names the evidence as it is now. */
  evidence: string;
  recommendation?: DecisionView | null;
  timeline: TimelineView[];
}

export interface AgreementsView {
  version: string;
  release_date: string | null;
  documents: { title: string; url: string; type: string | null; category: string | null }[];
}

export interface CreateCaseRequest {
  connection_id: string;
  applicant: Json;
  attested: Attested[];
  hold_seconds: number | null;
}

/** A file chosen or dropped; its bytes stay in the shell under the handle, which is empty for a file
 * that was refused. */
export interface FileView {
  handle: string;
  name: string;
  bytes: number;
  error: CommandErrorView | null;
}

export interface TriedFile {
  ok: boolean;
  /** None where not even the file's header can be read. */
  facts: DocumentFacts | null;
  prepared: DocumentFacts | null;
  recipe: Operation[];
  findings: Finding[];
  /** Address of a preview image: the chosen pages, turned, not cropped. */
  before: string | null;
  after: string | null;
  /** Where the document seems to lie in the picture; offered, never forced. */
  crop: Crop | null;
}

export type DocumentDetails = Partial<Record<DetailName, string>>;

export interface AnswerRequest {
  /** By field of the information requirement. */
  fields: Record<string, string>;
  /** Handles of chosen files, by field. */
  documents: Record<string, string>;
  hold_seconds: number | null;
}

export interface QueuedView {
  submission_id: string;
  state: SubmissionState;
}

export interface AttachFileRequest {
  case_id: string;
  slot: string;
  handle: string;
  details: DocumentDetails;
  edit: Edit;
  /** Why a doubt about the person is set aside; without one the upload is held. */
  confirm_person: string | null;
  hold_seconds: number | null;
}

export interface AttachedView {
  submission_id: string;
  slot: string;
  state: SubmissionState;
  output_sha256: string;
  findings: Finding[];
  /** Not empty: the upload is held until a person confirms. */
  doubts: Doubt[];
}

export interface SyncStateView {
  state: "up_to_date" | "syncing" | "offline" | "trouble" | "idle";
  at: string | null;
  pending: number;
  message: Message | null;
}

export interface VerifiedView {
  ok: boolean;
  entries: number;
  head: string;
  first_bad?: number | null;
}

/** For how long a case has been open. */
export type AgeBucket = "day" | "three_days" | "week" | "two_weeks" | "month" | "older";
/** How long it took from the first submit to the decision. */
export type DecisionBucket = "hour" | "day" | "three_days" | "week" | "month" | "older";

/** Figures of the desk: what is open now, and what happened within a number of days. */
export interface DashboardView {
  open: { stage: Stage; provider: string; count: number }[];
  ages: { bucket: AgeBucket; count: number }[];
  /** Days are written `YYYY-MM-DD`; one on which nothing happened may be left out. */
  decided: { day: string; approved: number; rejected: number }[];
  time_to_decision: { bucket: DecisionBucket; count: number }[];
  median_hours: number | null;
  /** In the provider's word; null where it gave none. */
  refusals: { reason: string | null; provider: string; count: number }[];
  throughput: { day: string; submitted: number; recommended: number }[];
  as_of: string;
}

export interface Settings {
  /** Undo window; null waits until a person releases it. */
  hold_seconds: number | null;
  /** 1 to 15. */
  idle_lock_minutes: number;
  theme: "system" | "light" | "dark";
  one_key_shortcuts: boolean;
  language: "system" | "en" | "de";
  /** Size of the text, in percent: 100 to 130. */
  text_percent: number;
  /** For how long a number stays in the clear, in seconds: 10 to 300. */
  reveal_seconds: number;
  /** Whether the system tells what came while the window was elsewhere. */
  notifications: boolean;
  /** Keys that a person chose, by command; an empty list takes its keys away. */
  keys: Record<string, string[]>;
}

export interface Events {
  changed: { what: ("cases" | "outbox" | "connections" | "vault")[]; case_ids: string[] };
  sync: SyncStateView;
  /** Where files hang over the window, in CSS pixels; null when they left. */
  files_over: { x: number; y: number } | null;
  files_dropped: { files: FileView[]; x: number | null; y: number | null };
  intake: { done: number; total: number };
  /** How far a backup is put back. */
  restoring: { percent: number };
  /** How many cases of an older vault are brought up to date, and of how many. */
  updating: { done: number; total: number };
  locked: Record<string, never>;
  /** A case is asked for from outside the window. */
  case_wanted: { case_id: string };
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
  /** Address of a small picture of a page. */
  filePicture(handle: string, edit: Edit): Promise<string>;
  attachFile(request: AttachFileRequest): Promise<AttachedView>;
  forgetFile(handle: string): Promise<void>;
  /** Address of a picture of a document; of one of its pages, from 1, where it has several. */
  documentPreview(
    documentId: string,
    part: "source" | "prepared",
    page: number | null,
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
