# English. The window's own words; what window and terminal share stands in en.ftl.
# Every id begins with “ui-”. KEY("undo") is the key of a command, as it is bound now. Parameters never hold a value that is written to a log.

## General

ui-product = Dossier
ui-close = Close
ui-cancel = Cancel
ui-dismiss = Put away
ui-notices = Messages
ui-try-again = Try again
ui-optional = optional
ui-choose = Choose
ui-copied = Copied.
ui-copy-failed = It could not be copied. Select the text and copy it by hand.
ui-case-told = { $stage }. { $why }
ui-opening = Opening…
ui-opened = Dossier is open.
ui-link-elsewhere = The link leads to a case that is not in this vault. Nothing was opened or changed.
ui-link-lost = The link names no case. Nothing was opened or changed.
ui-version = Version
ui-version-is = Version { $version }
ui-private = Private
ui-days = { $count } d
ui-hours = { $count } h
ui-minutes = { $count } min
ui-seconds = { $count } s
ui-late = { $amount } late
ui-left = { $amount } left
ui-no-due = no date
ui-no-name = Name not known yet
ui-and = and
ui-or = or
ui-with = with
ui-either = either { $first } or { $last }
ui-shared-and-either = { $shared }, and { $either }
ui-pages = { $count ->
        [one] 1 page
       *[other] { $count } pages
    }
ui-date-format = YYYY-MM-DD
ui-time-format = HH:MM

ui-provider-jiko = Jiko
ui-provider-atelio = Atelio
ui-provider-connectfi = connectFi
ui-provider-connectfi-akepa = connectFi (akepa)
ui-provider-fincom-v1 = Fin.com V1
ui-provider-fincom-v2 = Fin.com V2

ui-role-support = Support
ui-role-support-detail = Creates applications, attaches files, submits, writes notes.
ui-role-reviewer = Reviewer
ui-role-reviewer-detail = Also ticks checklists, recommends and shows numbers in full.
ui-role-supervisor = Supervisor
ui-role-supervisor-detail = Also sets up connections and exports records.

## Vault

ui-vault-folder = Vault
ui-create-title = Create your vault
ui-create-lead = All that Dossier keeps is encrypted in one vault on this computer, which only you can open.
ui-create-name = Your name
ui-create-name-hint = Stands in the record beside what you do.
ui-create-name-missing = Write your name.
ui-create-role = Your work
ui-create-passphrase = Passphrase
ui-create-passphrase-hint = At least { $least } characters; several words are easy to remember.
ui-create-passphrase-missing = Choose a passphrase.
ui-create-passphrase-short = The passphrase has fewer than { $least } characters. A sentence of several words is easy to remember.
ui-create-passphrase-differs = This is not the same passphrase.
ui-create-again = The same passphrase again
ui-create-button = Create the vault
ui-create-pending = Creating…
ui-unlock-title = The vault is locked
ui-unlock-lead = Enter your passphrase. What was saved is safe; a form that you had begun is still here.
ui-unlock-files-went = Files that were not attached yet went when the vault was locked. Choose them again from this computer.
ui-unlock-passphrase = Passphrase
ui-unlock-button = Unlock
ui-unlock-pending = Unlocking…
ui-unlock-recover = Use the recovery code
ui-unlock-wait = Too many wrong passphrases. Try again in { $seconds ->
        [one] 1 second
       *[other] { $seconds } seconds
    }; the recovery code can be used at once.

ui-mode = What opens the vault
ui-mode-passphrase = Your passphrase
ui-mode-passphrase-detail = The vault also opens on another computer, and in the terminal.
ui-mode-passphrase_and_device = Your passphrase on this computer
ui-mode-passphrase_and_device-detail = Half of the key stays in this computer's keychain: a copy of the vault opens nowhere else without the recovery code.

ui-recovery-title = Your recovery code
ui-recovery-lead = It opens the vault when the passphrase is forgotten or this computer's keychain is lost. It is shown this once and kept nowhere.
ui-recovery-keep = Write it down or print it, and keep it away from this computer. Whoever has it and a copy of the vault can open it.
ui-recovery-copy = Copy
ui-recovery-copied = The recovery code was copied. Put it where only you can get at it, then copy something else.
ui-recovery-print = Print
ui-recovery-have = I have it
ui-recovery-go-on = Go on

ui-recover-title = Open with the recovery code
ui-recover-lead = The code opens the vault and is used up: you choose a new passphrase and get a new code.
ui-recover-code = Recovery code
ui-recover-code-hint = Nine groups of four; capitals and dashes do not matter.
ui-recover-code-missing = Type the recovery code.
ui-recover-button = Open the vault
ui-recover-back = Back to the passphrase

ui-unlock-damaged = The vault's files are damaged, so it is not opened. A backup can be put back; the damaged vault is kept beside it.

ui-create-or-restore = Is there a backup?
ui-restore-open = Restore from a backup…
ui-restore-title = Restore from a backup
ui-restore-lead = A backup is one file that holds a whole vault. It is verified before anything is written on this computer.
ui-restore-lead-damaged = A backup is one file that holds a whole vault. It is verified before anything is written; the damaged vault is kept beside it under another name.
ui-restore-choose = Choose the file…
ui-restore-choose-other = Choose another file…
ui-restore-reading = Verifying…
ui-restore-back = Back
ui-restore-chosen = The chosen backup
ui-restore-file = File
ui-restore-made = Made
ui-restore-of = Of the vault
ui-restore-with = Open it with
ui-restore-with-passphrase = The passphrase
ui-restore-with-passphrase-detail = { $mode ->
        [passphrase_and_device] The one that the vault had when the backup was made, on the computer that keeps the other half of the key.
       *[other] The one that the vault had when the backup was made.
    }
ui-restore-with-recovery_code = The recovery code
ui-restore-with-recovery_code-detail = The code is used up: you choose a new passphrase and get a new code.
ui-restore-passphrase = Passphrase of the backup
ui-restore-passphrase-hint = Changing the passphrase later did not change the backup's.
ui-restore-button = Restore the vault
ui-restore-pending = Restoring…
ui-upgrading-title = Your vault is being brought to the new version
ui-upgrading-lead = This happens once after an update. The vault opens as soon as it is done; leave the computer on until then.
ui-upgrading-label = How much of the vault is done
ui-upgrading-done = { $done } of { $total } done ({ $percent } %)
ui-upgrading-percent = { $percent } % of the vault is brought to the new version
ui-restore-progress = How much of the backup was read

ui-restored-title = The vault is restored
ui-restored-lead = It is as it was on { $moment }, with { $cases ->
        [one] one case
       *[other] { $cases } cases
    }.
ui-restored-uncertain = { $count ->
        [0] Nothing was owed to a provider when the backup was made.
        [one] One submission was not finished then and may have arrived since. It is uncertain: the provider is asked what arrived before anything is sent, so that nothing is sent twice.
       *[other] { $count } submissions were not finished then and may have arrived since. They are uncertain: the providers are asked what arrived before anything is sent, so that nothing is sent twice.
    }
ui-restored-later = What came after the backup is not in it. Cases that were made since are followed anew from the queue; notes and recommendations since have to be written again.
ui-restored-aside = The damaged vault is kept in
ui-restored-go-on = Go to the queue

## First run

ui-first-title = The vault is open and empty
ui-first-lead = Connect a provider to fill your queue. Until then nothing leaves this computer.
ui-first-simulated = Try it with simulated providers
ui-first-simulated-detail = Forty made-up cases, served on this computer. Nobody real is behind them, and nothing goes to the internet.
ui-first-simulated-button = Try with simulated providers
ui-first-simulated-pending = Starting…
ui-first-connect = Connect a provider
ui-first-connect-detail = You need the address and the credentials that the provider issued to your company. The connection is tested at once.
ui-first-connect-button = Connect a provider

## Band

ui-rolled-back = Older copy of the vault
ui-rolled-back-title = An older copy of this vault was put back
ui-rolled-back-detail = Its journal is at entry { $seq }, and entry { $anchored } was there when Dossier last used it; where the two are the same, a part of the vault is older. It can be read; nothing in it is changed and nothing is sent. Restore the newest backup, or put back the copy that was used last, and keep this one for whoever looks into it.
ui-band = Test connection
ui-band-simulated = Simulated
ui-band-simulated-detail = Nobody real is behind these cases. Nothing goes to a provider.
ui-band-asleep-detail = The simulated providers are not running. Started again, their cases begin anew; applications made here are not known there any more.
ui-band-asleep-button = Start them again
ui-band-asleep-pending = Starting…
ui-band-awake = The simulated providers run again; their cases began anew.
ui-band-sandbox = Sandbox
ui-band-sandbox-detail = This is the provider's test system. Do not enter real customers.
ui-band-mixed = Test connections only
ui-band-mixed-detail = None of these cases is a real customer's.

## Top bar and status bar

ui-top-commands = Commands
ui-top-new = New application
ui-top-outbox = Outbox { $count }
ui-top-outbox-person = (something waits for you)
ui-views = Views of the queue
ui-search = Search by name, id, e-mail or number
ui-search-placeholder = Name, id, e-mail
ui-person-menu = Menu of { $name }
ui-person-unknown = you
ui-status-saved = Saved on this computer · { $count ->
        [one] 1 item in the outbox
       *[other] { $count } items in the outbox
    }
ui-status-nothing-owed = Everything is saved; nothing waits to be sent
ui-status-intake = Reading cases: { $done } of { $total }
ui-status-following = Following cases: { $done } so far
ui-status-cases = case
ui-status-open = open
ui-status-keys = keys
ui-leaves-in = { $what } leaves in { $amount }
ui-undo = Undo
ui-leave-in = { $count ->
    [one] 1 submission leaves in { $amount }
   *[other] { $count } submissions leave in { $amount }
}
ui-undone = { $what }: taken back. Nothing was sent.
ui-undone-many = { $left ->
    [0] { $count } taken back. Nothing of them was sent.
   *[other] { $count } taken back and not sent, { $left } had left already.
}
ui-held-spoken = { $what } is saved on this computer and goes to { $provider } in a few seconds. Press { KEY("undo") } to take it back.

## Sync

ui-sync = State of the connection to providers
ui-sync-up_to_date = Up to date.
ui-sync-syncing = Syncing.
ui-sync-offline = Offline. Everything you do is saved on this computer.
ui-sync-trouble = A connection has trouble.
ui-sync-idle = No provider is connected.
ui-sync-up_to_date-at = Up to date { $time }
ui-sync-syncing-at = Syncing…
ui-sync-offline-at = { $known ->
        [yes] Offline since { $time }
       *[no] Offline
    }
ui-sync-trouble-at = { $known ->
        [yes] Trouble since { $time }
       *[no] Trouble
    }
ui-sync-idle-at = No connection
ui-sync-up_to_date-detail = { $count ->
        [0] Every case was read and nothing waits to be sent.
        [one] Every case was read. 1 item waits to be sent.
       *[other] Every case was read. { $count } items wait to be sent.
    }
ui-sync-syncing-detail = Cases are being read, and what is due is being sent.
ui-sync-offline-detail = { $count ->
        [0] Providers cannot be reached. You can review, prepare and submit; it is sent when the connection is back.
        [one] Providers cannot be reached. You can review, prepare and submit; 1 item will be sent when the connection is back.
       *[other] Providers cannot be reached. You can review, prepare and submit; { $count } items will be sent when the connection is back.
    }
ui-sync-trouble-detail = A provider does not answer as it should. What you do is saved on this computer and sent later.
ui-sync-idle-detail = Connect a provider to fill your queue.

## Commands

