import type { Actor } from '../actor.ts';
import type { App } from '../app.ts';
import { fail } from '../failure.ts';
import { seal } from '../sealed.ts';
import { traffic } from './ask-model.ts';
import { resolveHost } from './local-address.ts';
import { deleteProvider, findProvider, putProvider } from './store.ts';

export interface ProviderInput {
  readonly id: string;
  readonly label: string;
  readonly kind: 'local' | 'cloud';
  readonly baseUrl: string;
  readonly model: string;
  readonly apiKey?: string | null | undefined;
  readonly contractReference: string | null;
  readonly region: string | null;
  readonly noTraining: string | null;
  readonly inputCentsPerMillion: number;
  readonly outputCentsPerMillion: number;
  readonly enabled: boolean;
}

/**
 * Adds or changes a provider. `local` is believed only where every address of its host lies in the own network; a cloud needs its
 * papers first.
 *
 * @throws Failure `invalid-input` (field), `not-local`, `provider-incomplete`
 */
export async function saveProvider(app: App, actor: Actor, input: ProviderInput): Promise<void> {
  const url = new URL(input.baseUrl);
  if (url.username || url.password)
    fail('invalid-input', { field: 'baseUrl', text: 'The address must hold no password. Put the key where keys go.' });
  if (input.kind === 'cloud') {
    const missing = (['contractReference', 'region', 'noTraining'] as const).filter((key) => !input[key]?.trim());
    if (missing.length > 0)
      fail('provider-incomplete', {
        fields: missing,
        text: `A cloud provider needs: ${missing.join(', ')}. Nothing was saved.`,
      });
  } else {
    const resolved = await resolveHost(url.hostname).catch((cause: unknown) =>
      fail(
        'host-unknown',
        { host: url.hostname, text: `The host ${url.hostname} is not known here. Nothing was saved.` },
        { cause },
      ),
    );
    if (!resolved.local)
      fail('not-local', {
        host: url.hostname,
        text: `${url.hostname} does not lie in your own network. Enter it as a cloud provider, with its contract. Nothing was saved.`,
      });
  }
  if (input.kind === 'cloud' && url.protocol === 'http:') {
    const resolved = await resolveHost(url.hostname).catch(() => null);
    if (!resolved?.local)
      fail('invalid-input', {
        field: 'baseUrl',
        text: 'A cloud provider is asked over https only. Nothing was saved.',
      });
  }
  await app.db.transaction().execute(async (tx) => {
    const before = await findProvider(tx, input.id);
    const apiKey =
      input.apiKey === undefined
        ? (before?.apiKey ?? null)
        : input.apiKey === null
          ? null
          : seal(app.secrets, 'model-key', input.apiKey);
    // A key belongs to the address it was entered for: another address must not get it.
    const moved = before !== undefined && new URL(before.baseUrl).origin !== url.origin && input.apiKey === undefined;
    const { apiKey: _key, ...rest } = input;
    const row = { ...rest, apiKey: moved ? null : apiKey };
    await putProvider(tx, row, actor.id, app.clock.now());
    const shown = (value: object | undefined) =>
      value === undefined ? null : Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'apiKey'));
    await app.events.publish(tx, {
      type: 'setting-changed',
      actor,
      key: `models.provider.${input.id}`,
      from: shown(before),
      to: { ...shown(row), hasKey: row.apiKey !== null },
    });
  });
  traffic.forget(input.id);
}

export async function removeProvider(app: App, actor: Actor, id: string): Promise<void> {
  await app.db.transaction().execute(async (tx) => {
    const before = await findProvider(tx, id);
    if (!before) fail('not-found', { kind: 'model-provider' });
    await deleteProvider(tx, id);
    await app.events.publish(tx, {
      type: 'setting-changed',
      actor,
      key: `models.provider.${id}`,
      from: { label: before.label, baseUrl: before.baseUrl },
      to: null,
    });
  });
  traffic.forget(id);
}
