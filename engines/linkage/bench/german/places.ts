import { STREETS } from '#engines/example-company/places.ts';
import type { Half } from './words.ts';

export interface Place {
  readonly city: string;
  readonly postalCode: string;
  readonly areaCode: string;
}

// City, postal code of one of its quarters, telephone area code. Real places; which street lies where is made up.
const TOWNS =
  `Berlin|10115|030 Berlin|12277|030 Berlin|13507|030 Hamburg|20457|040 Hamburg|22113|040 Hamburg|21079|040 München|80807|089
München|81379|089 München|80339|089 Köln|50829|0221 Köln|51149|0221 Frankfurt_am_Main|60314|069 Frankfurt_am_Main|65929|069
Stuttgart|70469|0711 Stuttgart|70565|0711 Düsseldorf|40599|0211 Düsseldorf|40472|0211 Leipzig|04347|0341 Leipzig|04179|0341
Dortmund|44149|0231 Essen|45141|0201 Bremen|28197|0421 Bremen|28309|0421 Dresden|01139|0351 Hannover|30179|0511 Hannover|30419|0511
Nürnberg|90441|0911 Nürnberg|90431|0911 Duisburg|47059|0203 Bochum|44793|0234 Wuppertal|42327|0202 Bielefeld|33649|0521 Bonn|53121|0228
Münster|48155|0251 Karlsruhe|76189|0721 Mannheim|68169|0621 Augsburg|86167|0821 Wiesbaden|65203|0611 Gelsenkirchen|45881|0209
Mönchengladbach|41199|02161 Braunschweig|38112|0531 Chemnitz|09117|0371 Kiel|24148|0431 Aachen|52068|0241 Halle_(Saale)|06112|0345
Magdeburg|39126|0391 Freiburg_im_Breisgau|79108|0761 Krefeld|47807|02151 Lübeck|23560|0451 Mainz|55129|06131 Erfurt|99085|0361
Oberhausen|46047|0208 Rostock|18069|0381 Kassel|34123|0561 Hagen|58097|02331 Saarbrücken|66117|0681 Hamm|59067|02381 Potsdam|14482|0331
Ludwigshafen_am_Rhein|67065|0621 Oldenburg|26135|0441 Leverkusen|51373|0214 Osnabrück|49084|0541 Solingen|42699|0212 Heidelberg|69123|06221
Herne|44625|02323 Neuss|41460|02131 Darmstadt|64293|06151 Paderborn|33106|05251 Regensburg|93055|0941 Ingolstadt|85055|0841
Würzburg|97076|0931 Fürth|90763|0911 Wolfsburg|38440|05361 Ulm|89081|0731 Ulm|89073|0731 Heilbronn|74076|07131 Pforzheim|75177|07231
Göttingen|37081|0551 Reutlingen|72760|07121 Koblenz|56070|0261 Remscheid|42855|02191 Bremerhaven|27572|0471 Trier|54292|0651
Jena|07751|03641 Erlangen|91052|09131 Moers|47441|02841 Siegen|57076|0271 Hildesheim|31135|05121 Salzgitter|38239|05341 Cottbus|03050|0355
Kaiserslautern|67663|0631 Gütersloh|33334|05241 Schwerin|19061|0385 Witten|58453|02302 Gera|07552|0365 Iserlohn|58636|02371
Ludwigsburg|71636|07141 Hanau|63450|06181 Esslingen_am_Neckar|73730|0711 Zwickau|08056|0375 Düren|52351|02421 Tübingen|72072|07071
Flensburg|24941|0461 Gießen|35394|0641 Villingen-Schwenningen|78056|07720 Ratingen|40880|02102 Lünen|44536|02306 Konstanz|78467|07531
Worms|67547|06241 Marl|45772|02365 Minden|32425|0571 Norderstedt|22848|040 Delmenhorst|27751|04221 Velbert|42551|02051 Bamberg|96052|0951
Viersen|41748|02162 Rheine|48432|05971 Gladbeck|45964|02043 Dorsten|46284|02362 Troisdorf|53842|02241 Aschaffenburg|63741|06021
Bayreuth|95448|0921 Arnsberg|59755|02931 Detmold|32758|05231 Landshut|84030|0871 Castrop-Rauxel|44579|02305 Lüneburg|21337|04131
Brandenburg_an_der_Havel|14774|03381 Bocholt|46395|02871 Celle|29223|05141 Kempten_(Allgäu)|87437|0831 Aalen|73430|07361 Fulda|36043|0661
Lippstadt|59557|02941 Dinslaken|46537|02064 Plauen|08529|03741 Neuwied|56564|02631 Rosenheim|83026|08031 Herford|32051|05221
Sindelfingen|71065|07031 Dessau-Roßlau|06842|0340 Neubrandenburg|17034|0395 Schwäbisch_Gmünd|73529|07171 Offenburg|77656|0781
Friedrichshafen|88045|07541 Göppingen|73037|07161 Hameln|31789|05151 Stralsund|18437|03831 Langenfeld|40764|02173 Görlitz|02828|03581
Schweinfurt|97424|09721 Wetzlar|35576|06441 Lingen_(Ems)|49811|0591 Cuxhaven|27472|04721 Baden-Baden|76532|07221 Passau|94036|0851
Lüdenscheid|58507|02351 Waiblingen|71332|07151 Straubing|94315|09421 Tuttlingen|78532|07461 Bad_Homburg|61352|06172 Balingen|72336|07433
Rottweil|78628|0741 Biberach_an_der_Riß|88400|07351 Memmingen|87700|08331 Weiden|92637|0961 Ansbach|91522|0981 Amberg|92224|09621
Coburg|96450|09561 Hof|95028|09281 Schwabach|91126|09122 Suhl|98529|03681 Eisenach|99817|03691 Gotha|99867|03621 Nordhausen|99734|03631
Bautzen|02625|03591 Freiberg|09599|03731 Riesa|01589|03525 Wismar|23966|03841 Greifswald|17489|03834 Neumünster|24539|04321
Itzehoe|25524|04821 Emden|26721|04921 Papenburg|26871|04961 Nordhorn|48529|05921 Cloppenburg|49661|04471 Vechta|49377|04441
Diepholz|49356|05441 Verden|27283|04231 Soltau|29614|05191 Uelzen|29525|0581 Peine|31226|05171 Goslar|38642|05321 Holzminden|37603|05531
Höxter|37671|05271 Warburg|34414|05641 Brilon|59929|02961 Olpe|57462|02761 Attendorn|57439|02722 Gummersbach|51643|02261 Euskirchen|53879|02251
Bad_Kreuznach|55543|0671 Pirmasens|66953|06331 Zweibrücken|66482|06332 Landau_in_der_Pfalz|76829|06341 Speyer|67346|06232 Bruchsal|76646|07251
Mosbach|74821|06261 Künzelsau|74653|07940 Crailsheim|74564|07951 Ellwangen|73479|07961 Heidenheim|89522|07321 Ehingen|89584|07391
Sigmaringen|72488|07571 Ravensburg|88214|0751 Singen_(Hohentwiel)|78224|07731 Lörrach|79539|07621 Emmendingen|79312|07641 Lahr|77933|07821`
    .split(/\s+/)
    .map((line) => {
      const [city = '', postalCode = '', areaCode = ''] = line.split('|');
      return { city: city.replaceAll('_', ' '), postalCode, areaCode };
    });

