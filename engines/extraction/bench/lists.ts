import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { applyRecipe, type Entry, findEntries, proposeRecipe, readPage } from '../index.ts';
import { dice } from './corpus/firms.ts';
import { HELD_MARKUPS, type ListPage, listPages, MARKUPS, membersOf } from './corpus/lists.ts';

// node engines/extraction/bench/lists.ts [--tell] [--write]: 60 list pages in 20 markups, 5 of them held out.
const plain = (text: string): string => text.toLowerCase().replace(/\s+/g, ' ').trim();
interface Count {
  right: number;
  wrong: number;
  missed: number;
  fieldsRight: number;
  fieldsAll: number;
}
const fresh = (): Count => ({ right: 0, wrong: 0, missed: 0, fieldsRight: 0, fieldsAll: 0 });
const tell = process.argv.includes('--tell');

function judge(entries: readonly Entry[], page: ListPage, count: Count, how: string): void {
  const names = new Set(entries.map((entry) => plain(entry.name)));
  const wanted = new Map(page.members.map((member) => [plain(member.name), member]));
  for (const entry of entries) {
    const member = wanted.get(plain(entry.name));
    if (!member) {
      count.wrong++;
      if (tell && !page.held)
        console.log(`${how} ${page.markup}: no member «${entry.name}» ${JSON.stringify(entry.fields)}`);
      continue;
    }
    count.right++;
    for (const [field, value] of Object.entries({ place: member.place, phone: member.phone })) {
      const shown = page.html.includes(field === 'place' ? member.place : member.phoneText);
      if (!shown) continue;
      count.fieldsAll++;
      if (entry.fields[field] === value) count.fieldsRight++;
      else if (tell && !page.held)
        console.log(`${how} ${page.markup}: ${member.name} ${field} «${entry.fields[field]}» for «${value}»`);
    }
  }
  for (const name of wanted.keys())
    if (!names.has(name)) {
      count.missed++;
      if (tell && !page.held) console.log(`${how} ${page.markup}: missed «${name}»`);
    }
}

const counts = { seen: fresh(), held: fresh(), seenRecipe: fresh(), heldRecipe: fresh() };
for (const page of listPages()) {
  const read = readPage(page.html);
  judge(findEntries(read), page, page.held ? counts.held : counts.seen, 'free');
  const recipe = proposeRecipe(read)[0]?.recipe;
  if (!recipe) continue;
  // A recipe made on one page reads another one of the same list.
  const write = { ...MARKUPS, ...HELD_MARKUPS }[page.markup];
  const members = membersOf(90_000 + page.members.length * 50, 25);
  if (!write) continue;
  const other: ListPage = { ...page, members, html: write(members, dice(7)) };
  judge(
    applyRecipe(readPage(other.html), recipe).entries,
    other,
    page.held ? counts.heldRecipe : counts.seenRecipe,
    'recipe',
  );
}
const figures = Object.fromEntries(
  Object.entries(counts).map(([name, { right, wrong, missed, fieldsRight, fieldsAll }]) => [
    name,
    {
      f1: Math.round(((2 * right) / (2 * right + wrong + missed)) * 10_000) / 10_000,
      right,
      wrong,
      missed,
      fields: Math.round((fieldsRight / fieldsAll) * 10_000) / 10_000,
    },
  ]),
);
console.log(JSON.stringify(figures, null, 2));
if (process.argv.includes('--write'))
  writeFileSync(
    new URL('./results/lists.json', import.meta.url),
    `${JSON.stringify({ date: new Date().toISOString().slice(0, 10), machine: cpus()[0]?.model, figures }, null, 2)}\n`,
  );
