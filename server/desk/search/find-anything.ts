import type { SearchHit } from '#contract/desk/search.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import type { Db } from '#server/platform/db/index.ts';
import { Failure } from '#server/platform/failure.ts';
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
  readAnyIndex,
  readWordIndex,
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
  /** False: a step took too long, and what the steps before it found is here. */
  readonly complete: boolean;
}

const kinds: readonly FoundKind[] = ['company', 'person', 'deal', 'product', 'order', 'quote', 'task'];
// Below this many hits the words are also looked for inside longer words and with typing errors.
const enough = 5;
// Rows handed to the ranking: an index of words knows no order, so the best must be among more than are shown.
const candidates = 60;

/**
 * Best first: exact numbers, phones, mails and domains; names that begin with the text; records that have all words; at last, and only
 * when little was found, words that contain what was typed or differ by a typing error. Each step reads a bounded part of an index.
 */
export async function findAnything(
  app: App,
  actor: Actor,
  request: SearchRequest,
  timeoutMs?: number,
): Promise<SearchAnswer> {
  const query = readQuery(request.q);
  const wanted = request.kind ? [request.kind] : kinds;
  const hits = new Map<string, SearchHit>();
  const answer = (instead: string[], complete: boolean): SearchAnswer => ({
    hits: mix([...hits.values()], request.limit),
    instead,
    complete,
  });
  const search = async (tx: Db): Promise<SearchAnswer> => {
    const look = async (asks: readonly Ask[], match: SearchHit['match'], most = request.limit): Promise<void> => {
      const found = await ask(
        tx,
        actor,
        asks.filter((one) => wanted.includes(one.kind)),
        most,
      );
      for (const { kind, id, title, detail, companyId } of rank(found, query)) {
        if (!hits.has(id)) hits.set(id, { kind, id, title, detail, companyId, match });
      }
    };
    await look(exactly(query), 'exact');
    const known = hits.size > 0;
    if (query.folded !== '') await look(beginning(query), 'prefix');
    return answer(known || hits.size >= request.limit ? [] : await lookForWords(tx, query, look, hits), true);
  };
  try {
    return await reading(app.db, search, { together: true, ...(timeoutMs !== undefined && { timeoutMs }) });
  } catch (error) {
    // Right after a start the indexes come from the disk. What the steps before have found is an answer, said to be a part.
    if (error instanceof Failure && error.code === 'took-too-long') return answer([], false);
    throw error;
  }
}

/** Whole words, then with the last one unfinished, then with all of them; each only while little was found. */
async function lookForWords(
  tx: Db,
  { words }: ReadQuery,
  look: (asks: readonly Ask[], match: SearchHit['match'], most: number) => Promise<void>,
  hits: ReadonlyMap<string, SearchHit>,
): Promise<string[]> {
  const before = hits.size;
  const how = words.length === 1 ? 'one' : 'several';
  const groups = words.map((word) => [word]);
  const tries = [groups.length, groups.length - 1, ...(groups.length > 1 ? [0] : [])];
  for (const begins of tries) {
    const unfinished = words.slice(begins);
    if (hits.size - before >= enough || unfinished.some((word) => word.length < 3) || words.length === 0) continue;
    await readWordIndex(tx, how);
    await look(withWords(groups, begins), 'word', candidates);
  }
  if (hits.size >= enough) return [];
  await readAnyIndex(tx);
  const others = await otherWords(tx, words);
  if (others === null) return [];
  await readWordIndex(tx, how);
  const found = hits.size;
  // Alternatives to a single word one after the other: an index that is asked for many common words at once reads all of their rows.
  const asked = how === 'one' ? (others[0] ?? []).slice(0, 6).map((word) => [[word]]) : [others];
  for (const groups of asked) if (hits.size < candidates / 2) await look(withWords(groups), 'similar', candidates);
  return hits.size === found
    ? []
    : others
        .flat()
        .filter((word) => !words.includes(word))
        .slice(0, 5);
}

/** No kind takes more than two thirds of the places as long as others of the same fit wait for one. */
function mix(hits: readonly SearchHit[], limit: number): SearchHit[] {
  const share = Math.ceil((limit * 2) / 3);
  const counts = new Map<string, number>();
  const first: SearchHit[] = [];
  const waiting: SearchHit[] = [];
  for (const hit of hits) {
    const count = counts.get(hit.kind) ?? 0;
    counts.set(hit.kind, count + 1);
    (count < share ? first : waiting).push(hit);
  }
  const order = ['exact', 'prefix', 'word', 'similar'];
  return [...first.slice(0, limit), ...waiting]
    .slice(0, limit)
    .map((hit, index) => ({ hit, index }))
    .sort((a, b) => order.indexOf(a.hit.match) - order.indexOf(b.hit.match) || a.index - b.index)
    .map(({ hit }) => hit);
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

function withWords(groups: readonly (readonly string[])[], begins?: number): readonly Ask[] {
  return (['company', 'person', 'deal', 'product', 'task'] as const).map((kind) => ({
    kind,
    condition: hasWords(kind, groups, begins),
  }));
}

/** For every typed word the words to look for instead; null when there is nothing else to try. */
async function otherWords(tx: Db, words: readonly string[]): Promise<string[][] | null> {
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
    const others = [...near, ...contains.filter((other) => !other.startsWith(word))].slice(0, 12);
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
