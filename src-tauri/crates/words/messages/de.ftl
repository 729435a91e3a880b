# Deutsch. Eine Datei für Fenster und Terminal, Meldung für Meldung wie en.ftl.
#
# Ein Fehler sagt, was geschah und was sicher ist; sein Attribut „do“ sagt, was zu tun ist.
# Parameter enthalten nie einen Wert, der eine Person erkennen lässt.

## Fehler des Tresors

error-wrong-passphrase = Die Passphrase öffnet diesen Tresor nicht. Nichts wurde geändert.
    .do = Prüfen Sie Großschreibung und Tastatursprache und versuchen Sie es noch einmal. Ist die Passphrase vergessen, öffnet der Wiederherstellungscode den Tresor.
error-too-many-tries = Zu viele falsche Passphrasen; in den nächsten { $seconds } { $seconds ->
        [one] Sekunde
       *[other] Sekunden
    } wird keine geprüft. Nichts wurde geändert.
    .do = Warten Sie und versuchen Sie es dann noch einmal; oder öffnen Sie den Tresor mit dem Wiederherstellungscode.
error-wrong-recovery-code = Der Wiederherstellungscode öffnet diesen Tresor nicht. Nichts wurde geändert.
    .do = Prüfen Sie, ob es der Code dieses Tresors ist, und zwar der zuletzt erstellte.
error-recovery-code-unreadable = Das ist kein Wiederherstellungscode: Eine Stelle ist falsch oder fehlt. Nichts wurde geändert.
    .do = Vergleichen Sie ihn mit Ihrer Notiz; er hat neun Vierergruppen.
error-recovery-code-missing = Es wurde kein Wiederherstellungscode angegeben, und es gibt kein Terminal, um danach zu fragen. Nichts wurde geändert.
    .do = Geben Sie ihn über --recovery-code-fd oder die Umgebungsvariable DOSSIER_RECOVERY_CODE an.
error-no-recovery-code = Dieser Tresor wurde ohne Wiederherstellungscode angelegt. Nichts wurde geändert.
    .do = Öffnen Sie ihn mit der Passphrase; wird sie mit --recovery-code geändert, erhält er einen Code.
error-vault-needs-device = Dieser Tresor öffnet sich nur im Fenster, auf dem Computer, der die andere Hälfte seines Schlüssels verwahrt. Nichts wurde geändert.
    .do = Öffnen Sie ihn dort oder wandeln Sie ihn um: „dossierctl vault recover --mode passphrase“ mit dem Wiederherstellungscode lässt ihn mit einer Passphrase allein öffnen.
error-mode-needs-window = Ein Tresor, der sich nur auf einem Computer öffnet, wird im Fenster angelegt, das den Schlüsselbund erreicht. Nichts wurde angelegt.
    .do = Legen Sie ihn im Fenster an oder lassen Sie --mode weg.

## Schlüsselbund: warum die Hälfte des Schlüssels fehlt

keychain-no-bus = Diese Sitzung hat keinen Nachrichtenbus; der Schlüsselbund kann nicht nach der Schlüsselhälfte dieses Computers gefragt werden.
    .do = Starten Sie Dossier aus Ihrer Desktop-Sitzung oder öffnen Sie den Tresor mit dem Wiederherstellungscode.
keychain-no-provider = Auf diesem Computer antwortet kein Schlüsselbund; die Schlüsselhälfte dieses Computers ist nicht zu haben.
    .do = Starten Sie den Schlüsselbund Ihres Desktops (GNOME Keyring, KWallet oder KeePassXC) oder öffnen Sie den Tresor mit dem Wiederherstellungscode.
keychain-locked = Der Schlüsselbund dieses Computers ist gesperrt, und niemand konnte um das Entsperren gebeten werden.
    .do = Entsperren Sie den Schlüsselbund und versuchen Sie es noch einmal; oder öffnen Sie den Tresor mit dem Wiederherstellungscode.
keychain-dismissed = Der Schlüsselbund bat um das Entsperren, und das wurde abgelehnt.
    .do = Versuchen Sie es noch einmal und entsperren Sie ihn; oder öffnen Sie den Tresor mit dem Wiederherstellungscode.
keychain-never-answered = Der Schlüsselbund hat zehn Sekunden lang nicht geantwortet.
    .do = Sehen Sie nach, ob er eine Frage zeigt, und versuchen Sie es noch einmal; oder öffnen Sie den Tresor mit dem Wiederherstellungscode.
keychain-missing = Der Schlüsselbund hat nichts für diesen Tresor: Der Tresor wurde auf einem anderen Computer angelegt, oder der Eintrag wurde gelöscht.
    .do = Öffnen Sie den Tresor mit dem Wiederherstellungscode; dabei wird hier eine neue Hälfte hinterlegt.
keychain-different = Was der Schlüsselbund für diesen Tresor hat, ist nicht die Hälfte, mit der er verschlossen wurde.
    .do = Öffnen Sie den Tresor mit dem Wiederherstellungscode; dabei wird hier eine neue Hälfte hinterlegt.
keychain-swapped = Es antwortet ein anderer Schlüsselbund als der, der die Hälfte dieses Tresors hatte ({ $keychain }), und er hat nichts für diesen Tresor.
    .do = Starten Sie den früheren Schlüsselbund wieder oder öffnen Sie den Tresor mit dem Wiederherstellungscode; dabei wird hier eine neue Hälfte hinterlegt.
error-no-vault = In diesem Ordner ist kein Tresor. Nichts wurde geändert.
    .do = Prüfen Sie den mit --vault angegebenen Ordner oder legen Sie mit „dossierctl vault create“ einen Tresor an.
error-vault-exists = In diesem Ordner ist schon ein Tresor. Er wurde nicht angerührt.
    .do = Verwenden Sie ihn, wie er ist, oder geben Sie mit --vault einen anderen Ordner an.
error-vault-damaged = Eine Datei dieses Tresors fehlt, ist abgeschnitten oder verändert; er wird deshalb nicht geöffnet. Nichts wurde geschrieben.
    .do = Spielen Sie eine Sicherung des ganzen Ordners zurück und bewahren Sie den beschädigten für die Untersuchung auf.
error-backup-damaged = Diese Datei ist keine Sicherung eines Tresors, oder sie wurde abgeschnitten oder verändert. Nichts wurde wiederhergestellt.
    .do = Nehmen Sie eine andere Kopie der Sicherung oder eine ältere.
error-backup-forged = Diese Sicherung ist nicht das, was ihr Tresor geschrieben hat: Jemand hat sie hergestellt oder verändert. Nichts wurde wiederhergestellt.
    .do = Bewahren Sie die Datei unverändert auf, nehmen Sie eine andere Kopie der Sicherung und informieren Sie die für Sicherheit verantwortliche Stelle.
error-vault-in-use = Ein anderes Programm hat diesen Tresor geöffnet. Nichts wurde geändert.
    .do = Schließen Sie das Fenster von Dossier oder warten Sie, bis der andere Befehl beendet ist, und versuchen Sie es noch einmal.
error-vault-newer = Eine neuere Version von Dossier hat diesen Tresor geschrieben; diese Version öffnet ihn nicht. Nichts wurde geändert.
    .do = Installieren Sie die neuere Version und verwenden Sie diese.
error-vault-closed = Der Tresor wurde während der Benutzung geschlossen. Was gespeichert war, ist sicher.
    .do = Versuchen Sie es noch einmal.
error-vault-files = Eine Datei des Tresors konnte nicht gelesen oder geschrieben werden. Was gespeichert war, ist sicher.
    .do = Prüfen Sie, ob der Ordner vorhanden ist, Ihnen gehört und beschreibbar ist, und versuchen Sie es noch einmal.
error-rolled-back = Eine ältere Kopie dieses Tresors oder eines Teils davon wurde zurückgespielt: Er ist nicht mehr so, wie Dossier ihn zuletzt benutzt hat. Er kann gelesen werden; nichts darin wird geändert, und nichts wird gesendet.
    .do = Stellen Sie die neueste Sicherung wieder her oder spielen Sie die zuletzt benutzte Kopie zurück. Bewahren Sie diese hier unverändert für die Untersuchung auf.
error-foreign-file = Wo eine Datei von Dossier hingehört, steht eine Verknüpfung oder die Datei eines anderen Benutzers; der Tresor wird deshalb nicht geöffnet. Nichts wurde daraus gelesen oder hineingeschrieben.
    .do = Klären Sie, wer sie in den Ordner „anchors“ bei den Zustandsdaten von Dossier gelegt hat, entfernen Sie sie und versuchen Sie es noch einmal.
error-storage-full = Auf dem Datenträger ist kein Platz mehr. Was gespeichert war, ist sicher; diese letzte Änderung wurde nicht gespeichert.
    .do = Schaffen Sie Platz und wiederholen Sie den Schritt.
error-disk-unwritable = Der Datenträger nimmt nichts mehr an: Er hat einen Fehler, ist schreibgeschützt, hat keinen Platz für eine weitere Datei, oder in diesen Ordner darf nicht geschrieben werden. Was gespeichert war, ist sicher; diese letzte Änderung wurde nicht gespeichert.
    .do = Sorgen Sie dafür, dass der Ordner des Tresors beschreibbar ist, und wiederholen Sie den Schritt.
error-tampered = Das Journal hält ab Eintrag { $entry } nicht: Etwas wurde außerhalb von Dossier verändert. Die Einträge davor halten.
    .do = Bewahren Sie die Datei unverändert auf, notieren Sie die Nummer des Eintrags und informieren Sie die für die Aufzeichnungen verantwortliche Stelle.
