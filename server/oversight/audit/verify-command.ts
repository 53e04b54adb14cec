import { commandActor } from '#server/platform/actor.ts';
import type { Io } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { verifyAudit } from './verify-audit.ts';
import { faultIn } from './words.ts';

export const name = 'audit verify';

export const help = say(
  `lotse audit verify [--json]

Liest das ganze Protokoll und findet jede Änderung, jede fehlende oder eingeschobene Zeile und ein abgeschnittenes Ende, auch wenn sie vom
Betreiber der Datenbank stammt. Der Schlüssel wird aus dem Geheimnis in LOTSE_HOME (oder LOTSE_SECRET) abgeleitet; der neueste Eintrag ist in
LOTSE_HOME/audit-head.json verankert.

Ende mit 0: unversehrt, 1: nicht.
--json gibt {"ok","entries","last","anchored","faults","more"} aus; ein Fehler ist {"code": "changed"|"removed"|"cut"|"anchor-unreadable", …}
`,
  `lotse audit verify [--json]

Reads the whole audit log and finds any change, removal, insertion or cut-off end, also one made by whoever owns the database.
The key is derived from the secret in LOTSE_HOME (or LOTSE_SECRET); the newest entry is anchored in LOTSE_HOME/audit-head.json.

Exit status: 0 whole, 1 not.
--json prints {"ok","entries","last","anchored","faults","more"}; a fault is {"code": "changed"|"removed"|"cut"|"anchor-unreadable", …}
`,
);

export async function run(_args: readonly string[], io: Io): Promise<number> {
  const app = await io.openApp();
  let shown = 0;
  const verdict = await verifyAudit(app, {
    signal: io.signal,
    onProgress: (done, total) => {
      const percent = Math.floor((done / total) * 20) * 5;
      if (percent > shown) io.progress(say(`${percent} % von ${total}`, `${percent} % of ${total}`));
      shown = Math.max(shown, percent);
    },
  });
  const words = verdict.ok
    ? say(
        `Das Protokoll ist unversehrt: ${verdict.entries} Einträge geprüft${verdict.anchored === null ? ', das Ende ist noch nicht verankert' : ''}.`,
        `The log is whole: ${verdict.entries} entries checked${verdict.anchored === null ? ', its end is not anchored yet' : ''}.`,
      )
    : [
        say(
          `Das Protokoll ist NICHT unversehrt (${verdict.entries} Einträge geprüft):`,
          `The log is NOT whole (${verdict.entries} entries checked):`,
        ),
        ...verdict.faults.map((fault) => `  ${faultIn(fault, commandActor.language)}`),
        ...(verdict.more > 0 ? [say(`  … und ${verdict.more} weitere.`, `  … and ${verdict.more} more.`)] : []),
        say(
          'Es wurde nichts verändert. Vergleichen Sie mit einer Sicherung und klären Sie, wer Zugriff auf die Datenbank hatte.',
          'Nothing was changed. Compare with a backup and find out who had access to the database.',
        ),
      ].join('\n');
  io.answer(verdict, words);
  return verdict.ok ? 0 : 1;
}
