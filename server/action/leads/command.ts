import { parseArgs } from 'node:util';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say, spokenLanguage } from '#server/platform/spoken-language.ts';
import { listLeads } from './list-leads.ts';
import { PARTS } from './store-waiting.ts';

export const name = 'leads';

export const help = say(
  `lotse leads [--part ready|to-accept|to-speak] [--limit N] [--language de|en]

Leads zwischen Marketing und Vertrieb: wer bis wann handeln muss, und wer zu spät ist.

  --part TEIL      ready: können übergeben werden (sonst dies) · to-accept: der Vertrieb muss annehmen oder ablehnen · to-speak: angenommen, erstes Gespräch steht aus
  --limit N        höchstens so viele Zeilen, 1 bis 200 (50)
  --language LANG  de oder en; sonst wie LOTSE_LANG, LANG, sonst Deutsch
  --json           {parts: [{part, count, more, late}], rule, limits, rows: [{id, name, stage, score, probability, who, until, daysLate, text}]}
`,
  `lotse leads [--part ready|to-accept|to-speak] [--limit N] [--language de|en]

Leads between marketing and sales, with who has to act until when and who is late.

  --part PART      ready: may be handed over (standard) · to-accept: sales has to accept or decline · to-speak: accepted, first conversation due
  --limit N        rows at most, 1 to 200 (50)
  --language LANG  de or en; standard: --lang, LANG, else German
  --json           {parts: [{part, count, more, late}], rule, limits, rows: [{id, name, stage, score, probability, who, until, daysLate, text}]}
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ args: [...args], options: { part: text, limit: text, language: text } });
  const part = PARTS.find((one) => one === (values.part ?? 'ready'));
  if (part === undefined) return misuse(`--part: ${PARTS.join(', ')}.`);
  const limit = values.limit === undefined ? 50 : Number(values.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 200)
    misuse('--limit ist eine ganze Zahl von 1 bis 200.', '--limit takes a whole number from 1 to 200.');
  const language = values.language ?? spokenLanguage();
  if (language !== 'de' && language !== 'en') return misuse('--language: de, en.');
  const found = await listLeads(await io.openApp(), { ...commandActor, language }, { part, mine: false, limit });
  const lines = found.rows.map(({ name: lead, city, text: words }) => `${lead}${city ? `, ${city}` : ''}\n   ${words}`);
  const none = language === 'de' ? 'Niemand in dieser Liste.' : 'Nobody in this list.';
  io.answer(found, [lines.length === 0 ? none : lines.join('\n'), '', found.rule, found.limits].join('\n'));
  return 0;
}
