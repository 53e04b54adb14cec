import { spellingsOf, splitWords } from '#engines/pseudonym/words.ts';
import { sameWhen, type When } from './dates.ts';
import { codeKey, type Indexed } from './index-source.ts';
import { type Quantity, sameQuantity } from './quantities.ts';

/** Where a claim stands: the source, its offset and length there. */
export type Place = readonly [source: Indexed, offset: number, length: number];

export const placesOfDate = (when: When, indexed: readonly Indexed[]): Place[] =>
  indexed.flatMap((source) =>
    source.whens
      .filter((other) => sameWhen(when, other))
      .map((other): Place => [source, other.start, other.end - other.start]),
  );

export const placesOfCode = (code: string, indexed: readonly Indexed[]): Place[] =>
  indexed.flatMap((source): Place[] => {
    const at = source.codes.get(codeKey(code)) ?? looseIndex(source, code);
    return at === undefined ? [] : [[source, at, code.length]];
  });

export function placesOfQuantity(quantity: Quantity, indexed: readonly Indexed[]): Place[] {
  const places: Place[] = [];
  for (const source of indexed) {
    for (const other of source.quantities) {
      const same = sameQuantity(quantity, other);
      if (same === 'same' || (same === 'bare' && unitNearby(quantity, other, source)))
        places.push([source, other.start, other.end - other.start]);
    }
    // A year stands in dates as well.
    if (quantity.dimension === 'none' && /^(?:19|20)\d\d$/.test(quantity.text))
      for (const when of source.whens)
        if (when.year === Number(quantity.text)) places.push([source, when.start, when.end - when.start]);
  }
  return places;
}

const UNIT_WORDS: Readonly<Partial<Record<Quantity['dimension'], RegExp>>> = {
  money: /€|EUR|Euro|Preis|Betrag|Kosten|Wert|Umsatz|price|amount|cost|USD|CHF|\$/i,
  percent: /%|Prozent|percent|Rabatt|Quote|Anteil|discount|share/i,
  time: /Tage|Wochen|Monate|Jahre|Stunden|Minuten|Sekunden|days|weeks|months|years|hours|Zeit|Dauer|Frist|time|term/i,
  mass: /kg|Gewicht|Kilo|weight|\bt\b|Tonnen/i,
  length: /mm|cm|\bm\b|Länge|Breite|Höhe|Maß|length|width|height/i,
};

/** A bare number counts where its column head or its line says the unit. */
function unitNearby(claim: Quantity, other: Quantity, { source }: Indexed): boolean {
  const words = UNIT_WORDS[claim.dimension];
  if (!words) return false;
  const lineStart = source.text.lastIndexOf('\n', other.start) + 1;
  const head = source.text.slice(0, Math.min(300, source.text.indexOf('\n') + 1 || 300));
  return words.test(source.text.slice(Math.max(lineStart, other.start - 80), other.end + 30)) || words.test(head);
}

function looseIndex({ source, words }: Indexed, code: string): number | undefined {
  const parts = splitWords(code).map((word) => spellingsOf(word.text)[0]);
  const first = parts[0] === undefined ? undefined : words.get(parts[0]);
  return first?.find((at) => codeKey(source.text.slice(at, at + code.length + 6)).startsWith(codeKey(code)));
}

/** All words of a name, as they stand or with another ending, close together. */
export function placesOfWords(name: string, indexed: readonly Indexed[]): Place[] {
  const wanted = splitWords(name).map((word) => spellingsOf(word.text)[0]);
  return indexed.flatMap((source) => {
    const spots = wanted.map((word) => formsOf(word).flatMap((form) => source.words.get(form) ?? []));
    const first = spots[0]?.find((at) => spots.every((list) => list.some((other) => Math.abs(other - at) < 120)));
    return first === undefined ? [] : spots[0]!.map((at): Place => [source, at, name.length]);
  });
}

function formsOf(folded: string): string[] {
  const forms = [folded, `${folded}s`, `${folded}n`, `${folded}en`, `${folded}e`];
  for (const ending of ['s', 'n', 'en', 'e', 'es'])
    if (folded.endsWith(ending) && folded.length - ending.length >= 3) forms.push(folded.slice(0, -ending.length));
  return forms;
}
