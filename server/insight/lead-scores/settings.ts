import { z } from 'zod';
import { defineSetting } from '#server/platform/settings/index.ts';

/** Days after which a contact counts half for the interest of an account. */
export const interestHalfLife = defineSetting({
  key: 'leads.halfLifeDays',
  schema: z.number().int().min(3).max(365),
  standard: 30,
  right: 'policy.edit',
});

/** Share of the fit in a lead's score, in percent; the rest is the interest it shows. */
export const fitShare = defineSetting({
  key: 'leads.fitShare',
  schema: z.number().int().min(0).max(100),
  standard: 50,
  right: 'policy.edit',
});
