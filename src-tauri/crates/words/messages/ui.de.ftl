# Deutsch. Die eigenen Wörter des Fensters; was Fenster und Terminal teilen, steht in de.ftl.
# Jede Kennung beginnt mit „ui-“. KEY("undo") ist die Taste eines Befehls, wie sie jetzt gilt. Parameter enthalten nie einen Wert, der in ein Protokoll geschrieben wird.

## Allgemein

ui-product = Dossier
ui-close = Schließen
ui-cancel = Abbrechen
ui-dismiss = Weglegen
ui-notices = Meldungen
ui-try-again = Noch einmal versuchen
ui-optional = freiwillig
ui-choose = Auswählen
ui-copied = Kopiert.
ui-copy-failed = Es konnte nicht kopiert werden. Markieren Sie den Text und kopieren Sie ihn von Hand.
ui-case-told = { $stage }. { $why }
ui-opening = Wird geöffnet …
ui-opened = Dossier ist geöffnet.
ui-link-elsewhere = Der Link führt zu einem Fall, den es in diesem Tresor nicht gibt. Nichts wurde geöffnet oder geändert.
ui-link-lost = Der Link nennt keinen Fall. Nichts wurde geöffnet oder geändert.
ui-version = Version
ui-version-is = Version { $version }
ui-private = Intern
ui-days = { $count } T
ui-hours = { $count } h
ui-minutes = { $count } min
ui-seconds = { $count } s
ui-late = { $amount } zu spät
ui-left = noch { $amount }
ui-no-due = ohne Frist
ui-no-name = Name noch nicht bekannt
ui-and = und
ui-or = oder
ui-with = mit
ui-either = entweder { $first } oder { $last }
ui-shared-and-either = { $shared } und { $either }
ui-pages = { $count ->
        [one] 1 Seite
       *[other] { $count } Seiten
    }
ui-date-format = JJJJ-MM-TT
ui-time-format = HH:MM

ui-provider-jiko = Jiko
ui-provider-atelio = Atelio
ui-provider-connectfi = connectFi
ui-provider-connectfi-akepa = connectFi (akepa)
ui-provider-fincom-v1 = Fin.com V1
ui-provider-fincom-v2 = Fin.com V2

ui-role-support = Kundenbetreuung
ui-role-support-detail = Legt Anträge an, hängt Dateien an, reicht ein, schreibt Notizen.
ui-role-reviewer = Prüfung
ui-role-reviewer-detail = Hakt außerdem Checklisten ab, gibt Empfehlungen und zeigt Nummern ganz.
ui-role-supervisor = Leitung
ui-role-supervisor-detail = Richtet außerdem Verbindungen ein und exportiert Aufzeichnungen.

## Tresor

ui-vault-folder = Tresor
ui-create-title = Legen Sie Ihren Tresor an
ui-create-lead = Alles, was Dossier aufbewahrt, liegt verschlüsselt in einem Tresor auf diesem Computer, den nur Sie öffnen können.
ui-create-name = Ihr Name
ui-create-name-hint = Steht in den Aufzeichnungen neben dem, was Sie tun.
ui-create-name-missing = Geben Sie Ihren Namen an.
ui-create-role = Ihre Aufgabe
ui-create-passphrase = Passphrase
ui-create-passphrase-hint = Mindestens { $least } Zeichen; mehrere Wörter sind leicht zu merken.
ui-create-passphrase-missing = Wählen Sie eine Passphrase.
ui-create-passphrase-short = Die Passphrase hat weniger als { $least } Zeichen. Ein Satz aus mehreren Wörtern ist leicht zu merken.
ui-create-passphrase-differs = Das ist nicht dieselbe Passphrase.
ui-create-again = Dieselbe Passphrase noch einmal
ui-create-button = Tresor anlegen
ui-create-pending = Wird angelegt …
ui-unlock-title = Der Tresor ist gesperrt
ui-unlock-lead = Geben Sie Ihre Passphrase ein. Was gespeichert war, ist sicher; ein begonnenes Formular ist noch da.
ui-unlock-files-went = Noch nicht angehängte Dateien gingen beim Sperren des Tresors. Wählen Sie sie noch einmal auf diesem Computer.
ui-unlock-passphrase = Passphrase
ui-unlock-button = Entsperren
ui-unlock-pending = Wird entsperrt …
ui-unlock-recover = Wiederherstellungscode verwenden
ui-unlock-wait = Zu viele falsche Passphrasen. Versuchen Sie es in { $seconds ->
        [one] 1 Sekunde
       *[other] { $seconds } Sekunden
    } noch einmal; der Wiederherstellungscode kann sofort verwendet werden.

ui-mode = Was den Tresor öffnet
ui-mode-passphrase = Ihre Passphrase
ui-mode-passphrase-detail = Der Tresor öffnet sich auch auf einem anderen Computer und im Terminal.
ui-mode-passphrase_and_device = Ihre Passphrase auf diesem Computer
ui-mode-passphrase_and_device-detail = Die Hälfte des Schlüssels bleibt im Schlüsselbund dieses Computers: Eine Kopie des Tresors öffnet sich anderswo nur mit dem Wiederherstellungscode.

ui-recovery-title = Ihr Wiederherstellungscode
ui-recovery-lead = Er öffnet den Tresor, wenn die Passphrase vergessen oder der Schlüsselbund dieses Computers verloren ist. Er wird nur dieses eine Mal gezeigt und nirgends aufbewahrt.
ui-recovery-keep = Schreiben oder drucken Sie ihn und bewahren Sie ihn getrennt von diesem Computer auf. Wer ihn und eine Kopie des Tresors hat, kann ihn öffnen.
ui-recovery-copy = Kopieren
ui-recovery-copied = Der Wiederherstellungscode wurde kopiert. Legen Sie ihn dort ab, wo nur Sie ihn erreichen, und kopieren Sie danach etwas anderes.
ui-recovery-print = Drucken
ui-recovery-have = Ich habe ihn
ui-recovery-go-on = Weiter

ui-recover-title = Mit dem Wiederherstellungscode öffnen
ui-recover-lead = Der Code öffnet den Tresor und ist dann verbraucht: Sie wählen eine neue Passphrase und erhalten einen neuen Code.
ui-recover-code = Wiederherstellungscode
ui-recover-code-hint = Neun Vierergruppen; Großschreibung und Bindestriche spielen keine Rolle.
ui-recover-code-missing = Geben Sie den Wiederherstellungscode ein.
ui-recover-button = Tresor öffnen
ui-recover-back = Zurück zur Passphrase

## Erster Start

ui-first-title = Der Tresor ist offen und leer
ui-first-lead = Verbinden Sie einen Anbieter, um Ihre Warteschlange zu füllen. Bis dahin verlässt nichts diesen Computer.
ui-first-simulated = Mit simulierten Anbietern ausprobieren
ui-first-simulated-detail = Vierzig erfundene Fälle, auf diesem Computer bereitgestellt. Dahinter steht niemand Wirkliches, und nichts geht ins Internet.
ui-first-simulated-button = Mit simulierten Anbietern ausprobieren
ui-first-simulated-pending = Wird gestartet …
ui-first-connect = Einen Anbieter verbinden
ui-first-connect-detail = Sie brauchen die Adresse und die Zugangsdaten, die der Anbieter Ihrem Unternehmen gegeben hat. Die Verbindung wird sofort geprüft.
ui-first-connect-button = Einen Anbieter verbinden

## Band

ui-rolled-back = Ältere Kopie des Tresors
ui-rolled-back-title = Eine ältere Kopie dieses Tresors wurde zurückgespielt
ui-rolled-back-detail = Sein Journal steht bei Eintrag { $seq }, und Eintrag { $anchored } war da, als Dossier ihn zuletzt benutzt hat; sind beide gleich, ist ein Teil des Tresors älter. Er kann gelesen werden; nichts darin wird geändert, und nichts wird gesendet. Stellen Sie die neueste Sicherung wieder her oder spielen Sie die zuletzt benutzte Kopie zurück, und bewahren Sie diese hier für die Untersuchung auf.
ui-band = Testverbindung
ui-band-simulated = Simuliert
ui-band-simulated-detail = Hinter diesen Fällen steht niemand Wirkliches. Nichts geht an einen Anbieter.
ui-band-asleep-detail = Die simulierten Anbieter laufen nicht. Neu gestartet beginnen ihre Fälle von vorn; hier angelegte Anträge sind dort nicht mehr bekannt.
ui-band-asleep-button = Wieder starten
ui-band-asleep-pending = Wird gestartet …
ui-band-awake = Die simulierten Anbieter laufen wieder; ihre Fälle begannen von vorn.
ui-band-sandbox = Sandbox
ui-band-sandbox-detail = Das ist das Testsystem des Anbieters. Geben Sie keine wirklichen Personen ein.
ui-band-mixed = Nur Testverbindungen
ui-band-mixed-detail = Keiner dieser Fälle gehört zu einer wirklichen Person.

## Kopfleiste und Statusleiste

ui-top-commands = Befehle
ui-top-new = Neuer Antrag
ui-top-outbox = Postausgang { $count }
ui-top-outbox-person = (etwas wartet auf Sie)
ui-views = Ansichten der Warteschlange
ui-search = Nach Name, Kennung, E-Mail oder Nummer suchen
ui-search-placeholder = Name, Kennung, E-Mail
ui-person-menu = Menü von { $name }
ui-person-unknown = Ihnen
ui-status-saved = Auf diesem Computer gespeichert · { $count ->
        [one] 1 Eintrag im Postausgang
       *[other] { $count } Einträge im Postausgang
    }
ui-status-nothing-owed = Alles ist gespeichert; nichts wartet auf das Senden
ui-status-intake = Fälle werden gelesen: { $done } von { $total }
ui-status-following = Fälle werden verfolgt: bisher { $done }
ui-status-cases = Fall
ui-status-open = öffnen
ui-status-keys = Tasten
ui-leaves-in = { $what } geht in { $amount } hinaus
ui-undo = Zurücknehmen
ui-leave-in = { $count ->
    [one] 1 Sendung geht in { $amount } hinaus
   *[other] { $count } Sendungen gehen in { $amount } hinaus
}
ui-undone = { $what }: zurückgenommen. Nichts wurde gesendet.
ui-undone-many = { $left ->
    [0] { $count } zurückgenommen. Nichts davon wurde gesendet.
   *[other] { $count } zurückgenommen und nicht gesendet, { $left } waren schon hinaus.
}
ui-held-spoken = { $what } ist auf diesem Computer gespeichert und geht in einigen Sekunden an { $provider }. Mit { KEY("undo") } nehmen Sie es zurück.

## Abgleich

ui-sync = Stand der Verbindung zu den Anbietern
ui-sync-up_to_date = Auf dem neuesten Stand.
ui-sync-syncing = Abgleich läuft.
ui-sync-offline = Offline. Alles, was Sie tun, ist auf diesem Computer gespeichert.
ui-sync-trouble = Eine Verbindung hat eine Störung.
ui-sync-idle = Kein Anbieter ist verbunden.
ui-sync-up_to_date-at = Aktuell { $time }
ui-sync-syncing-at = Abgleich läuft …
ui-sync-offline-at = { $known ->
        [yes] Offline seit { $time }
       *[no] Offline
    }
ui-sync-trouble-at = { $known ->
        [yes] Störung seit { $time }
       *[no] Störung
    }
ui-sync-idle-at = Keine Verbindung
ui-sync-up_to_date-detail = { $count ->
        [0] Jeder Fall wurde gelesen, und nichts wartet auf das Senden.
        [one] Jeder Fall wurde gelesen. 1 Eintrag wartet auf das Senden.
       *[other] Jeder Fall wurde gelesen. { $count } Einträge warten auf das Senden.
    }
ui-sync-syncing-detail = Fälle werden gelesen, und was fällig ist, wird gesendet.
ui-sync-offline-detail = { $count ->
        [0] Die Anbieter sind nicht erreichbar. Sie können prüfen, vorbereiten und einreichen; gesendet wird, wenn die Verbindung wieder da ist.
        [one] Die Anbieter sind nicht erreichbar. Sie können prüfen, vorbereiten und einreichen; 1 Eintrag wird gesendet, wenn die Verbindung wieder da ist.
       *[other] Die Anbieter sind nicht erreichbar. Sie können prüfen, vorbereiten und einreichen; { $count } Einträge werden gesendet, wenn die Verbindung wieder da ist.
    }
ui-sync-trouble-detail = Ein Anbieter antwortet nicht, wie er sollte. Was Sie tun, wird auf diesem Computer gespeichert und später gesendet.
ui-sync-idle-detail = Verbinden Sie einen Anbieter, um Ihre Warteschlange zu füllen.

## Befehle

ui-palette-title = Befehle
ui-palette-placeholder = Was möchten Sie tun?
ui-palette-none = Kein Befehl passt zu „{ $typed }“.
ui-keys-title = Tasten
ui-keys-find = Taste suchen
ui-keys-off = Einzeltasten sind in den Einstellungen ausgeschaltet.
ui-keys-rules = Einzeltasten ruhen, während Sie schreiben, in Menüs und in Dialogen. Strg+Eingabe bestätigt einen Dialog, und nach einer Einreichung oder Empfehlung öffnet sich der nächste Fall; Strg+Umschalt+Eingabe bleibt. Esc verlässt einen Dialog.
ui-confirm-next = Danach öffnet sich { $name }. { $keys } bleibt hier.
ui-key-not-now = { $key }: { $why }
ui-key-Ctrl = Strg
ui-key-Shift = Umschalt
ui-key-Enter = Eingabe
ui-key-Escape = Esc
ui-key-Space = Leertaste
ui-key-Delete = Entf
ui-key-Home = Pos1
ui-key-End = Ende
ui-group-queue = Warteschlange
ui-group-case = Fall
ui-group-document = Dokument
ui-group-go = Gehe zu
ui-group-general = Allgemein
ui-command-next-case = Nächster Fall
ui-command-previous-case = Voriger Fall
ui-command-open-case = Fall öffnen
ui-command-most-urgent = Dringendsten Fall öffnen
ui-command-search = Suchen
ui-command-new-application = Neuer Antrag
ui-command-follow-case = Bestehenden Antrag verfolgen
ui-command-back = Zurück zur Warteschlange
ui-command-submit = Einreichen oder was den Fall sonst weiterbringt
ui-command-start-again = Nach verlorenem Versuch neu beginnen
ui-command-correct = Antragsdaten berichtigen
ui-command-answer = Fragen des Anbieters beantworten
ui-command-answer-outside = Anderswo gegebene Antwort festhalten
ui-command-attest = Festhalten, was die Kundin oder der Kunde getan hat
ui-command-undo = Zurücknehmen, was noch nicht hinaus ist, oder die letzte Empfehlung ändern
ui-command-note = Notiz schreiben
ui-command-recommend-approve = Genehmigung empfehlen
ui-command-recommend-decline = Ablehnung empfehlen
ui-command-recommend-request = Rückfrage empfehlen
ui-command-reveal = Nummer zeigen (halten)
ui-command-share-screen = Bildschirm teilen: alles verdecken oder beenden
ui-why-no-number = Auf dem Bildschirm ist keine verdeckte Nummer.
ui-why-role = Ihre Rolle umfasst keine Prüfungen.
ui-shared = Bildschirm wird geteilt: Alles ist verdeckt.
ui-shared-end = Beenden
ui-shared-on = Alles ist verdeckt.
ui-shared-off = Namen werden wieder gezeigt.
ui-shared-hidden = Verborgen, solange der Bildschirm geteilt wird.
ui-command-copy-link = Link zu diesem Fall kopieren
ui-command-export-case = Fallakte exportieren …
ui-command-choose-files = Dateien zum Hochladen wählen
ui-command-attach-file = Die offene Datei anhängen
ui-command-next-document = Nächstes Dokument
ui-command-previous-document = Voriges Dokument
ui-command-turn-right = Nach rechts drehen
ui-command-turn-left = Nach links drehen
ui-command-zoom-in = Vergrößern
ui-command-zoom-out = Verkleinern
ui-command-zoom-fit = In den Bereich einpassen
ui-command-go-queue = Warteschlange
ui-command-go-outbox = Postausgang
ui-command-menu = Alle Befehle nach Gruppen
ui-command-go-dashboard = Übersicht
ui-command-go-connections = Verbindungen
ui-command-go-settings = Einstellungen
ui-command-palette = Alle Befehle
ui-command-keys = Alle Tasten
ui-command-sync = Jetzt abgleichen
ui-command-lock = Tresor sperren
ui-why-no-queue = Die Warteschlange ist nicht auf dem Bildschirm.
ui-why-no-case = Öffnen Sie zuerst einen Fall.
ui-why-no-file = Keine Datei ist offen, die noch angehängt werden kann. Wählen Sie zuerst eine.
ui-why-not-fit = Die Datei kann noch nicht angehängt werden; daneben steht, warum.
ui-why-no-picture = Öffnen Sie eine Datei, die noch nicht angehängt ist und geändert werden darf.
ui-why-not-now = Das ist jetzt nicht möglich.
ui-why-no-connection = Verbinden Sie zuerst einen Anbieter.
ui-why-at-queue = Sie sind bei der Warteschlange.
ui-why-no-question = Der Anbieter hat zu diesem Fall keine offene Frage.
ui-why-nothing-to-attest = Über die Kundin oder den Kunden ist jetzt nichts festzuhalten.
ui-why-nothing-held = Nichts wartet in einem Rücknahmefenster, und seit dem Öffnen des Tresors wurde nichts empfohlen.

