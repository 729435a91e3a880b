# English. One file for window and terminal.
#
# An error says what happened and what is safe; its attribute "do" says what to do.
# Parameters never hold a value that identifies a person.

## Errors of the vault

error-wrong-passphrase = The passphrase does not open this vault. Nothing was changed.
    .do = Check capital letters and the keyboard's language, then try again. If you have forgotten it, the recovery code opens the vault.
error-too-many-tries = Too many wrong passphrases, so none is tried for { $seconds } more { $seconds ->
        [one] second
       *[other] seconds
    }. Nothing was changed.
    .do = Wait, then try again; or open the vault with its recovery code.
error-wrong-recovery-code = The recovery code does not open this vault. Nothing was changed.
    .do = Check that it is this vault's, and the last one that was made for it.
error-recovery-code-unreadable = This is no recovery code: a digit is wrong or missing. Nothing was changed.
    .do = Compare it with what you wrote down; it has nine groups of four.
error-recovery-code-missing = No recovery code was given and there is no terminal to ask for it. Nothing was changed.
    .do = Give it through --recovery-code-fd or the environment variable DOSSIER_RECOVERY_CODE.
error-no-recovery-code = This vault was made without a recovery code. Nothing was changed.
    .do = Open it with its passphrase; changing the passphrase with --recovery-code gives it one.
error-vault-needs-device = This vault opens only in the window, on the computer that keeps the other half of its key. Nothing was changed.
    .do = Open it there, or convert it: “dossierctl vault recover --mode passphrase” with the recovery code makes it open with a passphrase alone.
error-mode-needs-window = A vault that opens on one computer only is made in the window, which reaches the keychain. Nothing was made.
    .do = Make it in the window, or leave --mode out.

## Keychain: why the computer's half of the key is not had

keychain-no-bus = This session has no message bus, so the keychain cannot be asked for this computer's half of the key.
    .do = Start Dossier from your desktop session, or open the vault with its recovery code.
keychain-no-provider = No keychain answers on this computer, so this computer's half of the key cannot be had.
    .do = Start the keychain of your desktop (GNOME Keyring, KWallet or KeePassXC), or open the vault with its recovery code.
keychain-locked = The keychain of this computer is locked and nobody could be asked to unlock it.
    .do = Unlock the keychain, then try again; or open the vault with its recovery code.
keychain-dismissed = The keychain asked to be unlocked and was told no.
    .do = Try again and unlock it; or open the vault with its recovery code.
keychain-never-answered = The keychain did not answer within ten seconds.
    .do = Look whether it shows a question, then try again; or open the vault with its recovery code.
keychain-missing = The keychain has nothing for this vault: it was made on another computer, or its entry was deleted.
    .do = Open the vault with its recovery code; that keeps a new half here.
keychain-different = What the keychain has for this vault is not the half that the vault was closed with.
    .do = Open the vault with its recovery code; that keeps a new half here.
keychain-swapped = Another keychain answers than the one that had this vault's half ({ $keychain }), and it has nothing for this vault.
    .do = Start the former keychain again, or open the vault with its recovery code; that keeps a new half here.
error-no-vault = There is no vault in this folder. Nothing was changed.
    .do = Check the folder given with --vault, or make a vault with “dossierctl vault create”.
error-vault-exists = There is a vault in this folder already. It was not touched.
    .do = Use it as it is, or give another folder with --vault.
error-vault-damaged = A file of this vault is missing, cut or changed, so it is not opened. Nothing was written.
    .do = Put back a backup of the whole folder, and keep the damaged one for whoever looks into it.
error-backup-damaged = This file is no backup of a vault, or it was cut or changed. Nothing was restored.
    .do = Take another copy of the backup, or an older one.
error-no-backup = No backup was chosen. Nothing was restored.
    .do = Choose the file of a backup first.
error-backup-forged = This backup is not what its vault wrote: somebody made or changed it. Nothing was restored.
    .do = Keep the file as it is, take another copy of the backup, and tell whoever is responsible for security.
error-vault-in-use = Another program has this vault open. Nothing was changed.
    .do = Close Dossier's window or wait until the other command has ended, then try again.
error-vault-newer = A newer version of Dossier wrote this vault, so this version does not open it. Nothing was changed.
    .do = Install the newer version and use that.
error-vault-closed = The vault was closed while it was in use. What had been saved is safe.
    .do = Try again.
error-vault-files = A file of the vault could not be read or written. What had been saved is safe.
    .do = Check that the folder exists, belongs to you and can be written to, then try again.
error-rolled-back = An older copy of this vault, or of a part of it, was put back: it is not what it was when Dossier last used it. It can be read; nothing in it is changed and nothing is sent.
    .do = Restore the newest backup, or put back the copy that was used last. Keep this one as it is for whoever looks into it.
error-foreign-file = A link, or a file of another user, stands where a file of Dossier belongs, so the vault is not opened. Nothing was read from it or written to it.
    .do = Find out who put it into the folder “anchors” among Dossier's state, remove it, then try again.
error-storage-full = There is no room left on the disk. What had been saved is safe; this last change was not saved.
    .do = Free some space, then do it again.
error-disk-unwritable = The disk takes nothing more: it has a fault, was made read-only, has no place for another file, or this folder may not be written to. What had been saved is safe; this last change was not saved.
    .do = See to it that the vault's folder can be written to, then do it again.
error-tampered = The journal does not hold from entry { $entry } on: something was changed outside Dossier. The entries before it hold.
    .do = Keep the file as it is, note the entry's number, and tell whoever is responsible for records.
error-record-differs = The journal holds, but the vault's tables do not hold what it tells, first at { $place }: something was changed outside Dossier. Nothing was changed by looking.
    .do = Keep this vault as it is, note the place, and tell whoever is responsible for records. Work can go on with the newest backup.
error-internal = Something in Dossier itself went wrong. What had been saved is safe.
    .do = Try again. If it happens again, send the file that “dossierctl diagnostics --out FILE” writes; nothing personal is in it.
error-passphrase-empty = The passphrase is empty. Nothing was changed.
    .do = Give a passphrase.
