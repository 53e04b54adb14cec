import { oc } from '@orpc/contract';
import { z } from 'zod';

export const refresh = {
  start: oc
    .route({
      method: 'POST',
      path: '/scores/refresh',
      summary: 'Compute all scores anew, as a job that tells its progress and can be cancelled',
    })
    .output(z.object({ job: z.string().nullable() })),
};
