import { Button } from '@mantine/core';
import { IconSparkles } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { client } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { momentDay, number, percent } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from './sources.module.css';
import { refresh, type Whole } from './whole-source.ts';
import { written } from './written.ts';

/** As on an envelope: street, place, then how to reach them. */
function inWriting(fields: Readonly<Record<string, string>>): string {
  const { street, postalCode, place, detail: _page, ...rest } = fields;
  const town = [postalCode, place].filter((part) => part !== undefined).join(' ');
  const others = Object.entries(rest).map(([field, value]) => written(field, value));
  return [street, town, ...others].filter((part) => part).join(' · ');
}

export function SourceEntries({ whole: { entries, source } }: { whole: Whole }) {
  const t = useTranslations('sources');
  const words = useFailureWords();
  const take = useMutation({
    mutationFn: (id: number) => client.intake.sources.takeLead({ id }),
    onSuccess: async () => {
      toast({ text: t('taken') });
      await refresh();
    },
    onError: (error) => toast({ text: words(error) }),
  });
  return (
    <Section title={t('entriesTitle')} aside={<span className={css.quiet}>{number(source.entries)}</span>}>
      {entries.length === 0 ? (
        <p className={css.quiet}>{t('entriesNone')}</p>
      ) : (
        <ul className={css.lines}>
          {entries.slice(0, 200).map((entry) => (
            <li key={entry.id} className={css.line}>
              <div>
                <div className={css.strong} title={entry.snippet}>
                  {entry.name}
                </div>
                <div className={css.quiet}>
                  {inWriting(entry.fields)}
                  {entry.goneAt && <> · {t('goneSince', { at: momentDay(entry.goneAt) })}</>}
                </div>
                {Object.entries(entry.proposed).map(([field, { label, snippets, confidence }]) => (
                  <div key={field} className={css.quiet}>
                    <IconSparkles size={13} aria-hidden /> {t('proposed', { field: label, share: percent(confidence) })}{' '}
                    <q>{snippets.join(' … ')}</q>
                  </div>
                ))}
              </div>
              <div className={css.end}>
                {entry.recordId ? (
                  <Link to="/kunden/$id" params={{ id: entry.recordId }}>
                    {t('openRecord')}
                  </Link>
                ) : (
                  source.may.includes('run') &&
                  entry.fields['news'] === undefined && (
                    <Button
                      size="compact-sm"
                      variant="default"
                      disabled={take.isPending}
                      onClick={() => take.mutate(entry.id)}
                    >
                      {t('take')}
                    </Button>
                  )
                )}
              </div>
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