error-passphrase-short = The passphrase has fewer than { $least } characters. Nothing was changed.
    .do = Choose a longer one; a sentence of several words is easy to remember.
error-passphrase-differs = The two passphrases are not the same. Nothing was changed.
    .do = Try again and type the same passphrase twice.
error-passphrase-missing = No passphrase was given and there is no terminal to ask for it. Nothing was changed.
    .do = Give it through --passphrase-fd or the environment variable DOSSIER_PASSPHRASE.
error-passphrase-unreadable = The passphrase could not be read. Nothing was changed.
    .do = Check the number given with --passphrase-fd and that something is open there for reading.
error-no-default-vault = This computer has no usual folder for application data. Nothing was changed.
    .do = Say where the vault is with --vault.

## Errors about what was given

error-no-case = There is no such case in this vault.
    .do = Look for it with “dossierctl case list --view all --search TEXT”, or follow it with “dossierctl case add”.
error-no-connection = There is no such connection in this vault.
    .do = See the names and ids with “dossierctl connection list”.
error-no-submission = There is no such submission in this vault.
    .do = See the ids with “dossierctl outbox list --all”.
error-no-document = There is no such document in this vault.
    .do = See the documents of the case with “dossierctl --json case show”.
error-no-webhook = The provider knows no such webhook. Nothing was changed.
    .do = See the ids with “dossierctl connection webhook list”.
error-ambiguous-case = Several connections have a case with this id, so it is not clear which one is meant. Nothing was changed.
    .do = Write the connection's id in front instead of the provider: CONNECTION_ID:EXTERNAL_ID.
error-input-problems = { $count ->
        [one] One value breaks a rule.
       *[other] { $count } values break a rule.
    } Nothing was sent or saved.
    .do = Mend what is listed, then try again.
error-unknown-slot = { $provider } has no slot of this name. Nothing was changed.
    .do = Use one of { $slots }.
error-external-id = The id is empty. Nothing was changed.
    .do = Give the provider's id of the application.
error-connection-name = The connection has no name. Nothing was saved.
    .do = Give it a name that your colleagues recognise.
error-connection-exists = There is a connection named { $name } already. Nothing was saved.
    .do = Choose another name.
error-limit = The number of rows is out of range.
    .do = Give a number from 1 to 1000.
error-cursor = This is not where a page of the list ends.
    .do = Give the value of “next” of the page before, unchanged.
error-no-folder = The folder that was chosen is not known any more. Nothing was written.
    .do = Choose the folder again.
error-days = The number of days is out of range.
    .do = Choose from 1 to 366 days.
error-draft-size = What was typed is too long to be kept for later. It still stands on the screen.
    .do = Save it, or shorten it, before the vault is locked.
error-csv = The file is not a table of comma-separated values. Nothing was added.
    .do = Save the table as CSV in UTF-8 and try again.
error-csv-header = The table has no column external_id in its first line. Nothing was added.
    .do = Name the column with the provider's ids external_id.
error-csv-line = The line has no id.
    .do = Mend the line and import the file again; cases that are known already are not added twice.
error-sim-line = This is not the first line of dossier-sim. Nothing was added.
    .do = Save the line that dossier-sim prints first and give that file.
error-journal-file = This is not an exported journal.
    .do = Give a file that “dossierctl journal export” wrote.
error-answer-file = The file is not an answer. Nothing was sent.
    .do = Write { "{" }"fields": { "{" }NAME: VALUE{ "}" }, "documents": { "{" }NAME: PATH{ "}" }{ "}" } with the names that “dossierctl case show” lists.
error-correction-empty = The correction is empty. Nothing was sent.
    .do = Write the fields to correct, with the names that “dossierctl case show” lists.
error-detail-forbidden = { $provider } does not take “{ $detail }” for { $slot }. Nothing was attached.
    .do = Leave it out; “dossierctl case show” lists what each slot takes.
error-snooze-past = This time is over, so the case was not put off.
    .do = Give a time to come.
error-escalate-reason = The reason is missing. Nothing was saved.
    .do = Write why another person should look.
error-view-name = A view needs a name of up to 80 letters. Nothing was saved.
    .do = Give it a short name.
error-note-empty = The note is empty. Nothing was saved.
    .do = Write what should be on record.
error-code = A code may have up to 64 letters, digits, points, hyphens and underscores. Nothing was saved.
    .do = Use the code from your list of reasons.
error-reason-missing = A recommendation needs a reason. Nothing was saved.
    .do = Give at least one with --reason.
error-confirm-reason = A person is confirmed only with a reason. The file stays held.
    .do = Say how you know that the document is the applicant's.
error-date = This is no date. Nothing was changed.
    .do = Give it as year, month and day: 2026-11-20.
error-retention-days = Nothing is kept for more than 36,500 days. Nothing was changed.
    .do = Give a smaller number of days.
error-retention-unsent = A file that was not sent is kept for a day at least, so that there is time to send it. Nothing was changed.
    .do = Give one day or more.
error-hold-reason = A reason is missing. Nothing was changed.
    .do = Say why the case is put on legal hold or released; it goes on record.
error-no-files = There is no file in it.
    .do = Name a folder with files, or files.
error-too-many-files = These are more than ten thousand files. Nothing was done.
    .do = Take them in several parts.
error-some-refused = { $count ->
        [one] One file was refused; the others are written.
       *[other] { $count } files were refused; the others are written.
    }
    .do = Read why beside each, and ask for those files again.
error-reason-unknown = The policy knows no such reason. Nothing was saved. It knows: { $reasons }.
    .do = Use one of these, or have the policy changed.
error-item-unknown = The policy has no such item. Nothing was saved. It has: { $items }.
    .do = Use one of these, or have the policy changed.
error-evidence-changed = The evidence has changed since you looked. Nothing was recorded.
    .do = Look at the case as it is now, then record again.
error-policy-too-long = This is too long for a policy. The one before still holds.
    .do = Compare it with “dossierctl policy show”.
error-no-view = There is no such saved view in this vault. Nothing was changed.
    .do = See the ids with “dossierctl view list”.
