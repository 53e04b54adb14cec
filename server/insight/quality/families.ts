import { z } from 'zod';
import { defineSetting } from '#server/platform/settings/index.ts';

/** Fields that one person can look after, since they are found in the same places. */
export const families = {
  identity: ['name', 'last_name', 'first_name', 'vat_id', 'founded_year'],
  address: ['street', 'po_box', 'postal_code', 'city', 'country'],
  reach: ['phone', 'mobile', 'email', 'website', 'domain'],
  business: ['industry', 'employees', 'revenue_cents', 'relation'],
  role: ['salutation', 'job_title', 'buying_role', 'company_id'],
  ownership: ['owner_id', 'team_id'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Family = keyof typeof families;
export const familyNames = Object.keys(families) as [Family, ...Family[]];

/** Who looks after which family; nobody until somebody is named. */
export const familyOwners = defineSetting({
  key: 'quality.family-owners',
  schema: z.partialRecord(z.enum(familyNames), z.uuid()),
  standard: {},
  right: 'policy.edit',
  hidden: true,
});
