import type { CompareCall, Comparison, EditableField } from '#server/oversight/proposals/index.ts';
import { type Field, fieldsOf, type RecordKind } from '../fields/index.ts';
import { readClaim, readSides, type Side } from './store-sides.ts';
import { claimWords, factIn, movesIn, sideWords, valueIn } from './words.ts';

type Row = Comparison['rows'][number];
type Value = string | number | boolean | null;

interface Pair {
  readonly kind: RecordKind;
  readonly keptId: string;
  readonly goneId: string;
}

/**
 * Both records field by field, the one that would go on the left. A merge that was made already is not shown: the one record that is left
 * cannot tell what each of the two held.
 */
export async function comparePairs(call: CompareCall<Pair>): Promise<readonly (Comparison | null)[]> {
  const { db, actor, cases } = call;
  const sides = new Map<string, Side>();
  for (const kind of new Set(cases.map((one) => one.payload.kind))) {
    const waiting = cases.filter((one) => one.payload.kind === kind && one.applied === null);
    const ids = waiting.flatMap(({ payload }) => [payload.keptId, payload.goneId]);
    if (ids.length === 0) continue;
    for (const [id, side] of await readSides(db, actor, kind, ids)) sides.set(id, side);
  }
  return cases.map(({ payload: { kind, keptId, goneId } }) => {
    const [gone, kept] = [sides.get(goneId), sides.get(keptId)];
    if (gone === undefined || kept === undefined) return null;
    const words = sideWords[actor.language];
    return {
      left: nameOf(gone),
      right: nameOf(kept),
      leftNote: words.goes,
      rightNote: words.stays,
      rows: rowsOf(kind, gone, kept, actor.language),
      note: movesIn(gone.hanging, actor.language),
    };
  });
}

const nameOf = ({ fields }: Side): string =>
  [fields['first_name'], fields['last_name']].filter(Boolean).join(' ') ||
  String(fields['name'] ?? fields['title'] ?? fields['number'] ?? fields['subject'] ?? '');

// What a person reads as one is compared as one.
const joined: Readonly<Record<string, readonly string[]>> = {
  street: ['street', 'house_number'],
  city: ['postal_code', 'city'],
};
const parts = new Set(['house_number', 'postal_code']);

function rowsOf(kind: RecordKind, left: Side, right: Side, language: 'de' | 'en'): Row[] {
  const columns = Object.keys(fieldsOf[kind]).filter((column) => !parts.has(column) && column in left.fields);
  const words = sideWords[language];
  const rows = columns.flatMap((column): Row[] => {
    const text = (side: Side) => written(column, side, language);
    const standard = fieldsOf[kind][column]?.standard;
    const usual = [left, right].every(({ fields }) => fields[column] === standard || fields[column] === null);
    if (usual && standard !== undefined) return [];
    const fields = joined[column] ?? [column];
    const shown = row(factIn(column, language), text(left), text(right), typeOf(kind, column));
    return [{ ...shown, edit: fields.map((one) => editable(kind, one, left.fields, right.fields, language)) }];
  });
  const more = [
    row(words.company, left.company, right.company),
    row(words.owner, left.owner ?? left.team, right.owner ?? right.team),
    row(words.created, left.createdOn, right.createdOn, 'day'),
  ];
  return [...rows, ...more].filter((one) => one.left !== null || one.right !== null);
}

/** A field as it is stored on both sides, with how somebody may type another value. */
function editable(
  kind: RecordKind,
  field: string,
  left: Readonly<Record<string, Value>>,
  right: Readonly<Record<string, Value>>,
  language: 'de' | 'en',
): EditableField {
  const known = fieldsOf[kind][field];
  const sides = { field, label: factIn(field, language), left: left[field] ?? null, right: right[field] ?? null };
  if (known?.type === 'choice') {
    const choices = known.choices ?? [];
    return {
      ...sides,
      type: 'choice',
      choices: choices.map((value) => ({ value, label: valueIn(field, value, language) })),
    };
  }
  return { ...sides, type: typing(field, known, sides.right ?? sides.left) };
}

function typing(field: string, known: Field | undefined, value: Value): EditableField['type'] {
  if (field === 'phone' || field === 'mobile' || field === 'fax') return 'phone';
  // A stage is a reference, a moment nobody types, and the type of an own field is that of what it holds.
  if (field === 'stage_id') return 'sides';
  if (known === undefined) return typeof value === 'string' ? 'text' : 'sides';
  return known.type === 'text' || known.type === 'cents' || known.type === 'day' || known.type === 'integer'
    ? known.type
    : 'sides';
}

function row(label: string, left: string | null, right: string | null, type?: Row['type']): Row {
  return type === undefined ? { label, left, right } : { label, left, right, type };
}

function written(column: string, { fields }: Side, language: 'de' | 'en'): string | null {
  const values = (joined[column] ?? [column]).map((one) => fields[one] ?? null).filter((one) => one !== null);
  return values.length === 0 ? null : values.map((one) => valueIn(column, one, language)).join(' ');
}

function typeOf(kind: RecordKind, column: string): Row['type'] {
  if (column === 'phone' || column === 'mobile' || column === 'fax') return 'phone';
  const type = fieldsOf[kind][column]?.type;
  if (type === 'cents' || type === 'day') return type;
  // A year is no quantity: 1.974 would be read as a number of something.
  return type === 'integer' && column !== 'founded_year' ? 'number' : undefined;
}

interface Claim {
  readonly kind: RecordKind;
  readonly id: string;
  readonly field: string;
  readonly before: Value;
  readonly value: Value;
  readonly observationId: number;
}

/** The value as it stands and as it would be, with who said each, and when. */
export async function compareClaims(call: CompareCall<Claim>): Promise<readonly (Comparison | null)[]> {
  const { db, actor, cases } = call;
  const words = claimWords[actor.language];
  return Promise.all(
    cases.map(async ({ payload, applied }) => {
      const { kind, field, before, value } = payload;
      const known = await readClaim(db, actor, payload);
      if (known === null) return null;
      // Once taken over, what stands in the record is the new value; the old one is only in the proposal.
      const [old, by, on] = applied === null ? [known.value, known.by, known.on] : [before, null, null];
      const said = (one: Value) => (one === null ? null : valueIn(field, one, actor.language));
      return {
        left: words.now,
        right: words.proposed,
        rows: [
          {
            ...row(factIn(field, actor.language), said(old), said(value), typeOf(kind, field)),
            edit: [editable(kind, field, { [field]: old }, { [field]: value }, actor.language)],
          },
          row(words.by, by, known.newBy),
          row(words.on, on, known.newOn, 'day'),
          ...(known.place === null ? [] : [row(words.place, null, known.place)]),
        ],
      };
    }),
  );
}
