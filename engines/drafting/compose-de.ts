import {
  ADDRESSES,
  type DraftFacts,
  type DraftKind,
  inline,
  isWritten,
  type Missing,
  sentence,
  topicOf,
} from './facts.ts';
import { amount, clock, day, firm, isPast, on, quietDays, salutation, signature } from './german.ts';

export interface Composed {
  readonly subject: string | null;
  readonly body: string;
}
type Pick = <T>(list: readonly T[]) => T;
type Writer = (facts: DraftFacts, pick: Pick) => Composed | readonly Missing[];

const CONTACT: Readonly<Record<string, string>> = {
  meeting: 'das Treffen',
  // Who visited whom is not recorded.
  visit: 'das Treffen',
  call: 'das Telefonat',
  fair: 'das Gespräch auf der Messe',
  email: 'Ihre Nachricht',
  message: 'Ihre Nachricht',
  letter: 'Ihr Schreiben',
};
const CONTACT_DU: Readonly<Record<string, string>> = {
  ...CONTACT,
  email: 'deine Nachricht',
  message: 'deine Nachricht',
  letter: 'dein Schreiben',
};

/** Salutation, paragraphs, signature. After the salutation's comma German goes on small, unless with a noun or Sie. */
function letter(
  facts: DraftFacts,
  subject: string | ((du: boolean) => string),
  write: (du: boolean) => readonly (string | null)[],
): Composed {
  const { line, familiar } = salutation(facts.recipient, facts.formality === 'familiar');
  const paragraphs = write(familiar).filter((paragraph): paragraph is string => !!paragraph);
  return {
    subject: typeof subject === 'string' ? subject : subject(familiar),
    body: [line, ...paragraphs, signature(facts, familiar)].join('\n\n'),
  };
}
const bullets = (points: readonly string[]): string | null => {
  const lines = points
    .map((point) =>
      inline(point, 160)
        ?.replace(/^(?:(?:re|aw|fwd?|wg)\s*:\s*)+/i, '')
        .replace(/[.;]+$/, ''),
    )
    .filter((point): point is string => !!point && !ADDRESSES.test(point));
  return lines.length === 0
    ? null
    : lines
        .slice(0, 6)
        .map((line) => `- ${line}`)
        .join('\n');
};
const sentences = (list: readonly string[], most: number): string | null =>
  list
    .map(sentence)
    .filter((one): one is string => one !== null)
    .slice(0, most)
    .join(' ') || null;

function nextStep({ nextStep: step, today }: DraftFacts, du: boolean): string | null {
  const what = topicOf(step?.text);
  if (!what) return null;
  const when = step?.on && !isPast(step.on, today) ? ` bis zum ${day(step.on, today)}` : '';
  return du ? `Als Nächstes steht${when} an: ${what}.` : `Nächster Schritt${when}: ${what}.`;
}

