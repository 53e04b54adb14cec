import { isParsed, parseDomain, parseEmail } from '#engines/text/index.ts';
import type { Line } from '../page/lines.ts';
import { type Candidate, candidateAt } from './candidate.ts';
import { fromAttributes, mailsOfLine } from './mails.ts';
import { type FoundPhone, phonesIn, readPhone, withExtension } from './phones.ts';
import type { Span } from './spans.ts';
import { siteKey, siteOf } from './structured-facts.ts';

const ICON_FAX = /fax|printer|fa-print\b/i;
/** `-33`, `DW 33`, `Durchwahl: 33`: the last digits of the number that stands before. */
export const EXTENSION = /^(?:[-–]|dw\.?\s?:?|durchwahl\s?:?|kl\.?\s?|klappe\s?)?\s?[-–]?(\d{1,4})$/i;
const ICON_MOBILE = /mobile|handy|smartphone|whatsapp/i;
const ICON_PHONE = /phone|tel(?:efon)?\b|call|fa-phone|icon-tel|anruf|hörer/i;

/** Phones, faxes, mails and web addresses, each with what labels it: a word, an icon, a link. */
const SIGNS = [
  [/[☎📞✆]/u, 'phone'],
  [/[📠🖷]/u, 'fax'],
  [/📱/u, 'mobile'],
  [/[✉📧]/u, 'mail'],
] as const;
/** Icons by class name, and those that are written as signs. */
const iconsOf = ({ icons, text }: Line): string =>
  [icons, ...SIGNS.filter(([sign]) => sign.test(text)).map(([, name]) => name)].join(' ');

export function contactPointsOf(spans: readonly Span[], country: string): Candidate[] {
  const lines = [...new Set(spans.map((span) => span.line))];
  const before = (line: Line): readonly string[] => {
    const at = lines.indexOf(line);
    return [line, ...lines.slice(Math.max(0, at - 4), at).toReversed()].map((one) => one.text);
  };
  const found: Candidate[] = [];
  const doneLines = new Set<number>();
  for (const span of spans) {
    if (span.label === 'bank' || span.label === 'tax' || span.label === 'register' || span.label === 'vat') continue;
    found.push(...phonesOfSpan(span, country, before));
    found.push(...sitesOfSpan(span));
    if (doneLines.has(span.line.index)) continue;
    doneLines.add(span.line.index);
    found.push(...phoneLinksOf(span, country));
    found.push(...mailsOfSpan(spans, span));
  }
  return found;
}

function phonesOfSpan(span: Span, country: string, before: (line: Line) => readonly string[]): Candidate[] {
  const { label, value, line } = span;
  if (value.length > 600 || (!/\d{3}|\d[\s/-]\d/.test(value) && label !== 'fax')) return [];
  const named = label === 'phone' || label === 'mobile' || label === 'fax' || label === 'phoneFax';
  if (named) {
    const found = phonesIn(value, country, span.firm);
    const extension = found.length === 0 ? EXTENSION.exec(value)?.[1] : undefined;
    const phones = extension ? extended(before(line), extension, country) : found;
    const base = span.firm ? 0.95 : 0.85;
    return phones.flatMap((phone, at) => {
      const sure = base - (phone.valid ? 0 : 0.06) - at * 0.08;
      const number = (field: 'telephone' | 'faxNumber', less = 0): Candidate =>
        candidateAt(span, field, phone.e164, sure - less, phone.e164, phone.original);
      if (label === 'fax') return [number('faxNumber')];
      if (label === 'phoneFax' && phones.length > 1)
        return [at === 0 ? number('telephone') : number('faxNumber', -0.08)];
      if (label === 'phoneFax') return [number('telephone', 0.02), number('faxNumber', 0.02)];
      return [
        number(
          'telephone',
          label === 'mobile' || phone.mobile
            ? 0.08
            : /hotline|service|notdienst|bewerb|durchwahl/i.test(span.labelText)
              ? 0.1
              : 0,
        ),
      ];
    });
  }
  const icons = iconsOf(line);
  if (
    label !== null &&
    label !== 'name' &&
    label !== 'address' &&
    label !== 'place' &&
    label !== 'person' &&
    label !== 'mail' &&
    label !== 'web'
  )
    return [];
  return phonesIn(value, country, false).map((phone: FoundPhone) => {
    const fax = ICON_FAX.test(icons) || /\bfax/i.test(line.text.slice(0, line.text.indexOf(phone.original)).slice(-14));
    const labelled =
      ICON_PHONE.test(icons) || ICON_MOBILE.test(icons) || line.links.some((link) => /^tel:/i.test(link.href));
    const alone = line.text.replace(/[^\p{L}]/gu, '').length < 4;
    const sure =
      (labelled || fax ? 0.88 : alone && phone.valid ? 0.66 : phone.valid ? 0.5 : 0.2) - (phone.mobile ? 0.06 : 0);
    return candidateAt(span, fax ? 'faxNumber' : 'telephone', phone.e164, sure, phone.e164, phone.original);
  });
}

/** The number whose last digits an extension replaces: on its own line, else on the nearest above. */
function extended(texts: readonly string[], extension: string, country: string): FoundPhone[] {
  for (const text of texts) {
    const whole = phonesIn(text, country, false)[0];
    const phone = whole ? withExtension(whole.original, extension, country) : undefined;
    if (phone) return [phone];
  }
  return [];
}

