import { isCommonWord, isFunctionWord } from './common-words.ts';
import { type Hit, hitOf, type Known } from './known.ts';
import type { Memo } from './lookup.ts';
import type { Scene } from './scene.ts';
import type { Span, SpanKind } from './span.ts';
import { isCapitalised, type Word } from './words.ts';

const NAME_BEFORE =
  /(?:Herrn?|Frau|Fr\.|Hr\.|Dr\.|Prof\.|Ing\.|Mr\.?|Mrs\.?|Ms\.?|Kolleg(?:e|en|in)|Familie|Firma|Fa\.|gez\.|(?<![\p{L}])\p{Lu}\.)\s+(?:(?:Dr|Prof|Dipl)\.\S*\s+)*(?:[A-ZÄÖÜ][\p{L}-]*\.?\s+)?$/u;

/** Function words that are written large anyway: days, months, seasons, feasts, forms of address. */
const WRITTEN_LARGE = new Set(
  'montag dienstag mittwoch donnerstag freitag samstag sonntag sonnabend januar janner februar marz april mai juni juli august september oktober november dezember fruhling fruhjahr sommer herbst winter ostern pfingsten weihnachten silvester neujahr advent karneval fasching sie ihr ihre ihrer ihres ihrem ihren ihnen du dir dich euch dein deine herr herrn herren frau frauen damen dame dr prof professor doktor tag gott dank bitte gruss grussen grusse hundert tausend lieber liebe werter i'.split(
    ' ',
  ),
);
const insideSentence = (text: string, start: number) =>
  /[\p{L}\p{N},;–-]\s+$/u.test(text.slice(Math.max(0, start - 3), start));

/** Whether the known word that could stand here is meant. */
export function acceptedHit(
  { hit, sort }: Memo,
  at: number,
  { text, words, sorts }: Scene,
  small: boolean,
): Hit | null {
  if (!hit?.word.strong) return null;
  const word = words[at]!;
  const capital = isCapitalised(word.text);
  const before = () => NAME_BEFORE.test(text.slice(Math.max(0, word.start - 50), word.start));
  const firstBefore = () =>
    at > 0 && sorts[at - 1]!.gaz === 'first' && text.slice(words[at - 1]!.end, word.start) === ' ';
  // Only what no sentence can do without: "will", "an", "mai". Everything else that is known is hidden, even where it may mean the thing.
  // In the middle of a sentence German writes them small: a capital there (bei Allen) means the name.
  if (isFunctionWord(sort.folded))
    return capital &&
      (before() || firstBefore() || (!WRITTEN_LARGE.has(sort.folded) && insideSentence(text, word.start)))
      ? hit
      : null;
  if (capital) return hit;
  if (hit.word.everyday || word.text.length < 4 || isCommonWord(sort.folded, false))
    return before() || firstBefore() ? hit : null;
  return hit.exact || (small && word.text.length >= 5) ? hit : null;
}

/** A slip that made an everyday word of a name (Haas, Haß): believed where a firm's next word or a person's first name stands beside it. */
export function slipHit(memos: readonly Memo[], at: number, { text, words, sorts }: Scene, known: Known): Hit | null {
  const word = words[at]!;
  const memo = memos[at]!;
  if (memo.hit || !memo.capital || word.text.length < 3) return null;
  const next = memos[at + 1]?.hit?.word;
  const beforeTrade = next !== undefined && !next.strong && text.slice(word.end, words[at + 1]!.start) === ' ';
  const afterName = at > 0 && sorts[at - 1]!.gaz === 'first' && text.slice(words[at - 1]!.end, word.start) === ' ';
  if (!beforeTrade && !afterName) return null;
  const meant = known
    .slips(word.text)
    .find(
      ({ id, strong }) => (afterName && strong) || known.phrasesFrom(id).some((phrase) => phrase.words[1] === next?.id),
    );
  return meant ? hitOf(meant, 0, false) : null;
}

export function knownSpan(word: Word, { word: found, ending, key }: Hit): Span {
  const kind: SpanKind = found.role === 'street' ? 'street-word' : found.role;
  return { start: word.start, end: word.end - ending, kind, gender: found.gender, key };
}

/** A known name inside a longer word: KösterAngebot, Siemensanlage, Köster2024. The whole word is hidden. */
export function isGlued(text: string, known: Known): boolean {
  if (text.length < 6) return false;
  const parts = text.split(/(?<=\p{Ll})(?=\p{Lu})|\d+/u).filter((part) => part.length >= 4);
  if (parts.length > 0 && (parts.length > 1 || parts[0] !== text) && parts.some((part) => known.isName(part)))
    return true;
  return isCapitalised(text) && text.length >= 9 && known.startsWithName(text);
}
