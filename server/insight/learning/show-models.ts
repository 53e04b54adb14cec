import type { ModelCardShape } from '#contract/insight/learning.ts';
import { type ChanceComparison, type Finding, type Quality, renderAudit, renderCard } from '#engines/scoring/index.ts';
import type { Actor } from '#server/platform/actor.ts';
import type { App } from '#server/platform/app.ts';
import { may } from '#server/platform/auth/index.ts';
import { fail } from '#server/platform/failure.ts';
import { type SubjectName, subjectNamed, subjectNames } from './cases.ts';
import { findVersion, listVersions, runningTraining, type StoredModel } from './store.ts';
import { besideIn, featureWords, groupWords, inFeatureWords, silentIn } from './words.ts';

type Language = 'de' | 'en';

/** Every model with its versions, newest first. */
export async function showModels(app: App, actor: Actor) {
  const subjects = await Promise.all(
    subjectNames().map(async (subject) => ({
      subject,
      settled: await subjectNamed(subject).count(app),
      versions: (await listVersions(app.db, subject)).map((one) => ({
        version: one.version,
        state: one.state,
        occasion: one.occasion,
        trainedAt: one.trainedAt.toISOString(),
        replacedAt: one.replacedAt?.toISOString() ?? null,
        cases: one.data.cases,
        positives: one.data.positives,
        verdict: inFeatureWords(one.verdict[actor.language], actor.language),
        laterBrier: one.comparison?.base.quality.brier ?? null,
      })),
    })),
  );
  return {
    subjects,
    running: await runningTraining(app.db),
    may: may(actor, 'score.edit') ? ['train' as const] : [],
  };
}

/** @throws Failure `not-found` */
export async function showCard(
  app: App,
  { language }: Actor,
  { subject, version }: { readonly subject: SubjectName; readonly version: number },
): Promise<ModelCardShape> {
  const stored = (await findVersion(app.db, subject, version)) ?? fail('not-found', { kind: 'model' });
  const { model, comparison, data } = stored;
  const card = model?.card;
  const sources = new Map(model?.terms.map(({ name, importance }) => [name, importance]) ?? []);
  return {
    subject,
    version,
    state: stored.state,
    trainedAt: stored.trainedAt.toISOString(),
    verdict: inFeatureWords(stored.verdict[language], language),
    kind: model?.kind ?? null,
    base: model?.base ?? null,
    data: { ...data, leftOut: data.leftOut.map(({ count, text }) => ({ count, text: text[language] })) },
    quality: card?.quality ? qualityOf(card.quality) : null,
    later: comparison ? { ...qualityOf(comparison.base.quality), from: comparison.from } : null,
    beside: besideOf(stored, language),
    features: (card?.columns ?? [])
      .filter(({ name }) => name !== 'company' && name !== 'day')
      .map(({ name, missing, used }) => ({
        name: featureWords(name, language),
        importance: sources.get(name) ?? 0,
        missing,
        used: used && sources.has(name),
      }))
      .toSorted((a, b) => b.importance - a.importance || Number(b.used) - Number(a.used)),
    findings: findingsOf(card?.findings ?? [], language),
    drift: stored.drift.map(({ feature, psi }) => ({ name: featureWords(feature, language), psi })),
    limits: (card?.limits ?? []).map((limit) => limit[language]),
    bias: biasOf(stored, language),
  };
}

/** The same as a document to keep: the engine's model card or the audit of bias. @throws Failure `not-found` */
export async function renderPage(
  app: App,
  { language }: Actor,
  wanted: {
    readonly subject: SubjectName;
    readonly version: number;
    readonly what: 'card' | 'bias';
    readonly format: 'html' | 'markdown';
  },
): Promise<{ readonly name: string; readonly text: string }> {
  const { subject, version, what, format } = wanted;
  const stored = (await findVersion(app.db, subject, version)) ?? fail('not-found', { kind: 'model' });
  const ending = format === 'html' ? 'html' : 'md';
  if (what === 'bias') {
    if (!stored.bias) return fail('not-found', { kind: 'bias-audit' });
    const text = inFeatureWords(renderAudit(stored.bias, format, language), language);
    return { name: `${subject}-bias-${version}.${ending}`, text };
  }
  if (!stored.model) return fail('not-found', { kind: 'model' });
  const text = inFeatureWords(renderCard(stored.model, format, language), language);
  return { name: `${subject}-model-${version}.${ending}`, text };
}

const SILENT = ['empty-dropped', 'constant-dropped'] as const;

/** What was found about single columns; those that simply say nothing share a line. */
function findingsOf(findings: readonly Finding[], language: Language): ModelCardShape['findings'] {
  const told = findings.filter(
    ({ code }) => code !== 'time-dropped' && code !== 'group-dropped' && !SILENT.some((one) => one === code),
  );
  const silent = SILENT.flatMap((code) => {
    const columns = findings.flatMap((one) => (one.code === code && one.column !== null ? [one.column] : []));
    return columns.length === 0 ? [] : [{ severity: 'note' as const, text: silentIn(code, columns, language) }];
  });
  return [
    ...told.map(({ severity, text }) => ({ severity, text: inFeatureWords(text[language], language) })),
    ...silent,
  ];
}

function qualityOf({ rows, positives, auc, brier, logLoss, baseBrier, baseLogLoss, ece, curve }: Quality) {
  return { rows, positives, auc, brier, logLoss, baseBrier, baseLogLoss, ece, curve: [...curve] };
}

function besideOf({ comparison }: StoredModel, language: Language): ModelCardShape['beside'] {
  if (!comparison) return [];
  const line = (against: 'base-rate' | 'stage-weights', one: ChanceComparison) => ({
    against,
    rows: one.rows,
    brier: one.quality.brier,
    otherBrier: one.other.brier,
    gain: one.gain,
    text: besideIn(against, one.gain, language),
  });
  const { base, rule, previous } = comparison;
  return [
    line('base-rate', base),
    ...(rule ? [line('stage-weights', rule)] : []),
    ...(previous
      ? [
          {
            against: 'previous' as const,
            rows: previous.rows,
            brier: previous.new.brier,
            otherBrier: previous.old.brier,
            gain: previous.gain,
            text: previous.text[language],
          },
        ]
      : []),
  ];
}

function biasOf({ bias }: StoredModel, language: Language): ModelCardShape['bias'] {
  return (
    bias && {
      rows: bias.rows,
      threshold: bias.threshold,
      attributes: bias.attributes.map(({ name, groups, tooSmall }) => ({
        name: groupWords(name, language),
        tooSmall: tooSmall.length,
        groups: groups.map(({ value, rows, selected, fourFifths, predicted, observed }) => ({
          value,
          rows,
          selected: selected.share,
          fourFifths,
          predicted,
          observed: observed.share,
          low: observed.low,
          high: observed.high,
        })),
      })),
      findings: bias.findings.map(({ text }) => text[language]),
    }
  );
}
