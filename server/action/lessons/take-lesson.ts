import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may } from '#server/platform/auth/index.ts';
import { fail } from '#server/platform/failure.ts';
import { everybody, insertRecord, passedBy } from './store.ts';
import { type Lesson, lessons } from './texts.ts';

/** Where the right answer stands on the screen: fixed per question, so that a page read twice looks the same. */
const placeOf = (lesson: Lesson, question: number) => (lesson.key.length + question * 2) % 3;
const order = <T>(answers: readonly [T, T, T], place: number): T[] => {
  const [right, ...wrong] = answers;
  wrong.splice(place, 0, right);
  return wrong;
};

export async function listLessons(app: App, actor: Actor) {
  const passed = actor.kind === 'person' ? await passedBy(app.db, actor.id) : [];
  const rows = lessons.map((lesson) => {
    const { title, paragraphs, questions } = lesson[actor.language];
    return {
      key: lesson.key,
      version: lesson.version,
      title,
      minutes: lesson.minutes,
      paragraphs: [...paragraphs],
      questions: questions.map(({ text, answers }, at) => ({ text, answers: order(answers, placeOf(lesson, at)) })),
      passedAt:
        passed.find((one) => one.lesson === lesson.key && one.version === lesson.version)?.at.toISOString() ?? null,
    };
  });
  const records = may(actor, 'users.manage')
    ? (await everybody(app.db)).map(({ lastAt, ...one }) => ({ ...one, lastAt: lastAt?.toISOString() ?? null }))
    : [];
  return { rows, records };
}

/** Passed where every answer is right; may be tried again at any time. @throws Failure `not-found`, `invalid-input` */
export async function answerLesson(
  app: App,
  actor: Actor,
  input: { readonly key: string; readonly answers: readonly number[] },
) {
  const lesson = lessons.find(({ key }) => key === input.key);
  if (!lesson) fail('not-found', { kind: 'lesson' });
  const { questions } = lesson[actor.language];
  if (input.answers.length !== questions.length)
    fail('invalid-input', {
      field: 'answers',
      text: `This lesson has ${questions.length} questions. Nothing was kept.`,
    });
  const results = questions.map(({ why }, at) => ({ right: input.answers[at] === placeOf(lesson, at), why }));
  const right = results.filter((one) => one.right).length;
  const passed = right === questions.length;
  if (actor.kind === 'person')
    await insertRecord(app.db, {
      userId: actor.id,
      lesson: lesson.key,
      version: lesson.version,
      right,
      questions: questions.length,
      passed,
      at: app.clock.now(),
    });
  return { passed, right, results };
}
