import type { Because } from './suggest.ts';

/** Why a product is suggested, in words: what its buyers did, beside what all customers did; where the latter speaks louder, that first. */
export function reasonWords(
  { because }: { readonly because: Because },
  names: { readonly own: string; readonly suggested: string },
  everybody: { readonly buyers: number; readonly customers: number },
): { readonly de: string; readonly en: string } {
  const share = Math.round((100 * because.after) / Math.max(1, because.buyers));
  const usual = Math.round((100 * everybody.buyers) / Math.max(1, everybody.customers));
  // Told like the others it would argue against itself.
  if (share <= usual)
    return {
      de: `Verbreitet: „${names.suggested}“ haben ${usual} % aller Kunden; von denen mit „${names.own}“ kauften es ${share} % dazu oder danach`,
      en: `Widespread: ${usual}% of all customers have "${names.suggested}"; of those with "${names.own}" ${share}% bought it with it or later`,
    };
  return {
    de: `${share} % der ${because.buyers} Kunden mit „${names.own}“ kauften dazu oder danach „${names.suggested}“ (von allen Kunden haben es ${usual} %)`,
    en: `${share}% of the ${because.buyers} customers with "${names.own}" bought "${names.suggested}" with it or later (of all customers ${usual}% have it)`,
  };
}
