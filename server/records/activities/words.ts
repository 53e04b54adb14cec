import type { FoundObjection } from '#engines/objection/index.ts';

type Language = 'de' | 'en';

const refused: Readonly<Record<FoundObjection['channels'][number], readonly [de: string, en: string]>> = {
  email: ['E-Mails', 'e-mails'],
  phone_human: ['Anrufe', 'calls'],
  phone_auto: ['', ''],
  fax: ['Faxe', 'faxes'],
  post: ['Post', 'post'],
  sms_messenger: ['SMS und Messenger', 'text messages'],
};

export function heededWords({ channels, quote }: FoundObjection, language: Language): string {
  const at = language === 'de' ? 0 : 1;
  const ways = channels.map((channel) => refused[channel][at]).filter(Boolean);
  const said = quote.length > 120 ? `${quote.slice(0, 117)}…` : quote;
  const what =
    ways.length === 0
      ? language === 'de'
        ? 'Werbung'
        : 'advertising'
      : new Intl.ListFormat(language, { type: 'conjunction' }).format(ways);
  return language === 'de'
    ? `Als Widerspruch gegen ${what} beachtet: „${said}“ Er gilt sofort und bleibt, auch wenn der Eintrag gelöscht wird. War es keiner, lässt er sich unter Steuerung, Einwilligungen mit Begründung zurücknehmen.`
    : `Taken as an objection to ${what}: “${said}” It holds at once and stays, even if the entry is deleted. If it was none, it can be taken back with a reason under Control, Consents.`;
}
