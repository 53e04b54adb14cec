// Ten list pages in markups that the engine had not seen when they were written. Truth: name, place and phone of each entry as a database would hold them;
// null where the page does not show one.
export interface TodayList {
  readonly name: string;
  readonly url: string;
  readonly html: string;
  readonly entries: readonly (readonly [name: string, place: string | null, phone: string | null])[];
}

const page = (title: string, body: string): string =>
  `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>${title}</title></head><body><header><a href="/">Start</a><nav><ul><li><a href="/verband">Verband</a></li><li><a href="/mitglieder">Mitglieder</a></li><li><a href="/termine">Termine</a></li><li><a href="/presse">Presse</a></li></ul></nav></header>${body}<footer><p>Geschäftsstelle, Ringstraße 1, 59065 Hamm, Telefon 02381 100200</p><ul><li><a href="/impressum">Impressum</a></li><li><a href="/datenschutz">Datenschutz</a></li></ul></footer></body></html>`;

export const TODAY_LISTS: readonly TodayList[] = [
  {
    name: 'accordion-details',
    url: 'https://www.verband-hydraulik.de/mitglieder',
    html: page(
      'Mitglieder',
      `<main><h1>Unsere Mitglieder</h1><div class="accordion">${[
        ['Ahlers Hydraulik GmbH', 'Industriestr. 3', '26121 Oldenburg', '0441 33 44 55'],
        ['Bolzmann & Söhne KG', 'Am Wasserturm 9', '44135 Dortmund', '0231 998 870'],
        ['Calenberg Fluidtechnik AG', 'Leinestraße 21', '30982 Pattensen', '05101 4455-0'],
        ['Drechsel Dichtungen', 'Waldweg 2', '95028 Hof', '09281 776 60'],
        ['Emmerich Zylinderbau GmbH', 'Kölner Straße 210', '57368 Lennestadt', '02723 9090'],
      ]
        .map(
          ([name, street, town, phone]) =>
            `<details class="accordion__item"><summary class="accordion__title">${name}<svg aria-hidden="true"></svg></summary><div class="accordion__body"><p>${street}<br>${town}</p><p>Telefon: ${phone}</p><p><a href="#" class="link">Zum Mitgliedsprofil</a></p></div></details>`,
        )
        .join('')}</div></main>`,
    ),
    entries: [
      ['Ahlers Hydraulik GmbH', 'Oldenburg', '+49441334455'],
      ['Bolzmann & Söhne KG', 'Dortmund', '+49231998870'],
      ['Calenberg Fluidtechnik AG', 'Pattensen', '+49510144550'],
      ['Drechsel Dichtungen', 'Hof', '+49928177660'],
      ['Emmerich Zylinderbau GmbH', 'Lennestadt', '+4927239090'],
    ],
  },
  {
    name: 'alphabet-sections',
    url: 'https://www.ihk-partner.de/betriebe',
    html: page(
      'Betriebe A bis Z',
      `<div id="content"><h1>Betriebe von A bis Z</h1><p class="az"><a href="#A">A</a> <a href="#B">B</a> <a href="#F">F</a></p><h2 id="A">A</h2><div class="firm"><a class="firm-link" href="/b/1"><strong>Abele Metallguss GmbH</strong></a> <span>72336 Balingen</span> <span>☎ 07433 9988</span></div><div class="firm"><a class="firm-link" href="/b/2"><strong>Autz Präzision e.K.</strong></a> <span>78532 Tuttlingen</span> <span>☎ 07461 1530</span></div><h2 id="B">B</h2><div class="firm"><a class="firm-link" href="/b/3"><strong>Bitzer Drehteile GmbH & Co. KG</strong></a> <span>72458 Albstadt</span> <span>☎ 07431 55 66</span></div><h2 id="F">F</h2><div class="firm"><a class="firm-link" href="/b/4"><strong>Fauser AG</strong></a> <span>71101 Schönaich</span> <span>☎ 07031 7200</span></div><div class="firm"><a class="firm-link" href="/b/5"><strong>Frick Oberflächen OHG</strong></a> <span>72379 Hechingen</span> <span>☎ 07471 99 10</span></div><div class="firm"><a class="firm-link" href="/b/6"><strong>Fuchslocher Feinblech</strong></a> <span>72336 Balingen</span></div></div>`,
    ),
    entries: [
      ['Abele Metallguss GmbH', 'Balingen', '+4974339988'],
      ['Autz Präzision e.K.', 'Tuttlingen', '+4974611530'],
      ['Bitzer Drehteile GmbH & Co. KG', 'Albstadt', '+4974315566'],
      ['Fauser AG', 'Schönaich', '+4970317200'],
      ['Frick Oberflächen OHG', 'Hechingen', '+4974719910'],
      ['Fuchslocher Feinblech', 'Balingen', null],
    ],
  },
  {
    name: 'responsive-table-data-label',
    url: 'https://zulieferer-sachsen.de/verzeichnis?seite=1',
    html: page(
      'Verzeichnis',
      `<main><h1>Zulieferer in Sachsen</h1><form><input name="q" placeholder="Suche"><select><option>Alle Branchen</option><option>Metall</option></select></form><p>6 Treffer</p><div class="table-responsive"><table class="table tablesorter"><thead><tr><th>Nr.</th><th>Unternehmen</th><th>Leistung</th><th>Standort</th><th>Kontakt</th></tr></thead><tbody>${[
        ['1', 'Elbtal Guss GmbH', 'Gussteile', 'Riesa', '03525 7100'],
        ['2', 'Mittweida Mechatronik AG', 'Baugruppen', 'Mittweida', '03727 55 00'],
        ['3', 'Oschatz Oberflächentechnik GmbH', 'Galvanik', 'Oschatz', '03435 98 10'],
        ['4', 'Pulsnitzer Drahtwaren', 'Drahtbiegeteile', 'Pulsnitz', '035955 440'],
        ['5', 'Röhrsdorf Zerspanung GmbH & Co. KG', 'Drehen, Fräsen', 'Chemnitz', '03722 40 30'],
        ['6', 'Schwarzenberg Werkzeugbau GmbH', 'Stanzwerkzeuge', 'Schwarzenberg', '03774 1520'],
      ]
        .map(
          ([no, name, what, place, phone]) =>
            `<tr><td data-label="Nr.">${no}</td><td data-label="Unternehmen"><a href="/firma/${no}">${name}</a></td><td data-label="Leistung">${what}</td><td data-label="Standort">${place}</td><td data-label="Kontakt"><a href="tel:${phone?.replace(/\s/g, '')}">${phone}</a></td></tr>`,
        )
        .join(
          '',
        )}</tbody></table></div><ul class="pagination"><li class="active">1</li><li><a href="?seite=2">2</a></li><li><a href="?seite=2">weiter</a></li></ul></main>`,
    ),
    entries: [
      ['Elbtal Guss GmbH', 'Riesa', '+4935257100'],
      ['Mittweida Mechatronik AG', 'Mittweida', '+4937275500'],
      ['Oschatz Oberflächentechnik GmbH', 'Oschatz', '+4934359810'],
      ['Pulsnitzer Drahtwaren', 'Pulsnitz', '+4935955440'],
      ['Röhrsdorf Zerspanung GmbH & Co. KG', 'Chemnitz', '+4937224030'],
      ['Schwarzenberg Werkzeugbau GmbH', 'Schwarzenberg', '+4937741520'],
    ],
  },
  {
    name: 'logo-wall-alt',
    url: 'https://cluster-oberflaeche.de/partner',
    html: page(
      'Partner',
      `<main><h1>Partner des Clusters</h1><p>Diese Unternehmen tragen das Netzwerk.</p><div class="logo-grid">${[
        ['Bergmann Beschichtung GmbH', 'Iserlohn'],
        ['Coating Experts GmbH', 'Solingen'],
        ['Galvano Kruse GmbH & Co. KG', 'Velbert'],
        ['Institut für Schichttechnik e.V.', 'Aachen'],
        ['Pulverlack West AG', 'Hagen'],
      ]
        .map(
          ([name, town]) =>
            `<figure class="logo-tile"><a href="https://example.org/${encodeURIComponent(name ?? '')}" target="_blank"><img src="/logos/x.png" alt="${name}" loading="lazy"></a><figcaption><span class="n">${name}</span><span class="o">${town}</span></figcaption></figure>`,
        )
        .join('')}</div></main>`,
    ),
    entries: [
      ['Bergmann Beschichtung GmbH', 'Iserlohn', null],
      ['Coating Experts GmbH', 'Solingen', null],
      ['Galvano Kruse GmbH & Co. KG', 'Velbert', null],
      ['Institut für Schichttechnik e.V.', 'Aachen', null],
      ['Pulverlack West AG', 'Hagen', null],
    ],
  },
  {
    name: 'elementor-loop',
    url: 'https://holznetz-thueringen.de/mitglieder/',
    html: page(
      'Mitglieder',
      `<div class="elementor elementor-55"><div class="elementor-widget-heading"><h1>Mitgliedsunternehmen</h1></div><div class="elementor-loop-container elementor-grid" role="list">${[
        [
          'Parkett Eichsfeld GmbH',
          'Bahnhofstr. 44',
          '37327',
          'Leinefelde-Worbis',
          '03605 5100',
          'parkett-eichsfeld.de',
        ],
        ['Rennsteig Fenster KG', 'Am Hang 7', '98528', 'Suhl', '03681 30 40 50', 'rennsteig-fenster.de'],
        ['Sägewerk Zella', 'Talstraße 90', '98544', 'Zella-Mehlis', '03682 4 11 22', 'saegewerk-zella.de'],
        [
          'Treppenbau Ilmenau GmbH',
          'Langewiesener Str. 2',
          '98693',
          'Ilmenau',
          '03677 88 99 0',
          'treppenbau-ilmenau.de',
        ],
      ]
        .map(
          ([name, street, code, town, phone, site], at) =>
            `<div data-elementor-type="loop-item" class="elementor elementor-611 e-loop-item e-loop-item-${700 + at} post-${700 + at} mitglied type-mitglied status-publish hentry"><div class="elementor-element elementor-element-3f2a9c1 e-flex e-con"><div class="elementor-widget-theme-post-title"><h3 class="elementor-heading-title"><a href="/mitglied/${at}/">${name}</a></h3></div><div class="elementor-widget-text-editor">${street}, ${code} ${town}</div><div class="elementor-widget-icon-list"><ul><li><span class="elementor-icon-list-text">${phone}</span></li><li><a href="https://www.${site}"><span class="elementor-icon-list-text">www.${site}</span></a></li></ul></div><div class="elementor-widget-button"><a class="elementor-button" href="/mitglied/${at}/"><span>Mehr erfahren</span></a></div></div></div>`,
        )
        .join('')}</div></div>`,
    ),
    entries: [
      ['Parkett Eichsfeld GmbH', 'Leinefelde-Worbis', '+4936055100'],
      ['Rennsteig Fenster KG', 'Suhl', '+493681304050'],
      ['Sägewerk Zella', 'Zella-Mehlis', '+49368241122'],
      ['Treppenbau Ilmenau GmbH', 'Ilmenau', '+49367788990'],
    ],
  },
  {
    name: 'plain-br-list',
    url: 'http://www.innung-metall-ems.de/betriebe.htm',
    html: page(
      'Innungsbetriebe',
      `<h1>Innungsbetriebe</h1><p><b>Abeln Stahlbau GmbH</b><br>Gewerbering 4<br>49757 Werlte<br>Tel. 05951 2233</p><p><b>Brüggen Schlosserei</b><br>Dorfstr. 18<br>49762 Lathen<br>Tel. 05933 998</p><p><b>Deymann Metall GmbH & Co. KG</b><br>Hafenstr. 1<br>49733 Haren (Ems)<br>Tel. 05932 7300</p><p><b>Eilers Landmaschinen</b><br>Esterweger Str. 60<br>26897 Hilkenbrook<br>Tel. 05957 201</p><p>Fehlt Ihr Betrieb? Dann schreiben Sie uns.</p>`,
    ),
    entries: [
      ['Abeln Stahlbau GmbH', 'Werlte', '+4959512233'],
      ['Brüggen Schlosserei', 'Lathen', '+495933998'],
      ['Deymann Metall GmbH & Co. KG', 'Haren (Ems)', '+4959327300'],
      ['Eilers Landmaschinen', 'Hilkenbrook', '+495957201'],
    ],
  },
  {
    name: 'exhibitors-hall-stand',
    url: 'https://messe-blech.example/aussteller',
    html: page(
      'Aussteller',
      `<section class="exhibitors"><h1>Ausstellerverzeichnis</h1><div class="filters"><button>Halle 1</button><button>Halle 2</button></div><ol class="exh-list">${[
        ['Arku Richttechnik GmbH', 'Baden-Baden', 'Deutschland', '1', 'B21'],
        ['Blechwerk Linz GmbH', 'Linz', 'Österreich', '1', 'C04'],
        ['Cutwell Lasers Ltd', 'Leeds', 'Großbritannien', '2', 'A10'],
        ['Faltomat AG', 'Winterthur', 'Schweiz', '2', 'D33'],
        ['Stanzteile Haug GmbH', 'Reutlingen', 'Deutschland', '2', 'E07'],
      ]
        .map(
          ([name, town, country, hall, stand]) =>
            `<li class="exh" data-hall="${hall}"><div class="exh__badge">Halle ${hall} <b>${stand}</b></div><div class="exh__main"><h2 class="exh__name">${name}</h2><div class="exh__geo">${town}, ${country}</div></div><button class="exh__fav" aria-label="Merken">♡</button></li>`,
        )
        .join('')}</ol></section>`,
    ),
    entries: [
      ['Arku Richttechnik GmbH', 'Baden-Baden', null],
      ['Blechwerk Linz GmbH', 'Linz', null],
      ['Cutwell Lasers Ltd', 'Leeds', null],
      ['Faltomat AG', 'Winterthur', null],
      ['Stanzteile Haug GmbH', 'Reutlingen', null],
    ],
  },
  {
    name: 'dealer-finder',
    url: 'https://www.pumpen-hersteller.example/haendler',
    html: page(
      'Händlersuche',
      `<main><h1>Händler in Ihrer Nähe</h1><div class="map">Karte wird geladen …</div><div class="store-list" id="stores">${[
        ['Agrar-Center Niebüll', '25899 Niebüll', '04661 90 10', 'Mo–Fr 8–18 Uhr', '12 km'],
        ['Landtechnik Jessen', '25821 Bredstedt', '04671 6010', 'Mo–Fr 8–17 Uhr', '27 km'],
        ['Pumpenhaus Husum GmbH', '25813 Husum', '04841 77 88', 'Mo–Sa 8–18 Uhr', '41 km'],
        ['Thomsen Brunnenbau', '24937 Flensburg', '0461 25 26 0', 'Mo–Fr 7–16 Uhr', '44 km'],
      ]
        .map(
          ([name, town, phone, hours, far]) =>
            `<div class="store" data-lat="54.1" data-lng="8.8"><div class="store-distance">${far}</div><div class="store-name">${name}</div><div class="store-address">Hauptstraße 10<br>${town}</div><div class="store-phone"><a href="tel:${phone}">${phone}</a></div><div class="store-hours">${hours}</div><a class="route" href="#">Route planen</a></div>`,
        )
        .join('')}</div></main>`,
    ),
    entries: [
      ['Agrar-Center Niebüll', 'Niebüll', '+4946619010'],
      ['Landtechnik Jessen', 'Bredstedt', '+4946716010'],
      ['Pumpenhaus Husum GmbH', 'Husum', '+4948417788'],
      ['Thomsen Brunnenbau', 'Flensburg', '+4946125260'],
    ],
  },
  {
    name: 'two-cell-rows-no-head',
    url: 'https://www.gewerbeverein-isny.de/mitglieder.html',
    html: page(
      'Mitglieder',
      `<table border="0" width="100%"><tr><td valign="top"><p><b>Allgäu Kabel GmbH</b><br>Herr Ruppaner<br>Lindauer Str. 60, 88316 Isny</p></td><td valign="top">Tel. 07562 9080<br><a href="mailto:info@allgaeu-kabel.de">info@allgaeu-kabel.de</a></td></tr><tr><td colspan="2"><hr></td></tr><tr><td valign="top"><p><b>Bäckerei Moser</b><br>Frau Moser<br>Wassertorstr. 5, 88316 Isny</p></td><td valign="top">Tel. 07562 2211<br><a href="mailto:moser@baeckerei-moser.de">moser@baeckerei-moser.de</a></td></tr><tr><td colspan="2"><hr></td></tr><tr><td valign="top"><p><b>Dethleffsen Caravanteile KG</b><br>Herr Kling<br>Arist-Str. 12, 88316 Isny</p></td><td valign="top">Tel. 07562 98 70<br><a href="mailto:kling@d-teile.de">kling@d-teile.de</a></td></tr><tr><td colspan="2"><hr></td></tr><tr><td valign="top"><p><b>Weberei Biggel GmbH & Co. KG</b><br>Frau Biggel-Rau<br>Maierhöfer Str. 1, 88167 Maierhöfen</p></td><td valign="top">Tel. 07562 4040<br><a href="mailto:post@weberei-biggel.de">post@weberei-biggel.de</a></td></tr></table>`,
    ),
    entries: [
      ['Allgäu Kabel GmbH', 'Isny', '+4975629080'],
      ['Bäckerei Moser', 'Isny', '+4975622211'],
      ['Dethleffsen Caravanteile KG', 'Isny', '+4975629870'],
      ['Weberei Biggel GmbH & Co. KG', 'Maierhöfen', '+4975624040'],
    ],
  },
  {
    name: 'english-cards',
    url: 'https://www.castmetalsfederation.example/members',
    html: `<!doctype html><html lang="en-GB"><head><title>Member directory</title></head><body><nav><a href="/">Home</a><a href="/join">Join us</a></nav><main><h1>Member directory</h1><p>Showing 1–5 of 5 members</p><div class="grid grid-cols-1 md:grid-cols-3 gap-6">${[
      ['Aston Foundry Ltd', 'Birmingham', 'B6 7AX', '0121 555 0110'],
      ['Clyde Castings Limited', 'Glasgow', 'G40 1DA', '0141 555 0120'],
      ['Derwent Iron Co', 'Derby', 'DE21 6AB', '01332 555 013'],
      ['Harlow & Sons plc', 'Sheffield', 'S9 2RX', '0114 555 0140'],
      ['Tamar Precision LLP', 'Plymouth', 'PL7 5JX', '01752 555 015'],
    ]
      .map(
        ([name, town, code, phone]) =>
          `<a href="/members/x" class="group rounded-xl border p-6 hover:shadow-lg"><div class="flex items-center gap-3"><span class="h-10 w-10 rounded-full bg-slate-100">${name?.[0]}</span><div class="font-semibold text-slate-900">${name}</div></div><p class="mt-4 text-sm text-slate-500">${town}, ${code}</p><p class="text-sm">${phone}</p><span class="mt-6 inline-flex text-indigo-600">View profile →</span></a>`,
      )
      .join(
        '',
      )}</div></main><footer><p>© Cast Metals Federation. Registered in England no. 01234567.</p></footer></body></html>`,
    entries: [
      ['Aston Foundry Ltd', 'Birmingham', '+441215550110'],
      ['Clyde Castings Limited', 'Glasgow', '+441415550120'],
      ['Derwent Iron Co', 'Derby', '+441332555013'],
      ['Harlow & Sons plc', 'Sheffield', '+441145550140'],
      ['Tamar Precision LLP', 'Plymouth', '+441752555015'],
    ],
  },
];
