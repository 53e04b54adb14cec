import type { Actor } from '../actor.ts';

declare module '#server/platform/events.ts' {
  interface Facts {
    /** Who may do what has changed: for the audit log. */
    'access-changed': {
      readonly actor: Actor;
      readonly what:
        | 'first-admin'
        | 'user-invited'
        | 'user-changed'
        | 'user-deactivated'
        | 'user-reactivated'
        | 'user-reset'
        | 'password-changed'
        | 'two-factor-on'
        | 'two-factor-off'
        | 'backup-code-used'
        | 'team-created'
        | 'team-renamed'
        | 'team-removed'
        | 'key-created'
        | 'key-removed';
      readonly subjectId: string;
      /** No personal data: roles and ids only. */
      readonly facts: Readonly<Record<string, unknown>>;
    };
  }
}
