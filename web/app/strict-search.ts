type Search = Readonly<Record<string, unknown>>;

/**
 * What a reader of an address left out is gone. The router itself lays what was read over what stood there, so that a filter which is no
 * filter, or a way back that leads elsewhere, would reach the page as it was typed.
 */
export function readStrictly<Read extends object>(read: (typed: Record<string, unknown>) => Read) {
  return (typed: Search): Read => {
    const nothing = Object.fromEntries(Object.keys(typed).map((key) => [key, undefined]));
    return { ...nothing, ...read({ ...typed }) };
  };
}
