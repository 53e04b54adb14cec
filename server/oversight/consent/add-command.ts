import { parseArgs } from 'node:util';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { recordConsent } from './change-gate.ts';
import { channelOf } from './read-contact.ts';
import { advertisingPurposes } from './record-consents.ts';

export const name = 'consent add';

const kinds = ['given', 'presumed', 'withdrawn'] as const;
const sources = [
  'web_form',
  'double_opt_in_email',
  'voice',
  'paper',
  'email_reply',
  'chat',
  'in_person',
  'import',
  'person',
] as const;

export const help = `lotse consent add CONTACT [--kind given|presumed|withdrawn] [--channel CHANNEL] [--purpose LIST] [--source SOURCE]
                  [--at MOMENT] [--wording TEXT] [--wording-version V] [--proof KEY=VALUE ...]

Records what somebody agreed to, or took back. CONTACT is a mail address, a number or a postal address in any spelling.
--purpose  ${advertisingPurposes.join(', ')}; several with commas (unless said: all)
--source   ${sources.join(', ')} (unless said: person)
--at       when they said so, e.g. 2026-11-20 or 2026-11-20T14:30:00Z; without it a consent counts as undocumented
--proof    ip, form, file, recording, message, transcript, note, confirmedAt; may be given several times
A consent is documented only with its words, its moment and a proof that fits the source.
`;

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      kind: { type: 'string', default: 'given' },
      channel: { type: 'string' },
      purpose: { type: 'string', default: advertisingPurposes.join(',') },
      source: { type: 'string', default: 'person' },
      at: { type: 'string' },
      wording: { type: 'string' },
      'wording-version': { type: 'string' },
      proof: { type: 'string', multiple: true, default: [] },
    },
  });
  const [contact] = positionals;
  if (contact === undefined) return misuse('Whose consent? Give a mail address, a number or a postal address.');
  const kind = kinds.find((one) => one === values.kind) ?? misuse(`--kind: one of ${kinds.join(', ')}.`);
  const source = sources.find((one) => one === values.source) ?? misuse(`--source: one of ${sources.join(', ')}.`);
  const purposes = values.purpose
    .split(',')
    .map(
      (text) =>
        advertisingPurposes.find((one) => one === text.trim()) ??
        misuse(`--purpose: ${advertisingPurposes.join(', ')}; not "${text}".`),
    );
  const proof = Object.fromEntries(
    values.proof.map((text) => {
      const at = text.indexOf('=');
      return at < 1 ? misuse(`--proof: KEY=VALUE, not "${text}".`) : [text.slice(0, at), text.slice(at + 1)];
    }),
  );
  const answer = await recordConsent(await io.openApp(), commandActor, {
    kind,
    channel: channelOf(contact, values.channel),
    contactPoint: contact,
    purposes,
    source,
    at: readMoment(values.at),
    wording: values.wording ?? null,
    wordingVersion: values['wording-version'] ?? null,
    proof,
  });
  io.answer(
    answer,
    answer.id === null
      ? 'The same was recorded before.'
      : `Recorded${kind === 'given' ? (answer.documented ? ' as documented' : ', but not documented: words, moment or fitting proof are missing') : ''}.`,
  );
  return 0;
}

function readMoment(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime()) ? misuse(`--at: a moment like 2026-11-20T14:30:00Z, not "${text}".`) : moment;
}