## Warteschlange

ui-queue = Warteschlange
ui-queue-cases = Fälle
ui-queue-search-filter = „{ $text }“
ui-queue-fresh = { $count ->
        [one] 1 neuer Fall. Zeigen
       *[other] { $count } neue Fälle. Zeigen
    }
ui-view-needs-us = Braucht uns
ui-view-needs-documents = Braucht Dokumente
ui-view-needs-data = Braucht Daten
ui-view-ready = Bereit zum Einreichen
ui-view-information-requested = Auskunft angefordert
ui-view-manual-review = In Prüfung beim Anbieter
ui-view-waiting = Wartet auf den Anbieter
ui-view-decided = Entschieden
ui-view-unmapped = Unbekannter Status
ui-view-all = Alle Fälle
ui-needs-more = { $first } +{ $count }
ui-need-submit = Einreichen
ui-need-start_again = Neu beginnen
ui-need-correct = { $what } berichtigen
ui-need-answer = { $what } beantworten
ui-need-recommend = Empfehlen
ui-need-look = Ansehen
ui-short-NotSubmitted = Neu
ui-short-InProgress = Prüfung läuft
ui-short-DocumentsNeeded = Unterwegs
ui-short-DataNeeded = Unterwegs
ui-short-ReadyToResubmit = Unterwegs
ui-short-InformationRequested = Unterwegs
ui-short-ManualReview = In Prüfung
ui-short-Approved = Genehmigt
ui-short-Rejected = Abgelehnt
ui-short-Unmapped = Unbekannt
ui-empty-needs-us = Nichts braucht Sie.
ui-empty-view = In dieser Ansicht ist kein Fall.
ui-empty-checked = Zuletzt geprüft { $time }.
ui-empty-waiting = { $count ->
        [one] 1 Fall wartet auf den Anbieter.
       *[other] { $count } Fälle warten auf den Anbieter.
    }
ui-empty-show-all = Alle { $count } Fälle zeigen
ui-empty-search = Unter „{ $view }“ passt kein Fall zu „{ $text }“.
ui-empty-others = { $count ->
        [0] Die Ansicht ist auch ohne den Filter leer.
        [one] Ohne den Filter ist es 1 Fall.
       *[other] Ohne den Filter sind es { $count } Fälle.
    }
ui-empty-clear = Filter löschen
ui-empty-search-all = In allen Fällen suchen
ui-empty-no-connection = Die Warteschlange füllt sich, wenn ein Anbieter verbunden ist.
ui-idle = Öffnen Sie einen Fall aus der Liste, um zu sehen, was er braucht.

## Fall

ui-no-external-id = noch nicht beim Anbieter
ui-copy-id = Kennung kopieren
ui-panes = Was gezeigt wird
ui-pane-document = Dokumente
ui-pane-facts = Angaben
ui-rail = Angaben und Entscheidung
ui-tab-facts = Angaben
ui-tab-deliveries = Gesendet
ui-tab-notes = Notizen
ui-tab-timeline = Verlauf
ui-warnings = Warnungen
ui-warn-unmapped = { $provider } meldet „{ $status }“, einen Status, den diese Version nicht kennt. Sehen Sie sich den Fall bei { $provider } an, bevor Sie fortfahren.
ui-warn-slot-refused = { $provider } hat die Datei für { $slot } abgelehnt. Nichts ist verloren. Laden Sie eine bessere hoch.
ui-warn-refused = { $what } wurde von { $provider } abgelehnt.
ui-warn-parked = { $what } wartet auf Sie. { $why }
ui-warn-uncertain = { $what } wurde gesendet, aber die Antwort ging verloren. { $provider } wird gefragt, was ankam, bevor etwas noch einmal gesendet wird.
ui-warn-held = { $what } wird zurückgehalten. { $why }
ui-warn-reasons = { $provider } nennt als Gründe:
ui-requirements = Was verlangt wird
ui-requirements-none = Der Anbieter verlangt jetzt nichts.
ui-requirement-met = vorhanden
ui-requirement-missing = { $count } fehlend
ui-requirement-under-way = unterwegs
ui-requirement-asked = gefragt
ui-slot-missing = fehlt
ui-slot-state-open = Alternative
ui-slot-state-queued = auf diesem Computer gespeichert
ui-slot-state-accepted = angenommen
ui-slot-state-refused = abgelehnt
ui-slot-state-staged = gewählt, nicht angehängt
ui-applicant = Antragstellende Person
ui-applicant-none = Der Anbieter hat die Antragsdaten noch nicht mitgeteilt.
ui-same-person = Dieselbe Person
ui-reveal-show = Zeigen
ui-reveal-hide = Verdecken
ui-reveal-longer = { $count } s länger
ui-reveal-title = Nummer zeigen
ui-reveal-lead = Nennen Sie einmal für diesen Fall den Grund. Halten Sie dann { KEY("reveal") }, um die Nummer zu sehen, oder drücken Sie Zeigen für { $count } Sekunden. Dass und warum Sie nachgesehen haben, steht im Journal.
ui-reveal-reason = Grund
ui-reveal-for-compare_document = Zum Vergleich mit einem Dokument
ui-reveal-for-customer_call = Die Kundin oder der Kunde ist am Telefon
ui-reveal-for-provider_question = Der Anbieter hat gefragt
ui-reveal-for-correction = Um die Daten zu berichtigen
ui-reveal-button = { $count } Sekunden zeigen
ui-reveal-shown = Die Nummer wird gezeigt.

ui-export-title = Fallakte exportieren
ui-export-lead = Der Fall als ein ZIP, das für sich prüfbar ist: was geschah, was gesendet und beantwortet wurde, Notizen und Empfehlung, eine Zusammenfassung zum Drucken und das Journal, alles von diesem Tresor unterschrieben. Dass Sie sie geschrieben haben, steht im Journal.
ui-export-variant = Was sie enthält
ui-export-full = Alles
ui-export-full-detail = Name, Daten, Texte und die noch aufbewahrten Dokumente. Identifikationsnummern zeigen nur ihre letzten vier Stellen. Wer die Datei hat, kann sie lesen.
ui-export-redacted = Geschwärzt
ui-export-redacted-detail = Ohne Namen, Nummern, Texte und Dokumente. Deren Prüfsummen bleiben, sodass auch sie prüfbar ist.
ui-export-button = Speicherort wählen …
ui-export-done = Die Fallakte ist geschrieben
ui-export-written = Es ist { $path }, mit { $count ->
        [0] keinem Dokument
        [one] einem Dokument
       *[other] { $count } Dokumenten
    } darin.
ui-export-verify = Jede Person kann sie ohne Dossier prüfen, mit dem beigelegten Programm:
ui-export-signer = Ob sie aus diesem Tresor stammt, zeigt der Vergleich des Fingerabdrucks, den Sie auf einem anderen Weg als die Datei mitteilen:
ui-customer-id = Kundenkennung
ui-attested-phone = Telefon nachgewiesen
ui-attested-email = E-Mail nachgewiesen
ui-attested-agreements = Vereinbarungen angenommen
ui-attested-terms = Bedingungen angenommen
ui-checklist = Checkliste
ui-check-name = Name ist auf jedem Dokument gleich
ui-check-birth_date = Geburtsdatum ist gleich
ui-check-address = Adresse ist gleich
ui-check-document_legible = Dokumente sind lesbar
ui-check-selfie = Live-Foto zeigt dieselbe Person
ui-checked-by = { $name }, { $time }
ui-note-add = Notiz schreiben
ui-note-title = Notiz zu { $name }
ui-note-label = Notiz
ui-note-hint = Bleibt in diesem Tresor. Eine Notiz kann später nicht geändert werden.
ui-note-save = Notiz speichern
ui-note-saved = Die Notiz ist auf diesem Computer gespeichert.
ui-notes-none = Keine Notizen.
ui-deliveries-title = Gesendet und zu senden
ui-deliveries-none = Für diesen Fall wurde nichts gesendet.

ui-submit = Bei { $provider } einreichen
ui-submit-again = Erneut bei { $provider } einreichen
ui-submit-what = Der Antrag von { $name } geht zur Entscheidung an { $provider }.
ui-submit-first = Diese Dateien gehen voraus:
ui-submit-hold = { $count ->
        [0] Es wird sofort gesendet und kann nicht zurückgenommen werden.
       *[other] Es wird sofort gespeichert und geht nach { $amount } hinaus. Bis dahin können Sie es mit { KEY("undo") } zurücknehmen.
    }
ui-submit-hold-forever = Es wird sofort gespeichert und wartet im Postausgang, bis Sie es freigeben.
ui-submit-button = { $count ->
        [0] Bei { $provider } einreichen
        [one] 1 Datei senden und bei { $provider } einreichen
       *[other] { $count } Dateien senden und bei { $provider } einreichen
    }
ui-submit-button-again = { $count ->
        [0] Erneut bei { $provider } einreichen
        [one] 1 Datei senden und erneut bei { $provider } einreichen
       *[other] { $count } Dateien senden und erneut bei { $provider } einreichen
    }
ui-submit-saved = { $count ->
        [0] Auf diesem Computer gespeichert. Es geht jetzt an { $provider }.
       *[other] Auf diesem Computer gespeichert. Es geht in { $amount } an { $provider }. Zurücknehmen mit { KEY("undo") }.
    }
ui-submit-held = Auf diesem Computer gespeichert. Es wartet im Postausgang, bis Sie es freigeben.
ui-upload = Hochladen
ui-recommend = Empfehlen
ui-recommend-approve = Genehmigen
ui-recommend-decline = Ablehnen
ui-recommend-request = Rückfrage
ui-recommended-approve = Wir empfehlen, zu genehmigen.
ui-recommended-decline = Wir empfehlen, abzulehnen.
ui-recommended-request = Wir empfehlen eine Rückfrage.
ui-recommended-sent-to-nobody = Nicht an { $provider } gesendet.
ui-recommend-title = Empfehlung zu { $name }
ui-recommend-lead = { $provider } entscheidet. Unsere Empfehlung wird festgehalten und an niemanden gesendet.
ui-evidence-changed = Die Aktenlage hat sich geändert, seit Sie dies geöffnet haben. Was Sie geschrieben haben, ist noch da. Sehen Sie sich den Fall an und fahren Sie dann fort.
ui-evidence-looked = Ich habe nachgesehen
ui-outdated = Veraltet, die Aktenlage hat sich seitdem geändert: { $parts }
ui-recommend-kind = Wir empfehlen
ui-recommend-reasons = Gründe
ui-recommend-text = Text für die Kundin oder den Kunden
ui-recommend-text-hint = Zum Kopieren in Ihre eigene Nachricht; von hier wird er nicht gesendet.
ui-recommend-copy = Text kopieren
ui-recommend-private = Interne Notiz
ui-recommend-private-hint = Bleibt in diesem Tresor.
ui-recommend-button-approve = Genehmigung festhalten
ui-recommend-button-decline = Ablehnung festhalten
ui-recommend-button-request = Rückfrage festhalten
ui-recommend-instead = Diese tritt an die Stelle der Empfehlung von { $time }, die festgehalten bleibt.
ui-recommend-missing = Schreiben, was fehlt
ui-recommend-saved = Empfehlung festgehalten. Nichts wird an { $provider } gesendet.
ui-reason-identity_matches = Identität ist nachgewiesen
ui-reason-address_matches = Adresse ist nachgewiesen
ui-reason-documents_complete = Dokumente sind vollständig und lesbar
ui-reason-identity_mismatch = Die Dokumente zeigen eine andere Person
ui-reason-document_suspicious = Ein Dokument wirkt verändert
ui-reason-document_expired = Ein Dokument ist abgelaufen
ui-reason-duplicate_person = Die Person ist unter anderem Namen bekannt
ui-reason-document_unreadable = Ein Dokument ist nicht lesbar
ui-reason-document_missing = Ein Dokument fehlt
ui-reason-data_differs = Daten und Dokument weichen ab
ui-reason-selfie_unclear = Das Live-Foto ist unklar

## Aktionen eines Falls

ui-acts = Was sonst möglich ist
ui-acts-absent = { $provider } bietet nicht an: { $list }.
ui-act-start_again = Bei { $provider } neu beginnen
ui-act-correct = Bei { $provider } berichtigen
ui-act-answer = { $provider } antworten
ui-act-attach = Datei hochladen
ui-act-answer-outside = Anderswo geantwortet
ui-act-attest = Handlung der Kundin oder des Kunden festhalten
ui-act-name-submit = einreichen
ui-act-name-start_again = neu beginnen
ui-act-name-correct = Daten berichtigen
ui-act-name-answer = Fragen beantworten
ui-act-name-attach = hochladen
ui-deadline = { $provider } wartet bis { $time }.
ui-deadline-estimated = { $provider } wartet bis etwa { $time }. Geschätzt: gezählt ab dem Zeitpunkt, an dem dies hier zuerst gesehen wurde.
ui-date-wrong = Geben Sie einen Kalendertag an: 2026-01-31.

ui-again-lost = { $known ->
        [yes] { $provider } meldet „{ $status }“, hier zuerst gesehen { $time }. Dieser Versuch ist verloren.
       *[no] { $provider } meldet „{ $status }“. Dieser Versuch ist verloren.
    }
ui-again-what = Was verloren ist und was bleibt
ui-again-attempt = Die Prüfungen von { $provider } beginnen von vorn, und Links des verlorenen Versuchs öffnen nichts mehr.
ui-again-files = Dateien, die zum verlorenen Versuch gehören: { $list }. Sie werden vielleicht noch einmal verlangt.
ui-again-no-files = Im verlorenen Versuch war keine Datei angekommen.
ui-again-stays = Die Kundin oder der Kunde, die Antragsdaten, Notizen und alles Festgehaltene bleiben.

ui-correct-lead = { $provider } bittet, diese Daten zu prüfen. Alles, was im Formular steht, wird gesendet; was leer ist, wird weggelassen.
ui-correct-optional = Das ist nicht nötig: Stattdessen kann die Kundin oder der Kunde die Dokumente hochladen.
ui-correct-note-atelio = Eine berichtigte Sozialversicherungsnummer wird nicht für sich gesendet: Sie geht mit dem nächsten Start hinaus.
ui-correct-note-connectfi = Die Kartenangaben liegen bei connectFi und können nicht zurückgelesen werden.
ui-correct-nothing = Der Anbieter fragt jetzt nach keinen Daten.
ui-correct-button = Korrektur an { $provider } senden
ui-correct-masked = Jetzt { $value }. Lassen Sie es leer, um es zu behalten.
ui-correct-masked-list = Jetzt { $value }. Geben Sie es noch einmal ein: Die Liste geht als Ganzes hinaus.

