import { type Dice, dice, makeFirm, pick } from '#engines/extraction/bench/corpus/firms.ts';

/** One member of an invented directory, as it is in truth; how the page spells it is the page's affair. */
export interface Member {
  readonly id: number;
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly place: string;
  readonly phone: string;
  readonly mail: string | null;
  readonly site: string | null;
  readonly category: string;
}
export type MemberField = Exclude<keyof Member, 'id'>;

/** What happened in a week, for the reader of a report; what a watcher should have told follows from comparing members. */
export interface World {
  readonly members: ReadonlyMap<number, Member>;
  readonly left: readonly Member[];
  readonly nextId: number;
}

const FORMS = ['gmbh', 'kg', 'ek', 'ag', 'gmbh'] as const;
const LEGAL = /\s(?:GmbH & Co\. KG|GmbH|AG|e\.K\.)$/;

/** Members differ in name, number, mail and site, as firms do; towns and streets they share. */
export function makeMember(id: number, seed: number): Member {
  const firm = makeFirm(seed * 10_007 + id * 13, 'DE', FORMS[id % FORMS.length] ?? 'gmbh');
  const roll = dice(seed * 31 + id * 7 + 1);
  for (let warm = 0; warm < 9; warm++) roll(7);
  const form = LEGAL.exec(firm.legalName)?.[0] ?? ' GmbH';
  // A syllable of its own keeps eight hundred names apart without making them strange.
  const own = `${pick(roll, ['Al', 'Ber', 'Dor', 'El', 'Fen', 'Gar', 'Hal', 'Il', 'Kor', 'Lan', 'Mer', 'Nor', 'Ot', 'Pel', 'Ros', 'Sal', 'Tor', 'Ul', 'Wer', 'Zin'])}${pick(roll, ['bach', 'berg', 'dorf', 'feld', 'hoff', 'mann', 'ner', 'schmidt', 'stein', 'tal', 'wald', 'weg'])}`;
  const name = `${own}er ${firm.brand}${form}`;
  const host = `${own}-${firm.domain}`.toLowerCase().replace('.', `${id}.`);
  return {
    id,
    name,
    street: firm.street,
    postalCode: firm.postalCode,
    place: firm.city,
    phone: `0${firm.phone[1]} ${100000 + ((id * 7919 + seed * 104_729) % 899_999)}`,
    mail: roll(5) === 0 ? null : `info@${host}`,
    site: roll(5) === 0 ? null : `www.${host}`,
    category: firm.industry,
  };
}

export function firstWorld(size: number, seed: number): World {
  const names = new Set<string>();
  const members = new Map<number, Member>();
  let id = 1;
  for (; members.size < size; id++) {
    const member = makeMember(id, seed);
    if (!names.has(member.name)) members.set(id, member);
    names.add(member.name);
  }
  return { members, left: [], nextId: id };
}

/** A week later: a few are new, gone, back, renamed, moved, have another number, mail, site or trade; some rooms get another tenant. */
export function nextWeek(world: World, week: number, seed: number): World {
  const roll = dice(seed * 977 + week * 131);
  for (let warm = 0; warm < 9; warm++) roll(7);
  const members = new Map(world.members);
  const size = world.members.size;
  const scaled = (most: number): number => Math.max(0, roll(Math.max(2, Math.round((most * size) / 500) + 1)));
  let { nextId } = world;
  let left = [...world.left];
  const untouched = new Set(members.keys());
  const one = (): Member | undefined => {
    const ids = [...untouched];
    const id = ids[roll(Math.max(1, ids.length))];
    if (id === undefined) return undefined;
    untouched.delete(id);
    return members.get(id);
  };
  const fresh = (): Member => {
    const taken = new Set([...members.values(), ...left].map(({ name }) => name));
    for (;;) {
      const member = makeMember(nextId++, seed);
      if (!taken.has(member.name)) return member;
    }
  };
  const times = (count: number, change: (member: Member, other: Member) => Member | null): void => {
    for (let n = 0; n < count; n++) {
      const member = one();
      if (member) {
        const after = change(member, makeMember(50_000 + nextId * 61 + week * 7 + n, seed));
        if (after) members.set(member.id, after);
      }
    }
  };
  for (let n = scaled(2); n > 0 && left.length > 0; n--) {
    const [back] = left.splice(roll(left.length), 1);
    if (back) members.set(back.id, back);
  }
  times(scaled(5), (member) => {
    members.delete(member.id);
    left = [...left, member];
    return null;
  });
  // Another firm in the same rooms is no renamed firm: number, mail and site are its own.
  if (roll(6) === 0)
    times(1, (member) => {
      members.delete(member.id);
      left = [...left, member];
      const tenant = fresh();
      members.set(tenant.id, { ...tenant, street: member.street, postalCode: member.postalCode, place: member.place });
      return null;
    });
  times(scaled(2), (member) => ({ ...member, name: newForm(member.name) }));
  times(scaled(2), (member, other) => {
    const name = `${other.name.split(' ')[0]} ${pick(roll, ['Systeme', 'Technologies', 'Gruppe', 'Industrie'])} ${other.id % 97} GmbH`;
    return [...members.values()].some((one) => one.name === name) ? null : { ...member, name };
  });
  times(scaled(4), (member, other) => ({
    ...member,
    street: `${other.street.replace(/\d.*/, '')}${1 + roll(150)}`,
    ...(roll(2) === 0 && { postalCode: other.postalCode, place: other.place }),
  }));
  times(scaled(4), (member, other) => ({ ...member, phone: other.phone }));
  times(scaled(2), (member, other) => ({ ...member, mail: other.mail ?? `kontakt@${other.site ?? 'neu.example'}` }));
  times(scaled(2), (member, other) => ({ ...member, site: other.site ?? `www.neu-${member.id}.example` }));
  times(scaled(2), (member, other) =>
    other.category === member.category ? null : { ...member, category: other.category },
  );
  for (let n = scaled(6); n > 0; n--) {
    const member = fresh();
    members.set(member.id, member);
  }
  return { members, left, nextId };
}

function newForm(name: string): string {
  const form = LEGAL.exec(name)?.[0].trim();
  const next = form === 'GmbH' ? 'GmbH & Co. KG' : form === 'e.K.' ? 'GmbH' : form === 'AG' ? 'SE' : 'GmbH';
  return `${name.replace(LEGAL, '')} ${next}`;
}

export type { Dice };
