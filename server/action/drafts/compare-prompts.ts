import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { fail } from '#server/platform/failure.ts';
import { askModel, refusalIn } from '#server/platform/llm/index.ts';
import { draftTask } from './model-task.ts';
import { builtInPrompt, fillPrompt, promptKeys } from './prompts.ts';
import { allCases, findPrompt } from './store-prompts.ts';

interface Compared {
  readonly key: string;
  readonly language: 'de' | 'en';
  readonly left: number;
  readonly right: number;
}

/** Both versions on every test case: what would be asked, what came, and whether it holds what it must. @throws Failure `not-found` */
export async function comparePrompts(app: App, actor: Actor, { key, language, left, right }: Compared) {
  if (!promptKeys.includes(key)) fail('not-found', { kind: 'prompt' });
  const texts = await Promise.all(
    [left, right].map(async (version) =>
      version === 0
        ? builtInPrompt(language)
        : ((await findPrompt(app.db, key, language, version))?.text ?? fail('not-found', { kind: 'prompt' })),
    ),
  );
  const cases = (await allCases(app.db)).filter((one) => one.key === key && one.language === language);
  let notice: string | null = null;
  const rows: {
    name: string;
    sides: { version: number; asked: string; answer: string | null; passed: boolean | null; faults: string[] }[];
  }[] = [];
  for (const one of cases) {
    const sides = [];
    for (const [at, version] of [left, right].entries()) {
      const asked = fillPrompt(texts[at]!, {
        draft: '',
        facts: '',
        kind: '',
        formality: '',
        tone: '',
        example: '',
        ...one.variables,
      });
      const said =
        notice === null
          ? await askModel(app, actor, {
              task: draftTask,
              language,
              messages: [{ role: 'user', content: asked }],
              promptVersion: `${key}/${language}/${version}`,
            })
          : null;
      if (said?.outcome === 'fallback') notice = refusalIn(said.refusal, actor.language);
      const answer = said?.outcome === 'answered' ? said.text : null;
      const faults =
        answer === null
          ? []
          : [
              ...one.mustContain.filter((text) => !answer.includes(text)).map((text) => `− ${text}`),
              ...one.mustNotContain.filter((text) => answer.includes(text)).map((text) => `+ ${text}`),
            ];
      sides.push({ version, asked, answer, passed: answer === null ? null : faults.length === 0, faults });
    }
    rows.push({ name: one.name, sides });
  }
  return { notice, rows };
}
