import { NativeSelect } from '@mantine/core';
import { useTranslations } from 'use-intl';
import type { SourceAim, SourceKind } from '#contract/intake/sources.ts';
import css from './sources.module.css';

export const KINDS: readonly SourceKind[] = ['list', 'company', 'feed', 'sitemap', 'download', 'files', 'prices'];
const AIMS: readonly SourceAim[] = ['directory', 'companies', 'news', 'competitor', 'register'];

/** As the server guesses it where nobody says otherwise. */
export const aimOf = (kind: SourceKind): SourceAim =>
  kind === 'prices'
    ? 'competitor'
    : kind === 'feed'
      ? 'news'
      : kind === 'company' || kind === 'sitemap'
        ? 'companies'
        : 'directory';

/** What stands at the address; what each kind reads is said below it. */
export function KindChoice({
  kind,
  onChange,
}: {
  kind: SourceKind | 'auto';
  onChange: (kind: SourceKind | 'auto') => void;
}) {
  const t = useTranslations('sources');
  return (
    <div>
      <NativeSelect
        label={t('kind')}
        value={kind}
        onChange={(event) => onChange(KINDS.find((one) => one === event.currentTarget.value) ?? 'auto')}
        data={[
          { value: 'auto', label: t('kindAuto') },
          ...KINDS.map((value) => ({ value, label: t(`kinds.${value}`) })),
        ]}
      />
      <p className={css.quiet}>{t(kind === 'auto' ? 'kindAutoText' : `kindTexts.${kind}`)}</p>
    </div>
  );
}

export function AimChoice({ aim, onChange }: { aim: SourceAim; onChange: (aim: SourceAim) => void }) {
  const t = useTranslations('sources');
  return (
    <NativeSelect
      label={t('aim')}
      inputWrapperOrder={['label', 'input', 'description']}
      {...(aim === 'competitor' && { description: t('aimCompetitor') })}
      value={aim}
      onChange={(event) => onChange(AIMS.find((one) => one === event.currentTarget.value) ?? 'directory')}
      data={AIMS.map((value) => ({ value, label: t(`aims.${value}`) }))}
    />
  );
}
