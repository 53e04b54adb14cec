import { dice, pick } from '#engines/extraction/bench/corpus/firms.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { DESIGNS } from './designs.ts';
import { type Fault, serveDirectory } from './serve.ts';
import { approveAndAdd, watchOnce } from './watched.ts';
import { firstWorld, type Member, type MemberField, nextWeek } from './world.ts';

export interface WeeksReport {
  readonly weeks: number;
  /** Real changes that the page showed, and how many of them were told within two readings. */
  readonly events: number;
  readonly told: number;
  readonly missed: readonly string[];
  readonly falseAlerts: readonly string[];
  readonly redesigns: {
    readonly all: number;
    readonly repaired: number;
    readonly paused: number;
    readonly readOn: number;
  };
  /** Weeks in which the site was broken, and the reason that then stood on the source. */
  readonly faults: Readonly<Record<string, readonly string[]>>;
  readonly byKind: Readonly<Record<string, readonly [events: number, told: number]>>;
}

interface Known {
  fields: Partial<Record<MemberField, string | null>>;
  gone: boolean;
}
const key = (name: string): string => name.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
/** The name without its legal form. */
const rootOf = (name: string): string => name.replace(/\s(?:GmbH & Co\. KG|GmbH|AG|SE|e\.K\.)$/, '');
const FAULTS = [
  'status',
  'cut',
  'empty',
  'repeated',
  'maintenance',
  'login',
  'busy-once',
  'shift',
  'torn-entry',
] as const;

/**
 * Lets a directory of invented members change week after week, watches it with the real thing (fetching, reading, storing) and holds what
 * was told against what truly happened. A person resumes a source that rests; nobody else helps.
 */
