interface Words {
  readonly title: string;
  readonly paragraphs: readonly string[];
  /** The first answer is the right one here; the order on the screen is another. */
  readonly questions: readonly {
    readonly text: string;
    readonly answers: readonly [string, string, string];
    readonly why: string;
  }[];
}
export interface Lesson {
  readonly key: string;
  readonly version: number;
  readonly minutes: number;
  readonly de: Words;
  readonly en: Words;
}

export const lessons: readonly Lesson[] = [
  {
    key: 'can-and-cannot',
    version: 1,
    minutes: 3,
    de: {
      title: 'Was Lotse kann und was nicht',
      paragraphs: [
        'Lotse ordnet, was in Ihrer Firma schon bekannt ist: wer Kunde ist, was zuletzt geschah, wer wieder bestellen könnte. Daraus schlägt es vor, wen Sie heute ansprechen, und schreibt Entwürfe.',
        'Lotse weiß nur, was erfasst ist. Ein Gespräch, das niemand notiert hat, gibt es für Lotse nicht. Ein Vorschlag ist deshalb eine Vermutung aus Zahlen und Texten, kein Wissen über Menschen.',
        'Entscheiden, verhandeln und zusagen bleibt bei Ihnen. Ohne Freigabe geht nichts an Fremde hinaus. Fällt ein Sprachmodell aus, arbeitet Lotse mit Regeln und Vorlagen weiter und sagt es dazu.',
      ],
      questions: [
        {
          text: 'Ein Kunde steht nicht in der Liste für heute. Was folgt daraus?',
          answers: [
            'Nur, dass Lotse keinen Anlass kennt.',
            'Der Kunde hat kein Interesse.',
            'Der Kunde darf nicht angerufen werden.',
          ],
          why: 'Die Liste zeigt bekannte Anlässe. Was nicht erfasst ist, fehlt ihr.',
        },
        {
          text: 'Das Sprachmodell ist nicht erreichbar. Was geschieht?',
          answers: [
            'Vorlagen schreiben weiter, mit Hinweis.',
            'Entwürfe gibt es dann nicht.',
            'Lotse wählt still ein anderes Modell.',
          ],
          why: 'Jede Aufgabe hat einen Weg ohne Modell und sagt, wenn sie ihn geht.',
        },
      ],
    },
    en: {
      title: 'What Lotse can and cannot do',
      paragraphs: [
        'Lotse puts in order what your company already knows: who is a customer, what happened last, who might order again. From that it suggests whom to talk to today, and writes drafts.',
        'Lotse knows only what has been recorded. A conversation nobody wrote down does not exist for it. A suggestion is therefore a guess from figures and texts, not knowledge about people.',
        'Deciding, negotiating and promising stays with you. Nothing goes out to strangers without approval. If a language model fails, Lotse goes on with rules and templates, and says so.',
      ],
      questions: [
        {
          text: 'A customer is not on today’s list. What follows?',
          answers: [
            'Only that Lotse knows of no occasion.',
            'The customer is not interested.',
            'The customer must not be called.',
          ],
          why: 'The list shows known occasions. It lacks whatever was not recorded.',
        },
        {
          text: 'The language model cannot be reached. What happens?',
          answers: [
            'Templates go on writing, with a notice.',
            'There are no drafts then.',
            'Lotse quietly chooses another model.',
          ],
          why: 'Every task has a way without a model, and says when it takes it.',
        },
      ],
    },
  },
  {
    key: 'reasons-and-confidence',
    version: 1,
    minutes: 4,
    de: {
      title: 'Gründe und Sicherheit lesen',
      paragraphs: [
        'Jede Zahl in Lotse lässt sich öffnen: Sie sehen, woraus sie entstand und wie viel jeder Grund beiträgt. Lesen Sie zuerst die Gründe und dann die Zahl. Ein hoher Wert aus einem schwachen Grund ist wenig wert.',
        '80 % Sicherheit heißt: Von zehn solchen Vorschlägen sind etwa acht richtig und zwei falsch. Welche zwei, weiß niemand vorher. Steht dort „noch zu wenig geprüft“, ist das ehrlicher als eine erfundene Zahl.',
        'Eine Spanne wie „40 bis 70“ bedeutet, dass Angaben fehlen. Wer die fehlende Angabe nachträgt, macht die Spanne kleiner. Das lohnt sich oft mehr, als über den Mittelwert zu reden.',
      ],
      questions: [
        {
          text: 'Zehn Vorschläge mit je 80 % Sicherheit. Wie viele falsche erwarten Sie?',
          answers: ['Etwa zwei.', 'Keinen, 80 % reicht.', 'Acht.'],
          why: 'Sicherheit ist ein Anteil über viele Fälle, keine Garantie für den einzelnen.',
        },
        {
          text: 'Eine Passung zeigt „40 bis 70“. Was hilft am meisten?',
          answers: ['Die fehlende Angabe nachtragen.', 'Mit 55 weiterrechnen.', 'Den Kunden aussortieren.'],
          why: 'Die Spanne kommt von dem, was fehlt.',
        },
      ],
    },
    en: {
      title: 'Reading reasons and confidence',
      paragraphs: [
        'Every number in Lotse can be opened: you see what it was made of and how much each reason adds. Read the reasons first and the number second. A high value from a weak reason is worth little.',
        '80 % confidence means: of ten such suggestions about eight are right and two are wrong. Nobody knows beforehand which two. Where it says “too little checked yet”, that is more honest than an invented number.',
        'A range such as “40 to 70” means that facts are missing. Whoever adds the missing fact narrows the range. That is often worth more than arguing about the middle.',
      ],
      questions: [
        {
          text: 'Ten suggestions with 80 % confidence each. How many wrong ones do you expect?',
          answers: ['About two.', 'None, 80 % is enough.', 'Eight.'],
          why: 'Confidence is a share over many cases, no guarantee for a single one.',
        },
        {
          text: 'A fit shows “40 to 70”. What helps most?',
          answers: ['Adding the missing fact.', 'Working with 55.', 'Dropping the customer.'],
          why: 'The range comes from what is missing.',
        },
      ],
    },
  },
  {
    key: 'prompting',
    version: 1,
    minutes: 3,
    de: {
      title: 'Gut fragen',
      paragraphs: [
        'Ein guter Auftrag an ein Sprachmodell nennt Ziel, Leser, Tatsachen und Form: „Erinnere Frau Köster an das Angebot A-117, freundlich, höchstens fünf Sätze.“ Wer nur „Schreib was Nettes“ verlangt, bekommt Allgemeines.',
        'Geben Sie Tatsachen mit, statt nach ihnen zu fragen. Ein Modell füllt Lücken mit dem, was wahrscheinlich klingt. Lotse streicht deshalb Sätze, deren Zahlen, Namen oder Daten nirgends stehen.',
        'Gefällt ein Ergebnis nicht, ändern Sie eine Sache und vergleichen. Unter Steuerung liegen die Vorlagen für Aufträge mit Versionen, Probefällen und dem Vergleich zweier Fassungen.',
      ],
      questions: [
        {
          text: 'Welcher Auftrag ist der bessere?',
          answers: [
            'Fünf Sätze an Herrn Vogt: Angebot 4711 läuft Freitag ab, Rückfrage erbeten.',
            'Schreib etwas Überzeugendes.',
            'Mach es wie immer, nur besser.',
          ],
          why: 'Ziel, Leser, Tatsachen und Form stehen darin.',
        },
        {
          text: 'Im Entwurf fehlt ein Satz, den das Modell geschrieben hatte. Warum?',
          answers: ['Seine Angabe war nirgends belegt.', 'Er war zu lang.', 'Das Modell hat ihn zurückgezogen.'],
          why: 'Was nicht in den Angaben steht, wird gestrichen.',
        },
      ],
    },
    en: {
      title: 'Asking well',
      paragraphs: [
        'A good request to a language model names aim, reader, facts and form: “Remind Ms Köster of quote A-117, friendly, five sentences at most.” Whoever asks for “something nice” gets something general.',
        'Give facts instead of asking for them. A model fills gaps with what sounds likely. That is why Lotse strikes sentences whose numbers, names or dates stand nowhere.',
        'If you do not like a result, change one thing and compare. Under Control lie the prompts with versions, test cases and a comparison of two versions.',
      ],
      questions: [
        {
          text: 'Which request is the better one?',
          answers: [
            'Five sentences to Mr Vogt: quote 4711 ends on Friday, please reply.',
            'Write something convincing.',
            'Do it as always, only better.',
          ],
          why: 'It names aim, reader, facts and form.',
        },
        {
          text: 'A sentence the model wrote is missing from the draft. Why?',
          answers: ['What it said stood nowhere.', 'It was too long.', 'The model withdrew it.'],
          why: 'What is not in the facts is struck.',
        },
      ],
    },
  },
  {
    key: 'personal-data',
    version: 1,
    minutes: 4,
    de: {
      title: 'Personenbezogene Daten',
      paragraphs: [
        'Namen, Durchwahlen, Notizen über Menschen: All das sind personenbezogene Daten, auch im Geschäft. Notieren Sie, was für die Zusammenarbeit nötig ist, und so, dass die Person es lesen dürfte. Gesundheit, Glaube, Gewerkschaft und Privates gehören nicht hinein.',
        'Bevor ein Text an ein Modell außerhalb Ihrer Firma geht, ersetzt Lotse Namen, Nummern und Adressen durch erfundene und setzt sie danach wieder ein. Wer Texte von Hand in fremde Dienste kopiert, umgeht diesen Schutz.',
        'Ein Widerspruch gilt sofort und überall. Sagt jemand am Telefon, er wolle keine Werbung mehr, halten Sie das gleich fest. Auskunft und Löschung gehen über Steuerung, mit einer Frist von einem Monat.',
      ],
      questions: [
        {
          text: 'Welche Notiz gehört nicht in Lotse?',
          answers: [
            'Ist oft krank, vermutlich der Rücken.',
            'Entscheidet über Ersatzteile bis 5.000 Euro.',
            'Ist freitags nicht im Büro.',
          ],
          why: 'Gesundheit ist besonders geschützt und für das Geschäft nicht nötig.',
        },
        {
          text: 'Jemand sagt am Telefon: „Bitte keine Werbung mehr.“ Was tun Sie?',
          answers: [
            'Den Widerspruch sofort festhalten.',
            'Beim nächsten Mal noch einmal fragen.',
            'Auf E-Mail ausweichen.',
          ],
          why: 'Ein Widerspruch gegen Werbung gilt sofort; ein anderer Weg ist auch Werbung.',
        },
      ],
    },
    en: {
      title: 'Personal data',
      paragraphs: [
        'Names, extensions, notes about people: all of this is personal data, in business too. Write down what working together takes, and in a way the person could read. Health, faith, unions and private life do not belong there.',
        'Before a text goes to a model outside your company, Lotse replaces names, numbers and addresses with invented ones and puts the real ones back afterwards. Whoever copies texts into other services by hand bypasses this protection.',
        'An objection counts at once and everywhere. If somebody says on the phone that they want no more advertising, record it right away. Access and erasure are under Control, with a term of one month.',
      ],
      questions: [
        {
          text: 'Which note does not belong in Lotse?',
          answers: [
            'Is often ill, probably the back.',
            'Decides on spare parts up to 5,000 euros.',
            'Is not in the office on Fridays.',
          ],
          why: 'Health is specially protected, and business does not need it.',
        },
        {
          text: 'Somebody says on the phone: “No more advertising, please.” What do you do?',
          answers: ['Record the objection at once.', 'Ask again next time.', 'Switch to e-mail.'],
          why: 'An objection to advertising counts at once; another channel is advertising too.',
        },
      ],
    },
  },
  {
    key: 'reviewing',
    version: 1,
    minutes: 3,
    de: {
      title: 'Richtig prüfen',
      paragraphs: [
        'Unter Prüfen warten Vorschläge auf Sie. Lesen Sie zuerst den Beleg, dann den Vorschlag. Wer es umgekehrt macht, findet im Beleg leicht das, was er schon glaubt.',
        'Je öfter etwas stimmt, desto schneller winkt man es durch. Dagegen helfen Stichproben: Auch was Lotse selbst erledigt hat, kommt zum Teil noch einmal zu Ihnen. Ihre Antwort stellt die Schwelle nach.',
        'Ablehnen mit Grund hilft mehr als Ändern ohne Grund. Was freigegeben ist, geht genau so hinaus. Eine spätere Änderung hebt die Freigabe auf.',
      ],
      questions: [
        {
          text: 'Was lesen Sie zuerst?',
          answers: ['Den Beleg.', 'Die Sicherheit in Prozent.', 'Den Vorschlag.'],
          why: 'Wer mit dem Vorschlag beginnt, sucht Bestätigung.',
        },
        {
          text: 'Nach der Freigabe ändern Sie ein Wort in der E-Mail. Was gilt?',
          answers: [
            'Die Freigabe ist aufgehoben.',
            'Die Freigabe bleibt, es war nur ein Wort.',
            'Die alte Fassung geht hinaus.',
          ],
          why: 'Freigegeben ist genau dieser Inhalt an genau diesen Empfänger.',
        },
      ],
    },
    en: {
      title: 'Reviewing well',
      paragraphs: [
        'Under Review, proposals wait for you. Read the evidence first and the proposal second. Whoever does it the other way round easily finds in the evidence what they already believe.',
        'The more often something is right, the faster one waves it through. Spot checks help: part of what Lotse did by itself comes back to you as well. Your answer adjusts the threshold.',
        'Rejecting with a reason helps more than changing without one. What is approved goes out exactly like that. A later change voids the approval.',
      ],
      questions: [
        {
          text: 'What do you read first?',
          answers: ['The evidence.', 'The confidence in per cent.', 'The proposal.'],
          why: 'Whoever begins with the proposal looks for confirmation.',
        },
        {
          text: 'After approving an e-mail you change one word. What holds?',
          answers: ['The approval is void.', 'The approval stays, it was one word.', 'The old version goes out.'],
          why: 'Exactly this content to exactly this recipient was approved.',
        },
      ],
    },
  },
  {
    key: 'responsibility',
    version: 1,
    minutes: 3,
    de: {
      title: 'Ihre Verantwortung',
      paragraphs: [
        'Unter einem Schreiben steht Ihr Name. Dass eine Maschine es entworfen hat, ändert daran nichts. Lesen Sie es so, als hätten Sie es selbst geschrieben, vor allem Zahlen, Zusagen und den Ton.',
        'Punkte ordnen eine Liste, mehr nicht. Einen Kunden ablehnen, einen Preis festsetzen oder einen Vertrag beenden darf eine Punktzahl nie allein. Solche Entscheidungen trifft ein Mensch und kann sie begründen.',
        'Kommt Ihnen etwas falsch vor, halten Sie an und sagen Sie es: mit einem Grund beim Ablehnen oder bei der Person, die Lotse bei Ihnen betreut. Ein gemeldeter Fehler ist ein guter Tag.',
      ],
      questions: [
        {
          text: 'Im Entwurf steht eine Lieferzusage, die Sie nicht kennen. Was tun Sie?',
          answers: [
            'Prüfen oder streichen, bevor es hinausgeht.',
            'Senden, die Maschine wird es wissen.',
            'Senden und später klären.',
          ],
          why: 'Mit Ihrer Freigabe ist es Ihre Zusage.',
        },
        {
          text: 'Ein Kunde hat wenig Punkte. Darf man ihm deshalb kein Angebot machen?',
          answers: [
            'Nein, das entscheidet ein Mensch mit Gründen.',
            'Ja, dafür sind Punkte da.',
            'Ja, wenn es alle so machen.',
          ],
          why: 'Punkte ordnen. Sie lehnen niemanden ab.',
        },
      ],
    },
    en: {
      title: 'Your responsibility',
      paragraphs: [
        'Your name stands under a letter. That a machine drafted it changes nothing. Read it as if you had written it yourself, above all figures, promises and the tone.',
        'Points sort a list and do no more. Turning a customer down, setting a price or ending a contract must never rest on a score alone. A person takes such decisions and can give the reasons.',
        'If something seems wrong to you, stop and say so: with a reason when you reject, or to whoever looks after Lotse in your company. A reported mistake is a good day.',
      ],
      questions: [
        {
          text: 'The draft contains a delivery promise that you do not know. What do you do?',
          answers: [
            'Check or strike it before it goes out.',
            'Send it, the machine will know.',
            'Send it and clear it up later.',
          ],
          why: 'With your approval it is your promise.',
        },
        {
          text: 'A customer has few points. May one refuse them a quote for that?',
          answers: [
            'No, a person decides that, with reasons.',
            'Yes, that is what points are for.',
            'Yes, if everybody does.',
          ],
          why: 'Points sort. They turn nobody down.',
        },
      ],
    },
  },
];
