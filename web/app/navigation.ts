import {
  IconAddressBook,
  IconAdjustments,
  IconChartAreaLine,
  IconChecks,
  IconFileImport,
  IconFileInvoice,
  IconFlask,
  IconGauge,
  IconPackage,
  type IconProps,
  IconRadar2,
  IconReceipt,
  IconSend,
  IconShoppingCartPlus,
  IconSunHigh,
  IconTargetArrow,
  IconTelescope,
  IconTrendingDown,
  IconUserStar,
  IconUsers,
} from '@tabler/icons-react';
import type { ComponentType } from 'react';

/** Keys below app.nav, in the order in which they stand; the last is one place and needs no heading. */
export const placeGroups = ['work', 'sales', 'insight', 'data', 'control'] as const;
export type PlaceGroup = (typeof placeGroups)[number];

export interface Place {
  readonly to: string;
  /** Key below app.nav. */
  readonly name:
    | 'today'
    | 'customers'
    | 'people'
    | 'leads'
    | 'deals'
    | 'quotes'
    | 'orders'
    | 'products'
    | 'review'
    | 'outbox'
    | 'imports'
    | 'sources'
    | 'forecast'
    | 'atRisk'
    | 'crossSelling'
    | 'saturation'
    | 'experiments'
    | 'quality'
    | 'results'
    | 'control';
  readonly group: PlaceGroup;
  readonly icon: ComponentType<IconProps>;
  /** Right that the person needs to see it; none: everybody. */
  readonly right?: string;
  /** Name of the counter in the session's answer. */
  readonly counter?: string;
  /** Second key after g. */
  readonly key: string;
  /** Stands in the bar on a phone; the others are behind "Mehr". */
  readonly phone?: true;
}

/** Every place there is, in order. A place is listed when its page exists (app/router.tsx), never before. */
export const places: readonly Place[] = [
  { to: '/heute', name: 'today', group: 'work', icon: IconSunHigh, key: 'h', phone: true },
  {
    to: '/pruefen',
    name: 'review',
    group: 'work',
    icon: IconChecks,
    right: 'review.decide',
    counter: 'review',
    key: 'p',
  },
  {
    to: '/postausgang',
    name: 'outbox',
    group: 'work',
    icon: IconSend,
    right: 'review.decide',
    counter: 'outbox',
    key: 'n',
  },
  { to: '/kunden', name: 'customers', group: 'sales', icon: IconUsers, key: 'k', phone: true },
  { to: '/kontakte', name: 'people', group: 'sales', icon: IconAddressBook, key: 'o' },
  { to: '/leads', name: 'leads', group: 'sales', icon: IconUserStar, key: 'l', phone: true },
  { to: '/chancen', name: 'deals', group: 'sales', icon: IconTargetArrow, key: 'c', phone: true },
  { to: '/angebote', name: 'quotes', group: 'sales', icon: IconFileInvoice, key: 'a' },
  { to: '/auftraege', name: 'orders', group: 'sales', icon: IconReceipt, key: 'u' },
  { to: '/produkte', name: 'products', group: 'sales', icon: IconPackage, key: 'd' },
  { to: '/prognose', name: 'forecast', group: 'insight', icon: IconTelescope, key: 'f' },
  { to: '/gefaehrdet', name: 'atRisk', group: 'insight', icon: IconTrendingDown, key: 'v' },
  { to: '/zusatzverkauf', name: 'crossSelling', group: 'insight', icon: IconShoppingCartPlus, key: 'z' },
  { to: '/saettigung', name: 'saturation', group: 'insight', icon: IconChartAreaLine, key: 't' },
  { to: '/experimente', name: 'experiments', group: 'insight', icon: IconFlask, key: 'x' },
  { to: '/importe', name: 'imports', group: 'data', icon: IconFileImport, right: 'import.run', key: 'i' },
  { to: '/quellen', name: 'sources', group: 'data', icon: IconRadar2, right: 'import.run', key: 'e' },
  { to: '/datenqualitaet', name: 'quality', group: 'data', icon: IconGauge, key: 'q' },
  { to: '/steuerung', name: 'control', group: 'control', icon: IconAdjustments, key: 's' },
];
