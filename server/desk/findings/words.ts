import type { DigestItem, Tiding } from '#contract/desk/findings.ts';
import { newsLabel } from '#server/intake/sources/index.ts';

type Language = 'de' | 'en';

export const tidingLabel = (kind: Tiding, language: Language): string =>
  kind === 'listed' ? { de: 'Neu im Verzeichnis', en: 'New in the directory' }[language] : newsLabel(kind, language);

/** Regions that no territory covers go by the first two digits of their postal code. */
export function regionWords(language: Language) {
  const noRegion = { de: 'Ohne Ortsangabe', en: 'Place not given' }[language];
  return {
    noRegion,
    anyIndustry: { de: 'Weitere Branchen', en: 'Other industries' }[language],
    zone: (country: string | null, code: string | null): string => {
      if (code === null || code === '') return noRegion;
      const digits = `${code.slice(0, 2)}${'x'.repeat(Math.max(0, code.length - 2))}`;
      const land = country === null || country === 'DE' ? '' : `${country} `;
      return { de: `PLZ-Gebiet ${land}${digits}`, en: `Postal area ${land}${digits}` }[language];
    },
  };
}

/** A value that another took the place of. */
export const changedTo = (
  { old, new: now }: { readonly old: string | null; readonly new: string | null },
  language: Language,
): string => `${now ?? '–'}${old === null ? '' : ` (${{ de: 'bisher', en: 'was' }[language]} ${old})`}`;

const day = (iso: string): string => {
  const [year, month, date] = iso.split('-');
  return [date && Number(date), month && Number(month), year].filter((part) => part !== undefined).join('.');
};
/** What a page says must not become markup of the newsletter. */
const plain = (text: string): string => text.replace(/\s+/g, ' ').replace(/([\\`*_[\]<>#])/g, '\\$1');

interface Region {
  readonly region: string;
  readonly industries: readonly { readonly industry: string; readonly items: readonly DigestItem[] }[];
}

/** Markdown, because every newsletter tool takes it and a person can read it as it is. */
export function digestText(
  regions: readonly Region[],
  { since, until }: { readonly since: string; readonly until: string },
  language: Language,
): string {
  const title = { de: 'Was sich in der Region tut', en: 'News from the region' }[language];
  const to = { de: 'bis', en: 'to' }[language];
  const source = { de: 'Quelle', en: 'Source' }[language];
  const lines = [`# ${title}`, '', `${day(since)} ${to} ${day(until)}`];
  for (const { region, industries } of regions) {
    lines.push('', `## ${plain(region)}`);
    for (const { industry, items } of industries) {
      lines.push('', `### ${plain(industry)}`, '');
      for (const item of items) {
        const who = [item.company, item.place].filter((part) => part !== null).join(', ');
        const said = `${plain(item.sentence)} (${source}: ${plain(item.source)}, ${day(item.day)}, <${encodeURI(decodeSafely(item.url))}>)`;
        lines.push(`- **${item.label}${who === '' ? '' : `: ${plain(who)}`}.** ${said}`);
      }
    }
  }
  return `${lines.join('\n')}\n`;
}

function decodeSafely(url: string): string {
  try {
    return decodeURI(url);
  } catch {
    return url;
  }
}