function phoneLinksOf(span: Span, country: string): Candidate[] {
  const found: Candidate[] = [];
  for (const link of span.line.links) {
    const target = /^\s*(?:tel|callto|phone|fax)\s*:\s*(.+)$/i.exec(link.href)?.[1];
    if (!target) continue;
    const phone = readPhone(decode(target).replace(/[^\d+()\s/-]/g, ''), country);
    if (!phone) continue;
    // The visible number wins over its link: templates leave old targets behind, and "0731/12 0" loses its zero in neither.
    const shown = phonesIn(link.text, country, true)[0];
    if (shown && shown.e164 !== phone.e164) continue;
    const fax =
      /^fax/i.test(link.href) || (span.label === 'fax' && span.line.links.length === 1) || /\bfax\b/i.test(link.text);
    found.push(
      candidateAt(
        span,
        fax ? 'faxNumber' : 'telephone',
        phone.e164,
        phone.valid ? 0.88 - (phone.mobile ? 0.06 : 0) : 0.7,
        phone.e164,
      ),
    );
  }
  return found;
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function mailsOfSpan(spans: readonly Span[], span: Span): Candidate[] {
  const { line } = span;
  const own = spans.filter((one) => one.line === line);
  const labelled = own.some((one) => one.label === 'mail') || /mail|envelope/i.test(iconsOf(line));
  const found: Candidate[] = [];
  const mails: { email: string; original: string; fromLink: boolean }[] = mailsOfLine(line, labelled);
  if (mails.length === 0 && /@|\[|\(|data-/.test(line.text + line.element.name)) {
    const hidden = fromAttributes(line.element);
    if (hidden) mails.push({ ...hidden, fromLink: true });
  }
  for (const mail of mails) {
    const holder = own.find((one) => one.value.includes(mail.original)) ?? span;
    const sure =
      (labelled ? 0.95 : mail.fromLink ? 0.9 : 0.92) - (mail.fromLink && !line.text.includes('@') ? 0.01 : 0);
    found.push(candidateAt(holder, 'email', mail.email, sure, mail.email, mail.original));
  }
  return found;
}

const SITE =
  /(?<![\p{L}\p{N}@.-])(?:https?:\/\/(?:www\.)?[^\s,;|<>"'()]+|www\d?\.[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+(?:\/[^\s,;|<>"'()]*)?)/giu;
const BARE =
  /(?<![\p{L}\p{N}@.-])[\p{L}\p{N}][\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)*\.(?:de|at|ch|com|net|org|eu|info|biz|li|io|gmbh|swiss|tech)(?![\p{L}\p{N}@-])/giu;
const NOT_OWN =
  /(?:^|\.)(?:facebook|instagram|linkedin|xing|twitter|x|youtube|pinterest|google|goo|europa|e-recht24|it-recht-kanzlei|ec|kununu|tiktok|whatsapp|wa|vimeo|adobe|matomo|wordpress|jimdo|wix|ionos|strato|borlabs|verbraucher-schlichter|datenschutz\w*|bfdi|ihk|wko|admin|bund|ris|firmen|openstreetmap|gravatar|apple|microsoft|cloudflare|paypal|aboutads|versicherungsombudsmann|pkv-ombudsmann|vermittlerregister|ris\.bka)\.[a-z]{2,6}(?:$|\/)|\.gv\.at|\.bund\.de|europa\.eu/i;
export const SOCIAL =
  /(?:^|\.)(?:facebook|instagram|linkedin|xing|twitter|x|youtube|tiktok|kununu|pinterest)\.com\/(?!sharer|share|intent)[\w@%./-]+/i;

function sitesOfSpan(span: Span): Candidate[] {
  const found: Candidate[] = [];
  for (const link of span.line.links) {
    const host = /^https?:\/\/(?:www\.)?([^/?#]+.*)$/i.exec(link.href)?.[1] ?? '';
    if (SOCIAL.test(host) && !/share/i.test(link.href))
      found.push(candidateAt(span, 'socialLinks', link.href.split(/[?#]/)[0] ?? link.href, 0.85));
  }
  const labelled = span.label === 'web' && span.firm;
  const texts = /www\d?\.|https?:/i.test(span.value) ? [...span.value.matchAll(SITE)].map((match) => match[0]) : [];
  if (texts.length === 0 && labelled) texts.push(...[...span.value.matchAll(BARE)].map((match) => match[0]));
  for (const text of texts) {
    const clean = text.replace(/[.:]+$/, '');
    if (NOT_OWN.test(siteKey(clean)) || !isParsed(parseDomain(clean))) continue;
    const path = /^(?:https?:\/\/)?[^/]+(\/[^?#]{2,})/i.exec(clean)?.[1];
    found.push(
      candidateAt(span, 'url', siteOf(clean), (labelled ? 0.93 : 0.7) - (path ? 0.25 : 0), siteKey(clean), clean),
    );
  }
  return found;
}

/** Host of the page's own mail or site; public mail providers say nothing. */
export function mailHost(email: string): string | null {
  const parsed = parseEmail(email);
  return isParsed(parsed) && !parsed.value.freeMail ? parsed.value.host.split('.').slice(-2).join('.') : null;
}
