import type { ListRow } from '#contract/desk/lists.ts';
import { amount } from '../../ui/format.ts';
import { PhoneRow } from '../../ui/phone-row.tsx';

export function companyPhoneRow({ cells }: ListRow) {
  const revenue = cells['revenue12mCents'];
  return (
    <PhoneRow
      title={cells['name']}
      detail={[cells['city'], cells['industry']]}
      value={typeof revenue === 'number' && revenue > 0 ? amount(revenue) : ''}
    />
  );
}