ui-palette-title = Commands
ui-palette-placeholder = What do you want to do?
ui-palette-none = No command fits “{ $typed }”.
ui-keys-title = Keys
ui-keys-find = Find a key
ui-keys-off = One-key shortcuts are switched off in the settings.
ui-keys-rules = One-key shortcuts rest while you type, in menus and in dialogs. Ctrl+Enter confirms a dialog, and after a submission or a recommendation the next case opens; Ctrl+Shift+Enter stays. Esc leaves a dialog.
ui-confirm-next = Next opens { $name }. { $keys } stays here.
ui-key-not-now = { $key }: { $why }
ui-key-Ctrl = Ctrl
ui-key-Shift = Shift
ui-key-Enter = Enter
ui-key-Escape = Esc
ui-key-Space = Space
ui-key-Delete = Del
ui-key-Home = Home
ui-key-End = End
ui-group-queue = Queue
ui-group-case = Case
ui-group-document = Document
ui-group-go = Go to
ui-group-general = General
ui-command-next-case = Next case
ui-command-previous-case = Previous case
ui-command-open-case = Open the case
ui-command-most-urgent = Open the most urgent case
ui-command-search = Search
ui-command-filter = Filter the queue
ui-command-save-view = Save this filter as a view…
ui-command-views = Saved views…
ui-command-table = Show the queue as a table or as a list
ui-command-usual-width = Give the queue its usual width
ui-command-sort-urgent = Order: { ui-sort-urgent }
ui-command-sort-updated = Order: { ui-sort-updated }
ui-command-sort-oldest = Order: { ui-sort-oldest }
ui-command-sort-name = Order: { ui-sort-name }
ui-command-view-needs-us = View: { ui-view-needs-us }
ui-command-view-escalated = View: { ui-view-escalated }
ui-command-view-snoozed = View: { ui-view-snoozed }
ui-command-view-needs-documents = View: { ui-view-needs-documents }
ui-command-view-needs-data = View: { ui-view-needs-data }
ui-command-view-ready = View: { ui-view-ready }
ui-command-view-information-requested = View: { ui-view-information-requested }
ui-command-view-manual-review = View: { ui-view-manual-review }
ui-command-view-waiting = View: { ui-view-waiting }
ui-command-view-decided = View: { ui-view-decided }
ui-command-view-unmapped = View: { ui-view-unmapped }
ui-command-view-all = View: { ui-view-all }
ui-command-select-case = Select or deselect the case
ui-command-select-next = Select the next case too
ui-command-select-previous = Select the previous case too
ui-command-select-all = Select all in the view
ui-command-bulk-submit = Submit the selected cases
ui-command-bulk-export = Export the selected cases
ui-command-snooze = Snooze the case, or wake it
ui-command-escalate = Mark for a second look, or end it
ui-command-new-application = New application
ui-command-follow-case = Follow an existing application
ui-command-back = Back to the queue
ui-command-submit = Submit, or do what else moves the case on
ui-command-start-again = Start again after a lost attempt
ui-command-correct = Correct the applicant's data
ui-command-answer = Answer the provider's questions
ui-command-answer-outside = Record an answer given elsewhere
ui-command-attest = Record what the customer did
ui-command-undo = Take back what has not left, or change the last recommendation
ui-command-note = Write a note
ui-command-recommend-approve = Recommend approval
ui-command-recommend-decline = Recommend to decline
ui-command-recommend-request = Recommend to request information
ui-command-reveal = Show the number (hold)
ui-command-share-screen = Share the screen: mask everything, or end it
ui-why-no-number = There is no masked number on the screen.
ui-why-supervisor = Your role does not include this; a supervisor's does.
ui-why-no-keeper = No record is kept for five years here; the rules under Settings, Retention say so.
ui-why-role = Your role does not include reviews.
ui-shared = Screen is shared: everything is masked.
ui-shared-end = End
ui-shared-on = Everything is masked.
ui-shared-off = Names are shown again.
ui-shared-hidden = Hidden while the screen is shared.
ui-command-copy-link = Copy a link to this case
ui-command-export-case = Export case file…
ui-command-hold-case = Put on legal hold…
ui-command-release-hold = Lift the legal hold…
ui-command-date-record = Enter the date of the record…
ui-command-choose-files = Choose files to upload
ui-command-attach-file = Attach the file that is open
ui-command-next-document = Next document
ui-command-previous-document = Previous document
ui-command-turn-right = Turn right
ui-command-turn-left = Turn left
ui-command-zoom-in = Zoom in
ui-command-zoom-out = Zoom out
ui-command-zoom-fit = Fit the whole page
ui-command-zoom-width = Fit the width
ui-command-page-down = Further down, then the next page
ui-command-page-up = Further up, then the page before
ui-command-loupe = Loupe (hold)
ui-command-light = Light: brightness, contrast, or as it is
ui-command-compare = Compare two documents side by side
ui-command-next-mismatch = Go to the next field that differs
ui-command-go-queue = Queue
ui-command-go-outbox = Outbox
ui-command-menu = All commands, by group
ui-command-go-dashboard = Dashboard
ui-command-go-connections = Connections
ui-command-go-settings = Settings
ui-command-palette = All commands
ui-command-keys = All keys
ui-command-sync = Sync now
ui-command-lock = Lock the vault
ui-why-no-queue = The queue is not on the screen.
ui-why-no-case = Open a case first.
ui-why-no-file = No file is open that waits to be attached. Choose one first.
ui-why-not-fit = The file cannot be attached yet; beside it stands why.
ui-why-no-picture = Open a document that has a picture.
ui-why-nothing-to-compare = There are no two documents with pictures in this case.
ui-why-no-mismatch = No field on the screen differs.
ui-why-not-now = This is not possible now.
ui-why-no-connection = Connect a provider first.
ui-why-nothing-selected = Select a case first, with X.
ui-why-no-case-chosen = Choose a case first, with J and K.
ui-why-at-queue = You are at the queue.
ui-why-no-question = The provider has no open question on this case.
ui-why-nothing-to-attest = Nothing has to be recorded about the customer now.
ui-why-nothing-held = Nothing waits in an undo window, and nothing was recommended since the vault was opened.

## Queue

ui-queue = Queue
ui-queue-cases = Cases
ui-queue-at-least = { $count } or more
ui-queue-holds = { $view }: { $count }
ui-queue-reading = Reading the rows up to there: { $done } of { $total }
ui-queue-cut = The first { $count } are listed. Filter or search to see the others.
ui-queue-offline = { $known ->
        [yes] Offline since { $time }.
       *[no] Offline.
    } You can review, prepare and submit{ $count ->
        [0] ; it is sent when the connection is back.
        [one] ; 1 item will be sent when the connection is back.
       *[other] ; { $count } items will be sent when the connection is back.
    }
ui-queue-stale = { $known ->
        [yes] Connected, but { $provider } has not answered since { $time }. What changed there later is not shown.
       *[no] Connected, but { $provider } has not answered yet. What changed there is not shown.
    }
ui-row-place = { $name }, { $place } of { $count }
ui-row-to-come = Not read yet
ui-sort = Order
ui-sort-by = Order: { $sort }
ui-sort-urgent = most urgent first
ui-sort-updated = latest change first
ui-sort-oldest = oldest first
ui-sort-name = by name
ui-look = How the queue looks
ui-look-usual = As at first
ui-density = Height of rows
ui-density-comfortable = Comfortable, two lines
ui-density-standard = Standard
ui-density-compact = Compact
ui-table-on = Table over the whole window
ui-table-off = List beside the case
ui-columns = Columns of the table
ui-column-due = Due
ui-column-name = Name
ui-column-needs = Needs
ui-column-marks = Marks
ui-column-provider = Provider
ui-column-connection = Connection
ui-column-status = Provider's status
ui-column-findings = Findings
ui-column-documents = Documents
ui-column-age = Age
ui-column-updated = Changed
ui-column-doubtful = { $count } doubtful
ui-column-old = { $amount } old
ui-column-ago = { $amount } ago
ui-divider = Width of the queue
ui-divider-width = { $count } pixels
ui-divider-hint = Drag, or use the arrow keys. Enter or two clicks put it back.
ui-picker = Queue: { $view }
ui-picker-previous = Previous
ui-picker-next = Next
ui-filter = Filter
ui-filter-bar = Filter of the queue
ui-filter-any = Any
ui-filter-provider = Provider
ui-filter-connection = Connection
ui-filter-connection-gone = a connection that is gone
ui-filter-stage = Stage
ui-filter-due = Due
ui-filter-finding = Findings
ui-filter-search = Search
ui-filter-out = Take out { $part }: { $words }
ui-filter-clear = Clear filters
ui-filter-done = Show the cases
ui-filter-save = Save as a view…
ui-due-late = Late
ui-due-today = Due within 24 hours
ui-due-week = Due within 7 days
ui-due-later = Due later
ui-due-none = Without a date
ui-finding-some = Something doubtful was found
ui-finding-none = Nothing doubtful was found
ui-match = matches { $field }
ui-match-close = close to the { $field }
ui-match-name = name
ui-match-external_id = provider's id
ui-match-email = e-mail
ui-match-phone = phone number
ui-match-number = number
ui-match-case_id = case id
ui-views-saved = Saved views
ui-views-title = Saved views
ui-views-none = No view is saved yet. Narrow the queue and save the filter.
ui-view-save-title = Save the filter as a view
ui-view-save-button = Save the view
ui-view-name = Name of the view
ui-view-taken = A view has this name. Choose another one.
ui-view-keeps = It keeps:
ui-view-no-search = What is searched for is not kept.
ui-view-saved = View “{ $name }” is saved.
ui-view-renamed = The view is called “{ $name }” now.
ui-view-removed = View “{ $name }” is removed. Its cases are still there.
ui-view-rename = Rename
ui-view-remove = Remove the view { $name }
ui-selected = { $count ->
        [0] Nothing is selected
        [one] 1 selected
       *[other] { $count } selected
    }
ui-selected-first = The first { $count } of { $total } cases are selected. Narrow the filter to select others.
ui-selected-acts = What to do with the selected cases
ui-selected-clear = Select nothing
ui-bulk-submit = Submit
ui-bulk-snooze = Snooze
ui-bulk-export = Export
ui-bulk-submit-title = { $count ->
        [one] Submit 1 case
       *[other] Submit { $count } cases
    }
ui-bulk-snooze-title = { $count ->
        [one] Snooze 1 case
       *[other] Snooze { $count } cases
    }
ui-bulk-export-title = { $count ->
        [one] Export 1 case file
       *[other] Export { $count } case files
    }
ui-bulk-submit-button = { $count ->
        [0] No case can be submitted
        [one] Submit 1 case
       *[other] Submit { $count } cases
    }
ui-bulk-snooze-button = { $count ->
        [one] Snooze 1 case
       *[other] Snooze { $count } cases
    }
ui-bulk-export-button = { $count ->
        [one] Write 1 case file
       *[other] Write { $count } case files
    }
ui-bulk-submit-can = { $count } of { $total } can be submitted now.
ui-bulk-snooze-can = { $total ->
        [one] It leaves the queue until then, or until the provider changes it.
       *[other] All { $total } leave the queue until then, or until the provider changes them.
    }
ui-bulk-export-can = { $total ->
        [one] One case file is written into the folder. It holds what the case holds: keep it safe.
       *[other] { $total } case files are written into one folder. They hold what the cases hold: keep them safe.
    }
