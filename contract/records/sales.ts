import { oc } from '@orpc/contract';
import { z } from 'zod';
import { customValues, dayText, versioned, writtenSchema } from './origin.ts';

const number = z.string().trim().min(1).max(100);
const cents = z.number().int().min(-9_000_000_000_000).max(9_000_000_000_000).nullable();
const currency = z.string().trim().length(3);
const text = z.string().trim().max(300).nullable();

export const productFieldsSchema = z
  .object({
    number,
    name: z.string().trim().min(1).max(300),
    category: text,
    unit: z.string().trim().max(50).nullable(),
    priceCents: cents,
    /** What it costs us. */
    costCents: cents,
    currency,
    note: z.string().max(20_000).nullable(),
    custom: customValues,
  })
  .partial();

export const orderFieldsSchema = z
  .object({
    companyId: z.uuid(),
    personId: z.uuid().nullable(),
    number,
    orderedOn: dayText,
    status: text,
    totalCents: cents,
    currency,
    custom: customValues,
  })
  .partial();

const lineText = z.string().trim().max(300).nullable();

/** The lines of an order as a person writes them down: always all of them, in their order. */
export const writtenLinesSchema = z
  .array(
    z
      .object({
        productNumber: z.string().trim().max(100).nullable().default(null),
        description: lineText.default(null),
        quantity: z.number().min(-1e9).max(1e9).nullable().default(null),
        priceCents: cents.default(null),
        /** Left out: quantity times price. */
        totalCents: cents.default(null),
      })
      .refine(({ productNumber, description }) => Boolean(productNumber || description)),
  )
  .max(1000);

/** What may be written of an order: its fields, and its lines. */
const orderWriteSchema = orderFieldsSchema.extend({ lines: writtenLinesSchema.optional() });

export const quoteFieldsSchema = z
  .object({
    companyId: z.uuid(),
    personId: z.uuid().nullable(),
    dealId: z.uuid().nullable(),
    number,
    sentOn: dayText,
    validUntil: dayText.nullable(),
    status: z.enum(['open', 'accepted', 'declined', 'expired']),
    answeredOn: dayText.nullable(),
    totalCents: cents,
    currency,
    custom: customValues,
  })
  .partial();

const lineSchema = z.object({
  position: z.number().int(),
  productNumber: z.string().nullable(),
  description: z.string().nullable(),
  quantity: z.number().nullable(),
  priceCents: z.number().int().nullable(),
  totalCents: z.number().int().nullable(),
});

const shown = {
  id: z.uuid(),
  version: z.number().int(),
  company: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  /** Of an order; empty for the others. */
  lines: z.array(lineSchema),
  may: z.array(z.string()),
};
const id = z.object({ id: z.uuid() });

export const products = {
  get: oc
    .route({ method: 'GET', path: '/products/{id}', summary: 'One product' })
    .input(id)
    .output(z.object({ ...shown, fields: productFieldsSchema })),
  create: oc
    .route({ method: 'POST', path: '/products', summary: 'Add a product by hand' })
    .input(productFieldsSchema.required({ number: true, name: true }))
    .output(writtenSchema),
  update: oc
    .route({ method: 'PATCH', path: '/products/{id}', summary: 'Change a product; the edit is an observation' })
    .input(versioned.extend({ fields: productFieldsSchema }))
    .output(writtenSchema),
  remove: oc
    .route({ method: 'DELETE', path: '/products/{id}', summary: 'Delete a product; can be restored' })
    .input(id)
    .output(writtenSchema),
  restore: oc
    .route({ method: 'POST', path: '/products/{id}/restore', summary: 'Take back a deletion' })
    .input(id)
    .output(writtenSchema),
};

export const orders = {
  get: oc
    .route({ method: 'GET', path: '/orders/{id}', summary: 'One order with its lines' })
    .input(id)
    .output(z.object({ ...shown, fields: orderFieldsSchema })),
  create: oc
    .route({ method: 'POST', path: '/orders', summary: 'Add an order by hand' })
    .input(orderWriteSchema.required({ companyId: true, number: true, orderedOn: true }))
    .output(writtenSchema),
  update: oc
    .route({ method: 'PATCH', path: '/orders/{id}', summary: 'Change an order; the edit is an observation' })
    .input(versioned.extend({ fields: orderWriteSchema }))
    .output(writtenSchema),
  remove: oc
    .route({ method: 'DELETE', path: '/orders/{id}', summary: 'Delete an order; can be restored' })
    .input(id)
    .output(writtenSchema),
  restore: oc
    .route({ method: 'POST', path: '/orders/{id}/restore', summary: 'Take back a deletion' })
    .input(id)
    .output(writtenSchema),
};

export const quotes = {
  get: oc
    .route({ method: 'GET', path: '/quotes/{id}', summary: 'One quote' })
    .input(id)
    .output(z.object({ ...shown, fields: quoteFieldsSchema })),
  create: oc
    .route({ method: 'POST', path: '/quotes', summary: 'Add a quote by hand' })
    .input(quoteFieldsSchema.required({ companyId: true, number: true, sentOn: true }))
    .output(writtenSchema),
  update: oc
    .route({ method: 'PATCH', path: '/quotes/{id}', summary: 'Change a quote; the edit is an observation' })
    .input(versioned.extend({ fields: quoteFieldsSchema }))
    .output(writtenSchema),
  remove: oc
    .route({ method: 'DELETE', path: '/quotes/{id}', summary: 'Delete a quote; can be restored' })
    .input(id)
    .output(writtenSchema),
  restore: oc
    .route({ method: 'POST', path: '/quotes/{id}/restore', summary: 'Take back a deletion' })
    .input(id)
    .output(writtenSchema),
};

export type ProductFields = z.input<typeof productFieldsSchema>;
export type OrderFields = z.input<typeof orderWriteSchema>;
export type WrittenLine = z.input<typeof writtenLinesSchema>[number];
export type QuoteFields = z.input<typeof quoteFieldsSchema>;