error-internal = In Dossier selbst ist etwas schiefgegangen. Was gespeichert war, ist sicher.
    .do = Versuchen Sie es noch einmal. Geschieht es wieder, senden Sie die Datei ein, die „dossierctl diagnostics --out FILE“ schreibt; sie enthält nichts Persönliches.
error-passphrase-empty = Die Passphrase ist leer. Nichts wurde geändert.
    .do = Geben Sie eine Passphrase an.
error-passphrase-short = Die Passphrase hat weniger als { $least } Zeichen. Nichts wurde geändert.
    .do = Wählen Sie eine längere; ein Satz aus mehreren Wörtern ist leicht zu merken.
error-passphrase-differs = Die beiden Passphrasen sind nicht gleich. Nichts wurde geändert.
    .do = Versuchen Sie es noch einmal und geben Sie zweimal dieselbe Passphrase ein.
error-passphrase-missing = Es wurde keine Passphrase angegeben, und es gibt kein Terminal, um danach zu fragen. Nichts wurde geändert.
    .do = Geben Sie sie über --passphrase-fd oder die Umgebungsvariable DOSSIER_PASSPHRASE an.
error-passphrase-unreadable = Die Passphrase konnte nicht gelesen werden. Nichts wurde geändert.
    .do = Prüfen Sie die mit --passphrase-fd angegebene Nummer und ob dort etwas zum Lesen geöffnet ist.
error-no-default-vault = Dieser Computer hat keinen üblichen Ordner für Anwendungsdaten. Nichts wurde geändert.
    .do = Geben Sie mit --vault an, wo der Tresor ist.

## Fehler in dem, was angegeben wurde

error-no-case = Diesen Fall gibt es in diesem Tresor nicht.
    .do = Suchen Sie ihn mit „dossierctl case list --view all --search TEXT“ oder verfolgen Sie ihn mit „dossierctl case add“.
error-no-connection = Diese Verbindung gibt es in diesem Tresor nicht.
    .do = Namen und Kennungen zeigt „dossierctl connection list“.
error-no-submission = Diese Übermittlung gibt es in diesem Tresor nicht.
    .do = Die Kennungen zeigt „dossierctl outbox list --all“.
error-no-document = Dieses Dokument gibt es in diesem Tresor nicht.
    .do = Die Dokumente des Falls zeigt „dossierctl --json case show“.
error-no-webhook = Der Anbieter kennt diesen Webhook nicht. Nichts wurde geändert.
    .do = Die Kennungen zeigt „dossierctl connection webhook list“.
error-ambiguous-case = Mehrere Verbindungen haben einen Fall mit dieser Kennung; es ist nicht klar, welcher gemeint ist. Nichts wurde geändert.
    .do = Stellen Sie statt des Anbieters die Kennung der Verbindung voran: CONNECTION_ID:EXTERNAL_ID.
error-input-problems = { $count ->
        [one] Ein Wert verletzt eine Regel.
       *[other] { $count } Werte verletzen eine Regel.
    } Nichts wurde gesendet oder gespeichert.
    .do = Berichtigen Sie, was aufgeführt ist, und versuchen Sie es noch einmal.
error-unknown-slot = { $provider } hat keinen Dokumentplatz dieses Namens. Nichts wurde geändert.
    .do = Verwenden Sie einen von diesen: { $slots }.
error-external-id = Die Kennung ist leer. Nichts wurde geändert.
    .do = Geben Sie die Kennung des Antrags beim Anbieter an.
error-connection-name = Die Verbindung hat keinen Namen. Nichts wurde gespeichert.
    .do = Geben Sie ihr einen Namen, den Ihre Kolleginnen und Kollegen erkennen.
error-connection-exists = Es gibt schon eine Verbindung mit dem Namen { $name }. Nichts wurde gespeichert.
    .do = Wählen Sie einen anderen Namen.
error-limit = Die Anzahl der Zeilen liegt außerhalb des Bereichs.
    .do = Geben Sie eine Zahl von 1 bis 1000 an.
error-cursor = Hier endet keine Seite der Liste.
    .do = Geben Sie den Wert von „next“ der vorigen Seite unverändert an.
error-csv = Die Datei ist keine Tabelle mit kommagetrennten Werten. Nichts wurde hinzugefügt.
    .do = Speichern Sie die Tabelle als CSV in UTF-8 und versuchen Sie es noch einmal.
error-csv-header = Die Tabelle hat in der ersten Zeile keine Spalte external_id. Nichts wurde hinzugefügt.
    .do = Nennen Sie die Spalte mit den Kennungen des Anbieters external_id.
error-csv-line = Die Zeile hat keine Kennung.
    .do = Berichtigen Sie die Zeile und importieren Sie die Datei noch einmal; schon bekannte Fälle werden nicht doppelt hinzugefügt.
error-sim-line = Das ist nicht die erste Zeile von dossier-sim. Nichts wurde hinzugefügt.
    .do = Speichern Sie die Zeile, die dossier-sim zuerst ausgibt, und geben Sie diese Datei an.
error-journal-file = Das ist kein exportiertes Journal.
    .do = Geben Sie eine Datei an, die „dossierctl journal export“ geschrieben hat.
error-answer-file = Die Datei ist keine Antwort. Nichts wurde gesendet.
    .do = Schreiben Sie { "{" }"fields": { "{" }NAME: VALUE{ "}" }, "documents": { "{" }NAME: PATH{ "}" }{ "}" } mit den Namen, die „dossierctl case show“ aufführt.
error-correction-empty = Die Korrektur ist leer. Nichts wurde gesendet.
    .do = Schreiben Sie die zu berichtigenden Felder mit den Namen, die „dossierctl case show“ aufführt.
error-detail-forbidden = { $provider } nimmt „{ $detail }“ für { $slot } nicht an. Nichts wurde angehängt.
    .do = Lassen Sie es weg; „dossierctl case show“ führt auf, was jeder Platz annimmt.
error-note-empty = Die Notiz ist leer. Nichts wurde gespeichert.
    .do = Schreiben Sie, was festgehalten werden soll.
error-code = Ein Code darf bis zu 64 Buchstaben, Ziffern, Punkte, Bindestriche und Unterstriche haben. Nichts wurde gespeichert.
    .do = Verwenden Sie den Code aus Ihrer Liste der Gründe.
error-reason-missing = Eine Empfehlung braucht einen Grund. Nichts wurde gespeichert.
    .do = Geben Sie mit --reason mindestens einen an.
error-confirm-reason = Eine Person wird nur mit einem Grund bestätigt. Die Datei bleibt zurückgehalten.
    .do = Sagen Sie, woher Sie wissen, dass das Dokument der antragstellenden Person gehört.
error-retention-days = Nichts wird länger als 36 500 Tage aufbewahrt. Nichts wurde geändert.
    .do = Geben Sie eine kleinere Zahl von Tagen an.
error-hold-reason = Ein Grund fehlt. Nichts wurde geändert.
    .do = Sagen Sie, warum für den Fall eine Löschsperre gesetzt oder aufgehoben wird; der Grund wird festgehalten.
error-no-files = Darin ist keine Datei.
    .do = Nennen Sie einen Ordner mit Dateien oder einzelne Dateien.
error-too-many-files = Das sind mehr als zehntausend Dateien. Nichts wurde getan.
    .do = Nehmen Sie sie in mehreren Teilen.
error-some-refused = { $count ->
        [one] Eine Datei wurde abgelehnt; die anderen sind geschrieben.
       *[other] { $count } Dateien wurden abgelehnt; die anderen sind geschrieben.
    }
    .do = Lesen Sie neben jeder den Grund und fordern Sie diese Dateien noch einmal an.
error-reason-unknown = Die Richtlinie kennt diesen Grund nicht. Nichts wurde gespeichert. Sie kennt: { $reasons }.
    .do = Verwenden Sie einen von diesen oder lassen Sie die Richtlinie ändern.
error-item-unknown = Die Richtlinie hat diesen Punkt nicht. Nichts wurde gespeichert. Sie hat: { $items }.
    .do = Verwenden Sie einen von diesen oder lassen Sie die Richtlinie ändern.
error-evidence-changed = Die Aktenlage hat sich geändert, seit Sie sie gesehen haben. Nichts wurde festgehalten.
    .do = Sehen Sie sich den Fall an, wie er jetzt ist, und halten Sie es dann noch einmal fest.
error-policy-too-long = Das ist zu lang für eine Richtlinie. Die vorige gilt weiter.
    .do = Vergleichen Sie sie mit „dossierctl policy show“.
error-no-policy = Eine Richtlinie dieser Version gibt es nicht.
    .do = Die gegenwärtige zeigt „dossierctl policy show“.
error-not-masked = Das ist kein verdeckter Wert des Falls. Nichts wurde gezeigt.
    .do = Sehen Sie sich den Fall noch einmal an.
error-reveals-too-often = { $count } Nummern wurden innerhalb von { $minutes } Minuten gezeigt. Vorerst wird keine weitere gezeigt.
    .do = Warten Sie einige Minuten.
error-reveal-reason = Nummern werden nur mit einem Grund ganz gezeigt. Nichts wurde gezeigt.
    .do = Sagen Sie, warum; der Grund wird im Journal festgehalten.
error-not-json = Die Datei ist kein JSON. Nichts wurde gesendet oder gespeichert.
    .do = Vergleichen Sie sie mit „dossierctl applicant template“ oder prüfen Sie sie in einem Editor.
error-not-text = Die Datei ist kein Text in UTF-8. Nichts wurde gesendet oder gespeichert.
    .do = Speichern Sie sie als UTF-8 und versuchen Sie es noch einmal.
error-usage = Der Befehl ist unvollständig oder unbekannt.
    .do = Siehe „dossierctl --help“.
