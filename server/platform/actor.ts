import { spokenLanguage } from './spoken-language.ts';

export type Role = 'admin' | 'head_of_sales' | 'sales' | 'marketing' | 'reader';

/** Who acts: a signed-in person, a program with an API key or a job (`machine`), or the command line. */
export interface Actor {
  readonly kind: 'person' | 'machine' | 'command';
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly teamId: string | null;
  readonly language: 'de' | 'en';
}

/**
 * Whoever can run commands on the machine can read the database anyway: no rights are withheld from them. Their language is asked for
 * when it is needed, since the dispatcher reads `--lang` after this file.
 */
export const commandActor: Actor = {
  kind: 'command',
  id: 'command',
  name: 'command line',
  role: 'admin',
  teamId: null,
  get language() {
    return spokenLanguage();
  },
};
