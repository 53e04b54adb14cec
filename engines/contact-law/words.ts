// Why, and what to mind, for people who never read a statute. One sentence per rule and outcome; what would change a "forbidden" stands with it,
// because only new facts do and the reader should know which.
import type { ContactAnswer, Decision } from './decide.ts';

export type Language = 'de' | 'en';
type Sentences = Readonly<Record<string, Readonly<Partial<Record<Decision, string>>>>>;

const german: Sentences = {
  R00: {
    forbidden:
      'Zu diesem Kontakt fehlen Angaben. Was unbekannt ist, gilt als verboten (Art. 5 Abs. 2, Art. 25 DSGVO): erst Kanal, Empfänger, Beziehung, Einwilligung, Widerspruch und Zweck klären.',
  },
  R01: { allowed: 'Eine gesetzlich vorgeschriebene Mitteilung ist immer erlaubt (Art. 6 Abs. 1 Buchst. c DSGVO).' },
  R02: {
    needs_human:
      'Eine Nachricht zum Vertrag setzt einen Vertrag voraus, und es ist keiner bekannt (Art. 6 Abs. 1 Buchst. b DSGVO). Bitte prüfen.',
  },
  R03: { needs_human: 'Für Nachrichten zum Vertrag ist dieser Kanal ungewöhnlich. Bitte prüfen.' },
  R04: {
    allowed:
      'Nachrichten zur Vertragsabwicklung sind erlaubt (Art. 6 Abs. 1 Buchst. b und f DSGVO). Schon ein werbender Zusatz macht daraus Werbung (BGH VI ZR 225/17).',
  },
  R05: { needs_human: 'Es ist keine Anfrage festgehalten, auf die geantwortet werden könnte. Bitte prüfen.' },
  R06: {
    needs_human:
      'Gegen Werbung liegt ein Widerspruch vor. Ob er auch diese Antwort umfasst, muss ein Mensch prüfen (Art. 21 Abs. 2 und 3 DSGVO).',
  },
  R07: {
    allowed: 'Die Antwort bleibt in dem Chat, den die Person selbst begonnen hat, und ist deshalb erlaubt.',
    needs_human:
      'Gegen diesen Kanal liegt ein Widerspruch vor. Ob er auch diese Antwort umfasst, muss ein Mensch prüfen (Art. 21 Abs. 2 und 3 DSGVO).',
  },
  R08: {
    needs_human:
      'Eine Anfrage von einem Automaten beantworten zu lassen ist heikel (§ 7 Abs. 2 Nr. 2 UWG). Bitte prüfen.',
  },
  R09: { allowed: 'Eine Anfrage darf beantwortet werden (Art. 6 Abs. 1 Buchst. b DSGVO).' },
  R10: { forbidden: 'Um eine Bestätigung der Anmeldung (Double-Opt-in) darf nur per E-Mail gebeten werden.' },
  R11: {
    forbidden:
      'Wer widersprochen oder seine Einwilligung widerrufen hat, darf nicht erneut um eine gebeten werden (Art. 21 Abs. 3, Art. 7 Abs. 3 DSGVO).',
  },
  R12: {
    forbidden:
      'Ungefragt um eine Einwilligung zu bitten ist selbst schon Werbung (§ 7 Abs. 2 Nr. 2 UWG). Die Person muss sich zuerst selbst anmelden.',
  },
  R13: { allowed: 'Die Person hat sich selbst angemeldet; die Bitte um Bestätigung ist erlaubt (BGH I ZR 164/09).' },
  R20: {
    forbidden:
      'Die Person hat jeder Werbung widersprochen (Art. 21 Abs. 2 und 3 DSGVO, § 7 Abs. 1 UWG). Das gilt, bis sie selbst den Widerspruch zurücknimmt.',
  },
  R21: {
    forbidden:
      'Die Person hat Werbung auf diesem Kanal widersprochen (Art. 21 Abs. 2 und 3 DSGVO, § 7 Abs. 1 und Abs. 3 Nr. 3 UWG). Das gilt, bis sie selbst den Widerspruch zurücknimmt.',
  },
  R22: {
    forbidden:
      'Die Einwilligung ist widerrufen (Art. 7 Abs. 3 DSGVO). Nur eine neue, dokumentierte Einwilligung ändert das.',
  },
  R30: {
    allowed:
      'Werbung per Brief ist erlaubt, solange niemand widerspricht (Art. 6 Abs. 1 Buchst. f DSGVO, Erwägungsgrund 47).',
  },
  R31: {
    allowed:
      'Für Werbung im Chat liegt eine dokumentierte Einwilligung vor (§ 7 Abs. 2 Nr. 2 UWG, vorsichtige Auslegung).',
    forbidden:
      'Werbung im Chat braucht eine ausdrückliche, dokumentierte Einwilligung (§ 7 Abs. 2 Nr. 2 UWG, vorsichtige Auslegung). Es liegt keine vor.',
  },
  R32: {
    allowed: 'Für Werbung per Fax oder Sprachautomat liegt eine dokumentierte Einwilligung vor (§ 7 Abs. 2 Nr. 2 UWG).',
    forbidden:
      'Werbung per Fax oder Sprachautomat braucht eine ausdrückliche, dokumentierte Einwilligung, auch bei Unternehmen (§ 7 Abs. 2 Nr. 2 UWG). Es liegt keine vor.',
  },
  R40: { allowed: 'Für Werbeanrufe liegt eine dokumentierte Einwilligung vor (§ 7 Abs. 2 Nr. 1 UWG).' },
  R41: {
    forbidden:
      'Werbeanrufe bei Verbrauchern sind ohne ausdrückliche, dokumentierte Einwilligung verboten und bußgeldbewehrt (§ 7 Abs. 2 Nr. 1 Alt. 1, § 20 UWG). Wer nicht als Unternehmen bekannt ist, gilt als Verbraucher.',
  },
  R42: {
    needs_human:
      'Ein Anruf kommt in Betracht, wenn das Unternehmen mutmaßlich einverstanden ist (§ 7 Abs. 2 Nr. 1 Alt. 2 UWG). Wer anruft, hält fest, welche Tatsachen dafür sprechen.',
  },
  R43: {
    needs_human:
      'Bei einem Kunden und ähnlichen Produkten kann das Einverständnis mit einem Anruf zu vermuten sein (§ 7 Abs. 2 Nr. 1 Alt. 2 UWG). Wer anruft, hält fest, welche Tatsachen dafür sprechen.',
  },
  R44: {
    forbidden:
      'Kaltakquise am Telefon: Ein allgemeines Interesse der Branche genügt nicht (§ 7 Abs. 2 Nr. 1 Alt. 2 UWG, BGH I ZR 191/03). Es braucht eine dokumentierte Einwilligung oder konkrete Tatsachen, die für ein Einverständnis sprechen.',
  },
  R50: {
    allowed: 'Für diese Werbung liegt eine ausdrückliche, dokumentierte Einwilligung vor (§ 7 Abs. 2 Nr. 2 UWG).',
  },
  R51: {
    allowed:
      'Bestandskunde, eigene ähnliche Produkte, Adresse aus einem Verkauf und auf den Widerspruch hingewiesen: E-Mail-Werbung ist ohne Einwilligung erlaubt (§ 7 Abs. 3 UWG, EuGH C-654/23).',
  },
  R52: {
    needs_human:
      'Die Ausnahme für Bestandskunden ist nicht vollständig erfüllt (§ 7 Abs. 3 UWG): Es fehlt der Hinweis auf den Widerspruch in jeder Nachricht, oder die Kundenbeziehung ist beendet. Bitte prüfen.',
  },
  R53: {
    forbidden:
      'E-Mails, SMS und Direktnachrichten mit Werbung sind ohne ausdrückliche, dokumentierte Einwilligung verboten, auch an Unternehmen (§ 7 Abs. 2 Nr. 2 UWG, OLG Hamm 18 U 154/22).',
  },
  R99: {
    forbidden:
      'Dieser Fall ist nicht geregelt. Was nicht geregelt ist, gilt als verboten (Art. 5 Abs. 2, Art. 25 DSGVO).',
  },
};