error-parked = Die Übermittlung wartet auf eine Person. Nichts wurde doppelt gesendet, und nichts ist verloren.
    .do = Den Grund zeigt „dossierctl outbox list“; geben Sie sie dann mit „outbox retry“ frei oder nehmen Sie sie mit „outbox withdraw“ zurück.

## Fehler bei Dateien

error-file = Die Datei konnte nicht geschrieben oder gelesen werden. Der Tresor wurde dadurch nicht geändert.
    .do = Prüfen Sie, ob der Ordner vorhanden und beschreibbar ist und dort keine Datei dieses Namens steht.
error-case-file-too-large = Die Fallakte würde länger als 4 GB. Sie wurde nicht geschrieben.
    .do = Wählen Sie die geschwärzte Fallakte, die keine Dokumente enthält.
error-case-file = Die Fallakte ist nicht unversehrt: { $member } ist { $problem }.
    .do = Bewahren Sie die Datei unverändert auf, fordern Sie sie noch einmal an und informieren Sie die für die Aufzeichnungen verantwortliche Stelle.
error-case-file-signer = Die Fallakte ist unversehrt, wurde aber von einem anderen Tresor unterschrieben als dem, dessen Schlüssel Sie angegeben haben.
    .do = Fragen Sie die Stelle, von der Sie die Akte haben, nach dem Fingerabdruck ihres Tresors, und zwar auf einem anderen Weg als dem, auf dem die Akte kam.
error-file-exists = Es gibt schon eine Datei dieses Namens. Sie wurde nicht angerührt.
    .do = Geben Sie einen anderen Namen an.
error-no-file = Diese Datei gibt es nicht.
    .do = Prüfen Sie Namen und Ordner.
error-file-unreadable = Das kann nicht als Datei gelesen werden: Es ist ein Ordner, eine Pipe oder ein Gerät, oder das Lesen ist nicht erlaubt.
    .do = Geben Sie eine gewöhnliche Datei an, die Sie lesen dürfen.
error-file-too-large = Die Datei überschreitet die Grenze von 100 MB. Sie wurde nicht gelesen.
    .do = Geben Sie eine kleinere an.
error-worker = Das Programm, das Dokumentdateien liest, hat nicht funktioniert. Die Datei wurde nicht geändert, und nichts wurde gesendet.
    .do = Prüfen Sie, ob dossier-worker neben diesem Programm steht; wenn ja, installieren Sie Dossier neu.

## Fehler der Anbieter

error-provider-refused = { $provider } hat das abgelehnt (Status { $status }). Dort wurde nichts geändert.
    .do = Lesen Sie den Wortlaut von { $provider }, berichtigen Sie, was genannt wird, und wiederholen Sie den Schritt.
error-credentials-login = { $provider } nimmt die Zugangsdaten von { $connection } nicht an. Was Sie getan haben, ist gespeichert; bis das behoben ist, wird nichts mehr gesendet.
    .do = Fordern Sie die richtigen an und hinterlegen Sie sie mit „dossierctl connection rotate“.
error-credentials-call = { $provider } nimmt die Anmeldung von { $connection } an, lehnt aber ab, was damit signiert ist. Was Sie getan haben, ist gespeichert; bis das behoben ist, wird nichts mehr gesendet.
    .do = Prüfen Sie das Signaturgeheimnis und hinterlegen Sie es mit „dossierctl connection rotate“, oder fragen Sie { $provider }, ob der Zugang entzogen wurde.
error-credentials-address = { $provider } lässt die Adresse dieses Netzes nicht zu. Was Sie getan haben, ist gespeichert; bis das behoben ist, wird nichts mehr gesendet.
    .do = Bitten Sie { $provider }, die öffentliche Adresse Ihres Netzes in die Liste aufzunehmen, oder verwenden Sie das Netz, das darin steht.
error-inbox-token = Der Eingang kennt das Token dieses Arbeitsplatzes für { $connection } nicht. Nichts ist verloren: Der Anbieter wird trotzdem abgefragt.
    .do = Geben Sie dem Betreiber des Eingangs die Zeilen, die „dossierctl connection inbox show“ ausgibt.
error-inbox-token-form = Das ist kein Token eines Eingangs.
    .do = Kopieren Sie es vollständig, wie „dossier-inbox new-token“ es ausgegeben hat, oder lassen Sie diesen Arbeitsplatz ein eigenes erzeugen.
error-provider-not-found = { $provider } kennt diesen Antrag nicht. Nichts wurde geändert.
    .do = Prüfen Sie die Kennung und ob die Verbindung die richtige ist (Sandbox und Produktion kennen verschiedene Anträge).
error-provider-rate-limited = { $provider } wünscht weniger Aufrufe. Nichts ist verloren; was zu senden ist, wartet.
    .do = Warten Sie einige Minuten und führen Sie dann „dossierctl sync“ aus.
error-provider-rate-limited-for = { $provider } wünscht weniger Aufrufe. Nichts ist verloren; was zu senden ist, wartet.
    .do = Warten Sie { $seconds } s und führen Sie dann „dossierctl sync“ aus.
error-provider-unavailable-dns = { $provider } ist nicht erreichbar: Der Name in der Adresse ist unbekannt. Was Sie getan haben, ist gespeichert.
    .do = Prüfen Sie das Netz und die Adresse von { $connection }.
error-provider-unavailable-connection-refused = { $provider } ist nicht erreichbar: An der Adresse antwortet nichts. Was Sie getan haben, ist gespeichert.
    .do = Prüfen Sie die Adresse von { $connection }; ist sie richtig, versuchen Sie es später noch einmal.
error-provider-unavailable-connect = { $provider } ist nicht erreichbar: Es kam keine Verbindung zustande. Was Sie getan haben, ist gespeichert.
    .do = Prüfen Sie das Netz und versuchen Sie es noch einmal.
error-provider-unavailable-tls = Zu { $provider } kam keine verschlüsselte Verbindung zustande. Nichts wurde gesendet; was Sie getan haben, ist gespeichert.
    .do = Prüfen Sie die Adresse von { $connection } und ob ein Proxy dazwischen steht.
error-provider-unavailable-certificate-time = Das Zertifikat von { $provider } ist zur Zeit dieses Computers nicht gültig. Nichts wurde gesendet; was Sie getan haben, ist gespeichert.
    .do = Prüfen Sie zuerst Datum und Uhrzeit dieses Computers; stimmen sie, informieren Sie { $provider }.
error-provider-unavailable-certificate-name = Das Zertifikat an dieser Adresse lautet auf einen anderen Namen als den von { $provider }. Nichts wurde gesendet; was Sie getan haben, ist gespeichert.
    .do = Prüfen Sie die Adresse von { $connection }.
error-provider-unavailable-certificate-issuer = Das Zertifikat von { $provider } stammt von einer Stelle, der hier nicht vertraut wird. Nichts wurde gesendet; was Sie getan haben, ist gespeichert.
    .do = Prüft Ihr Netz den Datenverkehr, geben Sie dessen Zertifizierungsstelle mit --ca an; andernfalls fahren Sie nicht fort und informieren Sie { $provider }.
error-provider-unavailable-timeout = { $provider } hat zu lange für eine Antwort gebraucht. Was Sie getan haben, ist gespeichert; bevor etwas noch einmal gesendet wird, wird nachgesehen, was ankam.
    .do = Führen Sie in einigen Minuten „dossierctl sync“ aus.
error-provider-unavailable-reset = Die Verbindung zu { $provider } endete vor der Antwort. Was Sie getan haben, ist gespeichert; bevor etwas noch einmal gesendet wird, wird nachgesehen, was ankam.
    .do = Führen Sie „dossierctl sync“ aus.
error-provider-unavailable-proxy = Der Proxy lässt Aufrufe an { $provider } nicht durch. Was Sie getan haben, ist gespeichert.
    .do = Prüfen Sie den Proxy von { $connection }.
error-provider-unavailable-server = { $provider } hat selbst eine Störung (Status { $status }). Was Sie getan haben, ist gespeichert; bevor etwas noch einmal gesendet wird, wird nachgesehen, was ankam.
    .do = Führen Sie in einigen Minuten „dossierctl sync“ aus.
error-provider-unintelligible-html = { $provider } hat mit einer Webseite statt mit Daten geantwortet. Was Sie getan haben, ist gespeichert; bevor etwas noch einmal gesendet wird, wird nachgesehen, was ankam.
    .do = Prüfen Sie die Adresse von { $connection } und ob { $provider } eine Wartung angekündigt hat; führen Sie dann „dossierctl sync“ aus.
error-provider-unintelligible-empty = { $provider } hat leer geantwortet. Was Sie getan haben, ist gespeichert; bevor etwas noch einmal gesendet wird, wird nachgesehen, was ankam.
    .do = Führen Sie in einigen Minuten „dossierctl sync“ aus.
error-provider-unintelligible-malformed = Die Antwort von { $provider } ist defekt. Was Sie getan haben, ist gespeichert; bevor etwas noch einmal gesendet wird, wird nachgesehen, was ankam.
    .do = Führen Sie in einigen Minuten „dossierctl sync“ aus.
error-provider-unintelligible-too-large = Die Antwort von { $provider } ist weit länger, als sie sein sollte, und wurde nicht gelesen. Was Sie getan haben, ist gespeichert; bevor etwas noch einmal gesendet wird, wird nachgesehen, was ankam.
    .do = Führen Sie in einigen Minuten „dossierctl sync“ aus; bleibt es so, informieren Sie { $provider }.
error-provider-unintelligible-redirect = Die Adresse von { $provider } verweist woandershin, und dem wird nie gefolgt. Was Sie getan haben, ist gespeichert.
    .do = Prüfen Sie die Adresse von { $connection }.