error-no-policy = There is no policy of this version.
    .do = See the present one with “dossierctl policy show”.
error-not-masked = This is not a masked value of the case. Nothing was shown.
    .do = Look at the case again.
error-reveals-too-often = { $count } numbers were shown within { $minutes } minutes. Nothing more is shown for now.
    .do = Wait some minutes.
error-reveal-reason = Numbers are shown in full only for a reason. Nothing was shown.
    .do = Say why; the reason is kept in the journal.
error-not-json = The file is not JSON. Nothing was sent or saved.
    .do = Compare it with “dossierctl applicant template”, or check it in an editor.
error-not-text = The file is not text in UTF-8. Nothing was sent or saved.
    .do = Save it as UTF-8 and try again.
error-usage = The command is not complete or not known.
    .do = See “dossierctl --help”.
error-parked = The submission waits for a person. Nothing was sent twice and nothing is lost.
    .do = See the reason with “dossierctl outbox list”, then let it go with “outbox retry” or take it back with “outbox withdraw”.

## Errors about files

error-file = The file could not be written or read. The vault was not changed by that.
    .do = Check that the folder exists and can be written to, and that no file of this name is there.
error-case-file-too-large = The case file would be longer than 4 GB. It was not written.
    .do = Choose the redacted case file, which holds no documents.
error-case-file = The case file is not intact: { $member } is { $problem }.
    .do = Keep the file as it is, ask for it again, and tell whoever is responsible for records.
error-case-file-signer = The case file is intact, but it was signed by another vault than the one whose key you gave.
    .do = Ask the people from whom you have it for their vault's fingerprint, over another way than the one by which it came.
error-file-exists = There is a file of this name already. It was not touched.
    .do = Give another name.
error-no-file = There is no such file.
    .do = Check the name and the folder.
error-file-unreadable = This cannot be read as a file: it is a folder, a pipe or a device, or reading is not allowed.
    .do = Give an ordinary file that you may read.
error-file-too-large = The file is over the limit of 100 MB. It was not read.
    .do = Give a smaller one.
error-worker = The program that reads document files did not work. The file was not changed and nothing was sent.
    .do = Check that dossier-worker stands beside this program; if it does, install Dossier again.

## Errors of providers

error-provider-refused = { $provider } refused this (status { $status }). Nothing was changed there.
    .do = Read { $provider }'s own words, mend what they name, and do it again.
error-credentials-login = { $provider } does not accept the credentials of { $connection }. What you did is saved; nothing more is sent until this is mended.
    .do = Ask for the right ones and store them with “dossierctl connection rotate”.
error-credentials-call = { $provider } takes the login of { $connection } but refuses what is signed with it. What you did is saved; nothing more is sent until this is mended.
    .do = Check the signing secret and store it with “dossierctl connection rotate”, or ask { $provider } whether access was withdrawn.
error-credentials-address = { $provider } does not let this network's address in. What you did is saved; nothing more is sent until this is mended.
    .do = Ask { $provider } to add your network's public address to its list, or use the network that is on it.
error-inbox-token = The inbox does not know this desk's token for { $connection }. Nothing is lost: the provider is read all the same.
    .do = Give the inbox's operator the lines that “dossierctl connection inbox show” prints.
error-inbox-token-form = This is no token of an inbox.
    .do = Copy it whole, as “dossier-inbox new-token” printed it, or let this desk make its own.
error-provider-not-found = { $provider } does not know this application. Nothing was changed.
    .do = Check the id and that the connection is the right one (sandbox and production know different applications).
error-provider-rate-limited = { $provider } wants fewer calls. Nothing is lost; what is owed waits.
    .do = Wait a few minutes, then run “dossierctl sync”.
error-provider-rate-limited-for = { $provider } wants fewer calls. Nothing is lost; what is owed waits.
    .do = Wait { $seconds } s, then run “dossierctl sync”.
error-provider-unavailable-dns = { $provider } cannot be reached: the name in its address is not known. What you did is saved.
    .do = Check the network and the address of { $connection }.
error-provider-unavailable-connection-refused = { $provider } cannot be reached: nothing answers at its address. What you did is saved.
    .do = Check the address of { $connection }; if it is right, try again later.
error-provider-unavailable-connect = { $provider } cannot be reached: no connection was made. What you did is saved.
    .do = Check the network, then try again.
error-provider-unavailable-tls = No encrypted connection to { $provider } could be made. Nothing was sent; what you did is saved.
    .do = Check the address of { $connection }, and whether a proxy stands between.
error-provider-unavailable-certificate-time = { $provider }'s certificate is not valid at this computer's time. Nothing was sent; what you did is saved.
    .do = Check this computer's date and time first; if they are right, tell { $provider }.
error-provider-unavailable-certificate-name = The certificate at this address is for another name than { $provider }'s. Nothing was sent; what you did is saved.
    .do = Check the address of { $connection }.
error-provider-unavailable-certificate-issuer = { $provider }'s certificate comes from an authority that is not trusted here. Nothing was sent; what you did is saved.
    .do = If your network inspects traffic, give its certificate authority with --ca; otherwise do not go on and tell { $provider }.
error-provider-unavailable-timeout = { $provider } took too long to answer. What you did is saved; before anything is sent again it is read back what arrived.
    .do = Run “dossierctl sync” in a few minutes.
error-provider-unavailable-reset = The connection to { $provider } ended before the answer. What you did is saved; before anything is sent again it is read back what arrived.
    .do = Run “dossierctl sync”.
error-provider-unavailable-proxy = The proxy does not let calls to { $provider } through. What you did is saved.
    .do = Check the proxy of { $connection }.
error-provider-unavailable-server = { $provider } has trouble of its own (status { $status }). What you did is saved; before anything is sent again it is read back what arrived.
    .do = Run “dossierctl sync” in a few minutes.
error-provider-unintelligible-html = { $provider } answered with a web page instead of data. What you did is saved; before anything is sent again it is read back what arrived.
    .do = Check the address of { $connection }, and whether { $provider } announced maintenance; then run “dossierctl sync”.
