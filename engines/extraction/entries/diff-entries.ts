import { fold } from '#engines/text/index.ts';
import { nameKey } from '../company/company-names.ts';
import { siteKey, streetKey } from '../company/structured-facts.ts';

/** What is compared: a list's entry, or any set of facts under a name. */
export interface Comparable {
  readonly name: string;
  readonly fields: Readonly<Record<string, string>>;
}
export interface EntryDiff<T extends Comparable> {
  readonly added: readonly T[];
  readonly gone: readonly T[];
  readonly changed: readonly { readonly before: T; readonly after: T; readonly changes: readonly FieldChange[] }[];
  /** Were gone in an earlier reading and are back. */
  readonly returned: readonly { readonly before: T; readonly after: T; readonly changes: readonly FieldChange[] }[];
  readonly unchanged: number;
  /** The same entity before and now, with or without changes: values that are only spelt or shown otherwise are to be kept as they are now. */
  readonly same: readonly { readonly before: T; readonly after: T }[];
  /** Fields that changed for most entries at once: the page was rewritten, not the world. They raised nothing. */
  readonly suppressed: readonly string[];
}
export interface FieldChange {
  readonly field: string;
  readonly old: string | null;
  readonly new: string | null;
}

/** Never a change of the company: what the page says about itself, or how it is found there. */
const SILENT = new Set(['detail', 'description', 'date', 'number', 'text', 'views', 'rating']);

/**
 * Difference per entity, not per text. Entries are matched by name and place, then by site, mail, number or street, then by likeness of
 * names at one place (a renamed company is the same company). Values are compared in the form in which spellings of one value are equal.
 */
export function diffEntries<T extends Comparable>(
  before: readonly T[],
  after: readonly T[],
  config: {
    readonly goneEarlier?: readonly T[];
    /** Share of entries that showed a field when `before` was last read; without it, the share of entries for which it is known. */
    readonly shown?: Readonly<Record<string, number>>;
  } = {},
): EntryDiff<T> {
  const pairs = matchEntries(before, after);
  const paired = new Set(pairs.map(([, now]) => now));
  const added = after.filter((entry) => !paired.has(entry));
  const pairedBefore = new Set(pairs.map(([was]) => was));
  const gone = before.filter((entry) => !pairedBefore.has(entry));
  const back = matchEntries(config.goneEarlier ?? [], added);
  const backNow = new Set(back.map(([, now]) => now));
  const suppressed = rewritten(pairs);
  const [knew, shows] = [usuallyFilled(before), usuallyFilled(after)];
  // A value that comes or goes is a change only where the page showed that field before and still does.
  const usual = (name: string): number => Math.min(config.shown ? (config.shown[name] ?? 0) : knew(name), shows(name));
  const changes = ([was, now]: readonly [T, T]): FieldChange[] => changesOf(was, now, suppressed, usual);
  const changed = withoutWaves(
    pairs.map((pair) => ({ before: pair[0], after: pair[1], changes: changes(pair) })),
  ).filter((one) => one.changes.length > 0);
  return {
    added: added.filter((entry) => !backNow.has(entry)),
    gone,
    changed,
    returned: back.map((pair) => ({ before: pair[0], after: pair[1], changes: changes(pair) })),
    unchanged: pairs.length - changed.length,
    same: pairs.map(([was, now]) => ({ before: was, after: now })),
    suppressed: [...suppressed],
  };
}

/** Spellings of one value become one key. */
export function comparable(field: string, value: string): string {
  switch (field) {
    case 'name':
    case 'legalName':
      return fold(nameKey(value));
    case 'street':
    case 'streetAddress':
      return fold(streetKey(value)).replace(/ /g, '');
    case 'site':
    case 'url':
      return siteKey(value);
    case 'mail':
    case 'email':
      return value.toLowerCase().trim();
    case 'phone':
    case 'mobile':
    case 'fax':
    case 'telephone':
    case 'faxNumber':
      return value.replace(/[^\d+]/g, '');
    case 'managingDirectors':
      return fold(value.replace(/(?:^|\s)(?:Prof|Dr|Dipl|Ing|Mag|Herr|Frau)\b[\p{L}.-]*/gu, ' '));
    default:
      return fold(value);
  }
}

