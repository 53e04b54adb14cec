import { parseArgs } from 'node:util';
import { consentSources } from '#contract/oversight/consent.ts';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { recordConsent } from './change-gate.ts';
import { channelOf } from './read-contact.ts';
import { advertisingPurposes } from './record-consents.ts';

export const name = 'consent add';

const kinds = ['given', 'presumed', 'withdrawn'] as const;

export const help = say(
  `lotse consent add KONTAKT [--kind given|presumed|withdrawn] [--channel KANAL] [--purpose LISTE] [--source QUELLE]
                  [--at ZEITPUNKT] [--wording TEXT] [--wording-version V] [--proof SCHLÜSSEL=WERT ...]

Hält fest, wem jemand zugestimmt oder was jemand widerrufen hat. KONTAKT ist eine Mailadresse, eine Nummer oder eine Postanschrift in beliebiger
Schreibweise.
--purpose  ${advertisingPurposes.join(', ')}; mehrere mit Komma (sonst alle)
--source   ${consentSources.join(', ')} (sonst person)
--at       wann es gesagt wurde, etwa 2026-11-20 oder 2026-11-20T14:30:00Z; ohne gilt eine Einwilligung als nicht belegt
--proof    ip, form, file, recording, message, transcript, note, confirmedAt; mehrfach möglich
Belegt ist eine Einwilligung nur mit Wortlaut, Zeitpunkt und einem Nachweis, der zur Quelle passt.
`,
  `lotse consent add CONTACT [--kind given|presumed|withdrawn] [--channel CHANNEL] [--purpose LIST] [--source SOURCE]
                  [--at MOMENT] [--wording TEXT] [--wording-version V] [--proof KEY=VALUE ...]

Records what somebody agreed to, or took back. CONTACT is a mail address, a number or a postal address in any spelling.
--purpose  ${advertisingPurposes.join(', ')}; several with commas (unless said: all)
--source   ${consentSources.join(', ')} (unless said: person)
--at       when they said so, e.g. 2026-11-20 or 2026-11-20T14:30:00Z; without it a consent counts as undocumented
--proof    ip, form, file, recording, message, transcript, note, confirmedAt; may be given several times
A consent is documented only with its words, its moment and a proof that fits the source.
`,
);

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
  if (contact === undefined)
    return misuse(
      'Wessen Einwilligung? Nennen Sie eine Mailadresse, eine Nummer oder eine Postanschrift.',
      'Whose consent? Give a mail address, a number or a postal address.',
    );
  const kind = kinds.find((one) => one === values.kind) ?? misuse(`--kind: ${kinds.join(', ')}.`);
  const source =
    consentSources.find((one) => one === values.source) ?? misuse(`--source: ${consentSources.join(', ')}.`);
  const purposes = values.purpose
    .split(',')
    .map(
      (text) =>
        advertisingPurposes.find((one) => one === text.trim()) ??
        misuse(
          `--purpose: ${advertisingPurposes.join(', ')}; nicht „${text}“.`,
          `--purpose: ${advertisingPurposes.join(', ')}; not "${text}".`,
        ),
    );
  const proof = Object.fromEntries(
    values.proof.map((text) => {
      const at = text.indexOf('=');
      return at < 1
        ? misuse(`--proof: SCHLÜSSEL=WERT, nicht „${text}“.`, `--proof: KEY=VALUE, not "${text}".`)
        : [text.slice(0, at), text.slice(at + 1)];
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
      ? say('Dasselbe war schon festgehalten.', 'The same was recorded before.')
      : kind !== 'given'
        ? say('Festgehalten.', 'Recorded.')
        : answer.documented
          ? say('Festgehalten und belegt.', 'Recorded as documented.')
          : say(
              'Festgehalten, aber nicht belegt: Wortlaut, Zeitpunkt oder passender Nachweis fehlen.',
              'Recorded, but not documented: words, moment or fitting proof are missing.',
            ),
  );
  return 0;
}

function readMoment(text: string | undefined): Date | null {
  if (text === undefined) return null;
  const moment = new Date(text);
  return Number.isNaN(moment.getTime())
    ? misuse(
        `--at: ein Zeitpunkt wie 2026-11-20T14:30:00Z, nicht „${text}“.`,
        `--at: a moment like 2026-11-20T14:30:00Z, not "${text}".`,
      )
    : moment;
}
