import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { knownCases, knownEntries } from '#engines/pseudonym/bench/cases.ts';
import { type BareApp, bareApp } from '#test/support/bare-app.ts';
import { type ModelServer, startModelServer } from '#test/support/model-server.ts';
import { commandActor } from '../actor.ts';
import { askModel } from './ask-model.ts';
import { defineModelTask, registerKnownSource } from './index.ts';
import { isLocalAddress } from './local-address.ts';
import { type ProviderInput, saveProvider } from './save-provider.ts';
import { saveTask } from './save-task.ts';
import { showModels } from './show-models.ts';
import { testProvider } from './test-provider.ts';

defineModelTask({
  task: 'test-task',
  words: { de: 'Probe', en: 'Test' },
  needs: ['personal'],
  timeLimitMs: 5000,
  mostLetters: 4000,
});
const entries = knownEntries(1500, 71);
registerKnownSource({
  name: 'test',
  fingerprint: async () => 'same',
  load: async () => [{ kind: 'person', value: 'Anna Köster' }, ...entries],
});

let server: ModelServer;
beforeAll(async () => {
  server = await startModelServer();
});
afterAll(() => server.stop());

let app: BareApp;
beforeEach(async () => {
  app = await bareApp();
  await server.say('Vielen Dank für Ihre Nachricht. Wir melden uns bei Ihnen, sobald die Unterlagen vorliegen.');
});

const papers = {
  contractReference: 'AVV 2026-03',
  region: 'EU (Frankfurt)',
  noTraining: 'Vertrag § 4: keine Nutzung zum Training',
};
let serial = 0;
/** A new id each time: the circuit of an earlier test must not decide this one. */
async function use(
  model: string,
  kind: 'local' | 'cloud' = 'cloud',
  more: Partial<ProviderInput> = {},
  policy: { classes?: ('personal' | 'notes')[]; budget?: number | null; limit?: number } = {},
): Promise<string> {
  const id = `p${++serial}`;
  await saveProvider(app, commandActor, {
    id,
    label: model,
    kind,
    baseUrl: server.baseUrl,
    model,
    ...papers,
    inputCentsPerMillion: 100_000,
    outputCentsPerMillion: 200_000,
    enabled: true,
    ...more,
  });
  await saveTask(app, commandActor, {
    task: 'test-task',
    providerId: id,
    dataClasses: policy.classes ?? ['personal'],
    monthlyBudgetCents: policy.budget ?? null,
    timeLimitMs: policy.limit ?? 5000,
  });
  return id;
}
const ask = (content: string, more: Partial<Parameters<typeof askModel>[2]> = {}) =>
  askModel(app, commandActor, { task: 'test-task', language: 'de', messages: [{ role: 'user', content }], ...more });

test('no provider: the task goes on by itself and says so', async () => {
  expect(await ask('Hallo')).toEqual({ outcome: 'fallback', refusal: 'no-provider' });
});

test('what a cloud gets holds no name, and the answer has it back; a local model gets the text as it is', async () => {
  await use('echo');
  const asked =
    'Frau Köster bittet um Kösters Unterlagen, Tel. 0711/1234567, koester@beispiel.de. Wir melden uns bei Ihnen und danken für die Nachricht.';
  const answer = await ask(asked);
  expect(answer).toMatchObject({ outcome: 'answered', text: asked });
  expect((await server.recorded()).join()).not.toMatch(/Köster|1234567|beispiel\.de/);
  await server.say('x');
  await use('echo', 'local');
  await ask(asked);
  expect((await server.recorded()).join()).toContain('Kösters Unterlagen');
});

