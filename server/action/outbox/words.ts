import type { MessageState, Problem } from './store.ts';

type Language = 'de' | 'en';
type Words = Readonly<Record<Language, string>>;

const states: Readonly<Record<MessageState, Words>> = {
  drafted: { de: 'Entwurf', en: 'Draft' },
  approved: { de: 'Freigegeben', en: 'Approved' },
  claimed: { de: 'Wird gesendet', en: 'Being sent' },
  sent: { de: 'Gesendet', en: 'Sent' },
  failed: { de: 'Nicht gesendet', en: 'Not sent' },
  unknown: { de: 'Ungewiss', en: 'Uncertain' },
};

export function stateIn(state: MessageState, language: Language): string {
  return states[state][language];
}

const text = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** Why a message waits, was refused or is uncertain, and what to do: one or two sentences. */
export function problemIn(problem: Problem, law: string | null, language: Language): string {
  const { facts } = problem;
  const german = language === 'de';
  switch (problem.code) {
    case 'contact-forbidden':
      return `${law ?? ''} ${german ? `Regel ${text(facts['rule'])} (${text(facts['basis'])}). Es ist nichts gesendet worden; nur neue Tatsachen ändern das.` : `Rule ${text(facts['rule'])} (${text(facts['basis'])}). Nothing was sent; only new facts change that.`}`.trim();
    case 'stranger-needs-person':
      return german
        ? 'Erstkontakt mit jemandem, der uns nicht kennt: Den gibt immer ein Mensch frei.'
        : 'First contact with somebody who does not know us: always approved by a person.';
    case 'law-needs-person':
      return german
        ? `Das Recht verlangt hier, dass ein Mensch entscheidet (Regel ${text(facts['rule'])}).`
        : `The law asks for a person’s decision here (rule ${text(facts['rule'])}).`;
    case 'facts-changed':
      return german
        ? `Seit der Freigabe haben sich die Tatsachen geändert: Jetzt gilt Regel ${text(facts['rule'])} statt ${text(facts['approvedRule'])}. Bitte neu ansehen.`
        : `The facts have changed since approval: rule ${text(facts['rule'])} holds now instead of ${text(facts['approvedRule'])}. Please look again.`;
    case 'ground-missing':
      return german
        ? `Es fehlen die konkreten Tatsachen, die für ein Interesse sprechen (mindestens ${text(facts['least'])} Zeichen).`
        : `The concrete facts that speak for an interest are missing (at least ${text(facts['least'])} characters).`;
    case 'held-out':
      return german
        ? 'Diese Firma bleibt für ein laufendes Experiment außen vor (Ausblick, Experimente). Erst wenn es beendet ist, kann sie wieder angeschrieben werden.'
        : 'This company is left alone by a running experiment (Outlook, Experiments). It can be written to again once that has ended.';
    case 'contact-limit-reached':
      return german
        ? `Kontaktgrenze erreicht: ${text(facts['count'])} Kontakte in ${text(facts['days'])} Tagen, erlaubt sind ${text(facts['limit'])}. Es ist nichts gesendet worden.`
        : `Contact limit reached: ${text(facts['count'])} contacts in ${text(facts['days'])} days, ${text(facts['limit'])} are allowed. Nothing was sent.`;
    case 'processing-restricted':
      return german
        ? 'Die Verarbeitung dieser Daten ist eingeschränkt (Art. 18 DSGVO). Es ist nichts gesendet worden.'
        : 'Processing of these data is restricted (Art. 18 GDPR). Nothing was sent.';
    case 'recipient-gone':
      return german
        ? 'Die Firma oder Person ist inzwischen gelöscht. Es ist nichts gesendet worden.'
        : 'The company or person has been deleted since. Nothing was sent.';
    case 'approval-void':
      return german
        ? 'Inhalt oder Empfänger wurden nach der Freigabe verändert, die Freigabe gilt nicht mehr. Es ist nichts gesendet worden.'
        : 'Content or recipient were changed after approval, which no longer counts. Nothing was sent.';
    case 'restored-since':
      return german
        ? 'Seit der Freigabe wurde eine Datensicherung zurückgespielt. Vielleicht ist diese Nachricht schon gesendet: bitte im Ordner „Gesendet“ nachsehen und neu freigeben.'
        : 'A backup was restored after approval. This message may have been sent already: please look into the Sent folder and approve it anew.';
    case 'no-mail-account':
      return german
        ? 'Noch ist kein Postausgangsserver eingetragen. Die Nachricht wartet, bis es einen gibt.'
        : 'No outgoing mail server has been entered yet. The message waits until there is one.';
    case 'no-public-address':
      return german
        ? 'Werbung braucht einen Abmelde-Link, der von außen erreichbar ist: Bitte LOTSE_URL auf die öffentliche https-Adresse setzen. Es ist nichts gesendet worden.'
        : 'Advertising needs an unsubscribe link that can be reached from outside: set LOTSE_URL to the public https address. Nothing was sent.';
    case 'paused':
      return german ? 'Der Postausgang ist angehalten.' : 'The outbox is on hold.';
    case 'mail-server-unreachable':
      return german
        ? `Der Postausgangsserver ist nicht erreichbar (${text(facts['reason'])}). Es ist nichts gesendet worden, Lotse versucht es weiter.`
        : `The mail server cannot be reached (${text(facts['reason'])}). Nothing was sent; Lotse goes on trying.`;
    case 'mail-server-refused':
      return german
        ? 'Der Postausgangsserver lehnt Benutzername oder Passwort ab. Es ist nichts gesendet worden.'
        : 'The mail server refuses user name or password. Nothing was sent.';
    case 'refused':
      return german
        ? `Der Mailserver hat die Nachricht abgelehnt (${text(facts['status'])}). Sie ist nicht zugestellt.`
        : `The mail server refused the message (${text(facts['status'])}). It was not delivered.`;
    case 'refused-for-now':
      return german
        ? `Der Mailserver nimmt die Nachricht vorerst nicht an (${text(facts['status'])}). Lotse versucht es noch einmal.`
        : `The mail server does not take the message for now (${text(facts['status'])}). Lotse tries again.`;
    case 'not-sent':
      return german
        ? 'Die Verbindung brach ab, bevor die Nachricht übergeben war. Sie ist sicher nicht gesendet, Lotse versucht es noch einmal.'
        : 'The connection broke before the message was handed over. It was surely not sent; Lotse tries again.';
    case 'gate-busy':
      return german
        ? 'Gerade werden Widersprüche eingetragen; die Nachricht wartet so lange.'
        : 'Objections are being recorded right now; the message waits for that.';
    case 'connection-lost':
      return german
        ? 'Die Verbindung brach ab, nachdem der Inhalt übergeben war: Ob der Server die Nachricht angenommen hat, ist ungewiss. Lotse sendet sie nicht von selbst noch einmal. Bitte im Ordner „Gesendet“ nachsehen und hier entscheiden.'
        : 'The connection broke after the content was handed over: whether the server took the message is uncertain. Lotse does not send it again by itself. Please look into the Sent folder and decide here.';
    case 'process-lost':
      return german
        ? 'Lotse wurde beendet, während die Nachricht übergeben wurde: Ob sie ankam, ist ungewiss. Sie wird nicht von selbst noch einmal gesendet. Bitte im Ordner „Gesendet“ nachsehen und hier entscheiden.'
        : 'Lotse ended while the message was handed over: whether it arrived is uncertain. It is not sent again by itself. Please look into the Sent folder and decide here.';
    case 'not-sent-by-hand':
      return german ? 'Von Hand als nicht gesendet vermerkt.' : 'Noted by hand as not sent.';
    default:
      return problem.code;
  }
}

