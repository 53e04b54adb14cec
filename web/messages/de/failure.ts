/** Words for what the server refuses, by the failure's code with dashes as they are. A code without an entry shows `other`. */
export const failure = {
  'not-signed-in': 'Sie sind nicht mehr angemeldet. Bitte melden Sie sich neu an.',
  'sign-in-failed': 'E-Mail-Adresse oder Passwort stimmen nicht.',
  forbidden: 'Dafür fehlt Ihnen die Berechtigung. Ihr Administrator kann sie vergeben.',
  'foreign-origin': 'Der Server hat die Anfrage abgelehnt, weil sie von einer anderen Adresse kam.',
  'not-found': 'Diesen Eintrag gibt es nicht mehr, oder Sie dürfen ihn nicht sehen.',
  conflict: 'Das passt nicht mehr zum aktuellen Stand. Bitte laden Sie neu und prüfen Sie die Angaben.',
  'changed-meanwhile':
    'Jemand anderes hat diesen Eintrag inzwischen geändert. Ihre Eingabe wurde nicht gespeichert. Laden Sie neu und tragen Sie sie noch einmal ein.',
  'experiment-running': 'Dazu läuft schon ein Experiment. Beenden Sie es zuerst. Es wurde nichts begonnen.',
  'experiment-over': 'Dieses Experiment ist schon beendet. Es wurde nichts geändert.',
  gone: 'Das steht nicht mehr zur Verfügung.',
  'link-expired': 'Dieser Link ist abgelaufen oder wurde schon benutzt. Bitten Sie Ihren Administrator um einen neuen.',
  'invalid-input':
    'Einige Angaben sind nicht gültig; es wurde nichts gespeichert. Wo ein Feld markiert ist, liegt es daran.',
  'too-large': 'Das ist zu groß für eine Anfrage.',
  'too-many-attempts': 'Zu viele Versuche. Bitte warten Sie einige Minuten.',
  unavailable: 'Der Dienst ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.',
  'took-too-long':
    'Das hat der Datenbank zu lange gedauert. Es wurde nichts geändert; bitte noch einmal versuchen oder enger filtern.',
  'disk-full': 'Auf dem Server ist kein Speicherplatz mehr frei. Es wurde nichts halb gespeichert.',
  'email-taken': 'Diese E-Mail-Adresse hat schon ein Konto. Es wurde nichts geändert.',
  'last-admin':
    'Das ist das letzte Konto, das Lotse verwalten kann. Geben Sie zuerst jemand anderem die Rolle Administration.',
  'user-inactive': 'Dieses Konto ist stillgelegt. Schalten Sie es zuerst wieder frei.',
  'name-taken': 'Diesen Namen gibt es schon. Es wurde nichts geändert.',
  'team-not-empty': 'Das Team hat noch Mitglieder. Geben Sie ihnen zuerst ein anderes Team.',
  'unknown-kind': 'Die Funktion, von der dieser Vorschlag stammt, ist nicht vorhanden.',
  'above-ceiling': 'Mehr Selbständigkeit erlaubt Lotse bei dieser Aufgabe nicht. Es wurde nichts geändert.',
  'cannot-undo': 'Diese Entscheidung lässt sich nicht zurücknehmen.',
  'too-late': 'Die Frist von 30 Tagen für das Zurücknehmen ist abgelaufen.',
  'one-by-one': 'Diese Aufgabe ist Menschen vorbehalten und geht nur einzeln.',
  tampered: 'Der Vorschlag wurde nachträglich verändert. Es wurde nichts übernommen; bitte der Administration melden.',
  'file-empty': 'Die Datei ist leer. Es wurde nichts übernommen.',
  'empty-file': 'Die Datei ist leer. Es wurde nichts übernommen.',
  'file-not-a-table':
    'Das ist keine Tabelle, auch wenn der Name so klingt. Speichern Sie die Liste als .xlsx oder .csv und versuchen Sie es noch einmal.',
  'file-old-excel':
    'Das ist eine Excel-Datei im alten Format (.xls). Öffnen Sie sie in Excel und speichern Sie sie mit „Speichern unter“ als Excel-Arbeitsmappe (.xlsx).',
  'file-open-document': 'Das ist eine OpenDocument-Tabelle. Speichern Sie sie als .xlsx oder .csv.',
  'file-password-protected':
    'Die Datei ist mit einem Kennwort geschützt. Entfernen Sie es in Excel unter Datei › Informationen › Arbeitsmappe schützen und speichern Sie neu.',
  'file-too-large': 'Die Datei ist zu groß. Teilen Sie sie auf.',
  'file-damaged':
    'Die Datei ist beschädigt und lässt sich nicht lesen. Öffnen Sie sie im ursprünglichen Programm und speichern Sie sie neu.',
  'file-too-hard':
    'Das Lesen der Datei dauerte zu lange oder brauchte zu viel Speicher. Speichern Sie die Liste als .csv.',
  'zip-bomb':
    'Die Arbeitsmappe entpackt sich auf mehr, als sicher gelesen werden kann. Speichern Sie die Liste als .csv.',
  'too-many-columns':
    'Eine Zeile hat mehr als 1.000 Spalten. Vermutlich ist das Trennzeichen ein anderes, oder leere Spalten wurden mitgespeichert.',
  'too-many-rows': 'Die Datei hat mehr als 5 Millionen Zeilen. Teilen Sie sie auf.',
  'sheet-not-found': 'Dieses Tabellenblatt gibt es in der Datei nicht mehr.',
  'upload-broken': 'Das Hochladen wurde unterbrochen. Es wurde nichts gespeichert; versuchen Sie es noch einmal.',
  'import-running':
    'Genau diese Datei wird gerade importiert. Warten Sie, bis das fertig ist, oder halten Sie den anderen Import an.',
  'mapping-incomplete':
    'So kann die Liste nicht übernommen werden: Eine Spalte, ohne die es nicht geht (zum Beispiel der Name der Firma), ist noch nicht zugeordnet.',
  'prompt-variable-unknown': 'Diese Variablen gibt es nicht. Es wurde nichts gespeichert.',
  'prompt-without-facts': 'Ohne Entwurf oder Angaben müsste das Modell den Text erfinden. Es wurde nichts gespeichert.',
  'provider-incomplete':
    'Ein Anbieter außerhalb braucht Vertrag, Region und die Zusage, nicht zu trainieren. Es wurde nichts gespeichert.',
  'not-local':
    'Diese Adresse liegt nicht in Ihrem Netz. Tragen Sie den Anbieter als außerhalb ein, mit Vertrag. Es wurde nichts gespeichert.',
  'host-unknown': 'Dieser Rechner ist hier nicht bekannt. Prüfen Sie die Adresse. Es wurde nichts gespeichert.',
  'no-address-column':
    'In keiner Spalte der Liste stehen Internetadressen. Ergänzen Sie eine Spalte „Website“ und laden Sie die Liste noch einmal hoch.',
  'list-empty':
    'In der Spalte der Internetadressen steht keine einzige, die sich besuchen lässt. Es wurde nichts gespeichert.',
  'no-hosts': 'Davon steht nichts in der Liste. Laden Sie die Seite neu; es wurde nichts freigegeben.',
  'block-missing': 'An dieser Stelle steht kein Eintrag. Wählen Sie einen anderen Block.',
  'recipe-empty':
    'So würde kein einziger Eintrag gelesen. Es wurde nichts gespeichert; gehen Sie einen Schritt zurück.',
  'recipe-missing': 'Diese Quelle wurde noch nicht gelesen. Lesen Sie sie zuerst einmal.',
  internal: 'Auf dem Server ist ein Fehler aufgetreten. Es wurde nichts gespeichert. Kennung für die Suche: {id}',
  offline: 'Der Server antwortet nicht. Ihre Eingabe steht noch hier; versuchen Sie es gleich noch einmal.',
  other: 'Das ging nicht: {text}',
} as const;
