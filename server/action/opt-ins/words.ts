import type { AdvertisingPurpose } from '#server/oversight/consent/index.ts';

type Language = 'de' | 'en';

export function optInMail(
  facts: { readonly company: string; readonly url: string; readonly wording: string; readonly days: number },
  language: Language,
): { readonly subject: string; readonly body: string } {
  const { company, url, wording, days } = facts;
  const us = company === '' ? '' : language === 'de' ? ` bei ${company}` : ` with ${company}`;
  return language === 'de'
    ? {
        subject: `Bitte bestätigen Sie Ihre Anmeldung${us}`,
        body: `Guten Tag,\n\nmit dieser E-Mail-Adresse hat sich jemand${us} angemeldet. Waren Sie das, dann bestätigen Sie es bitte hier:\n\n${url}\n\nSie erklären damit: „${wording}“\n\nDer Link gilt ${days} Tage. Waren Sie es nicht, müssen Sie nichts tun: Ohne Bestätigung schreiben wir Ihnen nicht wieder.\n\nFreundliche Grüße`,
      }
    : {
        subject: `Please confirm your sign-up${us}`,
        body: `Hello,\n\nsomebody signed up${us} with this e-mail address. If that was you, please confirm it here:\n\n${url}\n\nBy doing so you declare: “${wording}”\n\nThe link is valid for ${days} days. If it was not you, there is nothing to do: without confirmation we will not write again.\n\nKind regards`,
      };
}

const purposes: Readonly<Record<AdvertisingPurpose, Readonly<Record<Language, string>>>> = {
  marketing_similar: { de: 'Angebote zu ähnlichen Produkten', en: 'Offers of similar products' },
  marketing_other: { de: 'Neuigkeiten und andere Werbung', en: 'News and other advertising' },
  survey: { de: 'Umfragen', en: 'Surveys' },
};

export function purposeIn(purpose: AdvertisingPurpose, language: Language): string {
  return purposes[purpose][language];
}

export const pageWords = {
  de: {
    unsubscribe: 'Werbung abbestellen',
    intro: 'Diese Seite gilt für die E-Mail-Adresse, an die wir den Link geschickt haben. Sie brauchen kein Konto.',
    noMail: 'Keine Werbung mehr per E-Mail',
    noneAtAll: 'Gar keine Werbung mehr, auf keinem Weg',
    consents: 'Das haben Sie uns erlaubt',
    withdraw: 'Nicht mehr',
    nothing: 'Zurzeit liegt keine Einwilligung von Ihnen vor.',
    objectsMail: 'Sie haben Werbung per E-Mail abbestellt. Wir schicken Ihnen keine mehr.',
    objectsAll: 'Sie haben jeder Werbung widersprochen. Wir werben auf keinem Weg mehr bei Ihnen.',
    done: 'Erledigt.',
    withdrawn: 'Ihre Einwilligung ist widerrufen.',
    again: 'Haben Sie es sich anders überlegt, schreiben Sie uns einfach.',
    confirm: 'Anmeldung bestätigen',
    confirmIntro: 'Mit einem Klick bestätigen Sie Ihre Anmeldung. Sie erklären:',
    confirmed: 'Vielen Dank, Ihre Anmeldung ist bestätigt.',
    confirmedAgain: 'Sie können sie jederzeit widerrufen: über den Link unter jeder Nachricht oder mit einer Antwort.',
    brokenTitle: 'Dieser Link funktioniert nicht',
    broken:
      'Der Link ist unvollständig. Bitte kopieren Sie ihn ganz aus der Nachricht. Oder antworten Sie auf die Nachricht mit „keine Werbung“, das genügt auch.',
    expired:
      'Der Link ist abgelaufen. Antworten Sie einfach auf die Nachricht mit „keine Werbung“, das genügt; für eine Anmeldung melden Sie sich bitte noch einmal an.',
  },
  en: {
    unsubscribe: 'Stop advertising',
    intro: 'This page is about the e-mail address that we sent the link to. You need no account.',
    noMail: 'No more advertising by e-mail',
    noneAtAll: 'No more advertising at all, in any way',
    consents: 'What you have allowed',
    withdraw: 'No longer',
    nothing: 'There is no consent of yours at present.',
    objectsMail: 'You have stopped advertising by e-mail. We send you none any more.',
    objectsAll: 'You have objected to all advertising. We will not advertise to you in any way.',
    done: 'Done.',
    withdrawn: 'Your consent is withdrawn.',
    again: 'If you change your mind, just write to us.',
    confirm: 'Confirm sign-up',
    confirmIntro: 'One click confirms your sign-up. You declare:',
    confirmed: 'Thank you, your sign-up is confirmed.',
    confirmedAgain: 'You can withdraw it at any time: by the link below every message, or by answering one.',
    brokenTitle: 'This link does not work',
    broken:
      'The link is incomplete. Please copy all of it from the message. Or answer the message with “no advertising”, that will do as well.',
    expired:
      'The link has expired. Just answer the message with “no advertising”, that will do; to sign up, please sign up once more.',
  },
} as const;
