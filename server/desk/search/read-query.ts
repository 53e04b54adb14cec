import { cleanText, fold, isParsed, parseDomain, parseEmail, parsePhone } from '#engines/text/index.ts';

/** What a person may have meant by what they typed; each reading that is not null is looked up. */
export interface ReadQuery {
  /** Folded words. */
  readonly words: readonly string[];
  readonly folded: string;
  /** As typed and in capitals: numbers of orders, quotes, customers, articles. */
  readonly numbers: readonly string[];
  readonly phone: string | null;
  readonly email: string | null;
  readonly domain: string | null;
}

const MOST_WORDS = 8;
const phoneSigns = /^[+\d\s()/.–-]+$/;

export function readQuery(typed: string): ReadQuery {
  const text = cleanText(typed);
  const folded = fold(text);
  const single = text !== '' && !/\s/.test(text);
  const phone = phoneSigns.test(text) && text.replace(/\D/g, '').length >= 5 ? parsePhone(text) : null;
  const email = single && text.includes('@') ? parseEmail(text) : null;
  // A mail address is also looked up by its company: whoever is not known yet works somewhere.
  const domain = single && text.includes('.') ? parseDomain(text) : null;
  return {
    words: [...new Set(folded.split(' '))].filter(Boolean).slice(0, MOST_WORDS),
    folded,
    numbers: /\d/.test(text) && text.length <= 60 ? [...new Set([text, text.toUpperCase()])] : [],
    phone: phone && isParsed(phone) ? phone.value.e164 : null,
    email: email && isParsed(email) ? text.toLowerCase() : null,
    domain: domain && isParsed(domain) && !domain.value.freeMail ? domain.value.domain : null,
  };
}
