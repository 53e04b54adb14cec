const DELIMITERS = [';', ',', '\t', '|', '^', '~', ':', '\u001f'] as const;

/** The first line of some exports says it: `sep=;`. */
export function declaredDelimiter(text: string): string | undefined {
  return /^\ufeff?"?sep=(.)"?\r?\n/i.exec(text)?.[1];
}

/**
 * The delimiter with which most lines have the same number of cells, more than one. A single column: `;`.
 * @param text the beginning of a table
 * @param widthsOf how many cells the first rows have when they are parted by a delimiter; rows in which nothing stands left out
 */
export function likelyDelimiter(text: string, widthsOf: (delimiter: string) => readonly number[]): string {
  let best = { delimiter: ';', score: 0 };
  for (const delimiter of DELIMITERS) {
    if (!text.includes(delimiter)) continue;
    const widths = widthsOf(delimiter);
    const counts = new Map<number, number>();
    for (const width of widths) counts.set(width, (counts.get(width) ?? 0) + 1);
    const [width, times] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [1, 0];
    const rare = delimiter === ':' || delimiter === ',' ? 0.9 : 1;
    // Times of day hold more colons than many a row has cells: only headings that are parted by them as well make it a delimiter.
    if (delimiter === ':' && widths[0] !== width) continue;
    const score = width > 1 ? (times / Math.max(1, widths.length)) * (1 + Math.log2(Math.min(width, 40))) * rare : 0;
    if (score > best.score) best = { delimiter, score };
  }
  return best.delimiter;
}
