import { fold } from '#engines/text/index.ts';

// First names in use in German business, of all origins; own list. Letters: women, men, both.
const WOMEN = `
Anna Sabine Claudia Petra Susanne Andrea Nicole Stefanie Stephanie Katrin Kathrin Julia Melanie Christina Christine Martina Birgit Jana Heike Ulrike Silke
Anja Tanja Monika Lena Laura Miriam Franziska Ayşe Agnieszka Friederike Käthe Ursula Renate Karin Helga Ingrid Gisela Brigitte Elke Gabriele
Barbara Angelika Cornelia Kerstin Sandra Sonja Simone Daniela Manuela Nadine Yvonne Bianca Diana Carina Corinna Annette Anette Beate Bettina Bärbel
Britta Carmen Carola Dagmar Doris Dorothea Edith Elena Elisabeth Ellen Emma Erika Esther Eva Evelyn Gerda Gudrun Hanna Hannah Hannelore Helene
Hilde Ida Ilona Ines Inge Irene Irina Iris Isabel Isabell Isabella Jasmin Jennifer Jessica Johanna Judith Jutta Karla Karoline Caroline Katharina Katja
Kirsten Klara Clara Kristin Kristina Lara Lea Leonie Lieselotte Linda Lisa Luisa Luise Magdalena Maike Maja Mandy Manja Mareike Margarete Margit Maria
Marianne Marie Marina Marion Marlene Marlies Martha Mathilda Meike Mia Michaela Michelle Mona Nadja Nina Nora Olga Patricia Paula Pauline Pia Ramona
Rebecca Regina Regine Renata Ricarda Rita Rosa Rosemarie Roswitha Ruth Sabrina Sara Sarah Saskia Sibylle Sieglinde Sigrid Silvia Sylvia Sina Sofia
Sophia Sophie Svenja Svetlana Swantje Tamara Tatjana Theresa Therese Tina Uta Ute Valentina Vanessa Vera Verena Veronika Viktoria Waltraud Wiebke
Wilma Fatma Emine Zeynep Elif Hatice Merve Esra Aylin Derya Gülsüm Leyla Yasemin Sevgi Meryem Ebru Aleksandra Małgorzata Katarzyna Joanna Ewa Beata Dorota
Natalia Oksana Ivana Jelena Marija Snežana Mary Linda Elizabeth Susan Karen Nancy Betty Margaret Ashley Kimberly Emily Donna Carol Amanda
Dorothy Deborah Sharon Cynthia Kathleen Amy Angela Shirley Catherine Samantha Rachel Janet Heather Diane Joyce Victoria Kelly Lauren Joan Megan Olivia
Giulia Chiara Francesca Paola Federica Camille Chantal Sylvie Amélie Zoé Greta Frieda Antje Imke Inka Gesa Hedwig Henrike Wencke Runa Romy
Annika Anneliese Annegret Alina Alice Alexandra Adelheid Antonia Astrid Ariane Charlotte Denise Elfriede Elisa Emilia Fiona Gabi Heidi Heidrun Ilka Ilse Jule Juliane Kira Lotte
Luzia Mechthild Merle Nele Odette Ottilie Rosalie Selina Stella Thea Viola Xenia Yara
`;
const MEN = `
Thomas Michael Andreas Stefan Stephan Peter Markus Marcus Christian Frank Jürgen Matthias Martin Klaus Bernd Wolfgang Jörg Uwe Ralf Dirk Sven Jan
Tobias Florian Sebastian Łukasz Mehmet Sören Hans Karl Carl Günter Günther Götz Hermann Heinrich Herbert Horst Werner Walter Helmut Manfred Gerhard Rainer Reiner
Rolf Rudolf Dieter Detlef Detlev Joachim Jochen Johannes Johann Josef Joseph Georg Jakob Jacob Konrad Kurt Lars Leon Leo Lukas Lucas Ludwig Lutz Manuel Marc Mark Marco Marko Mario Marius
Max Maximilian Moritz Nico Niklas Nils Niels Norbert Olaf Oliver Oskar Otto Pascal Patrick Paul Philipp Philip Reinhard Reinhold Richard Robert Roland Roman Ronald Rüdiger
Samuel Siegfried Simon Steffen Theo Theodor Thilo Thorsten Torsten Thorben Till Tim Timo Tom Ulf Ulrich Valentin Viktor Vincent Volker Volkmar Wilhelm Willi Wilfried Winfried
Achim Adam Albert Albrecht Alexander Alfred Alois Anton Armin Arne Arnold Artur Arthur August Axel Bastian Benedikt Benjamin Bernhard Bert Björn Bodo Boris Bruno Burkhard Carsten Karsten
Clemens Klemens Daniel David Dennis Dominik Eberhard Eckhard Edgar Eduard Egon Elias Emil Enrico Erich Erik Eric Ernst Erwin Eugen Ewald Fabian Felix Ferdinand Franz Frederik Friedhelm Friedrich Fritz
Gero Gregor Gustav Hannes Harald Hartmut Heiko Heiner Heinz Helge Hendrik Henning Holger Hubert Hugo Ingo Jens Jonas Jonathan Julian Julius Kai Kaspar Kevin Knut Kilian Korbinian Laurenz Leonhard
Lorenz Magnus Malte Marcel Marvin Mathias Maik Meinolf Mirko Noah Ole Ortwin Pius Quirin Raimund Ralph René Sascha Severin Sönke Tilman Urs Veit Vitus Wolfram Xaver Yannick
Mustafa Ahmet Ali Hasan Hüseyin İbrahim Murat Emre Can Cem Kemal Orhan Yusuf Ömer Piotr Krzysztof Andrzej Tomasz Marek Paweł Jerzy Wojciech Zbigniew Ivan Dragan Zoran Goran Milan Nenad
Dmitri Sergej Wladimir Igor Aleksej Mohammed Mohamed Omar Hassan Karim Nguyen John James William David Joseph Charles Christopher Matthew Anthony Donald Steven Andrew
Kenneth George Joshua Brian Edward Jason Jeffrey Ryan Gary Nicholas Stephen Larry Justin Scott Brandon Gregory Alan Bruce Luigi Giovanni Giuseppe Antonio Matteo Alessandro Pierre Jean Luc Antoine
Henk Willem Pieter Lasse Mads Søren Jesper Gunnar Anders Kjell Pekka Juhani Falk Frieder Eike Enno Focko Hauke Hinnerk Ingmar Iven Jannik Jasper Joris Kuno Lennart Levin Linus Lothar Luca Mattis Mika Nikolaus Ottmar Ottokar Rasmus Raphael Rupert Sigmund Sixten Tjark Udo Waldemar Wenzel Wieland
`;
const BOTH =
  'Kim Toni Robin Alex Sascha Andrea Kai Luca Maria Jo Chris Sam Charlie Mika Nicola Dominique Jamie Taylor Jordan Morgan Casey Eike Gerrit Heike Helge Friedel Sidney Jona Noel Quinn Bo Finn Uli Michi Steffi Willy Andy Kris Conny Flo';