ui-answer-lead = Das sind die Fragen von { $provider }. Beantworten Sie, was Sie jetzt können; was leer ist, wird nicht gesendet.
ui-answer-reason = { $reason }
ui-asked-of = { $what }:
ui-answer-button = { $count ->
        [0] Antwort an { $provider } senden
        [one] Antwort und 1 Datei an { $provider } senden
       *[other] Antwort und { $count } Dateien an { $provider } senden
    }
ui-answer-file-FRONT = Datei, Vorderseite
ui-answer-file-BACK = Datei, Rückseite
ui-answer-file-other = Andere Datei wählen
ui-outside-lead = Verwenden Sie dies, wenn { $provider } per Post, Telefon oder auf der eigenen Website geantwortet wurde. Es wird nur festgehalten; nichts wird gesendet.
ui-outside-label = Was geantwortet wurde, wie und wann
ui-outside-hint = Bleibt in diesem Tresor. Es kann später nicht geändert werden.
ui-outside-save = Antwort festhalten
ui-outside-saved = Auf diesem Computer festgehalten. Nichts wird an { $provider } gesendet.

ui-attest-lead = { $provider } verlässt sich hierfür auf Sie. Sagen Sie, wann es geschah und woher Sie es wissen, nach der Uhr dieses Computers.
ui-attest-nothing = Alles Nötige ist festgehalten.
ui-attest-save = Festhalten
ui-attest-saved = Es ist unter Ihrem Namen festgehalten.
ui-terms-page = Geben Sie diese Seite an die Kundin oder den Kunden weiter. Nur sie oder er kann die Bedingungen annehmen; hier geöffnet nimmt sie nichts an.
ui-attest-terms = Die Bedingungen von { $provider } wurden angenommen
ui-attest-how-terms = Woher Sie es wissen
ui-attest-how-terms-hint = Zum Beispiel: auf der Seite angenommen, per E-Mail bestätigt

ui-pages-title = Für die Kundin oder den Kunden
ui-page-terms = Bedingungen von { $provider }
ui-page-terms-accepted = Angenommen: { $time }
ui-page-upload = Upload-Seite: { $slot }
ui-link-open = { $what } in Ihrem Browser öffnen
ui-link-copy = Link kopieren
ui-link-copy-what = Link kopieren: { $what }
ui-link-code = QR-Code
ui-link-code-hide = QR-Code verbergen
ui-link-code-what = QR-Code: { $what }
ui-link-code-hide-what = QR-Code verbergen: { $what }
ui-link-code-of = QR-Code mit dem Link: { $what }
ui-hosted-lead = Das lädt die Kundin oder der Kunde auf der eigenen Seite von { $provider } hoch. Geben Sie den Link weiter oder lassen Sie den Code scannen. Er öffnet sich außerhalb von Dossier.
ui-hosted-there = { $provider } hat es.
ui-hosted-no-link = { $provider } verlangt Dokumente; der Link ist noch nicht da.
ui-hosted-no-link-why = { $provider } nennt Upload-Links nur in Ereignissen, nicht auf die Frage nach dem Status. Sie kommen per Webhook: Importieren Sie die Ereignisse oder verbinden Sie einen Eingang.

ui-unverified = Vertrag teilweise ungeprüft.
ui-unverified-detail = { $provider } beschreibt nicht alles, worauf sich Dossier verlässt. Probieren Sie es zuerst mit einem Fall.

## Zustellung: auf diesem Computer gespeichert, wird gesendet, gesendet, angenommen

ui-delivery-held = auf diesem Computer gespeichert, kann zurückgenommen werden
ui-delivery-waits = auf diesem Computer gespeichert, wartet auf Sie
ui-delivery-queued = auf diesem Computer gespeichert, wartet auf das Senden
ui-delivery-again = auf diesem Computer gespeichert, nächster Versuch { $time }
ui-delivery-sending = wird an { $provider } gesendet
ui-delivery-uncertain = ungewiss: gesendet, aber die Antwort ging verloren und wird nachgesehen
ui-delivery-in = · in { $time }
ui-delivery-leaves-in = · geht in { $time } hinaus
ui-delivery-tries = { $count ->
        [one] · einmal versucht
       *[other] · { $count }-mal versucht
    }
ui-delivery-accepted = angenommen von { $provider } { $time }
ui-delivery-told = { $what }: { $state }.
ui-delivery-refused = abgelehnt von { $provider }
ui-delivery-parked = auf diesem Computer gespeichert, wartet auf Sie
ui-delivery-withdrawn = zurückgenommen, nicht gesendet
ui-submission-create = Neuer Antrag
ui-submission-upload = Upload: { $slot }
ui-submission-submit = Einreichung
ui-submission-correct = Korrektur
ui-submission-answer = Antwort

## Postausgang

ui-outbox-title = Postausgang
ui-outbox-lead = Was auf diesem Computer für einen Anbieter gespeichert wurde. Eine Quittung steht nur bei dem, was der Anbieter angenommen hat.
ui-outbox-all = Auch Abgeschlossenes zeigen
ui-outbox-waiting = { $count ->
        [one] 1 wartet auf Sie
       *[other] { $count } warten auf Sie
    }
ui-outbox-under-way = { $count ->
        [one] 1 unterwegs
       *[other] { $count } unterwegs
    }
ui-outbox-everything = { $count } insgesamt
ui-outbox-empty = Nichts wartet auf das Senden.
ui-outbox-empty-detail = Was Sie hochladen oder einreichen, steht hier, bis der Anbieter es angenommen hat.
ui-open-case = Fall öffnen
ui-withdraw = Zurücknehmen
ui-retry = Noch einmal senden
ui-release = Freigeben
ui-send-now = Jetzt senden
ui-retried = { $what }: wieder im Postausgang. Es wird so bald wie möglich gesendet.
ui-receipt = Quittung
ui-receipt-reconciled = durch Nachsehen festgestellt
ui-refused-next = Nichts ist verloren. Berichtigen Sie, was der Anbieter nennt, und wiederholen Sie es dann aus dem Fall.

## Übersicht

ui-dashboard-title = Übersicht
ui-dashboard-as-of = Stand { $time }. Was in diesem Tresor steht; niemand wird genannt.
ui-dashboard-range = Tage
ui-dashboard-days = { $count } Tage
ui-dashboard-counting = Es wird gezählt …
ui-dashboard-unknown = nicht bekannt
ui-dashboard-open = Offene Fälle nach Stand und Anbieter
ui-dashboard-open-none = Kein Fall ist offen.
ui-dashboard-ages = Alter offener Fälle
ui-dashboard-ages-none = Kein Fall ist offen.
ui-dashboard-decided = Entscheidungen der Anbieter je Tag
ui-dashboard-decided-none = In diesen Tagen wurde nichts entschieden.
ui-dashboard-time = Zeit vom Einreichen bis zur Entscheidung
ui-dashboard-time-none = In diesen Tagen wurde nichts entschieden.
ui-dashboard-refusals = Abgelehnte Dateien nach Grund
ui-dashboard-refusals-none = In diesen Tagen wurde keine Datei abgelehnt.
ui-dashboard-throughput = Eingereicht und empfohlen je Tag
ui-dashboard-throughput-none = In diesen Tagen wurde nichts eingereicht oder empfohlen.
ui-dashboard-stage = Stand
ui-dashboard-reason = Grund
ui-dashboard-no-reason = kein Grund angegeben
ui-dashboard-age = Alter
ui-dashboard-took = Dauer
ui-dashboard-day = Tag
ui-dashboard-cases = Fälle
ui-dashboard-submitted = Eingereicht
ui-dashboard-recommended = Empfohlen
ui-dashboard-sum-open = Jetzt offen
ui-dashboard-sum-submitted = Eingereicht
ui-dashboard-sum-approved = Genehmigt
ui-dashboard-sum-rejected = Abgelehnt
ui-dashboard-sum-median = Median bis zur Entscheidung
ui-dashboard-table = Tabelle
ui-dashboard-table-what = Als Tabelle zeigen: { $title }
ui-dashboard-copy = Als CSV kopieren: { $title }
ui-dashboard-save = Als CSV speichern: { $title }
ui-dashboard-saved = Gespeichert als { $path }.
ui-age-day = unter einem Tag
ui-age-three_days = 1 bis 3 Tage
ui-age-week = 3 bis 7 Tage
ui-age-two_weeks = 1 bis 2 Wochen
ui-age-month = 2 Wochen bis 1 Monat
ui-age-older = über einem Monat
ui-took-hour = unter einer Stunde
ui-took-day = unter einem Tag
ui-took-three_days = 1 bis 3 Tage
ui-took-week = 3 bis 7 Tage
ui-took-month = 1 Woche bis 1 Monat
ui-took-older = über einem Monat

## Verlauf

ui-actor-reviewer = Sie
ui-actor-provider = Anbieter
ui-actor-dossier = Dossier
ui-entry = Journaleintrag { $seq }
ui-event-case-created = Antrag hier angelegt
ui-event-case-followed = Fall verfolgt
ui-event-case-attested = { $kind } (bestätigt)
ui-event-snapshot-taken = Anbieter meldet { $status }
ui-event-document-attached = Datei angehängt: { $slot }
ui-event-document-person-confirmed = Als Dokument dieser Person bestätigt
ui-event-document-details-given = Angaben zum Dokument gemacht
ui-event-submission-queued = Zum Senden gespeichert: { $what } { $slot }
ui-event-submission-moved = Weitergegangen: { $what } { $slot }
ui-event-submission-moved-held = Zurückgehalten: { $what } { $slot }
ui-event-submission-moved-queued = Wartet auf das Senden: { $what } { $slot }
ui-event-submission-moved-sending = Wird gesendet: { $what } { $slot }
ui-event-submission-moved-accepted = Vom Anbieter angenommen: { $what } { $slot }
ui-event-submission-moved-refused = Vom Anbieter abgelehnt: { $what } { $slot }
ui-event-submission-moved-uncertain = Antwort verloren: { $what } { $slot }
ui-event-submission-moved-parked = Wartet auf Sie: { $what } { $slot }
ui-event-submission-moved-withdrawn = Zurückgenommen: { $what } { $slot }
ui-event-submission-completed = Mit den zu sendenden Daten vervollständigt
ui-event-applicant-corrected = Daten berichtigt
ui-event-answer-given-outside = Anderswo geantwortet
ui-event-event-taken = Ereignis des Anbieters übernommen
ui-event-note-added = Notiz geschrieben
ui-event-checklist-checked = Punkt der Checkliste abgehakt
ui-event-recommendation-recorded = Empfehlung festgehalten
ui-event-number-revealed = Eine Nummer wurde gezeigt
ui-event-case-exported = Fallakte geschrieben
ui-event-notice-raised = Unerwarteter Übergang

## Was aufbewahrt wird

ui-kept = Was aufbewahrt wird
ui-on-hold = Löschsperre
ui-on-hold-all = Für den Fall besteht eine Löschsperre: Nichts davon wird gelöscht.
ui-note-erased = Das ging mit den Antragsdaten.

## Dokumente

ui-stage = Dokumente
ui-stage-slots = Plätze
ui-slots-more = Mehr
ui-files-tab = Dateien ({ $count })
ui-slot-SELFIE = Live-Foto
ui-slot-PASSPORT = Reisepass
ui-slot-ID_FRONT = Ausweis vorn
ui-slot-ID_BACK = Ausweis hinten
ui-slot-IDENTIFICATION_NUMBER_VERIFICATION = Nummernnachweis
ui-slot-ADDRESS_VERIFICATION = Adressnachweis
ui-slot-OTHER = Sonstiges
ui-slot-hosted = Dokumente
ui-slot-persona = Identitätsprüfung
ui-slot-government_id = Amtlicher Lichtbildausweis
ui-slot-utility_bill = Versorgerrechnung
ui-slot-social_security_card = Sozialversicherungskarte
ui-slot-proof_of_address = Adressnachweis
ui-slot-LICENSE-FRONT = Führerschein vorn
ui-slot-LICENSE-BACK = Führerschein hinten
ui-slot-CONTRACT = Mietvertrag
ui-slot-UTILITY = Versorgerrechnung
ui-slot-ID_CARD = Personalausweis
ui-slot-IDENTIFICATION_CARD-FRONT = Personalausweis vorn
ui-slot-IDENTIFICATION_CARD-BACK = Personalausweis hinten
ui-slot-RESIDENCE_PERMIT-FRONT = Aufenthaltstitel vorn
ui-slot-RESIDENCE_PERMIT-BACK = Aufenthaltstitel hinten
ui-slot-DRIVERS_LICENSE-FRONT = Führerschein vorn
ui-slot-DRIVERS_LICENSE-BACK = Führerschein hinten
ui-slot-NATIONAL_ID-FRONT = Personalausweis vorn
ui-slot-NATIONAL_ID-BACK = Personalausweis hinten
ui-slot-UTILITY_BILL = Versorgerrechnung
ui-slot-BANK_STATEMENT = Kontoauszug
ui-slot-GOVERNMENT_LETTER = Behördenschreiben
ui-slot-COMPANY_DOC = Firmendokument
ui-slot-PAYSTUB = Gehaltsabrechnung
ui-slot-W2 = W-2-Lohnbescheinigung
ui-slot-CANADA_PROVINCIAL_ID-FRONT = Kanadischer Ausweis vorn
ui-slot-CANADA_PROVINCIAL_ID-BACK = Kanadischer Ausweis hinten
ui-slot-INDIGENOUS_CARD-FRONT = Indigenen-Ausweis vorn
ui-slot-INDIGENOUS_CARD-BACK = Indigenen-Ausweis hinten
ui-slot-ADDRESS-PASSPORT = Reisepass mit der Adresse
ui-slot-ADDRESS-NATIONAL_ID = Personalausweis mit der Adresse
ui-slot-ADDRESS-DRIVERS_LICENSE = Führerschein mit der Adresse
ui-slot-ADDRESS-RESIDENCE_PERMIT = Aufenthaltstitel mit der Adresse
ui-slot-help = Die Datei, die der Anbieter unter diesem Namen verlangt.
ui-slot-help-front = Die Vorderseite des Dokuments, alle vier Ecken sichtbar.
ui-slot-help-back = Die Rückseite des Dokuments, alle vier Ecken sichtbar.
ui-slot-help-SELFIE = Ein jetzt aufgenommenes Live-Foto des Gesichts der Kundin oder des Kunden.
ui-slot-help-PASSPORT = Die Passseite mit dem Foto, alle vier Ecken sichtbar.
ui-slot-help-ID_FRONT = Die Vorderseite des Personalausweises oder Führerscheins, alle vier Ecken sichtbar.
ui-slot-help-ID_BACK = Die Rückseite des Personalausweises oder Führerscheins, alle vier Ecken sichtbar.
ui-slot-help-IDENTIFICATION_NUMBER_VERIFICATION = Eine Sozialversicherungskarte, ein W-2 oder eine Steuererklärung, die die Nummer zeigt.
ui-slot-help-ADDRESS_VERIFICATION = Eine aktuelle Versorgerrechnung, ein Konto- oder Kartenauszug, Mietvertrag, Grundsteuerbescheid oder amtlicher Lichtbildausweis.
ui-slot-help-OTHER = Ein weiteres Dokument, das der Prüfung des Anbieters hilft.
ui-slot-there = { $provider } hat für diesen Platz eine Datei. Sie kann nicht zurückgelesen werden.
ui-stage-none = { $provider } verlangt jetzt kein Dokument.
ui-stage-in-answer = Was { $provider } verlangt, geht mit der Antwort auf die Fragen hinaus.
ui-slot-closed = Der Anbieter nimmt hier jetzt keine Datei an.
ui-rule-full = Geht als { $types } hinaus, höchstens { $size }. JPEG- und PNG-Bilder werden passend gemacht.
ui-rule-lossless = { $types }, höchstens { $size }. Das Bild selbst wird nicht verändert.
ui-rule-none = { $types }, höchstens { $size }. Die Datei wird gesendet, wie sie ist.
ui-choose-file = Datei wählen
ui-drop-hint = oder irgendwo auf diesem Fenster ablegen
ui-unsorted-hint = { $count ->
        [one] 1 Datei wartet unter Dateien auf ihren Platz.
       *[other] { $count } Dateien warten unter Dateien auf ihre Plätze.
    }
