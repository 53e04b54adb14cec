import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { findFile } from '#server/platform/files/index.ts';
import { readConsent } from './store.ts';
import { consentFaultIn } from './words.ts';

/**
 * A file as proof of a consent: its name and checksum stand in the row that nobody can change, so a file changed later shows.
 *
 * @throws Failure `invalid-input` for a file of somebody else: who records a consent must not lay hands on others' uploads
 */
export async function proofFile(app: App, actor: Actor, fileId: string): Promise<Record<string, string>> {
  const file = await findFile(app, fileId).catch(() => null);
  if (file === null || file.ownerId !== actor.id) {
    return fail('invalid-input', { reason: 'file-not-yours', text: consentFaultIn('file-not-yours', actor.language) });
  }
  return { file: file.name, fileId: file.id, sha256: file.sha256 };
}

/** What a caller may say of proof themselves: which file it is, only `proofFile` says, else any file could be had by naming its id. */
export function saidProof(proof: Readonly<Record<string, string>>): Record<string, string> {
  const { fileId: _id, sha256: _sum, ...said } = proof;
  return said;
}

/** @throws Failure `not-found`: no such consent, none with a file, or its proof was erased */
export async function openProof(app: App, id: string): Promise<{ readonly name: string; readonly path: string }> {
  const row = /^[0-9a-f-]{36}$/.test(id) ? await readConsent(app.db, id) : null;
  const fileId = row?.proof['fileId'];
  if (typeof fileId !== 'string') return fail('not-found', { kind: 'consent' });
  return findFile(app, fileId);
}