const SURNAMES = `
Müller Schmidt Schneider Fischer Weber Meyer Wagner Becker Schulz Hoffmann Schäfer Koch Bauer Richter Klein Wolf Schröder Neumann Schwarz Zimmermann Braun Krüger
Hofmann Hartmann Lange Schmitt Werner Schmitz Krause Meier Lehmann Schmid Schulze Maier Köhler Herrmann König Walter Mayer Huber Kaiser Fuchs Peters Lang Scholz
Möller Weiß Jung Hahn Schubert Vogel Friedrich Keller Günther Frank Berger Winkler Roth Beck Lorenz Baumann Franke Albrecht Schuster Simon Ludwig Böhm Winter
Kraus Martin Schumacher Krämer Vogt Stein Jäger Otto Sommer Groß Seidel Heinrich Brandt Haas Schreiber Graf Schulte Dietrich Ziegler Kuhn Kühn Pohl Engel Horn Busch
Bergmann Thomas Voigt Sauer Arnold Wolff Pfeiffer Ernst Hübner Lindner Kramer Franz Beyer Wenzel Barth Riedel Thiel Kunz Nowak Kowalski Yılmaz Kaya Demir Öztürk Petrović
Jovanović Nguyen Rossi Köster Löffler Häusler Strauß Eßer Oppermann Brinkmann Tiedemann Claußen Bachmann Ahrens Hinz Kunze Reuter Behrens Burkhardt Rothe Steiner Kirchner Kessler
Kern Conrad Gärtner Ulrich Ullrich Janßen Janssen Hansen Petersen Christiansen Jensen Nielsen Paulsen Thomsen Lorenzen Clausen Carstensen Andresen Matthiesen Feddersen
Ebert Eckert Fritz Geiger Gerlach Götz Hein Heinz Hess Heß Hermann Hoppe Jacob Jahn Kaufmann Kruse Langer Maurer Mertens Metzger Moser Naumann Nagel Noack Ott Paul Pfeifer Preuß
Rau Reich Reinhardt Renner Ritter Rieger Röder Römer Sander Schade Schenk Schilling Schindler Schlüter Schöne Schramm Schütz Siebert Stark Steffen Steinbach Stock Stoll Straub Thiele
Unger Urban Vetter Volk Wegner Weiss Wendt Wiese Wild Wirth Witt Wittmann Zander Zeller Zink Ackermann Adam Bender Bock Brenner Bruns Buchholz Busse Decker Diehl Dreyer Ehlers Eichhorn
Fiedler Förster Frey Fröhlich Gebhardt Geisler Giese Hagen Haupt Heller Hempel Henning Herzog Hiller Hirsch Holz Jansen Jost Kiefer Kirsch Klose Knapp Kolb Kopp Körner Kremer Kuhlmann Lauer Lechner
Link Linke Löwe Lutz Marx Mayr Menzel Merkel Michel Mohr Münch Nickel Niemann Opitz Pape Peter Popp Raab Rademacher Reimann Reimer Rudolph Runge Sachs Scherer Schiller Schott Schreiner Schumann Schweizer Seifert
Singer Specht Stadler Stephan Sturm Süß Teichmann Tietz Trautmann Ulbrich Vollmer Voß Walther Weigel Weidner Westphal Wiegand Wieland Wilhelm Will Wilke Witte Wulf Wulff Zahn Zimmer Abel Albers Altmann Appel Baier Bär Bartels
Brückner Budde Dittrich Dörr Eberhardt Falk Feldmann Fink Fleischer Freitag Gabriel Glaser Grimm Grünewald Gruber Harms Hauser Heine Held Hildebrandt Höfer Hohmann Jacobs John Junker Kaminski Wiśniewski Wójcik Kowalczyk Kamiński Lewandowski Zieliński Szymański
Horvat Kovač Novák Svoboda Dvořák Ivanov Petrov Popescu Ferrari Bianchi Russo Moreau Dubois Lefèvre Jansen Bakker Visser Smit Andersson Johansson Larsen Pedersen Olsen Virtanen Şahin Çelik Yıldız Aydın Arslan Doğan Kılıç Aslan Özdemir Şimşek Polat Koç
Smith Johnson Williams Brown Jones Miller Davis Garcia Rodriguez Wilson Martinez Anderson Taylor Moore Jackson White Harris Clark Lewis Robinson Walker Young Allen King Wright Scott Hill Green Adams Nelson Baker Hall Campbell Mitchell Carter Roberts
Oehler Oelmann Uebel Aigner Brandl Eder Egger Gschwandtner Hofstätter Leitner Mitterer Obermayer Pichler Reiter Schwaiger Stöckl Wimmer Zehetner Bösch Frei Gerber Hürlimann Kälin Lüthi Nüesch Rüegg Schmocker Zürcher Zwicky Ammann
Tönnies Terhorst Terbrüggen Westerkamp Wessels Vennemann Stegemann Schürmann Rottmann Pieper Overbeck Ostendorf Nienhaus Middendorf Lütkemeyer Lohmann Kleine Holtkamp Haverkamp Große Grewe Eickhoff Dreesen Brüggemann Bergkamp Averbeck
Mattern Lahr Krell Gassner Hövel Pfister Quandt Reschke Suhr Tamm Uhlig Venzke Zorn Zschoche Lischka Matuschek Nitschke Pawlik Piontek Sobotta Wrobel Ziolkowski Gräf Haug Hipp Kübler Mäder Nägele Öchsle Rösler Schäuble Stängle Würth Zipf
`;

