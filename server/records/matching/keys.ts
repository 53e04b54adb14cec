/**
 * A block key as the index keeps it: 53 bits of the text with its kind, so that it passes as a number everywhere (cyrb53, public domain).
 * Not for secrets: two texts that share a hash cost one comparison more.
 */
export function hashKey(kind: string, text: string): number {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  const whole = `${kind}\n${text}`;
  for (let at = 0; at < whole.length; at++) {
    const sign = whole.charCodeAt(at);
    a = Math.imul(a ^ sign, 2654435761);
    b = Math.imul(b ^ sign, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return 4294967296 * (2097151 & b) + (a >>> 0);
}
