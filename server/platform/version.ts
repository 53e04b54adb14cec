import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const about = z.object({ version: z.string() });

/** The version of Lotse, from package.json. */
export const version = about.parse(
  JSON.parse(readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8')),
).version;
