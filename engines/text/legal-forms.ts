interface LegalForm {
  /** As it is written correctly. */
  readonly name: string;
  /** ISO 3166 codes of the countries whose law knows it; the first is assumed when nothing else is known. */
  readonly countries: readonly string[];
  /** Spellings without spaces, dots and case; "&" stands for &, +, und, u., and. */
  readonly spellings: readonly string[];
  /** Short words that also mean something else count only at the end and only in capitals or with dots. */
  readonly strict?: true;
  /** Stands in front of the name. */
  readonly leads?: true;
}

const partner = (name: string, ...heads: string[]): LegalForm => ({
  name,
  countries: ['DE', 'AT'],
  spellings: heads.flatMap((head) => {
    const body = name.endsWith('KGaA') ? ['kgaa'] : name.endsWith('OHG') ? ['ohg'] : ['kg', 'kommanditgesellschaft'];
    return body.flatMap((tail) => [
      `${head}&co${tail}`,
      `${head}&c${tail}`,
      `${head}co${tail}`,
      `${head}&company${tail}`,
      `${head}&compagnie${tail}`,
      `${head}&co&${tail}`,
      `${head}&cie${tail}`,
    ]);
  }),
});

const GMBH = [
  'gmbh',
  'gesellschaftmitbeschränkterhaftung',
  'gesellschaftmitbeschraenkterhaftung',
  'gesmbh',
  'mbh',
  'gesellschaftmbh',
  'gmbhh',
];

