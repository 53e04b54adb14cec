import type { Peak } from '#engines/saturation/index.ts';

export type Language = 'de' | 'en';

const percents = {
  de: new Intl.NumberFormat('de-DE', { style: 'percent', maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { style: 'percent', maximumFractionDigits: 1 }),
};
const numbers = { de: new Intl.NumberFormat('de-DE'), en: new Intl.NumberFormat('en-GB') };

export const percentIn = (share: number, language: Language): string =>
  percents[language].format(share).replace('-', '−');
export const numberIn = (value: number, language: Language): string =>
  numbers[language].format(value).replace('-', '−');

/** What is known about the number of contacts that bring most, as one sentence. */
export function peakIn(
  peak: Peak,
  { windowDays, unit }: { windowDays: number; unit: 'account' | 'person' },
  language: Language,
): string {
  const german = language === 'de';
  const whom = german ? (unit === 'account' ? 'Konto' : 'Person') : unit === 'account' ? 'account' : 'person';
  const n = (value: number): string => numberIn(value, language);
  switch (peak.state) {
    case 'known':
      return german
        ? `Am meisten bringen ${n(peak.count)} Kontakte in ${windowDays} Tagen je ${whom} (zu ${percentIn(peak.sure, language)} sicher, auf einen Kontakt genau).`
        : `${n(peak.count)} contacts in ${windowDays} days per ${whom} bring most (${percentIn(peak.sure, language)} sure, give or take one contact).`;
    case 'not-seen':
      return german
        ? `Bis ${n(peak.atLeast)} Kontakte in ${windowDays} Tagen je ${whom} ist keine Sättigung zu sehen; mehr wurde kaum probiert.`
        : `No saturation can be seen up to ${n(peak.atLeast)} contacts in ${windowDays} days per ${whom}; more was hardly ever tried.`;
    case 'unknown':
      if (peak.reason === 'no-repeats')
        return german
          ? `Noch nicht zu sagen: kaum jemand wurde in ${windowDays} Tagen dreimal kontaktiert.`
          : `Cannot be said yet: hardly anybody was contacted three times in ${windowDays} days.`;
      if (peak.reason === 'no-variation')
        return german
          ? 'Noch nicht zu sagen: alle Kontakte hatten dasselbe Ergebnis.'
          : 'Cannot be said yet: all contacts had the same result.';
      return german
        ? `Noch nicht genug Daten: ${n(peak.touches)} von etwa ${n(peak.needed)} Kontakten.${peak.reason === 'too-uncertain' ? ` Irgendwo zwischen ${n(peak.low)} und ${n(peak.high)}.` : ''}`
        : `Not enough data yet: ${n(peak.touches)} of about ${n(peak.needed)} contacts.${peak.reason === 'too-uncertain' ? ` Somewhere between ${n(peak.low)} and ${n(peak.high)}.` : ''}`;
  }
}
