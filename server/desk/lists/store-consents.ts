import { consentSources } from '#contract/oversight/consent.ts';
import type { ListDefinition } from './definition.ts';

const purposes = ['marketing_other', 'marketing_similar', 'survey'] as const;
/** Every set of advertising purposes, written as the list shows it: a consent is for one or several. */
const purposeSets = [
  ...purposes,
  'marketing_other+marketing_similar',
  'marketing_other+survey',
  'marketing_similar+survey',
  'marketing_other+marketing_similar+survey',
];

/** As `consentState` judges: a withdrawal holds until a documented consent that was given later, whatever else was recorded. */
const consentStanding = `case
  when exists (select from oversight.consent x where x.retracts = c.id) then 'struck_out'
  when c.kind = 'withdrawn' then case when exists (
    select from oversight.consent g where g.contact_key = c.contact_key and g.channel = c.channel and g.purposes && c.purposes
      and g.kind = 'given' and g.documented and g.at > coalesce(c.at, c.recorded_at)
      and not exists (select from oversight.consent x where x.retracts = g.id)) then 'ended' else 'holds' end
  when exists (
    select from oversight.consent w where w.contact_key = c.contact_key and w.channel = c.channel and w.purposes && c.purposes
      and w.kind = 'withdrawn' and not exists (select from oversight.consent x where x.retracts = w.id)
      and (c.kind = 'presumed' or not c.documented or c.at is null or coalesce(w.at, w.recorded_at) >= c.at)) then 'ended'
  else 'holds' end`;

/** The newest row of a contact point and scope says what holds. */
const objectionStanding = `case when exists (
  select from oversight.objection n where n.contact_key = o.contact_key and n.scope = o.scope and n.id > o.id and n.kind <> o.kind)
  then 'ended' else 'holds' end`;

// What was struck out stands in the list with that mark; the striking out itself is no entry of its own.
const entries = `(
  select c.id, 1 as version, c.kind, c.contact_point, c.channel,
    (select string_agg(p, '+' order by p) from unnest(c.purposes) p) as purposes, c.documented, c.source, c.wording, c.wording_version,
    c.at, c.recorded_at, c.recorded_by_name, ${consentStanding} as state,
    (select max(u.at) from oversight.consent_use u where u.consent_id = c.id) as last_used_at
  from oversight.consent c where c.kind <> 'retracted'
  union all
  select o.uid, 1, o.kind, null, o.scope, null, null, o.source, null, null, o.at, o.recorded_at, o.recorded_by_name,
    ${objectionStanding}, null
  from oversight.objection o)`;

/**
 * Every consent, withdrawal and objection that was ever recorded. Of an objection only a keyed hash of the address is kept, so it has none
 * to show. Not tied to anybody's customers: only for those who see all of them.
 */
export const consents: ListDefinition = {
  list: 'consents',
  kind: 'consent',
  table: entries,
  counted: ['oversight.consent', 'oversight.objection'],
  right: 'consent.write',
  base: 'true',
  joins: '',
  scope: 'none',
  words: false,
  columns: {
    kind: { type: 'choice', value: 'r.kind', choices: ['given', 'presumed', 'withdrawn', 'raised', 'lifted'] },
    contactPoint: {
      type: 'text',
      value: 'r.contact_point',
      sort: { by: 'lower(r.contact_point) collate "C"', type: 'text', nullable: true },
    },
    channel: {
      type: 'choice',
      value: 'r.channel',
      choices: [
        'email',
        'sms_messenger',
        'social_dm',
        'phone_human',
        'phone_auto',
        'fax',
        'post',
        'chat_reply',
        'all_marketing',
      ],
    },
    purposes: { type: 'choice', value: 'r.purposes', choices: purposeSets },
    state: { type: 'choice', value: 'r.state', choices: ['holds', 'ended', 'struck_out'] },
    documented: { type: 'boolean', value: 'r.documented' },
    source: {
      type: 'choice',
      value: 'r.source',
      choices: [...consentSources, 'mail', 'phone', 'letter', 'personal', 'reply', 'note', 'link', 'one-click'],
    },
    at: { type: 'moment', value: 'r.at', sort: { by: 'r.at', type: 'timestamptz', nullable: true } },
    recordedAt: {
      type: 'moment',
      value: 'r.recorded_at',
      sort: { by: 'r.recorded_at', type: 'timestamptz', nullable: false },
    },
    recordedBy: { type: 'text', value: 'r.recorded_by_name' },
    lastUsedAt: { type: 'moment', value: 'r.last_used_at', extra: true },
    wordingVersion: { type: 'text', value: 'r.wording_version', extra: true },
    wording: { type: 'text', value: 'r.wording', extra: true },
  },
  together: {},
  sort: { column: 'recordedAt', direction: 'desc' },
};
