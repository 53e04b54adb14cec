import { oc } from '@orpc/contract';
import { z } from 'zod';

const days = { since: z.iso.date(), until: z.iso.date() };
// A newsletter of two hundred items is a tenth of this.
const text = z.string().max(500_000);

/** The weekly digest (`desk.findings.digest`) as the asking person left it. */
export const digestDrafts = {
  get: oc
    .route({ method: 'GET', path: '/digest-drafts/{since}/{until}', summary: 'Your own draft of a digest' })
    .input(z.object(days))
    .output(
      z.object({
        draft: z
          .object({
            text: z.string(),
            /** What was proposed when it was begun: where today's proposal differs, there is news since. */
            proposal: z.string(),
            savedAt: z.iso.datetime(),
          })
          .nullable(),
      }),
    ),
  save: oc
    .route({ method: 'PUT', path: '/digest-drafts/{since}/{until}', summary: 'Keep your draft of a digest' })
    .input(z.object({ ...days, text, proposal: text }))
    .output(z.object({ savedAt: z.iso.datetime() })),
  remove: oc
    .route({
      method: 'DELETE',
      path: '/digest-drafts/{since}/{until}',
      summary: 'Drop your draft: the proposal stands again',
    })
    .input(z.object(days))
    .output(z.object({ ok: z.literal(true) })),
};
