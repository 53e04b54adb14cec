import { eraseObservations } from '#server/intake/subject/index.ts';
import { registerPlace, type Subject } from '#server/oversight/subject/index.ts';
import type { App } from '#server/platform/app.ts';
import {
  collectCompanies,
  collectDealings,
  collectPeople,
  eraseCompanyPoints,
  eraseDealings,
  erasePeople,
  findPeopleBehind,
  observationsAround,
  observationsOf,
} from './store.ts';

const ids = ({ refs }: Subject, kind: 'person' | 'company'): string[] =>
  refs.filter((ref) => ref.kind === kind).map(({ id }) => id);

/** What records keep of people, and how they let go of them. */
export function register(_app: App): void {
  registerPlace({
    name: 'people',
    words: { de: 'Kontakte und Firmen', en: 'People and companies' },
    tables: [
      'records.person',
      'records.company',
      'records.face',
      'records.match_key',
      'records.pair_decision',
      'records.observation_link',
      'records.merge',
      'records.search_word',
    ],
    find: findPeopleBehind,
    collect: async (db, subject) => [
      ...(await collectPeople(db, ids(subject, 'person'))),
      ...(await collectCompanies(db, ids(subject, 'company'))),
    ],
    erase: async (app, tx, actor, subject) => {
      const people = ids(subject, 'person');
      const at = app.clock.now();
      const observed = await eraseObservations(tx, await observationsOf(tx, people));
      const erased =
        (await erasePeople(tx, people, at, actor.id)) +
        (await eraseCompanyPoints(tx, ids(subject, 'company'), subject.points, at));
      return {
        erased: erased + observed,
        kept: people.length,
        why: {
          de: 'Ein namenloser Datensatz bleibt, damit Aufträge und Kontakte der Firma vollständig sind. Einzelne Wörter des Suchverzeichnisses gehören zu niemandem.',
          en: 'A nameless record stays so that the company’s orders and contacts stay whole. Single words of the search index belong to nobody.',
        },
      };
    },
  });
  registerPlace({
    name: 'dealings',
    words: { de: 'Aktivitäten, Aufgaben, Chancen, Angebote, Aufträge', en: 'Activities, tasks, deals, quotes, orders' },
    tables: [
      'records.activity',
      'records.task',
      'records.deal',
      'records.quote',
      'records.sales_order',
      'records.relation',
      'records.order_line',
    ],
    collect: (db, subject) => collectDealings(db, ids(subject, 'person')),
    erase: async (app, tx, _actor, subject) => {
      const people = ids(subject, 'person');
      const observed = await eraseObservations(tx, await observationsAround(tx, people));
      return { erased: observed + (await eraseDealings(tx, people, app.clock.now())), kept: 0 };
    },
  });
}
