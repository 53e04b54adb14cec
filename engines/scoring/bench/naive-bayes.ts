import { columnNamed, isMissing, type Table } from '../index.ts';

/**
 * Naive Bayes over fields as Odoo's predictive lead scoring does it (documentation of CRM 17): shares of won and lost leads per value of each field,
 * .1 added to every count, probability kept within 1 and 99 %. Numbers count as text there; only values that occur are known.
 */
export function naiveBayes(train: Table, target: string, positive: string): (rows: Table) => readonly number[] {
  const outcome = columnNamed(train, target)!;
  const won = [...outcome.codes].map((code) => outcome.values[code] === positive);
  const wins = won.filter(Boolean).length;
  const losses = won.length - wins;
  const counts = new Map<string, [number, number]>();
  for (const column of train.columns) {
    if (column.name === target) continue;
    for (let row = 0; row < train.rows; row++) {
      const value = column.values[column.codes[row]!];
      if (isMissing(value)) continue;
      const key = `${column.name}\u0000${value}`;
      const known = counts.get(key) ?? [0.1, 0.1];
      known[won[row] ? 1 : 0]! += 1;
      counts.set(key, known);
    }
  }
  return (rows) =>
    Array.from({ length: rows.rows }, (_, row) => {
      let score = Math.log((wins + 0.1) / (losses + 0.1));
      for (const column of rows.columns) {
        const known = counts.get(`${column.name}\u0000${column.values[column.codes[row]!]}`);
        if (known) score += Math.log(known[1] / (wins + 0.1)) - Math.log(known[0] / (losses + 0.1));
      }
      return Math.min(0.99, Math.max(0.01, 1 / (1 + Math.exp(-score))));
    });
}