const PLACES = `
Berlin Hamburg München Köln Stuttgart Düsseldorf Dortmund Essen Leipzig Bremen Dresden Hannover Nürnberg Duisburg Bochum Wuppertal Bielefeld Bonn Münster Karlsruhe Mannheim Augsburg
Wiesbaden Mönchengladbach Gelsenkirchen Braunschweig Aachen Kiel Chemnitz Halle Magdeburg Freiburg Krefeld Mainz Lübeck Erfurt Oberhausen Rostock Kassel Hagen Saarbrücken Hamm Potsdam Ludwigshafen
Mülheim Oldenburg Osnabrück Leverkusen Heidelberg Solingen Darmstadt Herne Regensburg Neuss Ingolstadt Paderborn Würzburg Fürth Ulm Heilbronn Pforzheim Wolfsburg Göttingen Bottrop Reutlingen Erlangen Koblenz
Bremerhaven Remscheid Bergisch-Gladbach Trier Recklinghausen Jena Moers Salzgitter Siegen Gütersloh Hildesheim Cottbus Hanau Witten Kaiserslautern Esslingen Ludwigsburg Gera Düren Flensburg Iserlohn
Tübingen Zwickau Schwerin Villingen Schwenningen Ratingen Lünen Konstanz Marl Worms Minden Velbert Bamberg Norderstedt Neumünster Delmenhorst Wilhelmshaven Dessau Viersen Marburg Rheine Gladbeck Bayreuth
Dorsten Castrop Rauxel Arnsberg Detmold Lüneburg Troisdorf Landshut Bocholt Brandenburg Aschaffenburg Kempten Lüdenscheid Lippstadt Celle Kerpen Fulda Dinslaken Aalen Herford Rüsselsheim Görlitz Neuwied Dormagen
Sindelfingen Plauen Grevenbroich Weimar Rosenheim Bergheim Neustadt Herten Schwäbisch Gmünd Hall Garbsen Wesel Hürth Unna Friedrichshafen Euskirchen Stralsund Greifswald Langenfeld Göppingen Hameln
Backnang Waiblingen Böblingen Schorndorf Kirchheim Nürtingen Tuttlingen Rottweil Balingen Albstadt Ravensburg Biberach Weingarten Lindau Memmingen Kaufbeuren Passau Straubing Deggendorf Amberg Weiden Hof Coburg Schweinfurt Ansbach
Offenburg Lahr Lörrach Singen Bruchsal Rastatt Baden-Baden Gaggenau Sinsheim Mosbach Bensheim Heppenheim Wetzlar Gießen Limburg Siegburg Gummersbach Olpe Attendorn Lennestadt Menden Soest Warendorf Beckum Ahlen Oelde
Vechta Cloppenburg Diepholz Nienburg Verden Stade Cuxhaven Emden Leer Aurich Papenburg Lingen Nordhorn Meppen Itzehoe Elmshorn Pinneberg Husum Heide Rendsburg Eckernförde Bautzen Freiberg Meißen Pirna Riesa Torgau Wittenberg Bitterfeld
Naumburg Merseburg Eisenach Gotha Suhl Ilmenau Saalfeld Nordhausen Halberstadt Wernigerode Quedlinburg Stendal Salzwedel Wismar Güstrow Neubrandenburg Frankfurt Oranienburg Eberswalde Senftenberg
Wien Graz Linz Salzburg Innsbruck Klagenfurt Villach Wels Steyr Dornbirn Bregenz Feldkirch Leoben Kapfenberg Zürich Genf Basel Bern Lausanne Winterthur Luzern Zug Chur Schaffhausen Thun Biel Solothurn Aarau Olten
Paris London Mailand Rom Madrid Barcelona Lissabon Prag Warschau Krakau Breslau Posen Budapest Amsterdam Rotterdam Eindhoven Utrecht Brüssel Antwerpen Gent Kopenhagen Stockholm Göteborg Oslo Helsinki Lyon Straßburg Turin Bologna Istanbul Ankara
New-York Boston Chicago Houston Dallas Seattle Denver Atlanta Miami Toronto Sydney Tokyo Dublin Manchester Birmingham Liverpool Edinburgh Glasgow
Vlotho Rietberg Wendlingen Metzingen Melle Lohne Dinklage Damme Bünde Löhne Espelkamp Lübbecke Porta Büren Brilon Meschede Winterberg Schmallenberg Plettenberg Altena Hemer Balve Wickede Werl Geseke Erwitte Harsewinkel Versmold Halle
Leonberg Herrenberg Renningen Ditzingen Kornwestheim Bietigheim Vaihingen Mühlacker Bretten Eppingen Künzelsau Öhringen Crailsheim Ellwangen Heidenheim Giengen Geislingen Ehingen Laupheim Riedlingen Sigmaringen Pfullendorf Überlingen Markdorf Tettnang Wangen Isny Leutkirch
`;

