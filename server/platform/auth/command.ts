import { parseArgs } from 'node:util';
import { z } from 'zod';
import { emailSchema, languageSchema, roleSchema } from '#contract/platform/session.ts';
import { commandActor } from '../actor.ts';
import { type Io, misuse } from '../command.ts';
import { fail } from '../failure.ts';
import { say } from '../spoken-language.ts';
import { inviteUser } from './manage-users.ts';
import { signInOptions } from './open-sign-in.ts';
import { findTeamByName } from './store-teams.ts';

export const name = 'user add';

export const help = say(
  `lotse user add --email ADRESSE --name NAME [--role ROLLE] [--team NAME] [--language de|en] [--json]

Lädt jemanden ein und gibt einen einmaligen Link aus (7 Tage gültig), über den sie oder er das Passwort setzt. Es wird keine Mail gesendet.

ROLLE  admin, head_of_sales, sales (sonst diese), marketing, reader
--json gibt {"id","email","role","url","expiresAt"} aus.
`,
  `lotse user add --email ADDRESS --name NAME [--role ROLE] [--team NAME] [--language de|en] [--json]

Invites a user and prints a one-time link (7 days) by which they set their password. No mail is sent.

ROLE  admin, head_of_sales, sales (default), marketing, reader
--json prints {"id","email","role","url","expiresAt"}
`,
);

const given = z.object({
  email: emailSchema,
  name: z.string().trim().min(1).max(200),
  role: roleSchema,
  language: languageSchema,
});

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args: [...args],
    options: {
      email: { type: 'string' },
      name: { type: 'string' },
      role: { type: 'string', default: 'sales' },
      team: { type: 'string' },
      language: { type: 'string', default: 'de' },
    },
  });
  const parsed = given.safeParse(values);
  if (!parsed.success) {
    misuse(parsed.error.issues.map((issue) => `--${issue.path.join('.')}: ${issue.message}.`).join(' '));
  }
  const app = await io.openApp();
  const teamId = values.team === undefined ? null : await findTeamByName(app.db, values.team);
  if (values.team !== undefined && teamId === null) {
    fail('not-found', {
      kind: 'team',
      text: say(
        `Ein Team „${values.team}“ gibt es nicht. Nichts wurde geändert.`,
        `There is no team named "${values.team}". Nothing was changed.`,
      ),
    });
  }
  const { id, link } = await inviteUser(app, commandActor, { ...parsed.data, teamId });
  const { email, role } = parsed.data;
  const url = `${signInOptions(app).url}${link.path}`;
  io.answer({ id, email, role, url, expiresAt: link.expiresAt.toISOString() }, `${email} (${role}): ${url}`);
  return 0;
}
