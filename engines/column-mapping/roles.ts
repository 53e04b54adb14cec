import { CONTACT_ROLES } from './contact-roles.ts';
import { PARTY_ROLES } from './party-roles.ts';
import type { Reading } from './role.ts';
import { TRADE_ROLES } from './trade-roles.ts';

export const SHEET_KINDS = [
  'companies',
  'people',
  'deals',
  'orders',
  'quotes',
  'activities',
  'products',
  'consents',
  'objections',
] as const;
export type SheetKind = (typeof SHEET_KINDS)[number];

/**
 * Everything a column can mean, `<subject>.<field>`. Headings are those of Excel lists and of the exports of HubSpot, Salesforce, Pipedrive,
 * CAS genesisWorld, weclapp, SAP (KNA1, VBAK) and DATEV. A heading of several roles (`Name`, `Telefon`) stands in GENERIC.
 */
export const ROLES = { ...PARTY_ROLES, ...TRADE_ROLES, ...CONTACT_ROLES };

export type RoleName = keyof typeof ROLES;
export const roleReads = (name: RoleName): Reading => ROLES[name].reads;
export const isRoleName = (name: string): name is RoleName => Object.hasOwn(ROLES, name);
