import { readRhythm } from '../index.ts';

// Customers with a true gap of 14 to 180 days and log-normal noise; each day until the next order is asked whether it is overdue.
let seed = 20261121;
function random(): number {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
}
const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());

const results = [];
for (const noise of [0.05, 0.2, 0.5]) {
  for (const orders of [4, 8, 20]) {
    let falseAlarms = 0;
    let daysToNotice = 0;
    const customers = 4000;
    for (let i = 0; i < customers; i++) {
      const gap = 14 + random() * 166;
      const days = [0];
      for (let n = 1; n < orders; n++)
        days.push(days[n - 1]! + Math.max(1, Math.round(gap * Math.exp(noise * normal()))));
      const last = days[days.length - 1]!;
      const next = last + Math.max(1, Math.round(gap * Math.exp(noise * normal())));
      const eve = readRhythm(days, next - 1);
      if (eve.state === 'overdue' || eve.state === 'lapsed') falseAlarms += 1;
      if (eve.state !== 'not-enough-orders') daysToNotice += (eve.overdueDay - last) / gap;
    }
    results.push({
      noise,
      orders,
      calledOverdueYetOrdered: +(falseAlarms / customers).toFixed(3),
      noticedAfterGaps: +(daysToNotice / customers).toFixed(2),
    });
  }
}
const days = Array.from({ length: 20 }, (_, n) => n * 30 + (n % 5));
const start = performance.now();
for (let i = 0; i < 200_000; i++) readRhythm(days, 700 + (i % 50));
console.log(
  JSON.stringify({ perSecond: Math.round(200_000 / ((performance.now() - start) / 1000)), results }, null, 1),
);
