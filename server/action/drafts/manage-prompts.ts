import { audit } from '#server/oversight/audit/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may } from '#server/platform/auth/index.ts';
import { fail } from '#server/platform/failure.ts';
import { builtInPrompt, checkPrompt, promptKeys, promptLabel, variables } from './prompts.ts';
import { allCases, allPrompts, type CaseRow, insertPrompt, putCase } from './store-prompts.ts';

export async function listPrompts(app: App, actor: Actor) {
  const [stored, cases] = await Promise.all([allPrompts(app.db), allCases(app.db)]);
  const rows = promptKeys.flatMap((key) =>
    (['de', 'en'] as const).map((language) => {
      const mine = stored.filter((one) => one.key === key && one.language === language);
      const newest = mine[0];
      return {
        key,
        language,
        label: promptLabel(key, actor.language),
        version: newest?.version ?? 0,
        text: newest?.text ?? builtInPrompt(language),
        note: newest?.note ?? '',
        ownerName: newest?.ownerName ?? null,
        createdAt: newest?.createdAt.toISOString() ?? null,
        variables: Object.entries(variables).map(([name, words]) => ({ name, text: words[actor.language] })),
        versions: [...mine.map(({ version }) => version), 0],
        cases: cases
          .filter((one) => one.key === key && one.language === language)
          .map(({ id, name, variables: values, mustContain, mustNotContain }) => ({
            id,
            name,
            variables: values,
            mustContain,
            mustNotContain,
          })),
      };
    }),
  );
  return { rows, may: may(actor, 'policy.edit') ? (['change'] as const).slice() : [] };
}

const known = (key: string) => promptKeys.includes(key) || fail('not-found', { kind: 'prompt' });

/** @throws Failure `not-found`, `prompt-variable-unknown`, `prompt-without-facts` */
export async function savePrompt(
  app: App,
  actor: Actor,
  input: { readonly key: string; readonly language: 'de' | 'en'; readonly text: string; readonly note: string },
) {
  known(input.key);
  checkPrompt(input.text);
  return app.db.transaction().execute(async (tx) => {
    const version = await insertPrompt(tx, {
      ...input,
      ownerId: actor.id,
      ownerName: actor.name,
      createdAt: app.clock.now(),
    });
    await audit(app, tx, {
      actor,
      action: 'prompt.saved',
      subject: { kind: 'prompt', id: input.key },
      facts: { language: input.language, version },
    });
    return { version };
  });
}

/** @throws Failure `not-found`, `prompt-variable-unknown` */
export async function saveCase(app: App, actor: Actor, input: Omit<CaseRow, 'id'>): Promise<void> {
  known(input.key);
  const unknown = Object.keys(input.variables).filter((name) => !Object.hasOwn(variables, name));
  if (unknown.length > 0)
    fail('prompt-variable-unknown', {
      unknown,
      known: Object.keys(variables),
      text: `Unknown variables: ${unknown.join(', ')}. Nothing was saved.`,
    });
  await putCase(app.db, input, actor.id, app.clock.now());
}
