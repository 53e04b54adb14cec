import type { Because } from './suggest.ts';

/** A suggestion as one sentence, for a place where nothing else names the product. */
export function suggestionWords(
  { buyers, after }: Pick<Because, 'buyers' | 'after'>,
  names: { readonly own: string; readonly suggested: string },
): { readonly de: string; readonly en: string } {
  const share = shareOf(after, buyers);
  return {
    de: `„${names.suggested}“ könnte passen: ${share}\u00a0% der ${buyers} Kunden mit „${names.own}“ kauften es dazu oder danach`,
    en: `“${names.suggested}” might fit: ${share}% of the ${buyers} customers with “${names.own}” bought it with it or later`,
  };
}

const shareOf = (some: number, all: number): number => Math.round((100 * some) / Math.max(1, all));

/** Why a product is suggested, in words: what its buyers did, beside what all customers did; where the latter speaks louder, that first. */
export function reasonWords(
  { because }: { readonly because: Because },
  names: { readonly own: string; readonly suggested: string },
  everybody: { readonly buyers: number; readonly customers: number },
): { readonly de: string; readonly en: string } {
  const share = shareOf(because.after, because.buyers);
  const usual = shareOf(everybody.buyers, everybody.customers);
  // Told like the others it would argue against itself.
  if (share <= usual)
    return {
      de: `Verbreitet: „${names.suggested}“ haben ${usual}\u00a0% aller Kunden; von denen mit „${names.own}“ kauften es ${share}\u00a0% dazu oder danach`,
      en: `Widespread: ${usual}% of all customers have "${names.suggested}"; of those with "${names.own}" ${share}% bought it with it or later`,
    };
  return {
    de: `${share}\u00a0% der ${because.buyers} Kunden mit „${names.own}“ kauften dazu oder danach „${names.suggested}“ (von allen Kunden haben es ${usual}\u00a0%)`,
    en: `${share}% of the ${because.buyers} customers with "${names.own}" bought "${names.suggested}" with it or later (of all customers ${usual}% have it)`,
  };
}