/** Family names that are words of everyday language as well: a closed set, listed apart so that what is measured on unseen names does not draw them. */
const EVERYDAY_SURNAMES = `
Holzapfel Pfannenstiel Morgenstern Himmelreich Rindfleisch Weißbrot Kornblum Vogelsang Liebeskind Pfannkuch Kaltwasser Schönwetter Hühnerbein Fingerhut Spitznagel Hufnagel Eisenhut
Sauerbier Birnbaum Kirschbaum Nussbaum Rosenbaum Tannenbaum Apfelbaum Rosenthal Blumenthal Löwenstein Silbermann Goldschmidt Kupferschmidt Messerschmidt Drechsler Böttcher Wagner Sattler Seiler Gerber Färber Weber Müller Maurer
Zimmermann Dachdecker Glaser Kessler Schlosser Schreiner Tischler Töpfer Hafner Krämer Kaufmann Schneider Schuster Schumacher Metzger Fleischer Bäcker Becker Koch Kellner Wirt Krüger Gärtner Förster Jäger Fischer Schäfer Hirt Bauer
Lehmann Hofmann Meier Schulze Vogt Richter Schreiber Schüler Probst Bischof Papst Kaiser König Herzog Graf Ritter Knappe Fürst Frei Freund Vetter Jung Alt Groß Klein Lang Kurz Stark
Weiß Schwarz Braun Roth Grün Blau Gelb Fuchs Wolf Bär Hirsch Hase Haas Igel Dachs Marder Luchs Löwe Vogel Adler Falke Sperber Rabe Krähe Amsel Drossel Fink Specht Storch Kranich Schwan Gans Hahn Henne Taube Fisch Hecht
Sommer Winter Herbst Frühling Lenz Sonntag Freitag Abend Stern Sonne Mond Himmel Regen Schnee Frost Sturm Nebel Donner Blitz Stein Fels Berg Thal Bach Brunn See Wiese Feld Acker
Wald Busch Baum Ast Zweig Blatt Blum Rose Dorn Distel Klee Korn Hafer Roggen Gerste Hirse Linse Bohn Kohl Kraut Rettich Zwiebel Knobloch Pfeffer Salz Zucker Honig Käse Semmel Speck
Hammer Nagel Zange Beil Axt Schwert Degen Spieß Bogen Pfeil Schild Helm Harnisch Kappe Hut Mantel Rock Hose Faden Garn Samt Knopf Kopf Haar Bart Hals Finger Daumen Faust Fuß Bein Herz
Glück Unruh Kummer Freude Wonne Lieb Zorn Ehrlich Fröhlich Kühn Klug Weise Reich Arm Wild Zahm Sauer Süß Scharf Kalt Heiß Neumann Altmann Junge Kind Mann Fromm Selig Teufel Engel Heiland
Pohl Pfeiffer Geiger Sänger Spielmann Springer Läufer Reiter Schütz Wächter Türmer Keller Stahl Eisen Kupfer Silber Gold Zinn Bernstein Kiesel Sand Schiefer Kreide Kalk Pech Rauch Feuer Flamm Funke Brand Kohle
Haus Hof Stadler Burg Thurm Brück Steg Winkel Anger Heide Moor Bruch Ried Rohr Teich Graben Damm Strand Segel Anker Ruder Paul Peters Otto Ernst Karl Franz Friedrich Heinrich Hermann Konrad Ludwig Werner Walter Thomas Simon Jakob Lorenz Martin Michel Arnold Albrecht Günther
Krug Kessel Pfanne Topf Löffel Messer Gabel Riegel Kaps Kasten Sack Beutel Korb Bütt Kübel Eimer
`;

const split = (list: string) => list.trim().split(/\s+/);
export type Gender = 'woman' | 'man' | 'both';
const firstNames = new Map<string, Gender>();
for (const [list, gender] of [
  [WOMEN, 'woman'],
  [MEN, 'man'],
] as const)
  for (const name of split(list)) {
    const key = fold(name);
    const before = firstNames.get(key);
    firstNames.set(key, before && before !== gender ? 'both' : gender);
  }
for (const name of split(BOTH)) firstNames.set(fold(name), 'both');

export const womenNames: readonly string[] = split(WOMEN);
export const menNames: readonly string[] = split(MEN);
export const surnameList: readonly string[] = split(SURNAMES);
export const everydaySurnames: readonly string[] = split(EVERYDAY_SURNAMES);
export const placeList: readonly string[] = split(PLACES);

export interface Gazetteer {
  readonly firstNames: ReadonlyMap<string, Gender>;
  readonly surnames: ReadonlySet<string>;
  readonly places: ReadonlySet<string>;
}

export const gazetteer: Gazetteer = {
  firstNames,
  surnames: new Set([...surnameList, ...split(EVERYDAY_SURNAMES)].map(fold)),
  places: new Set(placeList.map(fold)),
};
