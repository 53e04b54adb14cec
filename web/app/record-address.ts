import type { SearchHit } from '#contract/desk/search.ts';

/** Where a found record is looked at. */
export function addressOf(hit: Pick<SearchHit, 'kind' | 'id' | 'companyId'>): { to: string } {
  if (hit.kind === 'company') return { to: `/kunden/${hit.id}` };
  if (hit.kind === 'person') return { to: `/kontakte/${hit.id}` };
  if (hit.kind === 'deal') return { to: `/chancen/${hit.id}` };
  return { to: hit.companyId ? `/kunden/${hit.companyId}` : '/kunden' };
}
