import { Button, Modal, NativeSelect, Textarea, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { assist as german } from '../../messages/de/assist.ts';
import { assist as english } from '../../messages/en/assist.ts';
import { type ChosenCompany, FoundField } from '../../records/company-field.tsx';
import { Chip } from '../../ui/chip.tsx';
import form from '../../ui/form.module.css';
import { Problem } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import css from './draft.module.css';

const kinds = [
  'quote_follow_up',
  'meeting_follow_up',
  'reactivation',
  'first_approach',
  'inquiry_answer',
  'invitation',
  'cold_call_refusal',
  'social_post',
  'product_text',
] as const;
export type DraftKind = (typeof kinds)[number];
const takesProduct = (kind: DraftKind) => kind === 'product_text' || kind === 'social_post';
type Written = Awaited<ReturnType<typeof client.action.drafts.write>>;

interface Props {
  readonly companyId: string | null;
  readonly personId: string | null;
  readonly kind?: DraftKind;
  readonly onClose: () => void;
}

/** A draft from what is known: chosen, written, edited, then copied or handed to the outbox. Nothing leaves from here. */
function Dialog({ companyId, personId, kind: first = 'quote_follow_up', onClose }: Props) {
  const t = useTranslations('assist.draft');
  const ui = useTranslations('ui');
  const failure = useFailureWords();
  const [kind, setKind] = useState<DraftKind>(first);
  const [language, setLanguage] = useState<'' | 'de' | 'en'>('');
  const [formality, setFormality] = useState<'formal' | 'familiar'>('formal');
  const [points, setPoints] = useState('');
  const [event, setEvent] = useState({ name: '', on: '', place: '', time: '' });
  const [product, setProduct] = useState<ChosenCompany | null>(null);
  const [variant, setVariant] = useState(0);
  const [subject, setSubject] = useState('');
  const [body, setBody] = useState('');
  const area = useRef<HTMLTextAreaElement>(null);
  const write = useMutation({
    mutationFn: (next: number) =>
      client.action.drafts.write({
        kind,
        companyId,
        personId,
        productId: takesProduct(kind) ? (product?.id ?? null) : null,
        language: language === '' ? null : language,
        formality,
        variant: next,
        points: points.split('\n').filter((line) => line.trim() !== ''),
        event:
          kind === 'invitation' && event.name.trim() && /^\d{4}-\d{2}-\d{2}$/.test(event.on)
            ? { name: event.name, on: event.on, place: event.place || null, time: event.time || null }
            : null,
      }),
    onSuccess: (written, next) => {
      setVariant(next);
      setSubject(written.draft?.subject ?? '');
      setBody(written.draft?.body ?? '');
    },
  });
  const written = write.data;
  const handOver = useMutation({
    mutationFn: ({ to, purpose, mark }: { to: string; purpose: Written['purpose']; mark: string }) =>
      client.action.drafts.handOver({ companyId, personId, to, subject: subject.trim(), body, purpose, mark }),
    onSuccess: async () => {
      toast({ text: t('handed') });
      onClose();
      await queries.invalidateQueries({ queryKey: api.action.outbox.key() });
    },
  });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(subject ? `${subject}\n\n${body}` : body);
      toast({ text: t('copied') });
    } catch {
      area.current?.select();
      toast({ text: t('marked') });
    }
  };
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('title')}
      size="xl"
      lockScroll={false}
      closeButtonProps={{ 'aria-label': ui('close') }}
    >
      <div className={form.stack}>
        <div className={css.choices}>
          <NativeSelect
            label={t('kind')}
            value={kind}
            data={kinds.map((one) => ({ value: one, label: t(`kinds.${one}`) }))}
            onChange={(change) => setKind(kinds.find((one) => one === change.currentTarget.value) ?? 'quote_follow_up')}
            data-autofocus
          />
          <NativeSelect
            label={t('language')}
            value={language}
            data={[
              { value: '', label: t('auto') },
              { value: 'de', label: t('german') },
              { value: 'en', label: t('english') },
            ]}
            onChange={(change) =>
              setLanguage(change.currentTarget.value === 'de' ? 'de' : change.currentTarget.value === 'en' ? 'en' : '')
            }
          />
          <NativeSelect
            label={t('formality')}
            value={formality}
            data={[
              { value: 'formal', label: t('formal') },
              { value: 'familiar', label: t('familiar') },
            ]}
            onChange={(change) => setFormality(change.currentTarget.value === 'familiar' ? 'familiar' : 'formal')}
          />
        </div>
        {(kind === 'meeting_follow_up' || kind === 'inquiry_answer') && (
          <Textarea
            label={t('points')}
            value={points}
            autosize
            minRows={2}
            maxRows={6}
            onChange={(change) => setPoints(change.currentTarget.value)}
          />
        )}
        {takesProduct(kind) && (
          <FoundField
            kind="product"
            label={t('product')}
            placeholder={t('pickProduct')}
            value={product}
            onChange={setProduct}
          />
        )}
        {kind === 'invitation' && (
          <div className={css.choices}>
            <TextInput
              label={t('event')}
              value={event.name}
              maxLength={90}
              onChange={(change) => setEvent({ ...event, name: change.currentTarget.value })}
            />
            <TextInput
              label={t('eventOn')}
              value={event.on}
              maxLength={10}
              onChange={(change) => setEvent({ ...event, on: change.currentTarget.value })}
            />
            <TextInput
              label={t('eventTime')}
              value={event.time}
              maxLength={20}
              onChange={(change) => setEvent({ ...event, time: change.currentTarget.value })}
            />
            <TextInput
              label={t('eventPlace')}
              value={event.place}
              maxLength={80}
              onChange={(change) => setEvent({ ...event, place: change.currentTarget.value })}
            />
          </div>
        )}
        <div className={css.line}>
          <Button
            variant={written?.draft ? 'default' : 'filled'}
            loading={write.isPending}
            onClick={() => write.mutate(written?.draft ? variant + 1 : 0)}
          >
            {written?.draft ? t('again') : t('write')}
          </Button>
          {written?.draft && <Chip tone="outline">{written.source === 'model' ? t('byModel') : t('byTemplate')}</Chip>}
        </div>
        {write.error && <Problem>{failure(write.error)}</Problem>}
        {written?.missing && <Problem>{written.missing}</Problem>}
        {written?.notices.map((notice) => (
          <p key={notice} className={css.quiet} role="status">
            {notice}
          </p>
        ))}
        {written?.draft && (
          <>
            {written.draft.subject !== null && (
              <TextInput
                label={t('subject')}
                value={subject}
                maxLength={500}
                onChange={(change) => setSubject(change.currentTarget.value)}
              />
            )}
            <Textarea
              ref={area}
              label={t('text')}
              value={body}
              autosize
              minRows={10}
              maxRows={24}
              onChange={(change) => setBody(change.currentTarget.value)}
            />
            {written.doubts.length > 0 && (
              <section aria-label={t('doubts')}>
                <h3>{t('doubts')}</h3>
                <ul className={css.list}>
                  {written.doubts.map((doubt) => (
                    <li key={doubt.text}>
                      „{doubt.text}“ <span className={css.quiet}>{doubt.why}</span>
                    </li>
                  ))}
                </ul>
              </section>
            )}
            <details>
              <summary>{t('facts')}</summary>
              <dl className={css.facts}>
                {written.facts.map(({ label, text }) => (
                  <div key={label}>
                    <dt>{label}</dt>
                    <dd>{text}</dd>
                  </div>
                ))}
              </dl>
            </details>
            <p className={css.quiet}>
              {written.to ? `${t('to')}: ${written.to.name} <${written.to.address}>. ${t('edited')}` : t('noAddress')}
            </p>
            {handOver.error && <Problem>{failure(handOver.error)}</Problem>}
            <div className={form.buttons}>
              <Button variant="default" onClick={() => void copy()}>
                {t('copy')}
              </Button>
              {written.to && written.draft.subject !== null && (
                <Button
                  loading={handOver.isPending}
                  disabled={!subject.trim() || !body.trim()}
                  onClick={() =>
                    written.to &&
                    handOver.mutate({ to: written.to.address, purpose: written.purpose, mark: written.mark })
                  }
                >
                  {t('handOver')}
                </Button>
              )}
            </div>
          </>
        )}
      </div>
    </Modal>
  );
}

export default withWords({ de: { assist: german }, en: { assist: english } }, Dialog);
