/** The vault: its keys, drafts and backups. */
import type { Backend, KeyMode } from "../backend";
import { owedBy } from "./delivery";
import type { Desk } from "./desk";
import { populate } from "./history";
import { fakeError, refuseShort } from "./sentences";

export function freshKeys(desk: Desk, passphrase: string, mode: KeyMode) {
  refuseShort(passphrase);
  desk.options.passphrase = passphrase;
  desk.options.mode = mode;
  desk.options.recoveryCode = "ABCD-EFGH-JKMN-PQRS-TVWX-YZ01-2345-6789-ABCD";
  desk.state = "open";
  return { vault: infoOf(desk), recovery_code: desk.options.recoveryCode };
}

export function infoOf(desk: Desk) {
  return {
    vault_id: "0193f0c4-0000-7000-8000-000000000001",
    fingerprint: "3f9a1c7be2d84056a1b2c3d4e5f60718293a4b5c6d7e8f90a1b2c3d4e5f60718",
    public_key: "8d".repeat(32),
    created_at: "2026-11-02T08:15:00Z",
    cases: desk.queue.all().length,
    outbox: owedBy(desk).length,
    schema: 3,
    mode: desk.options.mode,
    has_recovery_code: desk.options.recoveryCode !== null,
    rolled_back: desk.options.rolledBack,
    anchor: desk.options.rolledBack ? ("differs" as const) : ("held" as const),
    anchored_seq: desk.options.rolledBack ? 61 : null,
    seq: 48,
    checkpoint: "dossier checkpoint 1\n",
  };
}

export function vaultCommands(desk: Desk) {
  return {
    vaultState: () =>
      desk.answer("vaultState", () => ({
        state: desk.state,
        mode: desk.state === "absent" ? null : desk.options.mode,
        has_recovery_code: desk.state !== "absent" && desk.options.recoveryCode !== null,
        wait_seconds: desk.options.waitSeconds,
        is_damaged: desk.state === "locked" && desk.options.damaged,
        dir: "/home/sample/.local/share/dossier/vault",
        sim_available: desk.options.simulator,
        reviewer: desk.state === "open" ? { name: "Alex Sample", role: desk.options.role } : null,
        screen_shared: desk.shared,
        least_passphrase: 8,
        version: "0.1.0",
      })),
    createVault: (passphrase, mode) =>
      desk.answer("createVault", () => freshKeys(desk, passphrase, mode)),
    recoverVault: (code, passphrase, mode) =>
      desk.answer("recoverVault", () => {
        const plain = (text: string | null) => text?.replaceAll(/[\s-]/g, "").toUpperCase();
        if (plain(code) !== plain(desk.options.recoveryCode)) throw fakeError("wrong_passphrase");
        return freshKeys(desk, passphrase, mode);
      }),
    unlockVault: (passphrase) =>
      desk.answer("unlockVault", async () => {
        if (passphrase !== desk.options.passphrase) throw fakeError("wrong_passphrase");
        if (desk.options.damaged) throw fakeError("vault_damaged");
        const total = desk.options.upgrade;
        for (let done = 0; total > 0 && done <= total; done += 1) {
          desk.emit("updating", { done, total });
          await new Promise((end) => setTimeout(end, desk.options.latency));
        }
        desk.options.upgrade = 0;
        desk.state = "open";
        desk.follow();
        return infoOf(desk);
      }),
    listDrafts: () =>
      desk.answer("listDrafts", () => [...desk.drafts].map(([key, body]) => ({ key, body }))),
    keepDraft: (key, body) =>
      desk.answer("keepDraft", () => {
        if (body === null) desk.drafts.delete(key);
        else desk.drafts.set(key, body);
      }),
    lockVault: () => desk.answer("lockVault", () => desk.lockNow()),
    vaultInfo: () => desk.answer("vaultInfo", () => infoOf(desk)),
    changePassphrase: (old, fresh, newCode) =>
      desk.answer("changePassphrase", () => {
        refuseShort(fresh);
        if (old !== desk.options.passphrase) throw fakeError("wrong_passphrase");
        desk.options.passphrase = fresh;
        if (newCode) desk.options.recoveryCode = "9999-8888-7777-6666-5555-4444-3333-2222-1111";
        return newCode ? desk.options.recoveryCode : null;
      }),
    printPage: () => desk.answer("printPage", () => undefined),
    backupState: () =>
      desk.answer("backupState", () => ({ last_at: desk.backedUp, refused: desk.refused() })),
    backUp: () =>
      desk.answer("backUp", () => {
        desk.backedUp = new Date().toISOString();
        return "/home/sample/dossier-2026-11-22.backup";
      }),
    chooseBackup: () =>
      desk.answer("chooseBackup", () => ({
        name: "dossier-2026-11-20.backup",
        vault_id: infoOf(desk).vault_id,
        made_at: "2026-11-20T16:40:00Z",
        size: 48_300_000,
        mode: desk.options.mode,
        has_recovery_code: desk.options.recoveryCode !== null,
      })),
    restoreVault: (request) =>
      desk.answer("restoreVault", async () => {
        for (const percent of [20, 55, 90, 100]) {
          desk.emit("restoring", { percent });
          await new Promise((done) => setTimeout(done, desk.options.latency));
        }
        const aside = desk.options.damaged
          ? "/home/sample/.local/share/dossier/vault-damaged"
          : null;
        const made_at = "2026-11-20T16:40:00Z";
        if (request.kind === "passphrase" && request.passphrase !== desk.options.passphrase) {
          throw fakeError("wrong_passphrase");
        }
        const code =
          request.kind === "recovery_code"
            ? freshKeys(desk, request.passphrase, request.mode).recovery_code
            : null;
        desk.state = "open";
        if (desk.connections.length === 0) populate(desk);
        const vault = infoOf(desk);
        return { vault, made_at, uncertain: vault.outbox, aside, recovery_code: code };
      }),
  } satisfies Partial<Backend>;
}
