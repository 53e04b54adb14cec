/** CR, LF and NUL end a header or a command: whoever could put them into one could write further headers, recipients or whole mails. */
const breaks = /[\r\n\0]/;
/** One address, no list, no group, no route; what `normaliseContactPoint` gives back fits. */
const oneAddress = /^[^\s<>,;:"()[\]\\@]{1,64}@[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/i;

export function isHeaderSafe(text: string): boolean {
  return !breaks.test(text);
}

export function isOneAddress(address: string): boolean {
  return isHeaderSafe(address) && oneAddress.test(address);
}
