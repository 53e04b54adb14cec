import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { NameKind } from '../prepare-name.ts';

export interface LabelledPair {
  readonly left: string;
  readonly right: string;
  readonly kind: NameKind;
  readonly schema: string;
  readonly same: boolean;
}

/** The 403 labelled pairs of OpenSanctions' nomenklatura (MIT); ships of the set are companies to us. */
export function readPairs(data: string): LabelledPair[] {
  const lines = readFileSync(join(data, 'linkage/company-names/pairs.csv'), 'utf8').trim().split(/\r?\n/).slice(1);
  return lines.map((line) => {
    const cells = [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map((match) =>
      (match[1] ?? '').replace(/^"|"$/g, '').replaceAll('""', '"'),
    );
    const [schema = '', left = '', right = '', same = ''] = cells;
    const kind = schema === 'Person' ? 'person' : schema === 'Organization' ? 'organisation' : 'company';
    return { left, right, kind, schema, same: same === 'true' };
  });
}
