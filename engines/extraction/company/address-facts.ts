import { type Candidate, candidateAt } from './candidate.ts';
import { isForeign } from './labels.ts';
import type { NameReading } from './main-name.ts';
import type { PostalAddress } from './postal-addresses.ts';
import { streetKey } from './structured-facts.ts';

export function addressFacts(
  addresses: readonly PostalAddress[],
  main: NameReading | undefined,
  country: string,
): Candidate[] {
  const found: Candidate[] = [];
  for (const address of addresses) {
    if (isForeign(address.zone)) continue;
    const bound = main?.line && (address.above.includes(main.line) || address.line === main.line);
    const authority = [...address.above.slice(-2).map((line) => line.text), address.inlineName].some((text) =>
      /amtsgericht|landgericht|kammer|behörde|landratsamt|bezirkshauptmannschaft|magistrat|versicherung|finanzamt|schlichtung|verbraucher|datenschutz|\bIHK\b|\bTÜV\b|bank\b/i.test(
        text,
      ),
    );
    let sure = bound ? 0.95 : 0.86;
    if (address.zone === 'partner') sure -= 0.5;
    if (address.zone === 'branch') sure -= 0.3;
    if (authority && !bound) sure -= 0.5;
    if (!address.valid) sure -= 0.08;
    if (address.postBox) sure -= 0.15;
    // The accountant's door; where it is the only address, it is still the company's.
    if (/\bc\/o\b|\bcare of\b/i.test(address.inlineName)) sure -= 0.3;
    if (address.line.region === 'footer' || address.line.region === 'aside') sure -= 0.02;
    if (
      /niederlassung|zweigstelle|filiale|branch|werk \d|lager|außenstelle|büro \p{Lu}|showroom|rechnungsadresse|lieferanschrift|besucheradresse/iu.test(
        address.above
          .map((line) => line.text)
          .slice(-2)
          .join(' '),
      )
    )
      sure -= 0.25;
    const at = { line: address.line, zone: address.zone, label: address.label, labelText: address.label ?? '' };
    // Two addresses must not mix: town, code and street of one carry the same confidence.
    const group = `${address.line.index}|${address.postalCode}`;
    if (address.street && address.streetLine)
      found.push({
        ...candidateAt(
          { ...at, line: address.streetLine },
          'streetAddress',
          address.street,
          sure - (address.streetSure ? 0 : 0.12),
          streetKey(address.street),
        ),
        group,
      });
    found.push({
      ...candidateAt(at, 'postalCode', address.postalCode, address.street || bound ? sure : sure - 0.12),
      group,
    });
    if (address.city)
      found.push({
        ...candidateAt(at, 'addressLocality', address.city, address.street || bound ? sure - 0.005 : sure - 0.12),
        group,
      });
    const code = address.country;
    if (code && address.countryLine)
      found.push({
        ...candidateAt(
          { ...at, line: address.countryLine },
          'addressCountry',
          code,
          sure + 0.02,
          code.toLowerCase(),
          address.postalCode,
        ),
        group,
      });
    else
      found.push({
        ...candidateAt(at, 'addressCountry', country, sure - 0.03, country.toLowerCase(), address.postalCode),
        group,
      });
  }
  return found;
}
