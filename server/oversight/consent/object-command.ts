import { parseArgs } from 'node:util';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { raiseObjection } from './change-gate.ts';
import { channelOf } from './read-contact.ts';

export const name = 'consent object';

export const help = say(
  `lotse consent object KONTAKT [--channel KANAL] [--scope channel|all] [--source WIE] [--note TEXT]

Hält einen Widerspruch fest; er gilt ab diesem Augenblick, für jeden Eintrag, der diesen Kontaktpunkt hat oder je bekommt.
--scope   channel: nur dieser Kanal · all: alle Werbung auf jedem Weg (sonst dies)
--source  wie er Sie erreicht hat: phone, mail, in_person, ... (sonst phone)
`,
  `lotse consent object CONTACT [--channel CHANNEL] [--scope channel|all] [--source HOW] [--note TEXT]

Records an objection; it counts from this moment, for every record that has this contact point or ever gets it.
--scope   channel: this channel alone · all: all advertising, in any way (unless said)
--source  how it reached you: phone, mail, in_person, ... (unless said: phone)
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      channel: { type: 'string' },
      scope: { type: 'string', default: 'all' },
      source: { type: 'string', default: 'phone' },
      note: { type: 'string', default: '' },
    },
  });
  const [contact] = positionals;
  if (contact === undefined)
    return misuse(
      'Wer widerspricht? Nennen Sie eine Mailadresse, eine Nummer oder eine Postanschrift.',
      'Who objects? Give a mail address, a number or a postal address.',
    );
  if (values.scope !== 'channel' && values.scope !== 'all')
    return misuse('--scope: channel oder all.', '--scope: channel or all.');
  const { known } = await raiseObjection(await io.openApp(), commandActor, {
    channel: channelOf(contact, values.channel),
    contactPoint: contact,
    scope: values.scope === 'all' ? 'all_marketing' : 'channel',
    source: values.source,
    at: null,
    note: values.note,
  });
  io.answer(
    { known },
    known
      ? say('Der Widerspruch war schon festgehalten.', 'It was recorded before.')
      : say('Festgehalten; der Widerspruch gilt ab jetzt.', 'Recorded; it counts from now.'),
  );
  return 0;
}
