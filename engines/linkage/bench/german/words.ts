import { INDUSTRIES, MEN, SURNAMES, WOMEN } from '#engines/example-company/names.ts';

/** What half of the rare words a generated world draws from: models are developed on A and reported on B. */
export type Half = 'A' | 'B';

const list = (text: string): string[] => text.trim().split(/\s+/);

// Family names come from a small head that everybody shares (Müller is Müller everywhere) and a long tail that is put together
// the way German names grew: where somebody lived and what stood there.
const NAME_HEADS =
  list(`Alt Berg Blum Brand Brink Buch Burg Dorn Eich Feld Fels Hagen Hasel Heid Hoch Holz Kalten Kirch Krumm Lang
  Linden Mitter Moos Neu Nieder Ober Rauch Rohr Rosen Roth Sand Schön Schwarz Stein Thal Wald Wasser Weiden Weiß Wiesen Winter Wolf Ziegel
  Ahren Bieber Birken Bram Breiten Bühl Dachs Diepen Ebers Erlen Eschen Falken Finken Frei Fuchs Gras Groß Grün Habers Hammer Hart Hell
  Hirsch Hohen Kamp Klaus Kleine Königs Kranz Küh Lau Leiten Loh Mehl Mühl Nuss Öl Pfaffen Rade Reh Rieth Röt Schell Schlüter Seiden Sommer
  Speck Stall Stolz Strauß Sulz Tannen Teich Trauben Über Vogel Wachter Wehr Werth Wind Zell Zimmer`);
const NAME_TAILS =
  list(`bach berg er hauser hofer meier mann müller stein tal thaler feld egger huber acker moser reiter bauer
  schmidt steiner wald kamp horst brock haus kötter wieser brunner kirchner graf heim heimer dorf dorfer eder gruber loh reuter rath scheid
  strasser tner vogt weber wirth brink busch beck kemper lechner leitner lage siepen`);
const MORE_SURNAMES =
  list(`Abel Ackermann Adam Adler Ahrens Albers Altmann Anders Appel Bachmann Bader Barth Bartsch Bayer Bender Benz
  Bernhardt Binder Blank Bock Bode Born Bremer Breuer Brückner Bruns Büttner Burger Christ Conrad Decker Dietz Döring Dorn Ebert Eckert
  Eichhorn Erdmann Ernst Esser Faber Falk Feldmann Fiedler Fink Franz Freund Frey Fritz Fröhlich Funk Gebhardt Geiger Geisler Gerlach Göbel
  Götz Gottschalk Greiner Grimm Günter Haase Hagen Hamann Hansen Hartung Hauser Hecht Hein Heine Heinz Heinze Heller Henkel Hermann Herzog
  Heß Hesse Hildebrandt Hinz Hirsch Hoppe Jacob Jahn Janßen Jansen Jordan John Jost Kaminski Karl Kern Kessler Kirchner Klaus Klose Knoll
  Kolb Konrad Kopp Körner Kramer Krebs Kremer Kröger Kunz Kunze Kurz Langer Lauer Lenz Lindemann Lindner Linke Löffler Lohmann Löwe Lutz Maas
  Mack Mai Mann Marquardt Marx Maurer May Menzel Merkel Metz Metzger Michel Mohr Moritz Moser Mücke Nagel Naumann Neubauer Neubert Niemann
  Noack Noll Nolte Oswald Ott Paul Petersen Pfeifer Philipp Pieper Preuß Probst Raab Rau Reich Reichert Reimann Reimer Reinhardt Reuter Rieger
  Ritter Röder Römer Rose Rudolph Ruf Runge Sander Sauter Schade Schäfers Scheffler Schenk Scherer Schiller Schilling Schindler Schlegel Schlüter
  Schmid Schmitz Scholl Schön Schott Schramm Schröter Schulte Schultz Schulze Schütte Schütz Schwab Schwabe Schweizer Seifert Seitz Siebert
  Singer Sonntag Späth Springer Stadler Stahl Stark Steffen Steffens Stephan Stock Stoll Straub Strobel Strauch Thiel Thiele Thoma Tietz Trautmann
  Uhlig Ullrich Ulrich Unger Urban Völker Vollmer Voß Wagener Wahl Walther Weidner Weigel Weis Wendt Wenzel Werner Westphal Wiedemann Wiegand
  Wieland Wild Wilhelm Wilke Will Winkelmann Wirth Witt Witte Wittmann Wolter Wulf Wunderlich Zander Zeller Ziemann Zink Çelik Demir Kaya
  Şahin Aydın Jovanović Wójcik Kowalczyk Novák Horvat Ivanov Popescu Nagy Costa Ferrari`);
