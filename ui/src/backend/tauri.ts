import type { Attested, Backend, Events } from "./backend";
import { commands, events } from "./bindings";

/**
 * The bindings name words as text where the window knows which words there are; the shapes are the
 * same, so each answer is only given its narrower type here.
 */
const narrow = <Value>(answer: Promise<unknown>) => answer as Promise<Value>;
type Wide = Parameters<typeof commands.listQueue>[0];
const attestedOf = (it: Attested) => ({ ...it, how: it.how ?? null });
type Provider = Parameters<typeof commands.checkApplicant>[0];

const listeners: {
  [Name in keyof Events]: (listener: (payload: Events[Name]) => void) => Promise<() => void>;
} = {
  changed: (listener) => events.changed.listen(({ payload }) => listener(payload)),
  sync: (listener) => events.sync.listen(({ payload }) => listener(payload as Events["sync"])),
  files_over: (listener) =>
    events.filesOver.listen(({ payload }) => listener(payload as Events["files_over"])),
  files_dropped: (listener) =>
    events.filesDropped.listen(({ payload }) => listener(payload as Events["files_dropped"])),
  restoring: (listener) => events.restoring.listen(({ payload }) => listener(payload)),
  updating: (listener) => events.updating.listen(({ payload }) => listener(payload)),
  intake: (listener) => events.intake.listen(({ payload }) => listener(payload)),
  locked: (listener) => events.locked.listen(({ payload }) => listener(payload)),
  case_wanted: (listener) => events.caseWanted.listen(({ payload }) => listener(payload)),
};

