import { canReach, compareRecords, type PreparedRecord, prepareRecord, type Reason } from '#engines/linkage/index.ts';
import { Recent } from '#engines/text/index.ts';
import type { ModelInUse } from './model.ts';
import { comparedText, recordValues, type Values } from './subjects.ts';

export interface Comparison {
  readonly verdict: 'same' | 'doubtful' | 'different';
  /** That both are one, as the model sees it. */
  readonly probability: number;
  /** log2 of the odds; the weights of the reasons add up to it. */
  readonly weight: number;
  readonly reasons: readonly Reason[];
  /** Fields that speak for it, and against. */
  readonly agrees: readonly string[];
  readonly differs: readonly string[];
}

/** From here on a row is taken for the record without asking. Importing wrongly into another company costs more than a question. */
export const SAME = 0.97;
/** From here on a person is asked. */
export const DOUBTFUL = 0.3;

/**
 * A record of a list is asked for three times within a batch (by its row, by what became of it, as a neighbour of a later row), and reading
 * its name, street and mail address anew each time was a third of an import's time.
 */
const remembered = new WeakMap<ModelInUse, Recent<PreparedRecord>>();

export function preparedOf(model: ModelInUse, values: Values): PreparedRecord {
  const lately = remembered.get(model) ?? new Recent<PreparedRecord>(1500);
  remembered.set(model, lately);
  return lately.of(comparedText(model.kind, values), () =>
    prepareRecord(model.ready, recordValues(model.kind, values)),
  );
}

/**
 * Whether two descriptions speak of one company or person. Symmetric. Decided in docs/decisions/0056-is-it-there-already.md; in short: the
 * model weighs; a row that contradicts nothing and names the record is that record; another legal form, another VAT id of the same country
 * and a domain or switchboard alone never pass unasked.
 */
export function judge(model: ModelInUse, a: PreparedRecord, b: PreparedRecord): Comparison {
  const { weight, probability, reasons } = compareRecords(model.ready, a, b);
  const told = reasons.filter((one) => one.code !== 'start');
  const agrees = told.filter((one) => one.weight > 0).map((one) => one.field);
  const differs = told.filter((one) => one.weight < 0).map((one) => one.field);
  const says = new Map(told.map((one) => [one.field, one]));
  const asks = { says, probability, contradicted: differs.length > 0 };
  const verdict = model.kind === 'company' ? ofCompanies(asks) : ofPeople(asks, oneSided(model, a, b));
  return { verdict, probability, weight, reasons, agrees, differs };
}

/** False only where `judge` says `different`: for whoever asks about each row of a list and throws those away. */
export function mayBeOne(model: ModelInUse, a: PreparedRecord, b: PreparedRecord): boolean {
  if (model.kind === 'person') return true;
  const once = model.ready.fields.some(
    ({ field }, at) => ONCE.has(field.name) && a.texts[at] !== '' && a.texts[at] === b.texts[at],
  );
  return once || canReach(model.ready, a, b, DOUBTFUL_BITS);
}
const ONCE: ReadonlySet<string> = new Set(['vat_id', 'customer_number']);
const DOUBTFUL_BITS = Math.log2(DOUBTFUL / (1 - DOUBTFUL));

interface Asks {
  readonly says: ReadonlyMap<string, Reason>;
  readonly probability: number;
  readonly contradicted: boolean;
}

const equal = ({ says }: Asks, field: string): boolean => /^same(-rare)?$/.test(says.get(field)?.code ?? '');
const speaksFor = ({ says }: Asks, field: string): boolean => (says.get(field)?.weight ?? -1) > 0;
const other = ({ says }: Asks, field: string): boolean => says.get(field)?.code === 'other';
const byOdds = ({ probability }: Asks): Comparison['verdict'] =>
  probability >= SAME ? 'same' : probability >= DOUBTFUL ? 'doubtful' : 'different';
