import type { Comparison } from './compare-companies.ts';

export interface PersonSubject {
  readonly id: string;
  readonly companyId: string | null;
  readonly first: string;
  readonly last: string;
  readonly email: string | null;
  /** info@, einkauf@: says nothing about who. */
  readonly sharedEmail: boolean;
  readonly phone: string | null;
  readonly mobile: string | null;
}

const differ = (a: string | null, b: string | null): boolean => a !== null && b !== null && a !== b;
const same = (a: string | null, b: string | null): boolean => a !== null && a === b;

/** Whether two descriptions speak of one person. Symmetric. */
export function comparePeople(a: PersonSubject, b: PersonSubject): Comparison {
  const name = compareNames(a, b);
  const company = same(a.companyId, b.companyId) ? 'equal' : differ(a.companyId, b.companyId) ? 'other' : 'unknown';
  const email = same(a.email, b.email);
  const otherEmail = differ(a.email, b.email) && !a.sharedEmail && !b.sharedEmail;
  const phone = same(a.mobile, b.mobile) || (same(a.phone, b.phone) && name === 'equal');
  const agrees = [
    ...(name === 'equal' ? ['name'] : name === 'compatible' ? ['name_similar'] : []),
    ...(company === 'equal' ? ['company'] : []),
    ...(email ? ['email'] : []),
    ...(same(a.mobile, b.mobile) ? ['mobile'] : []),
    ...(same(a.phone, b.phone) ? ['phone'] : []),
  ];
  const differs = [
    ...(name === 'other' ? ['name'] : []),
    ...(company === 'other' ? ['company'] : []),
    ...(otherEmail ? ['email'] : []),
  ];
  const verdict = (): Comparison['verdict'] => {
    if (email && !a.sharedEmail && !b.sharedEmail) return name === 'other' ? 'doubtful' : 'same';
    if (name === 'other') return 'different';
    if (same(a.mobile, b.mobile)) return company === 'other' ? 'doubtful' : 'same';
    if (company === 'equal') {
      if (name === 'equal') return otherEmail && sameHost(a.email, b.email) && !phone ? 'doubtful' : 'same';
      return email ? 'same' : 'doubtful';
    }
    if (company === 'other') return name === 'equal' && phone ? 'doubtful' : 'different';
    // Neither has a company: the same name again, and nothing that speaks against it, is the same row again.
    if (name === 'equal' && a.companyId === null && b.companyId === null) return otherEmail ? 'different' : 'same';
    return name === 'equal' && phone ? 'same' : 'different';
  };
  return { verdict: verdict(), agrees, differs };
}

function compareNames(a: PersonSubject, b: PersonSubject): 'equal' | 'compatible' | 'other' {
  if (a.last !== b.last) return 'other';
  if (a.first === b.first) return 'equal';
  if (a.first === '' || b.first === '') return 'compatible';
  // "H. Müller" may be Hans.
  return (a.first.length === 1 || b.first.length === 1) && a.first[0] === b.first[0] ? 'compatible' : 'other';
}

const sameHost = (a: string | null, b: string | null): boolean => a?.split('@')[1] === b?.split('@')[1];