error-provider-unintelligible-encoded = Die Antwort von { $provider } ist auf eine Weise gepackt, um die nicht gebeten wurde. Was Sie getan haben, ist gespeichert.
    .do = Prüfen Sie, ob ein Proxy dazwischen steht, und führen Sie dann „dossierctl sync“ aus.
error-provider-unintelligible-shape = Der Antwort von { $provider } fehlen Teile, die sie haben müsste. Was Sie getan haben, ist gespeichert; bevor etwas noch einmal gesendet wird, wird nachgesehen, was ankam.
    .do = Führen Sie in einigen Minuten „dossierctl sync“ aus; bleibt es so, suchen Sie eine neuere Version von Dossier.
error-provider-unintelligible-other-id = { $provider } hat zu einem anderen Antrag geantwortet als dem erfragten. Die Antwort wurde nicht verwendet; was Sie getan haben, ist gespeichert.
    .do = Führen Sie „dossierctl sync“ aus; geschieht es wieder, informieren Sie { $provider }.
error-provider-unintelligible-not-this-api = An der Adresse von { $connection } antwortet etwas, aber es ist nicht { $provider }. Dorthin wurde nichts Persönliches gesendet.
    .do = Prüfen Sie die Adresse von { $connection }.
error-clock-ahead = Die Uhr dieses Computers geht gegenüber { $provider } { $minutes } min vor. Nichts Persönliches wurde gesendet; was Sie getan haben, ist gespeichert.
    .do = Stellen Sie Datum und Uhrzeit dieses Computers richtig und führen Sie dann „dossierctl sync“ aus.
error-clock-behind = Die Uhr dieses Computers geht gegenüber { $provider } { $minutes } min nach. Nichts Persönliches wurde gesendet; was Sie getan haben, ist gespeichert.
    .do = Stellen Sie Datum und Uhrzeit dieses Computers richtig und führen Sie dann „dossierctl sync“ aus.
error-setup-base-url = Die Adresse von { $connection } ist keine Adresse. Nichts wurde gesendet.
    .do = Geben Sie sie als https://host an, gegebenenfalls mit einem Pfad.
error-setup-scheme = Die Adresse von { $connection } ist weder https noch die dieses Computers. Nichts wurde gesendet.
    .do = Verwenden Sie die https-Adresse; einfaches http ist nur für simulierte Anbieter auf diesem Computer.
error-setup-proxy = Der Proxy von { $connection } ist keine http- oder https-Adresse. Nichts wurde gesendet.
    .do = Geben Sie ihn als http://host:port an.
error-setup-ca = Die für { $connection } angegebene Zertifizierungsstelle enthält kein Zertifikat. Nichts wurde gesendet.
    .do = Geben Sie eine PEM-Datei an.
error-setup-trust = Die Liste vertrauenswürdiger Zertifikate dieses Computers kann nicht gelesen werden. Nichts wurde gesendet.
    .do = Reparieren Sie sie (unter Debian: das Paket ca-certificates) und versuchen Sie es noch einmal.
error-not-supported = { $provider } hat diese Aktion nicht. Nichts wurde gesendet.
    .do = „dossierctl case show“ zeigt, was jetzt möglich ist.
error-arrived-unseen = Ein früherer Versuch hat { $provider } erreicht, aber was daraus wurde, lässt sich von hier nicht feststellen. Nichts wurde doppelt gesendet.
    .do = Fragen Sie { $provider } danach und verfolgen Sie den Antrag dann mit „dossierctl case add“.

## Warum etwas jetzt nicht möglich ist

reason-no-browser = Der Link konnte nicht geöffnet werden: Kein Browser hat geantwortet.
reason-no-simulator = Die simulierten Anbieter sind neben diesem Programm nicht installiert.
reason-simulated-running = Die simulierten Anbieter laufen schon, und dieser Tresor ist mit ihnen verbunden.
reason-simulated-address = Die simulierten Anbieter konnten nicht gestartet werden: Ein anderes Programm verwendet ihre Adressen auf diesem Computer.
    .do = Schließen Sie das andere Programm oder starten Sie den Computer neu und versuchen Sie es noch einmal.
reason-simulated-other = Die simulierten Anbieter dieses Tresors wurden außerhalb dieses Programms mit eigenen Einstellungen gestartet und können von hier nicht gestartet werden.
    .do = Starten Sie dossier-sim wieder wie zuvor oder legen Sie zum Ausprobieren einen neuen Tresor an.
reason-too-many-files = Höchstens 64 Dateien und 500 MB können zugleich geöffnet sein. Die bisherigen bleiben, wie sie sind.
reason-screen-shared = Der Bildschirm wird geteilt; von Personen wird nichts gezeigt.
reason-role = Die Rolle { $role } umfasst das nicht.
reason-no-such-action = { $action ->
        [start_again] Bei { $provider } lässt sich ein Versuch nicht neu beginnen.
        [correct] { $provider } nimmt keine Korrekturen an einem Antrag an.
        [answer] { $provider } stellt keine Fragen, die sich beantworten ließen.
       *[other] { $provider } hat diese Aktion nicht.
    }
reason-submit-pending = Eine Einreichung ist schon unterwegs.
reason-correct-pending = Eine Korrektur ist schon unterwegs.
reason-answer-pending = Eine Antwort ist schon unterwegs.
reason-correct-first = { $provider } wartet auf Dokumente. Ein neuer Versuch ist möglich, nachdem eine Korrektur angenommen wurde.
reason-nothing-asked = { $action ->
        [answer] { $provider } hat zu diesem Fall keine offene Frage.
       *[other] { $provider } fragt zu diesem Fall nach keinen Daten.
    }
reason-answer-takes-no-files = { $provider } nimmt in einer Antwort keine Dateien an.
reason-no-list = { $provider } veröffentlicht keine Liste der Anträge; verfolgen Sie sie mit ihrer Kennung oder aus einer Datei.
reason-no-webhook-calls = Bei { $provider } werden Webhooks nicht über die API angemeldet; das erledigen der Support oder das Dashboard des Anbieters.
reason-not-created = Der Antrag besteht bei { $provider } noch nicht.
reason-not-read = { $provider } wurde noch nicht nach dem Status gefragt.
reason-status = { $action ->
        [start_again] Bei { $provider } steht der Fall auf { $status }; ein Versuch kann nur nach einem verlorenen neu begonnen werden.
        [correct] Bei { $provider } steht der Fall auf { $status }; in diesem Status kann nichts berichtigt werden.
        [answer] Bei { $provider } steht der Fall auf { $status }; in diesem Status kann nichts beantwortet werden.
       *[other] Bei { $provider } steht der Fall auf { $status }; in diesem Status kann nichts eingereicht werden.
    }
reason-missing-documents = { $slots ->
        [none] Es ist nicht bekannt, welche Dokumente gewünscht sind; sehen Sie sich den Fall beim Anbieter an.
       *[other] Noch fehlend: { $slots }.
    }
reason-slot-not-listed = { $provider } hat in diesem Fall nicht nach diesem Dokument gefragt. Angenommen werden Dateien für: { $slots }.
reason-attach-status = { $provider } nimmt hier keine Datei an, solange der Fall auf { $status } steht.
reason-hosted-documents = { $provider } nimmt Dokumente nur auf der eigenen Seite an. Geben Sie den Link der Seite an die Kundin oder den Kunden weiter.
reason-not-attested = { $provider } verlangt die Bestätigung, dass die Kundin oder der Kunde nachgewiesen oder angenommen hat: { $lacking }.
    .do = Geben Sie es mit --attest an, sobald das geschehen ist.
reason-not-withdrawable = Sie ist { $state } und kann nicht zurückgenommen werden.
reason-not-retryable = Sie ist { $state } und kann nicht noch einmal gesendet werden.
reason-person-in-doubt = Die Datei gehört vielleicht zu einer anderen Person. Sie wird erst gesendet, wenn jemand die Person mit einem Grund bestätigt.
    .do = Sehen Sie sich an, was abweicht; bestätigen Sie dann mit „dossierctl outbox confirm“ oder nehmen Sie die Datei zurück.
reason-not-in-doubt = An der Person besteht hier kein Zweifel.
reason-connection-has-cases = { $count ->
        [one] Ein Fall läuft über diese Verbindung.
       *[other] { $count } Fälle laufen über diese Verbindung.
    }
reason-already-checked = { $item } ist schon abgehakt.
reason-document-erased = Die Datei wurde gelöscht und kann nicht mehr gesendet werden. Hängen Sie sie noch einmal an.
reason-decided = { $provider } hat schon entschieden.
reason-no-webhook-secret = Die Verbindung hat kein Webhook-Geheimnis; es kann deshalb keinem Ereignis geglaubt werden.
    .do = Hinterlegen Sie mit „dossierctl connection rotate“ Zugangsdaten mit einem webhook_secret.
reason-no-inbox = Die Verbindung hat keinen Eingang.
    .do = Richten Sie mit „dossierctl connection inbox set“ einen ein.
reason-on-hold = Für den Fall besteht schon eine Löschsperre.
reason-not-on-hold = Für den Fall besteht keine Löschsperre.
reason-event-line = Die Zeile ist kein Ereignis, wie es empfangen wurde.
reason-event-unsigned = Das Ereignis ist nicht signiert.
reason-event-forged = Die Signatur passt nicht; dem Ereignis wird nicht geglaubt.
reason-event-shape = Das Ereignis ist signiert, aber es ist keines dieses Anbieters.

## Warum eine Übermittlung steht, wo sie steht

