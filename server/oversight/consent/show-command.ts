import { parseArgs } from 'node:util';
import {
  type Addressee,
  addressees,
  type Purpose,
  purposes,
  type Relation,
  relations,
} from '#engines/contact-law/index.ts';
import { commandActor } from '#server/platform/actor.ts';
import { type Io, misuse } from '#server/platform/command.ts';
import { say } from '#server/platform/spoken-language.ts';
import { lookUpContact } from './look-up-contact.ts';
import { channelOf } from './read-contact.ts';

export const name = 'consent show';

export const help = say(
  `lotse consent show KONTAKT [--channel KANAL] [--purpose ZWECK] [--addressee ART] [--relation BEZIEHUNG]

Alles, was zu einem Kontaktpunkt festgehalten ist, und für jeden Kanal, dem er dient, ob er benutzt werden darf, mit Regel und Grundlage.
--purpose    ${purposes.join(', ')} (sonst marketing_other)
--addressee  ${addressees.join(', ')} (sonst unknown, was als Verbraucher gilt)
--relation   ${relations.join(', ')} (sonst none)
`,
  `lotse consent show CONTACT [--channel CHANNEL] [--purpose PURPOSE] [--addressee KIND] [--relation RELATION]

Everything recorded about one contact point, and for each channel it serves whether it may be used, with rule and basis.
--purpose    ${purposes.join(', ')} (unless said: marketing_other)
--addressee  ${addressees.join(', ')} (unless said: unknown, which counts as a consumer)
--relation   ${relations.join(', ')} (unless said: none)
`,
);

export async function run(args: readonly string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      channel: { type: 'string' },
      purpose: { type: 'string', default: 'marketing_other' },
      addressee: { type: 'string', default: 'unknown' },
      relation: { type: 'string', default: 'none' },
    },
  });
  const [contact] = positionals;
  if (contact === undefined)
    return misuse(
      'Welcher Kontakt? Nennen Sie eine Mailadresse, eine Nummer oder eine Postanschrift.',
      'Which contact? Give a mail address, a number or a postal address.',
    );
  const purpose: Purpose =
    purposes.find((one) => one === values.purpose) ?? misuse(`--purpose: ${purposes.join(', ')}.`);
  const addressee: Addressee =
    addressees.find((one) => one === values.addressee) ?? misuse(`--addressee: ${addressees.join(', ')}.`);
  const relation: Relation =
    relations.find((one) => one === values.relation) ?? misuse(`--relation: ${relations.join(', ')}.`);
  const channel = channelOf(contact, values.channel);
  const app = await io.openApp();
  const card = await lookUpContact(app, commandActor, { channel, contactPoint: contact, purpose, addressee, relation });
  const words = [
    card.contactPoint,
    ...card.answers.map(({ channel: one, decision, rule, text }) => `  ${one}: ${decision} (${rule}) ${text}`),
    ...card.consents.map(
      ({ kind, channel: one, documented, source, at, struckOut }) =>
        `  ${kind} ${one}, ${source}${documented ? say(', belegt', ', documented') : ''}${at ? `, ${at.toISOString()}` : ''}${struckOut ? say(', gestrichen', ', struck out') : ''}`,
    ),
    ...card.objections.map(
      ({ kind, scope, source, at }) =>
        `  ${say('Widerspruch', 'objection')} ${kind}: ${scope}, ${source}, ${at.toISOString()}`,
    ),
  ];
  io.answer(card, words.join('\n'));
  return 0;
}
