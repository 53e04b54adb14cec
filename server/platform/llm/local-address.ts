import { lookup } from 'node:dns/promises';
import { BlockList, isIP } from 'node:net';

// Loopback, private and link-local networks (RFC 1918, 4193, 3927, 4291). Carrier-grade NAT (100.64/10) is somebody else's network.
const here = new BlockList();
for (const [net, prefix] of [
  ['127.0.0.0', 8],
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['169.254.0.0', 16],
] as const)
  here.addSubnet(net, prefix, 'ipv4');
here.addAddress('::1', 'ipv6');
here.addSubnet('fc00::', 7, 'ipv6');
here.addSubnet('fe80::', 10, 'ipv6');

export function isLocalAddress(address: string): boolean {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
  const plain = mapped ?? address;
  const family = isIP(plain);
  return family !== 0 && here.check(plain, family === 6 ? 'ipv6' : 'ipv4');
}

export interface Resolved {
  /** The connection goes to this very address, so that a name cannot point elsewhere between check and call. */
  readonly address: string;
  readonly family: 4 | 6;
  /** All addresses of the name are local. A name says nothing: `local.example` may lie anywhere. */
  readonly local: boolean;
}

/** @throws Error where the name is not known */
export async function resolveHost(host: string): Promise<Resolved> {
  const bare = host.replace(/^\[|\]$/g, '');
  const found = isIP(bare) ? [{ address: bare, family: isIP(bare) }] : await lookup(bare, { all: true });
  const first = found[0];
  if (!first) throw new Error(`no address for ${bare}`);
  return {
    address: first.address,
    family: first.family === 6 ? 6 : 4,
    local: found.every(({ address }) => isLocalAddress(address)),
  };
}
