import { Button, TextInput } from '@mantine/core';
import {
  IconArrowBackUp,
  IconCheck,
  IconChevronLeft,
  IconClock,
  IconEqual,
  IconEqualNot,
  IconHelp,
  IconPencil,
  IconSparkles,
  IconX,
} from '@tabler/icons-react';
import { useTranslations } from 'use-intl';
import { Chip } from '../../ui/chip.tsx';
import { ago, moment, number, percent, signed } from '../../ui/format.ts';
import { KeyHint } from '../../ui/key-hint.tsx';
import { Meter } from '../../ui/meter.tsx';
import { Problem } from '../../ui/states.tsx';
import { Assignment } from './assignment.tsx';
import { type EditingProps, FieldEdits } from './field-edits.tsx';
import { isTwins, MatchWeights } from './match-weights.tsx';
import css from './review.module.css';
import { type Answer, type Proposal, written } from './review-data.ts';

interface Props {
  readonly proposal: Proposal;
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly onAnswer: (decision: Answer) => void;
  readonly onCheck: (right: boolean) => void;
  readonly onUndo: () => void;
  /** Its decision was taken back a moment ago. */
  readonly reopened: boolean;
  readonly onBack: () => void;
  /** null where nothing can be set otherwise, or while it is being set. */
  readonly onEdit: (() => void) | null;
  readonly editing: EditingProps | null;
}

