type Language = 'de' | 'en';

export interface NamedSource {
  readonly label: string;
  readonly url: string;
  readonly day: string;
  readonly legalGround: string;
  readonly fields: readonly string[];
}

const day = (iso: string, language: Language): string =>
  new Intl.DateTimeFormat(language === 'de' ? 'de-DE' : 'en-GB', {
    ...(language === 'de' ? { day: '2-digit', month: '2-digit', year: 'numeric' } : { dateStyle: 'long' }),
    timeZone: 'UTC',
  }).format(new Date(`${iso}T00:00:00Z`));

/** Art. 14 (1) c, d and (2) b, c, e, f GDPR. Who writes, how long data are kept and the data protection officer's address are the sender's to add. */
export function noticeText(sources: readonly NamedSource[], language: Language): string {
  const from = sources
    .slice(0, 3)
    .map(({ label, url, day: on, fields }) =>
      language === 'de'
        ? `am ${day(on, language)} auf ${url} (${label}): ${fields.join(', ')}`
        : `on ${day(on, language)} at ${url} (${label}): ${fields.join(', ')}`,
    )
    .join('; ');
  const grounds = [...new Set(sources.map(({ legalGround }) => legalGround).filter((ground) => ground !== ''))];
  if (language === 'en')
    return [
      `Where we have your details from (Art. 14 GDPR): we found them in a public place, ${from}.`,
      `We use them to get in touch with you about offers that may suit your business${grounds.length > 0 ? `; legal ground: ${grounds.join('; ')}` : ''}.`,
      'You may object to this at any time (Art. 21 GDPR), and you may ask for access, correction, erasure or restriction. You may also complain to a data protection authority.',
    ].join(' ');
  return [
    `Woher wir Ihre Angaben haben (Art. 14 DSGVO): Wir haben sie öffentlich zugänglichen Seiten entnommen, und zwar ${from}.`,
    `Wir nutzen sie, um mit Ihnen über Angebote ins Gespräch zu kommen, die zu Ihrem Betrieb passen könnten${grounds.length > 0 ? `; Rechtsgrundlage: ${grounds.join('; ')}` : ''}.`,
    'Sie können dem jederzeit widersprechen (Art. 21 DSGVO) und Auskunft, Berichtigung, Löschung oder Einschränkung verlangen. Auch eine Beschwerde bei einer Datenschutzaufsicht steht Ihnen offen.',
  ].join(' ');
}
