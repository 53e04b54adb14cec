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
    | 'system';
  readonly right?: string;
}

/** Every part of Steuerung, in order; frame and palette show those that the person may open. */
export const controlParts: readonly ControlPart[] = [
  { to: '/steuerung/autonomie', name: 'autonomy' },
  { to: '/steuerung/stichproben', name: 'checks', right: 'review.decide' },
  { to: '/steuerung/einwilligungen', name: 'consent' },
  { to: '/steuerung/betroffenenrechte', name: 'subject', right: 'system.manage' },
  { to: '/steuerung/bewertung', name: 'scores' },
  { to: '/steuerung/ablehnungen', name: 'answers', right: 'score.edit' },
  { to: '/steuerung/dubletten', name: 'dedupe', right: 'review.decide' },
  { to: '/steuerung/protokoll', name: 'audit', right: 'audit.read' },
  { to: '/steuerung/personen', name: 'users', right: 'users.manage' },
  { to: '/steuerung/felder', name: 'fields', right: 'policy.edit' },
  { to: '/steuerung/phasen', name: 'stages', right: 'policy.edit' },
  { to: '/steuerung/einstellungen', name: 'settings', right: 'policy.edit' },
  { to: '/steuerung/modelle', name: 'models', right: 'policy.edit' },
  { to: '/steuerung/prompts', name: 'prompts', right: 'policy.edit' },
  { to: '/steuerung/lektionen', name: 'lessons' },
  { to: '/steuerung/postausgang', name: 'mail', right: 'system.manage' },
  { to: '/steuerung/api-schluessel', name: 'keys', right: 'system.manage' },
  { to: '/steuerung/system', name: 'system', right: 'system.manage' },
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
