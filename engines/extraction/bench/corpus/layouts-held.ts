import { CONSUMER, LIABILITY, NAV, ODR } from './law-texts.ts';
import { type Layout, page } from './layouts.ts';
import type { Teller } from './teller.ts';

const leader = (t: Teller): string =>
  t.firm.kind === 'ag' && t.firm.country !== 'CH'
    ? 'Vorstand'
    : t.firm.kind === 'ek' || t.firm.kind === 'sole'
      ? 'Inhaber'
      : 'Geschäftsführung';
const german = (t: Teller): boolean => t.firm.country === 'DE' && t.firm.kind !== 'sole';

/** Held out: written once, never opened to see why one fails. Their figures stand apart. */
export const HELD_LAYOUTS: Readonly<Record<string, Layout>> = {
  'typo3-frames': (t) =>
    page(
      `${t.firm.brand}: Impressum`,
      `<div id="page-wrap"><div class="frame frame-default frame-type-text"><header><h1>Impressum</h1></header><p class="bodytext"><b>${t.name()}</b></p><p class="bodytext">${t.street()}<br />D-${t.place()}</p><p class="bodytext">Fon: ${t.phone()}<br />Fax: ${t.fax()}<br />Email: <a href="javascript:linkTo_UnCryptMailto('x');" class="mail">${t.mail(2)}</a><br />Internet: <a href="/">${t.site(true)}</a></p></div><div class="frame"><p class="bodytext">${leader(t)}: ${t.directors()}</p><p class="bodytext">${german(t) ? `Handelsregister: ${t.court()} ${t.register()}<br />` : ''}USt-Id-Nr.: ${t.vat()}</p></div></div>`,
    ).replace('D-', t.firm.country === 'DE' ? 'D-' : t.firm.country === 'AT' ? 'A-' : 'CH-'),
  'shop-system': (t) =>
    page(
      'Impressum - Shop',
      `${NAV}<div class="cms-page"><h1 class="page-title">Impressum</h1><div class="std"><p>Betreiber des Onlineshops:<br/><br/>${t.name()}<br/>${leader(t)}: ${t.directors(' u. ')}<br/>${t.street()}<br/>${t.place()}<br/><br/>Telefon ${t.phone()} (Mo-Fr 8-16 Uhr)<br/>Fax ${t.fax()}<br/>Email ${t.mail(1)}<br/><br/>${german(t) ? `HR-Nr.: ${t.register()}<br/>${t.court()}<br/>` : ''}Ust.-ID: ${t.vat()}<br/>Steuernummer: 123/456/78901</p><p>WEEE-Reg.-Nr.: DE 12345678</p>${ODR}</div></div>`,
    ),
  'grid-cards': (t) =>
    page(
      'Kontakt',
      `<main><h1>Kontakt aufnehmen</h1><div class="cards"><div class="card"><h3>Besuchen Sie uns</h3><p>${t.name()}<br>${t.street()}<br>${t.place()}</p></div><div class="card"><h3>Rufen Sie uns an</h3><p><a href="tel:${t.e164()}">${t.phone()}</a></p></div><div class="card"><h3>Schreiben Sie uns</h3><p>${t.mail()}</p></div></div></main>`,
    ),
  'long-footer': (t) =>
    page(
      'Produkte',
      `${NAV}<main><h1>${t.products(', ')} aus ${t.firm.city}</h1><p>Qualität aus einer Hand.</p></main><footer><p>${t.name()} • ${t.street()} • ${t.place()} • Tel.: ${t.phone()} • Fax: ${t.fax()} • E-Mail: ${t.mail(0)}<br>${leader(t)}: ${t.directors()}${german(t) ? ` • ${t.court()} ${t.register()}` : ''} • USt-IdNr. ${t.vat()}</p><p>powered by ${t.firm.agency.name}</p></footer>`,
    ).replace(/<h1>.*?<\/h1>/, '<h1>Unsere Teile</h1>'),
  'nested-lists': (t) =>
    page(
      'Impressum',
      `<article><h2>Impressum</h2><ul><li>Anbieter:<ul><li>${t.name()}</li><li>${t.street()}</li><li>${t.place()}</li></ul></li><li>Vertretungsberechtigt:<ul><li>${t.directors('</li><li>')}</li></ul></li><li>Kontakt:<ul><li>Telefon: ${t.phone()}</li><li>E-Mail: ${t.mail()}</li></ul></li><li>Umsatzsteuer-ID: ${t.vat()}</li></ul></article>`,
    ),
  'caps-heads': (t) =>
    page(
      'IMPRESSUM',
      `<h1>IMPRESSUM</h1><h4>HERAUSGEBER</h4><p>${t.name()}<br>${t.street()}<br>${t.place()}</p><h4>KONTAKT</h4><p>T ${t.phone(2)}<br>F ${t.fax(2)}<br>${t.mail(0)}</p><h4>${leader(t).toUpperCase()}</h4><p>${t.directors('<br>')}</p>${german(t) ? `<h4>REGISTEREINTRAG</h4><p>Eintragung im Handelsregister.<br>Registergericht: ${t.court()}<br>Registernummer: ${t.register()}</p>` : ''}<h4>FOTOS</h4><p>Studio Lichtblick GmbH, Fotostr. 1, 50667 Köln</p>`,
    ),
  'wordpress-blocks': (t) =>
    page(
      'Impressum',
      `<div class="wp-block-columns"><div class="wp-block-column"><p class="has-medium-font-size">${t.name()}</p><p>${t.street()}<br>${t.place()}<br>${t.country()}</p><p>Tel.: ${t.phone()}<br>Fax.: ${t.fax()}<br>E-Mail: ${t.mail()}</p></div><div class="wp-block-column"><p>Vertretungsberechtigte ${leader(t)}: ${t.directors()}</p>${german(t) ? `<p>Registergericht: ${t.court()}<br>Registernummer: ${t.register(false)}</p>` : ''}<p>Umsatzsteuer-Identifikationsnummer gemäß §27 a Umsatzsteuergesetz: ${t.vat()}</p><p>Inhaltlich Verantwortlicher gemäß § 18 Abs. 2 MStV: Gerda Nolte (Anschrift wie oben)</p></div></div>${CONSUMER}${LIABILITY}`,
    ),
  'letter-style': (t) =>
    page(
      'So finden Sie uns',
      `<h1>So finden Sie uns</h1><p>${t.name()}</p><p>${t.street()}, ${t.place()}</p><p>Wir sind montags bis freitags von 7.30 bis 16.30 Uhr unter der Rufnummer ${t.phone(4)} für Sie da oder jederzeit per Mail an ${t.mail(3)}.</p><p>Unser Betrieb wurde im Jahr ${t.founded()} gegründet und beschäftigt heute ${t.employees()} Mitarbeiterinnen und Mitarbeiter.</p>`,
    ),
  rdfa: (t) =>
    page(
      'Kontakt',
      `<div vocab="https://schema.org/" typeof="LocalBusiness"><h1 property="name">${t.name()}</h1><div property="address" typeof="PostalAddress"><span property="streetAddress">${t.street()}</span>, <span property="postalCode">${t.code()}</span> <span property="addressLocality">${t.city()}</span></div><p>Telefon: <span property="telephone">${t.phone()}</span></p><p>E-Mail: <span property="email">${t.mail(0)}</span></p></div>`,
    ),
  'partner-list': (t) =>
    page(
      'Impressum',
      `<h1>Impressum</h1><p><strong>${t.name()}</strong><br>${t.street()}<br>${t.place()}</p><p>Telefon: ${t.phone()}<br>E-Mail: ${t.mail()}</p><p>${german(t) ? `Amtsgericht ${t.courtTown().replace(/^.*gericht /, '')}, ${t.register()}` : ''}</p><p><strong>Komplementärin:</strong><br>${t.firm.partnerName}<br>Amtsgericht Stuttgart, ${t.firm.partnerRegister}<br>Geschäftsführer: ${t.directors()}</p><p>USt-ID ${t.vat()}</p>`,
    ),
  'divs-flex': (t) =>
    page(
      'Impressum',
      `<section class="imprint"><h2>Impressum</h2><div class="line"><span class="k">Firma</span><span class="v">${t.name()}</span></div><div class="line"><span class="k">Adresse</span><span class="v">${t.street()}, ${t.place()}</span></div><div class="line"><span class="k">Telefon</span><span class="v">${t.phone(0)}</span></div><div class="line"><span class="k">Fax</span><span class="v">${t.fax(0)}</span></div><div class="line"><span class="k">E-Mail</span><span class="v">${t.mail(0)}</span></div><div class="line"><span class="k">${leader(t)}</span><span class="v">${t.directors()}</span></div><div class="line"><span class="k">USt-IdNr.</span><span class="v">${t.vat()}</span></div></section>`,
    ),
  'english-company': (t) =>
    page(
      'Contact',
      `<h1>Contact us</h1><p>${t.name()}</p><p>${t.street()}<br>${t.place()}, ${t.country('en')}</p><p>Tel: ${t.phone(2)} | Fax: ${t.fax(2)} | ${t.mail(0)}</p><p>Founded in ${t.founded()}, we employ more than ${t.employees()} people.</p>`,
    ).replace('lang="de"', 'lang="en"'),
  'center-lines': (t) =>
    `<html><head><title>Kontakt</title></head><body><center><font size=5><b>${t.name()}</b></font><br><br>${t.street()}<br>${t.place()}<br><br>Tel. ${t.phone()}<br>Telefax ${t.fax()}<br><br>${t.mail(0)}<br><br>${leader(t)}: ${t.directors()}<br>${german(t) ? `${t.court()} ${t.register()}<br>` : ''}UST-ID-NR. ${t.vat()}<br><br><small>Webmaster: Kai Pixel, webmaster@pixel.example, Tel. 089 123456</small></center></body></html>`,
  'privacy-page': (t) =>
    page(
      'Datenschutz',
      `<h1>Datenschutzerklärung</h1><h2>1. Verantwortlicher</h2><p>Verantwortlicher im Sinne der DSGVO ist:</p><p>${t.name()}<br>${t.street()}<br>${t.place()}<br>Tel.: ${t.phone()}<br>E-Mail: ${t.mail()}</p><h2>2. Datenschutzbeauftragter</h2><p>${t.firm.officer.name}, ds-extern, Lindenweg 4, 50825 Köln, ${t.firm.officer.mail}</p><h2>3. Hosting</h2><p>Wir hosten bei der Wolkenhaus GmbH, Am Datenpark 1, 76131 Karlsruhe.</p>`,
    ),
  'semicolon-block': (t) =>
    page(
      'Impressum',
      `<p>Impressum:</p><p>${t.name()}; ${t.street()}; ${t.place()}; Telefon: ${t.phone()}; Telefax: ${t.fax()}; E-Mail: ${t.mail(0)}; ${leader(t)}: ${t.directors(', ')};${german(t) ? ` Registergericht: ${t.court()}; Registernummer: ${t.register()};` : ''} USt-IdNr.: ${t.vat()}</p>`,
    ),
};
