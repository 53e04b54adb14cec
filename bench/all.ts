// Every whole-product benchmark, one after another: node bench/all.ts [--quick]. About two hours; each writes its own dated result.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const benches: readonly { readonly file: string; readonly slow: boolean }[] = [
  { file: 'start.ts', slow: false },
  { file: 'import.ts', slow: false },
  { file: 'audit-verify.ts', slow: false },
  { file: 'orders.ts', slow: false },
  { file: 'crash.ts', slow: true },
  { file: 'today.ts', slow: true },
  { file: 'lists.ts', slow: true },
  { file: 'is-it-there.ts', slow: true },
  { file: 'scroll.ts', slow: true },
  { file: 'hostile-model.ts', slow: true },
  { file: 'outbox-gate.ts', slow: true },
  { file: 'outbox-faults.ts', slow: true },
];
const quick = process.argv.includes('--quick');
let missed = 0;
for (const { file, slow } of benches) {
  if (quick && slow) continue;
  console.log(`\n== ${file}`);
  const { status } = spawnSync(process.execPath, [join(import.meta.dirname, file)], { stdio: 'inherit' });
  if (status !== 0) missed += 1;
}
process.exitCode = missed > 0 ? 1 : 0;
