import { lessons } from '#contract/action/drafts.ts';
import { route } from '#server/platform/http/index.ts';
import { answerLesson, listLessons } from './take-lesson.ts';

export const routes = [
  route(lessons.list, { right: 'signed-in' }, ({ app, actor }) => listLessons(app, actor)),
  route(lessons.answer, { right: 'signed-in' }, ({ app, actor, input }) => answerLesson(app, actor, input)),
];
