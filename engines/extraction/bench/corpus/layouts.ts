import { AUTHORITY, CHAMBER, CONSUMER, COOKIE, INSURANCE, LIABILITY, NAV, ODR } from './law-texts.ts';
import type { Teller } from './teller.ts';

export type Layout = (t: Teller) => string;
export const page = (title: string, body: string, head = ''): string =>
  `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`;
const corporate = (t: Teller): boolean => t.firm.kind !== 'sole';
const leaderLabel = (t: Teller): string =>
  t.firm.kind === 'ag' && t.firm.country !== 'CH'
    ? 'Vorstand'
    : t.firm.kind === 'ek' || t.firm.kind === 'sole'
      ? 'Inhaber'
      : t.firm.country === 'CH'
        ? 'Geschäftsleitung'
        : 'Geschäftsführer';
const registerLines = (t: Teller, br = '<br>'): string =>
  !corporate(t)
    ? ''
    : t.firm.country === 'DE'
      ? `Registergericht: ${t.court()}${br}Registernummer: ${t.register()}${br}`
      : t.firm.country === 'AT'
        ? `Firmenbuchnummer: ${t.register()}${br}Firmenbuchgericht: ${t.court()}${br}`
        : `${t.court()}${br}UID: ${t.register()}${br}`;
const vatLabel = (t: Teller): string =>
  t.firm.country === 'DE'
    ? t.one(['USt-IdNr.', 'Umsatzsteuer-ID', 'USt-ID'])
    : t.firm.country === 'AT'
      ? 'UID-Nr.'
      : 'MWST-Nr.';

