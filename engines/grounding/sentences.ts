export interface Stretch {
  readonly start: number;
  readonly end: number;
}

// A dot behind one of these ends no sentence.
const SHORT =
  /(?:^|[\s(„"])(?:\p{L}|z\.\s?B|d\.\s?h|u\.\s?a|i\.\s?d\.\s?R|o\.\s?g|s\.\s?o|e\.\s?g|i\.\s?e|Dr|Prof|Dipl|Ing|Hr|Fr|Nr|Nrn|St|Str|Tel|Abs|Art|Abb|Kap|Bd|Jh|ca|bzw|vgl|evtl|ggf|inkl|exkl|zzgl|abzgl|max|min|mind|usw|etc|sog|gem|lt|Mio|Mrd|Tsd|Stk|Std|Min|Sek|Fa|Mr|Mrs|Ms|No|Inc|Ltd|Co|Corp|vs|approx|Jan|Feb|Mär|Apr|Jun|Jul|Aug|Sep|Sept|Okt|Oct|Nov|Dez|Dec|Mo|Di|Mi|Do|Fr|Sa|So|Kd|Auftr|Best|Rg|Ang|allg|tgl|jährl|exkl|Betr|Anm|Ca|geb|gez|verh|i\.\s?A|i\.\s?V|h\.\s?c)\.$/u;

/**
 * Sentences, lines and list items: what stands or falls together. A line break ends one where the line is a heading, a list item or
 * an empty line; else lines run on.
 */
export function splitSentences(text: string): Stretch[] {
  const found: Stretch[] = [];
  let start = 0;
  const push = (end: number) => {
    let from = start;
    let to = end;
    while (from < to && /\s/.test(text[from]!)) from++;
    while (to > from && /\s/.test(text[to - 1]!)) to--;
    if (to > from) found.push({ start: from, end: to });
    start = end;
  };
  for (let at = 0; at < text.length; at++) {
    const char = text[at]!;
    if (char === '\n') {
      const line = text.slice(text.lastIndexOf('\n', at - 1) + 1, at).trim();
      const next = text.slice(at + 1, at + 60);
      const ends =
        line.length < 60 ||
        /^\s*(?:\n|[-*•–]\s|\d{1,2}[.)]\s|#|\|)/.test(next) ||
        /[.!?:;|]$/.test(line) ||
        /^\s*\p{Lu}/u.test(next);
      if (ends) push(at + 1);
      continue;
    }
    if (char !== '.' && char !== '!' && char !== '?') continue;
    let end = at + 1;
    while (end < text.length && /["“”»')\]]/.test(text[end]!)) end++;
    if (end < text.length && !/\s/.test(text[end]!)) continue;
    if (char === '.') {
      const before = text.slice(Math.max(start, at - 12), at + 1);
      if (SHORT.test(before)) continue;
      // "am 3. Mai", "der 2. Antrag": an ordinal, unless a new sentence with an article or pronoun follows.
      if (
        /\d\.$/.test(before) &&
        !/\d{3,}\.$|[€%]\s?\d*\.$/.test(before) &&
        /^\s+(?:\p{Ll}|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Quartal|Halbjahr|Woche|KW|Etage|Stock|Platz)/u.test(
          text.slice(end, end + 14),
        )
      )
        continue;
      if (/(?:^|\n)\s*\d{1,2}\.$/.test(text.slice(Math.max(0, at - 6), at + 1))) continue;
    }
    push(end);
    at = end - 1;
  }
  push(text.length);
  return found;
}
