import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslations } from 'use-intl';
import type { ShownRecipe } from '#contract/intake/recipes.ts';
import type { SourceKind } from '#contract/intake/sources.ts';
import { api, client, queries } from '../../app/api.ts';
import { refusalOf, useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { sources as german } from '../../messages/de/sources.ts';
import { sources as english } from '../../messages/en/sources.ts';
import { number } from '../../ui/format.ts';
import { Page, PageHeader, Section } from '../../ui/page.tsx';
import { Problem, Skeleton } from '../../ui/states.tsx';
import { toast } from '../../ui/toasts.tsx';
import { CriteriaFields, criteriaOfForm, formOfCriteria, split } from './criteria-fields.tsx';
import { AimChoice, aimOf, KINDS, KindChoice } from './kind-choice.tsx';
import { RecipeEditor } from './recipe-editor.tsx';
import css from './sources.module.css';
import { written } from './written.ts';

export const NewSourcePage = withWords({ de: { sources: german }, en: { sources: english } }, NewSource);

type Look = Awaited<ReturnType<typeof client.intake.sources.look>>;
const MOST_COLUMNS = 5;
const OF_NEWS: ReadonlySet<string> = new Set(['news', 'company', 'person', 'day']);

/** Paste an address, see what Lotse reads there, then say what it is for. */
function NewSource() {
  const t = useTranslations('sources');
  const words = useFailureWords();
  const asked = useSearch({ strict: false }) as { readonly kind?: unknown };
  const [kind, setKind] = useState<SourceKind | 'auto'>(KINDS.find((one) => one === asked.kind) ?? 'auto');
  const [url, setUrl] = useState('');
  const look = useMutation({
    mutationFn: () => client.intake.sources.look({ url: withScheme(url), ...(kind !== 'auto' && { kind }) }),
  });
  // A page on which no list is recognised is no dead end: the person shows where an entry stands.
  const isListless =
    look.error !== null && refusalOf(look.error).code === 'no-entries' && (kind === 'auto' || kind === 'list');
  const isNoAddress = look.error !== null && refusalOf(look.error).code === 'invalid-input';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    look.mutate();
  };
  return (
    <Page header={<PageHeader title={t('add')} />}>
      <div className={css.stack}>
        <p className={css.quiet}>{t('lookText')}</p>
        <KindChoice
          kind={kind}
          onChange={(next) => {
            setKind(next);
            look.reset();
          }}
        />
        {kind === 'files' ? (
          <p className={css.quiet}>{t('filesLook')}</p>
        ) : (
          <form className={css.look} onSubmit={submit}>
            <TextInput
              label={t('address')}
              required
              autoFocus
              inputMode="url"
              value={url}
              error={isNoAddress}
              onChange={(event) => setUrl(event.currentTarget.value)}
            />
            <Button type="submit" loading={look.isPending} disabled={url.trim() === ''}>
              {t('look')}
            </Button>
          </form>
        )}
        {look.isPending && <Skeleton lines={5} />}
        {look.error && !isListless && <Problem>{isNoAddress ? t('noAddress') : words(look.error)}</Problem>}
      </div>
      {!look.isPending && (look.data || isListless) && (
        <Seen key={look.data?.url ?? withScheme(url)} look={look.data ?? nothingAt(withScheme(url))} />
      )}
      {kind === 'files' && <Rules look={FILES} recipe={null} />}
    </Page>
  );
}

const withScheme = (text: string): string =>
  /^https?:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;
/** Nothing to look at: what such a source holds is handed in later. */
const FILES: Look = {
  url: '',
  title: '',
  kind: 'files',
  fields: [],
  entries: [],
  total: 0,
  robotsAllowed: true,
  refusal: null,
};

const nothingAt = (url: string): Look => ({
  url,
  title: URL.canParse(url) ? new URL(url).host : url,
  kind: 'list',
  fields: [],
  entries: [],
  total: 0,
  robotsAllowed: true,
  refusal: null,
});

/** What was recognised, corrected on the page itself where that is wanted, and then what the source is for. */
function Seen({ look }: { look: Look }) {
  const t = useTranslations('sources');
  const [pointing, setPointing] = useState(look.total === 0 && look.kind === 'list');
  const [recipe, setRecipe] = useState<ShownRecipe | null>(null);
  return (
    <>
      {pointing ? (
        <Section title={t('editor.outline')}>
          {look.total === 0 && <p className={css.quiet}>{t('noneFound')}</p>}
          <RecipeEditor target={{ url: look.url }} onRecipe={setRecipe} />
        </Section>
      ) : (
        <Found look={look}>
          {look.kind === 'list' && (
            <Button variant="default" onClick={() => setPointing(true)}>
              {t('correct')}
            </Button>
          )}
        </Found>
      )}
      <Rules look={look} recipe={recipe} />
    </>
  );
}