error-provider-unintelligible-empty = { $provider } answered with nothing. What you did is saved; before anything is sent again it is read back what arrived.
    .do = Run “dossierctl sync” in a few minutes.
error-provider-unintelligible-malformed = { $provider }'s answer is broken. What you did is saved; before anything is sent again it is read back what arrived.
    .do = Run “dossierctl sync” in a few minutes.
error-provider-unintelligible-too-large = { $provider }'s answer is far longer than it should be and was not read. What you did is saved; before anything is sent again it is read back what arrived.
    .do = Run “dossierctl sync” in a few minutes; if it stays so, tell { $provider }.
error-provider-unintelligible-redirect = { $provider }'s address sends us elsewhere, and that is never followed. What you did is saved.
    .do = Check the address of { $connection }.
error-provider-unintelligible-encoded = { $provider }'s answer is packed in a way that was not asked for. What you did is saved.
    .do = Check whether a proxy stands between; then run “dossierctl sync”.
error-provider-unintelligible-shape = { $provider }'s answer lacks parts that it should have. What you did is saved; before anything is sent again it is read back what arrived.
    .do = Run “dossierctl sync” in a few minutes; if it stays so, look for a newer version of Dossier.
error-provider-unintelligible-other-id = { $provider } answered about another application than the one asked for. The answer was not used; what you did is saved.
    .do = Run “dossierctl sync”; if it happens again, tell { $provider }.
error-provider-unintelligible-not-this-api = Something answers at the address of { $connection }, but it is not { $provider }. Nothing personal was sent there.
    .do = Check the address of { $connection }.
error-clock-ahead = This computer's clock is { $minutes } min ahead of { $provider }'s. Nothing personal was sent; what you did is saved.
    .do = Set this computer's date and time, then run “dossierctl sync”.
error-clock-behind = This computer's clock is { $minutes } min behind { $provider }'s. Nothing personal was sent; what you did is saved.
    .do = Set this computer's date and time, then run “dossierctl sync”.
error-setup-base-url = The address of { $connection } is not an address. Nothing was sent.
    .do = Give it as https://host, perhaps with a path.
error-setup-scheme = The address of { $connection } is neither https nor this computer's own. Nothing was sent.
    .do = Use the https address; plain http is only for simulated providers on this computer.
error-setup-proxy = The proxy of { $connection } is not an http or https address. Nothing was sent.
    .do = Give it as http://host:port.
error-setup-ca = The certificate authority given for { $connection } holds no certificate. Nothing was sent.
    .do = Give a PEM file.
error-setup-trust = This computer's list of trusted certificates cannot be read. Nothing was sent.
    .do = Repair it (on Debian: the package ca-certificates), then try again.
error-not-supported = { $provider } has no such action. Nothing was sent.
    .do = See with “dossierctl case show” what is possible now.
error-arrived-unseen = An earlier try reached { $provider }, but what came of it cannot be found out from here. Nothing was sent twice.
    .do = Ask { $provider } about it, then follow the application with “dossierctl case add”.

## Why something is not possible now

reason-no-browser = The link could not be opened: no browser answered.
reason-no-simulator = The simulated providers are not installed beside this program.
reason-simulated-running = The simulated providers are running already, and this vault is connected to them.
reason-simulated-address = The simulated providers could not be started: another program uses their addresses on this computer.
    .do = Close the other program, or restart the computer, then try again.
reason-simulated-other = The simulated providers of this vault were started outside this program, with settings of their own, and cannot be started from here.
    .do = Start dossier-sim again as it was started before, or make a new vault for trying.
reason-too-many-files = At most 64 files and 500 MB can be open at a time. The ones before stay as they are.
reason-screen-shared = The screen is shared; nothing of a person is shown.
reason-role = The role { $role } does not include this.
reason-no-such-action = { $action ->
        [start_again] { $provider } has no way to start an attempt again.
        [correct] { $provider } takes no corrections to an application.
        [answer] { $provider } asks no questions that could be answered.
       *[other] { $provider } has no such action.
    }
reason-submit-pending = A submit is on its way already.
reason-correct-pending = A correction is on its way already.
reason-answer-pending = An answer is on its way already.
reason-correct-first = { $provider } waits for documents. A new attempt is possible after a correction was taken.
reason-nothing-asked = { $action ->
        [answer] { $provider } has no open question on this case.
       *[other] { $provider } asks for no data on this case.
    }
reason-answer-takes-no-files = { $provider } takes no files in an answer.
reason-no-list = { $provider } publishes no list of applications; follow them by id or from a file.
reason-no-webhook-calls = At { $provider } webhooks are not registered through its API; its support or dashboard does it.
reason-not-created = The application does not exist at { $provider } yet.
reason-not-read = { $provider } has not been asked for the status yet.
reason-status = { $action ->
        [start_again] At { $provider } the case is { $status }; only an attempt that was lost can be started again.
        [correct] At { $provider } the case is { $status }; nothing can be corrected in that status.
        [answer] At { $provider } the case is { $status }; nothing can be answered in that status.
       *[other] At { $provider } the case is { $status }; nothing can be submitted in that status.
    }
reason-missing-documents = { $slots ->
        [none] It is not known which documents are wanted; look at the case at the provider.
       *[other] Still missing: { $slots }.
    }
reason-slot-not-listed = { $provider } has not asked for this document in this case. It takes files for: { $slots }.
reason-attach-status = { $provider } takes no file here while the case is { $status }.
reason-hosted-documents = { $provider } takes documents on its own page only. Hand the link of the page on to the customer.
reason-not-attested = { $provider } wants it attested that the customer proved or accepted: { $lacking }.
    .do = Give it with --attest once the customer has done so.
reason-not-withdrawable = It is { $state } and cannot be taken back.
reason-not-retryable = It is { $state } and cannot be sent again.
reason-person-in-doubt = The file may be of another person. It leaves only when somebody confirms the person with a reason.
    .do = Look at what differs; then confirm with “dossierctl outbox confirm”, or take the file back.
reason-not-in-doubt = Nothing about the person is in doubt here.
reason-connection-has-cases = { $count ->
        [one] One case runs through this connection.
       *[other] { $count } cases run through this connection.
    }
