import { oc } from '@orpc/contract';
import { z } from 'zod';

const stateSchema = z.object({
  state: z.enum(['absent', 'loading', 'loaded', 'removing']),
  /** 0 to 1 of the step under way. */
  share: z.number(),
});

/** An invented manufacturer of drives, to look around in. Everything of it is marked and goes again with one call. */
export const example = {
  state: oc.route({ method: 'GET', path: '/example', summary: 'Is the example company there?' }).output(stateSchema),
  load: oc.route({ method: 'POST', path: '/example', summary: 'Load the example company' }).output(stateSchema),
  remove: oc
    .route({ method: 'DELETE', path: '/example', summary: 'Remove the example company; own data stays' })
    .output(stateSchema),
};
