import type { Language } from '#engines/contact-law/index.ts';
import type { Caution } from './may-contact.ts';
import type { ConsentFaultCode } from './record-consents.ts';

type FaultCode = ConsentFaultCode | 'sale-without-day' | 'nothing-shown' | 'file-not-yours';

const cautions: Readonly<Record<Caution, Readonly<Record<Language, string>>>> = {
  'consent-unused-24-months': {
    de: 'Diese Einwilligung ist seit über 24 Monaten nicht genutzt worden; bitte prüfen, ob sie noch gilt.',
    en: 'This consent has not been used for more than 24 months; please check whether it still holds.',
  },
  'contact-point-unreadable': {
    de: 'Diese Adresse oder Nummer ist nicht lesbar, deshalb lässt sich kein Widerspruch ausschließen: Kontakt verboten. Bitte berichtigen.',
    en: 'This address or number cannot be read, so an objection cannot be ruled out: contact forbidden. Please correct it.',
  },
};

const faults: Readonly<Record<FaultCode, Readonly<Record<Language, string>>>> = {
  'contact-point-unreadable': {
    de: 'Die Adresse oder Nummer ist nicht lesbar.',
    en: 'The address or number cannot be read.',
  },
  'in-the-future': {
    de: 'Das Datum liegt in der Zukunft.',
    en: 'The date lies in the future.',
  },
  'purpose-missing': {
    de: 'Es fehlt, wozu die Einwilligung gilt.',
    en: 'It does not say what the consent is for.',
  },
  'reason-too-short': {
    de: 'Die Tatsachen, die für ein Einverständnis sprechen, brauchen mindestens 40 Zeichen.',
    en: 'The facts that speak for agreement need at least 40 characters.',
  },
  'presumed-only-by-phone': {
    de: 'Ein mutmaßliches Einverständnis gibt es nur für Anrufe durch Menschen.',
    en: 'Presumed consent exists for calls by people only.',
  },
  'sale-without-day': {
    de: 'Zu einem Verkauf gehören beide Angaben: was verkauft wurde (zum Beispiel die Auftragsnummer) und wann.',
    en: 'A sale needs both: what was sold (the order number, for example) and when.',
  },
  'nothing-shown': {
    de: 'Es ist keine der vier Voraussetzungen belegt; so gibt es nichts festzuhalten.',
    en: 'None of the four conditions is shown; there is nothing to record.',
  },
  'file-not-yours': {
    de: 'Diese Datei haben Sie nicht selbst hochgeladen, oder es gibt sie nicht mehr. Bitte laden Sie den Beleg neu hoch.',
    en: 'You have not uploaded this file yourself, or it is no longer here. Please upload the proof again.',
  },
};

export function cautionIn(caution: Caution, language: Language): string {
  return cautions[caution][language];
}

/** Why a consent or objection was not recorded. */
export function consentFaultIn(code: FaultCode, language: Language): string {
  return faults[code][language];
}