reason-not-snoozed = The case is not put off.
reason-already-escalated = The case is escalated already.
reason-not-escalated = The case is not escalated.
reason-views-enough = There are { $count } saved views already.
    .do = Remove one that is not used.
reason-already-checked = { $item } is ticked already.
reason-document-erased = The file was erased; it cannot be sent any more. Attach it again.
reason-decided = { $provider } has decided already.
reason-no-webhook-secret = The connection has no webhook secret, so no event can be believed.
    .do = Store credentials with a webhook_secret by “dossierctl connection rotate”.
reason-no-inbox = The connection has no inbox.
    .do = Set one with “dossierctl connection inbox set”.
reason-on-hold = The case is on legal hold already.
reason-journal-over = The journal keeps five years, and what it told of this case is over: only digests are left of it. The case itself can be looked at.
reason-not-on-hold = The case is not on legal hold.
reason-event-line = The line is not an event as it was received.
reason-event-unsigned = The event is not signed.
reason-event-forged = The signature does not fit; the event is not believed.
reason-event-shape = The event is signed, but it is not an event of this provider.

## Why a submission stands where it stands

submission-superseded = A newer file took its place.
submission-by-person = Taken back by a person.
submission-released = Let go by a person.
submission-person-in-doubt = It may be of another person. It waits until somebody confirms the person with a reason.
submission-person-confirmed = Somebody confirmed the person.
submission-answer-lost = The program ended before the answer was read; it is read back what arrived.
submission-restored = It was owed when the backup was made that was put back; it is read back what arrived since.
submission-restored-held = It waited for a person when the backup was made that was put back. If it has not arrived since, it waits again.
submission-restored-in-doubt = It may be of another person, and a backup was put back. If it has not arrived since, it waits until somebody confirms the person.
submission-did-not-arrive = It had not arrived; it is sent again.
submission-unsent-too-long = It was not sent for so long that the file was erased, as the rules for this connection say. Attach it again to send it.
submission-document-erased = The file was erased.
submission-provider-failed = The provider answered with trouble of its own; it is read back what arrived, then tried again.
submission-correction-refused = A correction before it was refused.
submission-correction-parked = A correction before it waits for a person.
submission-correction-held = A correction before it is held.
submission-upload-refused = A file before it was refused.
submission-upload-parked = A file before it waits for a person.
submission-upload-withdrawn = A file before it was taken back.
submission-upload-held = A file before it is held.
submission-still-needs-documents = The provider still waits for documents.
submission-moved-meanwhile = The case moved at the provider meanwhile; it was not sent.
submission-tries-used-up = It was tried eight times without success.
submission-not-found-at-provider = The provider does not know the application.
submission-refused-before-sending = The provider refused a call that had to come before.
submission-rule-broken = The data breaks a rule of the provider.
submission-not-supported = The provider has no such action.
submission-answer-unseen = It may have reached the provider, and nothing there can be read back that tells: ask the provider before it is sent again.
submission-create-arrived-id-unknown = It reached the provider, but the new application's id is not known: ask the provider, then follow it with its id.
submission-create-list-unclear = It may have reached the provider, and the provider's list of customers does not tell: look for the customer there, then follow it with its id, or let it be sent again.
submission-create-key-expired = It may have reached the provider more than an hour ago: ask the provider before it is sent again.
submission-create-list-too-long = The provider's list of customers is too long to find out whether it arrived: look there for the case's id before it is sent again.
submission-submit-arrived-outcome-unknown = It reached the provider, but what came of it is not known: look at the case at the provider before it is sent again.
submission-submit-key-expired = It may have reached the provider more than a day ago, and the status does not tell: look at the case at the provider before it is sent again.
submission-provider-unavailable = The provider could not be reached; it is tried again.
submission-rate-limited = The provider wants fewer calls; it is tried again later.
submission-credentials-refused = The provider does not accept the credentials.
submission-clock-wrong = This computer's clock is off.
submission-invalid-input = The connection is set up wrongly.
submission-conflict = The world moved meanwhile.
submission-not-available = This is not possible now.
submission-not-found = The provider does not know the application.
submission-provider-refused = The provider refused it.

## What the customer is asked for, by what was noticed about a file

ask-send = Please send us what is still missing:
ask-again = Please send us the document again:
ask-again-for = Please send us a new file of this document: { $document }
ask-format-any = Send it as a JPEG, PNG, HEIC or PDF file of at most 100 MB, as your phone or scanner saved it.
ask-format-as-is = Send it as { $types } of at most { $size }, as your phone or scanner saved it: not edited, converted or sent through a messenger.
ask-other = Take a new photo of the whole document in good light.
ask-empty = The file that reached us is empty. Send it once more.
ask-truncated = The file reached us incomplete. Send it once more.
ask-damaged = The file reached us damaged. Send it once more.
ask-could_not_be_read = We could not open your file. Take a new photo of the document and send that.
ask-not_an_image = What you sent is not a picture. Send a photo or a scan of the document.
ask-unsupported_type = We cannot open this kind of file. Send a photo or a scan of the document.
ask-unsupported_coding = We cannot open this kind of file. Send a photo or a scan of the document.
ask-password_protected = Your file is locked with a password. Send it without one.
ask-wrong_type = We cannot use this kind of file. Send a photo or a scan of the document.
ask-too_large = The file is too large for us. Send a photo of this document alone.
ask-too_many_pixels = The picture is too large for us. Take a photo with the usual settings of your phone.
ask-too_many_bytes = The file is too large for us. Take a new photo with the usual settings of your phone.
ask-too_few_bytes = The picture is too small to be read. Take a new photo and send it in full size.
ask-below_legibility_floor = The picture is too small to be read. Take a photo of this document alone, so that it fills the picture.
ask-small_file = The file is very small. Take a new photo or scan from nearer and send it in full size.
ask-low_dpi = The scan is too coarse. Scan it again with 300 DPI.
ask-active_content = Your PDF holds more than the document. Send a plain scan or a photo of it.
ask-form_without_appearance = We cannot see what you filled in. Print the form, or save it as a plain PDF, and send that.
ask-repaired = The file reached us damaged. Send it once more.
ask-not_checked = The file reached us damaged. Send it once more.
ask-low_resolution = The picture is too small to be read. Take a new photo from nearer and send it in full size.
ask-blurred = The picture is blurred. Lay the document flat, hold the phone still and wait until the picture is sharp.
ask-dark = The picture is too dark. Take it by daylight or beside a lamp.
ask-bright = The picture is too bright. Take it out of direct light and without flash.
ask-glare = Light is reflected on the document. Take it without flash and tilt the document a little.
ask-blank_page = The page is empty. Send the side that is printed.
ask-expired = The document has expired. Send one that is still valid.
ask-back_given_as_front = This is the back. Send the side with your photo.
ask-over_page_limit = The file has too many pages. Send the pages of this document alone.

