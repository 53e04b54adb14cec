import { parseArgs } from 'node:util';
import type { SearchHit } from '#contract/desk/search.ts';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { findAnything } from './find-anything.ts';

export const name = 'search';

export const help = `lotse search TEXT [--kind KIND] [--limit N] [--json]

Searches companies, people, deals, products, orders, quotes and tasks; typing errors are tolerated, umlauts folded.
Also finds numbers, phones in any format, mail addresses, domains, postal codes.

KIND   company, person, deal, product, order, quote, task
N      at most so many hits, 1 to 50 (default 20)
--json prints {"hits":[{"kind","id","title","detail","companyId","match"}],"instead":[...],"complete":true}
`;

const kinds: readonly SearchHit['kind'][] = ['company', 'person', 'deal', 'product', 'order', 'quote', 'task'];

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { kind: { type: 'string' }, limit: { type: 'string', default: '20' } },
  });
  const q = positionals.join(' ').trim();
  if (q === '') misuse('Say what to search for.');
  const kind = kinds.find((one) => one === values.kind);
  if (values.kind !== undefined && !kind) misuse(`There is no kind "${values.kind}": ${kinds.join(', ')}.`);
  const limit = Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 50) misuse('--limit takes a whole number from 1 to 50.');
  const app = await io.openApp();
  const answer = await findAnything(app, commandActor, { q: q.slice(0, 200), kind, limit });
  const lines = answer.hits.map((hit) => [hit.kind.padEnd(8), hit.title, hit.detail ?? '', hit.id].join('\t'));
  const instead = answer.instead.length > 0 ? [`(searched for: ${answer.instead.join(', ')})`] : [];
  const part = answer.complete ? [] : ['The search took too long; this is what was found until then. Try again.'];
  const found = lines.length > 0 || !answer.complete ? lines : ['Nothing found.'];
  io.answer(answer, [...instead, ...found, ...part].join('\n'));
  return 0;
}