const STREET_HEADS =
  `Acker Anger Bach Berg Birken Blumen Brücken Brunnen Buchen Burg Dorf Eichen Eisenbahn Erlen Feld Fichten Garten
  Gerber Gruben Hafen Hammer Heide Hof Holz Kapellen Kirch Kloster Königs Kreuz Linden Markt Mittel Mühlen Neu Nord Ost Post Rathaus Ring
  Rosen Schiller Schloss Schmiede Schul See Sonnen Stadion Stein Süd Tannen Teich Turm Ufer Wald Wasser Weiden West Wiesen Ziegel Zoll`.split(
    /\s+/,
  );
const STREET_TAILS = ['straße', 'weg', 'gasse', 'allee', 'ring', 'platz', 'straße', 'straße'];
const STREET_NAMES =
  `Adolf-Kolping-Straße Albert-Einstein-Straße August-Horch-Straße Benzstraße Boschstraße Carl-Zeiss-Straße
  Dieselstraße Dornierstraße Ernst-Abbe-Straße Friedrich-Ebert-Straße Gottlieb-Daimler-Straße Gutenbergstraße Heinrich-Hertz-Straße
  Hermann-Löns-Weg Johannes-Kepler-Ring Junkersstraße Justus-von-Liebig-Straße Konrad-Zuse-Straße Kopernikusstraße Lise-Meitner-Straße
  Maybachstraße Nikolaus-Otto-Straße Ohmstraße Porschestraße Röntgenstraße Theodor-Heuss-Allee Werner-von-Siemens-Straße Wernher-von-Braun-Str.
  Wilhelm-Maybach-Straße Am_Bahnhof Am_Wasserturm Am_Kanal Am_Industriepark An_der_B_27 Auf_der_Höhe Im_Gewerbegebiet Im_Langen_Feld
  In_den_Weiden Unter_den_Eichen Zum_Steinbruch Zur_Alten_Mühle Bei_der_Gasanstalt Ulmer_Straße Stuttgarter_Straße Berliner_Straße
  Hannoversche_Straße Mainzer_Landstraße Alte_Landstraße Neue_Straße Untere_Hauptstraße`
    .split(/\s+/)
    .map((name) => name.replaceAll('_', ' '));

export function placesOf(half: Half): readonly Place[] {
  // Large towns belong to both halves, small ones to one.
  return TOWNS.filter(({ postalCode }, at) => at < 40 || (Number(postalCode.at(-2)) % 2 === 0) === (half === 'A'));
}

export function streetsOf(half: Half): readonly string[] {
  const made = STREET_HEADS.flatMap((head) => STREET_TAILS.map((tail) => `${head}${tail}`));
  const rest = [...new Set([...STREET_NAMES, ...made])].filter((_, at) => at % 2 === (half === 'A' ? 0 : 1));
  return [...STREETS, ...rest];
}