## Notices

notice-unexpected-move = The case moved from { $from } to { $to }, which the provider's contract does not describe. Look before going on.

## What to do where an error says nothing of its own

advice-wrong_passphrase = Try again.
advice-vault_locked = Unlock the vault, then try again.
advice-vault_damaged = Put back a backup.
advice-vault_in_use = Close the other program, then try again.
advice-vault_newer = Install the newer version.
advice-rolled_back = Restore the newest backup, or put back the copy that was used last.
advice-not_found = Check the name or id.
advice-invalid_input = Mend what was given, then try again.
advice-not_available = See with “dossierctl case show” what is possible now.
advice-conflict = Look at the present state, then decide anew.
advice-provider_refused = Read the provider's own words and mend what they name.
advice-provider_unavailable = Run “dossierctl sync” in a few minutes.
advice-rate_limited = Wait a few minutes.
advice-credentials_refused = Store the right ones with “dossierctl connection rotate”.
advice-clock_wrong = Set this computer's date and time.
advice-unreadable_file = Open it in a picture program; if it cannot be opened there, ask for it again.
advice-file_too_large = Give a smaller file.
advice-does_not_conform = Ask for another picture of the document.
advice-storage_full = Free some space, then try again.
advice-tampered = Tell whoever is responsible for records.
advice-internal = Try again.

## Where a case stands

stage-NotSubmitted = Not submitted
stage-InProgress = Checks are running
stage-DocumentsNeeded = Documents needed
stage-DataNeeded = Data needed
stage-ReadyToResubmit = Ready to submit again
stage-InformationRequested = Information requested
stage-ManualReview = In review at the provider
stage-Approved = Approved
stage-Rejected = Rejected
stage-Unmapped = Unknown status

## Views of the queue

view-needs-us = needs us
view-needs-documents = needs documents
view-needs-data = needs data
view-ready = ready to submit
view-information-requested = information requested
view-manual-review = in review at the provider
view-waiting = waiting
view-decided = decided
view-unmapped = unknown status
view-snoozed = put off
view-escalated = escalated
view-all = all

## What a case needs

need-document = { $what ->
        [hosted] customer's upload at the provider
        [government_id] customer's upload of a government ID
        [social_security_card] customer's upload of the social security card
        [ssc] customer's upload of the social security card
        [utility_bill] customer's upload of a utility bill
        [proof_of_address] customer's upload of a proof of address
        [persona] customer's upload on the provider's page
       *[other] file for { $what }
    }
need-submit = submit
need-start_again = start again
need-correct = correct { $what }
need-answer = answer { $what }
need-recommend = recommendation
need-look = a look

## Submissions

kind-create = application
kind-upload = file
kind-submit = submit
kind-correct = correction
kind-answer = answer

state-held = held
state-queued = saved here
state-sending = sending
state-accepted = accepted
state-refused = refused
state-uncertain = uncertain
state-parked = waits for a person
state-withdrawn = taken back

## Slots, requirements, actions

slot-open = open
slot-queued = saved here
slot-accepted = accepted
slot-refused = refused

requirement-identity = Identity
requirement-identification_number = Identification number
requirement-address = Address
requirement-other = Documents
requirement-data = Data
requirement-information = Information

action-submit = submit
action-start_again = start again
action-correct = correct
action-answer = answer
action-attach = attach

page-terms = Terms to accept
page-upload = Documents to upload

told-documents_not_uploaded_in_time = The documents were not uploaded in time.
told-timed_out_before_documents = The attempt ran out before documents were asked for.
told-IMAGE_QUALITY_ERROR_CUTOFF = Part of the document is cut off in the picture.
told-EXPIRATION_DATE = The document has expired, or its date of expiry cannot be read.
told-LOW_QUALITY = The picture is not clear enough to be read.
told-DOCUMENT_MISSING = A document is missing.
told-UNFILLED_ID = The document is not filled in.
told-DOCUMENT_TEMPLATE = The document is a template and not a real one.
told-NOT_DOCUMENT = What was sent is no document.
told-PROBLEMATIC_APPLICANT_DATA = The applicant's data could not be confirmed.
told-MISSING = It was not given yet.
told-EXPIRED = What was given has expired.
told-INVALID = What was given is not valid.

severity-info = note
severity-warning = warning
severity-error = error

environment-simulated = simulated
environment-sandbox = sandbox
environment-production = production

actor-reviewer = person
actor-provider = provider
actor-dossier = Dossier

## Journal entries

