import { fold } from '#engines/text/index.ts';

type Table = readonly (readonly [value: string, words: RegExp])[];

// Tested in this order: "ehemaliger Kunde" must not be taken for a customer. Words are folded before (ä→a, ß→ss, ue→u).
const TABLES: Readonly<Record<string, Table>> = {
  'company.relation': [
    ['former_customer', /^(?:ehemalig|ex ?kunde|altkunde|former|verloren|inaktiver kunde|churned)/],
    ['partner', /^(?:partner|lieferant|supplier|vendor|handler|reseller|distributor|handelspartner)/],
    [
      'customer',
      /^(?:kunde|kundin|customer|bestandskunde|stammkunde|a ?kunde|b ?kunde|c ?kunde|neukunde|client|debitor|evangelist|aktiv|active|[abc]$|key account|endkunde|grosskunde)/,
    ],
    // Only who asked. "Interessent" and "Prospect" name people whom somebody would like to sell to: a stage, no ground to write to them.
    ['inquiry', /^(?:anfrage|anfragend|hat angefragt|inquiry|enquiry|inbound)/],
    ['none', /^(?:kein|none|sonstig|other|adresse|kontakt|unbekannt|wettbewerb|competitor|presse)/],
  ],
  'company.lead_stage': [
    ['mql', /^(?:mql|marketing ?qualified)/],
    ['sal', /^(?:sal$|sales ?accepted)/],
    ['sql', /^(?:sql|sales ?qualified|opportunity)/],
    ['new', /^(?:lead|subscriber|interessent|prospect|potenziell|potentiell|potential|zielkunde|wunschkunde)/],
  ],
  'person.buying_role': [
    ['decider', /^(?:entscheid|decision|decider|ja$|economic)/],
    ['influencer', /^(?:beeinfluss|influenc)/],
    ['user', /^(?:anwend|nutzer|user|end ?user)/],
    ['gatekeeper', /^(?:gatekeep|turhuter|turwachter|sekretariat|informationsselek)/],
    ['buyer', /^(?:einkauf|buyer|purchas|budget)/],
    ['champion', /^(?:champion|befurwort|forder|coach|promotor|executive sponsor)/],
    ['blocker', /^(?:block|gegner|verhinder|bremser)/],
  ],
  'deal.stage': [
    ['won', /(?:gewonnen|^won|closed ?won|auftrag erteilt|abgeschlossen gewonnen|bestellt)/],
    ['lost', /(?:verloren|^lost|closed ?lost|abgesagt|storniert|abgelehnt)/],
    ['negotiation', /(?:verhandl|negotiat|contract ?sent|vertrag|decision ?maker)/],
    ['quoted', /(?:angebot|proposal|quote|offer|presentation)/],
    ['needs', /(?:bedarf|needs|analyse|analysis|demo|termin|appointment|contact made|value proposition|perception)/],
    ['qualified', /(?:qualif|neu|new|lead|prospect|idee|kontakt|offen|open|interess|in bearbeitung)/],
  ],
  'deal.outcome': [
    ['won', /^(?:gewonnen|won|closed ?won|erfolgreich|auftrag)/],
    ['lost', /^(?:verloren|lost|closed ?lost|abgesagt|storniert|abgelehnt)/],
    ['open', /^(?:offen|open|aktiv|active|laufend|in bearbeitung|neu$|new$)/],
  ],
  'quote.status': [
    ['accepted', /(?:angenommen|beauftragt|accepted|gewonnen|won|auftrag)/],
    ['declined', /(?:abgelehnt|declined|rejected|verloren|lost|storn)/],
    ['expired', /(?:abgelaufen|expired|verfallen)/],
    ['open', /(?:offen|open|gesendet|sent|versendet|draft|entwurf|neu|aktiv)/],
  ],
  'activity.kind': [
    ['call', /(?:anruf|telefon|call|phone|tel$)/],
    ['visit', /(?:besuch|visit|vor ort|aussendienst)/],
    ['meeting', /(?:termin|meeting|besprechung|treffen|demo|video|teams|prasentation|lunch)/],
    ['email', /(?:mail|e mail)/],
    ['letter', /(?:brief|letter|post)/],
    ['message', /(?:nachricht|message|sms|whatsapp|chat|linkedin|xing)/],
    ['fair', /(?:messe|fair|ausstellung|event|veranstaltung)/],
    ['web', /(?:web|formular|form|download)/],
    ['note', /(?:notiz|note|sonstig|aufgabe|task|other|vermerk)/],
  ],
  'activity.direction': [
    ['in', /^(?:ein|in|inbound|incoming|received|empfangen)/],
    ['out', /^(?:aus|out|outbound|outgoing|sent|gesendet)/],
  ],
  'consent.channel': [
    ['email', /(?:mail|newsletter)/],
    ['sms_messenger', /(?:sms|whatsapp|messenger)/],
    ['phone_human', /(?:telefon|phone|anruf|call|^tel)/],
    ['fax', /fax/],
    ['post', /(?:post|brief)/],
    ['social_dm', /(?:social|linkedin|xing)/],
    ['all', /(?:alle|all|jede|gesamt|komplett|any|werbung)/],
  ],
};

/** The choice a word stands for; null when it stands for none. */
export function readChoice(role: string, cell: string): string | null {
  const key = fold(cell);
  return TABLES[role]?.find(([, words]) => words.test(key))?.[0] ?? null;
}

/** Share of the filled cells that are words of this choice, 0 to 1; null when none is filled. */
export function choicesFit(role: string, cells: readonly string[]): number | null {
  const filled = cells.filter((cell) => cell.trim() !== '');
  if (filled.length === 0) return null;
  const known = (cell: string) =>
    readChoice(role, cell) !== null || (role === 'company.relation' && readChoice('company.lead_stage', cell) !== null);
  return filled.filter(known).length / filled.length;
}
