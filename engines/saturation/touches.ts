/** One contact that took place. */
export interface Touch {
  /** When, in days from any fixed day (fractions are hours). */
  readonly at: number;
  readonly account: string;
  readonly person: string | null;
  readonly segment: string;
  readonly channel: string;
  /** What came back of this contact: 1 an answer, 0 none; any number (a value, minus for an objection) where all touches have one. */
  readonly response: number;
}

/** Whose contacts are counted: the whole buying centre through all channels, or one person's. */
export type Unit = 'account' | 'person';

/** A touch with what had happened before it. Indices point into the lists beside it. */
export interface PreparedTouch {
  readonly account: number;
  readonly person: number;
  readonly segment: number;
  readonly channel: number;
  /** Contacts of the unit in the window, this one included; pooled at `most`. */
  readonly count: number;
  /** Days since the unit's last contact; null for the first. */
  readonly gap: number | null;
  /** Something came back from the unit within the window before. */
  readonly answeredBefore: boolean;
  /** How much the account is usually contacted: mean log count of its touches, centred. Sellers call whom they like to call. */
  readonly habit: number;
  readonly response: number;
}

export interface Prepared {
  readonly touches: readonly PreparedTouch[];
  readonly accounts: readonly string[];
  readonly persons: readonly string[];
  readonly segments: readonly string[];
  readonly channels: readonly string[];
  /** Highest count with a cell of its own; what lies above (half a percent at most) is in it. */
  readonly most: number;
}

const MOST_COUNTS = 30;

function indexer(): { of(name: string): number; readonly names: string[] } {
  const names: string[] = [];
  const known = new Map<string, number>();
  return {
    names,
    of(name) {
      const at = known.get(name);
      if (at !== undefined) return at;
      known.set(name, names.length);
      return names.push(name) - 1;
    },
  };
}

/** Counts what went before each touch. A touch without a person is not counted for the unit `person`. */
export function prepareTouches(touches: readonly Touch[], unit: Unit, windowDays: number): Prepared {
  const [accounts, persons, segments, channels] = [indexer(), indexer(), indexer(), indexer()];
  const wanted = unit === 'person' ? touches.filter(({ person }) => person !== null) : touches;
  const sorted = wanted.toSorted((a, b) => a.at - b.at);
  const before = new Map<string, { at: number; response: number }[]>();
  const raw = sorted.map((touch) => {
    const person = touch.person === null ? null : `${touch.account}\u0000${touch.person}`;
    const key = unit === 'person' ? person! : touch.account;
    const all = before.get(key) ?? [];
    const last = all.at(-1);
    const recent = all.filter(({ at }) => at > touch.at - windowDays);
    const answeredBefore = recent.some(({ response }) => response > 0);
    recent.push({ at: touch.at, response: touch.response });
    before.set(key, recent.length === 1 && last ? [last, ...recent] : recent);
    return {
      account: accounts.of(touch.account),
      person: persons.of(person ?? `${touch.account}\u0000`),
      segment: segments.of(touch.segment),
      channel: channels.of(touch.channel),
      count: recent.length,
      gap: last === undefined ? null : touch.at - last.at,
      answeredBefore,
      response: touch.response,
    };
  });
  const counts = raw.map(({ count }) => count).toSorted((a, b) => a - b);
  const most = Math.max(1, Math.min(MOST_COUNTS, counts[Math.floor(counts.length * 0.985)] ?? 1));
  const sums = accounts.names.map(() => ({ sum: 0, n: 0 }));
  for (const { account, count } of raw) {
    sums[account]!.sum += Math.log(Math.min(count, most));
    sums[account]!.n += 1;
  }
  const overall = raw.reduce((sum, { count }) => sum + Math.log(Math.min(count, most)), 0) / Math.max(1, raw.length);
  return {
    touches: raw.map((touch) => {
      const { sum, n } = sums[touch.account]!;
      return { ...touch, count: Math.min(touch.count, most), habit: sum / n - overall };
    }),
    accounts: accounts.names,
    persons: persons.names,
    segments: segments.names,
    channels: channels.names,
    most,
  };
}
