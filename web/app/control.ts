import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { queries } from './api.ts';
import { shellRoute } from './root.tsx';
import { meQuery } from './session.ts';

export interface ControlPart {
  readonly to: string;
  /** Key below platform.parts. */
  readonly name:
    | 'autonomy'
    | 'consent'
    | 'scores'
    | 'learnt'
    | 'answers'
    | 'dedupe'
    | 'audit'
    | 'users'
    | 'keys'
    | 'settings'
    | 'fields'
    | 'stages'
    | 'mail'
    | 'checks'
    | 'subject'
    | 'models'
    | 'lessons'
    | 'prompts'
    | 'trash'
    | 'system';
  readonly group: ControlGroup;
  readonly right?: string;
}

/** Keys below platform.partGroups, in the order in which they stand. */
export const controlGroups = ['deciding', 'law', 'models', 'setup'] as const;
export type ControlGroup = (typeof controlGroups)[number];

/** Every part of Steuerung, in order; frame and palette show those that the person may open. */
export const controlParts: readonly ControlPart[] = [
  { to: '/steuerung/autonomie', name: 'autonomy', group: 'deciding' },
  { to: '/steuerung/stichproben', name: 'checks', group: 'deciding', right: 'review.decide' },
  { to: '/steuerung/einwilligungen', name: 'consent', group: 'law' },
  { to: '/steuerung/betroffenenrechte', name: 'subject', group: 'law', right: 'system.manage' },
  { to: '/steuerung/bewertung', name: 'scores', group: 'deciding' },
  { to: '/steuerung/gelernt', name: 'learnt', group: 'deciding' },
  { to: '/steuerung/ablehnungen', name: 'answers', group: 'deciding', right: 'score.edit' },
  { to: '/steuerung/dubletten', name: 'dedupe', group: 'deciding', right: 'review.decide' },
  { to: '/steuerung/protokoll', name: 'audit', group: 'law', right: 'audit.read' },
  { to: '/steuerung/personen', name: 'users', group: 'setup', right: 'users.manage' },
  { to: '/steuerung/felder', name: 'fields', group: 'setup', right: 'policy.edit' },
  { to: '/steuerung/phasen', name: 'stages', group: 'setup', right: 'policy.edit' },
  { to: '/steuerung/einstellungen', name: 'settings', group: 'setup', right: 'policy.edit' },
  { to: '/steuerung/modelle', name: 'models', group: 'models', right: 'policy.edit' },
  { to: '/steuerung/prompts', name: 'prompts', group: 'models', right: 'policy.edit' },
  { to: '/steuerung/lektionen', name: 'lessons', group: 'models' },
  { to: '/steuerung/postausgang', name: 'mail', group: 'setup', right: 'system.manage' },
  { to: '/steuerung/api-schluessel', name: 'keys', group: 'setup', right: 'system.manage' },
  { to: '/steuerung/papierkorb', name: 'trash', group: 'setup', right: 'records.delete' },
  { to: '/steuerung/system', name: 'system', group: 'setup', right: 'system.manage' },
];

/** Parent of every part of Steuerung. */
export const controlRoute = createRoute({
  getParentRoute: () => shellRoute,
  path: '/steuerung',
  component: lazyRouteComponent(() => import('./control-frame.tsx'), 'ControlFrame'),
});

/** `beforeLoad` of a part that takes a right: others land on the part that everybody sees, not on a refusal. */
export const onlyWith = (right: string) => async () => {
  const me = await queries.ensureQueryData(meQuery);
  if (!me.may.includes(right)) throw redirect({ to: '/steuerung/autonomie', replace: true });
};
