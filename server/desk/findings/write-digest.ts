import type { DigestItem, Tiding } from '#contract/desk/findings.ts';
import { listTerritories, territoryOf } from '#server/intake/territories/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { reading } from '../lists/index.ts';
import { type ToldRow, toldBetween } from './store.ts';
import { changedTo, digestText, regionWords, tidingLabel } from './words.ts';

/** What is good to tell others; closings, insolvencies and the rest on request. */
const GOOD_TO_TELL: readonly Tiding[] = [
  'opening',
  'takeover',
  'merger',
  'change-of-management',
  'move',
  'new-plant-or-machine',
  'award',
];
// A newsletter of more than this is read by nobody.
const MOST = 200;

/** The week as material for a newsletter: by region, then industry, each with its sentence and source; the text is a person's to edit. */
export async function writeDigest(
  app: App,
  actor: Actor,
  ask: { readonly since: string; readonly until: string; readonly kinds?: readonly Tiding[] | undefined },
) {
  if (ask.until < ask.since) fail('invalid-input', { field: 'until' });
  return reading(app.db, async (db) => {
    const wanted = new Set<Tiding>(ask.kinds ?? GOOD_TO_TELL);
    const territories = await listTerritories(db);
    const words = regionWords(actor.language);
    const met = new Set<string>();
    const all = (await toldBetween(db, actor, ask.since, ask.until, 5000)).flatMap((row) => {
      const kind = tidingOf(row);
      if (kind === null || !wanted.has(kind)) return [];
      const item = itemOf(row, kind, actor);
      // The same news by two sources are told once.
      const key = `${kind}|${item.recordId ?? item.company ?? item.sentence}`;
      if (met.has(key)) return [];
      met.add(key);
      const code = row.postalCode ?? row.fields['postalCode'];
      const country = row.country ?? (/^\d{5}$/.test(code ?? '') ? 'DE' : null);
      const region = territoryOf(territories, country, code)?.label ?? words.zone(country, code ?? null);
      return [{ item, region, industry: item.industry ?? words.anyIndustry }];
    });
    const kept = all.slice(0, MOST);
    const byName = (a: readonly [string, unknown], b: readonly [string, unknown]): number =>
      Number(a[0] === words.noRegion) - Number(b[0] === words.noRegion) || a[0].localeCompare(b[0], 'de');
    const regions = [...Map.groupBy(kept, ({ region }) => region)].toSorted(byName).map(([region, ofRegion]) => ({
      region,
      industries: [...Map.groupBy(ofRegion, ({ industry }) => industry)].toSorted(byName).map(([industry, found]) => ({
        industry,
        items: found.map(({ item }) => item),
      })),
    }));
    const cut = all.length > MOST;
    return { regions, total: all.length, cut, text: digestText(regions, ask, actor.language) };
  });
}

function tidingOf({ kind, event, changes }: ToldRow): Tiding | null {
  if (event !== null) return event.kind as Tiding;
  if (kind === 'new') return 'listed';
  const fields = changes.filter((one) => one.new !== null).map(({ field }) => field);
  if (fields.includes('directors') || fields.includes('person')) return 'change-of-management';
  return fields.includes('place') || fields.includes('street') ? 'move' : null;
}

function itemOf(row: ToldRow, kind: Tiding, actor: Actor): DigestItem {
  const change = row.changes.find(({ field }) => /^(?:directors|person|place|street)$/.test(field));
  return {
    id: row.id,
    kind,
    label: tidingLabel(kind, actor.language),
    company: row.company ?? row.event?.company ?? (row.event === null ? row.name : null),
    place: row.city ?? row.fields['place'] ?? null,
    industry: row.industry ?? row.fields['category'] ?? null,
    sentence: change ? changedTo(change, actor.language) : row.snippet,
    source: row.source,
    url: row.url,
    day: row.event?.day ?? row.readOn,
    recordId: row.recordId,
    snapshotId: row.snapshotId,
  };
}