ui-bulk-looking = Looking which can be submitted: { $done } of { $total }
ui-bulk-looking-label = Cases looked at
ui-bulk-folder = Choose a folder…
ui-bulk-no-folder = No folder is chosen yet.
ui-bulk-running = { $done } of { $total } done, one after the other.
ui-bulk-progress = Cases done
ui-bulk-stop = Stop
ui-bulk-stop-hint = Stop ends after the case that is being done. What is done stays done.
ui-bulk-finished = Finished. The list says how each case went.
ui-bulk-submitted = saved on this computer; leaves after the undo window
ui-bulk-held = saved on this computer; leaves when you let it go
ui-bulk-written = { $path }
ui-bulk-not-written = no folder was chosen
ui-bulk-left = stopped before it
ui-bulk-is-done = Done:
ui-bulk-is-failed = Not done:
ui-bulk-is-left = Left:
ui-bulk-taken-back = taken back; nothing was sent
ui-bulk-take-back = Take back { $count }
ui-bulk-sum = { $done } done, { $failed } not done, { $left } left.
ui-bulk-outcomes = How each case went
ui-bulk-copy = Copy the list
ui-snoozed = Snoozed
ui-snoozed-till = Snoozed till { $time }
ui-snooze-title = Snooze { $name }
ui-snooze-lead = It leaves the views until then, or until the provider changes it. Search and “All cases” still show it. Nothing is sent.
ui-snooze-until = Until
ui-snooze-later = This afternoon
ui-snooze-hours = In three hours
ui-snooze-tomorrow = Tomorrow morning
ui-snooze-week = Next week
ui-snooze-date = On a date
ui-snooze-date-label = Date, at 09:00
ui-snooze-date-wrong = This is no day to come. Write it as 2027-01-31.
ui-snooze-reason = Why
ui-snooze-reason-hint = Stands in the record. Nobody outside sees it.
ui-snooze-button = Snooze
ui-snooze-done = { $name } is snoozed till { $time }.
ui-wake-button = Wake it now
ui-wake-done = { $name } is awake again.
ui-escalated = Second look
ui-escalate-title = Mark { $name } for a second look
ui-escalate-lead = It shows in the view “Second look” and carries a flag. Nothing is sent to anybody.
ui-escalate-reason = Why somebody else should look
ui-escalate-hint = Stands in the record. Nobody outside sees it.
ui-escalate-button = Mark for a second look
ui-escalate-done = { $name } is marked for a second look.
ui-calm-title = End the second look at { $name }
ui-calm-lead = The flag goes; that it was there stays in the record.
ui-calm-button = End the second look
ui-calm-done = The second look at { $name } is ended.
ui-queue-search-filter = “{ $text }”
ui-queue-fresh = { $count ->
        [one] 1 new case. Show it
       *[other] { $count } new cases. Show them
    }
ui-view-needs-us = Needs us
ui-view-escalated = Second look
ui-view-snoozed = Snoozed
ui-view-needs-documents = Needs documents
ui-view-needs-data = Needs data
ui-view-ready = Ready to submit
ui-view-information-requested = Information requested
ui-view-manual-review = In review at the provider
ui-view-waiting = Waiting for the provider
ui-view-decided = Decided
ui-view-unmapped = Unknown status
ui-view-all = All cases
ui-needs-more = { $first } +{ $count }
ui-need-submit = Submit
ui-need-start_again = Start again
ui-need-correct = Correct { $what }
ui-need-answer = Answer { $what }
ui-need-recommend = Recommend
ui-need-look = Look
ui-short-NotSubmitted = New
ui-short-InProgress = Checks running
ui-short-DocumentsNeeded = On its way
ui-short-DataNeeded = On its way
ui-short-ReadyToResubmit = On its way
ui-short-InformationRequested = On its way
ui-short-ManualReview = In review
ui-short-Approved = Approved
ui-short-Rejected = Rejected
ui-short-Unmapped = Unknown
ui-empty-needs-us = Nothing needs you.
ui-empty-view = No case is in this view.
ui-empty-checked = Last checked { $time }.
ui-empty-waiting = { $count ->
        [one] 1 case waits for the provider.
       *[other] { $count } cases wait for the provider.
    }
ui-empty-snoozed = { $count ->
        [one] 1 case is snoozed.
       *[other] { $count } cases are snoozed.
    }
ui-empty-escalated = { $count ->
        [one] 1 case is marked for a second look.
       *[other] { $count } cases are marked for a second look.
    }
ui-empty-show-all = Show all { $count } cases
ui-empty-search = No case under “{ $view }” fits “{ $text }”.
ui-empty-filter = No case under “{ $view }” fits { $parts }.
ui-empty-within = Searched among: { $parts }.
ui-empty-others = { $count ->
        [0] The view is empty without the filter too.
        [one] Without the filter there is 1 case.
       *[other] Without the filter there are { $count } cases.
    }
ui-empty-clear = Clear the filter
ui-empty-search-all = Search all cases
ui-empty-no-connection = The queue fills when a provider is connected.
ui-idle = Open a case from the list to see what it needs.

## Case

ui-no-external-id = not at the provider yet
ui-copy-id = Copy the id
ui-case-menu = More for this case
ui-given = Said about the documents
ui-raw = The provider's own words
ui-raw-of = { $provider }'s own words
ui-raw-status = Status
ui-raw-reason = Reason
ui-raw-refusal = { $what }, refused with { $status }
ui-panes = What is shown
ui-pane-document = Documents
ui-pane-facts = Facts
ui-rail = Facts and decision
ui-tab-facts = Facts
ui-tab-deliveries = Sent
ui-tab-notes = Notes
ui-tab-timeline = Timeline
ui-warnings = Warnings
ui-warn-unmapped = { $provider } says “{ $status }”, a status that this version does not know. Look at the case at { $provider } before going on.
ui-warn-slot-refused = { $provider } refused the file for { $slot }. Nothing is lost. Upload a better one.
ui-warn-refused = { $what } was refused by { $provider }.
ui-warn-parked = { $what } waits for you. { $why }
ui-warn-uncertain = { $what } was sent, but the answer was lost. { $provider } is asked what arrived before anything is sent again.
ui-warn-held = { $what } is held. { $why }
ui-warn-unsent = Send it before, or attach it again later.
ui-warn-reasons = { $provider } gives as its reasons:
ui-requirements = What is asked for
ui-requirements-none = The provider asks for nothing now.
ui-requirement-met = there
ui-requirement-missing = { $count } missing
ui-requirement-under-way = on its way
ui-requirement-asked = asked
ui-slot-missing = missing
ui-slot-state-open = alternative
ui-slot-state-queued = saved on this computer
ui-slot-state-accepted = accepted
ui-slot-state-refused = refused
ui-slot-state-staged = chosen, not attached
ui-applicant = Applicant
ui-applicant-none = The provider has not told the applicant's data yet.
ui-same-person = The same person
ui-reveal-show = Show
ui-reveal-hold = Hold to show
ui-reveal-hide = Hide
ui-reveal-longer = { $count } s more
ui-reveal-title = Show the number
ui-reveal-lead = Say why, once for this case. Then hold { KEY("reveal") } to see the number, or press Show for { $count } seconds. That you looked, and why, is kept in the journal.
ui-reveal-reason = Why
ui-reveal-for-compare_document = To compare with a document
ui-reveal-for-customer_call = The customer is on the telephone
ui-reveal-for-provider_question = The provider asked
ui-reveal-for-correction = To correct the data
ui-reveal-button = Show for { $count } seconds
ui-reveal-shown = The number is shown.

ui-export-title = Export case file
ui-export-lead = The case as one ZIP that verifies by itself: what happened, what was sent and answered, notes and recommendation, a summary to print, and the journal, all signed by this vault. That you wrote it is kept in the journal.
ui-export-variant = What it holds
ui-export-full = Everything
ui-export-full-detail = Name, data, texts and the documents that are still kept. Identification numbers show their last four digits only. Whoever has the file can read it.
ui-export-redacted = Redacted
ui-export-redacted-detail = Without names, numbers, texts and documents. Their digests stay, so that it verifies too.
ui-export-button = Save as…
ui-export-done = The case file is written
ui-export-written = It is { $path }, with { $count ->
        [0] no documents
        [one] one document
       *[other] { $count } documents
    } in it.
ui-export-verify = Anybody can verify it without Dossier, with the program that comes beside it:
ui-export-signer = To know that it comes from this vault, they compare the fingerprint, which you tell them over another way than the file:
ui-customer-id = Customer id
ui-attested-phone = Phone proved
ui-attested-email = E-mail proved
ui-attested-agreements = Agreements accepted
ui-attested-terms = Terms accepted
ui-checklist = Checklist
ui-check-name = Name is the same on every document
ui-check-birth_date = Date of birth is the same
ui-check-address = Address is the same
ui-check-document_legible = Documents can be read
ui-check-selfie = Live photo shows the same person
ui-checked-by = { $name }, { $time }
ui-note-add = Write a note
ui-note-title = Note on { $name }
ui-note-label = Note
ui-note-hint = Stays in this vault. A note cannot be changed later.
ui-note-save = Save the note
ui-note-saved = The note is saved on this computer.
ui-notes-none = No notes.
ui-deliveries-title = Sent and to be sent
ui-deliveries-none = Nothing was sent for this case.

ui-submit = Submit to { $provider }
ui-submit-again = Submit again to { $provider }
ui-submit-what = The application of { $name } goes to { $provider } for a decision.
ui-submit-first = These files go first:
ui-submit-hold = { $count ->
        [0] It is sent at once and cannot be taken back.
       *[other] It is saved at once and leaves after { $amount }. Until then you can take it back with { KEY("undo") }.
    }
ui-submit-hold-forever = It is saved at once and waits in the outbox until you let it go.
ui-submit-button = { $count ->
        [0] Submit to { $provider }
        [one] Send 1 file and submit to { $provider }
       *[other] Send { $count } files and submit to { $provider }
    }
ui-submit-button-again = { $count ->
        [0] Submit again to { $provider }
        [one] Send 1 file and submit again to { $provider }
       *[other] Send { $count } files and submit again to { $provider }
    }
ui-submit-saved = { $count ->
        [0] Saved on this computer. It goes to { $provider } now.
       *[other] Saved on this computer. It goes to { $provider } in { $amount }. Undo with { KEY("undo") }.
    }
ui-submit-held = Saved on this computer. It waits in the outbox until you let it go.
ui-upload = Upload
ui-recommend = Recommend
ui-recommend-approve = Approve
ui-recommend-decline = Decline
ui-recommend-request = Request information
ui-recommended-approve = We recommend to approve.
ui-recommended-decline = We recommend to decline.
ui-recommended-request = We recommend to request information.
ui-recommended-sent-to-nobody = Not sent to { $provider }.
ui-recommend-title = Recommendation on { $name }
ui-recommend-lead = { $provider } decides. Our recommendation is kept on record and is sent to nobody.
ui-evidence-changed = The evidence has changed since you opened this. What you wrote is still here. Look at the case, then go on.
ui-evidence-looked = I have looked
ui-outdated = Outdated, the evidence changed since: { $parts }
ui-recommend-kind = We recommend to
ui-recommend-reasons = Reasons
ui-recommend-text = Text for the customer
ui-recommend-text-hint = To copy into your own message; it is not sent from here.
ui-recommend-copy = Copy the text
ui-recommend-private = Private note
ui-recommend-private-hint = Stays in this vault.
ui-recommend-button-approve = Record approval
ui-recommend-button-decline = Record decline
ui-recommend-button-request = Record request for information
ui-recommend-instead = This one takes the place of the recommendation of { $time }, which stays on record.
ui-recommend-missing = Write what is missing
ui-recommend-saved = Recommendation recorded. Nothing is sent to { $provider }.
ui-reason-identity_matches = Identity is proved
ui-reason-address_matches = Address is proved
ui-reason-documents_complete = Documents are complete and readable
ui-reason-identity_mismatch = The documents show another person
ui-reason-document_suspicious = A document looks altered
ui-reason-document_expired = A document has expired
ui-reason-duplicate_person = The person is known under another name
ui-reason-document_unreadable = A document cannot be read
ui-reason-document_missing = A document is missing
ui-reason-data_differs = Data and document differ
ui-reason-selfie_unclear = The live photo is unclear

## Actions of a case