ui-drop-here = Ablegen, um sie für { $slot } zu prüfen
ui-drop-any = Dateien hier ablegen
ui-drop-no-case = Öffnen Sie zuerst einen Fall und legen Sie die Dateien dann ab. Nichts wurde übernommen.
ui-drop-no-file = Das war ein Link oder ein Bild einer Seite, keine Datei. Speichern Sie es auf diesem Computer und legen Sie die Datei dann ab.
ui-drop-taken = { $count ->
        [one] 1 Datei wurde übernommen.
       *[other] { $count } Dateien wurden übernommen.
    }
ui-trying = { $name } wird geprüft …
ui-trying-short = Wird geprüft …
ui-before = Wie erhalten
ui-after = Wie sie hinausgeht
ui-before-alt = Die Datei, wie sie erhalten wurde
ui-after-alt = Die Datei, wie sie an den Anbieter geht
ui-no-after = Diese Datei lässt sich nicht passend machen. Der Grund steht unten.
ui-no-preview = Von dieser Datei gibt es keine Vorschau.
ui-fits = Passt
ui-fits-not = Passt nicht
ui-show = Was gezeigt wird
ui-show-both = Beides
ui-show-before = Erhalten
ui-show-after = Geht hinaus
ui-zoom = Zoom
ui-zoom-fit = Einpassen
ui-recipe-pass_through = unverändert
ui-recipe-strip_metadata = Daten neben dem Bild entfernt
ui-recipe-flatten = auf Weiß gelegt
ui-recipe-to_srgb = Farben nach sRGB gebracht
ui-recipe-turn_lossless = verlustfrei aufgerichtet
ui-recipe-pages = { $count ->
        [one] Seite { $pages } von { $of }
       *[other] Seiten { $pages } von { $of }, untereinander
    }
ui-recipe-turn-1 = nach rechts gedreht
ui-recipe-turn-2 = auf den Kopf gedreht
ui-recipe-turn-3 = nach links gedreht
ui-recipe-crop = auf { $width } × { $height } zugeschnitten
ui-recipe-orient = aufgerichtet
ui-recipe-decode = { $type } gelesen
ui-recipe-encode = als { $type } geschrieben
ui-recipe-scale = auf { $width } × { $height } skaliert
ui-about-file = Über { $name }
ui-edit = Bild ändern
ui-edit-as-is = { $provider } will das Bild, wie es ist: Hier wird es weder gedreht noch zugeschnitten.
ui-edit-reset = Änderungen zurücknehmen
ui-crop = Zuschneiden
ui-crop-box = Was bleibt. Pfeiltasten bewegen eine Kante, mit Umschalt weiter.
ui-crop-proposed = Vorgeschlagenen Zuschnitt verwenden
ui-crop-left = Linke Kante
ui-crop-right = Rechte Kante
ui-crop-top = Obere Kante
ui-crop-bottom = Untere Kante
ui-crop-left-at = { $percent } % von links
ui-crop-right-at = { $percent } % von links
ui-crop-top-at = { $percent } % von oben
ui-crop-bottom-at = { $percent } % von oben
ui-crop-corner-left-top = Ecke oben links
ui-crop-corner-right-top = Ecke oben rechts
ui-crop-corner-right-bottom = Ecke unten rechts
ui-crop-corner-left-bottom = Ecke unten links
ui-crop-corner = { $corner }: { $first }, { $second }
ui-page-picker = Seiten
ui-pages-ask = Die Datei hat { $count } Seiten, und hier wird ein Bild verlangt. Wählen Sie die Seite; mehrere werden in der Reihenfolge Ihrer Wahl untereinandergesetzt.
ui-pages-chosen = { $count ->
        [one] Seite { $pages } wird verwendet.
       *[other] Seiten { $pages } werden untereinander verwendet.
    }
ui-pages-more = { $count ->
        [one] 1 weitere Seite zeigen
       *[other] { $count } weitere Seiten zeigen
    }
ui-page-of = Seite { $page } von { $count }
ui-page-chosen-as = Seite { $page }, als Nummer { $place } gewählt
ui-suggested-other = Was darauf gelesen wird, sieht aus wie: { $slot }.
ui-suggested-move = Nach { $slot } verschieben
ui-reading = Der Aufdruck wird gelesen …
ui-read-failed = Es konnte nicht maschinell gelesen werden. Vergleichen Sie es mit dem Auge.
ui-read-nothing = Nichts darauf lässt sich sicher maschinell lesen. Vergleichen Sie es mit dem Auge.
ui-read-from-pdf417 = Aus dem Strichcode gelesen, gegen die Daten von { $name }
ui-read-from-mrz = Aus der maschinenlesbaren Zone gelesen, gegen die Daten von { $name }
ui-compared = Dokument gegen Antrag
ui-compared-field = Feld
ui-compared-applicant = Antrag
ui-compared-document = Dokument
ui-compared-result = Ergebnis
ui-compared-none = nicht vorhanden
ui-compared-name = Name
ui-compared-birth_date = Geburtsdatum
ui-compared-number = Nummer
ui-compared-address = Adresse
ui-difference-same = gleich
ui-difference-format = gleich, anders geschrieben
ui-difference-different = verschieden
ui-difference-missing = nur auf einer Seite
ui-doubt-lead = Dieses Dokument gehört vielleicht einer anderen Person. Angehängt wird es zurückgehalten, bis Sie die Person bestätigen.
ui-doubt-short = Gehört vielleicht einer anderen Person
ui-doubt-name_differs = Der Name auf dem Dokument ist nicht der des Antrags.
ui-doubt-name_differs-values = Auf dem Dokument ({ $slot }) steht { $document }. Im Antrag steht { $applicant }.
ui-doubt-birth_date_differs = Das Geburtsdatum auf dem Dokument ist nicht das des Antrags.
ui-doubt-birth_date_differs-values = Auf dem Dokument ({ $slot }) steht geboren am { $document }. Im Antrag steht geboren am { $applicant }.
ui-elsewhere = Fälle mit demselben Bild
ui-elsewhere-open = Fall von { $name } öffnen
ui-doubt-same_image_elsewhere = Dasselbe Bild wurde in einem anderen Fall angehängt.
ui-doubt-unknown = Was auf dem Dokument ({ $slot }) gelesen wurde, passt nicht zum Antrag.
ui-person-title = Ist das { $name }?
ui-person-who = Der Antrag lautet auf { $name }, bei { $provider }.
ui-person-final = Was an { $provider } gesendet wurde, kann nicht zurückgenommen werden.
ui-person-reason = Warum dieses Dokument zum Antrag gehört
ui-person-reason-hint = Wird unter Ihrem Namen im Journal festgehalten. Zum Beispiel: seitdem geheiratet, Name geändert; Urkunde gesehen.
ui-person-held = Bis Sie bestätigen, bleibt die Datei hier. Sie kann unter Gesendet zurückgenommen werden.
ui-person-button = Bestätigen und an { $provider } senden
ui-person-confirm = Person bestätigen
ui-person-confirmed = Bestätigt und festgehalten. { $slot } geht an { $provider }.
ui-ask = Neue Datei erbitten
ui-ask-about = Eine andere Datei als { $name } erbitten
ui-ask-hint = Zum Kopieren in Ihre eigene Nachricht; von hier wird es nicht gesendet.
ui-ask-copy = Text kopieren
ui-details = Zum Dokument: { $document }
ui-details-shared = für alle seine Seiten
ui-details-needed = { $provider } braucht vor dem Einreichen: { $list }.
ui-details-complete = Alles Nötige ist angegeben.
ui-details-forbidden = { $provider } nimmt nicht an: { $list }.
ui-detail-number = Nummer
ui-detail-country = Land
ui-detail-issued = Ausgestellt
ui-detail-expires = Gültig bis
ui-detail-state = Bundesstaat
ui-detail-country-hint-fincom-v1 = Drei Buchstaben: USA
ui-detail-country-hint-fincom-v2 = Drei Buchstaben: USA
ui-detail-state-hint-fincom-v2 = Nötig bei einem Führerschein der USA
ui-detail-given = Angegeben: { $value }
ui-detail-issued-late = Dieser Tag ist noch nicht gekommen.
ui-detail-expired = Das Dokument ist abgelaufen. Erbitten Sie ein gültiges.
ui-detail-order = Es muss nach der Ausstellung ablaufen.
ui-attach = Als { $slot } anhängen
ui-attached = { $count ->
        [0] { $slot } ist auf diesem Computer gespeichert und wird jetzt gesendet.
       *[other] { $slot } ist auf diesem Computer gespeichert und geht in { $amount } hinaus. Zurücknehmen mit { KEY("undo") }.
    }
ui-attached-held = { $slot } ist auf diesem Computer gespeichert und wartet im Postausgang, bis Sie es freigeben.
ui-attached-doubted = { $slot } ist auf diesem Computer gespeichert und wird zurückgehalten: Bestätigen Sie die Person, bevor es an { $provider } geht.
ui-attached-at = Angehängt { $time }
ui-replace = Ersetzen
ui-replaces = Es tritt an die Stelle der zuvor angehängten Datei.
ui-other-slot = Platz ändern
ui-remove-file = Entfernen
ui-erased = Die Datei wurde { $time } gelöscht, wie es die Regeln dieser Verbindung sagen. Ihre Aufzeichnung bleibt.
ui-files-title = { $count ->
        [one] 1 Datei, noch nicht angehängt
       *[other] { $count } Dateien, noch nicht angehängt
    }
ui-files-lead = Was auf einer Datei zu lesen ist, schlägt ihren Platz vor; Sie entscheiden. Nichts wird gesendet, bevor Sie es anhängen.
ui-file-looked = { $name }: { $state }.
ui-file-looked-doubt = { $name }: { $state }. { $doubt }
ui-turned-told = Um { $degrees } Grad gedreht.
ui-compare-told = { $one } neben { $other }.
ui-files-looked = { $count } Dateien wurden angesehen; { $ready } können angehängt werden.
ui-files-cancel = { $name } abbrechen
ui-files-more = (und { $count } weitere)
ui-progress-waiting = Wartet
ui-progress-looking = Wird angesehen
ui-progress-reading = Wird gelesen
ui-progress-pages = Seiten wählen
ui-progress-details = Erst das Nötige dazu angeben
ui-progress-unplaced = Angeben, was es ist
ui-progress-ready = Bereit
ui-progress-refused = Abgelehnt
ui-progress-failed = Nicht angesehen
ui-files-add = Dateien hinzufügen
ui-files-attach = { $count ->
        [0] Anhängen
        [one] 1 Datei anhängen
       *[other] { $count } Dateien anhängen
    }
ui-files-slot = Platz von { $name }
ui-files-choose-slot = Was ist es?
ui-files-look = { $name } ansehen
ui-files-remove = { $name } entfernen

## Neuer Antrag

ui-new-title = Neuer Antrag
ui-new-lead = Was Sie eingeben, bleibt im Tresor, bis Sie den Antrag anlegen.
ui-new-connection = Verbindung
ui-new-synthetic-lead = Diese Verbindung dient Tests. Füllen Sie das Formular, wenn Sie möchten, mit einer erfundenen Person.
ui-new-synthetic = Mit erfundener Person füllen
ui-new-open = { $count ->
        [one] 1 Feld ist zu berichtigen.
       *[other] { $count } Felder sind zu berichtigen.
    }
ui-new-unattested = { $count ->
        [one] 1 Bestätigung ist unvollständig.
       *[other] { $count } Bestätigungen sind unvollständig.
    }
