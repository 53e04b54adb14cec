import { expect, test } from 'vitest';
import { linkTables, rolesOf, tableOf } from './index.ts';

const rolesIn = (headings: readonly string[], rows: readonly (readonly string[])[]) =>
  Object.fromEntries(rolesOf(tableOf(headings, rows)).map(({ heading, role }) => [heading, role]));

test('a column of house numbers is nobody’s own number, whatever its heading', () => {
  const rows = Array.from({ length: 400 }, (_, n) => [
    `Weg ${n}`,
    `${1 + (n % 60)}${n % 3 === 0 ? 'a' : ''}`,
    String(n % 50),
  ]);
  expect(rolesIn(['straat', 'huisnr', 'x'], rows)).toMatchObject({ huisnr: 'house-number' });
  expect(rolesIn(['straat', 'y7', 'x'], rows)).toMatchObject({ y7: 'house-number' });
});

const given = 'Anna Bernd Carla Dirk Eva Frank Gisela Horst Ines Jens'.split(' ');
const word = (n: number) =>
  `${'bdfgklmnrst'[n % 11]}${'aeiou'[n % 5]}${'lmnrst'[n % 6]}${'aeiou'[(n >> 3) % 5]}${'kmnprst'[(n >> 2) % 7]}${n % 13}`.replace(
    /\d+/,
    (d) => 'abcdefghijklm'[Number(d)]!,
  );

test('two companies of one house with other tax numbers are two, the country before the number aside', () => {
  const rows = Array.from({ length: 300 }, (_, n) => [
    `${word(n * 7)} Werke GmbH`,
    String(1_000_000_000 + n * 7919),
    `Weg ${n}`,
    `0${20_000 + n}-${n * 37}`,
  ]);
  const [first] = rows as [string[], ...string[][]];
  const again = [first[0]!, `PL${first[1]}`, first[2]!, first[3]!];
  const sister = [first[0]!, '9876543210', first[2]!, first[3]!];
  const { recordOf, clusters } = (({ prepared, clusters: found }) => ({
    recordOf: prepared.recordOf,
    clusters: found,
  }))(linkTables([tableOf(['name', 'NIP', 'street', 'phone'], [...rows, again, sister])]));
  const clusterOf = (row: number) => clusters.clusterOf[recordOf[row]!];
  expect(clusterOf(300)).toBe(clusterOf(0));
  expect(clusterOf(301)).not.toBe(clusterOf(0));
});

test('people of one firm are not told apart by how its legal form was written', () => {
  const rows = Array.from({ length: 400 }, (_, n) => [
    `${given[n % 10]} ${word(n * 5)}`,
    `${word(Math.floor(n / 8) * 11)} Tools Ltd`,
    `0${30_000 + n * 97}`,
  ]);
  const [first] = rows as [string[], ...string[][]];
  const linked = linkTables([
    tableOf(['full name', 'company', 'phone'], [...rows, [first[0]!, first[1]!.replace('Ltd', 'plc'), first[2]!]]),
  ]);
  const clusterOf = (row: number) => linked.clusters.clusterOf[linked.prepared.recordOf[row]!];
  expect(clusterOf(400)).toBe(clusterOf(0));
});