submission-superseded = Eine neuere Datei ist an ihre Stelle getreten.
submission-by-person = Von einer Person zurückgenommen.
submission-released = Von einer Person freigegeben.
submission-person-in-doubt = Sie gehört vielleicht zu einer anderen Person. Sie wartet, bis jemand die Person mit einem Grund bestätigt.
submission-person-confirmed = Jemand hat die Person bestätigt.
submission-answer-lost = Das Programm endete, bevor die Antwort gelesen war; es wird nachgesehen, was ankam.
submission-restored = Sie war noch zu senden, als die zurückgespielte Sicherung entstand; es wird nachgesehen, was seitdem ankam.
submission-restored-held = Sie wartete auf eine Person, als die zurückgespielte Sicherung entstand. Ist sie seitdem nicht angekommen, wartet sie wieder.
submission-restored-in-doubt = Sie gehört vielleicht zu einer anderen Person, und eine Sicherung wurde zurückgespielt. Ist sie seitdem nicht angekommen, wartet sie, bis jemand die Person bestätigt.
submission-did-not-arrive = Sie war nicht angekommen und wird noch einmal gesendet.
submission-document-erased = Die Datei wurde gelöscht.
submission-provider-failed = Der Anbieter hat mit einer eigenen Störung geantwortet; es wird nachgesehen, was ankam, und dann noch einmal versucht.
submission-correction-refused = Eine Korrektur davor wurde abgelehnt.
submission-correction-parked = Eine Korrektur davor wartet auf eine Person.
submission-correction-held = Eine Korrektur davor wird zurückgehalten.
submission-upload-refused = Eine Datei davor wurde abgelehnt.
submission-upload-parked = Eine Datei davor wartet auf eine Person.
submission-upload-withdrawn = Eine Datei davor wurde zurückgenommen.
submission-upload-held = Eine Datei davor wird zurückgehalten.
submission-still-needs-documents = Der Anbieter wartet noch auf Dokumente.
submission-moved-meanwhile = Der Fall hat sich beim Anbieter inzwischen bewegt; es wurde nicht gesendet.
submission-tries-used-up = Es wurde achtmal ohne Erfolg versucht.
submission-not-found-at-provider = Der Anbieter kennt den Antrag nicht.
submission-refused-before-sending = Der Anbieter hat einen Aufruf abgelehnt, der vorausgehen musste.
submission-rule-broken = Die Daten verletzen eine Regel des Anbieters.
submission-not-supported = Der Anbieter hat diese Aktion nicht.
submission-answer-unseen = Sie hat den Anbieter vielleicht erreicht, und dort lässt sich nichts abfragen, was das zeigt: Fragen Sie den Anbieter, bevor noch einmal gesendet wird.
submission-create-arrived-id-unknown = Sie hat den Anbieter erreicht, aber die Kennung des neuen Antrags ist nicht bekannt: Fragen Sie den Anbieter und verfolgen Sie den Antrag dann mit seiner Kennung.
submission-create-list-unclear = Sie hat den Anbieter vielleicht erreicht, und seine Kundenliste zeigt es nicht: Suchen Sie die Person dort und verfolgen Sie sie dann mit ihrer Kennung, oder lassen Sie noch einmal senden.
submission-create-key-expired = Sie hat den Anbieter vielleicht vor mehr als einer Stunde erreicht: Fragen Sie den Anbieter, bevor noch einmal gesendet wird.
submission-create-list-too-long = Die Kundenliste des Anbieters ist zu lang, um festzustellen, ob sie ankam: Suchen Sie dort nach der Kennung des Falls, bevor noch einmal gesendet wird.
submission-submit-arrived-outcome-unknown = Sie hat den Anbieter erreicht, aber was daraus wurde, ist nicht bekannt: Sehen Sie sich den Fall beim Anbieter an, bevor noch einmal gesendet wird.
submission-submit-key-expired = Sie hat den Anbieter vielleicht vor mehr als einem Tag erreicht, und der Status zeigt es nicht: Sehen Sie sich den Fall beim Anbieter an, bevor noch einmal gesendet wird.
submission-provider-unavailable = Der Anbieter war nicht erreichbar; es wird noch einmal versucht.
submission-rate-limited = Der Anbieter wünscht weniger Aufrufe; es wird später noch einmal versucht.
submission-credentials-refused = Der Anbieter nimmt die Zugangsdaten nicht an.
submission-clock-wrong = Die Uhr dieses Computers geht falsch.
submission-invalid-input = Die Verbindung ist falsch eingerichtet.
submission-conflict = Der Stand hat sich inzwischen geändert.
submission-not-available = Das ist jetzt nicht möglich.
submission-not-found = Der Anbieter kennt den Antrag nicht.
submission-provider-refused = Der Anbieter hat sie abgelehnt.

## Worum die Kundin oder der Kunde gebeten wird, nach dem, was an einer Datei auffiel

ask-send = Bitte senden Sie uns, was noch fehlt:
ask-again = Bitte senden Sie uns das Dokument noch einmal:
ask-again-for = Bitte senden Sie uns eine neue Datei dieses Dokuments: { $document }
ask-format-any = Senden Sie es als JPEG-, PNG-, HEIC- oder PDF-Datei mit höchstens 100 MB, so wie Ihr Telefon oder Scanner es gespeichert hat.
ask-format-as-is = Senden Sie es als { $types } mit höchstens { $size }, so wie Ihr Telefon oder Scanner es gespeichert hat: nicht bearbeitet, umgewandelt oder über einen Messenger gesendet.
ask-other = Nehmen Sie bei gutem Licht ein neues Foto des ganzen Dokuments auf.
ask-empty = Die Datei, die uns erreicht hat, ist leer. Senden Sie sie noch einmal.
ask-truncated = Die Datei hat uns unvollständig erreicht. Senden Sie sie noch einmal.
ask-damaged = Die Datei hat uns beschädigt erreicht. Senden Sie sie noch einmal.
ask-could_not_be_read = Wir konnten Ihre Datei nicht öffnen. Nehmen Sie ein neues Foto des Dokuments auf und senden Sie dieses.
ask-not_an_image = Was Sie gesendet haben, ist kein Bild. Senden Sie ein Foto oder einen Scan des Dokuments.
ask-unsupported_type = Diese Art von Datei können wir nicht öffnen. Senden Sie ein Foto oder einen Scan des Dokuments.
ask-unsupported_coding = Diese Art von Datei können wir nicht öffnen. Senden Sie ein Foto oder einen Scan des Dokuments.
ask-password_protected = Ihre Datei ist mit einem Passwort gesperrt. Senden Sie sie ohne Passwort.
ask-wrong_type = Diese Art von Datei können wir nicht verwenden. Senden Sie ein Foto oder einen Scan des Dokuments.
ask-too_large = Die Datei ist für uns zu groß. Senden Sie ein Foto nur dieses Dokuments.
ask-too_many_pixels = Das Bild ist für uns zu groß. Nehmen Sie ein Foto mit den üblichen Einstellungen Ihres Telefons auf.
ask-too_many_bytes = Die Datei ist für uns zu groß. Nehmen Sie ein neues Foto mit den üblichen Einstellungen Ihres Telefons auf.
ask-too_few_bytes = Das Bild ist zu klein, um gelesen zu werden. Nehmen Sie ein neues Foto auf und senden Sie es in voller Größe.
ask-below_legibility_floor = Das Bild ist zu klein, um gelesen zu werden. Nehmen Sie ein Foto nur dieses Dokuments auf, sodass es das Bild ausfüllt.
ask-small_file = Die Datei ist sehr klein. Nehmen Sie aus größerer Nähe ein neues Foto oder einen neuen Scan auf und senden Sie es in voller Größe.
ask-low_dpi = Der Scan ist zu grob. Scannen Sie noch einmal mit 300 DPI.
ask-active_content = Ihre PDF-Datei enthält mehr als das Dokument. Senden Sie einen einfachen Scan oder ein Foto davon.
ask-form_without_appearance = Wir können nicht sehen, was Sie ausgefüllt haben. Drucken Sie das Formular oder speichern Sie es als einfaches PDF und senden Sie dieses.
ask-repaired = Die Datei hat uns beschädigt erreicht. Senden Sie sie noch einmal.
ask-not_checked = Die Datei hat uns beschädigt erreicht. Senden Sie sie noch einmal.
ask-low_resolution = Das Bild ist zu klein, um gelesen zu werden. Nehmen Sie aus größerer Nähe ein neues Foto auf und senden Sie es in voller Größe.
ask-blurred = Das Bild ist unscharf. Legen Sie das Dokument flach hin, halten Sie das Telefon ruhig und warten Sie, bis das Bild scharf ist.
ask-dark = Das Bild ist zu dunkel. Nehmen Sie es bei Tageslicht oder neben einer Lampe auf.
ask-bright = Das Bild ist zu hell. Nehmen Sie es ohne direktes Licht und ohne Blitz auf.
ask-glare = Auf dem Dokument spiegelt sich Licht. Nehmen Sie es ohne Blitz auf und neigen Sie das Dokument ein wenig.
ask-blank_page = Die Seite ist leer. Senden Sie die bedruckte Seite.
ask-expired = Das Dokument ist abgelaufen. Senden Sie eines, das noch gültig ist.
ask-back_given_as_front = Das ist die Rückseite. Senden Sie die Seite mit Ihrem Foto.
ask-over_page_limit = Die Datei hat zu viele Seiten. Senden Sie nur die Seiten dieses Dokuments.

## Hinweise

notice-unexpected-move = Der Fall ging von { $from } zu { $to } über, was der Vertrag des Anbieters nicht beschreibt. Sehen Sie nach, bevor Sie fortfahren.

## Was zu tun ist, wo ein Fehler nichts Eigenes sagt