const english: Sentences = {
  R00: {
    forbidden:
      'Facts about this contact are missing. What is unknown counts as forbidden (Art. 5(2), 25 GDPR): first settle channel, addressee, relation, consent, objection and purpose.',
  },
  R01: { allowed: 'A notice that the law demands is always allowed (Art. 6(1)(c) GDPR).' },
  R02: {
    needs_human: 'A message about a contract needs a contract, and none is known (Art. 6(1)(b) GDPR). Please check.',
  },
  R03: { needs_human: 'This channel is unusual for messages about a contract. Please check.' },
  R04: {
    allowed:
      'Messages that carry out a contract are allowed (Art. 6(1)(b) and (f) GDPR). Any advertising in them turns them into advertising (BGH VI ZR 225/17).',
  },
  R05: { needs_human: 'No inquiry is on record that could be answered. Please check.' },
  R06: {
    needs_human:
      'There is an objection to advertising. Whether it covers this answer is for a person to check (Art. 21(2)-(3) GDPR).',
  },
  R07: {
    allowed: 'The answer stays in the chat that the person opened, so it is allowed.',
    needs_human:
      'There is an objection to this channel. Whether it covers this answer is for a person to check (Art. 21(2)-(3) GDPR).',
  },
  R08: { needs_human: 'Having a machine call to answer an inquiry is delicate (§ 7(2) No. 2 UWG). Please check.' },
  R09: { allowed: 'An inquiry may be answered (Art. 6(1)(b) GDPR).' },
  R10: { forbidden: 'The request to confirm a sign-up (double opt-in) may be sent by e-mail only.' },
  R11: {
    forbidden: 'Somebody who objected or withdrew consent must not be asked for it again (Art. 21(3), 7(3) GDPR).',
  },
  R12: {
    forbidden: 'Asking for consent unasked is advertising itself (§ 7(2) No. 2 UWG). The person has to sign up first.',
  },
  R13: { allowed: 'The person signed up, so the request to confirm is allowed (BGH I ZR 164/09).' },
  R20: {
    forbidden:
      'The person objected to all advertising (Art. 21(2)-(3) GDPR, § 7(1) UWG). This holds until they take the objection back themselves.',
  },
  R21: {
    forbidden:
      'The person objected to advertising on this channel (Art. 21(2)-(3) GDPR, § 7(1) and (3) No. 3 UWG). This holds until they take the objection back themselves.',
  },
  R22: { forbidden: 'Consent was withdrawn (Art. 7(3) GDPR). Only a new, documented consent changes that.' },
  R30: { allowed: 'Advertising by letter is allowed as long as nobody objects (Art. 6(1)(f) GDPR, recital 47).' },
  R31: {
    allowed: 'There is documented consent to advertising in the chat (§ 7(2) No. 2 UWG, conservative reading).',
    forbidden:
      'Advertising in a chat needs express, documented consent (§ 7(2) No. 2 UWG, conservative reading). There is none.',
  },
  R32: {
    allowed: 'There is documented consent to advertising by fax or automated call (§ 7(2) No. 2 UWG).',
    forbidden:
      'Advertising by fax or automated call needs express, documented consent, from businesses too (§ 7(2) No. 2 UWG). There is none.',
  },
  R40: { allowed: 'There is documented consent to sales calls (§ 7(2) No. 1 UWG).' },
  R41: {
    forbidden:
      'Sales calls to consumers without express, documented consent are forbidden and may be fined (§ 7(2) No. 1 Alt. 1, § 20 UWG). Whoever is not known to be a business counts as a consumer.',
  },
  R42: {
    needs_human:
      'A call is possible if the business would presumably agree (§ 7(2) No. 1 Alt. 2 UWG). The caller records the facts that speak for it.',
  },
  R43: {
    needs_human:
      'For a customer and similar products, agreement to a call may be presumed (§ 7(2) No. 1 Alt. 2 UWG). The caller records the facts that speak for it.',
  },
  R44: {
    forbidden:
      'Cold call: a general interest of the trade is not enough (§ 7(2) No. 1 Alt. 2 UWG, BGH I ZR 191/03). It takes documented consent or concrete facts that speak for agreement.',
  },
  R50: { allowed: 'There is express, documented consent to this advertising (§ 7(2) No. 2 UWG).' },
  R51: {
    allowed:
      'Existing customer, own similar products, address from a sale and told of the right to object: advertising by e-mail is allowed without consent (§ 7(3) UWG, CJEU C-654/23).',
  },
  R52: {
    needs_human:
      'The exception for existing customers is not fully met (§ 7(3) UWG): the notice of the right to object in each message is missing, or the customer relation has ended. Please check.',
  },
  R53: {
    forbidden:
      'E-mails, text messages and direct messages with advertising are forbidden without express, documented consent, to businesses too (§ 7(2) No. 2 UWG, OLG Hamm 18 U 154/22).',
  },
  R99: { forbidden: 'No rule covers this case. What is not covered counts as forbidden (Art. 5(2), 25 GDPR).' },
};

