import { dice, type Firm, makeFirm, pick } from './firms.ts';
import { NAV } from './law-texts.ts';

export interface Member {
  readonly name: string;
  readonly street: string;
  readonly postalCode: string;
  readonly place: string;
  readonly phone: string;
  readonly phoneText: string;
  readonly mail: string | null;
  readonly site: string | null;
  readonly category: string;
}
export interface ListPage {
  readonly markup: string;
  readonly held: boolean;
  readonly html: string;
  readonly members: readonly Member[];
}
type Markup = (members: readonly Member[], roll: (below: number) => number) => string;

function memberOf(seed: number): Member {
  const kinds = ['gmbh', 'kg', 'ek', 'sole', 'ag'] as const;
  const firm: Firm = makeFirm(seed, 'DE', kinds[seed % kinds.length] ?? 'gmbh');
  const [code, area, number, extension] = firm.phone;
  const e = seed % 3 === 0 ? extension : '';
  return {
    name: firm.legalName,
    street: firm.street,
    postalCode: firm.postalCode,
    place: firm.city,
    phone: `+${code}${area}${number}${e}`,
    phoneText: seed % 2 ? `0${area} ${number}${e}` : `0${area}/${number}${e ? `-${e}` : ''}`,
    mail: seed % 4 === 0 ? null : firm.mail,
    site: seed % 3 === 1 ? null : `https://www.${firm.domain}`,
    category: firm.industry,
  };
}
const esc = (text: string): string => text.replace(/&/g, '&amp;');
const wrap = (body: string, title = 'Mitgliedsunternehmen'): string =>
  `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>${title}</title></head><body>${NAV}<div class="breadcrumb"><a href="/">Start</a> › ${title}</div><main><h1>${title}</h1><p>Hier finden Sie alle Unternehmen unseres Netzwerks in alphabetischer Reihenfolge.</p>${body}</main><aside class="sidebar"><h3>Aktuelles</h3><ul><li><a href="/n1">Sommerfest 2026</a></li><li><a href="/n2">Neuer Vorstand</a></li><li><a href="/n3">Ausbildungstag</a></li></ul></aside><footer><p>Wirtschaftsverein Mitte e.V., Rathausplatz 1, 34117 Kassel, Tel. 0561 10203-0</p><ul><li><a href="/impressum">Impressum</a></li><li><a href="/datenschutz">Datenschutz</a></li></ul></footer></body></html>`;
const site = (m: Member): string => (m.site ? `<a href="${m.site}">${m.site.replace('https://', '')}</a>` : '');
const mail = (m: Member): string => (m.mail ? `<a href="mailto:${m.mail}">${m.mail}</a>` : '');