ui-new-journaled = Wer den Antrag angelegt hat und was bestätigt wurde, steht im Journal.
ui-new-later = Für später lassen
ui-new-create = Bei { $provider } anlegen
ui-new-saved = Der Antrag ist auf diesem Computer gespeichert und geht an { $provider }.
ui-new-loading = Das Formular für { $provider } wird geöffnet …
ui-new-no-lists = Die Listen von { $provider } waren nicht zu haben; statt Namen werden Kennungen eingegeben. Ihre Eingaben bleiben.
ui-form-item = { $name } { $number }
ui-form-add = Hinzufügen: { $name }
ui-form-remove = Entfernen: { $name } { $number }
ui-is-true = Ja
ui-is-false = Nein
ui-use-suggestion = { $value } verwenden
ui-form-person = Person
ui-form-number = Identifikationsnummer
ui-form-address = Adresse
ui-form-investment = Anlageprofil
ui-form-general = Antrag
ui-form-basic_info = Person
ui-form-basic_info-tax_info = Steuernummern
ui-form-financial_profile = Finanzprofil
ui-form-customer = Kundin oder Kunde
ui-form-customer-addresses = Adressen
ui-form-customer-phones = Telefone
ui-form-customer-identificationDocuments = Identifikationsnummern
ui-form-kyc = Identitätsprüfung
ui-form-agreements = Vereinbarungen
ui-form-attestation = Bestätigung
ui-form-rules = Regeln für { $section }
ui-field-name-first_name = Vorname
ui-field-name-middle_name = Zweiter Vorname
ui-field-name-last_name = Nachname
ui-field-date_of_birth = Geburtsdatum
ui-field-date_of_birth-date_of_birth = Geburtsdatum
ui-field-email = E-Mail
ui-field-phone_number = Telefon
ui-field-citizenship_country = Staatsangehörigkeit
ui-field-identification_type = Art der Nummer
ui-field-identification_number = Nummer
ui-field-identification_number_issuing_country = Ausstellendes Land
ui-field-address-street_address = Straße und Hausnummer
ui-field-address-street_address2 = Zweite Zeile
ui-field-address-city = Ort
ui-field-address-state = Bundesstaat
ui-field-address-postal_code = Postleitzahl
ui-field-address-country = Land
ui-field-investment_profile-employment_status = Beschäftigung
ui-field-investment_profile-occupation = Beruf
ui-field-investment_profile-income = Jahreseinkommen
ui-field-investment_profile-net_worth = Nettovermögen
ui-field-investment_profile-bd_association = Verbindung zu einem Broker-Dealer
ui-field-investment_profile-director_policy_maker_of_company = Leitung oder Richtlinienkompetenz bei
ui-field-first_name = Vorname
ui-field-firstName = Vorname
ui-field-middle_name = Zweiter Vorname
ui-field-middleName = Zweiter Vorname
ui-field-last_name = Nachname
ui-field-lastName = Nachname
ui-field-first_name_en = Vorname in lateinischen Buchstaben
ui-field-middle_name_en = Zweiter Vorname in lateinischen Buchstaben
ui-field-last_name_en = Nachname in lateinischen Buchstaben
ui-field-dob = Geburtsdatum
ui-field-dateOfBirth = Geburtsdatum
ui-field-gender = Geschlecht
ui-field-phone = Telefon
ui-field-phone_country_code = Landesvorwahl
ui-field-customer-phones-number = Telefonnummer
ui-field-customer-phones-type = Art des Telefons
ui-field-citizenshipCountryCodeA3 = Staatsangehörigkeit
ui-field-country_of_residence = Wohnsitzland
ui-field-nationality = Nationalität
ui-field-primary_nationality = Nationalität
ui-field-secondary_nationality = Zweite Nationalität
ui-field-tin = Steuernummer
ui-field-ssn = Sozialversicherungsnummer
ui-field-ip = IP-Adresse der Kundin oder des Kunden
ui-field-country_code = Land
ui-field-countryCodeA3 = Land
ui-field-basic_info-tax_info-document_type = Art der Nummer
ui-field-basic_info-tax_info-document_id = Nummer
ui-field-customer-identificationDocuments-type = Art der Nummer
ui-field-customer-identificationDocuments-value = Nummer
ui-field-addresses = Adressen
ui-field-address_type = Art der Adresse
ui-field-customer-addresses-type = Art der Adresse
ui-field-street = Straße und Hausnummer
ui-field-street2 = Zweite Zeile
ui-field-street_line_1 = Straße und Hausnummer
ui-field-street_line_1_en = Straße und Hausnummer in lateinischen Buchstaben
ui-field-street_line_2 = Zweite Zeile
ui-field-street_line_2_en = Zweite Zeile in lateinischen Buchstaben
ui-field-addressLine1 = Straße und Hausnummer
ui-field-addressLine2 = Zweite Zeile
ui-field-city = Ort
ui-field-state = Bundesstaat
ui-field-subdivision_code = Bundesstaat oder Provinz
ui-field-zip_code = ZIP-Code
ui-field-postal_code = Postleitzahl
ui-field-postalCode = Postleitzahl
ui-field-country = Land
ui-field-is_primary = Hauptadresse
ui-field-verification_type = Art der Prüfung
ui-field-employment_status = Beschäftigung
ui-field-occupation_id = Beruf
ui-field-purpose_id = Zweck des Kontos
ui-field-purpose_remarks = Anmerkungen zum Zweck
ui-field-source_of_fund_id = Herkunft der Mittel
ui-field-source_of_fund_ids = Herkunft der Mittel
ui-field-source_of_funds_description = Zur Herkunft der Mittel
ui-field-monthly_volume_usd = Monatsvolumen in US-Dollar
ui-field-productID = Kartenprodukt
ui-field-nameOnCard = Name auf der Karte
ui-field-designId = Kartendesign
ui-field-addressType = Adresse der Karte
ui-field-issueType = Anlass der Ausgabe
ui-field-additionalData = Mehr zur Karte
ui-field-cardAttributes = Karte
ui-field-proof_of_identity = Identitätsnachweis
ui-field-proof_of_address = Adressnachweis
ui-field-identifying_documents = Identitätsnachweis
ui-field-address_documents = Adressnachweis
ui-field-GOVERNMENT_ID = Amtlicher Lichtbildausweis
ui-field-PROOF_OF_ADDRESS = Adressnachweis
ui-field-PASSPORT = Reisepass
ui-field-NATIONAL_ID = Personalausweis
ui-field-DRIVERS_LICENSE = Führerschein
ui-field-RESIDENCE_PERMIT = Aufenthaltstitel
ui-field-UTILITY_BILL = Versorgerrechnung
ui-field-BANK_STATEMENT = Kontoauszug
ui-field-GOVERNMENT_LETTER = Behördenschreiben
ui-field-SELFIE = Live-Foto
ui-field-TOS = Bedingungen
ui-field-type = Art
ui-field-files = Datei
ui-field-number = Nummer
ui-field-expiry_date = Gültig bis
ui-field-issue_date = Ausgestellt
ui-field-comment = Bemerkung
ui-field-tos_policies_value = Kennzeichen der angenommenen Bedingungen
ui-hint-phone = + und Landesvorwahl, nur Ziffern
ui-hint-customer-phone = Ziffern, auch mit Bindestrichen; die Landesvorwahl steht daneben
ui-hint-customer-phone_country_code = Nur Ziffern: 1
ui-hint-countryCodeA3 = Drei Buchstaben: USA
ui-hint-citizenshipCountryCodeA3 = Drei Buchstaben: USA
ui-hint-customer-addresses-country = Zwei Buchstaben: US
ui-hint-customer-addresses-state = Zwei Buchstaben in den USA: CA
ui-hint-zip_code = 95814 oder 95814-1234
ui-hint-ssn = 123-45-6789
ui-hint-ip = IPv4: 203.0.113.7. Manche Programme brauchen sie.
ui-hint-monthly_volume_usd = Ganze Dollar; 0 ist erlaubt
ui-hint-first_name_en = Nötig, wenn der Name andere Buchstaben hat
ui-hint-middle_name_en = Nötig, wenn der Name andere Buchstaben hat
ui-hint-last_name_en = Nötig, wenn der Name andere Buchstaben hat
ui-hint-street_line_1_en = Nötig, wenn die Zeile andere Buchstaben hat
ui-hint-street_line_2_en = Nötig, wenn die Zeile andere Buchstaben hat
ui-hint-phone_number = +1 und zehn Ziffern
ui-hint-citizenship_country = Zwei Buchstaben: US
ui-hint-identification_number_issuing_country = Zwei Buchstaben: US
ui-hint-address-country = Zwei Buchstaben: US
ui-hint-investment_profile-occupation = Nötig bei Beschäftigten
ui-option-EMPLOYED = Angestellt
ui-option-INDEPENDENT = Unabhängig
ui-option-RETIRED = Im Ruhestand
ui-option-STUDENT = Im Studium
ui-option-UNEMPLOYED = Ohne Beschäftigung
ui-option-BELOW_50K = Unter 50.000 $
ui-option-BETWEEN_50K_AND_100K = 50.000 bis 100.000 $
ui-option-BETWEEN_100K_AND_250K = 100.000 bis 250.000 $
ui-option-OVER_250K = Über 250.000 $
ui-option-BETWEEN_50K_AND_200K = 50.000 bis 200.000 $
ui-option-BETWEEN_200K_AND_1M = 200.000 bis 1 Million $
ui-option-BETWEEN_1M_AND_5M = 1 bis 5 Millionen $
ui-option-OVER_5M = Über 5 Millionen $
ui-option-SELF_EMPLOYED = Selbstständig
ui-option-MALE = Männlich
ui-option-FEMALE = Weiblich
ui-option-STANDARD = Standard: Der Anbieter prüft
ui-option-RELIANCE = Reliance: Der Anbieter verlässt sich auf Ihre Prüfung
ui-option-PHYSICAL = Wohnanschrift
ui-option-MAILING = Postanschrift
ui-option-PRIMARY = Hauptadresse
ui-option-MOBILE = Mobil
ui-option-individual = Privatperson
ui-option-SECONDARY = Zweitadresse
ui-option-NEW = Neu
ui-option-REGISTRATION = Registrierung
ui-option-RE-ISSUE = Erneut ausgegeben
ui-option-EXPIRED = Abgelaufen
ui-option-DAMAGED = Beschädigt
ui-option-NATIONAL_ID = Personalausweis
ui-option-RESIDENCE_PERMIT = Aufenthaltstitel
ui-option-UTILITY_BILL = Versorgerrechnung
ui-option-BANK_STATEMENT = Kontoauszug
ui-option-GOVERNMENT_LETTER = Behördenschreiben
ui-option-SSN = Sozialversicherungsnummer
ui-option-PASSPORT = Reisepass
ui-option-TIN = Steuernummer (TIN)
ui-option-DRIVERS_LICENSE = Führerschein
ui-option-INTERNATIONAL_ID = Internationaler Ausweis
ui-rules-jiko-person-1 = Namen haben je höchstens 50 Zeichen.
ui-rules-jiko-person-2 = Die antragstellende Person ist mindestens 18 Jahre alt.
ui-rules-jiko-person-3 = Die Telefonnummer beginnt mit + und der Landesvorwahl; Leerzeichen und Bindestriche werden nicht angenommen.
ui-rules-jiko-person-4 = Jiko bietet keinen Aufruf, um einen Antrag später zu ändern: Ein falscher Name bedeutet einen neuen.
ui-rules-jiko-number-1 = Eine Sozialversicherungsnummer hat neun Ziffern ohne Bindestriche.
ui-rules-jiko-number-2 = Ohne Angabe der Art nimmt Jiko die Nummer als Sozialversicherungsnummer.
ui-rules-jiko-number-3 = Sie wird verschlüsselt gespeichert und nur mit ihren letzten vier Ziffern gezeigt.
ui-rules-jiko-address-1 = Straße und Ort haben höchstens 250 Zeichen, die Postleitzahl 50.
ui-rules-jiko-address-2 = Der Bundesstaat ist einer der zweistelligen Codes der US-Post.
ui-rules-jiko-investment-1 = Beschäftigung, Einkommen und Nettovermögen sind nötig.
ui-rules-jiko-investment-2 = Beschäftigte geben einen Beruf mit 2 bis 200 Zeichen an.
ui-rules-atelio-customer-1 = Vor- und Nachname haben 2 bis 50 Buchstaben, Leerzeichen oder Apostrophe.
ui-rules-atelio-customer-2 = Das Telefon hat Ziffern, auch mit Bindestrichen; die Landesvorwahl ist ein eigenes Feld.
ui-rules-atelio-customer-addresses-1 = Mindestens eine Adresse ist die Hauptadresse.
ui-rules-atelio-customer-addresses-2 = Straße und Hausnummer haben höchstens 40 Zeichen: Buchstaben, Ziffern und . , _ - #.
ui-rules-atelio-customer-addresses-3 = Land in zwei Buchstaben, Bundesstaat in zwei Buchstaben für die USA.
ui-rules-atelio-kyc-1 = Die Identitätsprüfung beginnt mit dem Einreichen, nicht mit dem Anlegen.
ui-rules-atelio-kyc-2 = Eine Sozialversicherungsnummer wird als 123-45-6789 oder mit neun Ziffern geschrieben.
ui-rules-connectfi-customer-1 = Das Kennzeichen, das die Person mit diesem Fall verbindet, erzeugt Dossier.
ui-rules-connectfi-customer-2 = Länder werden mit drei Buchstaben geschrieben: USA.
ui-rules-connectfi-customer-identificationDocuments-1 = Eine Sozialversicherungsnummer hat neun Ziffern.
ui-rules-connectfi-akepa-customer-1 = Das Kennzeichen, das die Person mit diesem Fall verbindet, erzeugt Dossier.
ui-rules-connectfi-akepa-customer-2 = Länder werden mit drei Buchstaben geschrieben: USA.
ui-rules-connectfi-akepa-customer-identificationDocuments-1 = Eine Sozialversicherungsnummer hat neun Ziffern.
ui-rules-fincom-v1-general-1 = Reliance muss für Ihr Konto freigeschaltet sein; sonst lehnt Fin.com den Antrag ab.
ui-rules-fincom-v1-basic_info-1 = Nur lateinische Buchstaben, Namen wie auf dem Dokument.
ui-rules-fincom-v1-basic_info-2 = Die E-Mail-Adresse wird klein geschrieben.
ui-rules-fincom-v1-basic_info-3 = Eine Steuernummer der USA wird als 123-45-6789 geschrieben.
ui-rules-fincom-v1-address-1 = Der Bundesstaat wird mit seinem Land geschrieben: US-CA.
ui-rules-fincom-v1-financial_profile-1 = Beruf, Herkunft und Zweck werden aus den Listen von Fin.com gewählt.
ui-rules-fincom-v2-general-1 = Reliance muss für Ihr Konto freigeschaltet sein; sonst lehnt Fin.com den Antrag ab.
ui-rules-fincom-v2-basic_info-1 = Namen wie auf dem Dokument; bei anderen als lateinischen Buchstaben zusätzlich in lateinischen.
ui-rules-fincom-v2-basic_info-2 = Die Kundin oder der Kunde ist 18 bis 120 Jahre alt.
ui-rules-fincom-v2-basic_info-3 = Die E-Mail-Adresse wird klein geschrieben.
ui-rules-fincom-v2-basic_info-tax_info-1 = Mindestens eine Nummer, keine doppelt. Eine Nummer der USA wird als 123-45-6789 geschrieben.
ui-rules-fincom-v2-address-1 = Das Land ist das des Wohnsitzes.
ui-rules-fincom-v2-address-2 = Bundesstaat oder Provinz wird mit dem Land geschrieben: US-CA.
ui-rules-fincom-v2-financial_profile-1 = Beruf, Herkunft und Zweck werden aus den Listen von Fin.com gewählt.
ui-rules-agreements-1 = Zeigen Sie der Kundin oder dem Kunden diese Dokumente vor der Zustimmung.
ui-rules-agreements-2 = Version und Zeit der Zustimmung gehen mit dem Antrag an Jiko. Eine veraltete Version kann abgelehnt werden.
ui-rules-attestation-1 = { $provider } verlangt, dass der Partner Telefon und E-Mail geprüft und die Zustimmung festgehalten hat, bevor ein Antrag angelegt wird.
ui-rules-attestation-2 = Hier wird nichts für Sie ausgefüllt. Was Sie bestätigen, steht unter Ihrem Namen im Journal.
ui-agreements-version = Gegenwärtige Version bei { $provider }:
ui-agreements-of = vom { $date }
ui-agreements-loading = { $provider } wird nach den gegenwärtigen Vereinbarungen gefragt …
ui-agreement-BANK = Bank
ui-agreement-BROKERAGE = Wertpapiere
ui-agreement-GENERAL = Allgemein
ui-agreement-E-SIGN = Elektronische Aufzeichnungen
ui-attestation-lead = { $provider } verlässt sich für diese drei Tatsachen auf Sie. Sagen Sie, wann jede geschah und woher Sie es wissen, nach der Uhr dieses Computers.
ui-attest-phone = Die Telefonnummer wurde nachgewiesen
ui-attest-email = Die E-Mail-Adresse wurde nachgewiesen
ui-attest-agreements = Die Vereinbarungen von { $provider } wurden angenommen
ui-attest-date = Datum
ui-attest-time = Uhrzeit
ui-attest-how-phone = Wie sie geprüft wurde
ui-attest-how-phone-hint = Zum Beispiel: Code per SMS
ui-attest-how-email = Wie sie geprüft wurde
ui-attest-how-email-hint = Zum Beispiel: Bestätigungslink
ui-attest-how-agreements = Über welchen Kanal
ui-attest-how-agreements-hint = Zum Beispiel: in unserer App, auf der Zustimmungsseite
ui-attest-moment-missing = Geben Sie Datum und Uhrzeit an: 2026-01-31 und 09:30.
ui-attest-how-missing = Sagen Sie, woher Sie es wissen.

## Verbindungen