ui-acts = What else can be done
ui-acts-absent = { $provider } does not offer: { $list }.
ui-act-start_again = Start again at { $provider }
ui-act-correct = Correct at { $provider }
ui-act-answer = Answer { $provider }
ui-act-attach = Upload a file
ui-act-answer-outside = Answered elsewhere
ui-act-attest = Record what the customer did
ui-act-name-submit = submit
ui-act-name-start_again = start again
ui-act-name-correct = correct data
ui-act-name-answer = answer questions
ui-act-name-attach = upload
ui-deadline = { $provider } waits until { $time }.
ui-deadline-estimated = { $provider } waits until about { $time }. Estimated: counted from when this was first seen here.
ui-date-wrong = Give a day of the calendar: 2026-01-31.

ui-again-lost = { $known ->
        [yes] { $provider } says “{ $status }”, first seen here { $time }. This attempt is lost.
       *[no] { $provider } says “{ $status }”. This attempt is lost.
    }
ui-again-what = What was lost, and what stays
ui-again-attempt = { $provider }'s checks begin anew, and links of the lost attempt open nothing any more.
ui-again-files = Files that belong to the lost attempt: { $list }. They may be asked for again.
ui-again-no-files = No file had arrived in the lost attempt.
ui-again-stays = The customer, the applicant's data, notes and everything on record stay.

ui-correct-lead = { $provider } asks for this data to be checked. Everything in the form is sent; what is blank is left out.
ui-correct-optional = This is not needed: the customer can upload the documents instead.
ui-correct-note-atelio = A corrected social security number is not sent by itself: it goes out with the next start.
ui-correct-note-connectfi = The card attributes are kept at connectFi and cannot be read back.
ui-correct-nothing = The provider asks for no data now.
ui-correct-button = Send the correction to { $provider }
ui-correct-masked = Now { $value }. Leave it blank to keep it.
ui-correct-masked-list = Now { $value }. Type it again: the list goes out as a whole.

ui-answer-lead = These are { $provider }'s questions. Answer what you can now; what is blank is not sent.
ui-answer-reason = { $reason }
ui-asked-of = { $what }:
ui-answer-button = { $count ->
        [0] Send the answer to { $provider }
        [one] Send the answer and 1 file to { $provider }
       *[other] Send the answer and { $count } files to { $provider }
    }
ui-answer-file-FRONT = File, front
ui-answer-file-BACK = File, back
ui-answer-file-other = Choose another file
ui-outside-lead = Use this when { $provider } was answered by mail, telephone or its own site. Only the record is made; nothing is sent.
ui-outside-label = What was answered, how and when
ui-outside-hint = Stays in this vault. It cannot be changed later.
ui-outside-save = Record the answer
ui-outside-saved = Recorded on this computer. Nothing is sent to { $provider }.

ui-attest-lead = { $provider } relies on you for this. Say when it happened and how you know, by this computer's clock.
ui-attest-nothing = Everything that is needed is on record.
ui-attest-save = Record it
ui-attest-saved = It is on record, under your name.
ui-terms-page = Pass this page to the customer. Only the customer can accept the terms; opening it here accepts nothing.
ui-attest-terms = The customer accepted { $provider }'s terms
ui-attest-how-terms = How you know
ui-attest-how-terms-hint = For example: accepted on the page, confirmed by e-mail

ui-pages-title = For the customer
ui-page-terms = Terms of { $provider }
ui-page-terms-accepted = Accepted: { $time }
ui-page-upload = Upload page: { $slot }
ui-link-open = Open { $what } in your browser
ui-link-copy = Copy the link
ui-link-copy-what = Copy the link: { $what }
ui-link-code = QR code
ui-link-code-hide = Hide the QR code
ui-link-code-what = QR code: { $what }
ui-link-code-hide-what = Hide the QR code: { $what }
ui-link-code-of = QR code with the link: { $what }
ui-hosted-lead = The customer uploads this on { $provider }'s own page. Pass the link on, or let the customer scan the code. It opens outside Dossier.
ui-hosted-there = { $provider } has it.
ui-hosted-no-link = { $provider } asks for documents; the link is not here yet.
ui-hosted-no-link-why = { $provider } tells upload links only in its events, not when it is asked for the status. They come by webhook: import the events, or connect an inbox.

ui-unverified = Contract partly unverified.
ui-unverified-detail = { $provider } does not document everything that Dossier relies on. Try it with one case first.

## Delivery: saved on this computer, sending, sent, accepted

ui-delivery-held = saved on this computer, can be taken back
ui-delivery-waits = saved on this computer, waits for you
ui-delivery-queued = saved on this computer, waits to be sent
ui-delivery-again = saved on this computer, next try { $time }
ui-delivery-sending = sending to { $provider }
ui-delivery-uncertain = not certain: sent, but the answer was lost and is being looked up
ui-delivery-in = · in { $time }
ui-delivery-leaves-in = · leaves in { $time }
ui-delivery-tries = { $count ->
        [one] · tried once
       *[other] · tried { $count } times
    }
ui-delivery-accepted = accepted by { $provider } { $time }
ui-delivery-told = { $what }: { $state }.
ui-delivery-refused = refused by { $provider }
ui-delivery-parked = saved on this computer, waits for you
ui-delivery-withdrawn = taken back, not sent
ui-submission-create = New application
ui-submission-upload = Upload: { $slot }
ui-submission-submit = Submit
ui-submission-correct = Correction
ui-submission-answer = Answer

## Outbox

ui-outbox-title = Outbox
ui-outbox-lead = What was saved on this computer for a provider. A receipt is shown only for what the provider accepted.
ui-outbox-all = Show finished ones too
ui-outbox-waiting = { $count ->
        [one] 1 waits for you
       *[other] { $count } wait for you
    }
ui-outbox-under-way = { $count ->
        [one] 1 on its way
       *[other] { $count } on their way
    }
ui-outbox-everything = { $count } in all
ui-outbox-empty = Nothing waits to be sent.
ui-outbox-empty-detail = What you upload or submit stands here until the provider has accepted it.
ui-open-case = Open the case
ui-withdraw = Take back
ui-retry = Send again
ui-release = Let it go
ui-send-now = Send now
ui-retried = { $what }: back in the outbox. It is sent as soon as possible.
ui-receipt = Receipt
ui-receipt-reconciled = established by reading back
ui-refused-next = Nothing is lost. Mend what the provider names, then do it again from the case.

## Dashboard

ui-dashboard-title = Dashboard
ui-dashboard-as-of = As of { $time }. What stands in this vault; nobody is named.
ui-dashboard-range = Days
ui-dashboard-days = { $count } days
ui-dashboard-counting = Counting…
ui-dashboard-unknown = not known
ui-dashboard-open = Open cases by stage and provider
ui-dashboard-open-none = No case is open.
ui-dashboard-ages = Age of open cases
ui-dashboard-ages-none = No case is open.
ui-dashboard-decided = Decisions of providers per day
ui-dashboard-decided-none = Nothing was decided in these days.
ui-dashboard-time = Time from submit to decision
ui-dashboard-time-none = Nothing was decided in these days.
ui-dashboard-refusals = Refused files by reason
ui-dashboard-refusals-none = No file was refused in these days.
ui-dashboard-throughput = Submitted and recommended per day
ui-dashboard-throughput-none = Nothing was submitted or recommended in these days.
ui-dashboard-stage = Stage
ui-dashboard-reason = Reason
ui-dashboard-no-reason = no reason given
ui-dashboard-age = Age
ui-dashboard-took = It took
ui-dashboard-day = Day
ui-dashboard-cases = Cases
ui-dashboard-submitted = Submitted
ui-dashboard-recommended = Recommended
ui-dashboard-sum-open = Open now
ui-dashboard-sum-submitted = Submitted
ui-dashboard-sum-approved = Approved
ui-dashboard-sum-rejected = Rejected
ui-dashboard-sum-median = Median to a decision
ui-dashboard-table = Table
ui-dashboard-table-what = Show as a table: { $title }
ui-dashboard-copy = Copy as CSV: { $title }
ui-dashboard-save = Save as CSV: { $title }
ui-dashboard-saved = Saved as { $path }.
ui-age-day = under a day
ui-age-three_days = 1 to 3 days
ui-age-week = 3 to 7 days
ui-age-two_weeks = 1 to 2 weeks
ui-age-month = 2 weeks to a month
ui-age-older = over a month
ui-took-hour = under an hour
ui-took-day = under a day
ui-took-three_days = 1 to 3 days
ui-took-week = 3 to 7 days
ui-took-month = 1 week to a month
ui-took-older = over a month

## Timeline

ui-actor-reviewer = you
ui-actor-provider = provider
ui-actor-dossier = Dossier
ui-entry = Journal entry { $seq }
ui-event-case-created = Application made here
ui-event-case-followed = Case followed
ui-event-case-attested = { $kind } (attested)
ui-event-snapshot-taken = Provider says { $status }
ui-event-document-attached = File attached: { $slot }
ui-event-document-person-confirmed = Confirmed to be of this person
ui-event-document-details-given = Details of the document given
ui-event-submission-queued = Saved for sending: { $what } { $slot }
ui-event-submission-moved = Moved on: { $what } { $slot }
ui-event-submission-moved-held = Held: { $what } { $slot }
ui-event-submission-moved-queued = Waits to be sent: { $what } { $slot }
ui-event-submission-moved-sending = Sending: { $what } { $slot }
ui-event-submission-moved-accepted = Accepted by the provider: { $what } { $slot }
ui-event-submission-moved-refused = Refused by the provider: { $what } { $slot }
ui-event-submission-moved-uncertain = Answer lost: { $what } { $slot }
ui-event-submission-moved-parked = Waits for you: { $what } { $slot }
ui-event-submission-moved-withdrawn = Taken back: { $what } { $slot }
ui-event-submission-completed = Completed with the data to send
ui-event-applicant-corrected = Data corrected
ui-event-answer-given-outside = Answered elsewhere
ui-event-event-taken = Provider's event received
ui-event-note-added = Note written
ui-event-case-snoozed = Snoozed till { $until }
ui-event-case-woken = Awake again
ui-event-case-escalated = Marked for a second look
ui-event-case-calmed = Second look ended
ui-event-checklist-checked = Checklist item ticked
ui-event-recommendation-recorded = Recommendation recorded
ui-event-number-revealed = A number was shown
ui-event-case-exported = Case file written
ui-event-notice-raised = Unexpected move

## What is kept

ui-kept = What is kept
ui-on-hold = Legal hold
ui-hold-title = Put the case on legal hold
ui-hold-lead = Nothing of the case is erased, whatever the rules say, until somebody lifts the hold.
ui-hold-button = Put on legal hold
ui-hold-done = The case is on legal hold.
ui-release-title = Lift the legal hold
ui-release-lead = The rules for this connection count again. What is over its time by them is erased with the next run.
ui-release-button = Lift the hold
ui-release-done = The legal hold is lifted.
ui-hold-reason = Reason
ui-hold-reason-hint = Stands among the case's notes; the journal names it.
ui-record-date-title = The date of the record
ui-record-date-lead = The applicant's data is kept for five years from this date, such as the end of the account.
ui-record-date = Date
ui-record-date-hint = Year, month and day.
ui-record-date-button = Enter the date
ui-record-date-done = The five years count from { $date }.
ui-on-hold-all = The case is on legal hold: nothing of it is erased.
ui-note-erased = This went with the applicant's data.

## Documents

