import { dice, pick } from '#engines/extraction/bench/corpus/firms.ts';
import type { Member, MemberField } from './world.ts';

/** How a page of the directory looks. What changes from week to week without any change of the world comes with `seed`. */
export interface Look {
  readonly members: readonly Member[];
  readonly page: number;
  readonly pages: number;
  readonly week: number;
  readonly seed: number;
  readonly path: string;
}
export interface Design {
  readonly shows: readonly MemberField[];
  readonly write: (look: Look) => string;
}

const ALL: readonly MemberField[] = ['name', 'street', 'postalCode', 'place', 'phone', 'mail', 'site', 'category'];
const NO_TRADE: readonly MemberField[] = ALL.filter((field) => field !== 'category');
const esc = (text: string): string => text.replace(/&/g, '&amp;');

/** Another spelling of the same value, as content systems and their editors produce it. */
function spelling(seed: number) {
  const roll = dice(seed * 17 + 5);
  for (let warm = 0; warm < 9; warm++) roll(7);
  const [phoneStyle, streetStyle, siteStyle, nameStyle] = [roll(4), roll(3), roll(3), roll(4)];
  return {
    name: (m: Member) =>
      nameStyle === 1
        ? m.name.replace(/ /g, '\u00a0')
        : nameStyle === 2
          ? m.name.replace('Co. KG', 'Co KG').replace('e.K.', 'e. K.')
          : m.name,
    phone: (m: Member) => {
      const [area = '', rest = ''] = m.phone.split(' ');
      if (phoneStyle === 1) return `${area}/${rest}`;
      if (phoneStyle === 2) return `+49 ${area.slice(1)} ${rest.slice(0, 3)} ${rest.slice(3)}`;
      return phoneStyle === 3 ? `+49 (0)${area.slice(1)} - ${rest}` : m.phone;
    },
    street: (m: Member) =>
      streetStyle === 1
        ? m.street.replace(/straße\b/, 'str.').replace(/Straße\b/, 'Str.')
        : streetStyle === 2
          ? m.street.replace(/str\.(?=\s)/, 'straße').replace(/Str\.(?=\s)/, 'Straße')
          : m.street,
    site: (m: Member) =>
      m.site === null
        ? ''
        : siteStyle === 1
          ? `<a href="http://${m.site}">Zur Website</a>`
          : siteStyle === 2
            ? `<a href="https://${m.site}/" target="_blank">${m.site}</a>`
            : `<a href="https://${m.site}">${m.site.replace('www.', '')}</a>`,
    mail: (m: Member) => (m.mail === null ? '' : `<a href="mailto:${m.mail}">${m.mail}</a>`),
  };
}

const ADS = [
  'Anzeige: Jetzt Firmenwagen leasen! Auto Blitz GmbH, Tel. 0800 123123',
  'Werbung · Bürobedarf Ratz & Fatz – 20 % auf alles',
  'Anzeige: Fachkräfte gesucht? JobStark AG hilft, www.jobstark.example',
  'Unser Partner: Sparkasse Mitte, Rathausplatz 2, 34117 Kassel',
];

function frame({ page, pages, week, seed, path }: Look, body: string): string {
  const roll = dice(seed * 7 + week * 3);
  for (let warm = 0; warm < 5; warm++) roll(7);
  const day = new Date(Date.UTC(2026, 0, 5 + week * 7)).toISOString().slice(0, 10);
  const at = (n: number): string => `${path}?seite=${n}`;
  const links = Array.from({ length: pages }, (_, n) => `<a href="${at(n + 1)}">${n + 1}</a>`).join(' ');
  const next = page < pages ? `<a class="next" rel="next" href="${at(page + 1)}">weiter</a>` : '';
  return `<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Mitgliedsunternehmen</title><meta name="generator" content="CMS ${week}"></head>
<body><header><a href="/">Wirtschaftsverein Mitte</a><nav><ul><li><a href="/verein">Verein</a></li><li><a href="/termine">Termine</a></li><li><a href="/presse">Presse</a></li></ul></nav></header>
<div class="banner">${pick(roll, ADS)}</div><main><h1>Mitgliedsunternehmen</h1><p>Stand: ${day}. Heute ${500 + roll(900)} Besucher.</p>${body}
<div class="pager">${links} ${next}</div></main><aside><h3>Aktuelles</h3><ul><li><a href="/n${week}">Sommerfest ${2020 + roll(9)}</a></li><li><a href="/n${week + 1}">Ausbildungstag am ${1 + roll(28)}. Mai</a></li></ul><p>${pick(roll, ADS)}</p></aside>
<footer><p>Wirtschaftsverein Mitte e.V., Rathausplatz 1, 34117 Kassel, Tel. 0561 10203-0, aktualisiert ${day} 0${roll(9)}:1${roll(9)} Uhr</p></footer></body></html>`;
}

/** Advertising between entries, at other places every week. */
const withAds = (look: Look, items: readonly string[], ad: (text: string) => string): string => {
  const roll = dice(look.seed * 11 + look.week * 5 + look.page);
  for (let warm = 0; warm < 5; warm++) roll(7);
  const every = 7 + roll(6);
  return items.map((item, at) => (at % every === every - 1 ? ad(pick(roll, ADS)) + item : item)).join('');
};

