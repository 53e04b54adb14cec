/**
 * What was lately made of a text, for reading that costs much more than looking up and is asked for the same text again soon. Two generations
 * of `most` entries, the elder forgotten: never more than twice `most`, without the bookkeeping of an order by use.
 */
export class Recent<T> {
  private young = new Map<string, T>();
  private old = new Map<string, T>();
  private readonly most: number;

  constructor(most: number) {
    this.most = most;
  }

  of(text: string, make: (text: string) => T): T {
    const known = this.young.get(text);
    if (known !== undefined) return known;
    const made = this.old.get(text) ?? make(text);
    if (this.young.size >= this.most) {
      this.old = this.young;
      this.young = new Map();
    }
    this.young.set(text, made);
    return made;
  }
}
