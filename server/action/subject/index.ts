import { registerForgettable, registerPlace, type Subject } from '#server/oversight/subject/index.ts';
import type { App } from '#server/platform/app.ts';
import { collectMessages, collectTouches, eraseMessages, eraseTouches, forgetMessages } from './store.ts';

const people = ({ refs }: Subject): string[] => refs.filter(({ kind }) => kind === 'person').map(({ id }) => id);

export function register(_app: App): void {
  registerPlace({
    name: 'messages',
    words: { de: 'Nachrichten und Anmeldungen', en: 'Messages and sign-ups' },
    tables: ['action.message', 'action.opt_in', 'action.message_event'],
    collect: (db, subject) => collectMessages(db, subject.keys, people(subject)),
    erase: async (app, tx, _actor, subject) => ({
      erased: await eraseMessages(tx, subject.keys, people(subject), app.clock.now()),
      kept: 0,
    }),
  });
  registerPlace({
    name: 'touches',
    words: { de: 'Kontakte und Antworten auf Vorschläge', en: 'Touches and answers to suggestions' },
    tables: ['action.touch', 'action.answer'],
    collect: (db, subject) => collectTouches(db, people(subject)),
    erase: async (_app, tx, _actor, subject) => ({ erased: await eraseTouches(tx, people(subject)), kept: 0 }),
  });
  registerForgettable({
    kind: 'messages',
    words: { de: 'Inhalt gesendeter Nachrichten', en: 'Content of sent messages' },
    forget: forgetMessages,
  });
}
