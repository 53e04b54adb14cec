export type Value = string | number | boolean | null;

/** One source's word about one field. */
export interface Claim {
  readonly value: Value;
  /** Number of the observation: unique, so that the order is total. */
  readonly observation: number;
  readonly byPerson: boolean;
  /** Trust in the source, 0 to 100. */
  readonly trust: number;
  /** Moment of observing, in milliseconds since 1970. */
  readonly at: number;
}

/** Per field, the claim that is believed. */
export type Standing = Readonly<Record<string, Claim>>;

/** Nothing, or text without a single visible character. Zero and false are values. */
export function isEmpty(value: Value): boolean {
  return value === null || (typeof value === 'string' && value.trim() === '');
}

/** Text all in capitals: how a column was typed, not how a name is spelt. Below four letters it is an abbreviation. */
function shouts(value: Value): boolean {
  return typeof value === 'string' && /\p{Lu}.*\p{Lu}.*\p{Lu}.*\p{Lu}/su.test(value) && !/\p{Ll}/u.test(value);
}

/**
 * Whether `a` is believed rather than `b`: a person, then trust, then the newer one; of what was seen at one time, what does not stand in
 * capitals, then the later observation.
 */
export function outranks(a: Claim, b: Claim): boolean {
  if (a.byPerson !== b.byPerson) return a.byPerson;
  // A person's trust is not weighed against another person's: the last word counts.
  if (!a.byPerson && a.trust !== b.trust) return a.trust > b.trust;
  if (a.at !== b.at) return a.at > b.at;
  const loud = shouts(a.value);
  if (loud !== shouts(b.value)) return !loud;
  return a.observation > b.observation;
}

/** The claim that stands, or null. Empty values of machines are no claims; a person's "empty" is one. */
export function survivor(claims: Iterable<Claim>): Claim | null {
  let best: Claim | null = null;
  for (const claim of claims) {
    if (!claim.byPerson && isEmpty(claim.value)) continue;
    if (best === null || outranks(claim, best)) best = claim;
  }
  return best;
}

/**
 * Takes one more observation into what stands. Answers the same object when nothing changes.
 * survive(survive(s, a), b) equals survive(survive(s, b), a), and survive(s, a) again changes nothing.
 */
export function survive(standing: Standing, claims: Readonly<Record<string, Claim>>): Standing {
  let next: Record<string, Claim> | null = null;
  for (const field in claims) {
    const claim = claims[field];
    if (claim === undefined || (!claim.byPerson && isEmpty(claim.value))) continue;
    const current = standing[field];
    if (current !== undefined && !outranks(claim, current)) continue;
    next ??= { ...standing };
    next[field] = claim;
  }
  return next ?? standing;
}
