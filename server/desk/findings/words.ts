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

interface NamedSource {
  readonly label: string;
  readonly url: string;
  readonly day: string;
  readonly legalGround: string;
  readonly fields: readonly string[];
}

/** Art. 14 (1) c, d and (2) b, c, e, f GDPR. Who writes, how long data are kept and the data protection officer's address are the sender's to add. */
export function noticeText(sources: readonly NamedSource[], language: Language): string {
  const from = sources
    .slice(0, 3)
    .map(({ label, url, day: on, fields }) =>
      language === 'de'
        ? `am ${day(on)} auf ${url} (${label}): ${fields.join(', ')}`
        : `on ${day(on)} at ${url} (${label}): ${fields.join(', ')}`,
    )
    .join('; ');
  const grounds = [...new Set(sources.map(({ legalGround }) => legalGround).filter((ground) => ground !== ''))];
  if (language === 'en')
    return [
      `Where we have your details from (Art. 14 GDPR): we found them in a public place, ${from}.`,
      `We use them to get in touch with you about offers that may suit your business${grounds.length > 0 ? `; legal ground: ${grounds.join('; ')}` : ''}.`,
      'You may object to this at any time (Art. 21 GDPR), and you may ask for access, correction, erasure or restriction. You may also complain to a data protection authority.',
    ].join(' ');
  return [
    `Woher wir Ihre Angaben haben (Art. 14 DSGVO): Wir haben sie öffentlich zugänglichen Seiten entnommen, und zwar ${from}.`,
    `Wir nutzen sie, um mit Ihnen über Angebote ins Gespräch zu kommen, die zu Ihrem Betrieb passen könnten${grounds.length > 0 ? `; Rechtsgrundlage: ${grounds.join('; ')}` : ''}.`,
    'Sie können dem jederzeit widersprechen (Art. 21 DSGVO) und Auskunft, Berichtigung, Löschung oder Einschränkung verlangen. Auch eine Beschwerde bei einer Datenschutzaufsicht steht Ihnen offen.',
  ].join(' ');
}
