import { type RoleFacts, role } from './role.ts';

/** Columns about what was said and what is permitted: activities, consents, objections. */
export const CONTACT_ROLES = {
  'activity.kind': role(
    'choice',
    'Aktivitätstyp|Activity type|Art der Aktivität|Aktivitätsart|Kontaktkanal|Kanal|Activity - Type|Activity|Aktivität|Vorgangsart|Task Type|Engagement type|Kontaktweg|Kontaktform',
  ),
  'activity.happened_at': role(
    'moment',
    'Kontaktdatum|Activity date|Aktivitätsdatum|Besuchsdatum|Datum/Uhrzeit|Due date|Activity - Due date|Datum Kontakt|Kontakt am|Gespräch am|Termin|Beginn|Start|Datum Besuch|Gesprächsdatum|Date of contact',
  ),
  'activity.subject': role('text', 'Betreff|Subject|Thema|Activity - Subject|Anlass|Stichwort|Kurztext|Besuchszweck'),
  'activity.body': role(
    'long-text',
    'Inhalt|Gesprächsnotiz|Besuchsbericht|Body|Text|Full Comments|Bericht|Protokoll|Activity - Note|Activity notes|Gesprächsinhalt|Note body',
  ),
  'activity.direction': role('choice', 'Richtung|Direction|Eingehend/Ausgehend|Call direction'),
  'activity.outcome': role('text', 'Ergebnis|Outcome|Resultat|Call outcome|Gesprächsergebnis|Ausgang'),
  'activity.by_name': role(
    'text',
    'Mitarbeiter (Kontakt)|Bearbeitet von|Activity - Assigned to user|Durchgeführt von|Assigned to|Erledigt von',
  ),
  'consent.point': role('text', 'Kontaktpunkt|Contact point|E-Mail oder Telefon|Adresse/Nummer'),
  'consent.channel': role('choice', 'Kanal der Einwilligung|Consent channel|Einwilligung Kanal|Werbekanal'),
  'consent.given': role(
    'truth',
    'Einwilligung|Consent|Opt-in|Newsletter|Newsletter Einwilligung|Marketing consent|Einwilligung erteilt|Werbeeinwilligung|DSGVO-Einwilligung|Newsletter abonniert|GDPR consent|Marketing emails opt-in|Status Einwilligung',
  ),
  'consent.at': role(
    'moment',
    'Einwilligungsdatum|Einwilligung am|Consent date|Opt-in Datum|Datum der Einwilligung|DOI-Datum|Opt-in date|Opt-in time|Confirmed at|Eingewilligt am|Double-Opt-in am|Consent given at|CONFIRM_TIME|OPTIN_TIME',
  ),
  'consent.wording': role('long-text', 'Einwilligungstext|Wortlaut|Consent text|Wording|Text der Einwilligung'),
  'consent.proof_ip': role('text', 'IP|IP-Adresse|IP address|Opt-in IP|OPTIN_IP|CONFIRM_IP|IP Adresse Bestätigung'),
  'consent.proof_form': role(
    'text',
    'Formular|Form|Quelle der Einwilligung|Consent source|Nachweis|Proof|Herkunft der Einwilligung',
  ),
  'objection.point': role('text', 'Gesperrte Adresse|Gesperrte Nummer|Sperreintrag'),
  'objection.set': role(
    'truth',
    'Werbesperre|Widerspruch|Werbewiderspruch|Opt-out|Unsubscribed|Unsubscribed from all email|Email Opt Out|Do Not Call|Keine Werbung|Robinson|Abgemeldet|Gesperrt für Werbung|Mailsperre|Marketing-Sperre|Werbeverbot|Opted out of email',
  ),
  'objection.at': role(
    'moment',
    'Widerspruch am|Widerspruchsdatum|Abmeldedatum|Abgemeldet am|Unsubscribe date|Opt-out date|Opt-out Datum|Sperrdatum|UNSUB_TIME|Gesperrt am|Date of objection',
  ),
  'objection.scope': role('choice', 'Umfang des Widerspruchs|Scope|Sperrumfang|Gesperrter Kanal'),
} as const satisfies Readonly<Record<string, RoleFacts>>;