const writers: Readonly<Record<DraftKind, Writer>> = {
  first_approach: (facts, pick) => {
    const usp = sentences(facts.usp, 2);
    if (!facts.company) return ['recipient-company'];
    if (!usp) return ['usp'];
    const whom = firm(facts.company.name, 'accusative')!;
    const industry = inline(facts.company.industry, 60);
    const sender = inline(facts.sender.company, 100);
    return letter(
      facts,
      sender ? pick([`${sender} stellt sich vor`, `Erster Kontakt: ${sender}`]) : 'Ein erster Kontakt',
      (du) => [
        [
          du
            ? `ich schreibe dir, weil wir für ${whom} nützlich sein könnten.`
            : pick([
                `ich schreibe Ihnen, weil wir für ${whom} nützlich sein könnten.`,
                `bei der Suche nach passenden Partnern bin ich auf ${whom} gestoßen.`,
              ]),
          industry ? `Für Unternehmen aus der Branche ${industry} arbeiten wir gern.` : null,
        ]
          .filter(Boolean)
          .join(' '),
        usp,
        du
          ? 'Hast du in den nächsten Wochen eine Viertelstunde Zeit? Dann rufe ich gern an.'
          : pick([
              'Wenn das für Sie interessant ist, genügt eine kurze Antwort. Ich melde mich dann mit einem Terminvorschlag.',
              'Darf ich Ihnen in einem kurzen Gespräch zeigen, was wir für Sie tun können? Nennen Sie mir einfach einen Termin, der Ihnen passt.',
            ]),
      ],
    );
  },
  meeting_follow_up: (facts, pick) => {
    const contact = facts.talk;
    if (!contact) return ['contact'];
    const topic = topicOf(contact.subject);
    const when = on(contact.on, facts.today);
    const points = bullets(facts.points);
    return letter(
      facts,
      (du) => {
        const what = !isWritten(contact.kind) ? 'Unser Gespräch' : du ? 'Deine Nachricht' : 'Ihre Nachricht';
        return topic
          ? `${what}: ${topic}`
          : `${what} ${when.startsWith('am') ? `vom ${when.slice(3)}` : `von ${when}`}`;
      },
      (du) => {
        const what = (du ? CONTACT_DU : CONTACT)[contact.kind] ?? 'das Gespräch';
        const thanks = du
          ? pick([`danke für ${what} ${when}.`, `vielen Dank für ${what} ${when}.`])
          : pick([`vielen Dank für ${what} ${when}.`, `haben Sie vielen Dank für ${what} ${when}.`]);
        return [
          topic ? `${thanks} ${pick(['Es ging um', 'Thema war'])} „${topic}“.` : thanks,
          points
            ? `${du ? 'Diese Punkte habe ich mitgenommen:' : pick(['Diese Punkte habe ich mitgenommen:', 'Festgehalten habe ich:'])}\n${points}`
            : null,
          nextStep(facts, du),
          du
            ? 'Fehlt etwas? Dann gib mir kurz Bescheid.'
            : pick([
                'Sollte etwas fehlen, geben Sie mir bitte kurz Bescheid.',
                'Wenn ich etwas vergessen habe, genügt eine kurze Nachricht.',
              ]),
        ];
      },
    );
  },
  quote_follow_up: (facts, pick) => {
    const { quote, today } = facts;
    if (!quote) return ['quote'];
    const number = inline(quote.number, 60) ?? '';
    const sum = quote.cents && quote.cents > 0 ? ` über ${amount(quote.cents, quote.currency)}` : '';
    const when = on(quote.on, today);
    const sent = when.startsWith('am') ? `vom ${when.slice(3)}` : `von ${when}`;
    const validity =
      quote.validUntil === null
        ? null
        : isPast(quote.validUntil, today) && quote.validUntil !== today
          ? 'past'
          : 'open';
    return letter(facts, `Unser Angebot ${number} ${sent}`, (du) => [
      du
        ? `ich möchte kurz nachfragen, wie du zu unserem Angebot ${number} ${sent}${sum} stehst.`
        : pick([
            `ich möchte kurz nachfragen, wie Sie zu unserem Angebot ${number} ${sent}${sum} stehen.`,
            `unser Angebot ${number} ${sent}${sum} liegt Ihnen vor. Wie ist Ihr Eindruck?`,
          ]),
      quote.validUntil === today
        ? 'Es gilt noch bis heute.'
        : validity === 'open'
          ? `Es gilt noch bis zum ${day(quote.validUntil!, today)}.`
          : validity === 'past'
            ? `Die Bindefrist ist am ${day(quote.validUntil!, today)} abgelaufen. ${du ? 'Auf Wunsch prüfe ich gern, ob es weiter gelten kann.' : 'Auf Ihren Wunsch prüfe ich gern, ob es weiter gelten kann.'}`
            : null,
      du
        ? 'Hast du Fragen dazu oder passt etwas nicht? Dann lass uns kurz sprechen.'
        : pick([
            'Gibt es Fragen oder Punkte, die wir anpassen sollen? Ich rufe Sie gern dazu an.',
            'Wenn etwas offen ist oder nicht passt, klären wir das am besten in einem kurzen Telefonat.',
          ]),
    ]);
  },
  reactivation: (facts, pick) => {
    const { order, lastContact, today } = facts;
    if (!order && !lastContact) return ['order', 'contact'];
    // Somebody who ordered last week has not been away.
    if (quietDays(today, [order?.on, lastContact?.on]) < 60) return ['pause'];
    const product = inline(order?.product, 80);
    const number = inline(order?.number, 60);
    const last = (du: boolean) =>
      order
        ? `${du ? 'Euer' : 'Ihr'} letzter Auftrag${number ? ` (${number})` : ''} kam ${on(order.on, today)}`
        : `Zuletzt hatten wir ${on(lastContact!.on, today)} Kontakt`;
    const usp = sentences(facts.usp, 1);
    return letter(
      facts,
      pick(['Was steht bei Ihnen an?', 'Wir haben länger nichts voneinander gehört']).replace(
        'bei Ihnen',
        facts.formality === 'familiar' && inline(facts.recipient?.firstName) ? 'bei dir' : 'bei Ihnen',
      ),
      (du) => [
        du
          ? 'wir haben eine Weile nichts voneinander gehört.'
          : pick([
              'wir haben eine Weile nichts voneinander gehört, und das möchte ich gern ändern.',
              order
                ? 'seit unserer letzten Zusammenarbeit ist einige Zeit vergangen.'
                : 'seit unserem letzten Kontakt ist einige Zeit vergangen.',
            ]),
        `${last(du)}${product && order ? `, es ging um ${quoted(product)}` : ''}. ${order ? (du ? 'Läuft alles, wie es soll?' : 'Sind Sie damit weiterhin zufrieden?') : ''}`,
        usp,
        du
          ? 'Gibt es etwas Neues bei euch, bei dem wir helfen können?'
          : pick([
              'Gibt es neue Vorhaben, bei denen wir Sie unterstützen können? Ein kurzer Hinweis genügt.',
              'Falls in nächster Zeit Bedarf entsteht, mache ich Ihnen gern ein Angebot.',
            ]),
      ],
    );
  },
  cold_call_refusal: (facts, pick) => {
    const { talk, today } = facts;
    const call = talk?.kind === 'call' && talk.direction === 'in' ? ` ${on(talk.on, today)}` : '';
    // A refusal keeps its distance, whatever the tone set elsewhere.
    return letter({ ...facts, formality: 'formal' }, 'Ihr Anruf', () => [
      pick([
        `vielen Dank für Ihren Anruf${call} und das Interesse an einer Zusammenarbeit.`,
        `danke für Ihren Anruf${call}.`,
      ]),
      pick([
        'Wir haben das geprüft und zurzeit keinen Bedarf.',
        'Das Thema steht bei uns zurzeit nicht an, und wir möchten Ihnen keine falschen Hoffnungen machen.',
      ]),
      'Bitte sehen Sie von weiteren Anrufen ab. Wenn sich daran etwas ändert, kommen wir auf Sie zu.',
      'Wir wünschen Ihnen weiterhin gute Geschäfte.',
    ]);
  },
  inquiry_answer: (facts, pick) => {
    const { inquiry, today } = facts;
    if (!inquiry) return ['inquiry'];
    const topic = topicOf(inquiry.subject);
    const points = bullets(facts.points);
    return letter(facts, topic ? `Ihre Anfrage: ${topic}` : 'Ihre Anfrage', (du) => [
      `${du ? 'danke für deine Anfrage' : 'vielen Dank für Ihre Anfrage'} ${on(inquiry.on, today)
        .replace(/^am/, 'vom')
        .replace(/^(heute|gestern)$/, 'von $1')}${topic ? ` zum Thema „${topic}“` : ''}.`,
      points
        ? `${du ? 'Dazu schon einmal das Wichtigste:' : 'Dazu vorab:'}\n${points}`
        : pick([
            du ? 'Ich kümmere mich darum.' : 'Wir kümmern uns darum.',
            du
              ? 'Ich sehe mir das an und melde mich bei dir.'
              : 'Wir sehen uns Ihr Anliegen an und melden uns mit einer Antwort.',
          ]),
      nextStep(facts, du),
      du
        ? 'Fehlt uns noch etwas, rufe ich dich an.'
        : pick([
            'Sollten wir noch Angaben benötigen, rufen wir Sie an.',
            'Für Rückfragen erreichen Sie mich jederzeit.',
          ]),
    ]);
  },
  invitation: (facts, pick) => {
    const { event, today } = facts;
    const name = topicOf(event?.name);
    if (!event || !name || (isPast(event.on, today) && event.on !== today)) return ['event'];
    const place = inline(event.place, 80);
    const time = clock(event.time);
    const usp = sentences(facts.usp, 1);
    return letter(facts, `Einladung: ${name}`, (du) => [
      `${du ? `wir laden dich herzlich zu unserer Veranstaltung „${name}“ ein` : pick([`wir laden Sie herzlich zu unserer Veranstaltung „${name}“ ein`, `zu unserer Veranstaltung „${name}“ laden wir Sie herzlich ein`])}.`,
      [`Wann: ${day(event.on, today)}${time ? `, ${time} Uhr` : ''}`, place ? `Wo: ${place}` : null]
        .filter(Boolean)
        .join('\n'),
      usp,
      du
        ? 'Sagst du uns kurz, ob du kommst? Wir freuen uns auf dich.'
        : pick([
            'Bitte geben Sie uns kurz Bescheid, ob Sie kommen. Wir freuen uns auf Sie.',
            'Über eine kurze Zusage freuen wir uns.',
          ]),
    ]);
  },
  social_post: (facts, pick) => {
    const usp = sentences(facts.usp, 2);
    const product = inline(facts.product?.name, 80);
    if (!usp) return ['usp'];
    const opening = product
      ? pick([`${product}: darum geht es uns.`, `Wofür steht ${product}?`])
      : pick(['Was uns ausmacht:', 'Worauf es uns ankommt:']);
    const sender = inline(facts.sender.company, 100);
    return {
      subject: null,
      body: [
        opening,
        usp,
        sender
          ? `${pick(['Mehr dazu gern im Gespräch.', 'Fragen dazu? Schreiben Sie uns.'])}\n${sender}`
          : 'Mehr dazu gern im Gespräch.',
      ].join('\n\n'),
    };
  },
  product_text: (facts, pick) => {
    const usp = sentences(facts.usp, 3);
    const name = inline(facts.product?.name, 80);
    if (!facts.product || !name) return ['product'];
    if (!usp) return ['usp'];
    const number = inline(facts.product.number, 40);
    const category = inline(facts.product.category, 60);
    return {
      subject: name,
      body: [
        `${name}${number && number !== name ? ` (Artikel ${number})` : ''}`,
        [category ? `Kategorie: ${category}.` : null, usp].filter(Boolean).join(' '),
        pick([
          'Technische Daten und Preise nennen wir Ihnen auf Anfrage.',
          'Gern beraten wir Sie zu Ausführung und Preis.',
        ]),
      ].join('\n\n'),
    };
  },
};

const quoted = (text: string) => `„${text.replace(/[„“”"»«]/g, '')}“`;

export function composeGerman(kind: DraftKind, facts: DraftFacts, pick: Pick): Composed | readonly Missing[] {
  return writers[kind](facts, pick);
}
