import { z } from 'zod';
import { defineSetting } from '#server/platform/settings/index.ts';

const text = z.string().trim().max(4000);

/** How the company speaks: what sets it apart (whole sentences), its tone, a letter of its own as an example. */
export const companyVoice = defineSetting({
  key: 'drafts.voice',
  schema: z.object({ uspDe: text, uspEn: text, tone: text, example: text }),
  standard: { uspDe: '', uspEn: '', tone: '', example: '' },
  right: 'policy.edit',
});
