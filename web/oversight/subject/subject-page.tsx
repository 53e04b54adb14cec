import { Button, NumberInput, TextInput } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { gate as german } from '../../messages/de/gate.ts';
import { gate as english } from '../../messages/en/gate.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { number } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import { ErrorState, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { Correction } from './correction.tsx';
import css from './subject.module.css';

export const SubjectPage = withWords({ de: { gate: german }, en: { gate: english } }, Rights);

/** What people may ask of us about their data, and how long what is kept. */
function Rights() {
  const t = useTranslations('gate.subject');
  const [contact, setContact] = useState('');
  const ready = contact.trim().length >= 3;
  return (
    <>
      <p className={css.intro}>{t('intro')}</p>
      <TextInput
        className={css.contact}
        label={t('contact')}
        value={contact}
        onChange={(event) => setContact(event.currentTarget.value)}
      />
      <Access contact={contact} ready={ready} />
      <Correction key={`correct ${contact}`} contact={contact} ready={ready} />
      <Restriction contact={contact} ready={ready} />
      <Erasure key={contact} contact={contact} ready={ready} />
      <Retention />
      <Processing />
    </>
  );
}

interface About {
  readonly contact: string;
  readonly ready: boolean;
}

/** Whom it is about is posted, so that no address bar and no history keeps it. */
async function download(format: 'html' | 'json', contact: string): Promise<void> {
  const response = await fetch(`/subject/export/${format}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-lotse': '1' },
    body: JSON.stringify({ contact }),
  });
  if (!response.ok) {
    const refused: unknown = await response.json().catch(() => null);
    const said = typeof refused === 'object' && refused !== null && 'message' in refused ? String(refused.message) : '';
    throw new Error(said || String(response.status));
  }
  save(await response.blob(), `auskunft.${format}`);
}

function save(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}

function Access({ contact, ready }: About) {
  const t = useTranslations('gate.subject');
  const get = useMutation({
    mutationFn: (format: 'html' | 'json') => download(format, contact.trim()),
    onError: (error) => toast({ text: error.message, tone: 'against' }),
  });
  return (
    <Section title={t('export')}>
      <p className={css.quiet}>{t('exportText')}</p>
      <div className={css.row}>
        <Button disabled={!ready} loading={get.isPending} onClick={() => get.mutate('html')}>
          {t('asPage')}
        </Button>
        <Button variant="default" disabled={!ready} onClick={() => get.mutate('json')}>
          {t('asData')}
        </Button>
      </div>
    </Section>
  );
}

function Restriction({ contact, ready }: About) {
  const t = useTranslations('gate.subject');
  const failureWords = useFailureWords();
  const [reason, setReason] = useState('');
  const change = useMutation({
    mutationFn: (restricted: boolean) => client.oversight.subject.restrict({ contact, restricted, reason }),
    onSuccess: ({ contactPoints }, restricted) =>
      toast({ text: restricted ? t('restricted', { count: contactPoints }) : t('unrestricted') }),
    onError: (error) => toast({ text: failureWords(error), tone: 'against' }),
  });
  const whole = ready && reason.trim().length >= 3;
  return (
    <Section title={t('restrict')}>
      <p className={css.quiet}>{t('restrictText')}</p>
      <div className={css.row}>
        <TextInput label={t('reason')} value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        <Button disabled={!whole} onClick={() => change.mutate(true)}>
          {t('restrict')}
        </Button>
        <Button variant="default" disabled={!whole} onClick={() => change.mutate(false)}>
          {t('unrestrict')}
        </Button>
      </div>
    </Section>
  );
}

function Erasure({ contact, ready }: About) {
  const t = useTranslations('gate.subject');
  const failureWords = useFailureWords();
  const [asking, setAsking] = useState(false);
  const rehearsal = useMutation({ mutationFn: () => client.oversight.subject.erase({ contact, rehearse: true }) });
  const [done, setDone] = useState<typeof rehearsal.data>();
  const report = done ?? rehearsal.data;
  return (
    <Section title={t('erase')}>
      <p className={css.quiet}>{t('eraseText')}</p>
      <div className={css.row}>
        <Button variant="default" disabled={!ready} loading={rehearsal.isPending} onClick={() => rehearsal.mutate()}>
          {t('rehearse')}
        </Button>
        {rehearsal.data && !done && (
          <Button color="rust" onClick={() => setAsking(true)}>
            {t('eraseNow')}
          </Button>
        )}
      </div>
      {rehearsal.error && <ErrorState text={failureWords(rehearsal.error)} />}
      {report && (
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('place')}</th>
              <th scope="col">{done ? t('was') : t('would')}</th>
              <th scope="col">{t('kept')}</th>
            </tr>
          </thead>
          <tbody>
            {report.places.map((place) => (
              <tr key={place.name}>
                <th scope="row">{place.title}</th>
                <td className={css.number}>{number(place.erased)}</td>
                <td>
                  <span className={css.number}>{number(place.kept)}</span> {place.why}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Confirm
        opened={asking}
        onClose={() => setAsking(false)}
        title={t('eraseNow')}
        confirm={t('eraseNow')}
        tone="against"
        onFail={failureWords}
        onConfirm={async () => {
          setDone(await client.oversight.subject.erase({ contact, rehearse: false }));
          toast({ text: t('erased') });
        }}
      >
        {t('eraseText')}
      </Confirm>
    </Section>
  );
}

function Retention() {
  const t = useTranslations('gate.subject');
  const { data } = useQuery(api.oversight.subject.retention.queryOptions());
  if (!data) return <Skeleton lines={3} />;
  return (
    <Section title={t('retention')}>
      <p className={css.quiet}>{t('retentionText')}</p>
      {data.rows.map((row) => (
        <RetentionRow key={`${row.kind} ${row.version}`} row={row} />
      ))}
    </Section>
  );
}

type Rule = Awaited<ReturnType<typeof client.oversight.subject.retention>>['rows'][number];

function RetentionRow({ row }: { row: Rule }) {
  const t = useTranslations('gate.subject');
  const failureWords = useFailureWords();
  const [months, setMonths] = useState<number | null>(row.months);
  const preview = useQuery({
    ...api.oversight.subject.previewRetention.queryOptions({ input: { kind: row.kind, months: months ?? 1 } }),
    enabled: months !== null,
  });
  const change = useMutation({
    mutationFn: () => client.oversight.subject.changeRetention({ kind: row.kind, months, version: row.version }),
    onSuccess: async () => {
      toast({ text: t('saved') });
      await queries.invalidateQueries({ queryKey: api.oversight.subject.key() });
    },
    onError: (error) => toast({ text: failureWords(error), tone: 'against' }),
  });
  return (
    <div className={css.row}>
      <NumberInput
        label={`${row.name} (${t('months')})`}
        placeholder={t('forever')}
        min={1}
        max={600}
        allowDecimal={false}
        value={months ?? ''}
        onChange={(value) => setMonths(typeof value === 'number' ? value : null)}
      />
      <Button disabled={months === row.months} loading={change.isPending} onClick={() => change.mutate()}>
        {t('save')}
      </Button>
      {months !== null && preview.data && (
        <span className={css.quiet}>{t('previewed', { count: number(preview.data.count) })}</span>
      )}
    </div>
  );
}

function Processing() {
  const t = useTranslations('gate.subject');
  const { data } = useQuery(api.oversight.subject.processing.queryOptions());
  if (!data) return <Skeleton lines={4} />;
  const lines = () => {
    const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
    const rows = data.rows.map((row) => [
      row.table,
      row.purpose,
      row.basis,
      row.people.join(' '),
      row.columns.join(' '),
    ]);
    return `\uFEFF${rows.map((row) => row.map(cell).join(';')).join('\r\n')}\r\n`;
  };
  return (
    <Section
      title={t('processing')}
      aside={
        <Button
          variant="subtle"
          size="compact-sm"
          onClick={() => save(new Blob([lines()], { type: 'text/csv' }), 'verarbeitungsverzeichnis.csv')}
        >
          {t('download')}
        </Button>
      }
    >
      <p className={css.quiet}>{t('processingText')}</p>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('data')}</th>
              <th scope="col">{t('purpose')}</th>
              <th scope="col">{t('basis')}</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.table}>
                <th scope="row">
                  {row.table} ({row.people.map((one) => t(`people.${one}`)).join(', ')}): {row.columns.join(', ')}
                </th>
                <td>{row.purpose}</td>
                <td>{row.basis}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}