ui-stage = Documents
ui-stage-slots = Slots
ui-slots-more = More
ui-files-tab = Files ({ $count })
ui-slot-SELFIE = Live photo
ui-slot-PASSPORT = Passport
ui-slot-ID_FRONT = ID front
ui-slot-ID_BACK = ID back
ui-slot-IDENTIFICATION_NUMBER_VERIFICATION = Number proof
ui-slot-ADDRESS_VERIFICATION = Address proof
ui-slot-OTHER = Other
ui-slot-hosted = Documents
ui-slot-persona = Identity check
ui-slot-government_id = Official photo ID
ui-slot-utility_bill = Utility bill
ui-slot-social_security_card = Social security card
ui-slot-proof_of_address = Address proof
ui-slot-LICENSE-FRONT = Licence front
ui-slot-LICENSE-BACK = Licence back
ui-slot-CONTRACT = Tenancy contract
ui-slot-UTILITY = Utility bill
ui-slot-ID_CARD = Identity card
ui-slot-IDENTIFICATION_CARD-FRONT = Identity card front
ui-slot-IDENTIFICATION_CARD-BACK = Identity card back
ui-slot-RESIDENCE_PERMIT-FRONT = Residence permit front
ui-slot-RESIDENCE_PERMIT-BACK = Residence permit back
ui-slot-DRIVERS_LICENSE-FRONT = Licence front
ui-slot-DRIVERS_LICENSE-BACK = Licence back
ui-slot-NATIONAL_ID-FRONT = Identity card front
ui-slot-NATIONAL_ID-BACK = Identity card back
ui-slot-UTILITY_BILL = Utility bill
ui-slot-BANK_STATEMENT = Bank statement
ui-slot-GOVERNMENT_LETTER = Letter of an authority
ui-slot-COMPANY_DOC = Company document
ui-slot-PAYSTUB = Payslip
ui-slot-W2 = W-2 wage statement
ui-slot-CANADA_PROVINCIAL_ID-FRONT = Canadian ID front
ui-slot-CANADA_PROVINCIAL_ID-BACK = Canadian ID back
ui-slot-INDIGENOUS_CARD-FRONT = Indigenous card front
ui-slot-INDIGENOUS_CARD-BACK = Indigenous card back
ui-slot-ADDRESS-PASSPORT = Passport with the address
ui-slot-ADDRESS-NATIONAL_ID = Identity card with the address
ui-slot-ADDRESS-DRIVERS_LICENSE = Licence with the address
ui-slot-ADDRESS-RESIDENCE_PERMIT = Residence permit with the address
ui-slot-help = The file that the provider asks for under this name.
ui-slot-help-front = The front of the document, all four corners visible.
ui-slot-help-back = The back of the document, all four corners visible.
ui-slot-help-SELFIE = A live photo of the customer's face, taken now.
ui-slot-help-PASSPORT = The page of the passport with the photo, all four corners visible.
ui-slot-help-ID_FRONT = The front of the identity card or licence, all four corners visible.
ui-slot-help-ID_BACK = The back of the identity card or licence, all four corners visible.
ui-slot-help-IDENTIFICATION_NUMBER_VERIFICATION = A social security card, a W-2 or a tax return that shows the number.
ui-slot-help-ADDRESS_VERIFICATION = A recent utility bill, bank or card statement, lease, property tax bill or official photo ID.
ui-slot-help-OTHER = Another document that helps the provider's review.
ui-slot-there = { $provider } holds a file for this slot. It cannot be read back.
ui-stage-none = { $provider } asks for no document now.
ui-stage-in-answer = What { $provider } asks for goes with the answer to its questions.
ui-slot-closed = The provider takes no file here now.
ui-rule-full = Goes out as { $types }, at most { $size }. JPEG and PNG pictures are made to fit.
ui-rule-lossless = { $types }, at most { $size }. The picture itself is not changed.
ui-rule-none = { $types }, at most { $size }. The file is sent as it is.
ui-choose-file = Choose a file
ui-drop-hint = or drop it anywhere on this window
ui-unsorted-hint = { $count ->
        [one] 1 file waits under Files for its slot.
       *[other] { $count } files wait under Files for their slots.
    }
ui-drop-here = Drop to check it for { $slot }
ui-drop-any = Drop the files here
ui-drop-no-case = Open a case first, then drop the files. Nothing was taken in.
ui-drop-no-file = That was a link or a picture from a page, not a file. Save it on this computer, then drop the file.
ui-drop-taken = { $count ->
        [one] 1 file was taken in.
       *[other] { $count } files were taken in.
    }
ui-trying = Checking { $name }…
ui-trying-short = Checking…
ui-before = As received
ui-after = As it goes out
ui-before-alt = The file as received
ui-after-alt = The file as it goes to the provider
ui-no-after = This file cannot be made to fit. The reason stands below.
ui-no-preview = There is no preview of this file.
ui-fits = Fits
ui-fits-not = Does not fit
ui-show = What is shown
ui-show-both = Both
ui-show-before = Received
ui-show-after = Goes out
ui-zoom = Zoom
ui-zoom-fit = Fit
ui-zoom-width = Width
ui-view-tools = Look closer
ui-pane-move = Arrow keys move the picture.
ui-strip-limit = { $facts } (at most { $size })
ui-page-turner = Pages of the document
ui-page-before = Page before
ui-page-next = Next page
ui-light = Light
ui-light-brightness = Brightness
ui-light-contrast = Contrast
ui-light-invert = Invert
ui-light-sharpen = Sharpen
ui-light-reset = Reset
ui-light-off = Off
ui-light-said = For your eye only: the file stays as it is, and goes out as it is.
ui-compare-with = With
ui-compare-given = { $slot }, not attached yet
ui-compare-earlier = { $slot }, attached { $time }
ui-compare-alt = { $document }, as received
ui-compare-said = Both as received.
ui-compare-linked = Move together
ui-compare-end = End
ui-recipe-pass_through = unchanged
ui-recipe-strip_metadata = data beside the picture cut off
ui-recipe-flatten = laid on white
ui-recipe-to_srgb = colours brought to sRGB
ui-recipe-turn_lossless = turned upright without loss
ui-recipe-pages = { $count ->
        [one] page { $pages } of { $of }
       *[other] pages { $pages } of { $of }, one below the other
    }
ui-recipe-turn-1 = turned right
ui-recipe-turn-2 = turned upside down
ui-recipe-turn-3 = turned left
ui-recipe-crop = cropped to { $width } × { $height }
ui-recipe-orient = turned upright
ui-recipe-decode = { $type } read
ui-recipe-encode = written as { $type }
ui-recipe-scale = scaled to { $width } × { $height }
ui-about-file = About { $name }
ui-edit = Change the picture
ui-edit-as-is = { $provider } wants the picture as it is: it goes out neither turned nor cropped. R turns it on this screen only.
ui-edit-reset = Undo changes
ui-crop = Crop
ui-crop-box = What is kept. Arrow keys move an edge, with Shift further.
ui-crop-proposed = Use proposed crop
ui-crop-left = Left edge
ui-crop-right = Right edge
ui-crop-top = Top edge
ui-crop-bottom = Bottom edge
ui-crop-left-at = { $percent } % from the left
ui-crop-right-at = { $percent } % from the left
ui-crop-top-at = { $percent } % from the top
ui-crop-bottom-at = { $percent } % from the top
ui-crop-corner-left-top = Corner, top left
ui-crop-corner-right-top = Corner, top right
ui-crop-corner-right-bottom = Corner, bottom right
ui-crop-corner-left-bottom = Corner, bottom left
ui-crop-corner = { $corner }: { $first }, { $second }
ui-page-picker = Pages
ui-pages-ask = The file has { $count } pages, and a picture is wanted here. Choose the page to use; several are put one below the other in the order in which you choose them.
ui-pages-chosen = { $count ->
        [one] Page { $pages } is used.
       *[other] Pages { $pages } are used, one below the other.
    }
ui-pages-more = { $count ->
        [one] Show 1 more page
       *[other] Show { $count } more pages
    }
ui-page-of = Page { $page } of { $count }
ui-page-chosen-as = Page { $page }, chosen as number { $place }
ui-suggested-other = What is read on it looks like: { $slot }.
ui-suggested-move = Move to { $slot }
ui-reading = Reading what is printed on it…
ui-read-failed = It could not be read by machine. Compare it with the applicant by eye.
ui-read-nothing = Nothing on it can be read by machine with certainty. Compare it with the applicant by eye.
ui-read-from-pdf417 = Read from the barcode, against { $name }'s data
ui-read-from-mrz = Read from the machine-readable zone, against { $name }'s data
ui-compared = Document against applicant
ui-compared-field = Field
ui-compared-applicant = Applicant
ui-compared-document = Document
ui-compared-result = Result
ui-compared-none = not there
ui-compared-name = Name
ui-compared-birth_date = Date of birth
ui-compared-number = Number
ui-compared-address = Address
ui-difference-same = same
ui-difference-format = same, in other writing
ui-difference-different = different
ui-difference-missing = on one side only
ui-difference-not-read = not read
ui-difference-not-given = not given
ui-compared-kept = As it was read when the file was attached.
ui-compared-source-applicant = given to { $provider }
ui-compared-source-mrz = read: machine-readable zone
ui-compared-source-pdf417 = read: barcode
ui-doubt-lead = This may be another person's document. Attached, it is held until you confirm the person.
ui-doubt-short = May be another person's
ui-doubt-name_differs = The name on the document is not the applicant's.
ui-doubt-name_differs-values = The document ({ $slot }) says { $document }. The applicant is { $applicant }.
ui-doubt-birth_date_differs = The date of birth on the document is not the applicant's.
ui-doubt-birth_date_differs-values = The document ({ $slot }) says born { $document }. The applicant was born { $applicant }.
ui-elsewhere = Cases with the same picture
ui-elsewhere-open = Open the case of { $name }
ui-doubt-same_image_elsewhere = The same picture was attached in another case.
ui-doubt-unknown = What was read on the document ({ $slot }) does not fit the applicant.
ui-person-title = Is this { $name }?
ui-person-who = The applicant is { $name }, at { $provider }.
ui-person-final = What was sent to { $provider } cannot be taken back.
ui-person-reason = Why this is the applicant's document
ui-person-reason-hint = Kept in the journal under your name. For example: married since, name changed; certificate seen.
ui-person-held = Until you confirm, the file stays here. It can be taken back under Sent.
ui-person-button = Confirm and send to { $provider }
ui-person-confirm = Confirm the person
ui-person-confirmed = Confirmed, and on record. { $slot } goes to { $provider }.
ui-ask = Ask the customer
ui-ask-about = Ask the customer for another file than { $name }
ui-ask-hint = To copy into your own message; it is not sent from here.
ui-ask-copy = Copy the text
ui-details = About the document: { $document }
ui-details-shared = for all its sides
ui-details-needed = { $provider } needs before a submit: { $list }.
ui-details-complete = Everything that is needed is said.
ui-details-forbidden = { $provider } does not take: { $list }.
ui-detail-number = Number
ui-detail-country = Country
ui-detail-issued = Issued
ui-detail-expires = Expires
ui-detail-state = State
ui-detail-country-hint-fincom-v1 = Three letters: USA
ui-detail-country-hint-fincom-v2 = Three letters: USA
ui-detail-state-hint-fincom-v2 = Needed for a licence of the USA
ui-detail-given = Given: { $value }
ui-detail-issued-late = This day has not come yet.
ui-detail-expired = The document has expired. Ask the customer for a valid one.
ui-detail-order = It has to expire after it was issued.
ui-attach = Attach as { $slot }
ui-attached = { $count ->
        [0] { $slot } is saved on this computer and is sent now.
       *[other] { $slot } is saved on this computer and leaves in { $amount }. Undo with { KEY("undo") }.
    }
ui-attached-held = { $slot } is saved on this computer and waits in the outbox until you let it go.
ui-attached-doubted = { $slot } is saved on this computer and held: confirm that it is this person's before it goes to { $provider }.
ui-attached-at = Attached { $time }
ui-replace = Replace
ui-replaces = It takes the place of the file that was attached before.
ui-other-slot = Change slot
ui-remove-file = Remove
ui-erased = The file was erased { $time }, as the rules of this connection say. Its record stays.
ui-files-title = { $count ->
        [one] 1 file, not attached yet
       *[other] { $count } files, not attached yet
    }