event-vault-created = vault made
event-vault-unlocked = vault opened
event-anchor-absent = no anchor was found on this computer
event-vault-passphrase-changed = passphrase changed
event-vault-backed-up = backup written
event-vault-restored = backup put back
event-vault-recovered = opened with the recovery code, passphrase and code replaced
event-vault-unlock-failed = wrong passphrases before this
event-connection-added = connection added
event-connection-removed = connection removed
event-connection-credentials-rotated = credentials replaced
event-case-created = case made
event-case-followed = case followed
event-case-exported = case file written
event-case-attested = attested by the operator
event-snapshot-taken = provider's status read
event-notice-raised = notice
event-document-attached = file attached
event-document-person-confirmed = confirmed to be of this person
event-document-details-given = document details given
event-submission-queued = put into the outbox
event-submission-completed = completed with the provider's data
event-submission-moved = submission moved
event-document-erased = file erased
event-applicant-erased = applicant's data erased
event-hold-set = put on legal hold
event-hold-lifted = legal hold lifted
event-retention-changed = time of keeping changed
event-case-snoozed = put off
event-case-woken = no longer put off
event-case-escalated = escalated
event-case-calmed = no longer escalated
event-view-saved = view of the queue saved
event-view-renamed = view of the queue renamed
event-view-removed = view of the queue removed
event-note-added = note added
event-checklist-checked = checklist item ticked
event-recommendation-recorded = recommendation recorded
evidence-applicant = the applicant's data
evidence-documents = the documents
evidence-requirements = what is asked for
evidence-provider = the provider's words
evidence-checklist = the checklist
event-reviewer-role-set = role set
event-policy-set = policy set
event-number-revealed = numbers shown in full
event-event-taken = provider's event taken
event-journal-exported = journal exported
event-journal-shortened = old journal entries replaced by their digests
event-answer-given-outside = answer given elsewhere
event-applicant-corrected = applicant's data corrected
event-webhook-registered = webhook registered
event-webhook-removed = webhook removed
event-webhook-secret-handed-out = webhook secret handed out
event-inbox-set = inbox set
event-inbox-removed = inbox removed

## What is kept and until when

goes-document-due = The file for { $slot } is over its time and goes with the next run.
goes-document-at = The file for { $slot } stays until { $date }: files are kept for { $days } days after the decision.
goes-document-decided = The file for { $slot } stays until { $days ->
        [0] the provider has it or the case is decided.
       *[other] the case is decided, and for { $days } days after that.
    }
goes-document-hold = The file for { $slot } stays: the case is on legal hold.
goes-document-gone = The file for { $slot } was erased on { $date } under the rule “{ $rule }”.
goes-unsent-at = The file for { $slot } was not sent yet and stays until { $date }: files that no provider has are kept for { $days } days.
goes-unsent-due = The file for { $slot } was not sent within { $days } days and goes with the next run. Its slot is open again then.
goes-applicant-due = The applicant's data, and what was written about the case, is over its time and goes with the next run.
goes-applicant-at = The applicant's data, and what was written about the case, stays until { $date }, as the rules for this connection say.
goes-applicant-decided = The applicant's data, and what was written about the case, stays until the case is decided, and then as long as the rules for this connection say.
goes-applicant-dated = The applicant's data, and what was written about the case, stays for five years from a date that is not entered yet.
goes-applicant-hold = The applicant's data, and what was written about the case, stays: the case is on legal hold.
goes-applicant-gone = The applicant's data, and what was written about the case, was erased on { $date } under the rule “{ $rule }”.
goes-journal-stays = The record of what was done stays for five years after the last entry about the case, then only digests of it. It holds no name and no content.
## The summary in a case file

summary-title = Case file
summary-full = Everything that is kept of one case. Identification numbers show their last four digits only.
summary-redacted = Redacted: names, numbers, texts and documents are left out.
summary-foot = Dossier case file
summary-page = { $page } of { $pages }
summary-facts = The case
summary-name = Name
summary-case = Case
summary-provider = Provider
summary-external = Provider's id
summary-stage = Stage
summary-status = Provider's status
summary-due = Due
summary-deadline = Provider waits until
summary-estimated = (by our count)
summary-made = This file made
summary-applicant = Applicant
summary-requirements = Requirements
summary-asked = Asked for
summary-by = Met by
summary-state = State
summary-met = met
summary-open = open
summary-documents = Documents
summary-slot = Slot
summary-attached = Attached
summary-file = File
summary-sha256 = SHA-256 of what was sent
summary-bytes = Bytes
summary-kept = kept
summary-erased = erased
summary-submissions = Sent to the provider
summary-sent = What
summary-answered = Answered
summary-answer = Answer
summary-recommendation = Our recommendation
summary-recommended = Recommended
summary-reasons = Reasons
summary-when = When
summary-customer = Text for the customer
summary-private = Private text
summary-texts = Notes and attestations
summary-note = Note
summary-attestation = Attestation
summary-timeline = What happened
summary-entry = No.
summary-who = Who
summary-what = What
summary-which = Which
summary-proof = How to check this file
summary-vault = Vault
summary-fingerprint = Fingerprint
summary-head = Head of the journal
summary-journal = Verification
summary-verify = The journal is included up to entry { $entry }. README.html in the case file tells how all of it is verified, this page too.

recommendation-approve = approve
recommendation-decline = decline
recommendation-request = ask the customer for more

## Sentences of the terminal

case-saved = The case { $case } is saved on this computer; the next “dossierctl sync” creates it at the provider.
due-late = { $time } late
due-in = in { $time }

## The window's own

error-link = This address was not shown by a provider, so it is not opened.
    .do = Open links where the case shows them.
error-no-file-handle = This file is no longer in memory. Nothing was sent.
    .do = Choose the file again.
error-reviewer-name = A name is missing. Records show who did what.
    .do = Give your name.
error-settings = These settings are not possible. The ones before are kept.
    .do = Lock after 1 to 15 minutes, and hold for a whole number of seconds.
error-settings-file = The settings could not be saved. They hold until the program ends.
    .do = Check that your folder for settings may be written and that there is room on the disk.
error-unknown-view = There is no such view.
    .do = Choose one from the list of views.
error-print = Nothing could be printed. What you see is still here.
    .do = Copy it, or write it down by hand.
error-vault-locked = The vault is locked. What you typed is kept.
    .do = Enter your passphrase and go on.
error-vault-open = A vault is open already.
    .do = Lock it before opening another one.
sync-offline = { $connection } cannot be reached. You can review, prepare and submit; it is sent when the connection is back.
sync-trouble = { $connection }: { $code ->
        [credentials_refused] the credentials are refused. Nothing is sent until they are replaced in the settings.
        [clock_wrong] this computer's clock is wrong. Nothing is sent until it is right.
        [not_found] an application is not known there any more. It is asked about again by itself.
        [rate_limited] the provider wants us to wait. It goes on by itself.
       *[other] the provider does not answer as it should. It is tried again by itself.
    }
