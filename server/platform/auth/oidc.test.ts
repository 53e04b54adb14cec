import { createHash, createSign, generateKeyPairSync } from 'node:crypto';
import { createServer } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, onTestFinished, test } from 'vitest';
import { type TestApp, testApp } from '#test/support/app.ts';

const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
const base64 = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

interface Claims {
  readonly sub: string;
  readonly email: string;
  readonly email_verified: boolean;
  readonly name: string;
}

/** A company's sign-in on this machine: discovery, keys, and tokens for whoever `who` is; it checks the code verifier. */
async function companySignIn(who: Claims, sign = privateKey) {
  const asked = new Map<string, { challenge: string; nonce: string | null }>();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', issuer);
    const send = (body: object) => response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
    if (url.pathname === '/.well-known/openid-configuration') {
      return send({
        issuer,
        authorization_endpoint: `${issuer}/authorize`,
        token_endpoint: `${issuer}/token`,
        jwks_uri: `${issuer}/keys`,
        userinfo_endpoint: `${issuer}/userinfo`,
        id_token_signing_alg_values_supported: ['RS256'],
      });
    }
    if (url.pathname === '/keys')
      return send({ keys: [{ ...publicKey.export({ format: 'jwk' }), kid: 'one', use: 'sig', alg: 'RS256' }] });
    if (url.pathname === '/userinfo') return send(who);
    const form = new URLSearchParams(await text(request));
    const known = asked.get(form.get('code') ?? '');
    const proof = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    if (!known || known.challenge !== proof) return response.writeHead(400).end('{"error":"invalid_grant"}');
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      ...who,
      iss: issuer,
      aud: 'lotse',
      iat: now,
      exp: now + 300,
      ...(known.nonce ? { nonce: known.nonce } : {}),
    };
    const unsigned = `${base64({ alg: 'RS256', kid: 'one', typ: 'JWT' })}.${base64(claims)}`;
    const signature = createSign('RSA-SHA256').update(unsigned).sign(sign).toString('base64url');
    send({ access_token: 'token', token_type: 'Bearer', expires_in: 300, id_token: `${unsigned}.${signature}` });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void server.close());
  const address = server.address();
  const issuer = `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  /** What the person's browser does there: comes back with a code. */
  const authorize = (url: string) => {
    const { searchParams } = new URL(url);
    const code = `code-${asked.size}`;
    asked.set(code, { challenge: searchParams.get('code_challenge') ?? '', nonce: searchParams.get('nonce') });
    return `/auth/callback/oidc?code=${code}&state=${encodeURIComponent(searchParams.get('state') ?? '')}`;
  };
  return { options: { name: 'Firma', issuer, clientId: 'lotse', clientSecret: 'geheim' }, authorize };
}

const cookies = (response: Response) =>
  response.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');

async function goThrough(t: TestApp, authorize: (url: string) => string) {
  const begun = await t.fetch('/rpc/platform/session/signInWithOidc', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-lotse': '1' },
    body: '{}',
  });
  const { json } = (await begun.json()) as { json: { url: string } };
  const back = await t.fetch(authorize(json.url), { headers: { cookie: cookies(begun) } });
  const session = cookies(back);
  const me = (await (await t.fetch('/api/v1/session', { headers: { cookie: session } })).json()) as {
    user: { email: string } | null;
  };
  return { begun, back, me };
}

const claims = { sub: 'f-17', email: 'eva@example.test', email_verified: true, name: 'Eva Vertrieb' };

test('somebody invited comes in through the company sign-in', async () => {
  const company = await companySignIn(claims);
  const t = await testApp({ oidc: company.options });
  const admin = await t.person('admin');
  await t.call('platform.users.invite', { name: 'Eva', email: 'eva@example.test', role: 'sales' }, admin);
  const { back, me } = await goThrough(t, company.authorize);
  expect(back.status).toBe(302);
  expect(back.headers.get('location')).toBe('/');
  expect(me.user).toMatchObject({ email: 'eva@example.test', role: 'sales' });
});

test('somebody not invited, or deactivated, stays outside, and no user is made', async () => {
  const company = await companySignIn(claims);
  const t = await testApp({ oidc: company.options });
  const before = await t.db.selectFrom('platform.user').select('id').execute();
  const stranger = await goThrough(t, company.authorize);
  expect(stranger.me.user).toBeNull();
  expect(await t.db.selectFrom('platform.user').select('id').execute()).toEqual(before);
  await t.db
    .insertInto('platform.user')
    .values({ name: 'Eva', email: 'eva@example.test', role: 'sales', active: false })
    .execute();
  expect((await goThrough(t, company.authorize)).me.user).toBeNull();
  expect(await t.db.selectFrom('platform.session').select('id').execute()).toEqual([]);
});

test('a token signed by somebody else is refused', async () => {
  const { privateKey: foreign } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const company = await companySignIn(claims, foreign);
  const t = await testApp({ oidc: company.options });
  await t.db.insertInto('platform.user').values({ name: 'Eva', email: 'eva@example.test', role: 'sales' }).execute();
  expect((await goThrough(t, company.authorize)).me.user).toBeNull();
});