ui-connections-title = Verbindungen
ui-connections-lead = Konten bei Anbietern. Zugangsdaten liegen verschlüsselt im Tresor und werden nie wieder gezeigt.
ui-connections-none = Kein Anbieter ist verbunden.
ui-connection-add = Einen Anbieter verbinden
ui-connection-provider = Anbieter
ui-connection-name = Name
ui-connection-name-hint = Wie Ihre Kolleginnen und Kollegen sie kennen.
ui-connection-environment = Umgebung
ui-environment-simulated = Simuliert
ui-environment-sandbox = Sandbox
ui-environment-sandbox-detail = das Testsystem des Anbieters
ui-environment-production = Produktion
ui-environment-production-detail = wirkliche Personen
ui-connection-address = Adresse
ui-connection-address-hint-jiko = https://PARTNER.sandbox-api.jikoservices.com oder https://PARTNER.partner-api.jikoservices.com, mit dem Präfix, das Jiko Ihnen zugewiesen hat.
ui-connection-address-hint-atelio = https://sandbox.atelio.com/api/v0.1 oder https://api.atelio.com/api/v0.1.
ui-connection-address-hint-connectfi = Die Adresse, die connectFi Ihnen gegeben hat, ohne Pfad dahinter.
ui-connection-address-hint-connectfi-akepa = Die Adresse, die connectFi Ihnen gegeben hat, ohne Pfad dahinter.
ui-connection-address-hint-fincom-v1 = https://sandbox.api.fin.com oder https://api.fin.com.
ui-connection-address-hint-fincom-v2 = https://sandbox.api.fin.com oder https://api.fin.com.
ui-credential-identity = Identität
ui-credential-identity-hint = Erste Hälfte des API-Schlüssels.
ui-credential-authorization = Autorisierung
ui-credential-authorization-hint = Zweite Hälfte des API-Schlüssels. Verschlüsselt aufbewahrt, nie wieder gezeigt.
ui-credential-program_id = Programm
ui-credential-program_id-hint = Eine Verbindung gilt für ein Programm.
ui-credential-login = Anmeldename
ui-credential-login-hint = Vom Anbieter ausgegeben.
ui-credential-client_id = Client-Kennung
ui-credential-client_id-hint = Vom Anbieter ausgegeben.
ui-credential-client_secret = Client-Geheimnis
ui-credential-client_secret-hint = Verschlüsselt aufbewahrt, nie wieder gezeigt.
ui-credential-selfie_required = Ein Live-Foto ist nötig
ui-credential-selfie_required-hint = Wie Fin.com Ihr Konto eingerichtet hat.
ui-credential-username = Benutzername
ui-credential-username-hint = Vom Anbieter ausgegeben.
ui-credential-password = Passwort
ui-credential-password-hint = Verschlüsselt aufbewahrt, nie wieder gezeigt.
ui-credential-shared_secret = Signaturgeheimnis
ui-credential-shared_secret-hint = Signiert Anfragen; es wird nie gesendet.
ui-credential-webhook_secret = Webhook-Geheimnis
ui-credential-webhook_secret-hint = Nur, wenn Sie Ereignisse importieren.
ui-connection-more = Proxy, Zertifizierungsstelle, Eigentümer
ui-connection-proxy = Proxy
ui-connection-ca = Zertifizierungsstelle
ui-connection-ca-hint = PEM-Text. Nur, wo Ihr Netz den Datenverkehr prüft.
ui-connection-pins = Festgelegte Stellen
ui-connection-pins-hint = PEM-Text. Nur diesen wird dann vertraut, nicht denen dieses Computers. Geben Sie zwei an, damit eine ablaufen kann.
ui-connection-owner = Eigentümer
ui-connection-owner-hint = Um wessen Kundschaft es geht. Bilder werden zwischen Verbindungen eines Eigentümers verglichen.
ui-connection-save = Speichern und prüfen
ui-connection-testing = Wird geprüft …
ui-connection-incomplete = Name, Umgebung, Adresse und Zugangsdaten sind nötig.
ui-connection-test = Prüfen
ui-connection-test-again = Noch einmal prüfen
ui-connection-works = { $provider } antwortet und nimmt die Zugangsdaten an.
ui-connection-clock = Die Uhren weichen um { $seconds } s ab.
ui-follow-all = Alle verfolgen
ui-follow-all-pending = Wird übernommen …
ui-follow-all-done = Liste von { $provider }: { $added } jetzt verfolgt, { $known } schon bekannt, { $refused } nicht übernommen.
ui-follow-all-line = Nummer { $line }:
ui-follow-all-more = und { $count } weitere
ui-webhooks = Webhooks
ui-webhooks-lead = { $provider } sendet Ereignisse an diese Adressen. Ein Desktop ist nicht erreichbar: Geben Sie die Adresse Ihres Eingangs an.
ui-webhooks-loading = { $provider } wird gefragt …
ui-webhooks-none = Keine Adresse ist angemeldet.
ui-webhook-active = aktiv
ui-webhook-resting = ausgeschaltet
ui-webhook-url = Adresse
ui-webhook-url-hint = https://, die Hook-Adresse Ihres Eingangs. Das Geheimnis kommt in den Tresor.
ui-webhook-register = Adresse anmelden
ui-webhook-registered = Die Adresse ist angemeldet. Ihr Geheimnis liegt im Tresor.
ui-inbox = Eingang Ihres Teams
ui-inbox-lead = Ein Desktop ist nicht erreichbar. Ereignisse, die der Eingang angenommen hat, werden alle 15 Sekunden geholt; ohne Eingang werden Fälle nach ihrem Zeitplan gelesen.
ui-inbox-address = Adresse des Eingangs
ui-inbox-address-hint = https://, wie der Betreiber sie genannt hat.
ui-inbox-set = Eingang einrichten
ui-inbox-lines = Der Eingang erkennt diesen Arbeitsplatz an zwei Zeilen. Geben Sie sie dem Betreiber; sie sind kein Geheimnis.
ui-inbox-copy = Beide Zeilen kopieren
ui-inbox-copied = Beide Zeilen sind in der Zwischenablage.
ui-inbox-pull = Jetzt holen
ui-inbox-pulled = { $count ->
    [0] Der Eingang wurde gefragt; nichts Neues war gekommen.
    [one] Ein neues Ereignis wurde geholt.
   *[other] { $count } neue Ereignisse wurden geholt.
}
ui-inbox-remove = Diesen Eingang nicht mehr verwenden
ui-inbox-removed = Der Eingang wird nicht mehr gefragt.
ui-webhook-remove-what = Entfernen: { $url }
ui-webhook-removed = Die Adresse wurde entfernt.
ui-connection-rotate = Zugangsdaten ersetzen
ui-connection-remove = Entfernen
ui-connection-removed = { $name } wurde entfernt.
ui-connection-cases = { $number ->
        [one] 1 Fall
       *[other] { $count } Fälle
    }
ui-rotate-title = Zugangsdaten von { $name } ersetzen
ui-rotate-lead = Die alten werden überschrieben. Was im Postausgang wartet, wird mit den neuen gesendet.
ui-rotate-button = Ersetzen
ui-rotate-done = Die Zugangsdaten von { $name } wurden ersetzt.
ui-trouble-credentials_refused = Der Anbieter nimmt die Zugangsdaten nicht an. Bis sie ersetzt sind, wird nichts mehr gesendet.
ui-trouble-clock_wrong = Die Uhr dieses Computers geht falsch. Stellen Sie Datum und Uhrzeit und prüfen Sie dann noch einmal.
ui-trouble-provider_unavailable = Der Anbieter hat beim letzten Mal nicht geantwortet. Es wird noch einmal versucht.
ui-trouble-rate_limited = Der Anbieter wünscht weniger Aufrufe. Es wird später noch einmal versucht.
ui-trouble-not_found = Ein Antrag ist dort nicht mehr bekannt. Simulierte Anbieter kennen keinen aus einem früheren Start; sonst fragen Sie den Anbieter.
ui-trouble-other = Der letzte Aufruf hat nicht funktioniert. Prüfen Sie die Verbindung, um den Grund zu sehen.
ui-follow-lead = Holt einen Antrag, der beim Anbieter besteht, in Ihre Warteschlange.
ui-follow-connection = Verbindung
ui-follow-id = Kennung des Antrags beim Anbieter
ui-follow-button = Verfolgen
ui-follow-done = Der Fall ist in Ihrer Warteschlange.
ui-follow-known = Dieser Fall war schon in Ihrer Warteschlange.

## Einstellungen

ui-settings-title = Einstellungen
ui-settings-sections = Abschnitte der Einstellungen
ui-settings-general = Allgemein
ui-settings-language = Sprache
ui-language-en = English
ui-language-de = Deutsch
ui-settings-text = Textgröße
ui-percent = { $percent } %
ui-settings-motion = Bewegung auf dem Bildschirm folgt dem System: Ist sie dort verringert, bewegt sich hier nichts.
ui-settings-reveal = Ganz gezeigte Nummern
ui-settings-reveal-hint = Wie lange eine ganz gezeigte Nummer auf dem Bildschirm bleibt.
ui-settings-notifications = Mitteilungen des Systems
ui-settings-notifications-detail = Meldet ohne Namen und Nummern, dass ein Fall kam oder eine Antwort wartet, während Sie anderswo arbeiten.
ui-settings-keys-title = Tasten
ui-keys-find-command = Befehl suchen
ui-keys-change = Ändern
ui-keys-change-what = Taste ändern: { $name }
ui-keys-reset = Wie geliefert
ui-keys-reset-what = Taste wie geliefert: { $name }
ui-keys-reset-all = Alle Tasten wie geliefert
ui-keys-chosen = { $count ->
        [0] Alle sind wie geliefert.
        [one] 1 haben Sie gewählt.
       *[other] { $count } haben Sie gewählt.
    }
ui-keys-none = keine Taste
ui-keys-press = Neue Taste: { $name }
ui-keys-press-placeholder = Taste drücken
ui-keys-press-hint = Eine Taste, eine mit Strg oder zwei nacheinander. Eingabe übernimmt sie, Esc lässt alles, wie es ist, Tab geht weiter.
ui-keys-no-alt = Alt und AltGr schreiben auf vielen Tastaturen Zeichen und werden nie verwendet.
ui-keys-taken = { $keys } wird von Dialogen, dem Fokus oder der Zwischenablage gebraucht. Nehmen Sie eine andere.
ui-keys-held = { $keys } ist schon „{ $name }“. Tauschen Sie die beiden oder drücken Sie eine andere Taste.
ui-keys-use = Diese Taste verwenden
ui-keys-swap = Beide tauschen
ui-keys-free = Keine Taste
ui-settings-theme = Farben
ui-theme-system = Wie das System
ui-theme-light = Hell
ui-theme-dark = Dunkel
ui-settings-keys = Einzeltasten
ui-settings-keys-detail = J, K, S, U und die anderen wirken ohne Strg. Während Sie schreiben, ruhen sie.
ui-settings-hold = Rücknahmefenster
ui-settings-hold-hint = Wie lange bleibt, was Sie einreichen oder hochladen, bevor es hinausgeht.
ui-hold-none = Keines: Es geht sofort hinaus
ui-hold-seconds = { $count } Sekunden
ui-hold-wait = Bis ich es im Postausgang freigebe
ui-settings-vault = Tresor
ui-settings-lock = Sperren, wenn niemand da ist
ui-lock-minutes = { $count ->
        [one] nach 1 Minute
       *[other] nach { $count } Minuten
    }
ui-vault-person = Person
ui-vault-made = Angelegt
ui-vault-fingerprint = Fingerabdruck
ui-vault-holds = Enthält
ui-vault-amounts = { $cases } Fälle, { $outbox } im Postausgang
ui-passphrase-change = Passphrase ändern
ui-passphrase-old = Gegenwärtige Passphrase
ui-passphrase-new = Neue Passphrase
ui-passphrase-new-code = Auch einen neuen Wiederherstellungscode erstellen
ui-passphrase-new-code-detail = Er wird einmal gezeigt; der alte öffnet dann nichts mehr.
ui-vault-opens = Öffnet sich mit
ui-vault-opens-words = { $mode ->
        [passphrase_and_device] Ihrer Passphrase auf diesem Computer
       *[other] Ihrer Passphrase
    }, { $code ->
        [yes] oder dem Wiederherstellungscode
       *[other] und nichts anderem: Es gibt keinen Wiederherstellungscode
    }
ui-settings-lock-hint = Auch wenn der Computer schläft, sein Bildschirm gesperrt wird oder sich jemand anderes anmeldet, und nach zwölf Stunden. Selbst sperren Sie mit { $keys }.
ui-passphrase-changed = Die Passphrase wurde geändert. Ältere Kopien des Tresors öffnen sich noch mit der alten.
ui-journal = Journal
ui-journal-lead = Jede Handlung und jede Antwort eines Anbieters steht in einer Kette, die jede spätere Änderung zeigt.
ui-journal-verify = Journal prüfen
ui-journal-holds = Das Journal hält: { $entries } Einträge, keiner verändert.
ui-journal-broken = Das Journal hält ab Eintrag { $entry } nicht.
ui-journal-head = Kopf der Kette
ui-diagnostics = Diagnose
ui-diagnostics-lead = Versionen, Anzahlen und Fehlercodes für die Person, die Ihnen hilft. Über Personen steht nichts darin.
ui-diagnostics-save = Diagnose speichern
ui-diagnostics-saved = Gespeichert als { $path }.

## Fehler: was geschah, wo die gemeinsamen Wörter nichts sagen

ui-error-saved = Was Sie getan haben, ist auf diesem Computer gespeichert.
ui-error-id = Für die Person, die Ihnen hilft, steht es im Protokoll als { $id }.
ui-error-first-bad = Erster Eintrag, der nicht hält: { $entry }.
ui-error-wrong_passphrase = Die Passphrase öffnet diesen Tresor nicht.
ui-error-vault_locked = Der Tresor ist gesperrt. Was gespeichert war, ist sicher.
ui-error-vault_damaged = Der Tresor ist beschädigt und wird nicht geöffnet. Nichts wurde geschrieben.
ui-error-vault_in_use = Ein anderes Programm hat diesen Tresor geöffnet.
ui-error-vault_newer = Eine neuere Version von Dossier hat diesen Tresor geschrieben.
ui-error-rolled_back = Eine ältere Kopie dieses Tresors wurde zurückgespielt. Er kann gelesen werden; nichts darin wird geändert, und nichts wird gesendet.
ui-error-not_found = Es ist nicht mehr da.
ui-error-invalid_input = Eine Angabe ist nicht gültig. Nichts wurde geändert.
ui-error-not_available = Das ist jetzt nicht möglich. Nichts wurde geändert.
ui-error-conflict = Der Fall hat sich inzwischen bewegt. Nichts wurde überschrieben.
ui-error-provider_refused = Der Anbieter hat das abgelehnt. Dort wurde nichts geändert.
ui-error-provider_unavailable = Der Anbieter ist nicht erreichbar. Was Sie getan haben, ist gespeichert.
ui-error-rate_limited = Der Anbieter wünscht weniger Aufrufe. Nichts ist verloren.
ui-error-credentials_refused = Der Anbieter nimmt die Zugangsdaten nicht an. Was Sie getan haben, ist gespeichert.
ui-error-clock_wrong = Die Uhr dieses Computers geht falsch. Was Sie getan haben, ist gespeichert.
ui-error-unreadable_file = Die Datei kann nicht gelesen werden. Sie wurde nicht geändert, und nichts wurde gesendet.
ui-error-file_too_large = Die Datei ist zu groß. Sie wurde nicht gelesen.
ui-error-does_not_conform = Die Datei lässt sich nicht an die Regeln des Anbieters anpassen. Nichts wurde gesendet.
ui-error-storage_full = Auf dem Datenträger ist kein Platz mehr. Was gespeichert war, ist sicher; diese letzte Änderung wurde nicht gespeichert.
ui-error-tampered = Das Journal wurde außerhalb von Dossier verändert.
ui-error-internal = In Dossier selbst ist etwas schiefgegangen. Was gespeichert war, ist sicher.

## Fehler: was in diesem Fenster zu tun ist

