import { commands } from './commands.ts';
import { say } from './platform/spoken-language.ts';

interface Group {
  readonly title: readonly [german: string, english: string];
  /** Names of commands with their line in German; the English one stands with the command. */
  readonly lines: Readonly<Record<string, string>>;
}

/** What `lotse --help` lists, by what somebody wants to do. */
export const groups: readonly Group[] = [
  {
    title: ['Jeden Tag', 'Every day'],
    lines: {
      start: 'alles starten: Datenbank, Aufgaben im Hintergrund, Oberfläche',
      today: 'wen heute ansprechen, und warum',
      leads: 'Leads, die zur Übergabe bereit sind, und wer bis wann antworten muss',
      import: 'eine Liste übernehmen (Excel, CSV, Visitenkarten)',
      export: 'eine Liste als CSV, XLSX oder JSON schreiben',
      search: 'Firmen, Kontakte, Chancen, Aufträge und mehr durchsuchen',
      quality: 'Datenqualität in fünf Dimensionen, und was zuerst zu reparieren ist',
    },
  },
  {
    title: ['Dubletten und Verbindungen', 'Duplicates and relations'],
    lines: {
      dedupe: 'Dubletten unter allen Firmen und Kontakten suchen',
      merge: 'zwei Firmen oder zwei Kontakte zusammenführen',
      unmerge: 'eine Zusammenführung wieder trennen',
      relate: 'Firmen und Kontakte verbinden, ohne sie zusammenzuführen',
      link: 'Zeilen einer oder zweier Dateien finden, die dasselbe meinen (ohne Datenbank)',
      compare: 'für genannte Paare sagen, wie wahrscheinlich beide dasselbe meinen (ohne Datenbank)',
    },
  },
  {
    title: ['Quellen und Recherche', 'Sources and research'],
    lines: {
      'source add': 'eine Quelle beobachten: Verzeichnis, Firmenseite oder Feed',
      'source list': 'beobachtete Quellen, ihr Zustand und was sie gebracht haben',
      'source test': 'zeigen, was sich aus einer Adresse lesen lässt',
      'source run': 'eine Quelle jetzt lesen',
      'source deliver': 'einer Quelle aus Dateien gespeicherte Seiten, ein ZIP oder Tabellen geben',
      'source pause': 'eine Quelle ruhen lassen oder fortsetzen',
      watch: 'alle fälligen Quellen lesen',
      research: 'eine Firmenliste aus den Seiten der Firmen ergänzen (ohne Datenbank)',
      extract: 'Angaben einer Webseite: Firma, Personen, Neuigkeiten, Einträge (ohne Datenbank)',
    },
  },
  {
    title: ['Wahrscheinlichkeiten und Vorhersagen', 'Chances and forecasts'],
    lines: {
      'score train': 'aus einer CSV lernen, wie wahrscheinlich etwas eintritt (ohne Datenbank)',
      'score predict': 'Wahrscheinlichkeit, Spanne und Gründe für jede Zeile einer CSV',
      'score explain': 'der Steckbrief eines Modells, oder wie die Wahrscheinlichkeit einer Zeile entsteht',
      'score audit': 'Gruppen vergleichen: Auswahl, Kalibrierung, Fehler, Stellvertreter',
      forecast: 'Zeitreihen mit Bändern von 50 und 80 % vorhersagen (ohne Datenbank)',
      rhythm: 'wann Kunden wieder bestellen, wer abwandert und was auf dem Spiel steht (ohne Datenbank)',
      crosssell: 'was jeder Kunde wohl als Nächstes kauft, und warum (ohne Datenbank)',
      saturation: 'wie viel Kontakt Firmen und Personen vertragen (ohne Datenbank)',
      reach: 'bester Kanal und beste Zeit je Person (ohne Datenbank)',
      'experiment list': 'Experimente mit zurückgehaltenen Firmen und was sie bisher sagen',
      'experiment start': 'einen zufälligen Teil der Firmen auslassen, um die Wirkung zu sehen',
      'experiment stop': 'ein Experiment endgültig beenden',
      'experiment read': 'Wirkung eines Experiments aus einer Datei (ohne Datenbank)',
    },
  },
  {
    title: ['Recht und Nachweis', 'Law and proof'],
    lines: {
      'may-contact': 'antworten, ob jemand angesprochen werden darf (JSON Lines, ohne Datenbank)',
      'consent add': 'eine Einwilligung, eine Vermutung oder einen Widerruf festhalten',
      'consent show': 'was zu einer Adresse festgehalten ist, und ob sie benutzt werden darf',
      'consent list': 'alle Einwilligungen, Widerrufe und Widersprüche, gefiltert und sortiert',
      'consent object': 'einen Widerspruch festhalten, ab sofort',
      'policy show': 'wie weit Lotse gehen darf, Aufgabe für Aufgabe',
      'policy set': 'festlegen oder vorher ansehen, wie weit Lotse bei einer Aufgabe gehen darf',
      'subject export': 'alles, was über eine Person gespeichert ist (Art. 15 DSGVO)',
      'subject erase': 'eine Person überall löschen, mit Bericht (Art. 17 DSGVO)',
      'audit verify': 'das Protokoll auf Änderungen, Lücken und ein abgeschnittenes Ende prüfen',
      'audit export': 'das ganze Protokoll ausgeben (JSON Lines oder CSV)',
    },
  },
  {
    title: ['Sprachmodelle', 'Language models'],
    lines: {
      'models status': 'Anbieter, ihr Zustand und ihre Kosten, und was jede Aufgabe tut',
      'models serve': 'ein eigenes Modell (GGUF) neben Lotse betreiben (ohne Datenbank)',
      pseudonymise: 'Namen, Adressen und Nummern in einem Text durch Stellvertreter ersetzen (ohne Datenbank)',
      reidentify: 'die Originale wieder einsetzen (ohne Datenbank)',
      ground: 'eine Antwort Satz für Satz an ihren Quellen prüfen (ohne Datenbank)',
    },
  },
  {
    title: ['Betrieb', 'Running it'],
    lines: {
      doctor: 'alles ansehen, was Lotse braucht, und sagen, wie es zu beheben ist',
      backup: 'alles in eine Datei sichern',
      restore: 'eine Sicherung zurückspielen',
      'user add': 'jemanden einladen und den einmaligen Link ausgeben',
    },
  },
];

