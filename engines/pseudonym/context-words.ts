const set = (words: string) => new Set(words.trim().split(/\s+/));
export const TITLES = set(
  'herr herrn herren frau fraulein hr fr dr prof professor professorin doktor ing dipl mag mr mrs ms miss mister sir madam mme',
);
export const ROLES = set(
  `kollege kollegen kollegin kolleginnen ansprechpartner ansprechpartnerin geschaftsfuhrer geschaftsfuhrerin inhaber inhaberin leiter leiterin einkaufer einkauferin
  vertreter vertreterin nachfolger nachfolgerin vorganger vorgangerin vertretung kontakt einkaufsleiter einkaufsleiterin vertriebsleiter vertriebsleiterin werkleiter
  werkleiterin produktionsleiter produktionsleiterin projektleiter projektleiterin techniker technikerin monteur berater beraterin assistent assistentin chef chefin
  besteller empfanger absender bearbeiter sachbearbeiter sachbearbeiterin zustandig teilnehmer entscheider turoffner gegner kundin verkaufer verkauferin prokurist
  vorstand direktor manager managerin betreuer betreuerin mitarbeiter mitarbeiterin kunde konstrukteur konstrukteurin ingenieur ingenieurin namens name heisst heissen
  meister buro schichtleiter schichtleiterin serviceleiter serviceleiterin betriebsleiter betriebsleiterin werksleiter werksleiterin
  abteilungsleiter abteilungsleiterin gruppenleiter teamleiter teamleiterin bauleiter bauleiterin marktleiter filialleiter laborleiter standortleiter regionalleiter kaufmann kauffrau
  lagerist lageristin polier disponent disponentin sekretarin sekretariat assistenz vorzimmer prokuristin aussendienstler innendienstler vertriebler servicetechniker anwendungstechniker
  insolvenzverwalter anwalt anwaltin steuerberater steuerberaterin notar architekt architektin gf gl ra di key-accounter schwager schwagerin cousin onkel tante opa oma enkel ehepaar
  inhaberfamilie familie ehemann ehefrau eheleute bruder schwester geschwister gebruder sohn tochter vater mutter freund freundin contact attn gez ia zhd hd`,
);
export const FIRMS = set(
  'firma firmen fa unternehmen lieferant hersteller handler wettbewerber konkurrent konkurrenz mitbewerber konzern tochterfirma company kunden kunde account',
);
/** Short forms that are never anybody's name. */
export const SHORT_FORMS = set(
  `aw wg re fwd betr lt sen jun jr sr hrn gf gl ra sg kd kdnr techn kfm ansprechp seriennr artnr bestnr rgnr abt ltg lfd bgm vl ppa vgl bspw ggü tgl jhrl mtl stdl mo mi
  ii iii iv vi vii viii ix xi xii jan feb mrz apr jun jul aug sep sept okt nov dez kundennr vertragsnr angebotsnr telefonnr handynr fa co gebr az dn pn rain vr ges dipl bsc msc mba adm agb lkw pkw usb led sps nc hmi
  nr nrn eur usd chf gbp teur ust ustid ustidnr idnr mwst iban bic tel fax mfg vg lg ps tba kw ca bzw inkl exkl zzgl abzgl evtl ggf usw etc zb dh ua so sog max min pos art hz kw kwh mm cm kg qm stk std tsd mio mrd pdf excel word crm erp sap cad cnc edv dsgvo nda hd zhd cc fyi asap eta vpn ssn dob id url www http https`,
);
export const LEGAL = set('gmbh ag kg ohg gbr ug se mbh kgaa inc ltd llc corp bv nv sarl spa srl plc');
export const ARTICLES = set(
  `der die das den dem des ein eine einer eines einem einen kein keine keiner keines keinem keinen mein meine meiner meinem meinen dein deine ihr ihre ihrer ihres ihrem ihren
  unser unsere unserer unseres unserem unseren euer eure sein seine seiner seinem seinen dieser diese dieses diesem diesen jeder jede jedes jedem jeden welche welcher welches
  alle allen aller manche viele vielen wenige einige mehrere beide beiden zwei drei vier funf sechs sieben acht neun zehn the a an this that these those my your his its our their`,
);
export const CONTRACTED = set('im am zum zur vom beim ins ans aufs furs ums durchs ubers');
export const PREPOSITIONS = set(
  'mit von bei fur durch ohne gegen uber an zu wegen laut dank statt trotz neben hinter vor unter zwischen auf um als per seit gemass with from by for about to and',
);
export const PLACE_PREPOSITIONS = set('in nach aus ab bis raum at near');
export const CONJUNCTIONS = set('und oder sowie sowohl noch aber denn dass ob wenn weil wie or and but');
export const GREETINGS = set(
  'hallo hi hey moin servus lieber liebe liebes dear hello tag morgen abend gott grusse gruss grussen danke sorry tschuss',
);
export const PRONOUNS = set(
  'ich du er sie es wir ihr man mich dich sich uns euch ihm ihn ihnen mir dir wer was i you he she we they it me him her us them',
);
export const PLACE_WORDS = set(
  'stadt ort raum region werk standort niederlassung filiale zweigstelle sitz messe landkreis kreis gemeinde richtung burgermeister buros lager city town',
);
export const VERBS = set(
  `ist sind war waren hat haben hatte hatten wird werden wurde wurden kann konnen konnte muss mussen soll sollen sollte will wollen wollte mochte mochten darf bittet bat sagt sagte
  fragt fragte meint meinte meldet meldete ruft rief kommt kam geht ging schreibt schrieb wartet wartete hofft braucht sucht bestatigt bestatigte bestellt bestellte unterschreibt
  ubernimmt leitet fuhrt klart pruft schickt schickte sendet erhalt bekommt bekam verlangt verlangte wunscht macht macht steht liegt zahlt kauft kaufte fehlt stimmt zogert entscheidet
  is was has had will would can could should said says asked asks wants wanted called calls lives works met sent likes`,
);
/** What stands between the parts of a name: von der Tann, Van der Poel, di Marco. */
export const PARTICLES = set(
  'von van vom zu zum zur de di da del della der den dem ter ten le la al el bin ben af av dos das do du',
);
