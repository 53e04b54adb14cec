import { commandActor } from '#server/platform/actor.ts';
import type { Io } from '#server/platform/command.ts';
import { verifyAudit } from './verify-audit.ts';
import { faultIn } from './words.ts';

export const name = 'audit verify';

export const help = `lotse audit verify [--json]

Reads the whole audit log and finds any change, removal, insertion or cut-off end, also one made by whoever owns the database.
The key is derived from the secret in LOTSE_HOME (or LOTSE_SECRET); the newest entry is anchored in LOTSE_HOME/audit-head.json.

Exit status: 0 whole, 1 not.
--json prints {"ok","entries","last","anchored","faults","more"}; a fault is {"code": "changed"|"removed"|"cut"|"anchor-unreadable", …}
`;

export async function run(_args: readonly string[], io: Io): Promise<number> {
  const app = await io.openApp();
  let shown = 0;
  const verdict = await verifyAudit(app, {
    signal: io.signal,
    onProgress: (done, total) => {
      const percent = Math.floor((done / total) * 20) * 5;
      if (percent > shown) io.progress(`${percent} % von ${total}`);
      shown = Math.max(shown, percent);
    },
  });
  const words = verdict.ok
    ? `Das Protokoll ist unversehrt: ${verdict.entries} Einträge geprüft${verdict.anchored === null ? ', das Ende ist noch nicht verankert' : ''}.`
    : [
        `Das Protokoll ist NICHT unversehrt (${verdict.entries} Einträge geprüft):`,
        ...verdict.faults.map((fault) => `  ${faultIn(fault, commandActor.language)}`),
        ...(verdict.more > 0 ? [`  … und ${verdict.more} weitere.`] : []),
        'Es wurde nichts verändert. Vergleichen Sie mit einer Sicherung und klären Sie, wer Zugriff auf die Datenbank hatte.',
      ].join('\n');
  io.answer(verdict, words);
  return verdict.ok ? 0 : 1;
}