test('a recorder before the network sees none of 500 canaries', async () => {
  const canaries = knownCases(entries, 500, 72);
  await use('echo');
  for (let from = 0; from < canaries.length; from += 50) {
    const part = canaries.slice(from, from + 50).map(({ text }) => text);
    const answer = await ask(part.join('\n'));
    expect(answer).toMatchObject({ outcome: 'answered', text: part.join('\n') });
  }
  const wire = (await server.recorded())
    .map((body) =>
      z
        .object({ messages: z.array(z.object({ content: z.string() })) })
        .parse(JSON.parse(body))
        .messages.map(({ content }) => content),
    )
    .flat(2)
    .join('\n');
  const seen = canaries.filter(({ secret }) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${secret.replace(/[.*+?^$()|[\]\\]/g, '\\$&')}(?![\\p{L}\\p{N}])`, 'u').test(wire),
  );
  expect(seen.map(({ secret, form, text }) => `${form}: ${secret} in ${text}`)).toEqual([]);
});

test('the conversation so far and tool calls are hidden and put back too', async () => {
  await use('tool');
  const answer = await ask('Wer ist das?', {
    messages: [
      { role: 'system', content: 'Du hilfst Frau Köster.' },
      { role: 'assistant', content: 'Köster ist Kundin.' },
      { role: 'tool', content: '{"name":"Anna Köster"}' },
      { role: 'user', content: 'Notiere Kösters Rückruf' },
    ],
    tools: [{ name: 'find_company', description: 'Finds a company', parameters: z.object({ name: z.string() }) }],
  });
  expect(answer).toMatchObject({
    outcome: 'answered',
    toolCalls: [{ name: 'find_company', arguments: { name: 'Kösters' } }],
  });
  expect((await server.recorded()).join()).not.toContain('Köster');
});

test('a structured answer comes as a value of its shape, names put back', async () => {
  await server.say('Gern: ```json\n{"title": "Rückruf", "items": ["eins"]}\n```');
  await use('plain');
  const schema = z.object({ title: z.string(), items: z.array(z.string()) });
  expect(await ask('Fass zusammen', { schema })).toMatchObject({
    outcome: 'answered',
    value: { title: 'Rückruf', items: ['eins'] },
  });
  await use('bad-json');
  expect(await ask('Fass zusammen', { schema })).toEqual({ outcome: 'fallback', refusal: 'schema' });
});

test('text streams as it comes, and adds up to the answer', async () => {
  await server.say('Guten Tag Frau Köster, vielen Dank für Ihre Nachricht. Wir melden uns bei Ihnen.');
  await use('letters');
  const pieces: string[] = [];
  const answer = await ask('Frau Köster schreibt', { onText: (piece) => pieces.push(piece) });
  expect(pieces.join('')).toBe(answer.outcome === 'answered' ? answer.text : '');
});

describe('whatever a provider does, the task gets a reason', () => {
  test.each([
    ['english', 'wrong-language'],
    ['html-text', 'markup'],
    ['html-page', 'not-a-model'],
    ['redirect', 'not-a-model'],
    ['placeholder', 'foreign-placeholder'],
    ['empty', 'empty'],
    ['garbage', 'garbage'],
    ['cut-off', 'cut-off'],
    ['cut-length', 'cut-off'],
    ['endless', 'endless'],
    ['error-500', 'provider-error'],
    ['unauthorised', 'key-refused'],
    ['unknown-tool', 'schema'],
  ])('%s: %s', async (model, refusal) => {
    await use(model);
    expect(await ask('Schreib bitte')).toEqual({ outcome: 'fallback', refusal });
  });

  test('silence ends at the time limit', async () => {
    await use('no-answer', 'cloud', {}, { limit: 600 });
    expect(await ask('Schreib bitte')).toEqual({ outcome: 'fallback', refusal: 'time-limit' });
  });

  test('nobody there', async () => {
    await use('plain', 'local', { baseUrl: 'http://127.0.0.1:9/v1' });
    expect(await ask('Schreib bitte')).toEqual({ outcome: 'fallback', refusal: 'unreachable' });
  });

  test('a passing overload and a wrong language are tried again', async () => {
    await use('third-time');
    expect(await ask('Schreib bitte')).toMatchObject({ outcome: 'answered' });
    await server.say('Vielen Dank für Ihre Nachricht. Wir melden uns bei Ihnen.');
    await use('german-second-time');
    expect(await ask('Schreib bitte')).toMatchObject({ outcome: 'answered' });
    expect((await server.recorded()).at(-1)).toContain('Antworte auf Deutsch.');
  });
});

test('after four faults a provider is left alone, then tried again', async () => {
  await use('unauthorised');
  for (let round = 0; round < 4; round++) expect(await ask('a')).toMatchObject({ refusal: 'key-refused' });
  const before = (await server.recorded()).length;
  expect(await ask('a')).toMatchObject({ refusal: 'circuit-open' });
  expect((await server.recorded()).length).toBe(before);
  app.at('2026-11-21T08:01:00.000Z');
  expect(await ask('a')).toMatchObject({ refusal: 'key-refused' });
});

test('a queue that is full says so at once', async () => {
  const silent = await startModelServer();
  await use('no-answer', 'cloud', { baseUrl: silent.baseUrl }, { limit: 60_000 });
  let busy = 0;
  const answers = Array.from({ length: 26 }, async () => {
    const answer = await ask('a');
    if (answer.outcome === 'fallback' && answer.refusal === 'busy') busy++;
    return answer;
  });
  // While the others still wait for an answer that does not come; it is the end of the server, not of their time, that lets them go.
  await vi.waitFor(() => expect(busy).toBe(4), 30_000);
  silent.stop();
  expect((await Promise.all(answers)).every(({ outcome }) => outcome === 'fallback')).toBe(true);
  expect(busy).toBe(4);
});

test('the budget of a task stops before it is overspent, also by calls side by side', async () => {
  await use('plain', 'cloud', {}, { budget: 300 });
  const answers = await Promise.all(Array.from({ length: 8 }, () => ask('Schreib bitte etwas')));
  expect(answers.filter(({ outcome }) => outcome === 'answered').length).toBeGreaterThan(0);
  expect(answers.some((answer) => answer.outcome === 'fallback' && answer.refusal === 'budget')).toBe(true);
  const { rows } = await sql<{
    cost: number;
  }>`select sum(cost_millicents)::float8 as cost from platform.model_call`.execute(app.db);
  expect(rows[0]!.cost).toBeLessThanOrEqual(300_000);
});

test('a class that may not leave keeps the question here; a local model may see it', async () => {
  await use('plain', 'cloud', {}, { classes: ['notes'] });
  expect(await ask('a')).toEqual({ outcome: 'fallback', refusal: 'data-class' });
  expect(await server.recorded()).toEqual([]);
  await use('plain', 'local', {}, { classes: [] });
  expect(await ask('a')).toMatchObject({ outcome: 'answered' });
});

describe('providers', () => {
  test('a cloud without contract, region or no-training statement is not saved', async () => {
    for (const key of ['contractReference', 'region', 'noTraining'] as const)
      await expect(use('plain', 'cloud', { [key]: ' ' })).rejects.toMatchObject({ code: 'provider-incomplete' });
    await sql`alter table platform.model_provider drop constraint model_provider_check`.execute(app.db);
    const id = await use('plain');
    await sql`update platform.model_provider set region = null where id = ${id}`.execute(app.db);
    expect(await ask('a')).toEqual({ outcome: 'fallback', refusal: 'provider-incomplete' });
    expect(await server.recorded()).toEqual([]);
  });

  test('local is what the address says, not what the name says', async () => {
    expect(
      ['127.0.0.1', '::1', '10.1.2.3', '192.168.0.9', '172.20.0.1', 'fd00::1', '::ffff:127.0.0.1'].map(isLocalAddress),
    ).toEqual(Array(7).fill(true));
    expect(
      ['8.8.8.8', '100.64.0.1', '172.32.0.1', '2606:4700::1', 'localhost', '0.0.0.0', '::ffff:8.8.8.8'].map(
        isLocalAddress,
      ),
    ).toEqual(Array(7).fill(false));
    await expect(use('plain', 'local', { baseUrl: 'http://198.51.100.7/v1' })).rejects.toMatchObject({
      code: 'not-local',
    });
    const id = await use('plain', 'local');
    // Whatever wrote it into the table: checked again at every call.
    await sql`update platform.model_provider set base_url = 'http://198.51.100.7/v1' where id = ${id}`.execute(app.db);
    expect(await ask('a')).toEqual({ outcome: 'fallback', refusal: 'not-local' });
  });

  test('a key is sealed, never shown, and does not follow to another address', async () => {
    const id = await use('plain', 'cloud', { apiKey: 'sk-very-secret' });
    const { rows } = await sql<{
      raw: string;
    }>`select encode(api_key, 'escape') as raw from platform.model_provider`.execute(app.db);
    expect(rows[0]!.raw).not.toContain('sk-very-secret');
    expect(JSON.stringify(await showModels(app, commandActor))).not.toContain('sk-very-secret');
    await saveProvider(app, commandActor, {
      id,
      label: 'x',
      kind: 'cloud',
      baseUrl: 'https://elsewhere.example/v1',
      model: 'x',
      ...papers,
      inputCentsPerMillion: 0,
      outputCentsPerMillion: 0,
      enabled: true,
    });
    expect((await showModels(app, commandActor)).providers[0]?.hasKey).toBe(false);
  });

  test('a test asks for one word and says what came', async () => {
    await server.say('ready');
    expect(await testProvider(app, commandActor, await use('plain'))).toMatchObject({
      ok: true,
      text: 'Das Modell antwortet: „ready“',
    });
    expect(await testProvider(app, commandActor, await use('html-page'))).toMatchObject({
      ok: false,
      text: 'Unter der Adresse antwortet kein Modell, sondern eine Webseite.',
    });
  });

  test('the state screen counts answers, fallbacks and cost', async () => {
    await use('plain');
    await ask('a');
    await use('unauthorised');
    await ask('a');
    const shown = await showModels(app, commandActor);
    expect(shown).toMatchObject({ calls: 2, fallbacks: 1 });
    expect(shown.providers.find(({ label }) => label === 'plain')?.state).toMatchObject({
      code: 'ready',
      calls: 1,
      answered: 1,
      costCents: 20,
    });
    expect(shown.providers.find(({ label }) => label === 'unauthorised')?.state.lastFault).toMatchObject({
      code: 'key-refused',
    });
  });
});

test('no text of question or answer is kept', async () => {
  await use('echo');
  await ask('Frau Köster schreibt und wir melden uns bei der Kundin und danken.');
  const { rows } = await sql<{ all: string }>`select string_agg(c::text, '') as all from platform.model_call c`.execute(
    app.db,
  );
  expect(rows[0]!.all).not.toContain('schreibt');
});
