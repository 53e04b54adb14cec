import type { Line } from '../page/lines.ts';
import { personNamesIn } from '../people/person-names.ts';
import { tidyName } from './company-names.ts';
import { labelOf } from './labels.ts';
import type { PostalAddress } from './postal-addresses.ts';

export const NO_BRAND =
  /^(?:impressum|imprint|kontakt|contact|home|start|startseite|willkommen|über uns|about|team|datenschutz|navigation|menü|suche|adresse|anschrift|angaben|hauptsitz|zentrale|standort|deutschland|österreich|schweiz|so erreichen|verantwortlich|postanschrift|hausanschrift|sitz|ihr weg|anfahrt|firmensitz|besuchen|schreiben|rufen|anbieter|legal notice|rechtliche|links|news|jobs|karriere|herr|frau)/i;

/** First line of the block that ends in this address, where it carries no legal form: a sole trader, an office, a brand. */
export function brandAbove(address: PostalAddress): { text: string; line: Line } | undefined {
  const inline = tidyName(address.inlineName.split(/\s*[,|·•]\s*/)[0] ?? '');
  if (
    inline.length > 2 &&
    inline.length < 80 &&
    !NO_BRAND.test(inline) &&
    /\p{L}{2}/u.test(inline) &&
    !/[:@]/.test(inline)
  )
    return { text: inline, line: address.line };
  let best: Line | undefined;
  for (const line of address.above.toReversed()) {
    const next = best ?? address.streetLine ?? address.line;
    if (next.gap && best) break;
    if (
      line.text.length > 80 ||
      NO_BRAND.test(line.text) ||
      labelOf(line.text) !== null ||
      /[:@]|\d{4}|^©/.test(line.text) ||
      (/\p{Ll}{3}[.!?]$/u.test(line.text) && line.text.split(' ').length > 2) ||
      line.region === 'nav'
    )
      break;
    if (/^(?:inh(?:aber)?\.?|gf|geschäftsführer|z\.\s?hd)/i.test(line.text)) continue;
    // The person below the firm's name is not the firm.
    if (best && personNamesIn(best.text, false).some((person) => person.original === best?.text)) best = line;
    else best = line;
  }
  if (!best) return undefined;
  const below = address.above[address.above.indexOf(best) + 1];
  // "Max Schreiner" above "Schreinerei Schreiner": the generators put the owner first, the firm second.
  if (
    below &&
    isPerson(best.text) &&
    !isPerson(below.text) &&
    below.text.length < 70 &&
    !below.gap &&
    labelOf(below.text) === null &&
    !/[:@]|\d{4}/.test(below.text) &&
    below !== address.streetLine &&
    !/^(?:inh|gf|gesch|dipl|meister|z\.|c\/o)/i.test(below.text)
  )
    return { text: tidyName(below.text), line: below };
  // "Malermeister" above "Max Muster" is half of a name.
  const next = address.above[address.above.indexOf(best) + 1];
  const half =
    /(?:meister(?:in|betrieb)?|ingenieurb(?:ü|ue)ro|architekturb(?:ü|ue)ro|b(?:ü|ue)ro|kanzlei|werkstatt|firma|betrieb|agentur|praxis|atelier|handel|service)$/i.test(
      best.text,
    ) && best.text.split(' ').length <= 2;
  if (half && next && personNamesIn(next.text, false)[0]?.original === next.text)
    return { text: tidyName(`${best.text} ${next.text}`), line: best };
  return { text: tidyName(best.text), line: best };
}

export const isPerson = (text: string): boolean =>
  personNamesIn(text, false).some((person) => person.known && person.original.length >= text.length - 2);