ui-files-lead = What can be read on a file suggests its slot; you decide. Nothing is sent before you attach it.
ui-file-looked = { $name }: { $state }.
ui-file-looked-doubt = { $name }: { $state }. { $doubt }
ui-turned-told = Turned by { $degrees } degrees.
ui-compare-told = { $one } beside { $other }.
ui-files-looked = { $count } files were looked at; { $ready } can be attached.
ui-files-cancel = Cancel { $name }
ui-files-more = (and { $count } more)
ui-progress-waiting = Waits its turn
ui-progress-looking = Looking
ui-progress-reading = Reading
ui-progress-pages = Choose pages
ui-progress-details = Say what is needed about it first
ui-progress-unplaced = Say what it is
ui-progress-ready = Ready
ui-progress-refused = Refused
ui-progress-failed = Not looked at
ui-files-add = Add files
ui-files-attach = { $count ->
        [0] Attach
        [one] Attach 1 file
       *[other] Attach { $count } files
    }
ui-files-slot = Slot of { $name }
ui-files-choose-slot = What is it?
ui-files-look = Look at { $name }
ui-files-remove = Remove { $name }

## New application

ui-new-title = New application
ui-new-lead = What you type is kept in the vault until you create the application.
ui-new-connection = Connection
ui-new-synthetic-lead = This connection is for tests. Fill the form with a made-up person if you like.
ui-new-synthetic = Fill with a made-up person
ui-new-open = { $count ->
        [one] 1 field needs mending.
       *[other] { $count } fields need mending.
    }
ui-new-unattested = { $count ->
        [one] 1 attestation is not complete.
       *[other] { $count } attestations are not complete.
    }
ui-new-journaled = Who created the application, and what was attested, is kept in the journal.
ui-new-later = Leave it for later
ui-new-create = Create at { $provider }
ui-new-saved = The application is saved on this computer and goes to { $provider }.
ui-new-loading = Opening the form for { $provider }…
ui-new-no-lists = { $provider }'s lists could not be had, so ids are typed instead of names. What you type stays.
ui-form-item = { $name } { $number }
ui-form-add = Add: { $name }
ui-form-remove = Remove: { $name } { $number }
ui-is-true = Yes
ui-is-false = No
ui-use-suggestion = Use { $value }
ui-form-person = Person
ui-form-number = Identification number
ui-form-address = Address
ui-form-investment = Investment profile
ui-form-general = Application
ui-form-basic_info = Person
ui-form-basic_info-tax_info = Tax numbers
ui-form-financial_profile = Financial profile
ui-form-customer = Customer
ui-form-customer-addresses = Addresses
ui-form-customer-phones = Phones
ui-form-customer-identificationDocuments = Identification numbers
ui-form-kyc = Check of identity
ui-form-agreements = Agreements
ui-form-attestation = Attestation
ui-form-rules = Rules for { $section }
ui-field-name-first_name = First name
ui-field-name-middle_name = Middle name
ui-field-name-last_name = Last name
ui-field-date_of_birth = Date of birth
ui-field-date_of_birth-date_of_birth = Date of birth
ui-field-email = E-mail
ui-field-phone_number = Phone
ui-field-citizenship_country = Citizenship
ui-field-identification_type = Kind of number
ui-field-identification_number = Number
ui-field-identification_number_issuing_country = Issuing country
ui-field-address-street_address = Street and number
ui-field-address-street_address2 = Second line
ui-field-address-city = City
ui-field-address-state = State
ui-field-address-postal_code = Postal code
ui-field-address-country = Country
ui-field-investment_profile-employment_status = Employment
ui-field-investment_profile-occupation = Occupation
ui-field-investment_profile-income = Yearly income
ui-field-investment_profile-net_worth = Net worth
ui-field-investment_profile-bd_association = Broker-dealer association
ui-field-investment_profile-director_policy_maker_of_company = Director or policy maker of
ui-field-first_name = First name
ui-field-firstName = First name
ui-field-middle_name = Middle name
ui-field-middleName = Middle name
ui-field-last_name = Last name
ui-field-lastName = Last name
ui-field-first_name_en = First name in English letters
ui-field-middle_name_en = Middle name in English letters
ui-field-last_name_en = Last name in English letters
ui-field-dob = Date of birth
ui-field-dateOfBirth = Date of birth
ui-field-gender = Gender
ui-field-phone = Phone
ui-field-phone_country_code = Country calling code
ui-field-customer-phones-number = Phone number
ui-field-customer-phones-type = Kind of phone
ui-field-citizenshipCountryCodeA3 = Citizenship
ui-field-country_of_residence = Country of residence
ui-field-nationality = Nationality
ui-field-primary_nationality = Nationality
ui-field-secondary_nationality = Second nationality
ui-field-tin = Tax number
ui-field-ssn = Social security number
ui-field-ip = The customer's IP address
ui-field-country_code = Country
ui-field-countryCodeA3 = Country
ui-field-basic_info-tax_info-document_type = Kind of number
ui-field-basic_info-tax_info-document_id = Number
ui-field-customer-identificationDocuments-type = Kind of number
ui-field-customer-identificationDocuments-value = Number
ui-field-addresses = Addresses
ui-field-address_type = Kind of address
ui-field-customer-addresses-type = Kind of address
ui-field-street = Street and number
ui-field-street2 = Second line
ui-field-street_line_1 = Street and number
ui-field-street_line_1_en = Street and number in English letters
ui-field-street_line_2 = Second line
ui-field-street_line_2_en = Second line in English letters
ui-field-addressLine1 = Street and number
ui-field-addressLine2 = Second line
ui-field-city = City
ui-field-state = State
ui-field-subdivision_code = State or province
ui-field-zip_code = ZIP code
ui-field-postal_code = Postal code
ui-field-postalCode = Postal code
ui-field-country = Country
ui-field-is_primary = Main address
ui-field-verification_type = Kind of verification
ui-field-employment_status = Employment
ui-field-occupation_id = Occupation
ui-field-purpose_id = Purpose of the account
ui-field-purpose_remarks = Remarks on the purpose
ui-field-source_of_fund_id = Source of funds
ui-field-source_of_fund_ids = Source of funds
ui-field-source_of_funds_description = About the source of funds
ui-field-monthly_volume_usd = Monthly volume in US dollars
ui-field-productID = Card product
ui-field-nameOnCard = Name on the card
ui-field-designId = Card design
ui-field-addressType = Address of the card
ui-field-issueType = Why the card is issued
ui-field-additionalData = More about the card
ui-field-cardAttributes = Card
ui-field-proof_of_identity = Proof of identity
ui-field-proof_of_address = Proof of address
ui-field-identifying_documents = Proof of identity
ui-field-address_documents = Proof of address
ui-field-GOVERNMENT_ID = Official photo ID
ui-field-PROOF_OF_ADDRESS = Proof of address
ui-field-PASSPORT = Passport
ui-field-NATIONAL_ID = Identity card
ui-field-DRIVERS_LICENSE = Driving licence
ui-field-RESIDENCE_PERMIT = Residence permit
ui-field-UTILITY_BILL = Utility bill
ui-field-BANK_STATEMENT = Bank statement
ui-field-GOVERNMENT_LETTER = Letter of an authority
ui-field-SELFIE = Live photo
ui-field-TOS = Terms
ui-field-type = Kind
ui-field-files = File
ui-field-number = Number
ui-field-expiry_date = Expires
ui-field-issue_date = Issued
ui-field-comment = Comment
ui-field-tos_policies_value = Mark of the accepted terms
ui-hint-phone = + and country code, digits only
ui-hint-customer-phone = Digits, perhaps with hyphens; the country's calling code stands beside it
ui-hint-customer-phone_country_code = Digits only: 1
ui-hint-countryCodeA3 = Three letters: USA
ui-hint-citizenshipCountryCodeA3 = Three letters: USA
ui-hint-customer-addresses-country = Two letters: US
ui-hint-customer-addresses-state = Two letters in the USA: CA
ui-hint-zip_code = 95814 or 95814-1234
ui-hint-ssn = 123-45-6789
ui-hint-ip = IPv4: 203.0.113.7. Some programs need it.
ui-hint-monthly_volume_usd = Whole dollars; 0 is allowed
ui-hint-first_name_en = Needed where the name has other letters
ui-hint-middle_name_en = Needed where the name has other letters
ui-hint-last_name_en = Needed where the name has other letters
ui-hint-street_line_1_en = Needed where the line has other letters
ui-hint-street_line_2_en = Needed where the line has other letters
ui-hint-phone_number = +1 and ten digits
ui-hint-citizenship_country = Two letters: US
ui-hint-identification_number_issuing_country = Two letters: US
ui-hint-address-country = Two letters: US
ui-hint-investment_profile-occupation = Needed for employed persons
ui-option-EMPLOYED = Employed
ui-option-INDEPENDENT = Independent
ui-option-RETIRED = Retired
ui-option-STUDENT = Student
ui-option-UNEMPLOYED = Unemployed
ui-option-BELOW_50K = Below $50,000
ui-option-BETWEEN_50K_AND_100K = $50,000 to $100,000
ui-option-BETWEEN_100K_AND_250K = $100,000 to $250,000
ui-option-OVER_250K = Over $250,000
ui-option-BETWEEN_50K_AND_200K = $50,000 to $200,000
ui-option-BETWEEN_200K_AND_1M = $200,000 to $1 million
ui-option-BETWEEN_1M_AND_5M = $1 million to $5 million
ui-option-OVER_5M = Over $5 million
ui-option-SELF_EMPLOYED = Self-employed
ui-option-MALE = Male
ui-option-FEMALE = Female
ui-option-STANDARD = Standard: the provider checks
ui-option-RELIANCE = Reliance: the provider relies on your check
ui-option-PHYSICAL = Where the person lives
ui-option-MAILING = For mail
ui-option-PRIMARY = Main
ui-option-MOBILE = Mobile
ui-option-individual = Private person
ui-option-SECONDARY = Second
ui-option-NEW = New
ui-option-REGISTRATION = Registration
ui-option-RE-ISSUE = Issued again
ui-option-EXPIRED = Expired
ui-option-DAMAGED = Damaged
ui-option-NATIONAL_ID = Identity card
ui-option-RESIDENCE_PERMIT = Residence permit
ui-option-UTILITY_BILL = Utility bill
ui-option-BANK_STATEMENT = Bank statement
ui-option-GOVERNMENT_LETTER = Letter of an authority
ui-option-SSN = Social security number
ui-option-PASSPORT = Passport
ui-option-TIN = Taxpayer number (TIN)
ui-option-DRIVERS_LICENSE = Driving licence
ui-option-INTERNATIONAL_ID = International ID
ui-rules-jiko-person-1 = Names have at most 50 characters each.
ui-rules-jiko-person-2 = The applicant is at least 18 years old.
ui-rules-jiko-person-3 = The phone number starts with + and the country code; spaces and hyphens are not accepted.
ui-rules-jiko-person-4 = Jiko has no call to change an application later: a wrong name means a new one.
ui-rules-jiko-number-1 = A social security number has nine digits, without hyphens.
ui-rules-jiko-number-2 = Without a kind, Jiko takes the number as a social security number.
ui-rules-jiko-number-3 = It is stored encrypted and shown with its last four digits only.
ui-rules-jiko-address-1 = Street and city have at most 250 characters, the postal code 50.
ui-rules-jiko-address-2 = The state is one of the two-letter codes of the US mail.
ui-rules-jiko-investment-1 = Employment, income and net worth are required.
ui-rules-jiko-investment-2 = Employed persons give an occupation of 2 to 200 characters.
ui-rules-atelio-customer-1 = First and last name have 2 to 50 letters, spaces or apostrophes.
ui-rules-atelio-customer-2 = The phone has digits, perhaps with hyphens; its country calling code is a field of its own.
ui-rules-atelio-customer-addresses-1 = At least one address is the main one.
ui-rules-atelio-customer-addresses-2 = Street and number have at most 40 characters: letters, digits and . , _ - #.
ui-rules-atelio-customer-addresses-3 = Country in two letters, state in two letters for the USA.
ui-rules-atelio-kyc-1 = The check of identity starts when you submit, not when the customer is created.
ui-rules-atelio-kyc-2 = A social security number is written 123-45-6789 or as nine digits.
ui-rules-connectfi-customer-1 = The reference that ties the customer to this case is made by Dossier.
ui-rules-connectfi-customer-2 = Countries are written with three letters: USA.
ui-rules-connectfi-customer-identificationDocuments-1 = A social security number has nine digits.
ui-rules-connectfi-akepa-customer-1 = The reference that ties the customer to this case is made by Dossier.
ui-rules-connectfi-akepa-customer-2 = Countries are written with three letters: USA.
ui-rules-connectfi-akepa-customer-identificationDocuments-1 = A social security number has nine digits.
ui-rules-fincom-v1-general-1 = Reliance has to be enabled for your account; otherwise Fin.com refuses the application.
ui-rules-fincom-v1-basic_info-1 = Latin letters only, names as on the document.
ui-rules-fincom-v1-basic_info-2 = The e-mail address is written in lower case.
ui-rules-fincom-v1-basic_info-3 = A tax number of the USA is written 123-45-6789.
ui-rules-fincom-v1-address-1 = The state is written with its country: US-CA.
ui-rules-fincom-v1-financial_profile-1 = Occupation, source and purpose are chosen from Fin.com's lists.
ui-rules-fincom-v2-general-1 = Reliance has to be enabled for your account; otherwise Fin.com refuses the application.
ui-rules-fincom-v2-basic_info-1 = Names as on the document; with other than English letters they are given in English letters too.
ui-rules-fincom-v2-basic_info-2 = The customer is 18 to 120 years old.
ui-rules-fincom-v2-basic_info-3 = The e-mail address is written in lower case.
ui-rules-fincom-v2-basic_info-tax_info-1 = At least one number, none of them twice. A number of the USA is written 123-45-6789.
ui-rules-fincom-v2-address-1 = The country is the one of residence.
ui-rules-fincom-v2-address-2 = The state or province is written with its country: US-CA.
ui-rules-fincom-v2-financial_profile-1 = Occupation, sources and purpose are chosen from Fin.com's lists.
ui-rules-agreements-1 = Show the customer these documents before the customer agrees.
ui-rules-agreements-2 = The version and the time of consent go to Jiko with the application. An outdated version may be refused.
ui-rules-attestation-1 = { $provider } requires that the partner has verified phone and e-mail, and recorded the consent, before an application is created.
ui-rules-attestation-2 = Nothing here is filled in for you. What you attest is kept in the journal under your name.
ui-agreements-version = Present version at { $provider }:
ui-agreements-of = of { $date }
ui-agreements-loading = Asking { $provider } for the present agreements…
ui-agreement-BANK = Bank
ui-agreement-BROKERAGE = Brokerage
ui-agreement-GENERAL = General
ui-agreement-E-SIGN = Electronic records
ui-attestation-lead = { $provider } relies on you for these three facts. Say when each happened and how you know, by this computer's clock.
ui-attest-phone = The customer proved to own the phone number
ui-attest-email = The customer proved to own the e-mail address
ui-attest-agreements = The customer accepted { $provider }'s agreements
ui-attest-date = Date
ui-attest-time = Time
ui-attest-how-phone = How it was verified
ui-attest-how-phone-hint = For example: code by text message
ui-attest-how-email = How it was verified
ui-attest-how-email-hint = For example: confirmation link
ui-attest-how-agreements = Through which channel
ui-attest-how-agreements-hint = For example: in our app, on the consent page
ui-attest-moment-missing = Give date and time: 2026-01-31 and 09:30.
ui-attest-how-missing = Say how you know.