advice-wrong_passphrase = Versuchen Sie es noch einmal.
advice-vault_locked = Entsperren Sie den Tresor und versuchen Sie es noch einmal.
advice-vault_damaged = Spielen Sie eine Sicherung zurück.
advice-vault_in_use = Schließen Sie das andere Programm und versuchen Sie es noch einmal.
advice-vault_newer = Installieren Sie die neuere Version.
advice-rolled_back = Stellen Sie die neueste Sicherung wieder her oder spielen Sie die zuletzt benutzte Kopie zurück.
advice-not_found = Prüfen Sie den Namen oder die Kennung.
advice-invalid_input = Berichtigen Sie die Angaben und versuchen Sie es noch einmal.
advice-not_available = „dossierctl case show“ zeigt, was jetzt möglich ist.
advice-conflict = Sehen Sie sich den gegenwärtigen Stand an und entscheiden Sie neu.
advice-provider_refused = Lesen Sie den Wortlaut des Anbieters und berichtigen Sie, was genannt wird.
advice-provider_unavailable = Führen Sie in einigen Minuten „dossierctl sync“ aus.
advice-rate_limited = Warten Sie einige Minuten.
advice-credentials_refused = Hinterlegen Sie mit „dossierctl connection rotate“ die richtigen.
advice-clock_wrong = Stellen Sie Datum und Uhrzeit dieses Computers richtig.
advice-unreadable_file = Öffnen Sie die Datei in einem Bildprogramm; lässt sie sich dort nicht öffnen, fordern Sie sie noch einmal an.
advice-file_too_large = Geben Sie eine kleinere Datei an.
advice-does_not_conform = Fordern Sie ein anderes Bild des Dokuments an.
advice-storage_full = Schaffen Sie Platz und versuchen Sie es noch einmal.
advice-tampered = Informieren Sie die für die Aufzeichnungen verantwortliche Stelle.
advice-internal = Versuchen Sie es noch einmal.

## Wo ein Fall steht

stage-NotSubmitted = Nicht eingereicht
stage-InProgress = Prüfungen laufen
stage-DocumentsNeeded = Dokumente nötig
stage-DataNeeded = Daten nötig
stage-ReadyToResubmit = Bereit zum erneuten Einreichen
stage-InformationRequested = Auskunft angefordert
stage-ManualReview = In Prüfung beim Anbieter
stage-Approved = Genehmigt
stage-Rejected = Abgelehnt
stage-Unmapped = Unbekannter Status

## Ansichten der Warteschlange

view-needs-us = braucht uns
view-needs-documents = braucht Dokumente
view-needs-data = braucht Daten
view-ready = bereit zum Einreichen
view-information-requested = Auskunft angefordert
view-manual-review = in Prüfung beim Anbieter
view-waiting = wartet
view-decided = entschieden
view-unmapped = unbekannter Status
view-all = alle

## Was ein Fall braucht

need-document = { $what ->
        [hosted] Upload beim Anbieter durch die Kundin oder den Kunden
        [government_id] Upload eines amtlichen Ausweises durch die Kundin oder den Kunden
        [social_security_card] Upload der Sozialversicherungskarte durch die Kundin oder den Kunden
        [ssc] Upload der Sozialversicherungskarte durch die Kundin oder den Kunden
        [utility_bill] Upload einer Versorgerrechnung durch die Kundin oder den Kunden
        [proof_of_address] Upload eines Adressnachweises durch die Kundin oder den Kunden
        [persona] Upload auf der Seite des Anbieters durch die Kundin oder den Kunden
       *[other] Datei für { $what }
    }
need-submit = einreichen
need-start_again = neu beginnen
need-correct = { $what } berichtigen
need-answer = { $what } beantworten
need-recommend = Empfehlung
need-look = ein Blick

## Übermittlungen

kind-create = Antrag
kind-upload = Datei
kind-submit = Einreichung
kind-correct = Korrektur
kind-answer = Antwort

state-held = zurückgehalten
state-queued = hier gespeichert
state-sending = wird gesendet
state-accepted = angenommen
state-refused = abgelehnt
state-uncertain = ungewiss
state-parked = wartet auf eine Person
state-withdrawn = zurückgenommen

## Plätze, Anforderungen, Aktionen

slot-open = offen
slot-queued = hier gespeichert
slot-accepted = angenommen
slot-refused = abgelehnt

requirement-identity = Identität
requirement-identification_number = Identifikationsnummer
requirement-address = Adresse
requirement-other = Dokumente
requirement-data = Daten
requirement-information = Auskunft

action-submit = einreichen
action-start_again = neu beginnen
action-correct = berichtigen
action-answer = beantworten
action-attach = anhängen

page-terms = Anzunehmende Bedingungen
page-upload = Hochzuladende Dokumente

told-documents_not_uploaded_in_time = Die Dokumente wurden nicht rechtzeitig hochgeladen.
told-timed_out_before_documents = Der Versuch lief ab, bevor nach Dokumenten gefragt wurde.

severity-info = Hinweis
severity-warning = Warnung
severity-error = Fehler

environment-simulated = simuliert
environment-sandbox = Sandbox
environment-production = Produktion

actor-reviewer = Person
actor-provider = Anbieter
actor-dossier = Dossier

## Einträge des Journals

event-vault-created = Tresor angelegt
event-vault-unlocked = Tresor geöffnet
event-anchor-absent = auf diesem Computer wurde kein Anker gefunden
event-vault-passphrase-changed = Passphrase geändert
event-vault-backed-up = Sicherung geschrieben
event-vault-restored = Sicherung zurückgespielt
event-vault-recovered = mit dem Wiederherstellungscode geöffnet, Passphrase und Code ersetzt
event-vault-unlock-failed = falsche Passphrasen davor
event-connection-added = Verbindung hinzugefügt
event-connection-removed = Verbindung entfernt
event-connection-credentials-rotated = Zugangsdaten ersetzt
event-case-created = Fall angelegt
event-case-followed = Fall verfolgt
event-case-exported = Fallakte geschrieben
event-case-attested = von der bearbeitenden Person bestätigt
event-snapshot-taken = Status des Anbieters gelesen
event-notice-raised = Hinweis
event-document-attached = Datei angehängt
event-document-person-confirmed = als Dokument dieser Person bestätigt
event-document-details-given = Angaben zum Dokument gemacht
event-submission-queued = in den Postausgang gelegt
event-submission-completed = mit den Daten des Anbieters vervollständigt
event-submission-moved = Übermittlung fortgeschritten
event-document-erased = Datei gelöscht
event-applicant-erased = Antragsdaten gelöscht
event-hold-set = Löschsperre gesetzt
event-hold-lifted = Löschsperre aufgehoben
event-retention-changed = Aufbewahrungszeit geändert
event-note-added = Notiz hinzugefügt
event-checklist-checked = Punkt der Checkliste abgehakt
event-recommendation-recorded = Empfehlung festgehalten
evidence-applicant = die Antragsdaten
evidence-documents = die Dokumente
evidence-requirements = die Anforderungen
evidence-provider = der Wortlaut des Anbieters
evidence-checklist = die Checkliste
event-reviewer-role-set = Rolle gesetzt
event-policy-set = Richtlinie gesetzt
event-number-revealed = Nummern ganz gezeigt
event-event-taken = Ereignis des Anbieters übernommen
event-journal-exported = Journal exportiert
event-answer-given-outside = anderswo geantwortet
event-applicant-corrected = Antragsdaten berichtigt
event-webhook-registered = Webhook angemeldet
event-webhook-removed = Webhook entfernt
event-webhook-secret-handed-out = Webhook-Geheimnis ausgehändigt
event-inbox-set = Eingang eingerichtet
event-inbox-removed = Eingang entfernt

## Was aufbewahrt wird und bis wann

goes-document-due = Die Datei für { $slot } ist über ihre Zeit und geht mit dem nächsten Lauf.
goes-document-at = Die Datei für { $slot } bleibt bis { $date }: Dateien werden nach der Entscheidung { $days } Tage aufbewahrt.
goes-document-decided = Die Datei für { $slot } bleibt, bis { $days ->
        [0] der Anbieter sie hat oder der Fall entschieden ist.
       *[other] der Fall entschieden ist, und danach noch { $days } Tage.
    }
goes-document-hold = Die Datei für { $slot } bleibt: Für den Fall besteht eine Löschsperre.
goes-document-gone = Die Datei für { $slot } wurde am { $date } nach der Regel „{ $rule }“ gelöscht.
goes-applicant-due = Die Antragsdaten und was zum Fall geschrieben wurde sind über ihre Zeit und gehen mit dem nächsten Lauf.
goes-applicant-at = Die Antragsdaten und was zum Fall geschrieben wurde bleiben bis { $date }, wie es die Regeln dieser Verbindung sagen.
goes-applicant-decided = Die Antragsdaten und was zum Fall geschrieben wurde bleiben, bis der Fall entschieden ist, und danach so lange, wie es die Regeln dieser Verbindung sagen.
goes-applicant-dated = Die Antragsdaten und was zum Fall geschrieben wurde bleiben fünf Jahre von einem Datum an, das noch nicht eingetragen ist.
goes-applicant-hold = Die Antragsdaten und was zum Fall geschrieben wurde bleiben: Für den Fall besteht eine Löschsperre.
goes-applicant-gone = Die Antragsdaten und was zum Fall geschrieben wurde wurden am { $date } nach der Regel „{ $rule }“ gelöscht.
goes-journal-stays = Die Aufzeichnung dessen, was getan wurde, bleibt bis fünf Jahre nach dem letzten Eintrag zum Fall, danach nur Prüfsummen davon. Sie enthält keinen Namen und keinen Inhalt.
## Die Zusammenfassung in einer Fallakte

