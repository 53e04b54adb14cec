import { stem } from './find-firms.ts';
import { type Gender, gazetteer } from './gazetteer.ts';
import type { Scene } from './scene.ts';
import type { Sort } from './sort-word.ts';
import type { Span, SpanKind } from './span.ts';

/** What a name that nobody knows is hidden as, by the words in front of it. */
export function namedSpan({ text, words, sorts }: Scene, at: number, named: readonly boolean[]): Span {
  const word = words[at]!;
  const sort = sorts[at]!;
  const before = text.slice(Math.max(0, word.start - 24), word.start);
  const nextIsName = named[at + 1] === true && text.slice(word.end, words[at + 1]!.start) === ' ';
  const titled = /(?:Herrn?|Frau|Dr\.|Prof\.|Mr\.?|Mrs\.?|Ms\.?|Hr\.?|Fr\.?)\s+$/i.test(before);
  const placed =
    /(?:\b(?:in|nach|aus|Raum|Stadt|Standort|Werk|Niederlassung|Filiale|Region|bis|near|at|Messe|Sitz)\s+)$/i.test(
      before,
    ) && !nextIsName;
  let kind: SpanKind = 'last';
  if (sort.gaz === 'place' || (placed && sort.gaz !== 'first')) kind = 'place';
  else if (sort.gaz === 'first' || (nextIsName && !titled)) kind = 'first';
  const ending = /s$/.test(word.text) && sort.gaz === 'none' && kind !== 'place' ? 0 : endingOf(word.text, sort);
  const folded = ending > 0 ? stem(sort.folded) : sort.folded;
  const gender: Gender =
    kind === 'first'
      ? (gazetteer.firstNames.get(folded) ?? (/Frau[\s\S]*$/.test(before) || /(?:a|e)$/.test(folded) ? 'woman' : 'man'))
      : 'both';
  return { start: word.start, end: word.end - ending, kind, gender, key: `name:${folded}` };
}

/** The s of Annas and Hamburgs: only where the name without it stands in a list and the name with it does not. */
function endingOf(text: string, sort: Sort): number {
  if (!text.endsWith('s')) return 0;
  const { firstNames, surnames, places } = gazetteer;
  const inList = (folded: string) => firstNames.has(folded) || surnames.has(folded) || places.has(folded);
  return !inList(sort.folded) && inList(sort.folded.slice(0, -1)) ? 1 : 0;
}
