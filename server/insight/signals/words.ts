import type { Complaint, DealSignal, LeadSignal, OrderSignal } from './store.ts';

export type Language = 'de' | 'en';

const euro = {
  de: new Intl.NumberFormat('de-DE', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }),
  en: new Intl.NumberFormat('en-GB', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 }),
};
const percent = (share: number): string => `${Math.round(share * 100)} %`;
const moneyIn = (cents: number, language: Language): string => euro[language].format(cents / 100);

/** How likely a deal is won, and what lifts or lowers it most. */
export function dealIn({ title, probability, low, high, cases, reasons }: DealSignal, language: Language): string {
  const german = language === 'de';
  const range = `${percent(low)} – ${percent(high)}`;
  const strongest = reasons[0];
  const why = strongest === undefined ? '' : `; ${signIn(strongest.points, language)} ${strongest[language]}`;
  const from = german ? `gelernt aus ${cases} eigenen Fällen` : `learnt from ${cases} cases of your own`;
  return german
    ? `Chance „${title}“ wird mit ${percent(probability)} gewonnen (${range}, ${from}${why})`
    : `Deal “${title}” is won with ${percent(probability)} (${range}, ${from}${why})`;
}

function signIn(points: number, language: Language): string {
  if (language === 'de') return points >= 0 ? 'dafür spricht am meisten:' : 'dagegen spricht am meisten:';
  return points >= 0 ? 'most in favour:' : 'most against:';
}

export function slipIn(slip: number, language: Language): string {
  return language === 'de'
    ? `Zum geplanten Abschluss ist sie mit ${percent(slip)} noch nicht entschieden`
    : `By the planned close it is still undecided with ${percent(slip)}`;
}

export function atRiskIn({ atRiskCents }: OrderSignal, language: Language): string | null {
  if (atRiskCents === null || atRiskCents < 100_00) return null;
  return language === 'de'
    ? `Auf dem Spiel stehen etwa ${moneyIn(atRiskCents, 'de')} im Jahr`
    : `About ${moneyIn(atRiskCents, 'en')} a year are at stake`;
}

export function leadIn({ score, fit, interest, probability, low, high }: LeadSignal, language: Language): string {
  const german = language === 'de';
  if (probability !== null && low !== null && high !== null)
    return german
      ? `Erster Auftrag binnen 180 Tagen mit ${percent(probability)} (${percent(low)} – ${percent(high)}), gelernt aus eigener Vergangenheit`
      : `First order within 180 days with ${percent(probability)} (${percent(low)} – ${percent(high)}), learnt from your own past`;
  return german
    ? `Lead-Wert ${score} von 100 (Passung ${fit}, Interesse ${interest ?? 0})`
    : `Lead score ${score} of 100 (fit ${fit}, interest ${interest ?? 0})`;
}

export function complaintIn({ on, subject }: Complaint, language: Language): string {
  const day = new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    dateStyle: 'medium',
    timeZone: 'UTC',
  }).format(new Date(`${on}T00:00:00Z`));
  return language === 'de'
    ? `Beschwerde vom ${day}: „${subject}“. Erst klären, dann anbieten`
    : `Complaint of ${day}: “${subject}”. Settle it before offering anything`;
}