/** One proposal: what would happen, what speaks for it, and the answers. Marked as made by the machine. */
export function ProposalDetail(props: Props) {
  const { proposal, reason, onReason, onAnswer, onCheck, onUndo, onBack, onEdit, editing, reopened } = props;
  const t = useTranslations('oversight.review');
  const { confidence, compare, may } = proposal;
  const twins = isTwins(proposal);
  // What stands side by side above is not said again below.
  const evidence = compare === null ? proposal.evidence : proposal.evidence.filter((one) => one.place !== undefined);
  return (
    <article className={css.detail} aria-label={proposal.title}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div className={css.scroll} tabIndex={0}>
        <Button className={css.back} variant="subtle" leftSection={<IconChevronLeft size={16} />} onClick={onBack}>
          {t('back')}
        </Button>
        <div className={css.marks}>
          <Chip tone="outline">
            <IconSparkles size={12} stroke={1.8} aria-hidden /> {proposal.kindName}
          </Chip>
          {proposal.example && <Chip>{t('example')}</Chip>}
          {proposal.state !== 'open' && <Chip tone="doubt">{t(`state.${proposal.state}`)}</Chip>}
          {reopened && proposal.state === 'open' && <Chip tone="doubt">{t('reopened')}</Chip>}
        </div>
        <h2 className={css.title}>{proposal.title}</h2>
        <p className={css.text}>{proposal.text}</p>
        {proposal.fault !== null && <Problem>{t('fault', { code: proposal.fault })}</Problem>}
        {editing === null && compare !== null && <Comparison compare={compare} />}
        {editing !== null && <FieldEdits {...editing} onDone={() => onAnswer('approve')} />}
        {proposal.editLines.length > 0 && (
          <>
            <h3 className={css.head}>{t('edit.done')}</h3>
            <ul className={css.edited}>
              {proposal.editLines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
          </>
        )}
        <MatchWeights proposal={proposal} />
        <dl className={css.facts}>
          <dt>{t('sure')}</dt>
          <dd>
            {confidence === null ? (
              t('unknownSure')
            ) : (
              <Meter share={confidence} text={percent(confidence)} label={t('sure')} />
            )}
          </dd>
          {confidence !== null && (
            <>
              <dt>{t('worth')}</dt>
              <dd>
                {proposal.worth === null
                  ? t('worthUnknown')
                  : t('worthKnown', {
                      share: percent(proposal.worth.share),
                      low: percent(proposal.worth.low),
                      high: percent(proposal.worth.high),
                      count: number(proposal.worth.count),
                    })}
              </dd>
            </>
          )}
          <dt>{t('origin')}</dt>
          <dd>
            {t('producer', { producer: proposal.producer, when: ago(proposal.createdAt, new Date()) })}
            <br />
            {t('why', { text: proposal.routeText })}
          </dd>
          {proposal.decidedByName !== null && proposal.decidedAt !== null && (
            <>
              <dt>{t(`state.${proposal.state}`)}</dt>
              <dd>
                {t('decidedBy', { who: proposal.decidedByName, when: moment(proposal.decidedAt) })}
                {proposal.reason !== null && <div>{proposal.reason}</div>}
              </dd>
            </>
          )}
          {proposal.laterUntil !== null && (
            <>
              <dt>{t('state.later')}</dt>
              <dd>{t('until', { moment: moment(proposal.laterUntil) })}</dd>
            </>
          )}
        </dl>
        {may.includes('decide') && <Assignment key={proposal.id} proposal={proposal} />}
        {(compare === null || evidence.length > 0) && (
          <>
            <h3 className={css.head}>{t('evidence')}</h3>
            <EvidenceList evidence={evidence} />
          </>
        )}
      </div>
      {may.length > 0 && (
        <footer className={css.foot}>
          {may.includes('decide') && (
            <>
              <TextInput
                className={css.reason}
                aria-label={t('reason')}
                placeholder={t('reason')}
                value={reason}
                maxLength={2000}
                onChange={(event) => onReason(event.currentTarget.value)}
              />
              <div className={css.answers}>
                <Button
                  leftSection={<IconCheck size={15} />}
                  rightSection={<KeyHint keys="f" />}
                  onClick={() => onAnswer('approve')}
                >
                  {t(
                    editing !== null && Object.keys(editing.edits).length > 0
                      ? 'edit.approve'
                      : twins
                        ? 'twinSame'
                        : 'approve',
                  )}
                </Button>
                {onEdit !== null && editing === null && (
                  <Button
                    variant="default"
                    leftSection={<IconPencil size={15} />}
                    rightSection={<KeyHint keys="e" />}
                    onClick={onEdit}
                  >
                    {t('edit.start')}
                  </Button>
                )}
                <Button
                  variant="default"
                  leftSection={<IconX size={15} />}
                  rightSection={<KeyHint keys="x" />}
                  onClick={() => onAnswer('reject')}
                >
                  {t(twins ? 'twinDifferent' : 'reject')}
                </Button>
                <Button
                  variant="subtle"
                  leftSection={<IconClock size={15} />}
                  rightSection={<KeyHint keys="s" />}
                  onClick={() => onAnswer('later')}
                >
                  {t('later')}
                </Button>
                <Button
                  variant="subtle"
                  leftSection={<IconHelp size={15} />}
                  rightSection={<KeyHint keys="u" />}
                  onClick={() => onAnswer('unsure')}
                >
                  {t('unsure')}
                </Button>
              </div>
            </>
          )}
          {!may.includes('decide') && (
            <div className={css.answers}>
              {may.includes('check') && (
                <>
                  <Button rightSection={<KeyHint keys="f" />} onClick={() => onCheck(true)}>
                    {t('right')}
                  </Button>
                  <Button variant="default" rightSection={<KeyHint keys="x" />} onClick={() => onCheck(false)}>
                    {t('wrong')}
                  </Button>
                </>
              )}
              {may.includes('undo') && (
                <Button variant="default" leftSection={<IconArrowBackUp size={15} />} onClick={onUndo}>
                  {t('undo')}
                </Button>
              )}
            </div>
          )}
        </footer>
      )}
    </article>
  );
}

type Compare = NonNullable<Proposal['compare']>;
type Verdict = 'same' | 'differs' | 'onlyLeft' | 'onlyRight';

/** A value that only one side has is no contradiction. */
function verdictOf({ left, right }: Compare['rows'][number]): Verdict {
  if (left === right) return 'same';
  return left === null ? 'onlyRight' : right === null ? 'onlyLeft' : 'differs';
}

/** Two columns; lines that differ are marked by a word as well as by weight. */
function Comparison({ compare }: { compare: Compare }) {
  const t = useTranslations('oversight.review');
  return (
    <>
      <h3 className={css.head}>{t('compare')}</h3>
      <table className={css.compare}>
        <thead>
          <tr>
            <th scope="col">{t('field')}</th>
            <th scope="col">
              <span className={css.side}>{compare.left}</span>
              {compare.leftNote !== undefined && <Chip>{compare.leftNote}</Chip>}
            </th>
            <th scope="col">
              <span className={css.side}>{compare.right}</span>
              {compare.rightNote !== undefined && <Chip tone="strong">{compare.rightNote}</Chip>}
            </th>
            <th scope="col">
              <span className={css.spoken}>{t('verdict')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {compare.rows.map((row) => {
            const verdict = verdictOf(row);
            return (
              <tr key={row.label} data-differs={verdict === 'differs' || undefined}>
                <th scope="row">{row.label}</th>
                <td data-empty={row.left === null || undefined}>{written(row.left, row.type)}</td>
                <td data-empty={row.right === null || undefined}>{written(row.right, row.type)}</td>
                <td className={css.verdict} title={t(verdict)}>
                  {verdict === 'differs' && <IconEqualNot size={14} aria-hidden />}
                  {verdict === 'same' && <IconEqual size={14} aria-hidden />}
                  <span className={css.spoken}>{t(verdict)}</span>
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
      {compare.note !== undefined && <p className={css.moves}>{compare.note}</p>}
    </>
  );
}

function EvidenceList({ evidence }: { evidence: Proposal['evidence'] }) {
  const t = useTranslations('oversight.review');
  if (evidence.length === 0) return <p className={css.quiet}>{t('noEvidence')}</p>;
  return (
    <ul className={css.evidence}>
      {evidence.map((one) => (
        <li key={`${one.label} ${one.place ?? ''} ${one.value}`}>
          <span className={css.label}>{one.label}</span>
          <span className={css.value}>{one.value}</span>
          {one.weight !== undefined && <span className={css.weight}>{signed(one.weight, 1)}</span>}
          {one.place !== undefined && <span className={css.place}>{one.place}</span>}
        </li>
      ))}
    </ul>
  );
}
