import { api } from '../../app/api.ts';

export const families = [
  'proposal',
  'policy',
  'consent',
  'objection',
  'setting',
  'access',
  'message',
  'subject',
  'model',
] as const;
export const actorKinds = ['person', 'machine', 'command'] as const;

/** What the address says: a family of actions and two calendar days, both included. */
export interface AuditSearch {
  readonly vorgang?: (typeof families)[number];
  readonly wer?: (typeof actorKinds)[number];
  readonly ab?: string;
  readonly bis?: string;
}

const dayPattern = /^\d{4}-\d{2}-\d{2}$/;

export function readAuditSearch(search: Record<string, unknown>): AuditSearch {
  const { vorgang, wer, ab, bis } = search;
  const actor = actorKinds.find((one) => one === wer);
  const family = families.find((one) => one === vorgang);
  return {
    ...(family && { vorgang: family }),
    ...(actor && { wer: actor }),
    ...(typeof ab === 'string' && dayPattern.test(ab) && { ab }),
    ...(typeof bis === 'string' && dayPattern.test(bis) && { bis }),
  };
}

// A calendar day begins at midnight of the person's own clock.
function midnight(day: string, plus: number): string {
  const date = new Date(`${day}T00:00:00`);
  date.setDate(date.getDate() + plus);
  return date.toISOString();
}

export function auditOptions({ vorgang, wer, ab, bis }: AuditSearch) {
  return api.oversight.audit.list.infiniteOptions({
    input: (before: number | null) => ({
      action: vorgang,
      actorKind: wer,
      from: ab === undefined ? undefined : midnight(ab, 0),
      to: bis === undefined ? undefined : midnight(bis, 1),
      before,
      limit: 100,
    }),
    initialPageParam: null as number | null,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}
