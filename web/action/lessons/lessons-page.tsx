import { Button, Radio } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl';
import { api, client, queries } from '../../app/api.ts';
import { useFailureWords } from '../../app/failure.ts';
import { withWords } from '../../app/page-words.tsx';
import { assist as german } from '../../messages/de/assist.ts';
import { assist as english } from '../../messages/en/assist.ts';
import { Chip } from '../../ui/chip.tsx';
import { momentDay } from '../../ui/format.ts';
import { Section } from '../../ui/page.tsx';
import rows from '../../ui/rows.module.css';
import { ErrorState, Problem, Skeleton } from '../../ui/states.tsx';
import css from './lessons.module.css';

type Lesson = Awaited<ReturnType<typeof client.action.lessons.list>>['rows'][number];

/** Short texts with a check at the end; whoever passes has it on record. */
function Lessons() {
  const t = useTranslations('assist.lessons');
  const failure = useFailureWords();
  const [open, setOpen] = useState<string | null>(null);
  const { data, error, refetch } = useQuery(api.action.lessons.list.queryOptions());
  if (error) return <ErrorState text={failure(error)} onRetry={() => void refetch()} />;
  if (!data) return <Skeleton lines={8} />;
  return (
    <>
      <p className={rows.intro}>{t('intro')}</p>
      <ol className={css.lessons}>
        {data.rows.map((lesson) => (
          <li key={lesson.key}>
            <div className={css.head}>
              <h2>{lesson.title}</h2>
              <span className={rows.quiet}>{t('minutes', { minutes: String(lesson.minutes) })}</span>
              {lesson.passedAt && <Chip tone="good">{t('passed', { day: momentDay(lesson.passedAt) })}</Chip>}
              {open !== lesson.key && (
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => setOpen(lesson.key)}
                  aria-label={`${t('open')}: ${lesson.title}`}
                >
                  {t('open')}
                </Button>
              )}
            </div>
            {open === lesson.key && <LessonText lesson={lesson} />}
          </li>
        ))}
      </ol>
      {data.records.length > 0 && (
        <Section title={t('records')}>
          <ul className={css.records}>
            {data.records.map((record) => (
              <li key={record.name}>
                <span>{record.name}</span>
                <span className={rows.quiet}>
                  {record.passed === 0
                    ? t('never')
                    : t('of', { passed: String(record.passed), all: String(data.rows.length) })}
                </span>
              </li>
            ))}
          </ul>
        </Section>
      )}
    </>
  );
}

function LessonText({ lesson }: { lesson: Lesson }) {
  const t = useTranslations('assist.lessons');
  const failure = useFailureWords();
  const [chosen, setChosen] = useState<Record<number, string>>({});
  const check = useMutation({
    mutationFn: () =>
      client.action.lessons.answer({ key: lesson.key, answers: lesson.questions.map((_, at) => Number(chosen[at])) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.action.lessons.key() }),
  });
  return (
    <div className={css.text}>
      {lesson.paragraphs.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <h3>{t('check')}</h3>
      {lesson.questions.map((question, at) => {
        const result = check.data?.results[at];
        return (
          <Radio.Group
            key={question.text}
            label={question.text}
            value={chosen[at] ?? ''}
            onChange={(value) => {
              setChosen((now) => ({ ...now, [at]: value }));
              check.reset();
            }}
          >
            <div className={css.answers}>
              {question.answers.map((answer, index) => (
                <Radio key={answer} value={String(index)} label={answer} />
              ))}
            </div>
            {result && (
              <p className={rows.quiet} role="status">
                {result.right ? t('right') : t('wrong')} {result.why}
              </p>
            )}
          </Radio.Group>
        );
      })}
      {check.error && <Problem>{failure(check.error)}</Problem>}
      {check.data && <p role="status">{check.data.passed ? t('done') : t('again')}</p>}
      <div>
        <Button
          disabled={lesson.questions.some((_, at) => chosen[at] === undefined)}
          loading={check.isPending}
          onClick={() => check.mutate()}
        >
          {t('answer')}
        </Button>
      </div>
    </div>
  );
}

export const LessonsPage = withWords({ de: { assist: german }, en: { assist: english } }, Lessons);
