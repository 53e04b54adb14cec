type Values = Readonly<Record<string, unknown>>;

/**
 * What an edit says: the values that are not as they were, own fields one by one. One that is only sent along would become this person's word,
 * and no list could bring it up to date any more.
 */
export function onlyChanged<T extends object>(after: T, before: Values): Partial<T> {
  const changed = Object.entries(after).flatMap(([key, value]) => {
    if (key !== 'custom') return same(value, before[key]) ? [] : [[key, value]];
    const own = onlyChanged((value ?? {}) as Values, (before[key] ?? {}) as Values);
    return Object.keys(own).length === 0 ? [] : [[key, own]];
  });
  return Object.fromEntries(changed) as Partial<T>;
}

function same(a: unknown, b: unknown): boolean {
  const bare = (value: unknown) => JSON.stringify(value === '' || value === undefined ? null : value);
  return bare(a) === bare(b);
}