const germanDuties: Readonly<Record<string, string>> = {
  no_marketing_text: 'keine Werbung im Text, auch nicht in der Signatur',
  only_scope_of_inquiry: 'nur auf das antworten, wonach gefragt wurde',
  once: 'nur ein einziges Mal fragen',
  art14_notice: 'angeben, woher die Daten stammen (Art. 14 DSGVO)',
  art21_4_notice: 'deutlich auf das Widerspruchsrecht hinweisen (Art. 21 Abs. 4 DSGVO)',
  suppression_check: 'vor dem Versand mit der Sperrliste abgleichen',
  sender_identity: 'Absender klar nennen',
  stop_address: 'eine Adresse nennen, an die „Stopp“ genügt',
  par7a_evidence_5y: 'Nachweis der Einwilligung fünf Jahre aufbewahren (§ 7a UWG)',
  show_caller_id: 'eigene Rufnummer anzeigen',
  no_recording_without_consent: 'nicht aufzeichnen, ehe alle zugestimmt haben',
  reason_text_min_40: 'vor dem Anruf den konkreten Anlass notieren (mindestens 40 Zeichen)',
  one_click_unsubscribe: 'Abmeldung mit einem Klick',
  imprint: 'Impressum angeben',
  consent_scope_match: 'nur zu dem werben, worauf sich die Einwilligung bezieht',
  notice_each_use: 'in jeder Nachricht auf das Widerspruchsrecht hinweisen',
};

