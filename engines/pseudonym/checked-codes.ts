import { ibanIsValid, luhnIsValid, vatLooksRight } from './checks.ts';
import type { Claiming } from './claims.ts';
import { codeOf } from './known.ts';
import { kindOfChar } from './words.ts';

const CODE =
  /(?<![\p{L}\p{N}+])(?:[A-Z]{2}\d{2}(?:[ .-]?[A-Z0-9]{2,4}){2,8}(?:[ .-]?[A-Z0-9]{1,4})?|(?:ATU|ATU )\d{8}|CHE[- ]?\d{3}[. ]?\d{3}[. ]?\d{3}|[A-Z]{2} ?[A-Z0-9]{2,4}(?:[ .]?[0-9A-Z]{2,4}){1,4}|(?:\d[ -]?){12,18}\d)(?![\p{L}\p{N}])/gu;
const VAT_LABEL = /(?:USt|UID|VAT|Umsatzsteuer|Ust|MwSt|TVA|Tax)[^\n]{0,32}$/i;
const IBAN_LABEL = /IBAN[^\n]{0,12}$/i;

/** IBAN, VAT ids and cards: told by their check digits. */
export function codesWithChecks(text: string, claims: Claiming): void {
  CODE.lastIndex = 0;
  for (let match = CODE.exec(text); match; match = CODE.exec(text)) {
    const end = match.index + match[0].length;
    let next = match.index + 2;
    const before = text.slice(Math.max(0, match.index - 40), match.index);
    if (/^[A-Z]/.test(match[0])) {
      // The pattern may have swallowed a following word in capitals: the longest beginning that checks out is meant.
      for (let cut = end; cut > match.index + 6; cut--) {
        if (cut < end && kindOfChar(text.charCodeAt(cut)) !== 0) continue;
        const code = codeOf(text.slice(match.index, cut));
        if (ibanIsValid(code) || (IBAN_LABEL.test(before) && code.length >= 15)) {
          claims.take(match.index, cut, 'iban');
          next = cut;
          break;
        }
        if (vatLooksRight(code, VAT_LABEL.test(before))) {
          claims.take(match.index, cut, 'vat');
          next = cut;
          break;
        }
      }
      // A German IBAN with a slip of the pen is nobody else's business either.
      const code = codeOf(match[0]);
      if (/^DE\d{20}$/.test(code)) claims.take(match.index, match.index + match[0].length, 'iban');
    } else {
      const digits = match[0].replace(/\D/g, '');
      if (digits.length >= 13 && luhnIsValid(digits) && /^[3-6]|^2[2-7]/.test(digits)) {
        claims.take(match.index, end, 'card');
        next = end;
      }
    }
    CODE.lastIndex = next;
  }
}
