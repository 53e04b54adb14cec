import type { Mapping } from './propose-mapping.ts';
import type { Row } from './read-cell.ts';
import type { Fields, Permission } from './row-reading.ts';

/** Consents and objections that the row tells of. */
export function permissionsOf(row: Row, mapping: Mapping): Permission[] {
  const consent = row.parts.get('consent') ?? {};
  const objection = row.parts.get('objection') ?? {};
  const person = row.parts.get('person1') ?? {};
  const company = row.parts.get('company') ?? {};
  const text = (fields: Fields, key: string) =>
    typeof fields[key]?.value === 'string' ? (fields[key]?.value as string) : null;
  const mail = text(person, 'email') ?? text(company, 'email');
  const phone = text(person, 'mobile') ?? text(person, 'phone') ?? text(company, 'phone');
  const wanted = text(consent, 'channel');
  const result: Permission[] = [];
  const heading = objection['set']?.place ?? '';
  const byHeading = /call|telefon|anruf/i.test(heading)
    ? 'phone_human'
    : /mail|newsletter/i.test(heading)
      ? 'email'
      : null;
  const says = objection['set']?.value === true || (mapping.kind === 'objections' && objection['set'] === undefined);
  if (says) {
    const scope = text(objection, 'scope') ?? wanted ?? byHeading ?? 'all';
    const points = text(objection, 'point') ?? text(consent, 'point');
    const all = (
      points ? [points] : byHeading === 'phone_human' ? [phone] : byHeading === 'email' ? [mail] : [mail, phone]
    ).filter((point) => point !== null);
    if (all.length === 0) row.fault('contact-point-missing', null, mapping.kind === 'objections');
    for (const point of all)
      result.push({
        kind: 'objection',
        point,
        channel: scope === 'all' || scope === 'none' ? channelOf(point) : (scope as Permission['channel']),
        scope: scope === 'all' ? 'all_marketing' : 'channel',
        at: text(objection, 'at'),
        wording: null,
        proof: {},
      });
  }
  const given =
    consent['given']?.value === true ||
    (mapping.kind === 'consents' && consent['given'] === undefined && consent['at'] !== undefined);
  if (given) {
    const point = text(consent, 'point') ?? (wanted === 'phone_human' || wanted === 'sms_messenger' ? phone : mail);
    if (point === null) row.fault('contact-point-missing', null, mapping.kind === 'consents');
    else {
      const proof = {
        ...(text(consent, 'proof_ip') ? { ip: text(consent, 'proof_ip') ?? '' } : {}),
        ...(text(consent, 'proof_form') ? { form: text(consent, 'proof_form') ?? '' } : {}),
      };
      result.push({
        kind: 'given',
        point,
        channel: wanted && wanted !== 'all' ? (wanted as Permission['channel']) : channelOf(point),
        scope: 'channel',
        at: text(consent, 'at'),
        wording: text(consent, 'wording'),
        proof,
      });
    }
  }
  return result;
}

function channelOf(point: string): 'email' | 'phone_human' {
  return point.includes('@') ? 'email' : 'phone_human';
}
