import type { BiasAudit, BiasInput } from './audit-bias.ts';
import { proxyWords } from './audit-words.ts';

const PROXY = 0.4;

/** Columns from which the attribute can be guessed: Cramér's V, corrected for its bias with many classes (Bergsma 2013). */
export function findProxies({ attributes, proxies = [], chances }: BiasInput): BiasAudit['proxies'] {
  const found: BiasAudit['proxies'][number][] = [];
  for (const { name, values } of attributes) {
    for (const { name: column, values: classes } of proxies) {
      if (column === name) continue;
      const association = cramer(values, classes, chances.length);
      if (association >= PROXY)
        found.push({ attribute: name, column, association, text: proxyWords(name, column, association) });
    }
  }
  return found.sort((a, b) => b.association - a.association);
}

function cramer(values: readonly string[], classes: ArrayLike<number | string>, rows: number): number {
  const cells = new Map<string, number>();
  const first = new Map<string, number>();
  const second = new Map<number | string, number>();
  let used = 0;
  for (let row = 0; row < rows; row++) {
    const value = values[row] ?? '';
    if (value === '') continue;
    const other = classes[row]!;
    const key = `${value}\u0000${other}`;
    cells.set(key, (cells.get(key) ?? 0) + 1);
    first.set(value, (first.get(value) ?? 0) + 1);
    second.set(other, (second.get(other) ?? 0) + 1);
    used += 1;
  }
  const [a, b] = [first.size, second.size];
  if (a < 2 || b < 2 || used < 20) return 0;
  let squared = -1;
  for (const [key, seen] of cells) {
    const at = key.indexOf('\u0000');
    const other = key.slice(at + 1);
    const total = second.get(other) ?? second.get(Number(other)) ?? 1;
    squared += (seen * seen) / (first.get(key.slice(0, at))! * total);
  }
  const corrected = Math.max(0, squared - ((a - 1) * (b - 1)) / (used - 1));
  const fewer = Math.min(a - (a - 1) ** 2 / (used - 1), b - (b - 1) ** 2 / (used - 1)) - 1;
  return fewer <= 0 ? 0 : Math.sqrt(corrected / fewer);
}
