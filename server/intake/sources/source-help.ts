import { say } from '#server/platform/spoken-language.ts';

/** What `--help` says of each command about sources. */
export const help = {
  add: say(
    `lotse source add [URL] --ground TEXT [--label NAME] [--kind list|company|feed|sitemap|download|prices|files] [--details] [--model] [--host SERVER]... [--schedule daily|weekly|monthly|never]
                 [--aim directory|companies|news|competitor|register] [--purpose TEXT] [--trust 0-100] [--postal-code ANFANG]... [--industry WORT]... [--no-leads] [--json]

Legt eine Quelle an und gibt sie frei: Ab jetzt wird sie nach ihrem Zeitplan gelesen. Geholt wird nur von ihrem Server und denen von --host.

--kind               list: ein Verzeichnis; company: Seiten einer Firma; feed: RSS, Atom; sitemap: jede Seite, die sie nennt; download: CSV, XLSX oder JSON;
                     prices: Produkte und Preise eines Wettbewerbers; files: ohne URL, siehe „lotse source deliver“
--aim                wozu sie beobachtet wird; was ein Wettbewerber zeigt, ist Marktgeschehen und nie ein Lead. Ohne Angabe nach der Art
--details            bei list: Die Seite jedes Eintrags wird mitgelesen
--model              bei company: Ein Modell darf vorschlagen, was die Regeln nicht finden, belegt mit den Worten der Seite
--ground TEXT        die Rechtsgrundlage, auf der sie gelesen werden darf, etwa „Art. 6 Abs. 1 lit. f DSGVO, öffentliches Mitgliederverzeichnis“
--postal-code, --industry  was eine unbekannte Firma erfüllen muss, um ein Lead zu werden; --no-leads: keine wird einer
--json gibt {"id","state"} aus.
`,
    `lotse source add [URL] --ground TEXT [--label NAME] [--kind list|company|feed|sitemap|download|prices|files] [--details] [--model] [--host HOST]... [--schedule daily|weekly|monthly|never]
                 [--aim directory|companies|news|competitor|register] [--purpose TEXT] [--trust 0-100] [--postal-code START]... [--industry WORD]... [--no-leads] [--json]

Adds a source and approves it: from now on it is fetched on its schedule. Nothing outside its own host and the --host ones is ever fetched.

--kind               list: a directory; company: a firm's own pages; feed: RSS, Atom; sitemap: every page that it names; download: CSV, XLSX or JSON;
                     prices: products and prices of a competitor; files: no URL, see "lotse source deliver"
--aim                what it is watched for; what a competitor shows is market news and never a lead. Without it, by the kind
--details            with list: each entry's own page is read as well
--model              with company: a model may propose what the rules do not find, on the page's own words
--ground TEXT        the legal ground on which it may be read, e.g. "Art. 6 (1) f GDPR, public list of members"
--postal-code, --industry  what an unknown company must fulfil to become a lead; --no-leads: none does
--json prints {"id","state"}.
`,
  ),
  list: say(
    'lotse source list [--json]\n\nZeigt alle beobachteten Quellen, wie es ihnen geht und was sie gebracht haben.\n',
    'lotse source list [--json]\n\nShows all watched sources, how they are and what came of them.\n',
  ),
  test: say(
    `lotse source test URL [--kind list|company|feed|sitemap|download|prices] [--model] [--json]

Holt eine Adresse einmal und zeigt, was sich daraus lesen lässt. Speichert nichts.

--model  bei company: Ein Modell (Steuerung, Modelle) darf vorschlagen, was die Regeln nicht finden; gezeigt wird nur, was die Seite mit eigenen Worten sagt
--json gibt {"url","kind","fields","entries","total","refusal"} aus; „proposed“ eines Eintrags nennt, was ein Modell vorschlug, mit den Belegen.
`,
    `lotse source test URL [--kind list|company|feed|sitemap|download|prices] [--model] [--json]

Fetches an address once and shows what could be read from it. Stores nothing.

--model  with company: a model (Steuerung, Modelle) may propose what the rules do not find; only what the page's own words bear out is shown
--json prints {"url","kind","fields","entries","total","refusal"}; "proposed" of an entry names the fields that a model proposed, with their snippets.
`,
  ),
  run: say(
    'lotse source run ID|NAME [--json]\n\nLiest eine Quelle jetzt. --json gibt {"pages","entries","added","changed","gone","returned","problem"} aus.\n',
    'lotse source run ID|LABEL [--json]\n\nReads a source now. --json prints {"pages","entries","added","changed","gone","returned","problem"}.\n',
  ),
  deliver: say(
    `lotse source deliver ID|NAME DATEI|ORDNER... [--json]

Gibt einer Quelle der Art files Dateien und liest sie: gespeicherte Seiten (HTML), ein ZIP oder einen Ordner davon, CSV, XLSX, JSON. Zusammen sind
sie von da an der Inhalt der Quelle; gesagt wird der Unterschied zur Lieferung davor. Braucht kein Netz. --json wie bei „source run“.
`,
    `lotse source deliver ID|LABEL FILE|FOLDER... [--json]

Gives files to a source of kind files and reads them: saved pages (HTML), a zip or folder of them, CSV, XLSX, JSON. Together they are what the
source holds from then on; the difference to the delivery before is told. Needs no network. --json as for "source run".
`,
  ),
  pause: say(
    `lotse source pause ID|NAME [--resume [--relearn|--believe]] [--json]

Lässt eine Quelle ruhen, oder setzt sie mit --resume fort.

--relearn   die Seite ist umgebaut: Ihre Einträge werden neu gesucht
--believe   so wenige Einträge stimmen: Was fehlt, gilt als verschwunden
`,
    `lotse source pause ID|LABEL [--resume [--relearn|--believe]] [--json]

Stops fetching a source, or with --resume goes on.

--relearn   the page was rebuilt: its entries are looked for anew
--believe   so few entries are right: those that are missing count as gone
`,
  ),
  watch: say(
    'lotse watch --once [--json]\n\nLiest alle fälligen Quellen nacheinander. Läuft Lotse, geschieht das von selbst.\n',
    'lotse watch --once [--json]\n\nReads every source that is due, one after another. The running app does this by itself.\n',
  ),
} as const;
