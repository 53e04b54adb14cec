import type { Ranking } from '#engines/cross-selling/index.ts';
import type { Language } from '../scoring/index.ts';

interface SellingAnswer {
  readonly customers: number;
  readonly suggestions: number;
  readonly out: string;
  readonly findings: readonly { readonly text: string }[];
  readonly check: {
    readonly days: number;
    readonly customers: number;
    readonly engine: Ranking;
    readonly popularityLately: Ranking;
    readonly popularity: Ranking;
    readonly boughtOf100: number;
    readonly better: boolean;
  } | null;
}

/** What the command says to a person who did not ask for JSON. */
export function summaryOf(answer: SellingAnswer, language: Language): string {
  const german = language === 'de';
  const number = (value: number, digits = 0) =>
    value.toLocaleString(german ? 'de-DE' : 'en-GB', { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const percent = (share: number) => (german ? `${number(100 * share)} %` : `${number(100 * share)}%`);
  const { check } = answer;
  const lines = [
    german
      ? `${number(answer.suggestions)} Vorschläge für ${number(answer.customers)} Kunden: ${answer.out}`
      : `${number(answer.suggestions)} suggestions for ${number(answer.customers)} customers: ${answer.out}`,
    ...answer.findings.map(({ text }) => `- ${text}`),
  ];
  if (check === null)
    lines.push(
      german
        ? '- Geprüft werden konnten die Vorschläge an dieser Liste nicht: zu kurz oder zu wenige Kunden. Sie sind eine Reihenfolge ohne Wahrscheinlichkeit.'
        : '- The suggestions could not be tested on this list: too short, or too few customers. They are an order without a probability.',
    );
  else {
    const popular = Math.max(check.popularity.hitRate, check.popularityLately.hitRate);
    lines.push(
      german
        ? `- Geprüft an den letzten ${check.days} Tagen: Von ${number(check.customers)} Kunden, die Neues kauften, traf bei ${percent(check.engine.hitRate)} einer von zehn Vorschlägen, mit bloß Beliebtem bei ${percent(popular)}. Von 100 Vorschlägen an alle wurden ${number(check.boughtOf100, 1)} gekauft.`
        : `- Tested on the last ${check.days} days: of ${number(check.customers)} customers who bought something new, one of ten suggestions was right for ${percent(check.engine.hitRate)}, with what is popular for ${percent(popular)}. Of 100 suggestions to everybody ${number(check.boughtOf100, 1)} were bought.`,
    );
    if (!check.better)
      lines.push(
        german
          ? '- Das ist nicht besser, als Beliebtes vorzuschlagen: Auf diese Vorschläge ist in dieser Liste kein Verlass.'
          : '- That is no better than suggesting what is popular: with this list these suggestions cannot be relied on.',
      );
  }
  return lines.join('\n');
}
