import type { Comparison } from './judge.ts';

/** Why two companies that are not one may belong together; `from` is told by whoever knows which is the smaller. */
export interface Related {
  readonly kind: 'subsidiary_of' | 'branch_of' | 'successor_of';
  readonly why: 'partner-pair' | 'same-domain' | 'other-town' | 'same-address';
}

const same = (code: string | undefined) => code === 'same' || code === 'same-rare';

/**
 * Rules over what the comparison saw, for pairs that are not the same: names, domains, towns and switchboards that groups share. Rules, not
 * weights: nobody has labels for relations yet, and a rule can be read.
 */
export function relationOf({ verdict, reasons }: Comparison): Related | null {
  if (verdict === 'same') return null;
  const says = new Map(reasons.map((one) => [one.field, one]));
  const is = (field: string) => same(says.get(field)?.code);
  const other = (field: string) => says.get(field)?.code === 'other';
  const near = (says.get('postal_code')?.weight ?? says.get('city')?.weight ?? -1) > 0;
  const form = says.get('legal_form');
  if (is('name') && near && form?.code === 'other' && /&\s*co/i.test(form.left) !== /&\s*co/i.test(form.right))
    return { kind: 'subsidiary_of', why: 'partner-pair' };
  if (verdict === 'doubtful') return null;
  if (is('domain') && is('name') && other('city')) return { kind: 'branch_of', why: 'other-town' };
  if (is('domain') && other('name')) return { kind: 'subsidiary_of', why: 'same-domain' };
  if (is('street') && is('phone') && other('name')) return { kind: 'successor_of', why: 'same-address' };
  return null;
}
