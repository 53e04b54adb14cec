import { knownSpan } from './accept-known.ts';
import { isFunctionWord } from './common-words.ts';
import type { Hit } from './known.ts';
import type { Scene } from './scene.ts';
import type { Span } from './span.ts';
import { isCapitalised } from './words.ts';

const FORMS = new Set(
  'GmbH gGmbH AG KG OHG GbR UG SE mbH KGaA Inc Ltd LLC Corp PLC Limited BV NV SpA Srl Sarl SARL SAS GesmbH OG'.split(
    ' ',
  ),
);

/** The capitalised words in front of a legal form are a company's name, whatever they mean. */
export function findFirms(
  { text, words, sorts }: Scene,
  covered: Uint8Array,
  taken: Uint8Array,
  named: boolean[],
  hits: readonly (Hit | null)[],
  spans: Span[],
): void {
  for (let at = 1; at < words.length; at++) {
    const spelt = words[at]!.text;
    const dotted =
      spelt === 'e' &&
      /^\.?\s?$/.test(text.slice(words[at]!.end, words[at + 1]?.start ?? 0)) &&
      /^[KV]$/.test(words[at + 1]?.text ?? '');
    if (covered[at] || (!FORMS.has(spelt) && !dotted)) continue;
    let from = at;
    while (from > 0 && at - from < 5) {
      const word = words[from - 1]!;
      const gap = text.slice(word.end, words[from]!.start);
      if (
        covered[from - 1] ||
        taken[from - 1] ||
        !/^(?:\s|\s?[-&+]\s?|\.\s?|\s\()$/.test(gap) ||
        FORMS.has(word.text) ||
        /^(?:Co|Cie)$/.test(word.text) ||
        sorts[from - 1]!.hasContext
      )
        break;
      const joint = /^(?:und|and|u)$/i.test(word.text) && from - 1 > 0 && isCapitalised(words[from - 2]!.text);
      if (
        !joint &&
        (!isCapitalised(word.text) || (isFunctionWord(sorts[from - 1]!.folded) && sorts[from - 1]!.gaz === 'none'))
      )
        break;
      if (/^\.\s/.test(gap) && word.text.length > 5) break;
      from--;
    }
    const strongest = Array.from({ length: at - from }, (_, i) => from + i).find((i) => !sorts[i]!.everyday || hits[i]);
    // "Rahmenvertrag Novatec GmbH": a noun of the sentence in front of the name.
    if (strongest !== undefined) while (from < strongest && sorts[from]!.everyday && !hits[from]) from++;
    if (from >= at) continue;
    const parts = Array.from({ length: at - from }, (_, i) => from + i);
    for (const i of parts) {
      named[i] = true;
      taken[i] = 1;
    }
    const inner = parts
      .filter((i) => hits[i] || !sorts[i]!.everyday)
      .map((i) =>
        hits[i]
          ? knownSpan(words[i]!, hits[i]!)
          : {
              start: words[i]!.start,
              end: words[i]!.end,
              kind: 'company' as const,
              gender: 'both' as const,
              key: `word:${stem(sorts[i]!.folded)}`,
            },
      );
    spans.push({
      start: words[from]!.start,
      end: words[at - 1]!.end,
      kind: 'company',
      gender: 'both',
      key: '',
      parts: inner,
    });
  }
}

export const stem = (folded: string) => (folded.length > 4 && folded.endsWith('s') ? folded.slice(0, -1) : folded);