ui-next-wrong_passphrase = Prüfen Sie Großschreibung und Tastatursprache und versuchen Sie es noch einmal.
ui-next-vault_locked = Entsperren Sie den Tresor und wiederholen Sie den Schritt. Ihre Eingaben sind noch da.
ui-next-vault_damaged = Schließen Sie Dossier und spielen Sie eine Sicherung des ganzen Ordners zurück. Bewahren Sie den beschädigten auf.
ui-next-vault_in_use = Schließen Sie das andere Fenster oder den Befehl, der ihn verwendet, und versuchen Sie es noch einmal.
ui-next-vault_newer = Installieren Sie die neuere Version und verwenden Sie diese.
ui-next-rolled_back = Stellen Sie die neueste Sicherung wieder her oder spielen Sie die zuletzt benutzte Kopie zurück. Bewahren Sie diese hier für die Untersuchung auf.
ui-next-not_found = Gehen Sie zurück zur Warteschlange und suchen Sie es dort.
ui-next-invalid_input = Berichtigen Sie, was genannt ist, und versuchen Sie es noch einmal. Ihre Eingaben sind noch da.
ui-next-not_available = Im Fall sehen Sie, was jetzt möglich ist und warum das andere nicht.
ui-next-conflict = Sehen Sie sich den gegenwärtigen Stand des Falls an und entscheiden Sie neu.
ui-next-provider_refused = Lesen Sie den Wortlaut des Anbieters, berichtigen Sie, was genannt wird, und wiederholen Sie den Schritt.
ui-next-provider_unavailable = Arbeiten Sie weiter; es wird von selbst noch einmal versucht. „Jetzt abgleichen“ versucht es sofort.
ui-next-rate_limited = Arbeiten Sie weiter; es wird in einigen Minuten von selbst noch einmal versucht.
ui-next-credentials_refused = Ersetzen Sie die Zugangsdaten unter Verbindungen.
ui-next-clock_wrong = Stellen Sie Datum und Uhrzeit dieses Computers und prüfen Sie dann die Verbindung.
ui-next-unreadable_file = Öffnen Sie sie in einem Bildprogramm. Lässt sie sich dort nicht öffnen, erbitten Sie sie noch einmal.
ui-next-file_too_large = Geben Sie eine kleinere Datei an: ein Dokument, bis 100 MB.
ui-next-does_not_conform = Geben Sie ein besseres Bild des Dokuments an oder erbitten Sie eines.
ui-next-storage_full = Schaffen Sie Platz auf dem Datenträger und wiederholen Sie den Schritt. Ihre Eingaben sind noch da.
ui-next-tampered = Ändern Sie nichts, notieren Sie die Nummer des Eintrags und informieren Sie die für die Aufzeichnungen verantwortliche Stelle.
ui-next-internal = Versuchen Sie es noch einmal. Geschieht es wieder, speichern Sie unter Einstellungen die Diagnose und senden Sie sie der Person, die Ihnen hilft.
ui-do-error-no-vault = Legen Sie einen neuen Tresor an oder spielen Sie eine Sicherung zurück.
ui-do-error-file-too-large = Geben Sie eine kleinere Datei an: ein Dokument, bis 100 MB.
ui-do-error-file-unreadable = Geben Sie einzelne Dateien an, keinen Ordner; öffnen Sie den Ordner und wählen Sie die Dateien darin.
ui-do-error-no-connection = Ihre Verbindungen stehen unter Verbindungen.
ui-do-error-note-empty = Schreiben Sie, was festgehalten werden soll.
ui-do-error-reason-missing = Wählen Sie mindestens einen Grund.
ui-do-error-provider-unavailable-certificate-issuer = Prüft Ihr Netz den Datenverkehr, geben Sie dessen Zertifizierungsstelle bei der Verbindung an; andernfalls fahren Sie nicht fort und informieren Sie { $provider }.
ui-do-reason-connection-has-cases = Eine Verbindung mit Fällen bleibt, damit sie bis zum Ende verfolgt werden können.
ui-do-reason-role = Bitten Sie jemanden, dessen Rolle es umfasst.

## Richtlinie
ui-policy = Richtlinie
ui-policy-lead = Gründe, Checklisten und die Stunden, nach denen ein Fall überfällig ist. Jede Version wird aufbewahrt, und jede Aufzeichnung nennt die, die galt.
ui-policy-version = Version
ui-policy-shipped = Wie mit dem Programm geliefert
ui-policy-set = Gesetzt
ui-policy-due = Fällig nach
ui-policy-hours = Dokumente { $documents } h, Auskunft { $information } h, bereit { $ready } h, Prüfung { $manual_review } h
ui-policy-lists = Listen
ui-policy-amounts = { $reasons } Gründe, { $items } Punkte
ui-policy-save = In eine Datei speichern
ui-policy-saved = Die Richtlinie ist in { $path }.
ui-policy-read = Datei öffnen
ui-policy-edit = Ändern
ui-policy-text = Richtlinie als JSON
ui-policy-use = Diese Richtlinie verwenden
ui-policy-holds = Richtlinie { $version } gilt jetzt.

ui-command-filter = Warteschlange filtern
ui-command-save-view = Diesen Filter als Ansicht speichern …
ui-command-views = Gespeicherte Ansichten …
ui-command-table = Warteschlange als Tabelle oder als Liste
ui-command-usual-width = Übliche Breite der Warteschlange
ui-command-sort-urgent = Reihenfolge: { ui-sort-urgent }
ui-command-sort-updated = Reihenfolge: { ui-sort-updated }
ui-command-sort-oldest = Reihenfolge: { ui-sort-oldest }
ui-command-sort-name = Reihenfolge: { ui-sort-name }
ui-command-view-needs-us = Ansicht: { ui-view-needs-us }
ui-command-view-escalated = Ansicht: { ui-view-escalated }
ui-command-view-snoozed = Ansicht: { ui-view-snoozed }
ui-command-view-needs-documents = Ansicht: { ui-view-needs-documents }
ui-command-view-needs-data = Ansicht: { ui-view-needs-data }
ui-command-view-ready = Ansicht: { ui-view-ready }
ui-command-view-information-requested = Ansicht: { ui-view-information-requested }
ui-command-view-manual-review = Ansicht: { ui-view-manual-review }
ui-command-view-waiting = Ansicht: { ui-view-waiting }
ui-command-view-decided = Ansicht: { ui-view-decided }
ui-command-view-unmapped = Ansicht: { ui-view-unmapped }
ui-command-view-all = Ansicht: { ui-view-all }
ui-command-select-case = Fall auswählen oder nicht
ui-command-select-next = Auswahl zum nächsten Fall erweitern
ui-command-select-previous = Auswahl zum vorigen Fall erweitern
ui-command-select-all = Alle der Ansicht auswählen
ui-command-bulk-submit = Ausgewählte Fälle einreichen
ui-command-bulk-export = Ausgewählte Fälle exportieren
ui-command-snooze = Fall zurückstellen oder wecken
ui-command-escalate = Für einen zweiten Blick vormerken oder das beenden
ui-why-nothing-selected = Wählen Sie zuerst mit X einen Fall aus.
ui-why-no-case-chosen = Wählen Sie zuerst mit J und K einen Fall.
ui-queue-at-least = { $count } oder mehr
ui-queue-holds = { $view }: { $count }
ui-queue-reading = Die Zeilen bis dorthin werden gelesen: { $done } von { $total }
ui-queue-cut = Die ersten { $count } sind aufgeführt. Filtern oder suchen Sie, um die übrigen zu sehen.
ui-queue-offline = { $known ->
        [yes] Offline seit { $time }.
       *[no] Offline.
    } Sie können prüfen, vorbereiten und einreichen{ $count ->
        [0] ; gesendet wird, wenn die Verbindung wieder da ist.
        [one] ; 1 Posten wird gesendet, wenn die Verbindung wieder da ist.
       *[other] ; { $count } Posten werden gesendet, wenn die Verbindung wieder da ist.
    }
ui-queue-stale = { $known ->
        [yes] Verbunden, aber { $provider } hat seit { $time } nicht geantwortet. Was sich dort danach änderte, ist nicht zu sehen.
       *[no] Verbunden, aber { $provider } hat noch nicht geantwortet. Was sich dort änderte, ist nicht zu sehen.
    }
ui-row-place = { $name }, { $place } von { $count }
ui-row-to-come = Noch nicht gelesen
ui-sort = Reihenfolge
ui-sort-by = Reihenfolge: { $sort }
ui-sort-urgent = dringendste zuerst
ui-sort-updated = letzte Änderung zuerst
ui-sort-oldest = älteste zuerst
ui-sort-name = nach Name
ui-look = Aussehen der Warteschlange
ui-look-usual = Wie am Anfang
ui-density = Höhe der Zeilen
ui-density-comfortable = Bequem, zwei Zeilen
ui-density-standard = Standard
ui-density-compact = Eng
ui-table-on = Tabelle über das ganze Fenster
ui-table-off = Liste neben dem Fall
ui-columns = Spalten der Tabelle
ui-column-due = Fällig
ui-column-name = Name
ui-column-needs = Braucht
ui-column-marks = Zeichen
ui-column-provider = Anbieter
ui-column-connection = Verbindung
ui-column-status = Status beim Anbieter
ui-column-findings = Befunde
ui-column-documents = Dokumente
ui-column-age = Alter
ui-column-updated = Geändert
ui-column-doubtful = { $count } zweifelhaft
ui-column-old = { $amount } alt
ui-column-ago = vor { $amount }
ui-divider = Breite der Warteschlange
ui-divider-width = { $count } Pixel
ui-divider-hint = Ziehen oder Pfeiltasten. Eingabetaste oder Doppelklick stellt sie zurück.
ui-picker = Warteschlange: { $view }
ui-picker-previous = Voriger
ui-picker-next = Nächster
ui-filter = Filter
ui-filter-bar = Filter der Warteschlange
ui-filter-any = Beliebig
ui-filter-provider = Anbieter
ui-filter-connection = Verbindung
ui-filter-connection-gone = eine Verbindung, die es nicht mehr gibt
ui-filter-stage = Stufe
ui-filter-due = Fällig
ui-filter-finding = Befunde
ui-filter-search = Suche
ui-filter-out = { $part } herausnehmen: { $words }
ui-filter-clear = Filter löschen
ui-filter-done = Fälle zeigen
ui-filter-save = Als Ansicht speichern …
ui-due-late = Überfällig
ui-due-today = In 24 Stunden fällig
ui-due-week = In 7 Tagen fällig
ui-due-later = Später fällig
ui-due-none = Ohne Datum
ui-finding-some = Zweifelhaftes gefunden
ui-finding-none = Nichts Zweifelhaftes gefunden
ui-match = passt: { $field }
ui-match-close = ähnlich: { $field }
ui-match-name = Name
ui-match-external_id = Kennung des Anbieters
ui-match-email = E-Mail
ui-match-phone = Telefonnummer
ui-match-number = Nummer
ui-match-case_id = Kennung des Falls
ui-views-saved = Gespeicherte Ansichten
ui-views-title = Gespeicherte Ansichten
ui-views-none = Noch ist keine Ansicht gespeichert. Filtern Sie die Warteschlange und speichern Sie den Filter.
ui-view-save-title = Filter als Ansicht speichern
ui-view-save-button = Ansicht speichern
ui-view-name = Name der Ansicht
ui-view-taken = Eine Ansicht heißt schon so. Wählen Sie einen anderen Namen.
ui-view-keeps = Sie behält:
ui-view-no-search = Wonach gesucht wird, bleibt nicht erhalten.
ui-view-saved = Ansicht „{ $name }“ ist gespeichert.
ui-view-renamed = Die Ansicht heißt jetzt „{ $name }“.
ui-view-removed = Ansicht „{ $name }“ ist entfernt. Ihre Fälle sind noch da.
ui-view-rename = Umbenennen
ui-view-remove = Ansicht { $name } entfernen
ui-selected = { $count ->
        [0] Nichts ist ausgewählt
        [one] 1 ausgewählt
       *[other] { $count } ausgewählt
    }
ui-selected-first = Die ersten { $count } von { $total } Fällen sind ausgewählt. Filtern Sie enger, um andere auszuwählen.
ui-selected-acts = Was mit den ausgewählten Fällen geschieht
ui-selected-clear = Nichts auswählen
ui-bulk-submit = Einreichen
ui-bulk-snooze = Zurückstellen
ui-bulk-export = Ausgeben
ui-bulk-submit-title = { $count ->
        [one] 1 Fall einreichen
       *[other] { $count } Fälle einreichen
    }
ui-bulk-snooze-title = { $count ->
        [one] 1 Fall zurückstellen
       *[other] { $count } Fälle zurückstellen
    }
ui-bulk-export-title = { $count ->
        [one] 1 Fallakte exportieren
       *[other] { $count } Fallakten exportieren
    }
ui-bulk-submit-button = { $count ->
        [0] Kein Fall kann eingereicht werden
        [one] 1 Fall einreichen
       *[other] { $count } Fälle einreichen
    }
ui-bulk-snooze-button = { $count ->
        [one] 1 Fall zurückstellen
       *[other] { $count } Fälle zurückstellen
    }
ui-bulk-export-button = { $count ->
        [one] 1 Fallakte schreiben
       *[other] { $count } Fallakten schreiben
    }
ui-bulk-submit-can = { $count } von { $total } können jetzt eingereicht werden.
ui-bulk-snooze-can = { $total ->
        [one] Er verlässt die Warteschlange bis dahin, oder bis der Anbieter ihn ändert.
       *[other] Alle { $total } verlassen die Warteschlange bis dahin, oder bis der Anbieter sie ändert.
    }
ui-bulk-export-can = { $total ->
        [one] Eine Fallakte wird in den Ordner geschrieben. Sie enthält, was der Fall enthält: Verwahren Sie sie sicher.
       *[other] { $total } Fallakten werden in einen Ordner geschrieben. Sie enthalten, was die Fälle enthalten: Verwahren Sie sie sicher.
    }
ui-bulk-looking = Es wird geprüft, welche eingereicht werden können: { $done } von { $total }
ui-bulk-looking-label = Geprüfte Fälle
ui-bulk-folder = Ordner wählen …
ui-bulk-no-folder = Noch ist kein Ordner gewählt.
ui-bulk-running = { $done } von { $total } erledigt, einer nach dem anderen.
ui-bulk-progress = Erledigte Fälle
ui-bulk-stop = Anhalten
ui-bulk-stop-hint = Angehalten wird nach dem Fall, der gerade bearbeitet wird. Was erledigt ist, bleibt erledigt.
ui-bulk-finished = Fertig. Die Liste sagt, wie es bei jedem Fall ging.
ui-bulk-submitted = auf diesem Computer gespeichert; geht nach der Rücknahmefrist hinaus
ui-bulk-held = auf diesem Computer gespeichert; geht hinaus, wenn Sie es freigeben
ui-bulk-written = { $path }
ui-bulk-not-written = kein Ordner wurde gewählt
ui-bulk-left = davor angehalten
ui-bulk-is-done = Erledigt:
ui-bulk-is-failed = Nicht erledigt:
ui-bulk-is-left = Gelassen:
ui-bulk-taken-back = zurückgenommen; nichts wurde gesendet
ui-bulk-take-back = { $count } zurücknehmen
ui-bulk-sum = { $done } erledigt, { $failed } nicht erledigt, { $left } gelassen.
ui-bulk-outcomes = Wie es bei jedem Fall ging
ui-bulk-copy = Liste kopieren
ui-snoozed = Zurückgestellt
ui-snoozed-till = Zurückgestellt bis { $time }
ui-snooze-title = { $name } zurückstellen
ui-snooze-lead = Der Fall verlässt die Ansichten bis dahin, oder bis der Anbieter ihn ändert. Die Suche und „Alle Fälle“ zeigen ihn weiter. Nichts wird gesendet.
ui-snooze-until = Bis
ui-snooze-later = Heute Nachmittag
ui-snooze-hours = In drei Stunden
ui-snooze-tomorrow = Morgen früh
ui-snooze-week = Nächste Woche
ui-snooze-date = An einem Tag
ui-snooze-date-label = Tag, um 09:00
ui-snooze-date-wrong = Das ist kein künftiger Tag. Schreiben Sie ihn wie 2027-01-31.
ui-snooze-reason = Warum
ui-snooze-reason-hint = Steht in der Aufzeichnung. Außen sieht es niemand.
ui-snooze-button = Zurückstellen
ui-snooze-done = { $name } ist zurückgestellt bis { $time }.
ui-wake-button = Jetzt wecken
ui-wake-done = { $name } ist wieder wach.
ui-escalated = Zweiter Blick
ui-escalate-title = { $name } für einen zweiten Blick vormerken
ui-escalate-lead = Der Fall steht dann in der Ansicht „Zweiter Blick“ und trägt eine Fahne. Nichts wird gesendet.
ui-escalate-reason = Warum noch jemand schauen soll
ui-escalate-hint = Steht in der Aufzeichnung. Außen sieht es niemand.
ui-escalate-button = Für zweiten Blick vormerken
ui-escalate-done = { $name } ist für einen zweiten Blick vorgemerkt.
ui-calm-title = Zweiten Blick auf { $name } beenden
ui-calm-lead = Die Fahne geht; dass sie da war, bleibt in der Aufzeichnung.
ui-calm-button = Zweiten Blick beenden
ui-calm-done = Der zweite Blick auf { $name } ist beendet.
ui-view-escalated = Zweiter Blick
ui-view-snoozed = Zurückgestellt
ui-empty-snoozed = { $count ->
        [one] 1 Fall ist zurückgestellt.
       *[other] { $count } Fälle sind zurückgestellt.
    }
ui-empty-escalated = { $count ->
        [one] 1 Fall ist für einen zweiten Blick vorgemerkt.
       *[other] { $count } Fälle sind für einen zweiten Blick vorgemerkt.
    }
