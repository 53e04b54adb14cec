import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { App } from '#server/platform/app.ts';
import type { Person } from './app.ts';

/** A file as if `owner` had just uploaded it. */
export async function keptFile(
  app: Pick<App, 'db' | 'home'>,
  owner: Person,
  content: string,
  name = 'probe.csv',
): Promise<string> {
  const id = randomUUID();
  mkdirSync(join(app.home, 'files', id.slice(0, 2)), { recursive: true });
  writeFileSync(join(app.home, 'files', id.slice(0, 2), id), content);
  await app.db
    .insertInto('platform.file')
    .values({
      id,
      name,
      media_type: 'text/csv',
      size: Buffer.byteLength(content),
      sha256: createHash('sha256').update(content).digest('hex'),
      owner_id: owner.actor.id,
    })
    .execute();
  return id;
}
