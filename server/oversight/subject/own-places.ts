import { registerForgettable } from './keep-rules.ts';
import { patternsOf, registerPlace, type Subject } from './places.ts';
import {
  eraseConsentRows,
  eraseProposalsAbout,
  findConsentRows,
  findProposalsAbout,
  forgetProposals,
} from './store.ts';

const idsOf = ({ refs }: Subject): string[] => refs.map(({ id }) => id);

/** What oversight itself keeps about people. */
export function registerOwnPlaces(): void {
  registerPlace({
    name: 'consents',
    words: { de: 'Einwilligungen, Widersprüche, Einschränkungen', en: 'Consents, objections, restrictions' },
    tables: [
      'oversight.consent',
      'oversight.sale_fact',
      'oversight.objection',
      'oversight.restriction',
      'oversight.erasure',
    ],
    collect: (db, { keys }) => findConsentRows(db, keys),
    erase: async (_app, tx, _actor, { keys }) => ({
      ...(await eraseConsentRows(tx, keys)),
      why: {
        de: 'Zeitpunkt und Umfang bleiben unter einem geschlüsselten Hashwert: Der Widerspruch muss weiter gelten, die Einwilligung bewiesen werden können (Art. 17 Abs. 3, § 7a UWG).',
        en: 'Moment and scope stay under a keyed hash: the objection must go on to hold, the consent must be provable (Art. 17(3) GDPR, § 7a UWG).',
      },
    }),
  });
  registerPlace({
    name: 'proposals',
    words: { de: 'Vorschläge', en: 'Proposals' },
    tables: ['oversight.proposal'],
    collect: (db, subject) => findProposalsAbout(db, idsOf(subject), patternsOf(subject)),
    erase: async (_app, tx, _actor, subject) => ({
      erased: await eraseProposalsAbout(tx, idsOf(subject), patternsOf(subject)),
      kept: 0,
    }),
  });
  registerForgettable({
    kind: 'proposals',
    words: { de: 'Inhalt entschiedener Vorschläge', en: 'Content of decided proposals' },
    forget: forgetProposals,
  });
}
