import type { SubjectExport } from './export-subject.ts';

const css = `body{font:15px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1b2226}h1{font-size:1.4rem}
h2{font-size:1.1rem;margin:2rem 0 .5rem;border-bottom:1px solid #d9dee1}table{border-collapse:collapse;width:100%;margin:.5rem 0 1rem}
th{text-align:left;font-weight:500;color:#566068;width:14rem;vertical-align:top}th,td{padding:.2rem .5rem;border-bottom:1px solid #eceff1}
td{overflow-wrap:anywhere;white-space:pre-wrap}p{color:#566068}@media print{body{margin:0}}`;

/** The same answer as a page that anybody can read and print. One file, nothing from elsewhere. */
export function writePage(found: SubjectExport, language: 'de' | 'en'): string {
  const german = language === 'de';
  const title = german ? 'Auskunft über gespeicherte Daten' : 'Information about stored data';
  const intro = german
    ? `Auskunft nach Art. 15 DSGVO für ${found.contactPoints.join(', ')}, erstellt am ${found.madeAt}. Alle Angaben, wie sie gespeichert sind.`
    : `Information under Art. 15 GDPR for ${found.contactPoints.join(', ')}, made on ${found.madeAt}. Everything as it is stored.`;
  const none = german ? 'Nichts gespeichert.' : 'Nothing stored.';
  const parts = found.places.map(({ title: name, rows }) => {
    const tables = rows.map((row) => `<table>${Object.entries(row).filter(shown).map(line).join('')}</table>`);
    return `<h2>${escaped(name)} (${rows.length})</h2>${tables.length === 0 ? `<p>${none}</p>` : tables.join('\n')}`;
  });
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><title>${title}</title><style>${css}</style></head><body>
<h1>${title}</h1><p>${escaped(intro)}</p>${parts.join('\n')}</body></html>
`;
}

function shown([, value]: [string, unknown]): boolean {
  return value !== null && value !== undefined && value !== '';
}

function line([name, value]: [string, unknown]): string {
  const text =
    value instanceof Date
      ? value.toISOString()
      : typeof value === 'object'
        ? JSON.stringify(value, null, 1)
        : String(value);
  return `<tr><th>${escaped(name)}</th><td>${escaped(text)}</td></tr>`;
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
