import { oc } from '@orpc/contract';
import { z } from 'zod';

const settingSchema = z.object({
  key: z.string(),
  value: z.json(),
  /** What holds while nobody has set it. */
  standard: z.json(),
  isStandard: z.boolean(),
  /** JSON Schema of the value, for a form. */
  schema: z.record(z.string(), z.json()),
  changedAt: z.iso.datetime().nullable(),
  may: z.array(z.string()),
});

export const settings = {
  list: oc
    .route({ method: 'GET', path: '/settings', summary: 'All settings with their standard values' })
    .output(z.object({ rows: z.array(settingSchema) })),
  change: oc
    .route({ method: 'PUT', path: '/settings/{key}', summary: 'Change a setting; null goes back to the standard' })
    .input(z.object({ key: z.string().max(100), value: z.json() }))
    .output(z.object({ ok: z.literal(true) })),
};
