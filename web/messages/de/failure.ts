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
  gone: 'Das steht nicht mehr zur Verfügung.',
  'link-expired': 'Dieser Link ist abgelaufen oder wurde schon benutzt. Bitten Sie Ihren Administrator um einen neuen.',
  'invalid-input': 'Einige Angaben sind nicht gültig. Bitte prüfen Sie die markierten Felder.',
  'too-large': 'Das ist zu groß für eine Anfrage.',
  'too-many-attempts': 'Zu viele Versuche. Bitte warten Sie einige Minuten.',
  unavailable: 'Der Dienst ist gerade nicht erreichbar. Bitte versuchen Sie es gleich noch einmal.',
  'disk-full': 'Auf dem Server ist kein Speicherplatz mehr frei. Es wurde nichts halb gespeichert.',
  internal: 'Auf dem Server ist ein Fehler aufgetreten. Es wurde nichts gespeichert. Kennung für die Suche: {id}',
  offline: 'Der Server antwortet nicht. Ihre Eingabe steht noch hier; versuchen Sie es gleich noch einmal.',
  other: 'Der Server hat das abgelehnt: {text}',
} as const;