## Connections

ui-connections-title = Connections
ui-connections-lead = Accounts at providers. Credentials are kept encrypted in the vault and are never shown again.
ui-connections-none = No provider is connected.
ui-connection-add = Connect a provider
ui-connection-provider = Provider
ui-connection-name = Name
ui-connection-name-hint = As your colleagues know it.
ui-connection-environment = Environment
ui-environment-simulated = Simulated
ui-environment-sandbox = Sandbox
ui-environment-sandbox-detail = the provider's test system
ui-environment-production = Production
ui-environment-production-detail = real customers
ui-connection-address = Address
ui-connection-address-hint-jiko = https://PARTNER.sandbox-api.jikoservices.com or https://PARTNER.partner-api.jikoservices.com, with the prefix that Jiko assigned to you.
ui-connection-address-hint-atelio = https://sandbox.atelio.com/api/v0.1 or https://api.atelio.com/api/v0.1.
ui-connection-address-hint-connectfi = The address that connectFi gave you, without a path behind it.
ui-connection-address-hint-connectfi-akepa = The address that connectFi gave you, without a path behind it.
ui-connection-address-hint-fincom-v1 = https://sandbox.api.fin.com or https://api.fin.com.
ui-connection-address-hint-fincom-v2 = https://sandbox.api.fin.com or https://api.fin.com.
ui-credential-identity = Identity
ui-credential-identity-hint = First half of the API key.
ui-credential-authorization = Authorization
ui-credential-authorization-hint = Second half of the API key. Kept encrypted, never shown again.
ui-credential-program_id = Program
ui-credential-program_id-hint = A connection is for one program.
ui-credential-login = Login
ui-credential-login-hint = Issued by the provider.
ui-credential-client_id = Client id
ui-credential-client_id-hint = Issued by the provider.
ui-credential-client_secret = Client secret
ui-credential-client_secret-hint = Kept encrypted, never shown again.
ui-credential-selfie_required = A live photo is required
ui-credential-selfie_required-hint = As Fin.com has set up your account.
ui-credential-username = User name
ui-credential-username-hint = Issued by the provider.
ui-credential-password = Password
ui-credential-password-hint = Kept encrypted, never shown again.
ui-credential-shared_secret = Signing secret
ui-credential-shared_secret-hint = Signs requests; it is never sent.
ui-credential-webhook_secret = Webhook secret
ui-credential-webhook_secret-hint = Only if you import events.
ui-connection-more = Proxy, certificate authority, owner
ui-connection-proxy = Proxy
ui-connection-ca = Certificate authority
ui-connection-ca-hint = PEM text. Only where your network inspects traffic.
ui-connection-pins = Pinned authorities
ui-connection-pins-hint = PEM text. Only these are trusted then, not those of this computer. Give two, so that one can expire.
ui-connection-owner = Owner
ui-connection-owner-hint = Whose customers these are. Pictures are compared among connections of one owner.
ui-connection-save = Save and test
ui-connection-testing = Testing…
ui-connection-incomplete = Name, environment, address and credentials are needed.
ui-connection-test = Test
ui-connection-test-again = Test again
ui-connection-works = { $provider } answers and accepts the credentials.
ui-connection-clock = Clocks differ by { $seconds } s.
ui-follow-all = Follow all
ui-follow-all-pending = Following…
ui-follow-all-done = { $provider }'s list: { $added } followed now, { $known } known already, { $refused } not taken.
ui-follow-all-line = Number { $line }:
ui-follow-all-more = and { $count } more
ui-webhooks = Webhooks
ui-webhooks-lead = { $provider } sends its events to these addresses. A desktop cannot be called: give the address of your inbox.
ui-webhooks-loading = Asking { $provider }…
ui-webhooks-none = No address is registered.
ui-webhook-active = active
ui-webhook-resting = switched off
ui-webhook-url = Address
ui-webhook-url-hint = https://, the hook address of your inbox. The secret goes into the vault.
ui-webhook-register = Register the address
ui-webhook-registered = The address is registered. Its secret is in the vault.
ui-inbox = Your team's inbox
ui-inbox-lead = A desktop cannot be called. Events that the inbox took are fetched every 15 seconds; without one, cases are read on their schedule.
ui-inbox-address = Address of the inbox
ui-inbox-address-hint = https://, as its operator told you.
ui-inbox-set = Set up the inbox
ui-inbox-lines = The inbox recognises this desk by two lines. Give them to its operator; they are no secret.
ui-inbox-copy = Copy both lines
ui-inbox-copied = Both lines are in the clipboard.
ui-inbox-pull = Fetch now
ui-inbox-pulled = { $count ->
    [0] The inbox was asked; nothing new had come.
    [one] One new event was fetched.
   *[other] { $count } new events were fetched.
}
ui-inbox-remove = Use this inbox no more
ui-inbox-removed = The inbox is not asked any more.
ui-webhook-remove-what = Remove: { $url }
ui-webhook-removed = The address was removed.
ui-connection-rotate = Replace credentials
ui-connection-remove = Remove
ui-connection-removed = { $name } was removed.
ui-connection-cases = { $number ->
        [one] 1 case
       *[other] { $count } cases
    }
ui-rotate-title = Replace the credentials of { $name }
ui-rotate-lead = The old ones are overwritten. What waits in the outbox is sent with the new ones.
ui-rotate-button = Replace
ui-rotate-done = The credentials of { $name } were replaced.
ui-trouble-credentials_refused = The provider does not accept the credentials. Nothing more is sent until they are replaced.
ui-trouble-clock_wrong = This computer's clock is off. Set date and time, then test again.
ui-trouble-provider_unavailable = The provider did not answer the last time. It is tried again.
ui-trouble-rate_limited = The provider wants fewer calls. It is tried again later.
ui-trouble-not_found = An application is not known there any more. Simulated providers know none of an earlier start; elsewhere, ask the provider.
ui-trouble-other = The last call did not work. Test the connection to see why.
ui-follow-lead = Brings an application that exists at the provider into your queue.
ui-follow-connection = Connection
ui-follow-id = The provider's id of the application
ui-follow-button = Follow
ui-follow-done = The case is in your queue.
ui-follow-known = This case was in your queue already.

## Settings

ui-settings-title = Settings
ui-settings-sections = Sections of the settings
ui-settings-general = General
ui-settings-language = Language
ui-language-en = English
ui-language-de = Deutsch
ui-settings-text = Size of text
ui-percent = { $percent } %
ui-settings-motion = Movement on the screen follows the system: where it is reduced there, nothing moves here.
ui-settings-reveal = Numbers in full
ui-settings-reveal-hint = How long a number that was shown in full stays on the screen.
ui-settings-notifications = System notifications
ui-settings-notifications-detail = Tells that a case came or an answer waits while you work elsewhere, without names and numbers.
ui-settings-keys-title = Keys
ui-keys-find-command = Find a command
ui-keys-change = Change
ui-keys-change-what = Change the key: { $name }
ui-keys-reset = As shipped
ui-keys-reset-what = Key as shipped: { $name }
ui-keys-reset-all = All keys as shipped
ui-keys-chosen = { $count ->
        [0] All are as shipped.
        [one] 1 was chosen by you.
       *[other] { $count } were chosen by you.
    }
ui-keys-none = no key
ui-keys-press = New key: { $name }
ui-keys-press-placeholder = Press the key
ui-keys-press-hint = One key, one with Ctrl, or two one after the other. Enter uses it, Esc leaves it as it is, Tab goes on.
ui-keys-no-alt = Alt and AltGr type signs on many keyboards and are never used.
ui-keys-taken = { $keys } is needed by dialogs, the focus or the clipboard. Take another one.
ui-keys-held = { $keys } is already “{ $name }”. Swap the two, or press another key.
ui-keys-use = Use this key
ui-keys-swap = Swap the two
ui-keys-free = No key
ui-settings-theme = Colours
ui-theme-system = Like the system
ui-theme-light = Light
ui-theme-dark = Dark
ui-settings-keys = One-key shortcuts
ui-settings-keys-detail = J, K, S, U and the others act without Ctrl. They rest while you type.
ui-settings-hold = Undo window
ui-settings-hold-hint = How long what you submit or upload stays here before it leaves.
ui-hold-none = None: it leaves at once
ui-hold-seconds = { $count } seconds
ui-hold-wait = Until I let it go in the outbox
ui-settings-vault = Vault
ui-settings-lock = Lock when nobody is here
ui-lock-minutes = { $count ->
        [one] after 1 minute
       *[other] after { $count } minutes
    }
