import { learning as contract } from '#contract/insight/learning.ts';
import { audit } from '#server/oversight/audit/index.ts';
import { type Route, route } from '#server/platform/http/index.ts';
import { renderPage, showCard, showModels } from './show-models.ts';

export const routes: readonly Route[] = [
  route(contract.overview, { right: 'records.read' }, ({ app, actor }) => showModels(app, actor)),
  route(contract.card, { right: 'records.read' }, ({ app, actor, input }) => showCard(app, actor, input)),
  route(contract.page, { right: 'records.read' }, ({ app, actor, input }) => renderPage(app, actor, input)),
  route(contract.train, { right: 'score.edit' }, ({ app, actor, input: { subject } }) =>
    app.db.transaction().execute(async (tx) => {
      const payload = { subject, occasion: 'asked' };
      const job = await app.jobs.send(tx, 'learning.train', payload, { ownerId: actor.id, key: subject });
      await audit(app, tx, { actor, action: 'model.training-asked', subject: { kind: 'model', id: subject } });
      return { job };
    }),
  ),
];
