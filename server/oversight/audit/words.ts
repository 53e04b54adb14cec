import type { Language } from '#engines/contact-law/index.ts';
import type { AuditFault } from './verify-audit.ts';

/** Actions of the log in words. A feature to the right names its own with `nameActions`. */
const actions = new Map<string, { readonly de: string; readonly en: string }>(
  Object.entries({
    'proposal.applied': { de: 'Vorschlag übernommen', en: 'Proposal applied' },
    'proposal.applied-unseen': { de: 'Vorschlag automatisch übernommen', en: 'Proposal applied automatically' },
    'proposal.rejected': { de: 'Vorschlag abgelehnt', en: 'Proposal rejected' },
    'proposal.postponed': { de: 'Vorschlag zurückgestellt', en: 'Proposal postponed' },
    'proposal.doubted': { de: 'Vorschlag als unklar markiert', en: 'Proposal marked as unclear' },
    'proposal.undone': { de: 'Entscheidung zurückgenommen', en: 'Decision undone' },
    'proposal.assigned': { de: 'Vorschläge zugeteilt', en: 'Proposals assigned' },
    'proposal.checked': { de: 'Stichprobe geprüft', en: 'Spot check done' },
    'policy.changed': { de: 'Autonomie geändert', en: 'Autonomy changed' },
    'consent.recorded': { de: 'Einwilligung festgehalten', en: 'Consent recorded' },
    'consent.presumed': {
      de: 'Anhaltspunkte für ein Einverständnis festgehalten',
      en: 'Facts for presumed consent recorded',
    },
    'consent.withdrawn': { de: 'Einwilligung widerrufen', en: 'Consent withdrawn' },
    'consent.retracted': {
      de: 'Irrtümlich erfasste Einwilligung gestrichen',
      en: 'Consent recorded by mistake struck out',
    },
    'consent.imported': { de: 'Einwilligungen importiert', en: 'Consents imported' },
    'objection.raised': { de: 'Widerspruch festgehalten', en: 'Objection recorded' },
    'objection.heeded': {
      de: 'Widerspruch beachtet, der in einem Text stand',
      en: 'Objection heeded that stood in a text',
    },
    'objection.lifted': { de: 'Widerspruch zurückgenommen', en: 'Objection taken back' },
    'sale-facts.recorded': {
      de: 'Voraussetzungen für Bestandskundenwerbung festgehalten',
      en: 'Conditions for mail to existing customers recorded',
    },
    'sale-facts.retracted': {
      de: 'Irrtümlich erfasste Voraussetzungen gestrichen',
      en: 'Conditions recorded by mistake struck out',
    },
    'setting.changed': { de: 'Einstellung geändert', en: 'Setting changed' },
    'access.first-admin': { de: 'Erste Verwalterin oder ersten Verwalter angelegt', en: 'First admin created' },
    'access.user-invited': { de: 'Benutzer eingeladen', en: 'User invited' },
    'access.user-changed': { de: 'Benutzer geändert', en: 'User changed' },
    'access.user-deactivated': { de: 'Benutzer gesperrt', en: 'User deactivated' },
    'access.user-reactivated': { de: 'Benutzer wieder freigegeben', en: 'User reactivated' },
    'access.user-reset': { de: 'Zugang zurückgesetzt', en: 'Access reset' },
    'access.password-changed': { de: 'Passwort geändert', en: 'Password changed' },
    'access.two-factor-on': { de: 'Zweiten Faktor eingerichtet', en: 'Second factor set up' },
    'access.two-factor-off': { de: 'Zweiten Faktor entfernt', en: 'Second factor removed' },
    'access.backup-code-used': { de: 'Mit Ersatzcode angemeldet', en: 'Signed in with a backup code' },
    'access.team-created': { de: 'Team angelegt', en: 'Team created' },
    'access.team-renamed': { de: 'Team umbenannt', en: 'Team renamed' },
    'access.team-removed': { de: 'Team aufgelöst', en: 'Team removed' },
    'access.key-created': { de: 'API-Schlüssel angelegt', en: 'API key created' },
    'access.key-removed': { de: 'API-Schlüssel entfernt', en: 'API key removed' },
    'backup.restored': { de: 'Sicherung zurückgespielt', en: 'Backup restored' },
    'objection.imported': { de: 'Widersprüche importiert', en: 'Objections imported' },
  }),
);

/** Gives a feature's own actions their words; at start-up, from its `register(app)`. */
export function nameActions(words: Readonly<Record<string, { readonly de: string; readonly en: string }>>): void {
  for (const [action, text] of Object.entries(words)) actions.set(action, text);
}

export function actionIn(action: string, language: Language): string {
  return actions.get(action)?.[language] ?? action;
}

/** A fault of the log in one sentence. */
export function faultIn(fault: AuditFault, language: Language): string {
  const german = language === 'de';
  switch (fault.code) {
    case 'changed':
      return german
        ? `Eintrag ${fault.seq} wurde nachträglich verändert oder untergeschoben.`
        : `Entry ${fault.seq} was changed afterwards or slipped in.`;
    case 'removed': {
      const range = fault.from === fault.to ? `${fault.from}` : `${fault.from}–${fault.to}`;
      return german ? `Es fehlen Einträge: ${range}.` : `Entries are missing: ${range}.`;
    }
    case 'cut':
      return german
        ? `Das Ende fehlt oder wurde ersetzt: Eintrag ${fault.anchored} war schon vorhanden, jetzt endet das Protokoll bei ${fault.last}.`
        : `The end is missing or was replaced: entry ${fault.anchored} existed before, now the log ends at ${fault.last}.`;
    case 'anchor-unreadable':
      return german
        ? 'Die Datei audit-head.json im Datenverzeichnis ist unlesbar; das Ende des Protokolls lässt sich nicht prüfen.'
        : 'The file audit-head.json in the data directory cannot be read; the end of the log cannot be checked.';
  }
}
