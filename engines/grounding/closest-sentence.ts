import { spellingsOf, splitWords } from '#engines/pseudonym/words.ts';
import type { Indexed } from './index-source.ts';
import type { Stretch } from './sentences.ts';

const NEGATION =
  /(?<![\p{L}])(?:nicht|kein\p{L}*|nie|niemals|nirgends|weder|ohne|nichts|niemand\p{L}*|not|no|never|none|neither|nor|without|cannot|can't|won't|don't|doesn't|didn't|isn't|aren't|wasn't|hasn't|haven't)(?![\p{L}])/giu;
const CONTRARY: readonly (readonly [RegExp, RegExp])[] = [
  [
    /zugesagt|zusage|angenommen|akzeptiert|bestätigt|genehmigt|freigegeben|accepted|confirmed|approved/i,
    /abgesagt|absage|abgelehnt|verweigert|storniert|rejected|declined|cancelled/i,
  ],
  [
    /gestiegen|steigt|erhöht|zugenommen|höher|mehr als|rose|risen|increased|higher/i,
    /gesunken|sinkt|gesenkt|gefallen|abgenommen|niedriger|weniger als|fell|fallen|decreased|lower/i,
  ],
  [/günstiger|billiger|cheaper/i, /teurer|more expensive/i],
  [/schneller|früher|faster|earlier/i, /langsamer|später|slower|later/i],
  [/gewonnen|won\b/i, /verloren|lost\b/i],
  [/enthalten|inklusive|included/i, /ausgenommen|exklusive|excluded|nicht enthalten/i],
  [/kaufen|bestell|buy|order/i, /verkauf|sell/i],
  [/vor der Lieferung|before delivery/i, /nach der Lieferung|after delivery/i],
];
const STOP = new Set(
  'der die das den dem des ein eine einen einem einer und oder in im am an auf mit von zu zum zur fur bei ist sind war hat haben wird werden sie er es wir ihr the a an and or of to in on at for with is are was has have will be it that this als auch nur noch so wie'.split(
    ' ',
  ),
);

const contentOf = (text: string): Set<string> =>
  new Set(
    splitWords(text)
      .map((word) => spellingsOf(word.text)[0].replace(/(?:en|er|es|e|n|s|t)$/, ''))
      .filter((word) => word.length > 2 && !STOP.has(word)),
  );

export interface Likeness {
  readonly source: Indexed;
  readonly stretch: Stretch;
  readonly text: string;
}

/** The source sentence that says most of the same; null where none says half of it. */
export function closest(text: string, indexed: readonly Indexed[]): Likeness | null {
  const wanted = contentOf(text);
  if (wanted.size < 2) return null;
  let best: Likeness | null = null;
  let most = 0.5;
  for (const source of indexed)
    for (const stretch of source.sentences) {
      const other = source.source.text.slice(stretch.start, stretch.end);
      if (other.length > 600) continue;
      const content = contentOf(other);
      let shared = 0;
      for (const word of wanted) if (content.has(word)) shared++;
      const share = shared / Math.min(wanted.size, Math.max(content.size, 3));
      if (shared >= 2 && share > most) {
        most = share;
        best = { source, stretch, text: other };
      }
    }
  return best;
}

/** How a sentence says the opposite of one it is otherwise like: one "not" more or less, or a word where the other has its contrary. */
export function contradiction(text: string, like: string): 'negation' | 'contrary' | null {
  if ((text.match(NEGATION)?.length ?? 0) % 2 !== (like.match(NEGATION)?.length ?? 0) % 2) return 'negation';
  const says = (one: RegExp, other: RegExp, sentence: string) => one.test(sentence) && !other.test(sentence);
  const turned = CONTRARY.some(
    ([a, b]) => (says(a, b, text) && says(b, a, like)) || (says(b, a, text) && says(a, b, like)),
  );
  return turned ? 'contrary' : null;
}
