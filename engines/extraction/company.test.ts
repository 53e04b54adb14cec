import { expect, test } from 'vitest';
import { extractCompany, readPage } from './index.ts';

const first = (html: string, base?: string): Record<string, string | undefined> => {
  const { facts } = extractCompany(readPage(html, base ? { base } : {}));
  return Object.fromEntries(Object.entries(facts).map(([field, values]) => [field, values[0]?.value]));
};

test('the company is the partnership, not its general partner and not the web agency', () => {
  const html = `<h1>Impressum</h1><h2>Angaben gemäß § 5 DDG</h2><p>Huber Präzisionstechnik GmbH &amp; Co. KG<br>Industriestraße 14a<br>73312 Geislingen an der Steige</p>
    <p>Handelsregister: HRA 721234<br>Registergericht: Amtsgericht Ulm</p>
    <p><strong>Vertreten durch:</strong><br>Huber Verwaltungs GmbH<br>Diese vertreten durch die Geschäftsführer: Dr.-Ing. Karl Huber, Sabine Wolf<br>Handelsregister: HRB 735555</p>
    <h2>Kontakt</h2><p>Telefon: +49 (0) 7331 / 9876-0<br>Telefax: +49 (0) 7331 / 9876-50<br>E-Mail: info&#64;huber-praezision.de</p>
    <h3>Webdesign</h3><p>Pixelhof Agentur GmbH<br>Marktplatz 3, 89073 Ulm<br>Tel. 0731 555 12-0, hallo@pixelhof.de<br>HRB 4711</p>`;
  expect(first(html)).toMatchObject({
    legalName: 'Huber Präzisionstechnik GmbH & Co. KG',
    streetAddress: 'Industriestraße 14a',
    postalCode: '73312',
    addressLocality: 'Geislingen an der Steige',
    addressCountry: 'DE',
    telephone: '+49733198760',
    faxNumber: '+497331987650',
    email: 'info@huber-praezision.de',
    managingDirectors: 'Dr.-Ing. Karl Huber',
    registerCourt: 'Amtsgericht Ulm',
    registerNumber: 'HRA 721234',
  });
  const { facts, others } = extractCompany(readPage(html));
  expect(facts.managingDirectors.map((fact) => fact.value)).toEqual(['Dr.-Ing. Karl Huber', 'Sabine Wolf']);
  expect(facts.registerNumber).toHaveLength(1);
  expect(facts.email).toHaveLength(1);
  expect(others).toContain('Pixelhof Agentur GmbH');
});

test('a table of a sole trader in Austria, numbers and labels in two columns of lines', () => {
  const html = `<table><tr><td><b>Firma</b></td><td>Schreinerei Anton Gruber</td></tr><tr><td>Inhaber</td><td>Anton Gruber</td></tr><tr><td>Stra&szlig;e</td><td>Dorfstr. 7</td></tr>
    <tr><td>PLZ / Ort</td><td>A-4600 Wels</td></tr><tr><td>Tel.:<br>Fax:<br>Mobil:</td><td>07242 / 12345<br>07242 / 12345-15<br>0664 / 1234567</td></tr>
    <tr><td>E-Mail</td><td>office(at)schreinerei-gruber.at</td></tr><tr><td>UID-Nr.</td><td>ATU12345675</td></tr><tr><td>Firmenbuchnummer</td><td>FN 123456 a</td></tr>
    <tr><td>Firmenbuchgericht</td><td>Landesgericht Wels</td></tr></table>`;
  expect(first(html)).toMatchObject({
    legalName: 'Schreinerei Anton Gruber',
    streetAddress: 'Dorfstr. 7',
    postalCode: '4600',
    addressLocality: 'Wels',
    addressCountry: 'AT',
    telephone: '+43724212345',
    faxNumber: '+4372421234515',
    email: 'office@schreinerei-gruber.at',
    vatID: 'ATU12345675',
    registerNumber: 'FN 123456a',
    registerCourt: 'Landesgericht Wels',
  });
});

test('every snippet stands on the page, letter by letter', () => {
  const html =
    '<div>Service provider according to § 5 DDG: Nordwind Pumps GmbH, Hafenstraße 101, 20359 Hamburg, Germany. Phone: +49 40 3344550. Managing Directors: Jan Petersen, Dr. Ilse Brandt. Commercial register: Local Court of Hamburg, HRB 98765. VAT ID No.: DE 811 234 567. Nordwind was founded in 1978 and employs about 120 people.</div>';
  const { facts } = extractCompany(readPage(html));
  const text = html.replace(/<[^>]+>/g, '');
  const all = Object.values(facts).flat();
  expect(all.length).toBeGreaterThan(9);
  for (const fact of all) expect(text).toContain(fact.snippet);
  expect(facts.employees[0]?.value).toBe('120');
  expect(facts.registerCourt[0]?.value).toBe('Amtsgericht Hamburg');
});
