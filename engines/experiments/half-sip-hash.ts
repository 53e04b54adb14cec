const rotate = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/**
 * HalfSipHash-2-4 with 32 bits of output (J.-P. Aumasson and D. J. Bernstein, reference code of 2016): a keyed hash, so that nobody can choose names
 * that fall on the wanted side. `key`: two words of 32 bits.
 */
export function halfSipHash(key: readonly [number, number], message: Uint8Array): number {
  let v0 = key[0] | 0;
  let v1 = key[1] | 0;
  let v2 = 0x6c796765 ^ key[0];
  let v3 = 0x74656462 ^ key[1];
  const round = (): void => {
    v0 = (v0 + v1) | 0;
    v1 = rotate(v1, 5) ^ v0;
    v0 = rotate(v0, 16);
    v2 = (v2 + v3) | 0;
    v3 = rotate(v3, 8) ^ v2;
    v0 = (v0 + v3) | 0;
    v3 = rotate(v3, 7) ^ v0;
    v2 = (v2 + v1) | 0;
    v1 = rotate(v1, 13) ^ v2;
    v2 = rotate(v2, 16);
  };
  const absorb = (word: number): void => {
    v3 ^= word;
    round();
    round();
    v0 ^= word;
  };
  const whole = message.length & ~3;
  const byte = (at: number): number => message[at] ?? 0;
  for (let at = 0; at < whole; at += 4)
    absorb(byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24));
  let rest = (message.length & 0xff) << 24;
  for (let at = whole; at < message.length; at++) rest |= byte(at) << (8 * (at - whole));
  absorb(rest);
  v2 ^= 0xff;
  for (let i = 0; i < 4; i++) round();
  return (v1 ^ v3) >>> 0;
}
