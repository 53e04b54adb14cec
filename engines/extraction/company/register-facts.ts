import { type Candidate, candidateAt } from './candidate.ts';
import { isForeign } from './labels.ts';
import { courtsIn, registersIn, vatIdsIn } from './registers.ts';
import type { Span } from './spans.ts';

const TOWN =
  /^\p{Lu}[\p{L}.]+(?:[\s-](?:\p{Lu}|an der|am|im|i\.|a\.)[\p{L}.]*){0,3}([,;]?\s(?:HR\s?[AB]|GnR|VR|PR)\b.*)?$/u;

/** A town before the number, or right behind the word "register" of its own line. */
function isTown({ value, line, labelText, firm }: Span): boolean {
  const match = /^Kanton/.test(value) ? null : TOWN.exec(value);
  return match !== null && (match[1] !== undefined || (firm && line.text.includes(labelText)));
}

export function registerFacts(spans: readonly Span[], country: string, partnership: boolean): Candidate[] {
  const found: Candidate[] = [];
  for (const span of spans) {
    const { label, value } = span;
    if (value === '' || value.length > 900 || isForeign(span.zone)) continue;
    const partner = span.zone === 'partner' ? 0.6 : 0;
    const isRegister = label === 'register' || label === 'court';
    const isBareNumber = span.firm && label === 'register';
    if (
      isRegister ||
      label === 'uid' ||
      label === null ||
      label === 'seat' ||
      label === 'name' ||
      /HR\s?[AB]|FN\s?\d|CHE-|registered in|company (?:no|number)/i.test(value)
    ) {
      // "registered in England and Wales under company number 00912345": the label in its middle would part it.
      const british = /registered in \p{Lu}/u.test(span.line.text) && label === 'register' ? `${span.line.text} ` : '';
      const division = /^[AB]\s?\d/.test(value) && /^handelsregister/i.test(span.labelText) ? 'Handelsregister ' : '';
      for (const register of registersIn(
        `${british}${division}${/^(?:HR|FN|Gn|VR)/i.test(span.labelText) ? `${span.labelText.replace(/(?:-|\s)?(?:Nr\.?|Nummer)?\s*[:：]?\s*$/i, '')} ` : ''}${value}`,
        isBareNumber,
      )) {
        if (
          register.kind === 'CHE' &&
          (label === 'vat' || /MWST|TVA|VAT/.test(register.original)) &&
          label !== 'register' &&
          label !== 'uid'
        )
          continue;
        if (register.kind === 'bare' && (country === 'DE' || value.length > 40) && !/^\s*\d+\s*$/.test(value)) continue;
        const wrongDivision =
          (partnership && register.kind === 'HRB') || (!partnership && register.kind === 'HRA') ? 0.25 : 0;
        const sure =
          (register.kind === 'bare' ? 0.75 : isRegister || label === 'uid' ? 0.95 : 0.92) - partner - wrongDivision;
        found.push(
          candidateAt(
            span,
            'registerNumber',
            register.value,
            sure,
            register.value.replace(/\W/g, '').toLowerCase(),
            register.original,
          ),
        );
      }
    }
    if (label === 'court' || label === 'register' || /gericht|\bAG\b|Handelsregister|court/i.test(value)) {
      // "Handelsregister: Wuppertal, HRA 18022", "Eintragung im Handelsregister Coesfeld": where the register is kept is the court's town.
      const labelled = (label === 'court' && span.firm) || (label === 'register' && isTown(span));
      const text = label === 'court' && !labelled ? `${span.labelText} ${value}` : value;
      const whole = courtsIn(span.line.text, false, country)[0];
      for (const court of courtsIn(text, labelled, country).slice(0, 1))
        found.push(
          candidateAt(
            span,
            'registerCourt',
            court.value,
            (labelled || label === 'register' ? 0.95 : 0.9) - partner - (/ /.test(court.value) ? 0 : 0.05),
            court.value.toLowerCase(),
            court.original,
          ),
        );
      if (found.every((one) => one.field !== 'registerCourt' || one.at !== span.line.index) && whole)
        found.push(
          candidateAt(span, 'registerCourt', whole.value, 0.88 - partner, whole.value.toLowerCase(), whole.original),
        );
    }
    const labelledVat = label === 'vat' || (label === 'uid' && country === 'AT');
    if (labelledVat || /(?:DE|ATU|CHE)[\s-]?\d/.test(value)) {
      if (label === 'tax' && !/^DE\d{9}$/.test(value)) continue;
      // "UID CHE-112.345.672 MWST": the mark behind the number is a label of its own to whoever cuts the line.
      const whole = label === 'uid' && /MWST|TVA|IVA/.test(span.line.text) ? span.line.text : value;
      for (const vat of vatIdsIn(whole, labelledVat).slice(0, 2)) {
        if (/-\d{5}$/.test(value) && label === 'tax') continue;
        found.push(
          candidateAt(
            span,
            'vatID',
            vat.value,
            (labelledVat ? 0.96 : 0.85) - (vat.checked ? 0 : 0.04) - (partner ? 0.5 : 0),
            vat.value.toLowerCase(),
            vat.original,
          ),
        );
      }
    }
  }
  return found;
}