export const MARKUPS: Readonly<Record<string, Markup>> = {
  'ul-cards': (all) =>
    wrap(
      `<ul class="members">${all.map((m, at) => `<li class="member item-${at}"><h3>${esc(m.name)}</h3><p>${m.street}<br>${m.postalCode} ${m.place}</p><p>Telefon: ${m.phoneText}</p>${site(m)}</li>`).join('')}</ul>`,
    ),
  'table-head': (all) =>
    wrap(
      `<table class="table"><thead><tr><th>Firma</th><th>Ort</th><th>Branche</th><th>Telefon</th><th>Web</th></tr></thead><tbody>${all.map((m, at) => `<tr class="${at % 2 ? 'odd' : 'even'}"><td>${esc(m.name)}</td><td>${m.place}</td><td>${m.category}</td><td>${m.phoneText}</td><td>${site(m)}</td></tr>`).join('')}</tbody></table>`,
    ),
  'table-bare': (all) =>
    wrap(
      `<table border="1">${all.map((m) => `<tr><td><b>${esc(m.name)}</b><br>${m.street}<br>${m.postalCode} ${m.place}</td><td>Tel. ${m.phoneText}<br>${mail(m)}</td></tr>`).join('')}</table>`,
    ),
  'table-letters': (all) =>
    wrap(
      `<table><tr><td><strong>Unternehmen</strong></td><td><strong>Straße</strong></td><td><strong>PLZ</strong></td><td><strong>Ort</strong></td></tr>${all.map((m, at) => `${at % 5 === 0 ? `<tr><td colspan="4">${m.name[0]}</td></tr>` : ''}<tr><td><a href="/mitglied/${at}">${esc(m.name)}</a></td><td>${m.street}</td><td>${m.postalCode}</td><td>${m.place}</td></tr>`).join('')}</table>`,
    ),
  'headed-paragraphs': (all) =>
    wrap(
      `<div class="text">${all.map((m) => `<h4>${esc(m.name)}</h4><p>${m.street}, ${m.postalCode} ${m.place}</p><p>Tel.: ${m.phoneText}${m.mail ? `, E-Mail: ${mail(m)}` : ''}</p>`).join('')}</div>`,
    ),
  'blank-lines': (all) =>
    wrap(
      `<p>${all.map((m) => `<strong>${esc(m.name)}</strong><br>${m.street}<br>${m.postalCode} ${m.place}<br>Telefon ${m.phoneText}`).join('<br><br>')}</p>`,
    ),
  definitions: (all) =>
    wrap(
      `<dl>${all.map((m) => `<dt>${esc(m.name)}</dt><dd>${m.street}, ${m.postalCode} ${m.place}</dd><dd>${m.category}</dd>`).join('')}</dl>`,
    ),
  'grid-rows': (all) =>
    wrap(
      Array.from(
        { length: Math.ceil(all.length / 3) },
        (_, row) =>
          `<div class="row">${all
            .slice(row * 3, row * 3 + 3)
            .map(
              (m) =>
                `<div class="col-md-4"><div class="card"><div class="card-body"><h5 class="card-title"><a href="/firma/${m.postalCode}-${row}">${esc(m.name)}</a></h5><span class="badge">${m.category}</span><p class="card-text">${m.postalCode} ${m.place}</p></div></div></div>`,
            )
            .join('')}</div>`,
      ).join(''),
    ),
  'ads-between': (all) =>
    wrap(
      `<div class="results">${all.map((m, at) => `${at % 4 === 3 ? '<div class="result ad">Anzeige: Jetzt Firmenwagen leasen! Auto Blitz GmbH, Tel. 0800 123123</div>' : ''}<div class="result"><div class="name"><a href="/d/${at}">${esc(m.name)}</a></div><div class="addr">${m.street}, ${m.postalCode} ${m.place}</div><div class="tel">${m.phoneText}</div></div>`).join('')}</div><div class="pagination"><a href="?p=1">1</a><a href="?p=2">2</a><a href="?p=2" rel="next">weiter</a></div>`,
    ),
  'hotel-articles': (all) =>
    wrap(
      all
        .map(
          (m, at) =>
            `<article class="teaser post-${100 + at}"><img src="/img/${at}.jpg" alt=""><header><h2><a href="/haus/${at}">${esc(m.name)}</a></h2></header><p class="ort">${m.place}</p><p>${m.category} mit langer Tradition und Blick für das Detail.</p><p class="more"><a href="/haus/${at}">mehr</a></p></article>`,
        )
        .join(''),
      'Häuser der Region',
    ),
  microdata: (all) =>
    wrap(
      `<div>${all.map((m) => `<div class="entry" itemscope itemtype="https://schema.org/LocalBusiness"><span class="fn" itemprop="name">${esc(m.name)}</span><div itemprop="address"><span itemprop="streetAddress">${m.street}</span>, <span itemprop="postalCode">${m.postalCode}</span> <span itemprop="addressLocality">${m.place}</span></div><span itemprop="telephone">${m.phoneText}</span></div>`).join('')}</div>`,
    ),
  'strong-inline': (all) =>
    wrap(
      `<ul>${all.map((m) => `<li><strong>${esc(m.name)}</strong>, ${m.street}, ${m.postalCode} ${m.place}, Tel. ${m.phoneText}</li>`).join('')}</ul>`,
    ),
  accordion: (all) =>
    wrap(
      `<div class="accordion">${all.map((m, at) => `<div class="accordion-item ${at === 0 ? 'open' : ''}"><button type="button" class="accordion-header"><span>+</span></button><h3 class="accordion-title">${esc(m.name)}</h3><div class="accordion-content"><p>Ansprechpartner: ${pick(dice(at + 3), ['Ines Graf', 'Olaf Kern', 'Pia Moll'])}</p><p>${m.street}<br>${m.postalCode} ${m.place}<br>Tel: ${m.phoneText}<br>${mail(m)}</p></div></div>`).join('')}</div>`,
    ),
  'two-level': (all) =>
    wrap(
      ['Maschinenbau', 'Handel', 'Dienstleistung']
        .map(
          (group, at) =>
            `<section class="group"><h2>${group}</h2><div class="firms">${all
              .filter((_, n) => n % 3 === at)
              .map(
                (m) =>
                  `<div class="firm"><p class="firm-name"><b>${esc(m.name)}</b></p><p>${m.postalCode} ${m.place}</p><p>${m.phoneText}</p></div>`,
              )
              .join('')}</div></section>`,
        )
        .join(''),
    ),
  'div-table': (all) =>
    wrap(
      `<div class="tbl"><div class="tr head"><div class="td">Name</div><div class="td">Ort</div><div class="td">Telefon</div></div>${all.map((m) => `<div class="tr"><div class="td name">${esc(m.name)}</div><div class="td">${m.postalCode} ${m.place}</div><div class="td">${m.phoneText}</div></div>`).join('')}</div>`,
    ),
};

