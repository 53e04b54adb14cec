// node engines/linkage/bench/write-people.ts ROWS FILE [SEED] [SHARE OF DUPLICATES]

import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { PEOPLE_HEADINGS, people } from './people.ts';

const [rows = '100000', path = 'people.csv', seed = '7', duplicates = '0.1'] = process.argv.slice(2);
const stream = createWriteStream(path);
stream.write(`${PEOPLE_HEADINGS.join(',')}\n`);
let piece = '';
for (const cells of people({ rows: Number(rows), duplicates: Number(duplicates), seed: Number(seed) })) {
  piece += `${cells.join(',')}\n`;
  if (piece.length < 1 << 20) continue;
  if (!stream.write(piece)) await once(stream, 'drain');
  piece = '';
}
stream.end(piece);
