import {
  companyModel,
  compareRecords,
  personModel,
  prepareModel,
  prepareRecord,
  type ReadyModel,
  type Reason,
  type RecordValues,
  wordsOfReason,
} from '#engines/linkage/index.ts';
import {
  compareNames,
  type NameComparison,
  type NameKind,
  prepareName,
  wordsOfNameReason,
} from '#engines/linkage/names/index.ts';
import { isParsed, parseEmail } from '#engines/text/index.ts';
import { type ColumnPair, textOf } from './pair-columns.ts';

export interface ScoredPair {
  readonly probability: number;
  /** log2 of the odds */
  readonly weight: number;
  readonly reasons: string;
}

/** Fields that the comparison of names reads already, and where each comparison starts from; `h.mueller@` at two firms says the name once more. */
const NAME_FIELDS = new Set(['', 'name', 'legal_form', 'first_name', 'last_name']);
const SITE_FIELDS = new Set(['street', 'postal_code', 'city', 'country']);

/** Compares one row's two sides: names by the name engine, everything else by the record engine's fields; the weights add up. */
export function createScorer(
  pairs: readonly ColumnPair[],
  kindOf: (row: number) => NameKind,
): (row: number) => ScoredPair {
  const names = pairs.find(({ field }) => field === 'name');
  const others = pairs.filter(({ field }) => field !== 'name');
  const models =
    others.length > 0 ? { company: prepareModel(companyModel()), person: prepareModel(personModel()) } : undefined;
  return (row) => {
    const kind = kindOf(row);
    let weight = 0;
    const reasons: string[] = [];
    let named: NameComparison | undefined;
    if (names) {
      named = compareNames(prepareName(textOf(names.left, row), kind), prepareName(textOf(names.right, row), kind));
      weight += named.weight;
      reasons.push(...named.reasons.map((reason) => wordsOfNameReason(reason, 'en')));
    }
    let fields: readonly Reason[] = [];
    if (models) {
      const left = recordOf(others, 'left', row);
      const right = recordOf(others, 'right', row);
      fields =
        kind === 'person'
          ? [
              ...compared(models.person, left, right, () => true),
              ...compared(models.company, left, right, (field) => SITE_FIELDS.has(field)),
            ]
          : compared(models.company, left, right, () => true);
      for (const reason of fields) {
        weight += reason.weight;
        reasons.push(wordsOfReason(reason, 'en'));
      }
    }
    if (
      named &&
      fields.length > 0 &&
      weight > MOST_AGAINST_NAME &&
      speakAgainst(named, kind) &&
      !proves(fields, named, kind)
    ) {
      reasons.push(
        `a shared address or number does not make another name the same ${signed(MOST_AGAINST_NAME - weight)}`,
      );
      weight = MOST_AGAINST_NAME;
    }
    return { weight, probability: 1 / (1 + 2 ** -weight), reasons: reasons.join('; ') };
  };
}

/** Whatever a house shares (address, switchboard, domain), two different names in it stay two: subsidiaries, GmbH and KG, father and son. */
const MOST_AGAINST_NAME = -2;
const DIFFERENT = new Set(['other-words', 'generation', 'word-order']);

function speakAgainst({ weight, reasons }: NameComparison, kind: NameKind): boolean {
  if (reasons.some(({ code, weight: part }) => (code === 'legal-form' || code === 'numbers') && part < -5)) return true;
  if (weight > -0.5) return false;
  return kind !== 'person' || reasons.some(({ code, weight: part }) => DIFFERENT.has(code) && part < -1);
}

/** What one bearer has alone: the VAT id or register number of a firm that was renamed, the mobile number or own mailbox of a person who married. */
function proves(fields: readonly Reason[], named: NameComparison, kind: NameKind): boolean {
  const same = (field: string) =>
    fields.find((reason) => reason.field === field && (reason.code === 'same' || reason.code === 'same-rare'));
  if (kind !== 'person') {
    const branch = named.reasons.some(({ code }) => code === 'numbers');
    return !branch && (same('vat_id') !== undefined || same('register_number') !== undefined);
  }
  const inCommon = named.reasons.some(({ code, left }) => code === 'names-in-common' && left !== '');
  const email = same('email');
  const mailbox = email && parseEmail(email.left);
  return (
    inCommon && (same('mobile') !== undefined || (mailbox !== undefined && isParsed(mailbox) && !mailbox.value.role))
  );
}

const signed = (bits: number): string => `${bits < 0 ? '−' : '+'}${Math.abs(bits).toFixed(1)}`;

const compared = (model: ReadyModel, left: RecordValues, right: RecordValues, wanted: (field: string) => boolean) =>
  compareRecords(model, prepareRecord(model, left), prepareRecord(model, right)).reasons.filter(
    ({ field, code }) => !NAME_FIELDS.has(field) && wanted(field) && code !== 'same-user',
  );

function recordOf(pairs: readonly ColumnPair[], side: 'left' | 'right', row: number): RecordValues {
  const record: Record<string, string> = {};
  for (const pair of pairs) record[pair.field] = textOf(pair[side], row);
  const { house_number: number, street } = record;
  return number && street ? { ...record, street: `${street} ${number}` } : record;
}
