import { austria, checkVAT, germany, switzerland } from 'jsvat';
import { parsePhoneNumberFromString } from 'libphonenumber-js';

/** Format and check digit, offline (jsvat); that a number is in use only the tax office knows. Other countries: cannot be told. */
export function vatIsValid(vatId: string): boolean | null {
  const clean = vatId.replace(/[^0-9a-z]/gi, '').toUpperCase();
  if (!/^(DE|ATU|CHE)/.test(clean)) return /^[A-Z]{2}[0-9A-Z]{2,13}$/.test(clean) ? null : false;
  return checkVAT(clean, [germany, austria, switzerland]).isValid;
}

const VAT_COUNTRY: Readonly<Record<string, string>> = { EL: 'GR', XI: 'GB', CHE: 'CH' };

export function vatCountry(vatId: string): string {
  const start = vatId.trim().toUpperCase();
  return start.startsWith('CHE') ? 'CH' : (VAT_COUNTRY[start.slice(0, 2)] ?? start.slice(0, 2));
}

/** German codes run from 01001 to 99998, Austrian from 1000 to 9999, Swiss from 1000 to 9999; others are not judged. */
export function postalCodeIsValid(postalCode: string, country: string): boolean | null {
  const code = postalCode.trim();
  if (country === 'DE') return /^\d{5}$/.test(code) && Number(code) >= 1001 && Number(code) <= 99998;
  if (country === 'AT' || country === 'CH') return /^[1-9]\d{3}$/.test(code);
  return null;
}

/** Expects E.164; length and leading digits against the numbering plan of the country. */
export function phoneIsValid(phone: string): boolean {
  return parsePhoneNumberFromString(phone)?.isValid() === true;
}

export function phoneCountry(phone: string): string | null {
  return parsePhoneNumberFromString(phone)?.country ?? null;
}

const MAIL = /^[^\s@<>(),;:"[\]\\]+@([a-z0-9-]+\.)+[a-z]{2,}$/i;

export function mailIsValid(email: string): boolean {
  return email.length <= 254 && MAIL.test(email) && !email.includes('..') && !/\.@|^\./.test(email);
}

const DOMAIN = /^([a-z0-9äöüß]([a-z0-9äöüß-]{0,61}[a-z0-9äöüß])?\.)+[a-z]{2,}$/i;

export function hostOf(website: string): string | null {
  const host = website
    .trim()
    .toLowerCase()
    .replace(/^[a-z]+:\/\//, '')
    .replace(/^www\./, '')
    .split(/[/?#:]/)[0]!;
  return DOMAIN.test(host) ? host : null;
}

const SECOND_LEVEL = new Set(['co', 'com', 'or', 'ac', 'gv', 'org', 'net', 'edu', 'gov']);

/** The registered part of a host: `mail.example.co.at` and `example.co.at` are one. */
export function registeredDomain(host: string): string {
  const parts = host.toLowerCase().split('.');
  const country = parts[parts.length - 1]!;
  const take = parts.length > 2 && country.length === 2 && SECOND_LEVEL.has(parts[parts.length - 2]!) ? 3 : 2;
  return parts.slice(-take).join('.');
}

export function mailDomain(email: string): string {
  return registeredDomain(email.slice(email.lastIndexOf('@') + 1));
}

/** Addresses that anybody may have say nothing about the company. */
const PUBLIC_MAIL = new Set(
  'gmail.com googlemail.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de outlook.com outlook.de hotmail.com hotmail.de live.de live.com yahoo.com yahoo.de aol.com icloud.com me.com mail.de posteo.de arcor.de bluewin.ch aon.at a1.net chello.at protonmail.com proton.me'.split(
    ' ',
  ),
);

export function isPublicMail(email: string): boolean {
  return PUBLIC_MAIL.has(mailDomain(email));
}

const PLACEHOLDER =
  /^(test\w*|xxx+|n\/?a|k\.? ?a\.?|unbekannt|unknown|dummy|keine?|none|null|asdf\w*|muster(mann|frau|firma)?|\?+|-+|\.+|0+)$/i;

export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text.trim());
}

function foldPlace(text: string): string {
  return text
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .normalize('NFD')
    .replace(/[^a-z ]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** `Frankfurt` and `Frankfurt am Main`, `Ulm` and `Ulm-Söflingen` are the same place; `Ulm` and `Köln` are not. */
export function samePlace(a: string, b: string): boolean {
  const [one, other] = [foldPlace(a), foldPlace(b)];
  return one === other || one.startsWith(`${other} `) || other.startsWith(`${one} `);
}
