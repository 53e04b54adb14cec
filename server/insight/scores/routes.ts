import { scores as contract } from '#contract/insight/scores.ts';
import { relationSchema } from '#contract/records/companies.ts';
import { may } from '#server/platform/auth/index.ts';
import { route } from '#server/platform/http/index.ts';
import { valueIn } from '#server/records/merging/index.ts';
import { explainScore } from './explain-score.ts';
import { rulesInForce } from './rules-in-force.ts';
import { previewRules, saveRules } from './save-rules.ts';
import { fitFields } from './standard-rules.ts';
import { fitHistogram, ruleVersions, type StoredRules } from './store.ts';
import { fieldIn } from './words.ts';

type WireRules = { value: string[] | number | [number, number] | null }[];

function shape({ version, rules, note, changedBy, changedAt }: StoredRules) {
  const wire = rules.map((rule) => ({ ...rule, value: structuredClone(rule.value) as WireRules[number]['value'] }));
  return { version, rules: wire, note, changedBy, changedAt: changedAt.toISOString() };
}

export const routes = [
  route(contract.rules, { right: 'records.read' }, async ({ app, actor }) => {
    const stored = await rulesInForce(app);
    const { bins, waiting } = await fitHistogram(app.db, stored.version);
    const fields = Object.entries(fitFields).map(([field, type]) => ({
      field,
      label: fieldIn(field, actor.language),
      type,
      ...(field === 'relation' && {
        choices: relationSchema.options.map((value) => ({ value, label: valueIn(field, value, actor.language) })),
      }),
    }));
    return {
      ...shape(stored),
      fields,
      distribution: bins,
      waiting,
      may: may(actor, 'score.edit') ? ['edit' as const] : [],
    };
  }),
  route(contract.versions, { right: 'score.edit' }, async ({ app }) => ({
    rows: (await ruleVersions(app.db)).map(shape),
  })),
  route(contract.preview, { right: 'score.edit' }, ({ app, input }) => previewRules(app, input.rules)),
  route(contract.save, { right: 'score.edit' }, ({ app, actor, input }) => saveRules(app, actor, input)),
  route(contract.ofCompany, { right: 'records.read' }, ({ app, actor, input }) => explainScore(app, actor, input.id)),
];
