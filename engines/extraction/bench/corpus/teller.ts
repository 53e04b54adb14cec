import { type Dice, type Firm, pick } from './firms.ts';

export type Truth = Record<string, string[]>;

/** Says a firm's facts as pages write them, and notes which of them the page then shows. */
export class Teller {
  readonly truth: Truth = {};
  readonly firm: Firm;
  readonly roll: Dice;
  constructor(firm: Firm, roll: Dice) {
    this.firm = firm;
    this.roll = roll;
  }
  #note(field: string, ...values: string[]): void {
    this.truth[field] = [...new Set([...(this.truth[field] ?? []), ...values])];
  }
  get esc(): (text: string) => string {
    return (text) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
  }
  name(): string {
    this.#note('legalName', this.firm.legalName);
    return this.esc(this.firm.legalName);
  }
  street(): string {
    this.#note('streetAddress', this.firm.street);
    return this.firm.street;
  }
  code(prefix = ''): string {
    this.#note('postalCode', this.firm.postalCode);
    return `${prefix}${this.firm.postalCode}`;
  }
  city(): string {
    this.#note('addressLocality', this.firm.city);
    this.#note('addressCountry', this.firm.country);
    return this.firm.city;
  }
  place(prefix = ''): string {
    return `${this.code(prefix)} ${this.city()}`;
  }
  country(language: 'de' | 'en' = 'de'): string {
    const names = {
      DE: ['Deutschland', 'Germany'],
      AT: ['Österreich', 'Austria'],
      CH: ['Schweiz', 'Switzerland'],
    } as const;
    return names[this.firm.country][language === 'de' ? 0 : 1];
  }
  #number(extension: string, style: number): string {
    const [code, area, number] = this.firm.phone;
    if (this.firm.country === 'CH') {
      const all = `${number}${extension}`;
      const grouped = `${all.slice(0, 3)} ${all.slice(3, 5)} ${all.slice(5)}`;
      return [`+41 ${area} ${grouped}`, `0${area} ${grouped}`, `+41 (0)${area} ${grouped}`, `0041 ${area} ${grouped}`][
        style % 4
      ] as string;
    }
    const dash = extension ? `-${extension}` : '';
    const spaced = number.replace(/(\d{2})(?=\d)/g, '$1 ');
    return [
      `+${code} (0) ${area} / ${number}${dash}`,
      `0${area} / ${spaced}${dash ? ` ${dash.replace('-', '- ')}` : ''}`,
      `+${code} ${area} ${number}${dash}`,
      `0${area}/${number}${dash}`,
      `(0${area}) ${number}${dash.replace('-', ' - ')}`,
      `0${area} – ${number}${extension}`,
      `+${code}.${area}.${number}${extension}`,
      `00${code} ${area} ${number} ${extension}`.trim(),
      `+${code} (${area}) ${spaced}${dash}`,
    ][style % 9] as string;
  }
  phone(style = this.roll(9)): string {
    const [code, area, number, extension] = this.firm.phone;
    this.#note('telephone', `+${code}${area}${number}${extension}`);
    return this.#number(extension, style);
  }
  fax(style = this.roll(9)): string {
    const [code, area, number] = this.firm.phone;
    this.#note('faxNumber', `+${code}${area}${number}${this.firm.faxExtension}`);
    return this.#number(this.firm.faxExtension, style);
  }
  e164(): string {
    const [code, area, number, extension] = this.firm.phone;
    return `+${code}${area}${number}${extension}`;
  }
  mobile(): string {
    this.#note('telephone', `+${this.firm.phone[0]}${this.firm.mobile.replace(/ /g, '')}`);
    return `0${this.firm.mobile}`;
  }
  mail(style = this.roll(9)): string {
    this.#note('email', this.firm.mail);
    const [local = '', domain = ''] = this.firm.mail.split('@');
    const dotted = domain.replace(/\.(?=[a-z]+$)/, '{dot}');
    return [
      this.firm.mail,
      `<a href="mailto:${this.firm.mail}">${this.firm.mail}</a>`,
      `${local}(at)${domain}`,
      `${local} [at] ${domain}`,
      `${local}&#64;${domain}`,
      `${local}<span>@</span>${domain}`,
      `${local}{at}${dotted}`,
      `${local} AT ${domain.replace('.', ' DOT ')}`,
      `<a href="mailto:${this.firm.mail}">E-Mail schreiben</a>`,
    ][style] as string;
  }
  site(bare = false): string {
    this.#note('url', `https://www.${this.firm.domain}`);
    return bare ? `www.${this.firm.domain}` : `https://www.${this.firm.domain}`;
  }
  directors(separator = ', '): string {
    this.#note('managingDirectors', ...this.firm.directors);
    return this.firm.directors.join(separator);
  }
  court(): string {
    this.#note('registerCourt', this.firm.court);
    return this.firm.court;
  }
  courtTown(): string {
    this.#note('registerCourt', this.firm.court);
    return this.firm.court.replace(/^Amtsgericht /, '');
  }
  register(spaced = true): string {
    this.#note('registerNumber', this.firm.country === 'CH' ? this.firm.vat : this.firm.register);
    const { register, country, vat } = this.firm;
    if (country === 'CH') return vat;
    return country === 'AT'
      ? spaced
        ? register.replace(/([a-z])$/, ' $1')
        : register
      : spaced
        ? register
        : register.replace(' ', '');
  }
  vat(spaced = false): string {
    const { vat, country } = this.firm;
    this.#note('vatID', country === 'CH' ? `${vat} MWST` : vat);
    if (country === 'CH') return `${vat} MWST`;
    return spaced
      ? country === 'AT'
        ? vat.replace(/^ATU/, 'ATU ')
        : vat.replace(/^DE(\d{3})(\d{3})/, 'DE $1 $2 ')
      : vat;
  }
  founded(): string {
    this.#note('foundingYear', this.firm.founded);
    return this.firm.founded;
  }
  employees(): string {
    this.#note('employees', this.firm.employees);
    return this.firm.employees;
  }
  industry(): string {
    this.#note('industries', this.firm.industry);
    return this.firm.industry;
  }
  products(separator = ', '): string {
    this.#note('products', ...this.firm.products);
    return this.firm.products.join(separator);
  }
  agency(): string {
    const { name, street, place, phone, mail } = this.firm.agency;
    return `${name}<br>${street}<br>${place}<br>Tel. ${phone}<br>${mail}`;
  }
  one<T>(list: readonly T[]): T {
    return pick(this.roll, list);
  }
}
