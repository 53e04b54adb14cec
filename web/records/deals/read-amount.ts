/** Reads an amount in euros as it is typed in either language (12.500,50 or 12,500.50 or 12500) into cents; null: not an amount. */
export function readAmount(text: string): number | null {
  const clean = text.replace(/[€\s]/g, '');
  if (!/^\d[\d.,]*$/.test(clean)) return null;
  const last = Math.max(clean.lastIndexOf(','), clean.lastIndexOf('.'));
  const separator = clean[last] ?? '';
  const decimals = clean.length - last - 1;
  // One or two digits after the last mark are cents; three are a group of thousands.
  const whole = last >= 0 && decimals < 3 ? clean.slice(0, last) : clean;
  const fraction = last >= 0 && decimals < 3 ? clean.slice(last + 1) : '';
  if (separator && last >= 0 && decimals > 3) return null;
  const value = Number(`${whole.replace(/[.,]/g, '')}.${fraction || '0'}`);
  return Number.isFinite(value) ? Math.round(value * 100) : null;
}
