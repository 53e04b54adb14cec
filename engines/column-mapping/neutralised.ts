/** `'+49…` and `'=…` are what an export made of a formula sign so that a spreadsheet does not run it; the mark is taken off again. */
export function undoNeutralised(cell: string): string {
  return /^'[=+\-@\t\r]/.test(cell) ? cell.slice(1) : cell;
}
