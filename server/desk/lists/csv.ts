/**
 * A text that a spreadsheet would take for a formula gets an apostrophe in front (OWASP: CSV injection). Phone numbers in E.164 are among
 * them; the import takes the apostrophe away again.
 */
export function neutral(text: string): string {
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}

/** One line with CRLF (RFC 4180). `separator` and quotes inside a value are quoted. */
export function csvLine(values: readonly string[], separator: ';' | ','): string {
  const quoted = values.map((value) => (/[";,\r\n]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value));
  return `${quoted.join(separator)}\r\n`;
}