const form = (name: string): string => fold(name).replace(/ /g, '');

function matchEntries<T extends Comparable>(before: readonly T[], after: readonly T[]): (readonly [T, T])[] {
  const pairs: (readonly [T, T])[] = [];
  let leftBefore = [...before];
  let leftAfter = [...after];
  const pass = (keyOf: (entry: T) => string | null, differ: (was: T, now: T) => boolean = () => false): void => {
    const byKey = new Map<string, T[]>();
    for (const entry of leftAfter) {
      const key = keyOf(entry);
      if (key) byKey.set(key, [...(byKey.get(key) ?? []), entry]);
    }
    const used = new Set<T>();
    leftBefore = leftBefore.filter((entry) => {
      const key = keyOf(entry);
      const found = key ? byKey.get(key)?.find((one) => !used.has(one) && !differ(entry, one)) : undefined;
      if (!found) return true;
      used.add(found);
      pairs.push([entry, found]);
      return false;
    });
    leftAfter = leftAfter.filter((entry) => !used.has(entry));
  };
  /** Only where exactly one on either side has it: two houses of one chain share site and central number. */
  const unique = (keyOf: (entry: T) => string | null, differ?: (was: T, now: T) => boolean): void => {
    const count = (entries: readonly T[]): Map<string, number> => {
      const counts = new Map<string, number>();
      for (const entry of entries) {
        const key = keyOf(entry);
        if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
      }
      return counts;
    };
    const was = count(before);
    const now = count(after);
    pass((entry) => {
      const key = keyOf(entry);
      return key && was.get(key) === 1 && now.get(key) === 1 ? key : null;
    }, differ);
  };
  const field =
    (name: string) =>
    (entry: T): string | null => {
      const value = entry.fields[name];
      return value ? comparable(name, value) || null : null;
    };
  const place = (entry: T): string => comparable('place', entry.fields['postalCode'] ?? entry.fields['place'] ?? '');
  pass((entry) => `${form(entry.name)}|${place(entry)}|${field('street')(entry) ?? ''}`);
  pass((entry) => `${comparable('name', entry.name)}|${place(entry)}`);
  // Pages that leave out codes, or towns: the whole name, then the name without its legal form, where it stands once.
  unique((entry) => form(entry.name));
  unique((entry) => comparable('name', entry.name));
  for (const name of ['site', 'mail', 'phone', 'mobile', 'detail']) {
    // Some pages number their detail pages by position: the fifth of today is not the fifth of last week.
    unique(
      (entry) => {
        const key = field(name)(entry);
        return key ? `${name}:${key}` : null;
      },
      name === 'detail' ? isOther : undefined,
    );
  }
  // Rooms have tenants: at one address somebody else is a renamed firm only where no number, mail or site says otherwise.
  unique((entry) => {
    const street = field('street')(entry);
    return street && place(entry) ? `${street}|${place(entry)}` : null;
  }, isOther);
  for (const was of [...leftBefore]) {
    const near = leftAfter.find(
      (now) =>
        place(was) !== '' &&
        place(was) === place(now) &&
        likeness(comparable('name', was.name), comparable('name', now.name)) >= 0.6 &&
        !isOther(was, now),
    );
    if (!near) continue;
    pairs.push([was, near]);
    leftBefore = leftBefore.filter((entry) => entry !== was);
    leftAfter = leftAfter.filter((entry) => entry !== near);
  }
  return pairs;
}

/** Both have a number, mail or site, and none of them is the same. */
function isOther(was: Comparable, now: Comparable): boolean {
  const both = ['phone', 'mail', 'site'].flatMap((field) => {
    const [old, value] = [was.fields[field], now.fields[field]];
    return old && value ? [comparable(field, old) === comparable(field, value)] : [];
  });
  return both.length > 0 && !both.includes(true);
}

