import type { Row } from './find-entries.ts';
import type { Cell } from './read-entry.ts';
import { isTown } from './towns.ts';

const PARTS = /\s*(?:[·•|,;/()]|\s[–-]\s)\s*/;

/**
 * Places that no postal code marks: where a third of a slot's texts, or of one part of them ("Lindau · 4 Sterne"), are known towns, the
 * others in that position are towns as well.
 */
export function withPlaces(rows: readonly Row[]): Row[] {
  const counts = new Map<string, { towns: number[]; all: number }>();
  for (const row of rows) {
    if (row.cells.some((cell) => cell.type === 'place')) continue;
    for (const cell of textCells(row)) {
      const count = counts.get(cell.slot) ?? { towns: [], all: 0 };
      count.all++;
      cell.value
        .split(PARTS)
        .filter(Boolean)
        .slice(0, 4)
        .forEach((part, at) => {
          if (isTown(part)) count.towns[at] = (count.towns[at] ?? 0) + 1;
        });
      counts.set(cell.slot, count);
    }
  }
  let best: { slot: string; at: number; share: number } | undefined;
  for (const [slot, { towns, all }] of counts)
    for (const [at, count = 0] of towns.entries())
      if (count >= 2 && count / all >= 0.33 && (!best || count / all > best.share))
        best = { slot, at, share: count / all };
  if (!best) return [...rows];
  const { slot, at } = best;
  return rows.map((row) => {
    const cell = textCells(row).find((one) => one.slot === slot);
    const part = cell?.value.split(PARTS).filter(Boolean)[at];
    if (!cell || !part || part.length > 45 || /\d/.test(part) || row.cells.some((one) => one.type === 'place'))
      return row;
    const rest = cell.value
      .split(PARTS)
      .filter((one) => one && one !== part)
      .join(' · ');
    const others: Cell[] = row.cells.filter((one) => one !== cell);
    return {
      ...row,
      cells: [
        ...others,
        { ...cell, type: 'place', name: 'place', value: part },
        ...(rest ? [{ ...cell, slot: `${slot}#more`, value: rest }] : []),
      ],
    };
  });
}

const textCells = (row: Row): Cell[] =>
  row.cells.filter(
    (cell) => (cell.type === 'text' || cell.type === 'category') && cell.value.length < 90 && cell.value !== row.name,
  );
