import { z } from 'zod';
import type { App } from '#server/platform/app.ts';
import { sendJob } from './approve-message.ts';
import { heedReplies } from './heed-replies.ts';
import { lookForUnknown } from './reconcile.ts';
import { recoverClaims, sendDue } from './recover-claims.ts';
import { sendApproved } from './send-approved.ts';

export function defineJobs(app: App): void {
  // One at a time in each process and never tried again by the queue: a process that dies leaves at most one message unknown.
  app.jobs.define(
    sendJob,
    z.object({ id: z.uuid() }),
    async ({ payload }) => void (await sendApproved(app, payload.id)),
    {
      parallel: 1,
      retries: 0,
      limitSeconds: 300,
    },
  );
  app.jobs.define(
    'outbox.sweep',
    z.object({}),
    async () => {
      await recoverClaims(app);
      await sendDue(app);
      await lookForUnknown(app);
    },
    { policy: 'one', retries: 0 },
  );
  app.jobs.schedule('outbox.sweep', '* * * * *');
  app.jobs.define('outbox.replies', z.object({}), async () => void (await heedReplies(app)), {
    policy: 'one',
    retries: 0,
  });
  app.jobs.schedule('outbox.replies', '*/5 * * * *');
}