function likeness(a: string, b: string): number {
  const left = new Set(fold(a).split(' '));
  const right = new Set(fold(b).split(' '));
  const both = [...left].filter((word) => right.has(word)).length;
  return both / Math.max(1, left.size + right.size - both);
}

function usuallyFilled(entries: readonly Comparable[]): (field: string) => number {
  const counts = new Map<string, number>();
  for (const entry of entries)
    for (const field of Object.keys(entry.fields)) counts.set(field, (counts.get(field) ?? 0) + 1);
  return (field) => (counts.get(field) ?? 0) / Math.max(1, entries.length);
}

/** Fields whose value differs for more than two fifths of all pairs: new format, new numbering, a date on every entry. */
function rewritten(pairs: readonly (readonly [Comparable, Comparable])[]): ReadonlySet<string> {
  const counts = new Map<string, { differs: number; both: number }>();
  for (const [was, now] of pairs) {
    for (const [field, value] of Object.entries(was.fields)) {
      const other = now.fields[field];
      if (other === undefined) continue;
      const count = counts.get(field) ?? { differs: 0, both: 0 };
      count.both++;
      if (comparable(field, value) !== comparable(field, other)) count.differs++;
      counts.set(field, count);
    }
  }
  return new Set(
    [...counts].filter(([, { differs, both }]) => both >= 5 && differs > both * 0.4).map(([field]) => field),
  );
}

/** Values that come, or go, in many entries at once are how the page is read or written now, not many firms with the same idea. */
function withoutWaves<C extends { readonly changes: readonly FieldChange[] }>(pairs: readonly C[]): C[] {
  const counts = new Map<string, number>();
  const wave = ({ field, old, new: now }: FieldChange): string | null =>
    old === null ? `+${field}` : now === null ? `-${field}` : null;
  for (const { changes } of pairs)
    for (const change of changes) {
      const key = wave(change);
      if (key) counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  const most = Math.max(3, pairs.length * 0.02);
  return pairs.map((pair) => ({
    ...pair,
    changes: pair.changes.filter((change) => (counts.get(wave(change) ?? '') ?? 0) <= most),
  }));
}

function changesOf(
  was: Comparable,
  now: Comparable,
  suppressed: ReadonlySet<string>,
  usual: (field: string) => number,
): FieldChange[] {
  const changes: FieldChange[] = [];
  if (comparable('name', was.name) !== comparable('name', now.name))
    changes.push({ field: 'name', old: was.name, new: now.name });
  else if (form(was.name) !== form(now.name) && legalChange(was.name, now.name))
    changes.push({ field: 'name', old: was.name, new: now.name });
  for (const field of new Set([...Object.keys(was.fields), ...Object.keys(now.fields)])) {
    if (SILENT.has(field) || suppressed.has(field)) continue;
    const old = was.fields[field];
    const value = now.fields[field];
    if (old !== undefined && value !== undefined) {
      if (comparable(field, old) !== comparable(field, value) && !sameMeaning(field, old, value))
        changes.push({ field, old, new: value });
    } else if (usual(field) >= 0.5) changes.push({ field, old: old ?? null, new: value ?? null });
  }
  return changes;
}

/** "GmbH" that became "AG" is a change, "GmbH" that is now left out or spelt out is none. */
function legalChange(old: string, now: string): boolean {
  const forms = /\b(GmbH\s?&\s?Co\.?\s?KG|GmbH|AG|KG|OHG|UG|SE|e\.?\s?K|GbR)\b/;
  const a = forms.exec(old)?.[1]?.replace(/[\s.]/g, '');
  const b = forms.exec(now)?.[1]?.replace(/[\s.]/g, '');
  return a !== undefined && b !== undefined && a !== b;
}

function sameMeaning(field: string, old: string, now: string): boolean {
  if (field === 'place') {
    const [a, b] = [fold(old), fold(now)];
    return a.startsWith(b) || b.startsWith(a);
  }
  if (field === 'category')
    return fold(old).split(' ').toSorted().join(' ') === fold(now).split(' ').toSorted().join(' ');
  return false;
}
