/** The value below which the share p of ascending values lies, straight lines between them (definition 7 of Hyndman and Fan 1996). */
export function quantile(ascending: ArrayLike<number>, p: number): number {
  if (ascending.length === 0) return Number.NaN;
  const at = Math.min(1, Math.max(0, p)) * (ascending.length - 1);
  const below = Math.floor(at);
  const low = ascending[below]!;
  const high = ascending[Math.min(below + 1, ascending.length - 1)]!;
  return low + (at - below) * (high - low);
}

export function sorted(values: Iterable<number>): Float64Array {
  return Float64Array.from(values).sort();
}

export function median(values: Iterable<number>): number {
  return quantile(sorted(values), 0.5);
}

/** Loss of saying `q` for the quantile p when `y` came (Koenker and Bassett 1978): least on average for the true quantile. */
export function pinballLoss(y: number, q: number, p: number): number {
  return y >= q ? p * (y - q) : (1 - p) * (q - y);
}