const events: Readonly<Record<string, Words>> = {
  drafted: { de: 'Entwurf angelegt', en: 'Drafted' },
  changed: { de: 'Geändert, eine Freigabe gilt nicht mehr', en: 'Changed, an approval no longer counts' },
  approved: { de: 'Freigegeben', en: 'Approved' },
  'approval-withdrawn': { de: 'Freigabe zurückgenommen', en: 'Approval withdrawn' },
  'approval-void': { de: 'Freigabe verfallen', en: 'Approval void' },
  claimed: { de: 'Zum Senden genommen', en: 'Taken for sending' },
  sent: { de: 'Vom Mailserver angenommen', en: 'Taken by the mail server' },
  failed: { de: 'Nicht gesendet', en: 'Not sent' },
  waits: { de: 'Wartet auf den nächsten Versuch', en: 'Waits for the next try' },
  unknown: { de: 'Ausgang ungewiss', en: 'Outcome uncertain' },
  'found-in-sent': { de: 'Im Ordner „Gesendet“ gefunden', en: 'Found in the Sent folder' },
  'not-in-sent': { de: 'Im Ordner „Gesendet“ nicht gefunden', en: 'Not found in the Sent folder' },
  'marked-sent': { de: 'Von Hand als gesendet vermerkt', en: 'Noted by hand as sent' },
  'marked-not-sent': { de: 'Von Hand als nicht gesendet vermerkt', en: 'Noted by hand as not sent' },
  objected: {
    de: 'Die Antwort widerspricht: als Widerspruch beachtet',
    en: 'The answer objects: heeded as an objection',
  },
  discarded: { de: 'Verworfen', en: 'Discarded' },
  restored: { de: 'Wieder hervorgeholt', en: 'Brought back' },
};

