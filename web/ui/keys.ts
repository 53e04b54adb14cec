/** Keys are off while somebody types or composes a letter. */
export function isTyping(event: KeyboardEvent): boolean {
  if (event.isComposing || event.key === 'Process' || event.key === 'Dead') return true;
  const target = event.target;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return (
    target instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit', 'range'].includes(target.type)
  );
}

/** `mod+k`, `?`, `Escape`, `x`: the name under which a command lists its key. */
export function keyName(event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>): string {
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  return `${event.ctrlKey || event.metaKey ? 'mod+' : ''}${event.altKey ? 'alt+' : ''}${key}`;
}

const window = 900;

/** Recognises single keys and sequences of two (`g k`) among the given ones; time is handed in, milliseconds. */
export function createKeyReader() {
  let first = '';
  let at = 0;
  return (key: string, known: readonly string[], now: number): string | null => {
    const pair = `${first} ${key}`;
    const follows = first !== '' && now - at < window;
    first = '';
    if (follows && known.includes(pair)) return pair;
    if (known.some((one) => one.startsWith(`${key} `))) {
      first = key;
      at = now;
      return null;
    }
    return known.includes(key) ? key : null;
  };
}