/** Held out like the held layouts. */
export const HELD_MARKUPS: Readonly<Record<string, Markup>> = {
  'wp-query': (all) =>
    wrap(
      `<div class="wp-block-query"><ul class="wp-block-post-template">${all.map((m, at) => `<li class="wp-block-post post-${at + 50} type-mitglied"><h2 class="wp-block-post-title"><a href="/mitglieder/${at}">${esc(m.name)}</a></h2><div class="entry-content"><p>${m.street}<br>${m.postalCode} ${m.place}</p><p>Tel. ${m.phoneText}<br>Web: ${site(m)}</p></div></li>`).join('')}</ul></div>`,
    ),
  'font-table': (all) =>
    wrap(
      `<table width="100%"><tr bgcolor="#cccccc"><td><font size="2"><b>Firma</b></font></td><td><font size="2"><b>Anschrift</b></font></td><td><font size="2"><b>Telefon</b></font></td></tr>${all.map((m) => `<tr><td><font size="2">${esc(m.name)}</font></td><td><font size="2">${m.street}<br>${m.postalCode} ${m.place}</font></td><td><font size="2">${m.phoneText}</font></td></tr>`).join('')}</table>`,
    ),
  'link-list': (all) =>
    wrap(
      `<div class="list">${all.map((m, at) => `<a class="list-item" href="/profil/${at}"><span class="title">${esc(m.name)}</span><span class="city">${m.place}</span><span class="sector">${m.category}</span></a>`).join('')}</div>`,
    ),
  'paragraph-each': (all) =>
    wrap(
      `<div class="content">${all.map((m) => `<p>${esc(m.name)}<br />${m.street}<br />${m.postalCode} ${m.place}<br />Fon ${m.phoneText}<br />${mail(m)}</p>`).join('')}</div>`,
    ),
  'ordered-columns': (all) =>
    wrap(
      `<div class="columns"><ol class="left">${all
        .slice(0, Math.ceil(all.length / 2))
        .map(
          (m) => `<li><a href="${m.site ?? '#'}">${esc(m.name)}</a> – ${m.postalCode} ${m.place} – ${m.phoneText}</li>`,
        )
        .join('')}</ol><ol class="right">${all
        .slice(Math.ceil(all.length / 2))
        .map(
          (m) => `<li><a href="${m.site ?? '#'}">${esc(m.name)}</a> – ${m.postalCode} ${m.place} – ${m.phoneText}</li>`,
        )
        .join('')}</ol></div>`,
    ),
};

/** Three pages a markup, 6 to 40 entries each. */
export function listPages(firstSeed = 5000): ListPage[] {
  const pages: ListPage[] = [];
  let seed = firstSeed;
  for (const [set, held] of [
    [MARKUPS, false],
    [HELD_MARKUPS, true],
  ] as const)
    for (const [markup, write] of Object.entries(set))
      for (let copy = 0; copy < 3; copy++) {
        const members = membersOf(seed, [14, 6, 40][copy] ?? 10);
        seed += 100;
        pages.push({ markup, held, html: write(members, dice(seed)), members });
      }
  return pages;
}

export function membersOf(seed: number, count: number): Member[] {
  const members = new Map<string, Member>();
  for (let at = 0; members.size < count; at++) {
    const member = memberOf(seed + at);
    if (!members.has(member.name)) members.set(member.name, member);
  }
  return [...members.values()];
}
