/** Sorts 32-bit keys together with what they belong to (least significant digit first, 11 bits a pass): stable, linear. */
export function sortByKey(
  keys: Uint32Array,
  items: Int32Array,
): { readonly keys: Uint32Array; readonly items: Int32Array } {
  let fromKeys = keys;
  let fromItems = items;
  let toKeys: Uint32Array = new Uint32Array(keys.length);
  let toItems: Int32Array = new Int32Array(items.length);
  const places = new Int32Array(2048);
  for (const shift of [0, 11, 22]) {
    places.fill(0);
    for (let at = 0; at < fromKeys.length; at++) places[(fromKeys[at]! >>> shift) & 2047]! += 1;
    let sum = 0;
    for (let digit = 0; digit < 2048; digit++) {
      const count = places[digit]!;
      places[digit] = sum;
      sum += count;
    }
    for (let at = 0; at < fromKeys.length; at++) {
      const digit = (fromKeys[at]! >>> shift) & 2047;
      const place = places[digit]!;
      places[digit] = place + 1;
      toKeys[place] = fromKeys[at]!;
      toItems[place] = fromItems[at]!;
    }
    const keysBack = fromKeys;
    const itemsBack = fromItems;
    fromKeys = toKeys;
    fromItems = toItems;
    toKeys = keysBack;
    toItems = itemsBack;
  }
  return { keys: fromKeys, items: fromItems };
}
