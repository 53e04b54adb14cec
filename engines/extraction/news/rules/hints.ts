/**
 * Words of which one must stand in a text for a pattern to match it; null where the pattern does not say. Most sentences hold none of a
 * rule's words, and looking for words costs a fraction of trying the pattern. Reads what our rules use: groups, alternatives, classes,
 * lookarounds, quantifiers; of a sequence the part with the longest words.
 */
export function hintsOf(source: string): readonly string[] | null {
  const words = alternatives(source).map(ofSequence);
  return words.includes(null) ? null : words.flatMap((one) => one ?? []);
}

const SHORTEST = 3;
const QUANTIFIER = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/;
const mayBeMissing = (quantifier: string): boolean => /^(?:[?*]|\{0)/.test(quantifier);

function ofSequence(sequence: string): readonly string[] | null {
  let best: readonly string[] | null = null;
  let run = '';
  const consider = (words: readonly string[] | null): void => {
    if (words === null || words.length === 0 || shortest(words) < SHORTEST) return;
    if (best === null || shortest(words) > shortest(best)) best = words;
  };
  for (let at = 0; at < sequence.length; ) {
    const atom = atomAt(sequence, at);
    const quantifier = QUANTIFIER.exec(sequence.slice(at + atom.length))?.[0] ?? '';
    at += atom.length + quantifier.length;
    if (isLetter(atom) && quantifier === '') {
      run += atom;
      continue;
    }
    // A letter that may be missing, or repeated, ends the word before it.
    consider([run]);
    run = '';
    if (atom.startsWith('(?:') && !mayBeMissing(quantifier)) consider(hintsOf(atom.slice(3, -1)));
  }
  consider([run]);
  return best;
}

const shortest = (words: readonly string[]): number => Math.min(...words.map((word) => word.length));
const isLetter = (atom: string): boolean => /^[\p{L}\p{N} -]$/u.test(atom);

/** A letter, an escape (`\b`, `\p{L}`), a class, or a group with all that it holds. */
function atomAt(source: string, at: number): string {
  const letter = source[at] ?? '';
  if (letter === '\\') return /^\\p\{\w+\}|^\\./u.exec(source.slice(at))?.[0] ?? letter;
  if (letter === '[') return /^\[(?:\\.|[^\]])*\]/.exec(source.slice(at))?.[0] ?? letter;
  if (letter !== '(') return letter;
  let depth = 0;
  for (let end = at; end < source.length; ) {
    const inner = source[end] === '(' || source[end] === ')' ? (source[end] ?? '') : atomAt(source, end);
    depth += inner === '(' ? 1 : inner === ')' ? -1 : 0;
    end += inner.length;
    if (depth === 0) return source.slice(at, end);
  }
  return source.slice(at);
}

function alternatives(source: string): string[] {
  const found = [''];
  for (let at = 0; at < source.length; ) {
    const atom = atomAt(source, at);
    if (atom === '|') found.push('');
    else found[found.length - 1] += atom;
    at += atom.length;
  }
  return found;
}
