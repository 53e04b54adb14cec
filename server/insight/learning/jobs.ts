import { z } from 'zod';
import { nameActions } from '#server/oversight/audit/index.ts';
import type { App } from '#server/platform/app.ts';
import { trainSubject } from './train-subject.ts';
import { watchLearning } from './watch-learning.ts';

const payload = z.object({
  subject: z.enum(['deal', 'lead']),
  occasion: z.enum(['first', 'more-cases', 'schedule', 'drift', 'asked']),
});
/** Stages of the engine, in order of time; what is none of them is somewhere in the middle. */
const STAGES = ['cases', 'columns', 'logistic', 'trees', 'scores'];

export function register(app: App): void {
  nameActions({
    'model.training-asked': { de: 'Lernen eines Modells angestoßen', en: 'Training of a model asked for' },
  });
  app.jobs.define(
    'learning.train',
    payload,
    async ({ payload: { subject, occasion }, progress, signal }) => {
      const onStage = (stage: string): void => {
        const at = STAGES.findIndex((name) => stage.startsWith(name));
        // Only told; a cancelled job ends by its signal.
        void progress(at < 0 ? 3 : at, STAGES.length, { subject, stage }).catch(() => {});
      };
      await trainSubject(app, subject, occasion, { signal, onStage });
    },
    { policy: 'one', limitSeconds: 3600 },
  );
  app.jobs.define('learning.watch', z.object({}), () => watchLearning(app), { policy: 'one' });
  app.jobs.schedule('learning.watch', '*/10 * * * *');
}