function Found({ look, children }: { look: Look; children: ReactNode }) {
  const t = useTranslations('sources');
  const isCompany = look.kind === 'company';
  // A firm's own pages hold one entry, and news beside it; of a feed the news are the entries.
  const news = isCompany ? look.entries.filter((entry) => entry.fields['news'] !== undefined) : [];
  const entries = look.entries.filter((entry) => !news.includes(entry));
  const fields = look.fields.filter(({ name }) => !isCompany || !OF_NEWS.has(name)).slice(0, MOST_COLUMNS);
  return (
    <Section title={isCompany ? t('foundCompany') : t('found', { count: look.total })}>
      <p className={css.quiet}>{t(isCompany ? 'foundCompanyText' : 'foundText')}</p>
      <div className={css.scroll}>
        <table className={css.table}>
          <thead>
            <tr>
              <th scope="col">{t('name')}</th>
              {fields.map(({ name, label }) => (
                <th key={name} scope="col">
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {entries.slice(0, 8).map((entry) => (
              <tr key={`${entry.name}|${entry.snippet}`} title={entry.snippet}>
                <td>{entry.name}</td>
                {fields.map(({ name }) => (
                  <td key={name}>{written(name, entry.fields[name]) ?? '–'}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {news.length > 0 && (
        <>
          <h3>{t('foundNews')}</h3>
          <ul className={css.lines}>
            {news.slice(0, 5).map((entry) => (
              <li key={entry.name} className={css.line}>
                <div>
                  {entry.name} <span className={css.quiet}>{entry.fields['news']}</span>
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {children}
    </Section>
  );
}

function Rules({ look, recipe }: { look: Look; recipe: ShownRecipe | null }) {
  const t = useTranslations('sources');
  const words = useFailureWords();
  const navigate = useNavigate();
  const [label, setLabel] = useState(look.title);
  const [ground, setGround] = useState('');
  const [purpose, setPurpose] = useState('');
  const [schedule, setSchedule] = useState<'daily' | 'weekly' | 'monthly' | 'never'>('weekly');
  const [aim, setAim] = useState(aimOf(look.kind));
  const [details, setDetails] = useState(false);
  const [askModel, setAskModel] = useState(false);
  const [hosts, setHosts] = useState('');
  const [criteria, setCriteria] = useState(() => formOfCriteria());
  const save = useMutation({
    mutationFn: () =>
      client.intake.sources.add({
        label,
        kind: look.kind,
        ...(look.kind !== 'files' && { url: look.url, hosts: split(hosts) }),
        legalGround: ground,
        aim,
        purpose,
        schedule,
        details,
        askModel,
        criteria: criteriaOfForm(criteria),
      }),
    onSuccess: async ({ id, state }) => {
      toast({ text: t(state === 'active' ? 'added' : 'addedWaits') });
      await queries.invalidateQueries({ queryKey: api.intake.sources.key() });
      if (recipe) await client.intake.recipes.save({ id, recipe });
      if (state === 'active' && look.kind !== 'files') await client.intake.sources.run({ id }).catch(() => null);
      await navigate({ to: '/quellen/$id', params: { id } });
    },
  });
  return (
    <Section title={t('rules')}>
      <form
        className={css.stack}
        onSubmit={(event) => {
          event.preventDefault();
          save.mutate();
        }}
      >
        <div className={css.pair}>
          <TextInput
            label={t('label')}
            required
            value={label}
            onChange={(event) => setLabel(event.currentTarget.value)}
          />
          {look.kind !== 'files' && (
            <NativeSelect
              label={t('schedule')}
              value={schedule}
              onChange={(event) => setSchedule(event.currentTarget.value as typeof schedule)}
              data={(['daily', 'weekly', 'monthly', 'never'] as const).map((value) => ({
                value,
                label: t(`schedules.${value}`),
              }))}
            />
          )}
        </div>
        <TextInput
          label={t('ground')}
          description={t('groundHelp')}
          placeholder={t('groundExample')}
          required
          value={ground}
          onChange={(event) => setGround(event.currentTarget.value)}
        />
        <div className={css.pair}>
          <AimChoice aim={aim} onChange={setAim} />
          <TextInput label={t('purpose')} value={purpose} onChange={(event) => setPurpose(event.currentTarget.value)} />
        </div>
        {look.kind !== 'files' && (
          <TextInput
            label={t('hostsFurther')}
            description={t('hostsHelp')}
            value={hosts}
            onChange={(event) => setHosts(event.currentTarget.value)}
          />
        )}
        {look.kind === 'list' && (
          <Checkbox
            label={t('details')}
            description={t('detailsHelp')}
            checked={details}
            onChange={(event) => setDetails(event.currentTarget.checked)}
          />
        )}
        {look.kind === 'company' && (
          <Checkbox
            label={t('askModel')}
            description={t('askModelHelp')}
            checked={askModel}
            onChange={(event) => setAskModel(event.currentTarget.checked)}
          />
        )}
        {aim !== 'competitor' && <CriteriaFields form={criteria} onChange={setCriteria} />}
        {save.error && <Problem>{words(save.error)}</Problem>}
        <div className={css.buttons}>
          <Button type="submit" loading={save.isPending}>
            {t('save')}
          </Button>
        </div>
        <p className={css.quiet}>
          {t(`kinds.${look.kind}`)}
          {look.kind !== 'files' && ` · ${number(look.total)} ${t('entries')}`}
        </p>
      </form>
    </Section>
  );
}
