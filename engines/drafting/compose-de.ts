import {
  type DraftFacts,
  type DraftKind,
  inline,
  isWritten,
  type Missing,
  topicOf,
  topicOfContact,
  validUntilOf,
} from './facts.ts';
import { amount, clock, day, firm, isPast, quietDays, salutation, signature } from './german.ts';
import { bullets, type Composed, type Pick, sentences, voice, type Writer } from './parts.ts';

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
    const whom = firm(facts.company.name)!;
    const industry = inline(facts.company.industry, 60);
    const sender = inline(facts.sender.company, 100);
    const say = voice(facts);
    return letter(
      facts,
      sender ? pick([`${sender} stellt sich vor`, `Kurze Vorstellung: ${sender}`]) : 'Kurze Vorstellung',
      (du) => [
        [
          du
            ? `${say('ich schreibe', 'wir schreiben')} dir, weil wir für ${whom} nützlich sein könnten.`
            : pick([
                `${say('ich schreibe', 'wir schreiben')} Ihnen, weil wir für ${whom} nützlich sein könnten.`,
                `bei der Suche nach passenden Partnern ${say('bin ich', 'sind wir')} auf ${whom} gestoßen.`,
              ]),
          industry ? `Für Unternehmen aus der Branche ${industry} arbeiten wir gern.` : null,
        ]
          .filter(Boolean)
          .join(' '),
        usp,
        du
          ? `Hast du in den nächsten Wochen eine Viertelstunde Zeit? Dann ${say('rufe ich', 'rufen wir')} gern an.`
          : pick([
              `Wenn das für Sie interessant ist, genügt eine kurze Antwort. ${say('Ich melde mich', 'Wir melden uns')} dann mit einem Terminvorschlag.`,
              `${say('Darf ich', 'Dürfen wir')} Ihnen in einem kurzen Gespräch zeigen, was wir für Sie tun können? Nennen Sie ${say('mir', 'uns')} einfach einen Termin, der Ihnen passt.`,
            ]),
      ],
    );
  },
  meeting_follow_up: (facts, pick) => {
    const contact = facts.talk;
    if (!contact) return ['contact'];
    const topic = topicOfContact(contact.subject);
    const when = day(contact.on, facts.today);
    const written = isWritten(contact.kind);
    const points = bullets(facts.points);
    const say = voice(facts);
    return letter(
      facts,
      (du) => {
        const what = !written ? 'Unser Gespräch' : du ? 'Deine Nachricht' : 'Ihre Nachricht';
        return topic ? `${what}: ${topic}` : `${what} vom ${when}`;
      },
      (du) => {
        const name = (du ? CONTACT_DU : CONTACT)[contact.kind] ?? 'das Gespräch';
        const thanks = `${pick([du ? 'danke' : 'haben Sie vielen Dank', 'vielen Dank'])} für ${name} ${written ? 'vom' : 'am'} ${when}.`;
        const noted = pick([
          say('Diese Punkte habe ich mitgenommen:', 'Diese Punkte haben wir mitgenommen:'),
          say('Festgehalten habe ich:', 'Festgehalten haben wir:'),
        ]);
        return [
          topic ? `${thanks} ${pick(['Es ging um', 'Thema war'])} „${topic}“.` : thanks,
          points ? `${noted}\n${points}` : null,
          nextStep(facts, du),
          du
            ? `Fehlt etwas? Dann gib ${say('mir', 'uns')} kurz Bescheid.`
            : pick([
                `Sollte etwas fehlen, geben Sie ${say('mir', 'uns')} bitte kurz Bescheid.`,
                `Wenn ${say('ich etwas vergessen habe', 'wir etwas vergessen haben')}, genügt eine kurze Nachricht.`,
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
    const sent = `vom ${day(quote.on, today)}`;
    const say = voice(facts);
    const validUntil = validUntilOf(quote);
    const until = validUntil && day(validUntil, today);
    const over = validUntil !== today && isPast(validUntil, today);
    return letter(facts, `Unser Angebot ${number} ${sent}`, (du) => [
      du
        ? `${say('ich möchte', 'wir möchten')} kurz nachfragen, wie du zu unserem Angebot ${number} ${sent}${sum} stehst.`
        : pick([
            `${say('ich möchte', 'wir möchten')} kurz nachfragen, wie Sie zu unserem Angebot ${number} ${sent}${sum} stehen.`,
            `unser Angebot ${number} ${sent}${sum} liegt Ihnen vor. Wie ist Ihr Eindruck?`,
          ]),
      until === null
        ? null
        : over
          ? `Die Bindefrist ist am ${until} abgelaufen. Auf ${du ? '' : 'Ihren '}Wunsch ${say('prüfe ich', 'prüfen wir')} gern, ob es weiter gelten kann.`
          : `Es gilt noch bis zum ${until}.`,
      du
        ? 'Hast du Fragen dazu oder passt etwas nicht? Dann lass uns kurz sprechen.'
        : pick([
            `Gibt es Fragen oder Punkte, die wir anpassen sollen? ${say('Ich rufe', 'Wir rufen')} Sie gern dazu an.`,
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
    const say = voice(facts);
    const last = (du: boolean) =>
      order
        ? `${du ? 'Euer' : 'Ihr'} letzter Auftrag${number ? ` (${number})` : ''} erreichte uns am ${day(order.on, today)}${product ? `; darin ging es um ${quoted(product)}` : ''}. ${du ? 'Läuft alles, wie es soll?' : 'Sind Sie damit weiterhin zufrieden?'}`
        : `Zuletzt hatten wir am ${day(lastContact!.on, today)} Kontakt.`;
    return letter(
      facts,
      (du) => pick([`Was steht bei ${du ? 'euch' : 'Ihnen'} an?`, `Neue Vorhaben bei ${du ? 'euch' : 'Ihnen'}?`]),
      (du) => [
        pick([
          du
            ? 'wir haben eine Weile nichts voneinander gehört.'
            : `wir haben eine Weile nichts voneinander gehört, und das ${say('möchte ich', 'möchten wir')} gern ändern.`,
          order && !du
            ? 'seit unserer letzten Zusammenarbeit ist einige Zeit vergangen.'
            : 'wir haben länger nichts voneinander gehört.',
        ]),
        last(du),
        sentences(facts.usp, 1),
        du
          ? 'Gibt es etwas Neues bei euch, bei dem wir helfen können?'
          : pick([
              'Gibt es neue Vorhaben, bei denen wir Sie unterstützen können? Ein kurzer Hinweis genügt.',
              `Falls in nächster Zeit Bedarf entsteht, ${say('mache ich', 'machen wir')} Ihnen gern ein Angebot.`,
            ]),
      ],
    );
  },
  cold_call_refusal: (facts, pick) => {
    const { talk, today } = facts;
    const call = talk?.kind === 'call' && talk.direction === 'in' ? ` vom ${day(talk.on, today)}` : '';
    // A refusal keeps its distance, whatever the tone set elsewhere.
    return letter({ ...facts, formality: 'formal' }, 'Ihr Anruf', () => [
      pick([
        `vielen Dank für Ihren Anruf${call} und das Interesse an einer Zusammenarbeit.`,
        `danke für Ihren Anruf${call}.`,
      ]),
      pick([
        'Wir haben das geprüft; zurzeit haben wir keinen Bedarf.',
        'Das Thema steht bei uns zurzeit nicht an, und wir möchten Ihnen keine falschen Hoffnungen machen.',
      ]),
      'Bitte sehen Sie von weiteren Anrufen ab. Wenn sich daran etwas ändert, kommen wir auf Sie zu.',
      'Wir wünschen Ihnen weiterhin gute Geschäfte.',
    ]);
  },
  inquiry_answer: (facts, pick) => {
    const { inquiry, today } = facts;
    if (!inquiry) return ['inquiry'];
    const topic = topicOfContact(inquiry.subject);
    const points = bullets(facts.points);
    const say = voice(facts);
    const heading = (du: boolean) => `${du ? 'Deine' : 'Ihre'} Anfrage${topic ? `: ${topic}` : ''}`;
    return letter(facts, heading, (du) => [
      `${du ? 'danke für deine' : 'vielen Dank für Ihre'} Anfrage vom ${day(inquiry.on, today)}${topic ? ` zum Thema „${topic}“` : ''}.`,
      points
        ? `${du ? 'Dazu schon einmal das Wichtigste:' : 'Dazu vorab:'}\n${points}`
        : pick([
            du ? say('Ich kümmere mich darum.', 'Wir kümmern uns darum.') : 'Wir kümmern uns darum.',
            du
              ? say('Ich sehe mir das an und melde mich bei dir.', 'Wir sehen uns das an und melden uns bei dir.')
              : 'Wir sehen uns Ihr Anliegen an und melden uns mit einer Antwort.',
          ]),
      nextStep(facts, du),
      du
        ? `Fehlt uns noch etwas, ${say('rufe ich', 'rufen wir')} dich an.`
        : pick([
            'Sollten wir noch Angaben benötigen, rufen wir Sie an.',
            `Für Rückfragen ${say('stehe ich', 'stehen wir')} Ihnen gern zur Verfügung.`,
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
      ? pick([`${product}: Darum geht es uns.`, `Wofür steht ${product}?`])
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