ui-vault-person = Person
ui-vault-made = Made
ui-vault-fingerprint = Fingerprint
ui-vault-holds = Holds
ui-vault-amounts = { $cases } cases, { $outbox } in the outbox
ui-passphrase-change = Change the passphrase
ui-passphrase-old = Present passphrase
ui-passphrase-new = New passphrase
ui-passphrase-new-code = Also make a new recovery code
ui-passphrase-new-code-detail = It is shown once; the old one opens nothing then.
ui-vault-opens = Opens with
ui-vault-opens-words = { $mode ->
        [passphrase_and_device] your passphrase on this computer
       *[other] your passphrase
    }, { $code ->
        [yes] or the recovery code
       *[other] and nothing else: there is no recovery code
    }
ui-settings-lock-hint = Also when the computer sleeps, its screen is locked or somebody else logs in, and after twelve hours. Lock it yourself with { $keys }.
ui-passphrase-changed = The passphrase was changed. Older copies of the vault still open with the old one.
ui-journal = Journal
ui-journal-lead = Every act and every answer of a provider stands in a chain that shows any later change.
ui-journal-verify = Verify the journal
ui-journal-holds = The journal holds: { $entries } entries, none changed.
ui-journal-broken = The journal does not hold from entry { $entry } on.
ui-journal-head = Head of the chain
ui-diagnostics = Diagnostics
ui-diagnostics-lead = Versions, counts and error codes for whoever helps you. Nothing about persons is in it.
ui-diagnostics-save = Save diagnostics
ui-diagnostics-saved = Saved as { $path }.

## Errors: what happened, where the shared words say nothing

ui-error-saved = What you did is saved on this computer.
ui-error-id = For whoever helps you, it stands in the log as { $id }.
ui-error-first-bad = First entry that does not hold: { $entry }.
ui-error-wrong_passphrase = The passphrase does not open this vault.
ui-error-vault_locked = The vault is locked. What had been saved is safe.
ui-error-vault_damaged = The vault is damaged and is not opened. Nothing was written.
ui-error-vault_in_use = Another program has this vault open.
ui-error-vault_newer = A newer version of Dossier wrote this vault.
ui-error-rolled_back = An older copy of this vault was put back. It can be read; nothing in it is changed and nothing is sent.
ui-error-not_found = It is not there any more.
ui-error-invalid_input = Something that was given is not valid. Nothing was changed.
ui-error-not_available = This is not possible now. Nothing was changed.
ui-error-conflict = The case moved meanwhile. Nothing was overwritten.
ui-error-provider_refused = The provider refused this. Nothing was changed there.
ui-error-provider_unavailable = The provider cannot be reached. What you did is saved.
ui-error-rate_limited = The provider wants fewer calls. Nothing is lost.
ui-error-credentials_refused = The provider does not accept the credentials. What you did is saved.
ui-error-clock_wrong = This computer's clock is off. What you did is saved.
ui-error-unreadable_file = The file cannot be read. It was not changed and nothing was sent.
ui-error-file_too_large = The file is too large. It was not read.
ui-error-does_not_conform = The file cannot be made to fit the provider's rules. Nothing was sent.
ui-error-storage_full = There is no room left on the disk. What had been saved is safe; this last change was not saved.
ui-error-tampered = The journal was changed outside Dossier.
ui-error-internal = Something in Dossier itself went wrong. What had been saved is safe.

## Errors: what to do, in this window

ui-next-wrong_passphrase = Check capital letters and the keyboard's language, then try again.
ui-next-vault_locked = Unlock the vault, then do it again. What you typed is still here.
ui-next-vault_damaged = Restore from a backup; the damaged vault is kept beside it.
ui-next-vault_in_use = Close the other window or command that uses it, then try again.
ui-next-vault_newer = Install the newer version and use that.
ui-next-rolled_back = Restore the newest backup, or put back the copy that was used last. Keep this one for whoever looks into it.
ui-next-not_found = Go back to the queue and look for it there.
ui-next-invalid_input = Mend what is named and try again. What you typed is still here.
ui-next-not_available = See in the case what is possible now, and why not the rest.
ui-next-conflict = Look at the present state of the case, then decide anew.
ui-next-provider_refused = Read the provider's own words, mend what they name, then do it again.
ui-next-provider_unavailable = Go on working; it is tried again by itself. “Sync now” tries at once.
ui-next-rate_limited = Go on working; it is tried again by itself in a few minutes.
ui-next-credentials_refused = Replace the credentials under Connections.
ui-next-clock_wrong = Set this computer's date and time, then test the connection.
ui-next-unreadable_file = Open it in a picture program. If it cannot be opened there, ask the customer for it again.
ui-next-file_too_large = Give a smaller file: one document, up to 100 MB.
ui-next-does_not_conform = Give a better picture of the document, or ask the customer for one.
ui-next-storage_full = Free some space on the disk, then do it again. What you typed is still here.
ui-next-tampered = Change nothing, note the entry's number and tell whoever is responsible for records.
ui-next-internal = Try again. If it happens again, save diagnostics under Settings and send them to whoever helps you.
ui-do-error-vault-damaged = Restore it from a backup; the damaged vault is kept beside it.
ui-do-error-vault-exists = Unlock it with its passphrase or its recovery code.
ui-do-error-no-vault = Create a new vault, or put back a backup.
ui-do-error-file-too-large = Give a smaller file: one document, up to 100 MB.
ui-do-error-file-unreadable = Give single files, not a folder; open the folder and choose the files in it.
ui-do-error-no-connection = See your connections under Connections.
ui-do-error-note-empty = Write what should be on record.
ui-do-error-reason-missing = Choose at least one reason.
ui-do-error-provider-unavailable-certificate-issuer = If your network inspects traffic, give its certificate authority with the connection; otherwise do not go on and tell { $provider }.
ui-do-reason-connection-has-cases = A connection with cases stays, so that they can be followed to their end.
ui-do-reason-role = Ask somebody whose role includes it.

## Policy
ui-policy = Policy
ui-policy-lead = Reasons, checklists, and the hours after which a case is late. Every version is kept, and each record names the one that held.
ui-policy-version = Version
ui-policy-shipped = As shipped with the program
ui-policy-set = Set
ui-policy-due = Due after
ui-policy-hours = documents { $documents } h, information { $information } h, ready { $ready } h, review { $manual_review } h
ui-policy-lists = Lists
ui-policy-amounts = { $reasons } reasons, { $items } items
ui-policy-save = Save to a file
ui-policy-saved = The policy is in { $path }.
ui-policy-read = Open a file
ui-policy-edit = Change
ui-policy-text = Policy as JSON
ui-policy-use = Use this policy
ui-policy-holds = Policy { $version } holds now.

## Backup
ui-backup = Backup
ui-backup-lead = A copy of everything in one file: cases, documents, notes, connections with their credentials, and the journal, sealed as the vault is.
ui-backup-opens = It opens with the passphrase that the vault has when the copy is made, or with the recovery code. Keep it no longer than what is in it may be kept.
ui-backup-last = Last backup
ui-backup-none = None that this vault knows of
ui-backup-button = Back up to a file…
ui-backup-pending = Writing the backup…
ui-backup-written = The backup is in { $path }.

## Retention
ui-retention = Retention
ui-retention-lead = What a vault holds goes at its time, by rules for each connection. A legal hold on a case beats all of them. The journal stays; it holds no name and no content.
ui-retention-no-connection = There are rules as soon as there is a connection.
ui-retention-change = Change
ui-retention-change-of = Change the rules for { $name }
ui-retention-files = { $days ->
        [0] Files go as soon as the provider has taken them, or with the decision.
        [one] Files go one day after the decision.
       *[other] Files go { $days } days after the decision.
    }
ui-retention-unsent = { $days ->
        [one] A file that is not sent goes after one day, and its slot is open again.
       *[other] A file that is not sent goes after { $days } days, and its slot is open again.
    }
ui-retention-applicant = { $days ->
        [0] The applicant's data, notes and texts go with the decision.
        [one] The applicant's data, notes and texts go one day after the decision.
       *[other] The applicant's data, notes and texts go { $days } days after the decision.
    }
ui-retention-keeper = The applicant's data, notes and texts go five years after a date that you enter for each case, such as the end of the account.
ui-retention-keep_days = Days for files
ui-retention-keep_days-hint = After the decision. With 0 a file goes as soon as the provider has taken it.
ui-retention-unsent_days = Days for files that are not sent
ui-retention-unsent_days-hint = Also while the case goes on. The case warns a week before.
ui-retention-applicant_days = Days for the applicant's data
ui-retention-applicant_days-hint = After the decision; with it go notes, texts and details of documents.
ui-retention-record_keeper = Keep records for five years
ui-retention-record_keeper-hint = The applicant's data stays for five years from a date that is entered for each case; nothing of it goes while there is none.
ui-retention-no-number = Write a whole number of days.
ui-retention-save = Use these rules
ui-retention-set = The rules for { $name } hold now.
ui-upcoming = What goes next
ui-upcoming-due = Over its time now
ui-upcoming-soon = Within 30 days
ui-upcoming-hold = On legal hold
ui-amount-files = { $count ->
        [one] 1 file
       *[other] { $count } files
    }
ui-amount-data = { $count ->
        [one] the data of 1 applicant
       *[other] the data of { $count } applicants
    }
ui-amount-nothing = nothing
ui-upcoming-held = { $count ->
        [one] 1 case, of which nothing goes
       *[other] { $count } cases, of which nothing goes
    }
ui-upcoming-clock = No provider's clock was compared with this computer's yet. Until one agrees with it, nothing goes for its age by itself.
ui-upcoming-more = { $count ->
        [one] One more line is in the text to copy.
       *[other] { $count } more lines are in the text to copy.
    }
ui-upcoming-copy = Copy as text
ui-upcoming-copied = What goes next was copied.
ui-upcoming-head = What goes next, as of { $moment }
ui-erase-open = Erase what is due…
ui-erase-title = Erase what is over its time
ui-erase-lead = What is erased: { $amount }.
ui-erase-for-good = What is erased cannot be brought back, not even from this vault's files. The journal keeps that it was there, when it went and under which rule.
ui-erase-clock = This computer's clock is right: it is { $moment }
ui-erase-clock-detail = No provider's clock agrees with it yet, so that your word counts.
ui-erase-button = Erase { $amount }
ui-erase-done = Erased: { $amount }.

## Problems of what was filled in, by code; in English the sentence that comes with a problem says more
ui-problem-required = This is required.
ui-problem-format = This is not written as the provider wants it.
ui-problem-format-date = Write a calendar date as YYYY-MM-DD, and one that can be.
ui-problem-format-email = Write an e-mail address: name@example.com.
ui-problem-format-phone = Write the number with + and country code, digits only.
ui-problem-format-country = Write the country's code in capital letters, as the provider does.
ui-problem-format-state = Write the state's code in capital letters, as the provider does.
ui-problem-format-postal = Write the postal code as the country does.
ui-problem-not_one_of = This is not in the provider's list.
ui-problem-too_long = { $count ->
    [0] This is too long.
   *[other] Use at most { $count } characters.
}
ui-problem-too_short = { $count ->
    [0] This is too short.
   *[other] Use at least { $count } characters.
}
ui-problem-too_young = The customer must be at least { $count } years old.
ui-problem-too_old = This is too long ago.
ui-problem-expired = The document has expired; ask for another.
ui-problem-duplicate = This stands twice.
ui-problem-not_asked = This was not asked; leave it out.
ui-problem-too_many = There are too many of these.
ui-problem-mismatch = This does not fit the other entries.
ui-problem-forbidden = The provider does not take this here; leave it out.
ui-problem-out_of_range = This is outside of what is possible.
ui-problem-length = This is empty or too long.
