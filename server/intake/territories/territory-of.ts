export interface Territory {
  readonly id: string;
  readonly label: string;
  readonly country: string;
  /** First and last postal code, as text; both empty: the whole country. */
  readonly codeFrom: string;
  readonly codeTo: string;
  readonly userId: string | null;
  readonly teamId: string | null;
  readonly version: number;
}

/** Whose region an address lies in: of several the narrowest. Leads go by place, never by how somebody performs. */
export function territoryOf(
  territories: readonly Territory[],
  country: string | null,
  code: string | undefined,
): Territory | null {
  const fits = territories.filter(
    (one) =>
      one.country === country &&
      (one.codeFrom === '' || (code !== undefined && inRange(code, one.codeFrom, one.codeTo))),
  );
  return fits.toSorted((a, b) => width(a) - width(b) || (a.id < b.id ? -1 : 1))[0] ?? null;
}

/** "70" to "72" holds 70000 to 72999: compared as far as the border is written. */
const inRange = (code: string, from: string, to: string): boolean =>
  code.slice(0, from.length) >= from && code.slice(0, (to || from).length) <= (to || from);

function width({ codeFrom, codeTo }: Territory): number {
  if (codeFrom === '') return Number.POSITIVE_INFINITY;
  const last = codeTo || codeFrom;
  return Number(last.padEnd(5, '9').replace(/\D/g, '9')) - Number(codeFrom.padEnd(5, '0').replace(/\D/g, '0'));
}
