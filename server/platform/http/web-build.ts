import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fail } from '../failure.ts';

/**
 * The folder with the built web app; built first where it is missing or older than its sources (a checkout that was just updated).
 * null where this copy of Lotse has no web sources at all.
 *
 * @throws Failure `web-build-failed`
 */
export async function buildWebIfNeeded(root: string, say: (line: string) => void): Promise<string | null> {
  const dist = join(root, 'web', 'dist');
  const page = join(dist, 'index.html');
  const configuration = join(root, 'web', 'vite.config.ts');
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  if (!existsSync(configuration) || !existsSync(vite)) return existsSync(page) ? dist : null;
  const newest = Math.max(...['web', 'contract'].map((name) => newestIn(join(root, name))));
  if (existsSync(page) && statSync(page).mtimeMs >= newest) return dist;
  say('Die Oberfläche wird gebaut (einmalig, einige Sekunden) …');
  const output: string[] = [];
  const code = await new Promise<number>((resolve) => {
    const child = spawn(process.execPath, [vite, 'build', '--config', configuration, '--logLevel', 'warn'], {
      cwd: root,
    });
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (part: Buffer) => output.push(part.toString()));
    child.on('error', () => resolve(1));
    child.on('exit', (exit) => resolve(exit ?? 1));
  });
  if (code !== 0) {
    const detail = output.join('').trim().split('\n').slice(-8).join('\n');
    fail('web-build-failed', {
      text: `The web app could not be built. Run "npm ci" and "npm run build" to see why.\n${detail}`,
    });
  }
  return dist;
}

function newestIn(folder: string): number {
  let newest = 0;
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'dist' || entry.name === 'node_modules') continue;
    const path = join(folder, entry.name);
    newest = Math.max(newest, entry.isDirectory() ? newestIn(path) : statSync(path).mtimeMs);
  }
  return newest;
}
