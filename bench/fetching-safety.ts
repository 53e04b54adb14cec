import { spawnSync } from 'node:child_process';
import dns from 'node:dns';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { run as extract } from '#server/intake/extraction/command.ts';
import { fetchPolitely } from '#server/intake/sources/fetch-politely.ts';
import { readSource } from '#server/intake/sources/read-source.ts';
import { researchSite } from '#server/intake/sources/research-list.ts';
import { Failure } from '#server/platform/failure.ts';
import { fetchPublic, isPublicAddress } from '#server/platform/fetching/index.ts';
import { notPublicSpellings } from '#test/support/not-public-spellings.ts';
import { machine } from './outbox-world.ts';

// node bench/fetching-safety.ts [--write], as root on Linux: a network of its own in which EVERY address, public or not, is this machine, so that whatever
// connects anywhere arrives and is counted where it arrived. Each fetcher is led to each spelling directly and behind one to three redirects.
if (!process.argv.includes('--inside')) {
  const set = 'ip link set lo up; ip route add local 0.0.0.0/0 dev lo; ip -6 route add local ::/0 dev lo';
  const again = [process.execPath, import.meta.filename, '--inside', ...process.argv.slice(2)].map(
    (part) => `'${part}'`,
  );
  process.exit(
    spawnSync('unshare', ['-n', 'sh', '-c', `${set}; exec ${again.join(' ')}`], { stdio: 'inherit' }).status ?? 1,
  );
}

const DOOR = 'tuer.example';
const arrived: { readonly address: string; readonly host: string }[] = [];
const targets: readonly string[] = [
  ...notPublicSpellings,
  // Names: what a resolver says of them may change between two questions, and may mix good with bad.
  ...['rebind', 'mixed', 'mapped', 'private', 'zero', 'linklocal', 'unique-local', 'bad-first'].map(
    (name) => `${name}.example`,
  ),
];
const asked = new Map<string, number>();
const answers: Readonly<Record<string, (turn: number) => readonly string[]>> = {
  [DOOR]: () => ['93.184.216.34'],
  'rebind.example': (turn) => [turn % 2 === 0 ? '93.184.216.35' : '127.0.0.1'],
  'mixed.example': () => ['93.184.216.35', '10.0.0.1'],
  'bad-first.example': () => ['192.168.0.1', '93.184.216.35'],
  'mapped.example': () => ['::ffff:127.0.0.1'],
  'private.example': () => ['172.16.0.1'],
  'zero.example': () => ['0.0.0.0'],
  'linklocal.example': () => ['169.254.169.254'],
  'unique-local.example': () => ['fd00::1'],
};
const server = createServer((request, response) => {
  const [, depth = '0', at = '0'] = /^\/d\/(\d+)\/(\d+)/.exec(request.url ?? '') ?? [];
  if (request.headers.host !== DOOR || request.url === '/robots.txt') return response.writeHead(404).end();
  const location =
    Number(depth) > 1 ? `http://${DOOR}/d/${Number(depth) - 1}/${at}` : `http://${targets[Number(at)]}/geheim`;
  // A header is ASCII; percent-encoded, a host means the same.
  response.writeHead(302, { location: location.replace(/[^ -~]/gu, encodeURIComponent) }).end();
});
server.on('connection', (socket) => {
  const address = socket.localAddress ?? '';
  arrived.push({ address: address.replace(/^::ffff:(?=\d+\.)/, ''), host: '' });
});
await new Promise<void>((resolve) => server.listen(80, '::', resolve));

const real = dns.lookup;
dns.lookup = Object.assign(
  (name: string, _options: unknown, done: (error: Error | null, found: readonly dns.LookupAddress[]) => void) => {
    const turn = asked.get(name) ?? 0;
    asked.set(name, turn + 1);
    const found = answers[name]?.(turn) ?? (name.startsWith('localhost') ? ['127.0.0.1', '::1'] : []);
    const gone = Object.assign(new Error(`no such host ${name}`), { code: 'ENOTFOUND' });
    setImmediate(() =>
      done(
        found.length === 0 ? gone : null,
        found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
      ),
    );
  },
  { __promisify__: real.__promisify__ },
) as typeof dns.lookup;
syncBuiltinESMExports();

// Whoever approves everything: only the address may stop it.
const hostOf = (url: string): string[] => (URL.canParse(url) ? [new URL(url).host] : []);
const polite = (at: number) => ({ hosts: [DOOR, ...hostOf(`http://${targets[at]}/`)], pauseMs: 0, watchId: null });
const io = { signal: new AbortController().signal, progress: () => {}, answer: () => {} } as never;
const fetchers: Readonly<Record<string, (url: string, at: number) => Promise<unknown>>> = {
  'the fetcher itself': (url) => fetchPublic(url, { approved: () => true }),
  'a polite visit': (url, at) => fetchPolitely(null, url, polite(at)),
  'a list': (url, at) => readSource(null, { kind: 'list', url, recipe: null }, polite(at)),
  'a feed': (url, at) => readSource(null, { kind: 'feed', url, recipe: null }, polite(at)),
  'a company site': (url, at) => readSource(null, { kind: 'company', url, recipe: null }, polite(at)),
  research: (url) => researchSite(url, { pauseMs: 0 }),
  'extract URL': (url) => extract([url], io),
};
const from = performance.now();
const outcomes: Record<string, number> = {};
let attempts = 0;
for (const [name, fetcher] of Object.entries(fetchers)) {
  for (const [at, target] of targets.entries()) {
    for (const depth of [0, 1, 2, 3]) {
      attempts++;
      const url = depth === 0 ? `http://${target}/geheim` : `http://${DOOR}/d/${depth}/${at}`;
      const code = await fetcher(url, at).then(
        (answer) => (name === 'research' ? 'said so' : `came back ${typeof answer}`),
        (error: unknown) => (error instanceof Failure ? error.code : `threw ${String(error).slice(0, 80)}`),
      );
      outcomes[code] = (outcomes[code] ?? 0) + 1;
    }
  }
  console.error(
    `${name}: ${attempts} attempts, ${arrived.length} connections, ${Math.round((performance.now() - from) / 1000)} s`,
  );
}
const wrong = arrived.filter(({ address }) => !isPublicAddress(address));
// A bench that cannot see a wrong connection proves nothing: one is made on purpose.
const before = arrived.length;
await fetch('http://10.1.2.3/').catch(() => null);
const sees = arrived.slice(before).some(({ address }) => address === '10.1.2.3');
server.closeAllConnections();
server.close();
const result = {
  ...machine(),
  spellings: targets.length,
  fetchers: Object.keys(fetchers).length,
  depths: [0, 1, 2, 3],
  attempts,
  connections: before,
  connectionsToNotPublic: wrong.length,
  seesAWrongConnection: sees,
  outcomes,
};
console.log(JSON.stringify(result, null, 1));
for (const one of wrong.slice(0, 20)) console.error(one.address);
if (process.argv.includes('--write'))
  writeFileSync(join(import.meta.dirname, 'results', 'fetching-safety.json'), `${JSON.stringify(result, null, 2)}\n`);
