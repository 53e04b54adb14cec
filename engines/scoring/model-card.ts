import type { Quality } from './measure.ts';
import type { Model } from './model.ts';
import { type Block, type PageFormat, renderPage } from './page.ts';
import type { Language } from './reasons.ts';

/** The model card (after Mitchell et al. 2019): what it predicts, from which data, how well, its limits, what was found in the data. */
export function renderCard(model: Model, format: PageFormat, language: Language): string {
  const isDe = language === 'de';
  const { card } = model;
  const number = (value: number, digits: number) =>
    isDe ? value.toFixed(digits).replace('.', ',') : value.toFixed(digits);
  const percent = (share: number) => `${number(share * 100, 1)} %`;
  const kinds = {
    additive: isDe ? 'additive Bäume (erklärbares Boosting)' : 'additive trees (explainable boosting)',
    logistic: isDe ? 'regularisierte logistische Regression' : 'regularised logistic regression',
    'base-rate': isDe ? 'Grundquote' : 'base rate',
  };
  const period = card.period === null ? '' : `, ${card.period.from} – ${card.period.to}`;
  const blocks: Block[] = [
    { kind: 'title', text: `${isDe ? 'Modell für' : 'Model for'} ${model.target.column} = ${model.target.positive}` },
    { kind: 'text', text: card.verdict[language] },
    {
      kind: 'table',
      head: [isDe ? 'Angabe' : 'item', ''],
      rows: [
        [isDe ? 'Art' : 'kind', kinds[model.kind]],
        [isDe ? 'Zeilen' : 'rows', `${card.rows} (${card.positives} ${isDe ? 'positiv' : 'positive'}${period})`],
        [isDe ? 'Grundquote' : 'base rate', percent(model.base.probability)],
        [isDe ? 'Startwert des Zufalls' : 'seed', String(model.seed)],
        [isDe ? 'Spannen' : 'intervals', percent(model.uncertainty.level)],
      ],
    },
  ];
  if (card.quality !== null) {
    const columns: [string, Quality][] = [[isDe ? 'ungesehene Zeilen' : 'unseen rows', card.quality]];
    if (card.later !== null) columns.push([isDe ? 'spätere Zeilen' : 'later rows', card.later]);
    if (card.withoutSuspects !== null)
      columns.push([
        `${isDe ? 'ohne' : 'without'} ${card.withoutSuspects.columns.join(', ')}`,
        card.withoutSuspects.quality,
      ]);
    const row = (name: string, value: (quality: Quality) => string) => [name, ...columns.map(([, one]) => value(one))];
    blocks.push(
      { kind: 'heading', text: isDe ? 'Güte' : 'Quality' },
      {
        kind: 'table',
        head: ['', ...columns.map(([name]) => name)],
        rows: [
          row(isDe ? 'Zeilen' : 'rows', (q) => String(q.rows)),
          row('AUC', (q) => number(q.auc, 3)),
          row(
            isDe ? 'Brier (Grundquote)' : 'Brier (base rate)',
            (q) => `${number(q.brier, 4)} (${number(q.baseBrier, 4)})`,
          ),
          row(
            isDe ? 'Log-Loss (Grundquote)' : 'log loss (base rate)',
            (q) => `${number(q.logLoss, 4)} (${number(q.baseLogLoss, 4)})`,
          ),
          row(isDe ? 'Kalibrierungsfehler' : 'calibration error', (q) => number(q.ece, 4)),
          ...card.quality.lift.map(({ share }, at) =>
            row(`Lift ${isDe ? 'der besten' : 'of the best'} ${share * 100} %`, (q) => number(q.lift[at]!.lift, 2)),
          ),
        ],
      },
    );
  }
  if (model.terms.length > 0) {
    const terms = [...model.terms].sort((a, b) => b.importance - a.importance).slice(0, 20);
    blocks.push(
      { kind: 'heading', text: isDe ? 'Was zählt' : 'What counts' },
      {
        kind: 'table',
        head: [isDe ? 'Merkmal' : 'feature', isDe ? 'mittlerer Beitrag (Log-Quote)' : 'mean contribution (log odds)'],
        rows: terms.map(({ name, importance }) => [name, number(importance, 3)]),
      },
    );
  }
  const marks = {
    stop: isDe ? 'weggelassen' : 'left out',
    warn: isDe ? 'prüfen' : 'check',
    note: isDe ? 'Hinweis' : 'note',
  };
  if (card.findings.length > 0)
    blocks.push(
      { kind: 'heading', text: isDe ? 'Aufgefallen' : 'Noticed' },
      { kind: 'list', items: card.findings.map(({ severity, text }) => `${marks[severity]}: ${text[language]}`) },
    );
  blocks.push(
    { kind: 'heading', text: isDe ? 'Grenzen' : 'Limits' },
    { kind: 'list', items: card.limits.map((limit) => limit[language]) },
  );
  return renderPage(blocks, format, language);
}
