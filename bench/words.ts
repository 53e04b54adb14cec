import { fold } from '#engines/text/index.ts';

/** Plausible German words for the data maker. Every list is in order of how common a word is. */

function pair(words: string): readonly (readonly [string, string])[] {
  return words.split(/\s+/).map((word) => [word.replaceAll('_', ' '), fold(word.replaceAll('_', ' '))] as const);
}

export const legalForms = pair('GmbH GmbH_&_Co._KG AG KG e.K. UG OHG SE');
export const branches = pair(
  'Maschinenbau Antriebstechnik Werkzeugbau Metallbau Anlagenbau Elektrotechnik Fördertechnik Kunststofftechnik Zerspanung Stahlbau Hydraulik Automation Messtechnik Umformtechnik Verpackung Möbelwerk Landtechnik Lackiertechnik Gießerei Druckguss Feinmechanik Medizintechnik Lebensmitteltechnik Getriebebau Oberflächentechnik Schweißtechnik Industrieservice Technischer_Handel Sondermaschinen Pumpen',
);
export const trades = pair(
  'Nova Luma Tecto Hydro Inno Vario Mero Kilo Rota Axo Linea Dura Opti Robo Sensi Thermo Plano Veri Konti Moto Flexo Aero Proto Duro',
);
export const firstNames = pair(
  'Thomas Michael Andreas Stefan Christian Martin Peter Markus Sabine Susanne Petra Andrea Claudia Nicole Jürgen Jörg Günther Björn Anna Julia Katharina Maria Lena Laura Sophie Daniel Alexander Sebastian Tobias Florian Matthias Frank Ralf Bernd Uwe Holger Heike Birgit Kerstin Silke Özlem Mehmet Ayşe Paweł Zuzana Luca Jan Jonas Felix Maximilian',
);
export const industries = pair(
  'Maschinenbau Metallverarbeitung Automobilzulieferer Elektroindustrie Kunststoff Lebensmittel Chemie Holz_und_Möbel Bau Medizintechnik Verpackung Logistik Landtechnik Energie Handel Druck Textil Papier Glas_und_Keramik Luftfahrt Bahn Schiffbau Bergbau Recycling',
);

const common =
  'Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger Hofmann Hartmann Lange Schmitt Werner Schmitz Krause Meier Lehmann Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Schulte Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer';
const heads =
  'Brunn Stein Wald Eich Berg Alten Neu Ober Unter Rosen Linden Birken Lang Kurz Hoch Tief Roten Weißen Schwarzen Grünen Silber Gold Eisen Kupfer Bären Wolfs Fuchs Hirsch Adler Falken Sonnen Mond Stern Wind Regen Schnee Winter Sommer Herbst Oster Feld Wiesen Bach See Fluss Mühl Kirch Burg Schloss Dorf Markt Zoll Jäger Fischer Schäfer Müllers Bauern Königs Kaiser Grafen Herzogs Ritter Mönchs Engels Teufels Gries Loh Hasel Erlen Ulmen Tannen Fichten Buchen Ahorn Kastanien Quell Heiden Moor Rieden Schilf Sand Kies Lehm Ton Kalk Salz Mehl Brot Wein Hopfen Malz Apfel Birn Kirsch Pflaum Nuss Dorn Distel Klee Gersten Hafer Roggen Weizen';
const tails =
  'hofer mann meier bauer müller huber brunner berger burger acher eder inger linger felder bacher leitner steiner auer thaler reuter wieser kamp horst brink haus feld stein bach berg wald dorf heim stedt hagen beck meister schmidt maurer reiter lechner egger moser winkler gruber kofler stätter hauser lander röder schröder kötter köster börger';

export const surnames = [
  ...pair(common),
  ...tails
    .split(' ')
    .flatMap((tail) =>
      heads.split(' ').flatMap((head) => pair(`${head}${tail} ${head.slice(0, 3)}${tail.replace(/^./, (c) => c)}`)),
    ),
];

export const cities =
  'Berlin:10:30 Hamburg:20:40 München:80:89 Köln:50:221 Frankfurt_am_Main:60:69 Stuttgart:70:711 Düsseldorf:40:211 Leipzig:04:341 Dortmund:44:231 Essen:45:201 Bremen:28:421 Dresden:01:351 Hannover:30:511 Nürnberg:90:911 Duisburg:47:203 Bochum:44:234 Wuppertal:42:202 Bielefeld:33:521 Bonn:53:228 Münster:48:251 Karlsruhe:76:721 Mannheim:68:621 Augsburg:86:821 Wiesbaden:65:611 Mönchengladbach:41:2161 Gelsenkirchen:45:209 Braunschweig:38:531 Chemnitz:09:371 Kiel:24:431 Aachen:52:241 Halle:06:345 Magdeburg:39:391 Freiburg:79:761 Krefeld:47:2151 Lübeck:23:451 Erfurt:99:361 Mainz:55:6131 Rostock:18:381 Kassel:34:561 Hagen:58:2331 Saarbrücken:66:681 Ulm:89:731 Heilbronn:74:7131 Pforzheim:75:7231 Göppingen:73:7161 Reutlingen:72:7121 Tübingen:72:7071 Esslingen:73:711 Ravensburg:88:751 Biberach:88:7351 Memmingen:87:8331 Kempten:87:831 Ingolstadt:85:841 Regensburg:93:941 Würzburg:97:931 Schweinfurt:97:9721 Bamberg:96:951 Bayreuth:95:921 Fürth:90:911 Erlangen:91:9131 Aalen:73:7361 Schwäbisch_Gmünd:73:7171 Heidenheim:89:7321 Villingen-Schwenningen:78:7721 Tuttlingen:78:7461 Konstanz:78:7531 Friedrichshafen:88:7541 Offenburg:77:781 Lörrach:79:7621 Siegen:57:271 Gütersloh:33:5241 Paderborn:33:5251 Osnabrück:49:541 Oldenburg:26:441 Göttingen:37:551 Hildesheim:31:5121 Wolfsburg:38:5361 Celle:29:5141 Flensburg:24:461 Zwickau:08:375 Plauen:08:3741 Görlitz:02:3581 Cottbus:03:355 Potsdam:14:331 Jena:07:3641 Gera:07:365 Suhl:98:3681 Eisenach:99:3691 Fulda:36:661 Gießen:35:641 Marburg:35:6421 Darmstadt:64:6151 Koblenz:56:261 Trier:54:651 Kaiserslautern:67:631 Landau:76:6341 Passau:94:851 Rosenheim:83:8031 Überlingen:88:7551'
    .split(' ')
    .map((entry) => {
      const [name = '', zip = '', area = ''] = entry.replaceAll('_', ' ').split(':');
      return { name, folded: fold(name), zip, area };
    });
