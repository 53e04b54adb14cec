import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isParsed, LEGAL_FORMS, parseCompanyName } from './index.ts';

const read = (text: string) => {
  const parsed = parseCompanyName(text);
  return isParsed(parsed) ? [parsed.value.name, parsed.value.legalForm] : parsed.problem;
};
const key = (text: string) => {
  const parsed = parseCompanyName(text);
  return isParsed(parsed) ? parsed.value.key : '';
};

test.each([
  ['Müller Maschinenbau GmbH & Co. KG', 'Müller Maschinenbau', 'GmbH & Co. KG'],
  ['Müller Maschinenbau GmbH&Co.KG', 'Müller Maschinenbau', 'GmbH & Co. KG'],
  ['Müller Maschinenbau GmbH u. Co KG', 'Müller Maschinenbau', 'GmbH & Co. KG'],
  ['Müller Maschinenbau GmbH + Co. KG', 'Müller Maschinenbau', 'GmbH & Co. KG'],
  ['Huber Verwaltungs-GmbH & Co. KG', 'Huber Verwaltungs', 'GmbH & Co. KG'],
  ['Lebenshilfe Ulm gGmbH', 'Lebenshilfe Ulm', 'gGmbH'],
  ['Tischlerei Koch e. K.', 'Tischlerei Koch', 'e. K.'],
  ['Tischlerei Koch e.K.', 'Tischlerei Koch', 'e. K.'],
  ['Tischlerei Koch e.Kfm.', 'Tischlerei Koch', 'e. K.'],
  ['Solarkraft UG (haftungsbeschränkt)', 'Solarkraft', 'UG (haftungsbeschränkt)'],
  ['Solarkraft UG(haftungsbeschränkt)', 'Solarkraft', 'UG (haftungsbeschränkt)'],
  ['Voith AG', 'Voith', 'AG'],
  ['Bau Union Aktiengesellschaft', 'Bau Union', 'AG'],
  ['BASF SE', 'BASF', 'SE'],
  ['Merck KGaA', 'Merck', 'KGaA'],
  ['Henkel AG & Co. KGaA', 'Henkel', 'AG & Co. KGaA'],
  ['Gebr. Weiss OHG', 'Gebr. Weiss', 'OHG'],
  ['Malerteam Nord GbR', 'Malerteam Nord', 'GbR'],
  ['Alpen Technik Ges.m.b.H.', 'Alpen Technik', 'GmbH'],
  ['Alpen Technik Gesellschaft m. b. H.', 'Alpen Technik', 'GmbH'],
  ['Alpen Technik Ges. m.b.H. & Co KG', 'Alpen Technik', 'GmbH & Co. KG'],
  ['Wirth e.U.', 'Wirth', 'e. U.'],
  ['Horlogerie Vaud Sàrl', 'Horlogerie Vaud', 'Sàrl'],
  ['Nestlé SA', 'Nestlé', 'SA'],
  ['Brown & Sons Ltd', 'Brown & Sons', 'Ltd.'],
  ['Rossi Meccanica S.r.l.', 'Rossi Meccanica', 'S.r.l.'],
  ['Ferretti S.p.A.', 'Ferretti', 'S.p.A.'],
  ['De Vries B.V.', 'De Vries', 'B.V.'],
  ['Kowalski Sp. z o.o.', 'Kowalski', 'Sp. z o.o.'],
  ['Novák s.r.o.', 'Novák', 's.r.o.'],
  ['MÜLLER GMBH', 'MÜLLER', 'GmbH'],
  ['Voith GmbH, Werk Heidenheim', 'Voith Werk Heidenheim', 'GmbH'],
  ['Turnverein 1860 e. V.', 'Turnverein 1860', 'e. V.'],
])('reads %s', (text, name, form) => {
  expect(read(text)).toEqual([name, form]);
});

test.each(['Haus am See', 'Agentur Kogler', 'Bosch', 'Das AS im Ärmel', 'Kogge', 'Segler Bedarf', 'AG'])(
  'finds no legal form in %s',
  (text) => {
    expect(read(text)).toEqual([text, null]);
  },
);

test('spellings of one company have one key, different companies do not', () => {
  expect(key('Gebr. Müller GmbH & Co. KG')).toBe(key('Gebrüder Mueller GmbH'));
  expect(key('Schmidt & Söhne KG')).toBe(key('Schmidt und Soehne'));
  expect(key('Firma Groß-Bau GmbH')).toBe(key('Gross Bau Gesellschaft mbH'));
  expect(key('Müller Nord GmbH')).not.toBe(key('Müller Süd GmbH'));
});

test('refuses what holds no letter or digit', () => {
  expect(read(' -- ')).toBe('empty');
  expect(read('\u0000\u202e')).toBe('empty');
});

test('any name followed by any known legal form gives the name back, and never throws on any text', () => {
  const names = fc.constantFrom(
    'Müller',
    'Nordlicht Energie',
    'Gebr. Weiss',
    'A. Koch',
    '3D Druck Ulm',
    '😀 Labor',
    'שלום',
  );
  const forms = fc.constantFrom(...LEGAL_FORMS.filter((form) => form.spellings.length > 0));
  fc.assert(
    fc.property(names, forms, (name, form) => {
      expect(read(`${name} ${form.name}`)).toEqual([name, form.name]);
    }),
  );
  fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => parseCompanyName(text).original === text));
});
