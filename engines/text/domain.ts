import { cleanText, type Parsed, refused, understood } from './parsed.ts';

export interface Domain {
  /** What a company registers: example.co.uk for www.shop.example.co.uk. */
  readonly domain: string;
  readonly host: string;
  /** A provider where anybody may have a mailbox: says nothing about the company. */
  readonly freeMail: boolean;
}
export interface Email {
  readonly email: string;
  readonly host: string;
  readonly freeMail: boolean;
  /** info@, einkauf@ …: a function, not a person. */
  readonly role: boolean;
}

// Registries that sell names below a second level. A full public suffix list weighs 200 kB and is needed for cookies, not for addresses of customers.
const SECOND_LEVEL =
  /^(?:co|com|net|org|gov|edu|ac|or|gv|ne|go|gob|nom|ind|asso|mil|sch|plc|ltd|me|in|biz|info|web|firm|gen|k12|waw|bel)\.[a-z]{2}$/;

const FREE_MAIL = new Set(
  `gmx.de gmx.net gmx.at gmx.ch gmx.org gmx.com gmx.eu web.de t-online.de freenet.de arcor.de online.de 1und1.de mail.de posteo.de posteo.net mailbox.org email.de
  kabelmail.de vodafone.de vodafonemail.de unitybox.de unitymedia.de alice.de alice-dsl.net o2online.de o2mail.de versanet.de ewe.net ewetel.net osnanet.de
  netcologne.de htp-tel.de tutanota.com tutanota.de tuta.io tuta.com proton.me protonmail.com protonmail.ch pm.me gmail.com googlemail.com outlook.com outlook.de
  hotmail.com hotmail.de hotmail.at hotmail.ch hotmail.fr hotmail.it hotmail.co.uk live.com live.de live.at msn.com yahoo.com yahoo.de yahoo.at yahoo.fr yahoo.it
  yahoo.co.uk ymail.com rocketmail.com aol.com aol.de icloud.com me.com mac.com mail.com email.com lycos.de compuserve.de compuserve.com aon.at chello.at a1.net
  inode.at utanet.at liwest.at bluewin.ch hispeed.ch sunrise.ch gmx.li libero.it virgilio.it tin.it orange.fr wanadoo.fr free.fr laposte.net sfr.fr skynet.be telenet.be
  ziggo.nl kpnmail.nl hetnet.nl xs4all.nl seznam.cz wp.pl o2.pl onet.pl interia.pl mail.ru yandex.ru yandex.com bk.ru list.ru inbox.ru qq.com 163.com 126.com naver.com
  zoho.com fastmail.com hey.com btinternet.com comcast.net verizon.net att.net bellsouth.net`.split(/\s+/),
);

const ROLES = new Set(
  `info kontakt contact office mail email post zentrale verwaltung sekretariat empfang anfrage anfragen service support kundenservice kundendienst hotline vertrieb
  verkauf sales einkauf purchasing buchhaltung rechnung rechnungen rechnungswesen accounting invoice invoices finance marketing presse press newsletter werbung bewerbung
  jobs karriere hr personal job team technik it admin administrator webmaster postmaster hostmaster abuse datenschutz privacy shop bestellung bestellungen order orders
  auftrag auftraege export import logistik versand lager werkstatt produktion qualitaet qm hello hallo willkommen reception noreply no-reply donotreply geschaeftsleitung gl`.split(
    /\s+/,
  ),
);

const HOST = /^(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+(?:\p{L}{2,24}|xn--[a-z0-9-]{2,59})$/u;

export function isFreeMail(host: string): boolean {
  return FREE_MAIL.has(host);
}

function registered(host: string): string {
  const labels = host.split('.');
  const lastTwo = labels.slice(-2).join('.');
  return SECOND_LEVEL.test(lastTwo) && labels.length > 2 ? labels.slice(-3).join('.') : lastTwo;
}

/** Domain of a web address or an e-mail address. `www.`, paths, ports and user names are left out. */
export function parseDomain(original: string): Parsed<Domain, 'empty' | 'domain-format'> {
  const text = cleanText(original).toLowerCase();
  if (!/[\p{L}\p{N}]/u.test(text)) return refused('empty', original);
  const first = text.split(/[\s,;|]+/).find((part) => part.includes('.')) ?? '';
  const authority =
    first
      .replace(/^[<("']+/, '')
      .replace(/^(?:[a-z][a-z+.-]*:)?\/\//, '')
      .replace(/^(?:https?|mailto):/, '')
      .split(/[/?#\\>)"']/)[0] ?? '';
  const host = authority
    .replace(/^.*@/, '')
    .replace(/:\d+$/, '')
    .replace(/^www\d?\./, '')
    .replace(/\.+$/, '');
  if (host.length > 253 || !HOST.test(host)) return refused('domain-format', original);
  const domain = registered(host);
  return understood({ domain, host, freeMail: FREE_MAIL.has(domain) }, original);
}

const LOCAL = /^[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+(?:\.[\p{L}\p{N}!#$%&'*+/=?^_`{|}~-]+)*\.?$/u;

/** One e-mail address, lower case; takes `Anna Muster <a.muster@x.de>` and `mailto:`. The first of several is taken with a warning. */
export function parseEmail(original: string): Parsed<Email, 'empty' | 'email-format', 'several-addresses'> {
  const text = cleanText(original).replace(/^'/, '');
  if (!text || /^[-–—./]+$/.test(text)) return refused('empty', original);
  const parts = text
    .replace(/mailto:/gi, '')
    .split(/[\s,;|<>()[\]"]+/)
    .filter((part) => part.includes('@'));
  const first = (parts[0] ?? '').toLowerCase().replace(/[.:]+$/, '');
  const at = first.lastIndexOf('@');
  const local = first.slice(0, at);
  const host = first.slice(at + 1);
  if (at < 1 || local.length > 64 || host.length > 253 || !LOCAL.test(local) || !HOST.test(host))
    return refused('email-format', original);
  const warning = new Set(parts.map((part) => part.toLowerCase())).size > 1 ? 'several-addresses' : undefined;
  return understood(
    {
      email: first,
      host,
      freeMail: FREE_MAIL.has(registered(host)),
      role: isRoleMailbox(local),
    },
    original,
    warning,
  );
}

/** Whether what stands before the @ names a function, as in info@ and einkauf@. */
export const isRoleMailbox = (local: string): boolean => ROLES.has(local.replace(/[._-]?(de|at|ch|en)$/, ''));