/** `lotse --help`. A command that nobody put into a group yet stands last, under its English line. */
export function overview(): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length));
  const line = (name: string, german: string) =>
    `  ${name.padEnd(width)}  ${say(german, commands[name]?.summary ?? german)}`;
  const listed = new Set(groups.flatMap(({ lines }) => Object.keys(lines)));
  const others = Object.keys(commands).filter((name) => !listed.has(name));
  return [
    say(
      'lotse BEFEHL [ANGABEN] [--json] [--lang de|en] [--help]',
      'lotse COMMAND [ARGUMENTS] [--json] [--lang de|en] [--help]',
    ),
    ...groups.flatMap(({ title, lines }) => [
      '',
      say(...title),
      ...Object.entries(lines).map(([name, german]) => line(name, german)),
    ]),
    ...others.map((name) => line(name, commands[name]?.summary ?? '')),
    '',
    ...environment(),
  ].join('\n');
}

function environment(): string[] {
  return [
    say(
      'LOTSE_HOME    Ordner der Daten (sonst der Datenordner des Benutzers; /var/lib/lotse für root)',
      "LOTSE_HOME    data directory (the user's data folder; /var/lib/lotse for root)",
    ),
    say('LOTSE_PORT    Port der Oberfläche (4747)', 'LOTSE_PORT    port of the web page (4747)'),
    say(
      'LOTSE_LANG    de oder en; ohne diese Angabe und ohne --lang die Sprache des Terminals (LANG), sonst Deutsch',
      'LOTSE_LANG    de or en; without it and --lang the language of the terminal (LANG), else German',
    ),
    say(
      'DATABASE_URL  ein eigener PostgreSQL-Server statt des mitgelieferten',
      'DATABASE_URL  a PostgreSQL server to use instead of the one that comes with Lotse',
    ),
    '',
    say(
      'Ende mit 0: getan, 1: gescheitert, 2: falsch aufgerufen, 130: abgebrochen. „lotse BEFEHL --help“ sagt mehr.',
      'Exit status: 0 done, 1 failed, 2 called wrongly, 130 interrupted. "lotse COMMAND --help" tells more.',
    ),
  ];
}
