import { oc } from '@orpc/contract';
import { z } from 'zod';

const countSchema = z.object({ count: z.string(), label: z.string(), have: z.number().int(), need: z.number().int() });

export const maturity = {
  get: oc
    .route({
      method: 'GET',
      path: '/maturity',
      summary: 'Data stage 1 to 3 of every tool along the customer journey, and the step that lifts most',
    })
    .output(
      z.object({
        countedOn: z.iso.date(),
        overall: z.number(),
        phases: z.array(
          z.object({
            phase: z.string(),
            label: z.string(),
            stage: z.number(),
            tools: z.array(
              z.object({
                tool: z.string(),
                label: z.string(),
                stage: z.number().int(),
                /** What works at this stage, and what the next one adds (null at 3). */

                does: z.string(),
                adds: z.string().nullable(),
                next: z.array(countSchema),
              }),
            ),
          }),
        ),
        step: countSchema
          .extend({ text: z.string(), lifts: z.array(z.string()), helps: z.array(z.string()) })
          .nullable(),
        counts: z.array(z.object({ count: z.string(), label: z.string(), have: z.number().int() })),
      }),
    ),
};