notice-cases = { $count ->
        [one] A case changed at its provider.
       *[other] { $count } cases changed at their providers.
    }

## What was noticed about a file
finding-empty = The file is empty. Ask for it again.
finding-not_an_image = The file is neither a picture nor a PDF, whatever its name says. Give a JPEG, a PNG or a PDF.
finding-unsupported_type = The file is of a type that cannot be read. Save it as JPEG or PNG and give that.
finding-unsupported_coding = The picture is coded in a rare way that cannot be read. Open it in a picture program and save it as JPEG or PNG.
finding-truncated = The file ends too early: a part of the picture is missing. Ask for it to be sent again.
finding-damaged = The file is damaged and the picture cannot be read. Ask for it to be sent again.
finding-could_not_be_read = The file could not be read: reading it took too long, too much memory, or failed. The original is kept. Try again, or ask for another file.
finding-too_large = The file is over the limit of 100 MB. Give a smaller one.
finding-too_many_pixels = The picture has more pixels than can be read. Give a smaller one.
finding-password_protected = The PDF is protected by a password and cannot be opened. Ask for one without a password.
finding-wrong_type = The file is of a type that is not accepted here, and it may not be made into one that is. Ask for an accepted type, as it came from the camera, scanner or sender.
finding-too_many_bytes = The file has more bytes than are accepted here, and it may not be changed enough to have fewer. Give a smaller one.
finding-too_few_bytes = The file has fewer bytes than are accepted here. Give a better picture.
finding-below_legibility_floor = To fit the limit the picture would have to shrink until it cannot be read. Give a picture of the document alone.
finding-choose_pages = The file has { $number } pages, and one picture is required here. Choose the page to use, or a few to be put under one another.
finding-no_such_page = A page was chosen that is not there: the file has { $number }. Choose again.
finding-too_many_pages = { $number } pages in one picture could not be read any more. Choose one of them.
finding-over_page_limit = The file has more pages than are accepted here, { $number } at most. Ask for those that matter alone.
finding-crop_invalid = The part to keep does not lie in the picture or holds nothing of it. Choose it again.
finding-crop_not_possible = The file may not be edited here, so no part of it can be cut off. Leave it whole, or ask for another picture.
finding-turn_not_possible = The file may not be edited here and cannot be turned without being written anew. Leave it as it is, or ask for one the right way up.
finding-pages_not_possible = The file may not be edited here, so no pages can be picked from it. Send it whole, or ask for those pages alone.
finding-low_resolution = The picture's short side has only { $number } pixels. Look whether everything on it can be read.
finding-small_file = The file has { $number } KB. At least 100 KB or 300 DPI are advised here; ask for a better picture if it is hard to read.
finding-low_dpi = The picture says that it has { $number } DPI. At least 300 DPI or 100 KB are advised here; ask for a better scan if it is hard to read.
finding-active_content = The PDF holds scripts, actions or attachments that a viewer may run. Nothing of it was run here. Ask for a plain scan if you did not expect that.
finding-form_without_appearance = The PDF has form fields that do not say how they look: what was filled in may be missing from the picture. Ask for a printed or scanned copy.
finding-repaired = The PDF is damaged; what could be recovered is used. Look whether every page and everything on it is there.
finding-not_checked = The PDF is damaged so that it could not be looked at for scripts and attachments. Ask for it to be sent again.
finding-encrypted = The PDF is encrypted, but opens without a password.
finding-metadata_found = The file carries data beside the picture, such as camera and time.
finding-location_found = The file tells where the picture was taken.
finding-trailing_bytes = Further bytes follow the end of the picture.
finding-colour_profile_dropped = The colour profile is left out; colours may look slightly different.
finding-animation_dropped = The file holds several pictures; only the first is used.
finding-transparency_flattened = Transparent parts are shown on white.
finding-scaled_down = The picture was made smaller to fit the limit.
finding-sent_unchanged = The file may not be changed here: the data that it carries beside the picture is sent with it.
finding-blurred = The picture looks blurred (sharpness { $number } of 1000). Look whether small print can be read; if not, ask for a picture taken with a steady hand.
finding-dark = The picture is dark: its bright parts reach { $number } of 255. If it cannot be read, ask for a picture taken in more light.
finding-bright = The picture is too bright: { $number } % of it is pure white. Look whether print is lost; if so, ask for a picture taken in less light.
finding-glare = A reflection covers { $number } thousandths of the picture. Look whether it hides print; if so, ask for a picture without the lamp or the flash.
finding-blank_page = The picture looks blank: { $number } thousandths of it have anything on them. Look whether it is the right side or page.
finding-name_differs = The name on the document is not the applicant's. Look whether it is of another person.
finding-birth_date_differs = The date of birth on the document is not the applicant's. Look whether it is of another person.
finding-number_differs = The number on the document is not the one that was given with it. Mend the one that is wrong.
finding-address_differs = The address on the document is not the applicant's. An older licence often bears an older address.
finding-back_given_as_front = This is the back of the card, given as its front.
finding-passport_given_as_card = This is the page of a passport, given as the side of a card.
finding-card_given_as_passport = This is the back of a card, given as a passport.
finding-document_given_as_selfie = This is a document, given as the photograph of the customer.
finding-back_not_read = Neither a barcode nor machine-readable lines could be read on what is given as the back. Look whether it is the front.
finding-same_image_in_slot = The same picture is attached to this case already. Look whether it is the right one.
finding-same_image_elsewhere = { $number ->
    [one] The same picture is attached in another case.
   *[other] The same picture is attached in { $number } other cases.
}
finding-details_not_sent = The provider asks for no number or dates of this document; they are kept here and not sent.
finding-expired = The document has expired ({ $number } days ago). Ask for a valid one.
finding-expires_soon = { $number ->
    [0] The document is at its last day. Send it at once or ask for a new one.
    [1] The document expires tomorrow. Send it at once or ask for a new one.
   *[other] The document expires in { $number } days. Send it before that.
}
