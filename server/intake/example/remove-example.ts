import { audit } from '#server/oversight/audit/index.ts';
import { retractImportedConsents } from '#server/oversight/consent/index.ts';
import { deleteExampleProposals } from '#server/oversight/proposals/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { removeFile } from '#server/platform/files/index.ts';
import { exampleLoaded, setSetting } from '#server/platform/settings/index.ts';
import './events.ts';
import { type ExampleState, exampleStage, exampleState } from './example-state.ts';
import { deleteExampleIntake, exampleImports } from './store.ts';

/**
 * Everything of the example company goes in one transaction; own data stays. Consents of invented people are taken back by a row, since
 * they are append-only; what the log says of it stays.
 *
 * @throws Failure `example-loading`: wait until it is there
 */
export async function removeExample(app: App, actor: Actor): Promise<ExampleState> {
  if ((await exampleStage.read(app.db)) === 'loading') fail('example-loading');
  const imports = await exampleImports(app.db);
  await app.db.transaction().execute(async (tx) => {
    for (const { id } of imports) await retractImportedConsents(app, actor, tx, id);
    await deleteExampleProposals(tx);
    await app.events.publish(tx, { type: 'example-removed', actor });
    await deleteExampleIntake(tx);
    await setSetting(app, tx, actor, { key: exampleStage.key, value: null });
    await setSetting(app, tx, actor, { key: exampleLoaded.key, value: false });
    await audit(app, tx, { actor, action: 'example.removed', subject: { kind: 'example', id: 'example' } });
  });
  for (const { file_id } of imports) await removeFile(app, file_id);
  return exampleState(app);
}
