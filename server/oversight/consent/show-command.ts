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
import { lookUpContact } from './look-up-contact.ts';
import { channelOf } from './read-contact.ts';

export const name = 'consent show';

export const help = `lotse consent show CONTACT [--channel CHANNEL] [--purpose PURPOSE] [--addressee KIND] [--relation RELATION]

Everything recorded about one contact point, and for each channel it serves whether it may be used, with rule and basis.
--purpose    ${purposes.join(', ')} (unless said: marketing_other)
--addressee  ${addressees.join(', ')} (unless said: unknown, which counts as a consumer)
--relation   ${relations.join(', ')} (unless said: none)
`;

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
  if (contact === undefined) return misuse('Which contact? Give a mail address, a number or a postal address.');
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
        `  ${kind} ${one}, ${source}${documented ? ', documented' : ''}${at ? `, ${at.toISOString()}` : ''}${struckOut ? ', struck out' : ''}`,
    ),
    ...card.objections.map(
      ({ kind, scope, source, at }) => `  objection ${kind}: ${scope}, ${source}, ${at.toISOString()}`,
    ),
  ];
  io.answer(card, words.join('\n'));
  return 0;
}
