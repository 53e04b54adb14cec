import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { misuse } from '#server/platform/command.ts';

/** Files as they are, and those below folders; hidden ones and what browsers save beside a page apart. */
export async function filesBelow(paths: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const path of paths) {
    const facts = await stat(path).catch(() =>
      misuse(`Es gibt weder Datei noch Ordner ${path}.`, `There is no file or folder ${path}.`),
    );
    if (!facts.isDirectory()) found.push(path);
    else
      for (const name of (await readdir(path, { recursive: true })).toSorted())
        if (/\.(?:x?html?|csv|tsv|txt|xlsx|json|zip)$/i.test(name) && !/(?:^|\/)\./.test(name))
          found.push(join(path, name));
  }
  if (found.length === 0)
    misuse(
      'Darin ist keine Datei der Art HTML, CSV, XLSX, JSON oder ZIP.',
      'There is no HTML, CSV, XLSX, JSON or zip file in there.',
    );
  return found;
}
