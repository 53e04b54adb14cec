import { composeGerman } from './compose-de.ts';
import { composeEnglish } from './compose-en.ts';
import type { DraftFacts, DraftKind, Language, Missing } from './facts.ts';
import type { Composed } from './parts.ts';

export type Draft =
  | { readonly subject: string | null; readonly body: string }
  | { readonly missing: readonly Missing[]; readonly text: string };

const WANTED: Readonly<Record<Missing, { readonly de: string; readonly en: string }>> = {
  'recipient-company': { de: 'an welche Firma geschrieben wird', en: 'which company is written to' },
  usp: {
    de: 'was Ihr Unternehmen ausmacht (Steuerung, Einstellungen)',
    en: 'what sets your company apart (Control, Settings)',
  },
  contact: {
    de: 'ein Gespräch oder ein anderer Kontakt, auf den sich der Text beziehen kann',
    en: 'a conversation or another contact to refer to',
  },
  quote: { de: 'ein offenes Angebot', en: 'an open quote' },
  order: { de: 'ein früherer Auftrag', en: 'an earlier order' },
  inquiry: { de: 'eine eingegangene Anfrage', en: 'an inquiry that came in' },
  event: { de: 'Name und Tag einer kommenden Veranstaltung', en: 'name and day of a coming event' },
  product: { de: 'ein Produkt', en: 'a product' },
  pause: {
    de: 'eine Pause: der letzte Auftrag oder Kontakt ist keine zwei Monate her',
    en: 'a pause: the last order or contact is less than two months ago',
  },
};

/**
 * A finished text from the facts at hand, or which facts it would take. The same facts and `variant` give the same text; another
 * variant another wording. Nothing is invented: what is not in the facts is not in the text.
 */
export function writeDraft(kind: DraftKind, language: Language, facts: DraftFacts, variant = 0): Draft {
  let turn = variant;
  const pick = <T>(list: readonly T[]): T => {
    const chosen = list[Math.abs(turn) % list.length]!;
    turn = Math.imul(turn ^ 0x9e3779b9, 0x85ebca6b) >>> 3;
    return chosen;
  };
  const made: Composed | readonly Missing[] =
    language === 'de' ? composeGerman(kind, facts, pick) : composeEnglish(kind, facts, pick);
  if (!('body' in made)) return { missing: made, text: refusal(made, language) };
  // A firm may end in a full stop of its own (e. K.).
  return { subject: made.subject, body: made.body.replace(/\.\.(?=\s|$)/g, '.').replace(/ +(?=\n|$)/g, '') };
}

function refusal(missing: readonly Missing[], language: Language): string {
  const wanted = missing.map((one) => WANTED[one][language]).join(language === 'de' ? ' oder ' : ' or ');
  return language === 'de'
    ? `Dafür ist noch zu wenig bekannt. Es fehlt: ${wanted}.`
    : `Too little is known for this yet. Missing: ${wanted}.`;
}
