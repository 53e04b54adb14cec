import {
  type Company,
  type Maker,
  makeAddress,
  makeCompany,
  makePhoneBase,
  makeVatId,
  pickByRank,
  type Relation,
} from './companies.ts';

/** Companies that look like this one and are another: what a careless matcher merges. */
export function makeRelatives(
  maker: Maker,
  head: Company,
): { head: Company; companies: Company[]; relations: Relation[] } {
  const { random } = maker;
  const companies: Company[] = [];
  const relations: Relation[] = [];
  const add = (company: Company, kind: Relation['kind']) => {
    companies.push(company);
    relations.push({ left: head.entity, right: company.entity, kind });
  };
  const another = { entity: -1, formerAddress: null, formerCore: null };
  switch (random.weighted([76, 6, 5, 5, 4, 2, 2])) {
    case 1:
      // A group: one domain, often one house and one switchboard, each with its own register entry.
      for (let n = random.whole(1, 3); n > 0; n--) {
        const [industry, word] = random.pick([
          ...maker.words.activities.slice(0, 30),
          ['Dienstleistung', 'Service'] as const,
          ['Beteiligung', 'Holding'] as const,
          ['Beteiligung', 'Immobilien'] as const,
          ['Handel', 'Vertriebs'] as const,
        ]);
        const core = `${head.family} ${word}`;
        if (core === head.core || companies.some((one) => one.core === core)) continue;
        const away = random.chance(0.3);
        add(
          {
            ...head,
            ...another,
            entity: maker.entities++,
            core,
            industry,
            form: random.pick(['GmbH', 'GmbH', 'GmbH & Co. KG', 'AG']),
            ...(away ? elsewhere(maker) : {}),
            mailbox: random.pick(['info', mailLocal(word)]),
            vatId: makeVatId(maker),
          },
          'subsidiary',
        );
      }
      break;
    case 2: {
      // Both written out in every list that knows them: nobody could tell them apart otherwise.
      const kg = head.form === 'GmbH & Co. KG';
      const partner = kg ? random.pick(['Verwaltungs GmbH', 'Beteiligungs GmbH', 'GmbH']) : 'GmbH & Co. KG';
      if (!kg && head.form !== 'GmbH') break;
      const [, extra = '', form = 'GmbH'] = /^(\w+s )?(GmbH.*)$/.exec(partner) ?? [];
      add(
        {
          ...head,
          ...another,
          entity: maker.entities++,
          core: `${head.core} ${extra}`.trim(),
          form,
          vatId: makeVatId(maker),
          formMatters: true,
        },
        'gmbh-and-kg',
      );
      return { head: { ...head, formMatters: true }, companies, relations };
    }
    case 3:
      for (let n = random.whole(1, 3); n > 0; n--) {
        const there = elsewhere(maker);
        const town = there.address.place.city.replace(/ .*/, '');
        const known = [
          `Niederlassung ${town}`,
          `NL ${town}`,
          `Werk ${town}`,
          `Zweigniederlassung ${town}`,
          'Werk 2',
          'Lager',
        ];
        // Some lists do not say it at all.
        const addition = random.chance(0.05) ? '' : random.pick(known);
        add(
          {
            ...head,
            ...another,
            ...there,
            entity: maker.entities++,
            addition,
            mailbox: random.pick([mailLocal(town), 'info', 'lager']),
          },
          'branch',
        );
      }
      break;
    case 4: {
      const stranger = makeCompany(maker);
      const words =
        stranger.domain &&
        head.domain &&
        `${head.domain.replace(/\..*/, '')}-${mailLocal(stranger.address.place.city)}`;
      if (stranger.address.place.city === head.address.place.city) break;
      const domains = words ? { domain: `${words}.de`, otherDomain: `${words}.com` } : {};
      add({ ...stranger, ...domains, core: head.core, family: head.family, formerCore: null }, 'namesake');
      break;
    }
    case 5: {
      // A business park or an office service: one number, one house, two firms that have nothing to do with each other.
      const tenant = makeCompany(maker);
      const { phoneArea, phoneBase } = head;
      add(
        { ...tenant, phoneArea, phoneBase, address: head.address, formerAddress: null, box: head.box },
        'shared-switchboard',
      );
      break;
    }
    case 6: {
      // Another legal person took the business over with house, number and domain; the old one is in the register still.
      const coined = `${pickByRank(maker.random, maker.words.surnames)} ${random.pick(maker.words.activities)[1]}`;
      add(
        { ...head, ...another, entity: maker.entities++, core: coined, form: 'GmbH', vatId: makeVatId(maker) },
        'successor',
      );
      break;
    }
  }
  return { head, companies, relations };
}

function elsewhere(maker: Maker): Pick<Company, 'address' | 'phoneArea' | 'phoneBase' | 'box'> {
  const address = makeAddress(maker);
  const { areaCode, postalCode } = address.place;
  const box = {
    number: `${maker.random.whole(10, 99)} ${maker.random.whole(10, 99)}`,
    postalCode: `${postalCode.slice(0, 3)}${maker.random.whole(10, 99)}`,
  };
  return { address, phoneArea: areaCode, phoneBase: makePhoneBase(maker, areaCode), box };
}

const mailLocal = (word: string): string =>
  word
    .toLowerCase()
    .replace(/ä/g, 'ae')
    .replace(/ö/g, 'oe')
    .replace(/ü/g, 'ue')
    .replace(/ß/g, 'ss')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-+$/, '');