/** Layouts that were looked at while the engine was written. */
export const LAYOUTS: Readonly<Record<string, Layout>> = {
  'erecht24-classic': (t) =>
    page(
      'Impressum',
      `${NAV}<main><h1>Impressum</h1><h2>Angaben gem&auml;&szlig; &sect; 5 DDG</h2><p>${t.name()}<br />${t.street()}<br />${t.place()}</p><p>Handelsregister: ${t.register()}<br />Registergericht: ${t.court()}</p><p><strong>Vertreten durch:</strong><br />${t.directors('<br />')}</p><h2>Kontakt</h2><p>Telefon: ${t.phone()}<br />Telefax: ${t.fax()}<br />E-Mail: ${t.mail()}</p><h2>Umsatzsteuer-ID</h2><p>Umsatzsteuer-Identifikationsnummer gem&auml;&szlig; &sect; 27 a Umsatzsteuergesetz:<br />${t.vat()}</p>${ODR}${CONSUMER}${LIABILITY}</main>`,
    ),
  'erecht24-kg': (t) =>
    page(
      'Impressum',
      `<div class="entry-content"><h1>Impressum</h1><h2>Angaben gemäß § 5 TMG</h2><p>${t.name()}<br>${t.street()}<br>${t.place()}</p><p>Handelsregister: ${t.register()}<br>Registergericht: ${t.court()}</p><p><strong>Vertreten durch:</strong><br>${t.firm.partnerName}<br>Diese vertreten durch: ${t.directors(', ')}<br>Handelsregister: ${t.firm.partnerRegister}<br>Registergericht: ${t.court()}</p><h2>Kontakt</h2><p>Telefon: ${t.phone()}<br>E-Mail: ${t.mail()}</p><h2>Redaktionell verantwortlich</h2><p>Ines Gruber<br>${t.firm.street}<br>${t.firm.postalCode} ${t.firm.city}</p>${ODR}</div>`,
    ),
  'itrecht-prose': (t) =>
    page(
      `Impressum | ${t.firm.brand}`,
      `${COOKIE}<h1>Impressum</h1><p>Gesetzliche Anbieterkennung:</p><p>${t.name()}<br>${corporate(t) ? `diese vertreten durch die ${leaderLabel(t)} ` : ''}${t.directors(' und ')}<br>${t.street()}<br>${t.place()}<br>${t.country()}<br>Telefon: ${t.phone()}<br>Telefax: ${t.fax()}<br>E-Mail: ${t.mail()}<br>USt-IdNr.: ${t.vat()}<br>${corporate(t) ? `eingetragen im Handelsregister des ${t.court().replace('Amtsgericht', 'Amtsgerichtes')}<br>Handelsregisternummer ${t.register()}` : ''}</p><p>Wir sind weder verpflichtet noch bereit, an Streitbeilegungsverfahren vor Verbraucherschlichtungsstellen teilzunehmen.</p>`,
    ),
  'wordpress-elementor': (t) =>
    page(
      `Impressum – ${t.firm.brand}`,
      `<header class="elementor-location-header">${NAV}</header><div class="elementor-widget-heading"><h2 class="elementor-heading-title">Impressum</h2></div><div class="elementor-widget-text-editor"><div class="elementor-widget-container"><p><strong>${t.name()}</strong></p><p>${t.street()}</p><p>${t.place()}</p></div></div><ul class="elementor-icon-list-items"><li><span class="elementor-icon-list-icon"><i class="fas fa-phone"></i></span><span class="elementor-icon-list-text">${t.phone()}</span></li><li><span class="elementor-icon-list-icon"><i class="fas fa-fax"></i></span><span class="elementor-icon-list-text">${t.fax()}</span></li><li><span class="elementor-icon-list-icon"><i class="fas fa-envelope"></i></span><span class="elementor-icon-list-text">${t.mail(4)}</span></li></ul><p><strong>${leaderLabel(t)}:</strong> ${t.directors()}</p><p>${registerLines(t)}${vatLabel(t)}: ${t.vat()}</p><footer><p>© 2026 ${t.firm.brand} · Webdesign by ${t.firm.agency.name}</p></footer>`,
    ),
  'old-table': (t) =>
    `<HTML><HEAD><TITLE>Impressum</TITLE></HEAD><BODY BGCOLOR="#FFFFFF"><CENTER><TABLE BORDER=0 CELLPADDING=4 WIDTH=600><TR><TD VALIGN=top><FONT FACE="Arial"><B>Firma:</B></FONT></TD><TD><FONT FACE="Arial">${t.name()}</FONT></TD></TR><TR><TD><B>Stra&szlig;e:</B></TD><TD>${t.street()}</TD></TR><TR><TD><B>PLZ/Ort:</B></TD><TD>${t.place()}</TD></TR><TR><TD><B>Telefon:</B></TD><TD>${t.phone()}</TD></TR><TR><TD><B>Fax:</B></TD><TD>${t.fax()}</TD></TR><TR><TD><B>eMail:</B></TD><TD>${t.mail()}</TD></TR><TR><TD><B>${leaderLabel(t)}:</B></TD><TD>${t.directors('<BR>')}</TD></TR>${corporate(t) && t.firm.country === 'DE' ? `<TR><TD><B>Handelsregister:</B></TD><TD>${t.court()}, ${t.register()}</TD></TR>` : ''}<TR><TD><B>${vatLabel(t)}:</B></TD><TD>${t.vat()}</TD></TR></TABLE></CENTER></BODY></HTML>`,
  'dl-contact': (t) =>
    page(
      'Kontakt',
      `<main><h1>Kontakt</h1><dl class="contact"><dt>Anschrift</dt><dd>${t.name()}<br>${t.street()}<br>${t.place(t.one(['', 'D-', '']).replace('D', t.firm.country === 'DE' ? 'D' : t.firm.country === 'AT' ? 'A' : 'CH'))}</dd><dt>Telefon</dt><dd>${t.phone()}</dd><dt>Telefax</dt><dd>${t.fax()}</dd><dt>E-Mail</dt><dd>${t.mail()}</dd><dt>Internet</dt><dd>${t.site(true)}</dd><dt>${leaderLabel(t)}</dt><dd>${t.directors('<br>')}</dd></dl></main>`,
    ),
  'footer-only': (t) =>
    page(
      t.firm.brand,
      `${NAV}<main><h1>Willkommen bei ${t.firm.brand}</h1><p>Seit ${t.founded()} fertigen wir mit Leidenschaft. Heute sind rund ${t.employees()} Mitarbeiter für Sie da.</p></main><footer class="site-footer"><div class="col"><h4>Kontakt</h4><p>${t.name()}<br>${t.street()}<br>${t.place()}</p><p>Tel. ${t.phone()}<br>${t.mail(1)}</p></div><div class="col"><h4>Rechtliches</h4><ul><li><a href="/impressum">Impressum</a></li></ul></div></footer>`.replace(
        'Seit ',
        'Gegründet ',
      ),
    ),
  'pipes-one-line': (t) =>
    page(
      'Impressum',
      `<h1>Impressum</h1><p>${t.name()} | ${t.street()} | ${t.place()} | Tel. ${t.phone()} | Fax ${t.fax()} | ${t.mail(0)} | ${t.site(true)}</p><p>${leaderLabel(t)}: ${t.directors(' | ')}</p><p>${corporate(t) && t.firm.country === 'DE' ? `Sitz: ${t.firm.city} · ${t.court()} · ${t.register()} · ` : ''}${vatLabel(t)} ${t.vat(true)}</p>`,
    ),
  'prose-sentence': (t) =>
    page(
      'Impressum',
      `<h1>Impressum</h1><div class="text"><p>Verantwortlich für diese Seiten ist die ${t.name()}, ${t.street()}, ${t.place()}. Sie erreichen uns telefonisch unter ${t.phone(2)} oder per E-Mail an ${t.mail(0)}. ${corporate(t) && t.firm.country === 'DE' ? `Die Gesellschaft ist beim ${t.court()} unter ${t.register()} eingetragen.` : ''} ${t.firm.kind === 'gmbh' ? `Geschäftsführer: ${t.directors(' und ')}.` : ''} Unsere Umsatzsteuer-Identifikationsnummer lautet ${t.vat()}.</p></div>`,
    ),
  'agency-and-officer': (t) =>
    page(
      'Impressum',
      `<h1>Impressum</h1><section><h2>Anbieter</h2><address>${t.name()}<br>${t.street()}<br>${t.place()}<br>Tel: ${t.phone()}<br>Fax: ${t.fax()}<br>Mail: ${t.mail()}</address></section><section><h2>${leaderLabel(t)}</h2><p>${t.directors()}</p></section><section><h2>Datenschutzbeauftragter</h2><p>${t.firm.officer.name}<br>DS Extern GmbH<br>Prinzenallee 9<br>40549 Düsseldorf<br>Telefon 0211 998877-0<br>${t.firm.officer.mail}</p></section><section><h2>Konzept, Design &amp; Umsetzung</h2><p>${t.agency()}</p></section><section><h2>Hosting</h2><p>Serverfarm AG, Rechenweg 2, 90402 Nürnberg</p></section><section><h2>${vatLabel(t)}</h2><p>${t.vat()}</p></section>`,
    ),
  'json-ld-yoast': (t) => {
    const body = `<h1>Kontakt</h1><p>${t.name()}</p><p>${t.street()}, ${t.place()}</p><p><a href="tel:${t.e164()}">${t.phone(0)}</a></p>`;
    const graph = {
      '@context': 'https://schema.org',
      '@graph': [
        { '@type': 'WebSite', '@id': '#website', name: t.firm.brand, publisher: { '@id': '#organization' } },
        {
          '@type': 'Organization',
          '@id': '#organization',
          name: t.firm.legalName,
          url: `${t.site()}/`,
          foundingDate: t.founded(),
          numberOfEmployees: { '@type': 'QuantitativeValue', value: Number(t.employees()) },
          email: t.mail(0),
          faxNumber: t.fax(2),
          address: {
            '@type': 'PostalAddress',
            streetAddress: t.firm.street,
            postalCode: t.firm.postalCode,
            addressLocality: t.firm.city,
            addressCountry: t.firm.country,
          },
        },
      ],
    };
    return page(
      'Kontakt',
      body,
      `<script type="application/ld+json" class="yoast-schema-graph">${JSON.stringify(graph)}</script>`,
    );
  },
  microdata: (t) =>
    page(
      'Impressum',
      `<div itemscope itemtype="http://schema.org/Organization"><h2 itemprop="name">${t.name()}</h2><div itemprop="address" itemscope itemtype="http://schema.org/PostalAddress"><span itemprop="streetAddress">${t.street()}</span><br><span itemprop="postalCode">${t.code()}</span> <span itemprop="addressLocality">${t.city()}</span></div>Tel.: <span itemprop="telephone">${t.phone()}</span><br>Fax: <span itemprop="faxNumber">${t.fax()}</span><br><a itemprop="email" href="mailto:${t.firm.mail}">${t.mail(0)}</a></div><p>${vatLabel(t)}: ${t.vat()}</p>`,
    ),
  vcard: (t) =>
    page(
      'Kontakt',
      `<div class="vcard"><div class="fn org">${t.name()}</div><div class="adr"><div class="street-address">${t.street()}</div><span class="postal-code">${t.code()}</span> <span class="locality">${t.city()}</span></div><div class="tel"><span class="type">Tel</span> <span class="value">${t.phone()}</span></div><div class="tel"><span class="type">Fax</span> <span class="value">${t.fax()}</span></div><a class="email" href="mailto:${t.firm.mail}">${t.mail(0)}</a></div>`,
    ),
  'austria-ecg': (t) =>
    page(
      'Impressum',
      `<h1>Impressum</h1><p>Informationspflicht laut §5 E-Commerce Gesetz, §14 Unternehmensgesetzbuch, §63 Gewerbeordnung und Offenlegungspflicht laut §25 Mediengesetz.</p><p>${t.name()}<br>${t.directors()}<br>${t.street()},<br>${t.place()},<br>${t.country()}</p><p><strong>Unternehmensgegenstand:</strong> ${t.industry()}<br><strong>UID-Nummer:</strong> ${t.vat()}<br><strong>Firmenbuchnummer:</strong> ${t.register()}<br><strong>Firmenbuchgericht:</strong> ${t.court()}<br><strong>Firmensitz:</strong> ${t.firm.postalCode} ${t.firm.city}</p><p><strong>Tel.:</strong> ${t.phone()}<br><strong>Fax:</strong> ${t.fax()}<br><strong>E-Mail:</strong> ${t.mail()}</p><p><strong>Mitglied bei:</strong> WKO<br><strong>Aufsichtsbehörde/Gewerbebehörde:</strong> Bezirkshauptmannschaft Musterland<br><strong>Berufsrecht:</strong> Gewerbeordnung: www.ris.bka.gv.at</p>`,
    ),
  swiss: (t) =>
    page(
      'Impressum',
      `<h1>Impressum</h1><h3>Kontaktadresse</h3><p>${t.name()}<br>${t.street()}<br>${t.place('CH-')}<br>Schweiz</p><p>Telefon ${t.phone()}<br>${t.mail()}</p><h3>Vertretungsberechtigte Personen</h3><p>${t.directors('<br>')}</p><h3>Handelsregistereintrag</h3><p>Eingetragener Firmenname: ${t.name()}<br>Nummer: ${t.register()}<br>${t.court()}</p><h3>Mehrwertsteuernummer</h3><p>${t.vat()}</p><h3>Haftungsausschluss</h3><p>Der Autor übernimmt keinerlei Gewähr hinsichtlich der inhaltlichen Richtigkeit.</p><p>Quelle: <a href="https://www.swissanwalt.ch">SwissAnwalt</a></p>`,
    ),
  'english-notice': (t) =>
    page(
      'Imprint',
      `<h1>Imprint</h1><p>Information in accordance with § 5 DDG</p><p>${t.name()}<br>${t.street()}<br>${t.place()}<br>${t.country('en')}</p><p>Phone: ${t.phone(2)}<br>Fax: ${t.fax(2)}<br>E-mail: ${t.mail()}</p>${corporate(t) ? `<p>Managing Directors: ${t.directors()}</p>` : ''}${t.firm.country === 'DE' && corporate(t) ? `<p>Register court: ${t.court()}<br>Commercial register no.: ${t.register()}</p>` : ''}<p>VAT ID: ${t.vat()}</p>`,
    ).replace('lang="de"', 'lang="en"'),
  'two-companies': (t) =>
    page(
      'Impressum',
      `<h1>Impressum</h1><h2>${t.name()}</h2><p>${t.street()}<br>${t.place()}<br>Telefon ${t.phone()}<br>E-Mail ${t.mail(0)}</p><p>${leaderLabel(t)}: ${t.directors()}<br>${registerLines(t)}${vatLabel(t)}: ${t.vat()}</p><h2>Nordtal Service GmbH</h2><p>Uferweg 77<br>24103 Kiel<br>Telefon 0431 556677-0<br>E-Mail service@nordtal.example</p><p>Geschäftsführer: Frauke Jansen<br>Registergericht: Amtsgericht Kiel<br>Registernummer: HRB 8877<br>USt-IdNr.: DE136695976</p>`,
    ),
  'general-partner-prose': (t) =>
    page(
      'Impressum',
      `<h1>Impressum</h1><p>${t.name()}<br>${t.street()}<br>${t.place()}<br>Tel.: ${t.phone()} · Fax: ${t.fax()}<br>${t.mail()}</p><p>Sitz der Gesellschaft: ${t.firm.city}, ${t.court()}, ${t.register()}<br>Persönlich haftende Gesellschafterin: ${t.firm.partnerName}, Sitz: ${t.firm.city}, ${t.court()}, ${t.firm.partnerRegister}<br>Geschäftsführer: ${t.directors()}</p><p>USt-IdNr.: ${t.vat()}</p>`,
    ),
  'icons-svg': (t) =>
    page(
      'Kontakt',
      `<section class="contact-info"><h2>So erreichen Sie uns</h2><div class="item"><svg class="icon icon-map"><use href="#map"></use></svg><div>${t.name()}<br>${t.street()}<br>${t.place()}</div></div><div class="item"><svg class="icon icon-phone"><use href="#phone"></use></svg><a href="tel:${t.e164()}">${t.phone()}</a></div><div class="item"><svg class="icon icon-mail"><use href="#mail"></use></svg>${t.mail(1)}</div></section>`,
    ),
  'wix-divs': (t) =>
    page(
      `IMPRESSUM | ${t.firm.brand}`,
      `<div id="SITE_CONTAINER"><div data-testid="richTextElement" class="wixui-rich-text"><h1><span>IMPRESSUM</span></h1></div><div data-testid="richTextElement"><p class="font_8"><span><span>${t.name()}</span></span></p><p class="font_8"><span>${t.street()}</span></p><p class="font_8"><span>${t.place()}</span></p><p class="font_8">&nbsp;</p><p class="font_8"><span>Tel: ${t.phone()}</span></p><p class="font_8"><span>Mail: <object><a href="mailto:${t.firm.mail}"></a></object>${t.mail(0)}</span></p><p class="font_8">&nbsp;</p><p class="font_8"><span>${leaderLabel(t)}: ${t.directors()}</span></p><p class="font_8"><span>${vatLabel(t)}: ${t.vat()}</span></p></div></div>`,
    ),
  'jimdo-craftsman': (t) =>
    page(
      'Impressum',
      `<div class="j-module j-text"><h1>Impressum</h1><p><b>Angaben gemäß § 5 TMG:</b></p><p>${t.name()}<br/>${t.firm.kind === 'ek' || t.firm.kind === 'sole' ? `Inh. ${t.directors()}<br/>` : ''}${t.street()}<br/>${t.place()}</p><p><b>Kontakt:</b></p><table><tr><td><p>Telefon:</p></td><td><p>${t.phone()}</p></td></tr><tr><td><p>Mobil:</p></td><td><p>${t.mobile()}</p></td></tr><tr><td><p>E-Mail:</p></td><td><p>${t.mail()}</p></td></tr></table>${CHAMBER}${INSURANCE}${AUTHORITY}</div>`,
    ),
  'broken-html': (t) =>
    `<html><body><div><h1>Impressum<p>${t.name()}<br>${t.street()}<br>${t.place()}</b></div></span><p>Tel ${t.phone()}<br>Fax ${t.fax()}<p>E-Mail: ${t.mail(0)}<table><td>${leaderLabel(t)}<td>${t.directors()}<tr><td>${vatLabel(t)}<td>${t.vat()}</div></body>`,
  'columns-apart': (t) =>
    page(
      'Kontakt',
      `<h1>Kontakt</h1><div class="row"><div class="col-6"><p>${t.name()}<br>${t.street()}<br>${t.place()}</p></div><div class="col-3"><p>Telefon:<br>Telefax:<br>E-Mail:</p></div><div class="col-3"><p>${t.phone()}<br>${t.fax()}<br>${t.mail(0)}</p></div></div>`,
    ),
  'profile-table': (t) =>
    page(
      'Firmenprofil',
      `<h1>Firmenprofil</h1><table class="facts"><tr><th>Firmenname</th><td>${t.name()}</td></tr><tr><th>Anschrift</th><td>${t.street()}, ${t.place()}</td></tr><tr><th>Gründungsjahr</th><td>${t.founded()}</td></tr><tr><th>Mitarbeiter</th><td>ca. ${t.employees()}</td></tr><tr><th>Branche</th><td>${t.industry()}</td></tr><tr><th>Produkte</th><td>${t.products()}</td></tr><tr><th>Zertifizierung</th><td>DIN EN ISO 9001:2015</td></tr><tr><th>Telefon</th><td>${t.phone()}</td></tr><tr><th>Website</th><td><a href="${t.site()}">${t.site(true)}</a></td></tr></table>`,
    ),
  'legal-bar': (t) =>
    page(
      'Impressum',
      `<h2 class="title">Impressum</h2><p><strong>Herausgeber</strong><br>${t.name()}</p><p><strong>Postanschrift</strong><br>Postfach 12 34<br>${t.firm.country === 'DE' ? '89001 Ulm' : `${t.firm.postalCode} ${t.firm.city}`}</p><p><strong>Hausanschrift</strong><br>${t.street()}<br>${t.place()}</p><p><strong>Telefon</strong> ${t.phone()}<br><strong>Telefax</strong> ${t.fax()}<br><strong>E-Mail</strong> ${t.mail()}</p><p><strong>${leaderLabel(t)}</strong><br>${t.directors('<br>')}</p><p>${registerLines(t)}<strong>${vatLabel(t)}</strong> ${t.vat()}</p><p><strong>Gestaltung und Programmierung</strong><br>${t.agency()}</p>`,
    ),
};
