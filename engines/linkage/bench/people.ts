import { createRandom } from '../random.ts';

/**
 * Lists of people as FEBRL makes them (Christen 2005), any number of rows: names by a Zipf law, addresses, date of birth, a number nearly everybody has;
 * duplicates with typing errors, swapped and missing fields. Own vocabulary made of syllables: nothing is taken from FEBRL's files.
 */
export interface PeopleOptions {
  readonly rows: number;
  /** Share of rows that repeat an earlier person. */
  readonly duplicates: number;
  readonly seed: number;
  /** Errors per duplicate, about. */
  readonly errors?: number;
}

export const PEOPLE_HEADINGS =
  'rec_id,given_name,surname,street_number,address_1,address_2,suburb,postcode,state,date_of_birth,soc_sec_id'.split(
    ',',
  );

const ONSETS = 'b br c ch cl d dr f fl g gr h j k kl l m n p pr r s sch st t tr v w z'.split(' ');
const VOWELS = 'a e i o u ai ei ie ou au ee y'.split(' ');
const CODAS = ' n r l s t m ck nd rt ll ss ng th x'.split(' ');

export function* people({ rows, duplicates, seed, errors = 2 }: PeopleOptions): Generator<readonly string[]> {
  const random = createRandom(seed);
  const whole = (below: number) => Math.floor(random() * below);
  const pick = <T>(list: readonly T[]): T => list[whole(list.length)]!;
  const syllable = () => pick(ONSETS) + pick(VOWELS) + pick(CODAS);
  const vocabulary = (size: number, least: number, most: number): string[] => {
    const words = new Set<string>();
    while (words.size < size) {
      let word = '';
      for (let k = least + whole(most - least + 1); k > 0; k--) word += syllable();
      words.add(word);
    }
    return [...words];
  };
  // Rank by u^-1: few names are very common, most are rare.
  const zipf = (list: readonly string[]): string =>
    list[Math.min(list.length - 1, Math.floor(list.length ** random()) - 1)]!;
  const given = vocabulary(900, 1, 2);
  const surnames = vocabulary(30_000, 2, 3);
  const streets = vocabulary(20_000, 2, 3);
  const places = vocabulary(3000, 2, 3).map((name) => ({
    name,
    code: String(1000 + whole(9000)),
    state: pick(['nsw', 'vic', 'qld', 'wa', 'sa', 'tas', 'act', 'nt']),
  }));
  const kinds = ['street', 'place', 'road', 'crescent', 'court', 'avenue', 'close', 'circuit'];
  const person = (): string[] => {
    const place = pick(places);
    const year = 1910 + whole(90);
    const date = `${year}${String(1 + whole(12)).padStart(2, '0')}${String(1 + whole(28)).padStart(2, '0')}`;
    const cells = [
      zipf(given),
      zipf(surnames),
      String(1 + Math.floor(200 * random() ** 2)),
      `${zipf(streets)} ${pick(kinds)}`,
      random() < 0.4 ? '' : `${zipf(streets)} ${pick(['park', 'lodge', 'flats', 'estate'])}`,
      place.name,
      place.code,
      place.state,
      date,
      String(1_000_000 + whole(9_000_000)),
    ]; // prettier-ignore
    for (const at of [0, 1, 2, 8]) if (random() < 0.03) cells[at] = '';
    return cells;
  };
  const slip = (text: string): string => {
    if (text.length < 2) return text;
    const at = whole(text.length - 1);
    const letter = /\d/.test(text) ? String(whole(10)) : String.fromCharCode(97 + whole(26));
    switch (whole(4)) {
      case 0:
        return text.slice(0, at) + text[at + 1] + text[at] + text.slice(at + 2);
      case 1:
        return text.slice(0, at) + text.slice(at + 1);
      case 2:
        return text.slice(0, at) + letter + text.slice(at);
      default:
        return text.slice(0, at) + letter + text.slice(at + 1);
    }
  };
  const dirty = (from: readonly string[]): string[] => {
    const cells = from.slice();
    for (let k = 1 + whole(errors * 2 - 1); k > 0; k--) {
      const at = whole(cells.length);
      const luck = random();
      if (luck < 0.1) cells[at] = '';
      else if (luck < 0.17) [cells[0], cells[1]] = [cells[1]!, cells[0]!];
      else if (luck < 0.2) [cells[3], cells[4]] = [cells[4]!, cells[3]!];
      else if (luck < 0.28) cells[at] = person()[at]!;
      else cells[at] = slip(cells[at]!);
    }
    return cells;
  };
  const originals = Math.round(rows * (1 - duplicates));
  // Duplicates stand near their originals in a window and all over the file: neither order may matter.
  const kept: { readonly number: number; readonly cells: readonly string[]; copies: number }[] = [];
  let made = 0;
  for (let row = 0; row < rows; row++) {
    const repeat = made >= originals || (kept.length > 10 && random() < duplicates);
    if (repeat && row - made < rows - originals) {
      const one = pick(kept);
      yield [`rec-${one.number}-dup-${one.copies++}`, ...dirty(one.cells)];
    } else {
      const cells = person();
      yield [`rec-${made}-org`, ...cells];
      if (kept.length < 200_000) kept.push({ number: made, cells, copies: 0 });
      else kept[whole(kept.length)] = { number: made, cells, copies: 0 };
      made += 1;
    }
  }
}
