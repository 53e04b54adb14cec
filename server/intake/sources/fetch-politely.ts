import { setTimeout as sleep } from 'node:timers/promises';
import type { App } from '#server/platform/app.ts';
import { Failure, fail } from '#server/platform/failure.ts';
import { type Fetched, fetchPublic, USER_AGENT } from '#server/platform/fetching/index.ts';
import { type RobotsRules, readRobots, robotsAllow } from './robots.ts';
import { keepSnapshot, latestSnapshot, type Snapshot, touchSnapshot } from './store-snapshots.ts';

export interface PoliteOptions {
  readonly hosts: readonly string[];
  readonly pauseMs: number;
  readonly signal?: AbortSignal;
  readonly maxBytes?: number;
  /** Stores pages for proof and asks conditionally; null: this once, for a person who looks. */
  readonly watchId: string | null;
}

/** Where pages are kept for proof; null: nowhere. */
export type Keeper = Pick<App, 'db' | 'clock' | 'home'> | null;

export interface GotPage {
  readonly url: string;
  readonly contentType: string | undefined;
  readonly body: Uint8Array;
  /** The server, or the content, says it is what it was. */
  readonly unchanged: boolean;
  /** What stood there last time, as far as it is kept. */
  readonly before: Uint8Array | null;
  /** Where it is kept for proof; null where it is not. */
  readonly snapshotId: number | null;
}

const ROBOTS_FOR_MS = 3_600_000;
const TRIES = 3;
const PRODUCT = USER_AGENT.split('/')[0] ?? '';

/** Tests let servers on this machine pass; nothing else may. */
export const trial = { loopback: false };

interface HostState {
  robots: { readonly rules: RobotsRules; readonly until: number } | null;
  /** When the next request may start. */
  free: number;
}
// Per process: two app processes asking one host side by side are kept apart by the job's policy, one run a source.
const states = new Map<string, HostState>();

/**
 * One page, as a polite visitor gets it: its host approved, robots.txt kept (RFC 9309), a pause between requests to one host, what is
 * known not asked for again, and a second and third try when the server is only busy.
 *
 * @throws Failure of `fetchPublic`, `robots-forbid`, `answered` (facts.status)
 */
export async function fetchPolitely(app: Keeper, address: string, options: PoliteOptions): Promise<GotPage> {
  const url = new URL(address);
  const state = states.get(url.host) ?? { robots: null, free: 0 };
  states.set(url.host, state);
  if (!(await mayFetch(url, state, options))) fail('robots-forbid', { url: url.href });
  const known = await keptBefore(app, options.watchId, url.href);
  const headers = {
    ...(known?.body && known.etag && { 'if-none-match': known.etag }),
    ...(known?.body && known.lastModified && { 'if-modified-since': known.lastModified }),
  };
  const answer = await withTries(() => turn(state, url, options, headers), options.signal);
  const before = known?.body ?? null;
  if (answer.status === 304 && known && before && app) {
    await touchSnapshot(app.db, known.id, app.clock.now());
    const contentType = known.contentType ?? undefined;
    return { url: url.href, contentType, body: before, unchanged: true, before, snapshotId: known.id };
  }
  if (answer.status < 200 || answer.status >= 300) fail('answered', { status: answer.status, url: url.href });
  const contentType = answer.headers['content-type'];
  let snapshotId: number | null = null;
  if (app !== null && options.watchId !== null) {
    const page = {
      watchId: options.watchId,
      url: url.href,
      contentType: contentType ?? null,
      etag: answer.headers['etag'] ?? null,
      lastModified: answer.headers['last-modified'] ?? null,
      body: answer.body,
      at: app.clock.now(),
    };
    snapshotId = await keepSnapshot(app.db, page, known);
  }
  const unchanged = before !== null && Buffer.compare(before, answer.body) === 0;
  return { url: answer.url, contentType, body: answer.body, unchanged, before, snapshotId };
}

/** What cannot be read any more is fetched anew instead of standing in the way. */
async function keptBefore(app: Keeper, watchId: string | null, url: string): Promise<Snapshot | null> {
  if (app === null || watchId === null) return null;
  return latestSnapshot(app.db, watchId, url).catch((error: unknown) => {
    if (error instanceof Failure && error.code === 'snapshot-damaged') return null;
    throw error;
  });
}

async function turn(
  state: HostState,
  url: URL,
  options: PoliteOptions,
  headers: Readonly<Record<string, string>>,
): Promise<Fetched> {
  const wait = state.free - performance.now();
  const asked = (state.robots?.rules.delay ?? 0) * 1000;
  state.free = Math.max(performance.now(), state.free) + Math.max(options.pauseMs, Math.min(asked, 60_000));
  if (wait > 0) await sleep(wait, undefined, options.signal ? { signal: options.signal } : {});
  return fetchPublic(url.href, {
    approved: ({ host }) => options.hosts.includes(host),
    headers,
    loopback: trial.loopback,
    ...(options.maxBytes !== undefined && { maxBytes: options.maxBytes }),
    ...(options.signal && { signal: options.signal }),
  });
}

/** 429 and 5xx are tried again after a while, and so is a connection that broke; everything else is an answer. */
async function withTries(get: () => Promise<Fetched>, signal: AbortSignal | undefined): Promise<Fetched> {
  for (let n = 1; ; n++) {
    const answer = await get().catch((error: unknown) => {
      if (n < TRIES && error instanceof Failure && error.code === 'fetch-failed') return null;
      throw error;
    });
    if (answer && answer.status !== 429 && answer.status < 500) return answer;
    if (n === TRIES) return answer ?? fail('fetch-failed', {});
    const asked = Number(answer?.headers['retry-after']);
    await sleep(
      trial.loopback ? 1 : Math.min(30_000, asked > 0 ? asked * 1000 : 1000 * 4 ** n),
      undefined,
      signal ? { signal } : {},
    );
  }
}

/** RFC 9309: no robots.txt (4xx) allows everything, a server error or no answer forbids everything. */
async function mayFetch(url: URL, state: HostState, options: PoliteOptions): Promise<boolean> {
  if (state.robots === null || state.robots.until < performance.now()) {
    const address = new URL('/robots.txt', url).href;
    const answer = await withTries(() => turn(state, new URL(address), options, {}), options.signal);
    const text =
      answer.status >= 500
        ? 'User-agent: *\nDisallow: /'
        : answer.status >= 400
          ? ''
          : Buffer.from(answer.body).toString('utf8');
    state.robots = {
      rules: readRobots(text, PRODUCT),
      until: performance.now() + (trial.loopback ? 0 : ROBOTS_FOR_MS),
    };
  }
  return robotsAllow(state.robots.rules, url);
}