export async function watchWeeks(
  app: App,
  actor: Actor,
  options: {
    readonly size: number;
    readonly weeks: number;
    readonly seed: number;
    readonly perPage: number;
    readonly redesignEvery: number;
    readonly faultEvery: number;
  },
  progress: (line: string) => void = () => {},
): Promise<WeeksReport> {
  const { size, weeks, seed, perPage } = options;
  const site = await serveDirectory();
  const roll = dice(seed * 53 + 11);
  for (let warm = 0; warm < 9; warm++) roll(7);
  let world = firstWorld(size, seed);
  let design = pick(roll, ['cards', 'table', 'articles', 'grid', 'headed', 'microdata']);
  const known = new Map<number, Known>();
  const idOf = new Map<string, number>();
  const pending = new Map<string, number>();
  const missed: string[] = [];
  const falseAlerts: string[] = [];
  const byKind: Record<string, [number, number]> = {};
  const redesigns = { all: 0, repaired: 0, paused: 0, readOn: 0 };
  const faults: Record<string, string[]> = {};
  let lastDesign = '';
  let [events, told, look] = [0, 0, seed];
  const count = (kind: string, at: 0 | 1): void => {
    const both = byKind[kind] ?? [0, 0];
    both[at]++;
    byKind[kind] = both;
  };
  const learn = (member: Member, shows: readonly MemberField[]): void => {
    const before = known.get(member.id);
    const fields = { ...before?.fields };
    for (const field of shows) fields[field] = member[field];
    known.set(member.id, { fields, gone: false });
  };
  try {
    const id = await approveAndAdd(app, actor, site.url);
    for (let week = 0; week < weeks; week++) {
      if (week > 0) world = nextWeek(world, week, seed);
      for (const member of world.members.values()) idOf.set(key(member.name), member.id);
      const redesigned = week > 0 && week % options.redesignEvery === 0;
      if (redesigned) {
        const others = Object.keys(DESIGNS).filter((name) => name !== design && (name !== 'scripted' || week > 20));
        design = pick(roll, others);
      } else if (design === 'scripted') design = 'cards';
      // Editors, plugins and updates change how values are spelt without touching them.
      if (week % 5 === 4) look++;
      const faulty = week > 0 && !redesigned && week % options.faultEvery === options.faultEvery - 1;
      const fault: Fault = faulty
        ? faultOf(pick(roll, FAULTS), 1 + roll(Math.ceil(world.members.size / perPage)), roll(2) ? 500 : 404)
        : { kind: 'none' };
      const members = ordered([...world.members.values()], week, seed);
      site.show({ members, design, seed: look, week, perPage, fault });
      const seen = await watchOnce(app, actor, id);
      const shows = DESIGNS[design]?.shows ?? [];
      if (faulty) faults[fault.kind] = [...(faults[fault.kind] ?? []), seen.problem ?? 'none'];
      if (redesigned) {
        redesigns.all++;
        if (seen.paused) redesigns.paused++;
        else if (seen.problem === 'markup-repaired') redesigns.repaired++;
        else if (seen.done) redesigns.readOn++;
      }
      if (week === 0) {
        for (const member of world.members.values()) learn(member, shows);
        lastDesign = design;
        continue;
      }
      // What a watcher that sees what the page shows should tell now.
      const expected = new Set<string>();
      // Of a rebuilt page that shows nothing but names and towns nobody can tell that a firm has another name.
      const identifies =
        design === lastDesign || shows.some((field) => field === 'phone' || field === 'mail' || field === 'site');
      for (const member of world.members.values()) {
        const before = known.get(member.id);
        if (!before) expected.add(`new ${member.id}`);
        else if (before.gone) expected.add(`returned ${member.id}`);
        else if (!identifies && rootOf(before.fields.name ?? '') !== rootOf(member.name)) {
          expected.add(`gone ${member.id}`);
          expected.add(`new ${member.id}`);
        } else
          for (const field of shows)
            if (before.fields[field] !== undefined && before.fields[field] !== member[field])
              expected.add(`${field} ${member.id}`);
      }
      for (const [memberId, before] of known)
        if (!before.gone && !world.members.has(memberId)) expected.add(`gone ${memberId}`);
      const alerts = new Set<string>();
      for (const alert of seen.alerts) {
        const who = idOf.get(key(alert.name));
        if (alert.kind === 'changed')
          for (const { field } of alert.changes) alerts.add(`${field} ${who ?? alert.name}`);
        else alerts.add(`${alert.kind} ${who ?? alert.name}`);
      }
      for (const alert of alerts) {
        if (expected.has(alert)) continue;
        // A move within one sentence: the code changes with the town.
        const detail = seen.alerts.find(
          ({ name }) => `${idOf.get(key(name)) ?? name}` === alert.split(' ').slice(1).join(' '),
        );
        falseAlerts.push(`week ${week} (${design}, ${fault.kind}): ${alert} ${JSON.stringify(detail ?? null)}`);
      }
      if (!seen.done) {
        progress(
          `week ${week} ${design}${redesigned ? ' (redesign)' : ''} ${fault.kind}: ${seen.problem} ${seen.facts}`,
        );
        continue;
      }
      lastDesign = design;
      for (const event of expected) {
        const kind = event.split(' ')[0] ?? '';
        if (!pending.has(event)) {
          events++;
          count(kind, 0);
        }
        if (alerts.has(event)) {
          told++;
          count(kind, 1);
          pending.delete(event);
        } else pending.set(event, (pending.get(event) ?? 0) + 1);
      }
      for (const event of [...pending.keys()]) {
        // Undone before it was told: there is nothing left to tell.
        if (!expected.has(event)) {
          pending.delete(event);
          events--;
          count(event.split(' ')[0] ?? '', 0);
          (byKind[event.split(' ')[0] ?? ''] ?? [0, 0])[0] -= 2;
        } else if ((pending.get(event) ?? 0) >= 2) {
          missed.push(`week ${week} (${design}): ${event}`);
          pending.delete(event);
          settle(event);
        }
      }
      // Gone first: a firm whose other name nobody could tell goes and comes in one reading.
      for (const alert of [...alerts].toSorted()) settle(alert);
      for (const member of world.members.values()) {
        const before = known.get(member.id);
        if (before && !before.gone) for (const field of shows) before.fields[field] ??= member[field];
      }
      progress(
        `week ${week} ${design}${redesigned ? ' (redesign)' : ''} ${fault.kind}: ${seen.alerts.length} told, ${expected.size} real, ${seen.problem ?? 'well'}; false ${falseAlerts.length}, missed ${missed.length}`,
      );

      function settle(event: string): void {
        const [kind = '', who = ''] = event.split(' ');
        const member = world.members.get(Number(who));
        const before = known.get(Number(who));
        if (kind === 'gone') {
          if (before) before.gone = true;
        } else if (member && (kind === 'new' || kind === 'returned')) learn(member, shows);
        else if (member && before) before.fields[kind as MemberField] = member[kind as MemberField];
      }
    }
    return { weeks, events, told, missed, falseAlerts, redesigns, faults, byKind };
  } finally {
    await site.close();
  }
}

function faultOf(kind: (typeof FAULTS)[number], page: number, status: number): Fault {
  switch (kind) {
    case 'status':
      return { kind, page, status };
    case 'cut':
    case 'empty':
    case 'repeated':
      return { kind, page };
    default:
      return { kind };
  }
}

/** By name, by place, newest first, or by chance: the order is the page's, not the world's. */
function ordered(members: readonly Member[], week: number, seed: number): Member[] {
  const way = Math.floor(week / 3) % 4;
  const chance = (member: Member): number => (member.id * 7919 + week * 104_729 + seed) % 10_007;
  if (way === 1) return members.toSorted((a, b) => a.place.localeCompare(b.place, 'de') || a.id - b.id);
  if (way === 2) return members.toSorted((a, b) => b.id - a.id);
  if (way === 3) return members.toSorted((a, b) => chance(a) - chance(b));
  return members.toSorted((a, b) => a.name.localeCompare(b.name, 'de'));
}
