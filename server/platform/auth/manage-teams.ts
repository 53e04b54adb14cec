import type { Actor } from '../actor.ts';
import type { App } from '../app.ts';
import { fail } from '../failure.ts';
import { deleteTeam, insertTeam, membersOf, nameTaken, renameTeam, teamExists } from './store-teams.ts';
import './events.ts';

const taken = { text: 'A team of that name exists already. Nothing was changed.' };
const missing = { kind: 'team', text: 'There is no such team.' };

export async function createTeam(
  app: App,
  actor: Actor,
  { name }: { readonly name: string },
): Promise<{ readonly id: string }> {
  return app.db.transaction().execute(async (tx) => {
    const id = await insertTeam(tx, name);
    if (id === null) fail('name-taken', taken);
    await app.events.publish(tx, {
      type: 'access-changed',
      actor,
      what: 'team-created',
      subjectId: id,
      facts: { name },
    });
    return { id };
  });
}

export async function changeTeamName(
  app: App,
  actor: Actor,
  { id, name }: { readonly id: string; readonly name: string },
): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    if (!(await teamExists(tx, id))) fail('not-found', missing);
    if (await nameTaken(tx, name, id)) fail('name-taken', taken);
    await renameTeam(tx, id, name);
    await app.events.publish(tx, {
      type: 'access-changed',
      actor,
      what: 'team-renamed',
      subjectId: id,
      facts: { name },
    });
  });
}

/** Members are moved by a person first: losing a team silently would hide records from them. */
export async function removeTeam(app: App, actor: Actor, { id }: { readonly id: string }): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    if (!(await teamExists(tx, id))) fail('not-found', missing);
    const members = await membersOf(tx, id);
    if (members > 0)
      fail('team-not-empty', { members, text: `The team still has ${members} members. Move them first.` });
    await deleteTeam(tx, id);
    await app.events.publish(tx, { type: 'access-changed', actor, what: 'team-removed', subjectId: id, facts: {} });
  });
}