export function eventIn(kind: string, language: Language): string {
  return events[kind]?.[language] ?? kind;
}

/** Stands below every advertising mail: Art. 21(4) GDPR and § 7(3) Nr. 4 UWG ask for a clear notice in each use. */
export function objectionNotice(url: string, language: Language): string {
  return language === 'de'
    ? `Sie möchten keine Werbung mehr von uns? Ein Klick genügt, ohne Anmeldung: ${url}\nSie können der Verwendung Ihrer Adresse für Werbung jederzeit widersprechen, auch durch eine Antwort auf diese Nachricht; es entstehen Ihnen keine anderen Kosten als die der Übermittlung nach den Basistarifen.`
    : `You would rather not get advertising from us? One click will do, without signing in: ${url}\nYou can object to the use of your address for advertising at any time, also by answering this message, at no cost other than that of transmission at basic rates.`;
}

export const auditWords = {
  'message.drafted': { de: 'Nachricht entworfen', en: 'Message drafted' },
  'message.changed': { de: 'Nachricht geändert', en: 'Message changed' },
  'message.approved': { de: 'Nachricht freigegeben', en: 'Message approved' },
  'message.approval-withdrawn': {
    de: 'Freigabe einer Nachricht zurückgenommen',
    en: 'Approval of a message withdrawn',
  },
  'message.approval-void': { de: 'Freigabe einer Nachricht verfallen', en: 'Approval of a message void' },
  'message.claimed': { de: 'Nachricht zum Senden genommen', en: 'Message taken for sending' },
  'message.sent': { de: 'Nachricht gesendet', en: 'Message sent' },
  'message.failed': { de: 'Nachricht nicht gesendet', en: 'Message not sent' },
  'message.unknown': { de: 'Ausgang einer Nachricht ungewiss', en: 'Outcome of a message uncertain' },
  'message.resolved': { de: 'Ungewisse Nachricht geklärt', en: 'Uncertain message resolved' },
  'message.discarded': { de: 'Entwurf verworfen', en: 'Draft discarded' },
  'message.restored': { de: 'Entwurf wieder hervorgeholt', en: 'Draft brought back' },
  'mail-account.changed': { de: 'Postausgangsserver geändert', en: 'Outgoing mail server changed' },
  'mail-account.tested': { de: 'Testnachricht gesendet', en: 'Test message sent' },
} as const;
