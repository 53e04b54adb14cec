import { expect, test } from 'vitest';
import { extractPeople, findLinks, readFeed, readPage, readSentence, readSitemap } from './index.ts';

test('people of cards, tables and lists come with function, phone and mail', () => {
  const page =
    readPage(`<h1>Unser Team</h1><div class="grid"><div class="card"><h3>Sabine Wolf</h3><p>Leiterin Vertrieb</p><p>Telefon: 0731 1234-20<br><a href="mailto:s.wolf@muster.de">s.wolf@muster.de</a></p></div>
    <div class="card"><h3>Dr. Xaver Zwingli</h3><p>Key Account Manager</p><p>Tel. 0731 1234-21<br>x.zwingli(at)muster.de</p></div></div>
    <table><tr><th>Name</th><th>Abteilung</th><th>Telefon</th></tr><tr><td>Müller, Hans</td><td>Einkauf</td><td>0731 1234-30</td></tr></table><ul><li>Olaf Kern, Werkstattleiter, Tel. 0731 1234-40, o.kern@muster.de</li></ul>`);
  expect(
    extractPeople(page).map(({ name, function: role, telephone, email }) => [name, role, telephone, email]),
  ).toEqual([
    ['Sabine Wolf', 'Leiterin Vertrieb', '+49731123420', 's.wolf@muster.de'],
    ['Dr. Xaver Zwingli', 'Key Account Manager', '+49731123421', 'x.zwingli@muster.de'],
    ['Hans Müller', 'Einkauf', '+49731123430', null],
    ['Olaf Kern', 'Werkstattleiter', '+49731123440', 'o.kern@muster.de'],
  ]);
});

test('an imprint presents nobody to call', () => {
  expect(
    extractPeople(
      readPage(
        '<h1>Impressum</h1><p>Muster GmbH<br>Weg 1<br>89073 Ulm</p><p>Geschäftsführer: Karl Huber, Sabine Wolf</p><p>Verantwortlich gemäß § 18 MStV: Petra Klein</p>',
      ),
    ),
  ).toEqual([]);
});

test.for([
  [
    'Die Brandl Metallbau GmbH eröffnet am 3. März 2027 eine Niederlassung in Leipzig.',
    'opening',
    'Brandl Metallbau GmbH',
    '2027-03-03',
  ],
  ['Anna Berg ist neue Geschäftsführerin der Alb Guss AG.', 'change-of-management', 'Alb Guss AG', null],
  ['The company has acquired German pump maker Hollerbach GmbH.', 'takeover', 'Hollerbach GmbH', null],
  ['Vor 20 Jahren eröffnete Otto Brandl die erste Filiale in Ulm.', null, null, null],
  ['Das Werk in Coburg wird nicht geschlossen, stellte der Vorstand klar.', null, null, null],
  ['Könnte die Steinle GmbH bald verkauft werden?', null, null, null],
  ['Am 24. Dezember bleibt unser Büro geschlossen.', null, null, null],
] as const)('%s', ([sentence, kind, company, date]) => {
  const signal = readSentence(sentence, { today: '2026-11-21' });
  expect([signal?.kind ?? null, signal?.company ?? null, signal?.date ?? null]).toEqual([kind, company, date]);
});

test('the links worth following, and where a list goes on', () => {
  const page = readPage(
    '<head><link rel="alternate" type="application/rss+xml" href="/feed"></head><a href="/impressum">Impressum</a><a href="/ueber-uns/team">Unser Team</a><a href="https://facebook.com/x">Facebook</a><a href="mailto:a@b.de">Kontakt</a><div><a href="?p=1">1</a> <b>2</b> <a href="?p=3">3</a></div>',
    { base: 'https://www.muster.de/mitglieder?p=2' },
  );
  const links = findLinks(page);
  const of = (kind: string) => links.filter((link) => link.kind === kind).map((link) => link.href);
  expect(of('imprint')).toEqual(['https://www.muster.de/impressum']);
  expect(of('team')).toEqual(['https://www.muster.de/ueber-uns/team']);
  expect(of('feed')).toEqual(['https://www.muster.de/feed']);
  expect(of('next')).toEqual(['https://www.muster.de/mitglieder?p=3']);
  expect(of('contact')).toEqual([]);
});

test('feeds of three kinds and both kinds of sitemap', () => {
  const rss = readFeed(
    '<?xml version="1.0"?><rss><channel><title>Neues</title><item><title><![CDATA[Werk & Halle]]></title><link>https://x.de/1</link><pubDate>Tue, 03 Mar 2026 10:00:00 +0100</pubDate><description>&lt;p&gt;Mehr &amp;amp; mehr&lt;/p&gt;</description></item></channel></rss>',
  );
  expect(rss).toMatchObject({
    kind: 'rss',
    title: 'Neues',
    items: [{ title: 'Werk & Halle', link: 'https://x.de/1', day: '2026-03-03', summary: 'Mehr & mehr' }],
  });
  const atom = readFeed(
    '<feed xmlns="http://www.w3.org/2005/Atom"><title>A</title><entry><title>B</title><link rel="alternate" href="https://x.de/2"/><updated>2026-03-04T00:00:00Z</updated><id>urn:1</id></entry></feed>',
  );
  expect(atom).toMatchObject({
    kind: 'atom',
    items: [{ title: 'B', link: 'https://x.de/2', id: 'urn:1', day: '2026-03-04' }],
  });
  expect(
    readFeed(
      '{"title":"J","items":[{"id":"1","url":"https://x.de/3","title":"C","date_published":"2026-03-05T00:00:00Z"}]}',
    ),
  ).toMatchObject({ kind: 'json', items: [{ link: 'https://x.de/3', day: '2026-03-05' }] });
  expect(readFeed('<html><body>404</body></html>')).toBeUndefined();
  expect(
    readSitemap('<urlset><url><loc>https://x.de/a?b=1&amp;c=2</loc><lastmod>2026-01-02T03:04</lastmod></url></urlset>'),
  ).toEqual({ kind: 'urlset', addresses: [{ href: 'https://x.de/a?b=1&c=2', day: '2026-01-02' }] });
  expect(readSitemap('<sitemapindex><sitemap><loc>https://x.de/s1.xml</loc></sitemap></sitemapindex>')?.kind).toBe(
    'index',
  );
});