/** Never unasked. */
const asked = (asks: Asks): Comparison['verdict'] => (byOdds(asks) === 'different' ? 'different' : 'doubtful');

function ofCompanies(asks: Asks): Comparison['verdict'] {
  const once = equal(asks, 'vat_id') || equal(asks, 'customer_number');
  if (!asks.contradicted && (once || equal(asks, 'name'))) return 'same';
  if (once) return byOdds(asks) === 'same' && !otherVat(asks) ? 'same' : 'doubtful';
  const place = speaksFor(asks, 'postal_code') || (!other(asks, 'postal_code') && speaksFor(asks, 'city'));
  if (otherVat(asks)) return equal(asks, 'name') && place ? 'doubtful' : asked(asks);
  if (other(asks, 'legal_form')) return equal(asks, 'name') && place && !isPartnerPair(asks) ? 'doubtful' : asked(asks);
  const direct = equal(asks, 'email') || equal(asks, 'phone');
  const elsewhere = !place && (other(asks, 'postal_code') || other(asks, 'city'));
  // Other name, other place, other domain: what still agrees (a street's name, a town's first word, an area code) is chance.
  if (elsewhere && other(asks, 'domain') && !equal(asks, 'name') && !direct) return 'different';
  // Whoever gave two customer numbers had a reason, or made a mistake: a person knows which, whatever else agrees.
  if (asks.says.has('customer_number') && !equal(asks, 'customer_number')) return asked(asks);
  // Odds alone carry nothing across two towns or two domains; a mailbox or line of their own does.
  if ((elsewhere || other(asks, 'domain') || !speaksFor(asks, 'name')) && !direct) return asked(asks);
  return byOdds(asks);
}

/** VAT ids of two countries say nothing: a company may have both. */
function otherVat({ says }: Asks): boolean {
  const vat = says.get('vat_id');
  return (
    vat !== undefined && vat.weight < 0 && vat.left.slice(0, 2).toUpperCase() === vat.right.slice(0, 2).toUpperCase()
  );
}

/** X GmbH and X GmbH & Co. KG: the one is the general partner of the other. Related, never the same. */
function isPartnerPair({ says }: Asks): boolean {
  const form = says.get('legal_form');
  const partner = (text: string) => /&\s*co/i.test(text);
  return form !== undefined && partner(form.left) !== partner(form.right);
}

function ofPeople(asks: Asks, companyOfOne: boolean): Comparison['verdict'] {
  const address = equal(asks, 'email') || equal(asks, 'mobile');
  const nameOther = other(asks, 'last_name') && !speaksFor(asks, 'first_name');
  // Somebody else under one's own address: taken over, or typed into the wrong line.
  if (nameOther) return address ? 'doubtful' : 'different';
  const inFull =
    speaksFor(asks, 'last_name') && speaksFor(asks, 'first_name') && asks.says.get('first_name')?.code !== 'initial';
  const placed = speaksFor(asks, 'company_id') || speaksFor(asks, 'company');
  // Two mailboxes at one company and nothing else to go by: there are namesakes in one company.
  if (/^(near|same-host)$/.test(asks.says.get('email')?.code ?? '') && !speaksFor(asks, 'phone') && !address)
    return asked(asks);
  if (!asks.contradicted && inFull && (placed || address || !companyOfOne)) return 'same';
  if (!inFull && !(equal(asks, 'email') && speaksFor(asks, 'last_name'))) return asked(asks);
  if (!placed && !address) return asks.contradicted && !speaksFor(asks, 'phone') ? 'different' : asked(asks);
  return byOdds(asks);
}

/** Only one of the two says where the person works. */
function oneSided(model: ModelInUse, a: PreparedRecord, b: PreparedRecord): boolean {
  const at = model.ready.fields.findIndex(({ field }) => field.name === 'company_id');
  return at >= 0 && (a.shown[at] === '') !== (b.shown[at] === '');
}
