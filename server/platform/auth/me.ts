import type { Actor } from '../actor.ts';
import type { App } from '../app.ts';
import { companyName, exampleLoaded } from '../settings/index.ts';
import { version } from '../version.ts';
import { countAll } from './counters.ts';
import { signInOptions } from './open-sign-in.ts';
import { rightsOf } from './rights.ts';
import { isSetUp } from './store-links.ts';
import { findUser } from './store-users.ts';

/** Everything the shell needs for its first picture, in one call. */
export async function describeMe(app: App, actor: Actor | null) {
  const { oidc } = signInOptions(app);
  const row = actor?.kind === 'person' || actor?.kind === 'machine' ? await findUser(app.db, actor.id) : undefined;
  const common = { setUp: row !== undefined || (await isSetUp(app.db)), oidc: oidc && { name: oidc.name }, version };
  if (actor === null || !row) return { ...common, user: null, may: [], counters: {}, example: false, company: null };
  const [company, example, counters] = await Promise.all([
    companyName.read(app.db),
    exampleLoaded.read(app.db),
    countAll(app, actor),
  ]);
  const user = {
    id: row.id,
    name: row.name,
    email: row.email,
    role: actor.role,
    team: row.team_id !== null && row.team_name !== null ? { id: row.team_id, name: row.team_name } : null,
    language: actor.language,
    twoFactor: row.two_factor_enabled,
  };
  return { ...common, user, may: [...rightsOf(actor.role)], counters, example, company: company || null };
}