const MORE_WOMEN =
  list(`Angelika Antje Astrid Barbara Beate Bettina Brigitte Carina Carola Carolin Cornelia Daniela Doris Elena Elisabeth
  Elke Ellen Eva Evelyn Gabriele Gisela Gudrun Hanna Hannah Helga Ines Inge Ingrid Irene Iris Isabell Jasmin Jennifer Jessica Johanna Judith Jutta
  Karin Karola Kerstin Kirsten Kristina Larissa Lea Lisa Luise Magdalena Maike Manuela Margarete Margit Maria Marie Marion Marlene Meike Nadine
  Nadja Natalie Nina Regina Renate Rita Rosemarie Ruth Sandra Sara Sarah Saskia Silvia Simone Sonja Sophie Stephanie Svenja Sybille Sylvia
  Tamara Theresa Ursula Ute Vanessa Vera Verena Veronika Waltraud Yvonne Zeynep Elif Olga Svetlana`);
const MORE_MEN =
  list(`Achim Albert Alexander Alfred Anton Armin Arne Artur Axel Benedikt Benjamin Bernhard Björn Bruno Carsten Christoph
  Christopher Claus Daniel David Detlef Dieter Dietmar Dominik Eberhard Eckhard Egon Erich Ernst Erwin Eugen Fabian Felix Franz Frederik Friedrich
  Fritz Georg Gerald Gerd Gerhard Gregor Guido Gunther Hannes Hans Harald Hartmut Heiko Heiner Heinrich Heinz Helmut Henning Herbert Hermann Holger
  Horst Hubert Hugo Ingo Jakob Jens Joachim Johann Johannes Jonas Josef Julian Kai Karl Karsten Kevin Konrad Kurt Lars Leonhard Lothar Ludwig
  Lukas Manfred Manuel Marc Marcel Marco Marcus Mario Mathias Max Maximilian Moritz Nico Niklas Nils Norbert Olaf Oliver Otto Patrick Paul Philipp
  Rainer Reinhard Reiner René Richard Robert Roland Rolf Roman Rudolf Rüdiger Rupert Sascha Siegfried Simon Stephan Steffen Theo Theodor Thilo
  Thorsten Timo Torsten Udo Ulf Ulrich Valentin Veit Viktor Volker Walter Werner Wilfried Wilhelm Willi Ali Ahmet Mustafa Piotr Tomasz Ivan Sergej`);

