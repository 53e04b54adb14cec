import { createHmac } from 'node:crypto';
import { expect, test } from 'vitest';
import { type Person, type TestApp, testApp } from '#test/support/app.ts';
import { hashPassword } from './password.ts';
import { setPassword } from './store-users.ts';

const password = 'ein langes Kennwort';

/** RFC 6238 with the standard's defaults, from the address an authenticator app reads. */
function codeFor(uri: string): string {
  const secret = new URL(uri).searchParams.get('secret') ?? '';
  let bits = '';
  for (const sign of secret.replace(/=+$/, ''))
    bits += 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(sign).toString(2).padStart(5, '0');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const digest = createHmac('sha1', key).update(counter).digest();
  const at = (digest.at(-1) ?? 0) & 15;
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

const send = (t: TestApp, name: string, input: unknown, cookie: string) =>
  t.fetch(`/rpc/platform/session/${name}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-lotse': '1', cookie },
    body: JSON.stringify({ json: input }),
  });

const cookies = (response: Response) =>
  response.headers
    .getSetCookie()
    .filter((cookie) => !/Max-Age=0/i.test(cookie))
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

async function withApp(t: TestApp): Promise<{
  readonly person: Person;
  readonly uri: string;
  readonly email: string;
  readonly backupCodes: readonly string[];
}> {
  const person = await t.person('sales');
  await setPassword(t.db, person.actor.id, await hashPassword(password), new Date());
  const begun = await send(t, 'startTwoFactor', { password }, person.headers['cookie'] ?? '');
  const { json } = (await begun.json()) as { json: { uri: string; backupCodes: string[] } };
  expect(json.backupCodes.length).toBeGreaterThan(4);
  const confirmed = await send(t, 'confirmTwoFactor', { code: codeFor(json.uri) }, person.headers['cookie'] ?? '');
  expect(confirmed.status).toBe(200);
  return { person, uri: json.uri, email: `${person.actor.id}@example.test`, backupCodes: json.backupCodes };
}

test('with a second factor the password alone opens nothing; the code does', async () => {
  const t = await testApp();
  const { uri, email } = await withApp(t);
  const first = await send(t, 'signIn', { email, password }, '');
  expect(await first.json()).toEqual({ json: { next: 'two-factor' } });
  const half = cookies(first);
  expect((await t.fetch('/api/v1/users/names', { headers: { cookie: half } })).status).toBe(401);
  expect((await send(t, 'verifyTwoFactor', { code: '000000' }, half)).status).toBe(401);
  const second = await send(t, 'verifyTwoFactor', { code: codeFor(uri) }, half);
  expect(second.status).toBe(200);
  expect((await t.fetch('/api/v1/users/names', { headers: { cookie: cookies(second) } })).status).toBe(200);
});

test('setting it up and removing it take the password', async () => {
  const t = await testApp();
  const { email, uri } = await withApp(t);
  const half = cookies(await send(t, 'signIn', { email, password }, ''));
  const cookie = cookies(await send(t, 'verifyTwoFactor', { code: codeFor(uri) }, half));
  expect((await send(t, 'removeTwoFactor', { password: 'falsch falsch falsch' }, cookie)).status).toBe(401);
  expect((await send(t, 'removeTwoFactor', { password }, cookie)).status).toBe(200);
  expect(await (await send(t, 'signIn', { email, password }, '')).json()).toEqual({ json: { next: 'done' } });
});

test('a backup code opens once in place of the app, and the log tells of it', async () => {
  const t = await testApp();
  const { email, person, backupCodes } = await withApp(t);
  const [code = ''] = backupCodes;
  expect((await send(t, 'verifyBackupCode', { code }, '')).status).toBe(401);
  const half = cookies(await send(t, 'signIn', { email, password }, ''));
  expect((await send(t, 'verifyBackupCode', { code: 'aaaaa-bbbbb' }, half)).status).toBe(401);
  const second = await send(t, 'verifyBackupCode', { code: ` ${code} ` }, half);
  expect(await second.json()).toEqual({ json: { next: 'done' } });
  expect((await t.fetch('/api/v1/users/names', { headers: { cookie: cookies(second) } })).status).toBe(200);
  const again = cookies(await send(t, 'signIn', { email, password }, ''));
  expect((await send(t, 'verifyBackupCode', { code }, again)).status).toBe(401);
  const log = await t.db.selectFrom('oversight.audit').select(['action', 'subject_id']).orderBy('seq').execute();
  expect(log.at(-1)).toEqual({ action: 'access.backup-code-used', subject_id: person.actor.id });
});