summary-title = Fallakte
summary-full = Alles, was zu einem Fall aufbewahrt wird. Identifikationsnummern zeigen nur ihre letzten vier Stellen.
summary-redacted = Geschwärzt: Namen, Nummern, Texte und Dokumente sind weggelassen.
summary-foot = Fallakte von Dossier
summary-page = { $page } von { $pages }
summary-facts = Der Fall
summary-name = Name
summary-case = Fall
summary-provider = Anbieter
summary-external = Kennung beim Anbieter
summary-stage = Stand
summary-status = Status des Anbieters
summary-due = Fällig
summary-deadline = Anbieter wartet bis
summary-estimated = (nach unserer Zählung)
summary-made = Diese Akte erstellt
summary-applicant = Antragstellende Person
summary-requirements = Anforderungen
summary-asked = Verlangt
summary-by = Erfüllt durch
summary-state = Zustand
summary-met = erfüllt
summary-open = offen
summary-documents = Dokumente
summary-slot = Platz
summary-attached = Angehängt
summary-file = Datei
summary-sha256 = SHA-256 des Gesendeten
summary-bytes = Bytes
summary-kept = aufbewahrt
summary-erased = gelöscht
summary-submissions = An den Anbieter gesendet
summary-sent = Was
summary-answered = Beantwortet
summary-answer = Antwort
summary-recommendation = Unsere Empfehlung
summary-recommended = Empfohlen
summary-reasons = Gründe
summary-when = Wann
summary-customer = Text für die Kundin oder den Kunden
summary-private = Interner Text
summary-texts = Notizen und Bestätigungen
summary-note = Notiz
summary-attestation = Bestätigung
summary-timeline = Was geschah
summary-entry = Nr.
summary-who = Wer
summary-what = Was
summary-which = Welches
summary-proof = Wie diese Akte geprüft wird
summary-vault = Tresor
summary-fingerprint = Fingerabdruck
summary-head = Kopf des Journals
summary-journal = Prüfung
summary-verify = Das Journal ist bis Eintrag { $entry } enthalten. README.html in der Fallakte sagt, wie alles geprüft wird, auch diese Seite.

recommendation-approve = genehmigen
recommendation-decline = ablehnen
recommendation-request = mehr Angaben erbitten

## Sätze des Terminals

case-saved = Der Fall { $case } ist auf diesem Computer gespeichert; das nächste „dossierctl sync“ legt ihn beim Anbieter an.
due-late = { $time } überfällig
due-in = in { $time }

## Eigenes des Fensters

error-link = Diese Adresse wurde von keinem Anbieter gezeigt und wird deshalb nicht geöffnet.
    .do = Öffnen Sie Links dort, wo der Fall sie zeigt.
error-no-file-handle = Diese Datei ist nicht mehr im Speicher. Nichts wurde gesendet.
    .do = Wählen Sie die Datei noch einmal.
error-reviewer-name = Ein Name fehlt. Aufzeichnungen zeigen, wer was getan hat.
    .do = Geben Sie Ihren Namen an.
error-settings = Diese Einstellungen sind nicht möglich. Die bisherigen bleiben.
    .do = Sperren Sie nach 1 bis 15 Minuten und halten Sie eine ganze Zahl von Sekunden zurück.
error-settings-file = Die Einstellungen konnten nicht gespeichert werden. Sie gelten, bis das Programm endet.
    .do = Prüfen Sie, ob Ihr Ordner für Einstellungen beschreibbar ist und auf dem Datenträger Platz ist.
error-unknown-view = Diese Ansicht gibt es nicht.
    .do = Wählen Sie eine aus der Liste der Ansichten.
error-print = Es konnte nicht gedruckt werden. Was Sie sehen, ist noch da.
    .do = Kopieren Sie es oder schreiben Sie es von Hand ab.
error-vault-locked = Der Tresor ist gesperrt. Was Sie eingegeben haben, bleibt erhalten.
    .do = Geben Sie Ihre Passphrase ein und fahren Sie fort.
error-vault-open = Ein Tresor ist schon geöffnet.
    .do = Sperren Sie ihn, bevor Sie einen anderen öffnen.
sync-offline = { $connection } ist nicht erreichbar. Sie können prüfen, vorbereiten und einreichen; gesendet wird, wenn die Verbindung wieder da ist.
sync-trouble = { $connection }: { $code ->
        [credentials_refused] Die Zugangsdaten werden abgelehnt. Bis sie in den Einstellungen ersetzt sind, wird nichts gesendet.
        [clock_wrong] Die Uhr dieses Computers geht falsch. Bis sie stimmt, wird nichts gesendet.
        [not_found] Ein Antrag ist dort nicht mehr bekannt. Es wird von selbst noch einmal gefragt.
        [rate_limited] Der Anbieter wünscht, dass wir warten. Es geht von selbst weiter.
       *[other] Der Anbieter antwortet nicht, wie er sollte. Es wird von selbst noch einmal versucht.
    }
notice-cases = { $count ->
        [one] Ein Fall änderte sich bei seinem Anbieter.
       *[other] { $count } Fälle änderten sich bei ihrem Anbieter.
    }

error-no-backup = Es wurde keine Sicherung gewählt. Nichts wurde wiederhergestellt.
    .do = Wählen Sie zuerst die Datei einer Sicherung.
error-record-differs = Das Journal hält, aber die Tabellen des Tresors enthalten nicht, was es sagt, zuerst bei { $place }: Etwas wurde außerhalb von Dossier verändert. Durch das Nachsehen wurde nichts geändert.
    .do = Bewahren Sie diesen Tresor unverändert auf, notieren Sie, was als Erstes abweicht, und informieren Sie die für die Aufzeichnungen verantwortliche Stelle. Weiterarbeiten können Sie mit der neuesten Sicherung.
error-no-folder = Der gewählte Ordner ist nicht mehr bekannt. Nichts wurde geschrieben.
    .do = Wählen Sie den Ordner noch einmal.
error-days = Die Anzahl der Tage liegt außerhalb des Bereichs.
    .do = Wählen Sie 1 bis 366 Tage.
error-draft-size = Was eingegeben wurde, ist zu lang, um es für später aufzubewahren. Es steht noch auf dem Bildschirm.
    .do = Speichern oder kürzen Sie es, bevor der Tresor gesperrt wird.
error-snooze-past = Dieser Zeitpunkt ist vorbei; der Fall wurde deshalb nicht zurückgestellt.
    .do = Geben Sie einen künftigen Zeitpunkt an.
error-escalate-reason = Der Grund fehlt. Nichts wurde gespeichert.
    .do = Schreiben Sie, warum noch jemand schauen soll.
error-view-name = Eine Ansicht braucht einen Namen mit bis zu 80 Buchstaben. Nichts wurde gespeichert.
    .do = Geben Sie ihr einen kurzen Namen.
error-date = Das ist kein Datum. Nichts wurde geändert.
    .do = Geben Sie Jahr, Monat und Tag an: 2026-11-20.
error-retention-unsent = Eine nicht gesendete Datei wird mindestens einen Tag aufbewahrt, damit Zeit bleibt, sie zu senden. Nichts wurde geändert.
    .do = Geben Sie einen Tag oder mehr an.
error-no-view = Diese gespeicherte Ansicht gibt es in diesem Tresor nicht. Nichts wurde geändert.
    .do = Die Kennungen zeigt „dossierctl view list“.
reason-not-snoozed = Der Fall ist nicht zurückgestellt.
reason-already-escalated = Der Fall ist schon für einen zweiten Blick vorgemerkt.
reason-not-escalated = Der Fall ist nicht für einen zweiten Blick vorgemerkt.
reason-views-enough = Es gibt schon { $count } gespeicherte Ansichten.
    .do = Entfernen Sie eine, die nicht verwendet wird.
reason-journal-over = Das Journal bewahrt fünf Jahre auf, und für das, was es zu diesem Fall sagte, sind sie vorbei: Davon sind nur noch Prüfsummen da. Der Fall selbst kann angesehen werden.
submission-unsent-too-long = Sie wurde so lange nicht gesendet, dass die Datei gelöscht wurde, wie es die Regeln dieser Verbindung sagen. Hängen Sie die Datei noch einmal an, um sie zu senden.
view-snoozed = zurückgestellt
view-escalated = zweiter Blick
told-IMAGE_QUALITY_ERROR_CUTOFF = Auf dem Bild ist ein Teil des Dokuments abgeschnitten.
told-EXPIRATION_DATE = Das Dokument ist abgelaufen, oder sein Ablaufdatum ist nicht lesbar.
told-LOW_QUALITY = Das Bild ist nicht deutlich genug, um gelesen zu werden.
told-DOCUMENT_MISSING = Ein Dokument fehlt.
told-UNFILLED_ID = Das Dokument ist nicht ausgefüllt.
told-DOCUMENT_TEMPLATE = Das Dokument ist ein Muster und kein echtes.
told-NOT_DOCUMENT = Was gesendet wurde, ist kein Dokument.
told-PROBLEMATIC_APPLICANT_DATA = Die Antragsdaten konnten nicht bestätigt werden.
told-MISSING = Es liegt noch nicht vor.
told-EXPIRED = Was vorliegt, ist abgelaufen.
told-INVALID = Was vorliegt, ist nicht gültig.
event-case-snoozed = zurückgestellt
event-case-woken = nicht mehr zurückgestellt
event-case-escalated = für einen zweiten Blick vorgemerkt
event-case-calmed = zweiter Blick beendet
event-view-saved = Ansicht der Warteschlange gespeichert
event-view-renamed = Ansicht der Warteschlange umbenannt
event-view-removed = Ansicht der Warteschlange entfernt
event-journal-shortened = alte Journaleinträge durch ihre Prüfsummen ersetzt
goes-unsent-at = Die Datei für { $slot } wurde noch nicht gesendet und bleibt bis { $date }: Dateien, die kein Anbieter hat, werden { $days } Tage aufbewahrt.
goes-unsent-due = Die Datei für { $slot } wurde innerhalb von { $days } Tagen nicht gesendet und geht mit dem nächsten Lauf. Ihr Platz ist dann wieder offen.