const englishDuties: Readonly<Record<string, string>> = {
  no_marketing_text: 'no advertising in the text, nor in the signature',
  only_scope_of_inquiry: 'answer only what was asked',
  once: 'ask a single time only',
  art14_notice: 'say where the data came from (Art. 14 GDPR)',
  art21_4_notice: 'point clearly to the right to object (Art. 21(4) GDPR)',
  suppression_check: 'check against the suppression list before sending',
  sender_identity: 'name the sender clearly',
  stop_address: 'give an address where “stop” is enough',
  par7a_evidence_5y: 'keep the proof of consent for five years (§ 7a UWG)',
  show_caller_id: 'show your own number',
  no_recording_without_consent: 'do not record before everybody agreed',
  reason_text_min_40: 'note the concrete reason before calling (at least 40 characters)',
  one_click_unsubscribe: 'unsubscribe with one click',
  imprint: 'give the imprint',
  consent_scope_match: 'advertise only what the consent covers',
  notice_each_use: 'point to the right to object in every message',
};

const byLanguage = {
  de: { sentences: german, duties: germanDuties, mind: 'Zu beachten' },
  en: { sentences: english, duties: englishDuties, mind: 'Mind' },
} as const;

/** Why the answer is what it is, without the duties. The basis itself where a table brings a rule that has no sentence yet. */
export function reasonIn(answer: ContactAnswer, language: Language): string {
  return byLanguage[language].sentences[answer.rule]?.[answer.decision] ?? `${answer.rule}: ${answer.basis}`;
}

/** A duty in words, for a list of things to mind. */
export function dutyIn(duty: string, language: Language): string {
  return byLanguage[language].duties[duty] ?? duty;
}

/** The whole answer as text: why, then what to mind. */
export function sentence(answer: ContactAnswer, language: Language): string {
  const reason = reasonIn(answer, language);
  if (answer.duties.length === 0) return reason;
  return `${reason} ${byLanguage[language].mind}: ${answer.duties.map((duty) => dutyIn(duty, language)).join('; ')}.`;
}
