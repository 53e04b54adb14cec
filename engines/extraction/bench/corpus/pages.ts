import { dice, type Firm, makeFirm } from './firms.ts';
import { LAYOUTS, type Layout } from './layouts.ts';
import { HELD_LAYOUTS } from './layouts-held.ts';
import { Teller, type Truth } from './teller.ts';

export interface CorpusPage {
  readonly layout: string;
  readonly held: boolean;
  readonly html: string;
  readonly charset: 'utf-8' | 'windows-1252';
  readonly truth: Truth;
}

const FORCED: Readonly<Record<string, Pick<Firm, 'country' | 'kind'>>> = {
  'erecht24-classic': { country: 'DE', kind: 'gmbh' },
  'erecht24-kg': { country: 'DE', kind: 'kg' },
  'general-partner-prose': { country: 'DE', kind: 'kg' },
  'partner-list': { country: 'DE', kind: 'kg' },
  'austria-ecg': { country: 'AT', kind: 'gmbh' },
  swiss: { country: 'CH', kind: 'gmbh' },
  'jimdo-craftsman': { country: 'DE', kind: 'ek' },
};
const MIX: readonly Pick<Firm, 'country' | 'kind'>[] = [
  { country: 'DE', kind: 'gmbh' },
  { country: 'DE', kind: 'kg' },
  { country: 'AT', kind: 'gmbh' },
  { country: 'CH', kind: 'ag' },
  { country: 'DE', kind: 'ek' },
  { country: 'DE', kind: 'ag' },
  { country: 'DE', kind: 'ug' },
  { country: 'DE', kind: 'sole' },
];

/** `copies` pages of every layout, the same every time. Every sixth is written in windows-1252. */
export function corpusPages(copies: number, firstSeed = 1): CorpusPage[] {
  const pages: CorpusPage[] = [];
  let seed = firstSeed;
  const add = (layout: string, write: Layout, held: boolean): void => {
    for (let copy = 0; copy < copies; copy++) {
      const mix = FORCED[layout] ?? MIX[(seed + copy) % MIX.length] ?? { country: 'DE', kind: 'gmbh' };
      const teller = new Teller(makeFirm(seed, mix.country, mix.kind), dice(seed * 31 + 7));
      const html = write(teller);
      pages.push({ layout, held, html, charset: seed % 6 === 0 ? 'windows-1252' : 'utf-8', truth: teller.truth });
      seed++;
    }
  };
  for (const [layout, write] of Object.entries(LAYOUTS)) add(layout, write, false);
  for (const [layout, write] of Object.entries(HELD_LAYOUTS)) add(layout, write, true);
  return pages;
}

export function bytesOf({ html, charset }: CorpusPage): Uint8Array {
  if (charset === 'utf-8') return new TextEncoder().encode(html);
  const special: Readonly<Record<string, number>> = {
    '–': 0x96,
    '—': 0x97,
    '•': 0x95,
    '„': 0x84,
    '“': 0x93,
    '€': 0x80,
  };
  const declared = html.replace('<meta charset="utf-8">', '<meta charset="windows-1252">');
  return Uint8Array.from([...declared].map((letter) => special[letter] ?? letter.charCodeAt(0) & 0xff));
}
