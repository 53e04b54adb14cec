import { createHash } from 'node:crypto';
import { fold } from '#engines/text/index.ts';
import type { Db } from '#server/platform/db/index.ts';
import { comparedValues, insertDecision, type PairKind, type StoredDecision } from './store-decisions.ts';
import { companyNameParts, personNameKey, textOf, type Values } from './subjects.ts';

/**
 * What something is known as: name, legal form and address of a company, name and ways to reach a person. Survives deletion and a new
 * import of the same row, where an id does not.
 */
export function printOf(kind: PairKind, values: Values): Buffer {
  const get = (key: string) => fold(textOf(values, key) ?? '');
  const name = companyNameParts(textOf(values, 'name') ?? '');
  const parts =
    kind === 'company'
      ? [
          name.key,
          textOf(values, 'legal_form') ?? name.legalForm ?? '',
          get('postal_code'),
          get('city'),
          get('street'),
          get('house_number'),
        ]
      : [
          personNameKey(values),
          textOf(values, 'email') ?? '',
          textOf(values, 'mobile') ?? '',
          textOf(values, 'phone') ?? '',
        ];
  return createHash('sha256')
    .update(`${kind}\n${parts.join('\n')}`)
    .digest();
}

/** Writes down what somebody decided of two records: a label for the model and, where "different", a question never asked again. */
export async function decidePair(
  tx: Db,
  pair: Pick<StoredDecision, 'kind' | 'verdict' | 'how' | 'reference' | 'by'> & {
    readonly ids: readonly [string, string];
    readonly probability?: number | null;
    readonly modelVersion?: number | null;
  },
): Promise<void> {
  const [leftId, rightId] = [...pair.ids].sort() as [string, string];
  const values = await comparedValues(tx, pair.kind, pair.ids);
  const [left, right] = [values.get(leftId), values.get(rightId)];
  if (left === undefined || right === undefined || leftId === rightId) return;
  await insertDecision(tx, {
    kind: pair.kind,
    verdict: pair.verdict,
    how: pair.how,
    reference: pair.reference,
    by: pair.by,
    leftId,
    rightId,
    leftPrint: printOf(pair.kind, left),
    rightPrint: printOf(pair.kind, right),
    leftValues: left,
    rightValues: right,
    probability: pair.probability ?? null,
    modelVersion: pair.modelVersion ?? null,
  });
}