export const DESIGNS: Readonly<Record<string, Design>> = {
  cards: {
    shows: NO_TRADE,
    write: (look) => {
      const s = spelling(look.seed);
      const items = look.members.map(
        (m) =>
          `<li class="member"><h3>${esc(s.name(m))}</h3><p>${s.street(m)}<br>${m.postalCode} ${m.place}</p><p>Telefon: ${s.phone(m)}</p><p>${s.mail(m)}</p>${s.site(m)}</li>`,
      );
      return frame(look, `<ul class="members">${withAds(look, items, (ad) => `<li class="ad">${ad}</li>`)}</ul>`);
    },
  },
  table: {
    shows: ALL,
    write: (look) => {
      const s = spelling(look.seed);
      const rows = look.members.map(
        (m, at) =>
          `<tr class="${at % 2 ? 'odd' : 'even'}"><td>${esc(s.name(m))}</td><td>${s.street(m)}</td><td>${m.postalCode}</td><td>${m.place}</td><td>${m.category}</td><td>${s.phone(m)}</td><td>${s.mail(m)}</td><td>${s.site(m)}</td></tr>`,
      );
      return frame(
        look,
        `<table class="list"><thead><tr><th>Firma</th><th>Straße</th><th>PLZ</th><th>Ort</th><th>Branche</th><th>Telefon</th><th>E-Mail</th><th>Web</th></tr></thead><tbody>${rows.join('')}</tbody></table>`,
      );
    },
  },
  articles: {
    shows: ALL,
    write: (look) => {
      const s = spelling(look.seed);
      const items = look.members.map(
        (m, at) =>
          `<article class="entry post-${look.week * 100 + at}"><span class="badge">${m.category}</span><h2>${esc(s.name(m))}</h2><div class="adr">${s.street(m)}, ${m.postalCode} ${m.place}</div><div class="fon">Tel. ${s.phone(m)}</div><div>${s.mail(m)}</div><div>${s.site(m)}</div></article>`,
      );
      return frame(look, `<section>${withAds(look, items, (ad) => `<div class="werbung">${ad}</div>`)}</section>`);
    },
  },
  grid: {
    shows: NO_TRADE,
    write: (look) => {
      const s = spelling(look.seed);
      const cell = (m: Member): string =>
        `<div class="col-md-4"><div class="card"><div class="card-body"><h5 class="card-title">${esc(s.name(m))}</h5><p class="card-text">${s.street(m)}<br>${m.postalCode} ${m.place}</p><p class="card-text">Fon ${s.phone(m)}<br>${s.mail(m)}</p>${s.site(m)}</div></div></div>`;
      const rows = Array.from(
        { length: Math.ceil(look.members.length / 3) },
        (_, row) =>
          `<div class="row">${look.members
            .slice(row * 3, row * 3 + 3)
            .map(cell)
            .join('')}</div>`,
      );
      return frame(look, rows.join(''));
    },
  },
  headed: {
    shows: NO_TRADE,
    write: (look) => {
      const s = spelling(look.seed);
      const items = look.members.map(
        (m) =>
          `<h4>${esc(s.name(m))}</h4><p>${s.street(m)}, ${m.postalCode} ${m.place}</p><p>Tel.: ${s.phone(m)}${m.mail ? `, E-Mail: ${s.mail(m)}` : ''}${m.site ? `, Web: ${s.site(m)}` : ''}</p>`,
      );
      return frame(look, `<div class="text">${items.join('')}</div>`);
    },
  },
  hashed: {
    shows: ALL,
    write: (look) => {
      const s = spelling(look.seed);
      const hash = (name: string): string => `${name}_${((look.week * 7919 + name.length * 31) % 46_655).toString(36)}`;
      const items = look.members.map(
        (m) =>
          `<div class="${hash('item')}"><div class="${hash('title')}"><strong>${esc(s.name(m))}</strong></div><div class="${hash('sub')}">${m.category}</div><div class="${hash('addr')}"><span>${s.street(m)}</span><br><span>${m.postalCode} ${m.place}</span></div><div class="${hash('tel')}">Telefon ${s.phone(m)}</div><div>${s.mail(m)}</div><div>${s.site(m)}</div></div>`,
      );
      return frame(look, `<div class="${hash('list')}">${items.join('')}</div>`);
    },
  },
  microdata: {
    shows: NO_TRADE,
    write: (look) => {
      const s = spelling(look.seed);
      const items = look.members.map(
        (m) =>
          `<div class="entry" itemscope itemtype="https://schema.org/LocalBusiness"><span class="fn" itemprop="name">${esc(s.name(m))}</span><div itemprop="address"><span itemprop="streetAddress">${s.street(m)}</span>, <span itemprop="postalCode">${m.postalCode}</span> <span itemprop="addressLocality">${m.place}</span></div><span itemprop="telephone">${s.phone(m)}</span> <div>${s.mail(m)}</div><div>${s.site(m)}</div></div>`,
      );
      return frame(look, `<div>${items.join('')}</div>`);
    },
  },
  breaks: {
    shows: ['name', 'street', 'postalCode', 'place', 'phone'],
    write: (look) => {
      const s = spelling(look.seed);
      return frame(
        look,
        `<p>${look.members.map((m) => `<strong>${esc(s.name(m))}</strong><br>${s.street(m)}<br>${m.postalCode} ${m.place}<br>Telefon ${s.phone(m)}`).join('<br><br>')}</p>`,
      );
    },
  },
  towns: {
    shows: ['name', 'place', 'category'],
    write: (look) => {
      const s = spelling(look.seed);
      return frame(
        look,
        `<div class="list">${look.members.map((m) => `<a class="list-item" href="/profil/${m.id}"><span class="title">${esc(s.name(m))}</span><span class="city">${m.place}</span><span class="sector">${m.category}</span></a>`).join('')}</div>`,
      );
    },
  },
  scripted: {
    shows: [],
    write: () =>
      '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Mitglieder</title></head><body><div id="app"></div><script src="/app.js"></script></body></html>',
  },
};
