import type { SearchHit } from '#contract/desk/search.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { reading } from '../lists/index.ts';
import { type ReadQuery, readQuery } from './read-query.ts';
import { errorsAllowed, typingErrors } from './spelling.ts';
import {
  type Ask,
  ask,
  beginsWith,
  equals,
  type Found,
  type FoundKind,
  hasWords,
  knownWords,
  limitCommonWords,
  tolerateErrors,
} from './store.ts';

export interface SearchRequest {
  readonly q: string;
  readonly kind?: FoundKind | undefined;
  readonly limit: number;
}

export interface SearchAnswer {
  readonly hits: SearchHit[];
  /** Words looked up instead of those typed. */
  readonly instead: string[];
}

const kinds: readonly FoundKind[] = ['company', 'person', 'deal', 'product', 'order', 'quote', 'task'];
const timeoutMs = 1500;
// Below this many hits the words are also looked for inside longer words and with typing errors.
const enough = 5;

/**
 * Best first: exact numbers, phones, mails and domains; names that begin with the text; records that have all words; at last, and only
 * when little was found, words that contain what was typed or differ by a typing error. Each step reads a bounded part of an index.
 */
export async function findAnything(app: App, actor: Actor, request: SearchRequest): Promise<SearchAnswer> {
  const query = readQuery(request.q);
  const wanted = request.kind ? [request.kind] : kinds;
  return reading(app.db, timeoutMs, async (tx) => {
    const hits = new Map<string, SearchHit>();
    const take = (found: readonly Found[], match: SearchHit['match']): void => {
      for (const one of rank(found, query)) {
        const key = `${one.kind} ${one.id}`;
        if (!hits.has(key))
          hits.set(key, {
            kind: one.kind,
            id: one.id,
            title: one.title,
            detail: one.detail,
            companyId: one.companyId,
            match,
          });
      }
    };
    const among = (asks: readonly Ask[]): readonly Ask[] => asks.filter((one) => wanted.includes(one.kind));
    take(await ask(tx, actor, among(exactly(query)), request.limit), 'exact');
    if (query.folded.length > 0) {
      if (hits.size < request.limit) take(await ask(tx, actor, among(beginning(query)), request.limit), 'prefix');
      if (hits.size < request.limit && query.words.some((word) => word.length >= 3)) {
        if (query.words.length === 1) await limitCommonWords(tx, true);
        const groups = query.words.map((word) => [word]);
        take(await ask(tx, actor, among(withWords(groups)), Math.max(request.limit, 40)), 'word');
        if (query.words.length === 1) await limitCommonWords(tx, false);
      }
    }
    let instead: string[] = [];
    if (hits.size < enough) {
      const groups = await otherWords(tx, query);
      if (groups) {
        take(await ask(tx, actor, among(withWords(groups)), Math.max(request.limit, 40)), 'similar');
        instead = [...hits.values()].some((hit) => hit.match === 'similar')
          ? groups.flat().filter((word) => !query.words.includes(word))
          : [];
      }
    }
    return { hits: [...hits.values()].slice(0, request.limit), instead: instead.slice(0, 5) };
  });
}

function exactly({ numbers, phone, email, domain }: ReadQuery): readonly Ask[] {
  const asks: Ask[] = [];
  if (numbers.length > 0) {
    asks.push(
      { kind: 'order', condition: equals('r.number', numbers) },
      { kind: 'quote', condition: equals('r.number', numbers) },
      { kind: 'deal', condition: equals('r.number', numbers) },
      { kind: 'product', condition: equals('r.number', numbers) },
      { kind: 'company', condition: equals('r.customer_number', numbers) },
      {
        kind: 'company',
        condition: equals(
          'r.vat_id',
          numbers.map((number) => number.replace(/\s/g, '')),
        ),
      },
      { kind: 'company', condition: equals('r.postal_code', numbers) },
    );
  }
  if (phone) {
    asks.push(
      { kind: 'company', condition: equals('r.phone', [phone]) },
      { kind: 'person', condition: equals('r.phone', [phone]) },
    );
    asks.push({ kind: 'person', condition: equals('r.mobile', [phone]) });
  }
  if (email)
    asks.push(
      { kind: 'person', condition: equals('r.email', [email]) },
      { kind: 'company', condition: equals('r.email', [email]) },
    );
  if (domain) asks.push({ kind: 'company', condition: equals('r.domain', [domain]) });
  return asks;
}

function beginning({ folded, words }: ReadQuery): readonly Ask[] {
  const name = beginsWith('r.sort_name', folded);
  const order = 'r.sort_name, r.id';
  const asks: Ask[] = [
    { kind: 'company', condition: name, order },
    { kind: 'person', condition: name, order },
  ];
  // Names of people stand as "last first"; most people type "first last".
  const [first, ...rest] = words;
  if (rest.length > 0)
    asks.push({ kind: 'person', condition: beginsWith('r.sort_name', `${rest.join(' ')} ${first}`), order });
  return asks;
}

function withWords(groups: readonly (readonly string[])[]): readonly Ask[] {
  return (['company', 'person', 'deal', 'product', 'task'] as const).map((kind) => ({
    kind,
    condition: hasWords(kind, groups),
  }));
}

/** For every typed word the words to look for instead; null when there is nothing else to try. */
async function otherWords(tx: Db, { words }: ReadQuery): Promise<string[][] | null> {
  await tolerateErrors(tx);
  let changed = false;
  const groups: string[][] = [];
  for (const word of words) {
    if (word.length < 4 || /\d/.test(word)) {
      groups.push([word]);
      continue;
    }
    const { begins, contains, alike } = await knownWords(tx, word);
    const most = errorsAllowed(word);
    const spelt = alike
      .map((other) => ({ other, errors: typingErrors(word, other, most) }))
      .filter(({ errors }) => errors > 0 && errors <= most);
    const fewest = Math.min(...spelt.map(({ errors }) => errors));
    const near = spelt.filter(({ errors }) => errors === fewest).map(({ other }) => other);
    const others = [...contains.filter((other) => !other.startsWith(word)), ...near].slice(0, 30);
    if (others.length > 0) changed = true;
    groups.push([...(begins || others.length === 0 ? [word] : []), ...others]);
  }
  return changed ? groups : null;
}

function rank(found: readonly Found[], { folded, words }: ReadQuery): readonly Found[] {
  const suits = (one: Found): number => {
    const own = one.folded.split(' ');
    const whole = words.filter((word) => own.includes(word)).length;
    return (
      (one.folded === folded ? 100 : 0) +
      (one.folded.startsWith(folded) ? 20 : 0) +
      whole * 5 +
      one.weight * 2 -
      own.length * 0.1
    );
  };
  return found
    .map((one, index) => ({ one, index, suits: suits(one) }))
    .sort((a, b) => b.suits - a.suits || a.one.title.localeCompare(b.one.title, 'de') || a.index - b.index)
    .map(({ one }) => one);
}
