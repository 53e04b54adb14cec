import type { TableRow } from './read-csv.ts';

export const VCARD_HEADINGS = [
  'Firma',
  'Abteilung',
  'Vollständiger Name',
  'Titel',
  'Vorname',
  'Nachname',
  'Position',
  'E-Mail (geschäftlich)',
  'Telefon direkt',
  'Mobil',
  'Fax',
  'Straße',
  'PLZ',
  'Ort',
  'Bundesland',
  'Land',
  'Website',
  'Notiz',
] as const;

interface Property {
  readonly name: string;
  readonly parameters: string;
  readonly value: string;
}

/** Address cards of versions 2.1 (quoted-printable, bare parameters), 3 (RFC 2426) and 4 (RFC 6350), each as one row under VCARD_HEADINGS. */
export function readVcards(text: string): TableRow[] {
  const unfolded = text
    .replace(/^\ufeff/, '')
    .replace(/=\r?\n(?=[^\r\n]*)/g, (soft, at: number, whole: string) => (isQuotedPrintable(whole, at) ? '' : soft))
    .replace(/\r?\n[ \t]/g, '');
  const rows: TableRow[] = [{ rowNo: 1, cells: VCARD_HEADINGS }];
  for (const [, card = ''] of unfolded.matchAll(/BEGIN:VCARD\s*\r?\n([\s\S]*?)END:VCARD/gi))
    rows.push({ rowNo: rows.length + 1, cells: cardCells(card) });
  return rows;
}

function isQuotedPrintable(text: string, at: number): boolean {
  // The property that this soft line break belongs to: the nearest line above that is not itself a continuation.
  const before = text.slice(Math.max(0, at - 4000), at);
  return /(?:^|\n)[^\n:]*ENCODING=QUOTED-PRINTABLE[^\n:]*:(?:[^\n]*=\r?\n)*[^\n]*$/i.test(before);
}

function cardCells(card: string): string[] {
  const properties = card.split(/\r?\n/).flatMap((line): Property[] => {
    const parts = /^(?:[\w-]+\.)?([\w-]+)((?:;[^:"]*(?:"[^"]*"[^:"]*)*)?):(.*)$/.exec(line);
    if (!parts) return [];
    const parameters = (parts[2] ?? '').toUpperCase();
    return [{ name: (parts[1] ?? '').toUpperCase(), parameters, value: decode(parts[3] ?? '', parameters) }];
  });
  const all = (name: string) => properties.filter((property) => property.name === name);
  const first = (name: string, ...wanted: RegExp[]) => {
    const those = all(name);
    return (
      (
        wanted.map((type) => those.find((property) => type.test(property.parameters))).find(Boolean) ??
        (wanted.length === 0 ? those[0] : undefined)
      )?.value ?? ''
    );
  };
  const [last = '', given = '', middle = '', prefix = ''] = fields(first('N'));
  const [company = '', department = ''] = fields(first('ORG'));
  const address = fields(
    (all('ADR').find((property) => /WORK/.test(property.parameters)) ?? all('ADR')[0])?.value ?? '',
  );
  const telephones = all('TEL').map((property) => ({ ...property, value: property.value.replace(/^tel:/i, '') }));
  const of = (...types: RegExp[]) =>
    types.map((type) => telephones.find((one) => type.test(one.parameters))).find(Boolean)?.value ?? '';
  const landline = telephones.find((one) => !/CELL|FAX|PAGER/.test(one.parameters));
  const hasName = `${last}${given}`.trim() !== '';
  return [
    company,
    department,
    hasName ? '' : first('FN') === company ? '' : first('FN'),
    prefix,
    [given, middle].filter(Boolean).join(' '),
    last,
    first('TITLE') || first('ROLE'),
    first('EMAIL', /WORK/, /PREF/) || first('EMAIL'),
    of(/WORK(?!.*(?:FAX|CELL))/) || landline?.value || '',
    of(/CELL/),
    of(/FAX/),
    [address[2], address[1]].filter(Boolean).join(', '),
    address[5] ?? '',
    address[3] ?? '',
    address[4] ?? '',
    address[6] ?? '',
    first('URL', /WORK/) || first('URL'),
    first('NOTE'),
  ];
}

function decode(value: string, parameters: string): string {
  if (!parameters.includes('QUOTED-PRINTABLE')) return value;
  const bytes = Buffer.from(
    value.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  );
  return new TextDecoder(/CHARSET=(?:ISO-8859|WINDOWS-1252)/.test(parameters) ? 'windows-1252' : 'utf-8').decode(bytes);
}

/** Parts of a structured value, unescaped. */
function fields(value: string): string[] {
  return value.split(/(?<!\\);/).map((part) =>
    part
      .replace(/\\n/gi, '\n')
      .replace(/\\([,;:\\])/g, '$1')
      .trim(),
  );
}
