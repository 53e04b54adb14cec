import { spawnSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fail } from '../failure.ts';
import { say } from '../spoken-language.ts';

/**
 * As whom PostgreSQL runs. It refuses to run as root, so root starts it as `nobody`; where that user cannot reach the data
 * (below root's own home), inside a user namespace in which root's files belong to a harmless user id.
 */
export type Identity =
  | { readonly kind: 'self' }
  | { readonly kind: 'user'; readonly uid: number; readonly gid: number }
  | { readonly kind: 'namespace'; readonly uid: number; readonly gid: number };

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly uid?: number;
  readonly gid?: number;
}

/** @throws Failure `home-not-usable-as-root` where neither way is open on this machine */
export function chooseIdentity(folder: string): Identity {
  if (process.getuid?.() !== 0) return { kind: 'self' };
  const nobody = readNobody();
  if (nobody && reachable(folder, nobody.uid)) return { kind: 'user', ...nobody };
  if (nobody) {
    const identity: Identity = { kind: 'namespace', ...nobody };
    const { file, args } = commandAs(identity, 'true', []);
    if (spawnSync(file, args, { stdio: 'ignore' }).status === 0) return identity;
  }
  return fail('home-not-usable-as-root', {
    folder,
    text: say(
      `PostgreSQL läuft nicht als root, und kein anderer Benutzer darf ${folder} betreten. Setzen Sie LOTSE_HOME auf einen Ordner außerhalb von roots Verzeichnis, etwa /var/lib/lotse, oder starten Sie Lotse als gewöhnlicher Benutzer.`,
      `PostgreSQL does not run as root, and no other user may enter ${folder}. Set LOTSE_HOME to a folder outside root's home, for instance /var/lib/lotse, or start Lotse as an ordinary user.`,
    ),
  });
}

/** The same command, run as that identity. */
export function commandAs(identity: Identity, file: string, args: readonly string[]): Command {
  if (identity.kind === 'self') return { file, args };
  if (identity.kind === 'user') return { file, args, uid: identity.uid, gid: identity.gid };
  const map = ['--user', `--map-user=${identity.uid}`, `--map-group=${identity.gid}`];
  return { file: 'unshare', args: [...map, file, ...args] };
}

/** Whose permissions count on the file system: in the namespace it is still root, but without root's privilege to pass everywhere. */
export function fileOwner(identity: Identity): number {
  if (identity.kind === 'user') return identity.uid;
  return process.getuid?.() ?? -1;
}

/** Whether that user may pass through every folder above the path (group rights are left out: being careful costs only a copy). */
export function reachable(path: string, uid: number): boolean {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    if (!allows(folder, uid, 1)) return false;
    if (folder === dirname(folder)) return true;
  }
}

/** Whether that user has the right (4 read, 1 enter or execute) on this file. */
export function allows(path: string, uid: number, right: 1 | 4): boolean {
  const about = statSync(path);
  return (about.mode & (about.uid === uid ? right << 6 : right)) !== 0;
}

function readNobody(): { uid: number; gid: number } | undefined {
  // initdb looks its user up by number: a made-up number would not do.
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined;
}
