import { Link } from '@tanstack/react-router';
import { useTranslations } from 'use-intl';
import { Chip } from '../../ui/chip.tsx';
import { amount, day, momentDay, phone } from '../../ui/format.ts';
import { ReasonList } from '../../ui/reasons.tsx';
import { useListWords } from '../lists/words.ts';
import css from './account.module.css';
import type { Account } from './account-type.ts';

/** The few numbers that tell how a company stands. */
export function Figures({ account }: { account: Account }) {
  const t = useTranslations('records.account');
  const open = account.deals.rows.filter((deal) => deal.stage.outcome === 'open');
  const { touches, limit } = account.contact;
  const figures = [
    [t('revenue'), amount(account.orders.revenue12mCents)],
    [t('lastOrder'), account.orders.lastOn ? day(account.orders.lastOn) : '–'],
    [
      t('openDeals'),
      open.length > 0 ? `${open.length} · ${amount(open.reduce((sum, deal) => sum + (deal.valueCents ?? 0), 0))}` : '–',
    ],
    [t('lastContact'), account.lastActivityAt ? momentDay(account.lastActivityAt) : '–'],
    [t('touches'), limit === null ? String(touches) : t('touchesOf', { count: String(touches), limit: String(limit) })],
  ] as const;
  return (
    <dl className={css.figures}>
      {figures.map(([name, value]) => (
        <div key={name} className={css.figure}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

export function ScoreReasons({ account }: { account: Account }) {
  const t = useTranslations('records.account');
  const { score } = account;
  if (!score) return <p className={css.none}>{t('noScore')}</p>;
  return (
    <>
      <ReasonList
        reasons={score.reasons.map((reason) => ({ key: reason.code, label: reason.text, points: reason.points }))}
        total={{ label: t('scoreTotal'), points: score.points }}
      />
      <p className={css.note}>{t('scoreAt', { day: momentDay(score.at) })}</p>
    </>
  );
}

const wantedRoles = ['decider', 'user', 'buyer'];

/** Who is there, in which role; and which role nobody is known for. */
export function PeopleLines({ account }: { account: Account }) {
  const t = useTranslations('records.account');
  const words = useListWords();
  const { rows, total } = account.people;
  const missing = wantedRoles.filter((role) => !rows.some((person) => person.buyingRole === role));
  if (total === 0) return <p className={css.none}>{t('noPeople')}</p>;
  return (
    <>
      <ul>
        {rows.map((person) => (
          <li key={person.id} className={css.line}>
            <div className={css.lineMain}>
              <Link to="/kontakte/$id" params={{ id: person.id }} className={css.lineTitle}>
                {person.name}
              </Link>
              <div className={css.lineDetail}>{[person.jobTitle, person.department].filter(Boolean).join(' · ')}</div>
              <div className={css.lineDetail}>
                {[person.phone ?? person.mobile].map(
                  (one) =>
                    one && (
                      <a key={one} href={`tel:${one}`}>
                        {phone(one)}
                      </a>
                    ),
                )}
                {person.email && <a href={`mailto:${person.email}`}>{person.email}</a>}
              </div>
            </div>
            {person.buyingRole ? (
              <Chip
                tone={
                  person.buyingRole === 'decider' || person.buyingRole === 'champion'
                    ? 'strong'
                    : person.buyingRole === 'blocker'
                      ? 'against'
                      : 'plain'
                }
              >
                {words.choice('buyingRole', person.buyingRole)}
              </Chip>
            ) : (
              <span className={css.lineDetail}>{t('noRole')}</span>
            )}
          </li>
        ))}
      </ul>
      {total > rows.length && <p className={css.note}>{t('more', { count: total - rows.length })}</p>}
      {missing.length > 0 && (
        <p className={css.note}>
          {t('missing', { roles: missing.map((role) => words.choice('buyingRole', role)).join(', ') })}
        </p>
      )}
    </>
  );
}

export function DealLines({ account }: { account: Account }) {
  const t = useTranslations('records.account');
  const { rows, total } = account.deals;
  if (total === 0) return <p className={css.none}>{t('noDeals')}</p>;
  return (
    <>
      <ul>
        {rows.map((deal) => (
          <li key={deal.id} className={css.line}>
            <div className={css.lineMain}>
              <Link to="/chancen/$id" params={{ id: deal.id }} className={css.lineTitle}>
                {deal.title}
              </Link>
              <div className={css.lineDetail}>
                {[deal.nextStep, deal.nextStepOn && day(deal.nextStepOn)].filter(Boolean).join(' · ')}
              </div>
            </div>
            <div className={css.lineEnd}>
              {deal.valueCents !== null && <div>{amount(deal.valueCents)}</div>}
              <Chip
                tone={deal.stage.outcome === 'won' ? 'strong' : deal.stage.outcome === 'lost' ? 'against' : 'outline'}
              >
                {deal.stage.label}
              </Chip>
            </div>
          </li>
        ))}
      </ul>
      {total > rows.length && <p className={css.note}>{t('more', { count: total - rows.length })}</p>}
    </>
  );
}
