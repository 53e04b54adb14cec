import { z } from 'zod';
import { defineSetting } from '#server/platform/settings/index.ts';

/** What makes a lead ready for sales, and how long sales has for it. */
export const leadRules = defineSetting({
  key: 'leads.rules',
  schema: z.object({
    /** Points from which marketing may hand over, as long as points are given. */
    mqlScore: z.number().int().min(0).max(100),
    /** The same in percent where a learnt model gives a chance. */
    mqlChance: z.number().int().min(0).max(100),
    /** Working days to accept or decline. */
    acceptDays: z.number().int().min(1).max(30),
    /** Working days from accepting to the first conversation. */
    contactDays: z.number().int().min(1).max(60),
    needDecider: z.boolean(),
    needConversation: z.boolean(),
    needDemand: z.boolean(),
  }),
  standard: {
    mqlScore: 50,
    mqlChance: 5,
    acceptDays: 2,
    contactDays: 5,
    needDecider: true,
    needConversation: true,
    needDemand: true,
  },
  right: 'policy.edit',
});

/** The day so many working days later; Saturdays and Sundays do not count, holidays differ by state and do. */
export function workingDaysLater(day: string, days: number): string {
  const at = new Date(`${day}T00:00:00Z`);
  for (let left = days; left > 0; ) {
    at.setUTCDate(at.getUTCDate() + 1);
    if (at.getUTCDay() !== 0 && at.getUTCDay() !== 6) left -= 1;
  }
  return at.toISOString().slice(0, 10);
}
