/** The example company makes drives: number, name, category, unit price in cents, industries that buy it most. */
export interface Product {
  readonly number: string;
  readonly name: string;
  readonly category: string;
  readonly priceCents: number;
}

const LINES: readonly (readonly [
  prefix: string,
  name: string,
  category: string,
  fromEuro: number,
  sizes: readonly string[],
])[] = [
  [
    'GM',
    'Getriebemotor Stirnrad',
    'Getriebemotoren',
    380,
    ['0,25 kW', '0,55 kW', '1,1 kW', '2,2 kW', '4,0 kW', '7,5 kW'],
  ],
  ['KM', 'Kegelradgetriebemotor', 'Getriebemotoren', 520, ['0,55 kW', '1,5 kW', '3,0 kW', '5,5 kW']],
  ['SV', 'Servoantrieb', 'Servotechnik', 1150, ['2 Nm', '5 Nm', '12 Nm', '25 Nm', '48 Nm']],
  ['FU', 'Frequenzumrichter', 'Umrichter', 290, ['0,75 kW', '1,5 kW', '4 kW', '7,5 kW', '15 kW']],
  ['LA', 'Linearantrieb', 'Lineartechnik', 640, ['Hub 100 mm', 'Hub 300 mm', 'Hub 600 mm']],
  ['KU', 'Elastische Kupplung', 'Kupplungen', 48, ['Gr. 19', 'Gr. 24', 'Gr. 38', 'Gr. 48']],
  ['BR', 'Federkraftbremse', 'Bremsen', 135, ['10 Nm', '40 Nm', '100 Nm']],
  ['ET', 'Ersatzteilsatz', 'Ersatzteile', 32, ['Lager', 'Dichtung', 'Bremsbelag', 'Lüfter', 'Klemmenkasten']],
  ['SW', 'Wartungsvertrag', 'Service', 890, ['Basis', 'Plus']],
];

export const PRODUCTS: readonly Product[] = LINES.flatMap(([prefix, name, category, fromEuro, sizes]) =>
  sizes.map((size, index) => ({
    number: `${prefix}-${String(1000 + index * 25)}`,
    name: `${name} ${size}`,
    category,
    priceCents: Math.round(fromEuro * 1.42 ** index) * 100,
  })),
);
