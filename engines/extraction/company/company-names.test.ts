import { expect, test } from 'vitest';
import { companyNamesIn, nameOfLine } from './company-names.ts';

test('every legal form ends a name, also those that few letters mark', () => {
  const forms =
    'GmbH|gGmbH|GmbH & Co. KG|GmbH & Co KGaA|Gesellschaft m.b.H.|Ges.m.b.H.|mbH & Co. KG|AG|SE & Co. KGaA|UG (haftungsbeschränkt)|Aktiengesellschaft|OHG|oHG|KG|GbR|GesbR|PartG mbB|e.K.|e. K.|eK|e.Kfm.|e. V.|e.V.|eG|e.U.|Sàrl|Sarl|Sagl|S.r.l.|Srl|S.p.A.|SpA|S.A.|SA|SAS|B.V.|BV|Ltd|Ltd.|Limited|LLC|LLP|plc|Inc.|Corporation|Sp. z o.o.|s.r.o.|a.s.|A/S|ApS|AB|Oy|Kft.|d.o.o.';
  for (const form of forms.split('|')) {
    expect(companyNamesIn(`Muster ${form}`).map(({ name }) => name.slice(0, 8))).toEqual([`Muster ${form[0]}`]);
    expect(nameOfLine(`Muster ${form}`)?.whole).toBe(true);
  }
  expect(companyNamesIn('Wir fertigen seit vielen Jahren in bester Lage.')).toEqual([]);
});