const MORE_ACTIVITIES: readonly (readonly [industry: string, words: string])[] = [
  [
    'Metallverarbeitung',
    'Drehteile Feinmechanik Präzisionsteile Schlosserei Härterei Galvanik Oberflächentechnik Lasertechnik Schweißtechnik',
  ],
  [
    'Metallverarbeitung',
    'Stanztechnik Federn Drahtwaren Rohrleitungsbau Edelstahlverarbeitung Werkzeugbau Formenbau Vorrichtungsbau Metallwaren',
  ],
  [
    'Maschinenbau',
    'Apparatebau Getriebebau Hydraulik Pneumatik Pumpen Armaturen Kompressoren Dichtungen Antriebstechnik Messtechnik',
  ],
  [
    'Maschinenbau',
    'Automation Automatisierungstechnik Steuerungstechnik Robotik Prüftechnik Wägetechnik Druckmaschinen Textilmaschinen',
  ],
  [
    'Elektrotechnik',
    'Elektrotechnik Elektronik Schaltanlagen Kabeltechnik Sensorik Lichttechnik Leiterplatten Netzteile Transformatoren',
  ],
  ['Bau', 'Hochbau Tiefbau Holzbau Dachtechnik Fensterbau Trockenbau Fassadentechnik Gerüstbau Straßenbau Bauelemente'],
  ['Chemie', 'Chemie Lacke Klebstoffe Farben Schmierstoffe Kunststoffe Spezialchemie Pharma Kosmetik'],
  [
    'Handel',
    'Großhandel Werkzeuge Befestigungstechnik Arbeitsschutz Stahlhandel Baustoffe Landtechnik Logistik Spedition',
  ],
  [
    'Dienstleistung',
    'Ingenieurbüro Konstruktionsbüro Unternehmensberatung Softwareentwicklung Systemhaus Werbeagentur Gebäudetechnik',
  ],
  ['Lebensmittel', 'Brauerei Mühle Feinkost Fleischwaren Backwaren Getränke Molkerei Kellerei Süßwaren'],
];
const COINED = {
  heads:
    list(`Nova Hydro Tech Uni Poly Inter Opti Vari Multi Accu Rota Servo Thermo Elektro Dyna Mega Mikro Omni Pro Quanta
    Sola Vita Alpha Euro Aqua Aero Bio Duro Ferro Gala Inno Kera Lumi Magna Neo Orbi Plana Rhein Sano Tera Ultra Venta Xeno Zeta`),
  tails:
    list(`mat tec tron flex form lux plast therm line dur fix lab pack gear vent sys met dos pact cut jet weld coat drive sens
    mation matic norm press roll tex max san tool wave core port`),
};

const tailNames = NAME_HEADS.flatMap((head) => NAME_TAILS.map((tail) => `${head}${tail}`));

/** The same word falls into the same half on every machine (FNV-1a). */
function halfOf(word: string): Half {
  let hash = 2_166_136_261;
  for (const letter of word) hash = Math.imul(hash ^ letter.charCodeAt(0), 16_777_619);
  return ((hash >>> 7) & 1) === 0 ? 'A' : 'B';
}
const keep = (half: Half, words: readonly string[]): string[] => words.filter((word) => halfOf(word) === half);

export interface Words {
  /** By falling frequency: rank r is drawn with weight 1 / (r + 12), about what the telephone directory shows. */
  readonly surnames: readonly string[];
  readonly women: readonly string[];
  readonly men: readonly string[];
  readonly activities: readonly (readonly [industry: string, word: string])[];
  readonly coined: readonly string[];
}

export function wordsOf(half: Half): Words {
  const activities = [
    ...INDUSTRIES.flatMap(([industry, words]) => words.map((word) => [industry, word] as const)),
    ...MORE_ACTIVITIES.flatMap(([industry, words]) => words.split(' ').map((word) => [industry, word] as const)),
  ];
  return {
    surnames: [
      ...SURNAMES.slice(0, 60),
      ...keep(half, [...SURNAMES.slice(60), ...MORE_SURNAMES]),
      ...keep(half, tailNames),
    ],
    women: [...WOMEN.slice(0, 12), ...keep(half, [...WOMEN.slice(12), ...MORE_WOMEN])],
    men: [...MEN.slice(0, 12), ...keep(half, [...MEN.slice(12), ...MORE_MEN])],
    activities: activities.filter(([, word], at) => at % 5 === 0 || halfOf(word) === half),
    coined: keep(
      half,
      COINED.heads.flatMap((head) => COINED.tails.map((tail) => `${head}${tail}`)),
    ),
  };
}
