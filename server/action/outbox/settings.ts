import { z } from 'zod';
import { defineSetting } from '#server/platform/settings/index.ts';

/** The emergency brake: nothing leaves while it is on. */
export const outboxPaused = defineSetting({
  key: 'outbox.paused',
  schema: z.boolean(),
  standard: false,
  right: 'policy.edit',
});