/** The shell's commands. */
export const tauri: Backend = {
  vaultState: () => narrow(commands.vaultState()),
  createVault: (passphrase, mode, reviewer, role) =>
    commands.createVault(passphrase, mode, reviewer, role),
  recoverVault: (code, passphrase, mode) => commands.recoverVault(code, passphrase, mode),
  unlockVault: (passphrase) => commands.unlockVault(passphrase),
  lockVault: () => narrow(commands.lockVault()),
  vaultInfo: () => commands.vaultInfo(),
  changePassphrase: (old, fresh, newCode) => commands.changePassphrase(old, fresh, newCode),
  printPage: () => narrow(commands.printPage()),

  backupState: () => narrow(commands.backupState()),
  backUp: () => commands.backUp(),
  chooseBackup: () => commands.chooseBackup(),
  restoreVault: (request) => narrow(commands.restoreVault(request)),
  retentionState: () => narrow(commands.retentionState()),
  setRetention: (id, change) => commands.setRetention(id, change),
  upcomingErasures: () => narrow(commands.upcomingErasures()),
  eraseDue: (confirmClock) => commands.eraseDue(confirmClock),
  holdCase: (id, reason) => narrow(commands.holdCase(id, reason)),
  releaseHold: (id, reason) => narrow(commands.releaseHold(id, reason)),
  dateRecord: (id, from) => narrow(commands.dateRecord(id, from)),

  listConnections: () => narrow(commands.listConnections()),
  addConnection: (request) =>
    narrow(commands.addConnection({ ...request, provider: request.provider as Provider })),
  testConnection: (id) => narrow(commands.testConnection(id)),
  removeConnection: (id) => narrow(commands.removeConnection(id)),
  rotateCredentials: (id, credentials) => narrow(commands.rotateCredentials(id, credentials)),
  trySimulated: () => narrow(commands.trySimulated()),
  catalogues: (id) => narrow(commands.catalogues(id)),
  followAll: (id) => commands.followAll(id),
  listWebhooks: (id) => commands.listWebhooks(id),
  registerWebhook: (id, url) => commands.registerWebhook(id, url),
  removeWebhook: (id, webhookId) => narrow(commands.removeWebhook(id, webhookId)),
  showInbox: (id) => commands.showInbox(id),
  setInbox: (id, address) => commands.setInbox(id, address),
  pullInbox: (id) => commands.pullInbox(id),
  removeInbox: (id) => narrow(commands.removeInbox(id)),
  simulatedState: () => commands.simulatedState(),

  listQueue: (request) => narrow(commands.listQueue(request as Wide)),
  viewCounts: () => commands.viewCounts(),
  savedViews: () => narrow(commands.savedViews()),
  saveView: (name, filter) =>
    narrow(
      commands.saveView(name, {
        ...filter,
        search: null,
        provider: filter.provider as Provider | null,
      }),
    ),
  renameView: (id, name) => narrow(commands.renameView(id, name)),
  removeView: (id) => narrow(commands.removeView(id)),
  snoozeCase: (id, until, reason) => narrow(commands.snoozeCase(id, until, reason)),
  wakeCase: (id) => narrow(commands.wakeCase(id)),
  escalateCase: (id, reason) => narrow(commands.escalateCase(id, reason)),
  calmCase: (id) => narrow(commands.calmCase(id)),

  showCase: (id) => narrow(commands.showCase(id)),
  followCase: (connectionId, externalId) => commands.followCase(connectionId, externalId),
  applicantTemplate: (provider) => commands.applicantTemplate(provider as Provider),
  checkApplicant: (provider, applicant) =>
    narrow(commands.checkApplicant(provider as Provider, applicant)),
  agreements: (connectionId) => narrow(commands.agreements(connectionId)),
  createCase: (request) =>
    narrow(commands.createCase({ ...request, attested: request.attested.map(attestedOf) })),
  submitCase: (id, holdSeconds) => narrow(commands.submitCase(id, holdSeconds)),
  startAgain: (id, holdSeconds) => narrow(commands.startAgain(id, holdSeconds)),
  correctCase: (id, correction, holdSeconds) =>
    narrow(commands.correctCase(id, correction, holdSeconds)),
  answerCase: (id, request) => narrow(commands.answerCase(id, request)),
  answerOutside: (id, text) => narrow(commands.answerOutside(id, text)),
  attestCase: (id, attested) => narrow(commands.attestCase(id, attested.map(attestedOf))),
  addNote: (id, text) => narrow(commands.addNote(id, text)),
  checkItem: (id, item) => narrow(commands.checkItem(id, item)),
  recommend: (id, request) => narrow(commands.recommend(id, request)),
  exportCase: (id, redacted, folder) => commands.exportCase(id, redacted, folder),
  chooseExportFolder: () => narrow(commands.chooseExportFolder()),
  revealField: (id, path, reason) => commands.revealField(id, path, reason),
  shareScreen: (on) => narrow(commands.shareScreen(on)),
  samePerson: (id) => narrow(commands.samePerson(id)),

  chooseFiles: () => narrow(commands.chooseFiles()),
  tryFile: (handle, provider, slot, edit) =>
    narrow(commands.tryFile(handle, provider as Provider, slot, edit)),
  comparedDocuments: (caseId) => narrow(commands.comparedDocuments(caseId)),
  recogniseFile: (caseId, slot, handle, edit) =>
    narrow(commands.recogniseFile(caseId, slot, handle, edit)),
  filePicture: (handle, edit, size) => commands.filePicture(handle, edit, size),
  attachFile: (request) => narrow(commands.attachFile(request)),
  forgetFile: (handle) => narrow(commands.forgetFile(handle)),
  documentPreview: (documentId, part, page, size) =>
    commands.documentPreview(documentId, part, page, size),

  listDrafts: () => commands.listDrafts(),
  keepDraft: (key, body) => narrow(commands.keepDraft(key, body)),

  listOutbox: (all) => narrow(commands.listOutbox(all)),
  retrySubmission: (id) => narrow(commands.retrySubmission(id)),
  confirmPerson: (id, reason) => narrow(commands.confirmPerson(id, reason)),
  withdrawSubmission: (id) => narrow(commands.withdrawSubmission(id)),

  showPolicy: () => narrow(commands.showPolicy()),
  setPolicy: (text) => narrow(commands.setPolicy(text)),
  readPolicy: () => commands.readPolicy(),
  savePolicy: () => commands.savePolicy(),

  syncNow: (caseId) => narrow(commands.syncNow(caseId)),
  syncState: () => narrow(commands.syncState()),
  verifyJournal: () => narrow(commands.verifyJournal()),
  getSettings: () => narrow(commands.getSettings()),
  setSettings: (settings) => narrow(commands.setSettings(settings)),
  saveDiagnostics: () => commands.saveDiagnostics(),
  dashboard: (days) => narrow(commands.dashboard(days)),
  saveTable: (name, csv) => commands.saveTable(name, csv),
  openLink: (url) => narrow(commands.openLink(url)),

  on(name, listener) {
    const stop = listeners[name](listener);
    return () => void stop.then((end) => end());
  },
};
