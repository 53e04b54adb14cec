import { type Candidate, FIELDS, type Field } from './candidate.ts';
import { mailHost } from './contact-points.ts';
import type { Conflict, Fact } from './extract-company.ts';
import type { NameReading } from './main-name.ts';

interface Weights {
  readonly main: NameReading | undefined;
  readonly country: string;
  /** Registered domain that the company's own mails and pages share. */
  readonly host: string | null;
  readonly partnership: boolean;
}

/** Fields of which a company has one: two values are a conflict, or one is somebody else's. */
const SINGLE: ReadonlySet<Field> = new Set<Field>([
  'legalName',
  'streetAddress',
  'postalCode',
  'addressLocality',
  'addressCountry',
  'registerCourt',
  'registerNumber',
  'vatID',
  'foundingYear',
  'employees',
  'url',
]);
const ADDRESS: ReadonlySet<Field> = new Set<Field>([
  'streetAddress',
  'postalCode',
  'addressLocality',
  'addressCountry',
]);
const LEAST = 0.5;
const MOST: Partial<Record<Field, number>> = {
  telephone: 4,
  faxNumber: 2,
  email: 5,
  industries: 8,
  products: 20,
  managingDirectors: 12,
  certificates: 8,
  openingHours: 8,
  socialLinks: 10,
  url: 2,
};

/** Puts places that say the same together and those that differ beside each other; best first. */
export function weigh(
  candidates: readonly Candidate[],
  weights: Weights,
): { facts: Record<Field, readonly Fact[]>; conflicts: readonly Conflict[] } {
  const facts = {} as Record<Field, readonly Fact[]>;
  const conflicts: Conflict[] = [];
  const address = bestAddress(candidates, weights);
  for (const field of FIELDS) {
    const groups = new Map<string, { best: Candidate; score: number; sure: number; places: number }>();
    for (const candidate of candidates) {
      if (candidate.field !== field) continue;
      const sure = Math.max(0.02, Math.min(0.98, candidate.confidence + shift(candidate, weights)));
      const key = ADDRESS.has(field) || field === 'registerCourt' ? candidate.key.replace(/\s+/g, ' ') : candidate.key;
      const known = groups.get(key);
      const preferred = ADDRESS.has(field) && candidate.group !== undefined && candidate.group === address ? 0.2 : 0;
      const score = sure + preferred;
      if (!known) groups.set(key, { best: candidate, score, sure, places: 1 });
      else {
        // A second place that says the same: what a page repeats in other words is rarely wrong.
        const agreed = known.best.at !== candidate.at || known.best.where !== candidate.where ? 1 : 0;
        const better = score > known.score;
        groups.set(key, {
          best: better ? candidate : known.best,
          score: Math.max(score, known.score) + agreed * 0.02,
          sure: Math.min(0.99, Math.max(sure, known.sure) + agreed * (1 - Math.max(sure, known.sure)) * 0.4),
          places: known.places + agreed,
        });
      }
    }
    const ranked = [...groups.values()].toSorted((a, b) => b.score - a.score || order(a.best, b.best));
    const top = ranked[0];
    // Products out of a sentence are inflected and cut by guess: beside labelled ones they only repeat them badly.
    if (field === 'products' && top && top.sure >= 0.8)
      ranked.splice(0, ranked.length, ...ranked.filter((group) => group.sure >= 0.7));
    const kept: Fact[] = [];
    const rivals: Fact[] = [];
    for (const group of ranked) {
      const fact: Fact = {
        value: group.best.value,
        confidence: round(group.sure),
        snippet: group.best.snippet,
        where: group.best.where,
      };
      if (group === top) {
        const rival = SINGLE.has(field) ? ranked[1] : undefined;
        const close =
          rival !== undefined &&
          rival.sure > LEAST &&
          top.score - rival.score < 0.1 &&
          !(ADDRESS.has(field) && top.best.group === address);
        kept.push(close ? { ...fact, confidence: round(Math.min(fact.confidence, 0.86)) } : fact);
      } else if (SINGLE.has(field)) {
        if (group.sure >= 0.6) rivals.push({ ...fact, confidence: round(Math.min(group.sure, 0.4)) });
      } else if (group.sure >= LEAST && kept.length < (MOST[field] ?? 5))
        kept.push(secondary(field, fact, top?.sure ?? 0));
    }
    facts[field] = kept.filter((fact) => fact.confidence >= (field === 'legalName' ? 0.3 : 0.4));
    if (rivals.length > 0 && kept[0]) conflicts.push({ field, values: [kept[0], ...rivals] });
  }
  return { facts, conflicts };
}

/** A number found bare in running text says little once a labelled one is there. */
function secondary(field: Field, fact: Fact, top: number): Fact {
  const less =
    field === 'telephone' || field === 'email' || field === 'faxNumber'
      ? top >= 0.9 && fact.confidence < 0.7
        ? 0.3
        : 0.04
      : 0;
  return { ...fact, confidence: round(fact.confidence - less) };
}

const round = (value: number): number => Math.round(Math.max(0, Math.min(0.99, value)) * 100) / 100;

/** Nearness to the company's name, fit with its domain, and the part of the page. */
function shift(candidate: Candidate, { main, host }: Weights): number {
  let change = 0;
  if (main?.line && candidate.at >= 0) {
    const distance = candidate.at - main.at;
    if (distance >= 0 && distance <= 12) change += 0.015;
    else if (Math.abs(distance) > 80) change -= 0.02;
  }
  if (candidate.field === 'email') {
    const own = mailHost(candidate.value);
    if (host && own) change += own === host || own.split('.')[0] === host.split('.')[0] ? 0.02 : -0.18;
    if (
      /^(?:datenschutz|privacy|dsb|dpo|abuse|noreply|no-reply|webmaster|hostmaster|bewerbung|jobs|karriere|hr|presse|newsletter|rechnung|buchhaltung|support|service)@/.test(
        candidate.value,
      )
    )
      change -= 0.12;
    if (
      /^(?:info|kontakt|office|mail|post|contact|zentrale|hello|hallo|service|empfang|welcome|anfrage|firma)@/.test(
        candidate.value,
      )
    )
      change += 0.01;
    if (/@(?:example|domain|email|mustermail|ihredomain)\./.test(candidate.value)) change -= 0.3;
  }
  if (candidate.field === 'url' && host && !candidate.key.endsWith(host)) change -= 0.3;
  if (candidate.zone === 'branch') change -= 0.33;
  if (candidate.zone === 'partner' && candidate.field !== 'managingDirectors') change -= 0.3;
  return change;
}

/** The address that the name stands over, else the surest; its parts are taken together. */
function bestAddress(candidates: readonly Candidate[], weights: Weights): string | undefined {
  let best: { group: string; score: number } | undefined;
  for (const candidate of candidates) {
    if (candidate.field !== 'postalCode' || candidate.group === undefined || candidate.at < 0) continue;
    const near =
      weights.main?.line && candidate.at >= weights.main.at && candidate.at - weights.main.at <= 4 ? 0.05 : 0;
    const street = candidates.some((one) => one.field === 'streetAddress' && one.group === candidate.group) ? 0.1 : 0;
    const score = candidate.confidence + near + street - candidate.at * 0.0002;
    if (!best || score > best.score) best = { group: candidate.group, score };
  }
  return best?.group;
}

const order = (a: Candidate, b: Candidate): number => (a.at < 0 ? 1e6 : a.at) - (b.at < 0 ? 1e6 : b.at);
