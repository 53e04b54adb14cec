import { isGivenName, isTitle } from './given-names.ts';
import { type NameKind, prepareName } from './prepare-name.ts';
import { toLatin } from './transliterate.ts';

const PERSON_TITLE = /^(dr|prof|dipl|herr|frau|mr|mrs|ms|ing|mag)$/;

/**
 * What a name looks like: above 0 a company (legal form, trade words, numbers), below 0 a person (title, known given name, `Huber, Anna`), 0 either.
 */
export function guessKind(name: string): number {
  const company = prepareName(name, 'company');
  const words = toLatin(name.slice(0, 200)).split(' ').filter(Boolean);
  if (words.length === 0) return 0;
  let score = company.forms.length > 0 ? 3 : 0;
  if (company.tokens.some((token) => token.number !== undefined)) score += 1;
  if (company.tokens.some((token) => token.kind === 'common' && token.bits > 1 && !isGivenName(token.plain)))
    score += 1.5;
  if (/&|\+/.test(name)) score += 1;
  if (words.length > 4) score += 0.5;
  if (words.some((word) => PERSON_TITLE.test(word) && isTitle(word))) score -= 2;
  if (words.length > 1 && words.some(isGivenName)) score -= 1;
  if (words.length > 1 && words.length < 5 && /^[^,\d]+,\s*[^,\d]+$/.test(name) && company.forms.length === 0)
    score -= 1;
  return score;
}

/** The kind most names of a column have; companies where nothing tells. */
export function guessKindOfAll(names: readonly string[]): NameKind {
  const step = Math.max(1, Math.floor(names.length / 500));
  let balance = 0;
  for (let at = 0; at < names.length; at += step) balance += Math.sign(guessKind(names[at]!));
  return balance < 0 ? 'person' : 'company';
}
