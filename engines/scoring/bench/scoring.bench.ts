import { type FitRule, prioritise, scoreFit } from '../index.ts';

const industries = [
  'Maschinenbau',
  'Chemie',
  'Automotive',
  'Lebensmittel',
  'Logistik',
  'Energie',
  'Pharma',
  'Papier',
  'Stahl',
  'Bau',
];
const rules: FitRule[] = industries.map((name, index) => ({
  id: `industry-${index}`,
  field: 'industry',
  operator: 'contains',
  value: [name],
  points: 30 - index * 3,
  label: name,
}));
rules.push(
  { id: 'size', field: 'employees', operator: 'between', value: [50, 500], points: 20, label: 'size' },
  {
    id: 'place',
    field: 'postal_code',
    operator: 'starts_with',
    value: ['70', '71', '72', '73', '89'],
    points: 10,
    label: 'near',
  },
  { id: 'customer', field: 'relation', operator: 'is', value: ['customer'], points: 15, label: 'customer' },
);

const count = 200_000;
let sum = 0;
let start = performance.now();
for (let i = 0; i < count; i++) {
  const facts = {
    industry: i % 7 === 0 ? null : industries[i % 10]!,
    employees: i % 900,
    postal_code: `${10_000 + (i % 89_999)}`,
    relation: 'none',
  };
  sum += scoreFit(facts, rules).score;
}
const fit = performance.now() - start;
start = performance.now();
for (let i = 0; i < count; i++) {
  sum += prioritise({
    situation: 'quote',
    valueCents: i * 100,
    fit: null,
    daysDue: i % 90,
    chance: { share: 0.4, cases: i % 50 },
    reach: 'allowed',
  }).score;
}
const priority = performance.now() - start;
console.log(
  JSON.stringify({
    rules: rules.length,
    fitPerSecond: Math.round((count / fit) * 1000),
    priorityPerSecond: Math.round((count / priority) * 1000),
    checksum: Math.round(sum),
  }),
);