/** Legal forms of Germany, Austria and Switzerland and the common ones of their trading partners. Source: HGB, GmbHG, AktG, UGB, OR and the national company acts. */
export const LEGAL_FORMS: readonly LegalForm[] = [
  partner('GmbH & Co. KG', ...GMBH),
  partner('GmbH & Co. KGaA', ...GMBH),
  partner('GmbH & Co. OHG', ...GMBH),
  partner(
    'UG (haftungsbeschränkt) & Co. KG',
    'ug',
    'ughaftungsbeschränkt',
    'ughaftungsbeschraenkt',
    'ug(haftungsbeschränkt)',
    'ug(haftungsbeschraenkt)',
  ),
  partner('AG & Co. KG', 'ag'),
  partner('AG & Co. KGaA', 'ag'),
  partner('AG & Co. OHG', 'ag'),
  partner('SE & Co. KG', 'se'),
  partner('SE & Co. KGaA', 'se'),
  partner('Stiftung & Co. KG', 'stiftung'),
  partner('Ltd. & Co. KG', 'ltd', 'limited'),
  {
    name: 'gGmbH',
    countries: ['DE', 'AT'],
    spellings: ['ggmbh', 'gemeinnützigegmbh', 'gemeinnuetzigegmbh', 'gemeinnützigegesellschaftmbh'],
  },
  {
    name: 'gUG (haftungsbeschränkt)',
    countries: ['DE'],
    spellings: ['gug', 'gug(haftungsbeschränkt)', 'gughaftungsbeschränkt'],
  },
  {
    name: 'UG (haftungsbeschränkt)',
    countries: ['DE'],
    spellings: [
      'ug',
      'ug(haftungsbeschränkt)',
      'ughaftungsbeschränkt',
      'ug(haftungsbeschraenkt)',
      'ughaftungsbeschraenkt',
      'ug(hb)',
      'ug(haftungsb)',
      'unternehmergesellschaft',
      'unternehmergesellschaft(haftungsbeschränkt)',
      'unternehmergesellschafthaftungsbeschränkt',
    ],
  },
  { name: 'GmbH', countries: ['DE', 'AT', 'CH'], spellings: GMBH },
  { name: 'AG', countries: ['DE', 'CH', 'AT'], spellings: ['ag', 'aktiengesellschaft'] },
  { name: 'gAG', countries: ['DE'], spellings: ['gag'], strict: true },
  { name: 'KGaA', countries: ['DE'], spellings: ['kgaa', 'kommanditgesellschaftaufaktien', 'kgaaktien'] },
  { name: 'SE', countries: ['DE'], spellings: ['se', 'societaseuropaea'], strict: true },
  { name: 'OHG', countries: ['DE'], spellings: ['ohg', 'offenehandelsgesellschaft'] },
  { name: 'OG', countries: ['AT'], spellings: ['og', 'offenegesellschaft'], strict: true },
  {
    name: 'KG',
    countries: ['DE', 'AT', 'CH'],
    spellings: ['kg', 'kommanditgesellschaft', '&cokg', '&ckg', 'cokg', '&co', '&cie', '&compkg', '&kg', '&companykg'],
  },
  {
    name: 'GbR',
    countries: ['DE'],
    spellings: ['gbr', 'gesellschaftbürgerlichenrechts', 'egbr', 'bgbgesellschaft', 'gdbr'],
  },
  {
    name: 'FlexCo',
    countries: ['AT'],
    spellings: ['flexco', 'flexkapg', 'flexiblecompany', 'flexiblekapitalgesellschaft'],
  },
  { name: 'GesbR', countries: ['AT'], spellings: ['gesbr', 'gesnbr'] },
  { name: 'PartG', countries: ['DE'], spellings: ['partg', 'partnerschaft', 'partnerschaftsgesellschaft', '&partner'] },
  {
    name: 'PartG mbB',
    countries: ['DE'],
    spellings: ['partgmbb', 'partmbb', 'partnerschaftmbb', 'partnerschaftsgesellschaftmbb'],
  },
  {
    name: 'e. K.',
    countries: ['DE'],
    spellings: ['ek', 'ekfm', 'ekfr', 'eingetragenerkaufmann', 'eingetragenekauffrau', 'ekaufmann', 'inhek'],
    strict: true,
  },
  { name: 'e. U.', countries: ['AT'], spellings: ['eu'], strict: true },
  { name: 'e. V.', countries: ['DE'], spellings: ['ev', 'eingetragenerverein'], strict: true },
  {
    name: 'eG',
    countries: ['DE'],
    spellings: ['eg', 'egenossenschaft', 'egmbh', 'eingetragenegenossenschaft'],
    strict: true,
  },
  { name: 'eGen', countries: ['AT'], spellings: ['egen', 'genmbh', 'regenmbh'] },
  {
    name: 'AöR',
    countries: ['DE'],
    spellings: ['aör', 'aoer', 'anstaltdesöffentlichenrechts', 'anstaltöffentlichenrechts'],
  },
  { name: 'KdöR', countries: ['DE'], spellings: ['kdör', 'kör', 'körperschaftdesöffentlichenrechts'] },
  { name: 'VVaG', countries: ['DE'], spellings: ['vvag'] },
  { name: 'AG & Cie.', countries: ['CH'], spellings: ['ag&cie'] },
  { name: 'Sàrl', countries: ['CH', 'FR', 'LU'], spellings: ['sàrl', 'sarl', 'eurl'] },
  { name: 'Sagl', countries: ['CH'], spellings: ['sagl'] },
  { name: 'SA', countries: ['FR', 'CH', 'BE', 'LU', 'ES'], spellings: ['sa', 'sociétéanonyme'], strict: true },
  { name: 'SAS', countries: ['FR', 'IT'], spellings: ['sas', 'sasu', 'sas&c'], strict: true },
  { name: 'SNC', countries: ['FR', 'IT'], spellings: ['snc'], strict: true },
  { name: 'SCS', countries: ['FR', 'LU'], spellings: ['scs'], strict: true },
  { name: 'S.r.l.', countries: ['IT', 'RO'], spellings: ['srl', 'srls'] },
  { name: 'S.p.A.', countries: ['IT'], spellings: ['spa'], strict: true },
  { name: 'S.L.', countries: ['ES'], spellings: ['sl', 'slu', 'slne'], strict: true },
  { name: 'Lda.', countries: ['PT'], spellings: ['lda', 'unipessoallda'] },
  { name: 'Ltd.', countries: ['GB', 'IE'], spellings: ['ltd', 'limited', 'coltd', 'pvtltd', 'ptyltd', 'pteltd'] },
  { name: 'PLC', countries: ['GB', 'IE'], spellings: ['plc'] },
  { name: 'LLP', countries: ['GB', 'US'], spellings: ['llp'] },
  { name: 'LLC', countries: ['US'], spellings: ['llc'] },
  { name: 'Inc.', countries: ['US'], spellings: ['inc', 'incorporated'] },
  { name: 'Corp.', countries: ['US'], spellings: ['corp', 'corporation'] },
  { name: 'B.V.', countries: ['NL', 'BE'], spellings: ['bv', 'bvba'], strict: true },
  { name: 'N.V.', countries: ['NL', 'BE'], spellings: ['nv'], strict: true },
  { name: 'VOF', countries: ['NL'], spellings: ['vof'], strict: true },
  { name: 'A/S', countries: ['DK'], spellings: ['a/s'] },
  { name: 'ApS', countries: ['DK'], spellings: ['aps'] },
  { name: 'AB', countries: ['SE'], spellings: ['ab', 'aktiebolag'], strict: true },
  { name: 'AS', countries: ['NO', 'EE'], spellings: ['as', 'asa'], strict: true },
  { name: 'Oy', countries: ['FI'], spellings: ['oy', 'oyj', 'oyab'], strict: true },
  { name: 'OÜ', countries: ['EE'], spellings: ['oü'] },
  { name: 'SIA', countries: ['LV'], spellings: ['sia'], strict: true, leads: true },
  { name: 'UAB', countries: ['LT'], spellings: ['uab'], strict: true, leads: true },
  {
    name: 'Sp. z o.o.',
    countries: ['PL'],
    spellings: ['spzoo', 'spółkazoo', 'spzoospk', 'spzooskómandytowa', 'spzookomandytowa'],
  },
  { name: 'S.A.', countries: ['PL', 'GR', 'PT'], spellings: [] },
  { name: 's.r.o.', countries: ['CZ', 'SK'], spellings: ['sro', 'spolsro'] },
  { name: 'a.s.', countries: ['CZ', 'SK', 'TR'], spellings: [] },
  { name: 'd.o.o.', countries: ['SI', 'HR', 'RS', 'BA'], spellings: ['doo'] },
  { name: 'd.d.', countries: ['SI', 'HR'], spellings: ['dd'], strict: true },
  { name: 'Kft.', countries: ['HU'], spellings: ['kft'] },
  { name: 'Zrt.', countries: ['HU'], spellings: ['zrt', 'nyrt'] },
  { name: 'EOOD', countries: ['BG'], spellings: ['eood', 'ood'] },
  { name: 'A.Ş.', countries: ['TR'], spellings: ['aş'], strict: true },
  { name: 'Ltd. Şti.', countries: ['TR'], spellings: ['ltdşti', 'ltdsti'] },
  { name: 'OOO', countries: ['RU'], spellings: ['ooo'], strict: true, leads: true },
  { name: 'd.o.o.e.l.', countries: ['MK'], spellings: ['dooel'] },
];

export const LEGAL_FORM_BY_SPELLING: ReadonlyMap<string, LegalForm> = new Map(
  // The first form that claims a spelling keeps it: the list is ordered by how likely a German-speaking user means it.
  [...LEGAL_FORMS].reverse().flatMap((form) => form.spellings.map((spelling) => [spelling, form] as const)),
);