ui-empty-filter = Unter „{ $view }“ passt kein Fall zu { $parts }.
ui-empty-within = Gesucht unter: { $parts }.
ui-event-case-snoozed = Zurückgestellt bis { $until }
ui-event-case-woken = Wieder wach
ui-event-case-escalated = Für einen zweiten Blick vorgemerkt
ui-event-case-calmed = Zweiter Blick beendet

ui-unlock-damaged = Die Dateien des Tresors sind beschädigt; er wird deshalb nicht geöffnet. Eine Sicherung kann zurückgespielt werden; der beschädigte Tresor bleibt daneben erhalten.
ui-restore-open = Aus einer Sicherung wiederherstellen …
ui-restore-title = Aus einer Sicherung wiederherstellen
ui-restore-lead = Eine Sicherung ist eine einzige Datei, die einen ganzen Tresor enthält. Sie wird geprüft, bevor auf diesem Computer etwas geschrieben wird.
ui-restore-lead-damaged = Eine Sicherung ist eine einzige Datei, die einen ganzen Tresor enthält. Sie wird geprüft, bevor etwas geschrieben wird; der beschädigte Tresor bleibt unter einem anderen Namen daneben erhalten.
ui-restore-choose = Datei wählen …
ui-restore-choose-other = Andere Datei wählen …
ui-restore-reading = Wird geprüft …
ui-restore-back = Zurück
ui-restore-chosen = Die gewählte Sicherung
ui-restore-file = Datei
ui-restore-made = Erstellt
ui-restore-of = Aus dem Tresor
ui-restore-with = Was die Sicherung öffnet
ui-restore-with-passphrase = Die Passphrase
ui-restore-with-passphrase-detail = { $mode ->
        [passphrase_and_device] Die, die der Tresor hatte, als die Sicherung entstand, und zwar auf dem Computer, der die andere Hälfte des Schlüssels verwahrt.
       *[other] Die, die der Tresor hatte, als die Sicherung entstand.
    }
ui-restore-with-recovery_code = Der Wiederherstellungscode
ui-restore-with-recovery_code-detail = Der Code ist dann verbraucht: Sie wählen eine neue Passphrase und erhalten einen neuen Code.
ui-restore-passphrase = Passphrase der Sicherung
ui-restore-passphrase-hint = Wurde die Passphrase später geändert, gilt für die Sicherung noch die alte.
ui-restore-button = Tresor wiederherstellen
ui-restore-pending = Wird wiederhergestellt …
ui-upgrading-title = Ihr Tresor wird auf die neue Version gebracht
ui-upgrading-lead = Das geschieht einmal nach einer Aktualisierung. Der Tresor öffnet sich, sobald es fertig ist; lassen Sie den Computer bis dahin an.
ui-upgrading-label = Wie viel des Tresors fertig ist
ui-upgrading-done = { $done } von { $total } fertig ({ $percent } %)
ui-upgrading-percent = { $percent } % des Tresors sind auf die neue Version gebracht
ui-restore-progress = Wie viel von der Sicherung gelesen ist
ui-restored-title = Der Tresor ist wiederhergestellt
ui-restored-lead = Er hat den Stand vom { $moment }, mit { $cases ->
        [one] einem Fall
       *[other] { $cases } Fällen
    }.
ui-restored-uncertain = { $count ->
        [0] Als die Sicherung entstand, war an keinen Anbieter noch etwas zu senden.
        [one] Eine Übermittlung war damals nicht abgeschlossen und ist seitdem vielleicht angekommen. Sie ist ungewiss: Bevor etwas gesendet wird, wird der Anbieter gefragt, was ankam, damit nichts doppelt gesendet wird.
       *[other] { $count } Übermittlungen waren damals nicht abgeschlossen und sind seitdem vielleicht angekommen. Sie sind ungewiss: Bevor etwas gesendet wird, werden die Anbieter gefragt, was ankam, damit nichts doppelt gesendet wird.
    }
ui-restored-later = Was nach der Sicherung kam, ist nicht darin. Seitdem angelegte Fälle verfolgen Sie aus der Warteschlange neu; seitdem geschriebene Notizen und Empfehlungen müssen noch einmal geschrieben werden.
ui-restored-aside = Der beschädigte Tresor liegt in
ui-restored-go-on = Zur Warteschlange
ui-why-supervisor = Ihre Rolle umfasst das nicht; die Rolle Leitung umfasst es.
ui-why-no-keeper = Hier werden Aufzeichnungen nicht fünf Jahre aufbewahrt; so sagen es die Regeln unter Einstellungen, Aufbewahrung.
ui-command-hold-case = Löschsperre setzen …
ui-command-release-hold = Löschsperre aufheben …
ui-command-date-record = Stichtag der Aufbewahrung eintragen …
ui-command-zoom-width = So breit wie der Bereich
ui-command-page-down = Weiter nach unten, dann nächste Seite
ui-command-page-up = Weiter nach oben, dann vorige Seite
ui-command-loupe = Lupe (halten)
ui-command-light = Licht: Helligkeit, Kontrast oder wie es ist
ui-command-compare = Zwei Dokumente nebeneinander vergleichen
ui-command-next-mismatch = Zum nächsten abweichenden Feld
ui-why-nothing-to-compare = In diesem Fall gibt es keine zwei Dokumente mit Bildern.
ui-why-no-mismatch = Kein Feld auf dem Bildschirm weicht ab.
ui-case-menu = Mehr zu diesem Fall
ui-given = Angaben zu den Dokumenten
ui-raw = Wortlaut des Anbieters
ui-raw-of = Wortlaut von { $provider }
ui-raw-status = Status
ui-raw-reason = Grund
ui-raw-refusal = { $what }, abgelehnt mit { $status }
ui-warn-unsent = Senden Sie sie vorher oder hängen Sie sie später noch einmal an.
ui-reveal-hold = Zum Zeigen halten
ui-hold-title = Löschsperre für den Fall setzen
ui-hold-lead = Nichts vom Fall wird gelöscht, was immer die Regeln sagen, bis jemand die Löschsperre aufhebt.
ui-hold-button = Löschsperre setzen
ui-hold-done = Für den Fall besteht jetzt eine Löschsperre.
ui-release-title = Löschsperre aufheben
ui-release-lead = Die Regeln dieser Verbindung gelten wieder. Was nach ihnen über seine Zeit ist, wird mit dem nächsten Lauf gelöscht.
ui-release-button = Löschsperre aufheben
ui-release-done = Die Löschsperre ist aufgehoben.
ui-hold-reason = Grund
ui-hold-reason-hint = Steht bei den Notizen des Falls; das Journal nennt ihn.
ui-record-date-title = Stichtag der Aufbewahrung
ui-record-date-lead = Die Antragsdaten werden von diesem Datum an fünf Jahre aufbewahrt, etwa vom Ende des Kontos an.
ui-record-date = Datum
ui-record-date-hint = Jahr, Monat und Tag.
ui-record-date-button = Stichtag eintragen
ui-record-date-done = Die fünf Jahre zählen ab { $date }.
ui-zoom-width = Breite
ui-view-tools = Genauer ansehen
ui-pane-move = Pfeiltasten bewegen das Bild.
ui-strip-limit = { $facts } (höchstens { $size })
ui-page-turner = Seiten des Dokuments
ui-page-before = Vorige Seite
ui-page-next = Nächste Seite
ui-light = Licht
ui-light-brightness = Helligkeit
ui-light-contrast = Kontrast
ui-light-invert = Umkehren
ui-light-sharpen = Schärfen
ui-light-reset = Zurücksetzen
ui-light-off = Ausschalten
ui-light-said = Nur für Ihr Auge: Die Datei bleibt, wie sie ist, und geht hinaus, wie sie ist.
ui-compare-with = Mit
ui-compare-given = { $slot }, noch nicht angehängt
ui-compare-earlier = { $slot }, angehängt { $time }
ui-compare-alt = { $document }, wie erhalten
ui-compare-said = Beide wie erhalten.
ui-compare-linked = Gemeinsam bewegen
ui-compare-end = Beenden
ui-difference-not-read = nicht gelesen
ui-difference-not-given = nicht angegeben
ui-compared-kept = Wie es gelesen wurde, als die Datei angehängt wurde.
ui-compared-source-applicant = bei { $provider } angegeben
ui-compared-source-mrz = gelesen: maschinenlesbare Zone
ui-compared-source-pdf417 = gelesen: Strichcode
ui-do-error-vault-damaged = Stellen Sie ihn aus einer Sicherung wieder her; der beschädigte Tresor bleibt daneben erhalten.
ui-do-error-vault-exists = Entsperren Sie ihn mit seiner Passphrase oder seinem Wiederherstellungscode.
ui-backup = Sicherung
ui-backup-lead = Eine Kopie von allem in einer Datei: Fälle, Dokumente, Notizen, Verbindungen mit ihren Zugangsdaten und das Journal, verschlüsselt wie der Tresor.
ui-backup-opens = Sie öffnet sich mit der Passphrase, die der Tresor beim Erstellen der Kopie hat, oder mit dem Wiederherstellungscode. Bewahren Sie sie nicht länger auf, als ihr Inhalt aufbewahrt werden darf.
ui-backup-last = Letzte Sicherung
ui-backup-none = Keine, von der dieser Tresor weiß
ui-backup-button = In eine Datei sichern …
ui-backup-pending = Sicherung wird geschrieben …
ui-backup-written = Die Sicherung ist in { $path }.
ui-retention = Aufbewahrung
ui-retention-lead = Was ein Tresor enthält, geht zu seiner Zeit, nach Regeln für jede Verbindung. Eine Löschsperre für einen Fall hat vor allen Regeln Vorrang. Das Journal bleibt; es enthält keinen Namen und keinen Inhalt.
ui-retention-no-connection = Regeln gibt es, sobald es eine Verbindung gibt.
ui-retention-change = Ändern
ui-retention-change-of = Regeln für { $name } ändern
ui-retention-files = { $days ->
        [0] Dateien gehen, sobald der Anbieter sie angenommen hat, oder mit der Entscheidung.
        [one] Dateien gehen einen Tag nach der Entscheidung.
       *[other] Dateien gehen { $days } Tage nach der Entscheidung.
    }
ui-retention-unsent = { $days ->
        [one] Eine nicht gesendete Datei geht nach einem Tag, und ihr Platz ist wieder offen.
       *[other] Eine nicht gesendete Datei geht nach { $days } Tagen, und ihr Platz ist wieder offen.
    }
ui-retention-applicant = { $days ->
        [0] Antragsdaten, Notizen und Texte gehen mit der Entscheidung.
        [one] Antragsdaten, Notizen und Texte gehen einen Tag nach der Entscheidung.
       *[other] Antragsdaten, Notizen und Texte gehen { $days } Tage nach der Entscheidung.
    }
ui-retention-keeper = Antragsdaten, Notizen und Texte gehen fünf Jahre nach einem Stichtag, den Sie für jeden Fall eintragen, etwa dem Ende des Kontos.
ui-retention-keep_days = Tage für Dateien
ui-retention-keep_days-hint = Nach der Entscheidung. Mit 0 geht eine Datei, sobald der Anbieter sie angenommen hat.
ui-retention-unsent_days = Tage für nicht gesendete Dateien
ui-retention-unsent_days-hint = Auch während der Fall läuft. Der Fall warnt eine Woche vorher.
ui-retention-applicant_days = Tage für Antragsdaten
ui-retention-applicant_days-hint = Nach der Entscheidung; mit ihnen gehen Notizen, Texte und Angaben zu Dokumenten.
ui-retention-record_keeper = Aufzeichnungen fünf Jahre aufbewahren
ui-retention-record_keeper-hint = Die Antragsdaten bleiben fünf Jahre von einem Stichtag an, der für jeden Fall eingetragen wird; solange keiner eingetragen ist, geht nichts davon.
ui-retention-no-number = Schreiben Sie eine ganze Zahl von Tagen.
ui-retention-save = Diese Regeln verwenden
ui-retention-set = Die Regeln für { $name } gelten jetzt.
ui-upcoming = Was als Nächstes geht
ui-upcoming-due = Jetzt über der Zeit
ui-upcoming-soon = Innerhalb von 30 Tagen
ui-upcoming-hold = Löschsperre
ui-amount-files = { $count ->
        [one] 1 Datei
       *[other] { $count } Dateien
    }
ui-amount-data = { $count ->
        [one] die Antragsdaten von 1 Person
       *[other] die Antragsdaten von { $count } Personen
    }
ui-amount-nothing = nichts
ui-upcoming-held = { $count ->
        [one] 1 Fall, von dem nichts geht
       *[other] { $count } Fälle, von denen nichts geht
    }
ui-upcoming-clock = Noch keine Uhr eines Anbieters wurde mit der dieses Computers verglichen. Bis eine mit ihr übereinstimmt, geht nichts wegen seines Alters von selbst.
ui-upcoming-more = { $count ->
        [one] Eine weitere Zeile steht im Text zum Kopieren.
       *[other] { $count } weitere Zeilen stehen im Text zum Kopieren.
    }
ui-upcoming-copy = Als Text kopieren
ui-upcoming-copied = Was als Nächstes geht, wurde kopiert.
ui-upcoming-head = Was als Nächstes geht, Stand { $moment }
ui-erase-open = Fälliges löschen …
ui-erase-title = Löschen, was über seine Zeit ist
ui-erase-lead = Was gelöscht wird: { $amount }.
ui-erase-for-good = Gelöschtes lässt sich nicht zurückholen, auch nicht aus den Dateien dieses Tresors. Das Journal hält fest, dass es da war, wann es ging und nach welcher Regel.
ui-erase-clock = Die Uhr dieses Computers geht richtig: { $moment }
ui-erase-clock-detail = Noch keine Uhr eines Anbieters stimmt mit ihr überein; deshalb gilt Ihr Wort.
ui-erase-button = { $amount } löschen
ui-erase-done = Gelöscht: { $amount }.
ui-create-or-restore = Gibt es eine Sicherung?

## Probleme des Ausgefüllten, nach Code; im Englischen sagt der Satz, der mit einem Problem kommt, mehr
ui-problem-required = Das ist erforderlich.
ui-problem-format = Das ist nicht so geschrieben, wie der Anbieter es verlangt.
ui-problem-format-date = Schreiben Sie ein mögliches Datum als JJJJ-MM-TT.
ui-problem-format-email = Schreiben Sie eine E-Mail-Adresse: name@example.com.
ui-problem-format-phone = Schreiben Sie die Nummer mit + und Landesvorwahl, nur Ziffern.
ui-problem-format-country = Schreiben Sie das Länderkürzel in Großbuchstaben, so wie der Anbieter.
ui-problem-format-state = Schreiben Sie das Kürzel des Bundesstaats in Großbuchstaben, so wie der Anbieter.
ui-problem-format-postal = Schreiben Sie die Postleitzahl so wie das Land.
ui-problem-not_one_of = Das steht nicht in der Liste des Anbieters.
ui-problem-too_long = { $count ->
    [0] Das ist zu lang.
   *[other] Höchstens { $count } Zeichen.
}
ui-problem-too_short = { $count ->
    [0] Das ist zu kurz.
   *[other] Mindestens { $count } Zeichen.
}
ui-problem-too_young = Die Person muss mindestens { $count } Jahre alt sein.
ui-problem-too_old = Das liegt zu lange zurück.
ui-problem-expired = Das Dokument ist abgelaufen; bitten Sie um ein anderes.
ui-problem-duplicate = Das steht zweimal da.
ui-problem-not_asked = Danach wurde nicht gefragt; lassen Sie es weg.
ui-problem-too_many = Davon sind es zu viele.
ui-problem-mismatch = Das passt nicht zu den anderen Angaben.
ui-problem-forbidden = Das nimmt der Anbieter hier nicht; lassen Sie es weg.
ui-problem-out_of_range = Das liegt außerhalb des Möglichen.
ui-problem-length = Das ist leer oder zu lang.