## Was an einer Datei auffiel
finding-empty = Die Datei ist leer. Bitten Sie noch einmal darum.
finding-not_an_image = Die Datei ist weder ein Bild noch ein PDF, was auch immer ihr Name sagt. Geben Sie ein JPEG, ein PNG oder ein PDF.
finding-unsupported_type = Die Datei hat einen Typ, der nicht gelesen werden kann. Speichern Sie sie als JPEG oder PNG und geben Sie diese.
finding-unsupported_coding = Das Bild ist auf eine seltene Art kodiert, die nicht gelesen werden kann. Öffnen Sie es in einem Bildprogramm und speichern Sie es als JPEG oder PNG.
finding-truncated = Die Datei endet zu früh: ein Teil des Bildes fehlt. Bitten Sie, sie noch einmal zu senden.
finding-damaged = Die Datei ist beschädigt und das Bild kann nicht gelesen werden. Bitten Sie, sie noch einmal zu senden.
finding-could_not_be_read = Die Datei konnte nicht gelesen werden: es dauerte zu lange, brauchte zu viel Speicher oder misslang. Das Original ist aufbewahrt. Versuchen Sie es noch einmal oder bitten Sie um eine andere Datei.
finding-too_large = Die Datei liegt über der Grenze von 100 MB. Geben Sie eine kleinere.
finding-too_many_pixels = Das Bild hat mehr Pixel, als gelesen werden können. Geben Sie ein kleineres.
finding-password_protected = Das PDF ist mit einem Passwort geschützt und kann nicht geöffnet werden. Bitten Sie um eines ohne Passwort.
finding-wrong_type = Die Datei hat einen Typ, der hier nicht angenommen wird, und sie darf nicht in einen solchen umgewandelt werden. Bitten Sie um einen angenommenen Typ, so wie er von Kamera, Scanner oder Absender kam.
finding-too_many_bytes = Die Datei hat mehr Bytes, als hier angenommen werden, und sie darf nicht genug geändert werden, um weniger zu haben. Geben Sie eine kleinere.
finding-too_few_bytes = Die Datei hat weniger Bytes, als hier angenommen werden. Geben Sie ein besseres Bild.
finding-below_legibility_floor = Um in die Grenze zu passen, müsste das Bild so klein werden, dass es nicht mehr lesbar ist. Geben Sie ein Bild des Dokuments allein.
finding-choose_pages = Die Datei hat { $number } Seiten, und hier wird ein Bild verlangt. Wählen Sie die Seite oder wenige Seiten, die untereinander gesetzt werden.
finding-no_such_page = Es wurde eine Seite gewählt, die es nicht gibt: die Datei hat { $number }. Wählen Sie noch einmal.
finding-too_many_pages = { $number } Seiten in einem Bild wären nicht mehr lesbar. Wählen Sie eine davon.
finding-over_page_limit = Die Datei hat mehr Seiten, als hier angenommen werden, höchstens { $number }. Bitten Sie nur um die, auf die es ankommt.
finding-crop_invalid = Der gewählte Ausschnitt liegt nicht im Bild oder enthält nichts davon. Wählen Sie ihn noch einmal.
finding-crop_not_possible = Die Datei darf hier nicht bearbeitet werden, also kann kein Teil davon abgeschnitten werden. Lassen Sie sie ganz oder bitten Sie um ein anderes Bild.
finding-turn_not_possible = Die Datei darf hier nicht bearbeitet werden und lässt sich nicht drehen, ohne neu geschrieben zu werden. Lassen Sie sie, wie sie ist, oder bitten Sie um eine aufrechte.
finding-pages_not_possible = Die Datei darf hier nicht bearbeitet werden, also können keine Seiten daraus genommen werden. Senden Sie sie ganz oder bitten Sie um diese Seiten allein.
finding-low_resolution = Die kurze Seite des Bildes hat nur { $number } Pixel. Sehen Sie nach, ob alles darauf lesbar ist.
finding-small_file = Die Datei hat { $number } KB. Empfohlen sind hier mindestens 100 KB oder 300 DPI; bitten Sie um ein besseres Bild, wenn es schwer zu lesen ist.
finding-low_dpi = Das Bild gibt { $number } DPI an. Empfohlen sind hier mindestens 300 DPI oder 100 KB; bitten Sie um einen besseren Scan, wenn es schwer zu lesen ist.
finding-active_content = Das PDF enthält Skripte, Aktionen oder Anhänge, die ein Betrachter ausführen könnte. Nichts davon wurde hier ausgeführt. Bitten Sie um einen einfachen Scan, wenn Sie das nicht erwartet haben.
finding-form_without_appearance = Das PDF hat Formularfelder, die nicht sagen, wie sie aussehen: was ausgefüllt wurde, fehlt vielleicht im Bild. Bitten Sie um einen Ausdruck oder einen Scan.
finding-repaired = Das PDF ist beschädigt; was zu retten war, wird verwendet. Sehen Sie nach, ob jede Seite und alles darauf da ist.
finding-not_checked = Das PDF ist so beschädigt, dass es nicht auf Skripte und Anhänge durchgesehen werden konnte. Bitten Sie, es noch einmal zu senden.
finding-encrypted = Das PDF ist verschlüsselt, öffnet sich aber ohne Passwort.
finding-metadata_found = Die Datei trägt neben dem Bild weitere Daten, etwa Kamera und Zeit.
finding-location_found = Die Datei sagt, wo das Bild aufgenommen wurde.
finding-trailing_bytes = Nach dem Ende des Bildes folgen weitere Bytes.
finding-colour_profile_dropped = Das Farbprofil wird weggelassen; Farben können etwas anders aussehen.
finding-animation_dropped = Die Datei enthält mehrere Bilder; nur das erste wird verwendet.
finding-transparency_flattened = Durchsichtige Teile werden auf Weiß gezeigt.
finding-scaled_down = Das Bild wurde verkleinert, damit es in die Grenze passt.
finding-sent_unchanged = Die Datei darf hier nicht geändert werden: die Daten, die sie neben dem Bild trägt, werden mitgesendet.
finding-blurred = Das Bild wirkt unscharf (Schärfe { $number } von 1000). Sehen Sie nach, ob Kleingedrucktes lesbar ist; wenn nicht, bitten Sie um ein Bild aus ruhiger Hand.
finding-dark = Das Bild ist dunkel: seine hellen Teile erreichen { $number } von 255. Wenn es nicht lesbar ist, bitten Sie um ein Bild bei mehr Licht.
finding-bright = Das Bild ist zu hell: { $number } % davon sind reines Weiß. Sehen Sie nach, ob Druck verloren ging; wenn ja, bitten Sie um ein Bild bei weniger Licht.
finding-glare = Eine Spiegelung bedeckt { $number } Tausendstel des Bildes. Sehen Sie nach, ob sie Druck verdeckt; wenn ja, bitten Sie um ein Bild ohne Lampe oder Blitz.
finding-blank_page = Das Bild wirkt leer: auf { $number } Tausendsteln davon ist etwas. Sehen Sie nach, ob es die richtige Seite ist.
finding-name_differs = Der Name auf dem Dokument ist nicht der der antragstellenden Person. Sehen Sie nach, ob es einer anderen gehört.
finding-birth_date_differs = Das Geburtsdatum auf dem Dokument ist nicht das der antragstellenden Person. Sehen Sie nach, ob es einer anderen gehört.
finding-number_differs = Die Nummer auf dem Dokument ist nicht die, die dazu angegeben wurde. Berichtigen Sie die falsche.
finding-address_differs = Die Adresse auf dem Dokument ist nicht die der antragstellenden Person. Ein älterer Führerschein trägt oft eine ältere Adresse.
finding-back_given_as_front = Das ist die Rückseite der Karte, als Vorderseite gegeben.
finding-passport_given_as_card = Das ist die Seite eines Passes, als Seite einer Karte gegeben.
finding-card_given_as_passport = Das ist die Rückseite einer Karte, als Pass gegeben.
finding-document_given_as_selfie = Das ist ein Dokument, als Foto der Kundin oder des Kunden gegeben.
finding-back_not_read = Auf dem, was als Rückseite gegeben ist, konnten weder ein Strichcode noch maschinenlesbare Zeilen gelesen werden. Sehen Sie nach, ob es die Vorderseite ist.
finding-same_image_in_slot = Dasselbe Bild ist diesem Fall schon beigefügt. Sehen Sie nach, ob es das richtige ist.
finding-same_image_elsewhere = { $number ->
    [one] Dasselbe Bild ist in einem anderen Fall beigefügt.
   *[other] Dasselbe Bild ist in { $number } anderen Fällen beigefügt.
}
finding-details_not_sent = Der Anbieter fragt nicht nach Nummer oder Daten dieses Dokuments; sie bleiben hier und werden nicht gesendet.
finding-expired = Das Dokument ist abgelaufen (vor { $number } Tagen). Bitten Sie um ein gültiges.
finding-expires_soon = { $number ->
    [0] Das Dokument gilt nur noch heute. Senden Sie es sofort oder bitten Sie um ein neues.
    [1] Das Dokument läuft morgen ab. Senden Sie es sofort oder bitten Sie um ein neues.
   *[other] Das Dokument läuft in { $number } Tagen ab. Senden Sie es vorher.
}
