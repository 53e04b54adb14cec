import { oc } from '@orpc/contract';
import { z } from 'zod';
import { bulkSchema, customValues, versioned, writtenSchema } from './origin.ts';

export const relationSchema = z.enum(['none', 'inquiry', 'customer', 'former_customer', 'partner']);
export const leadStageSchema = z.enum(['new', 'mql', 'sal', 'sql', 'rejected']);
const text = z.string().trim().max(300).nullable();

/** null empties a field; what is left out stays. Texts are cleaned as at an import (phones to E.164, legal form recognised); the original is kept. */
export const companyFieldsSchema = z
  .object({
    name: z.string().trim().min(1).max(300),
    customerNumber: text,
    vatId: text,
    street: text,
    houseNumber: text,
    poBox: text,
    postalCode: text,
    city: text,
    region: text,
    country: z.string().length(2),
    phone: text,
    fax: text,
    email: text,
    website: text,
    industry: text,
    employees: z.number().int().min(0).max(5_000_000).nullable(),
    revenueCents: z.number().int().nullable(),
    foundedYear: z.number().int().min(1000).max(2200).nullable(),
    relation: relationSchema,
    leadStage: leadStageSchema.nullable(),
    leadSource: text,
    language: z.string().max(5).nullable(),
    note: z.string().max(20_000).nullable(),
    ownerId: z.uuid().nullable(),
    teamId: z.uuid().nullable(),
    custom: customValues,
  })
  .partial();

export const twinSchema = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Place of a company, company of a person. */
  detail: z.string().nullable(),
  /** 0 to 1, as the model sees it. */
  probability: z.number(),
  /** `same`: a list that brings this row would take it for that record. */
  verdict: z.enum(['same', 'doubtful']),
  /** Parts of the match weight in words, weights in bits, strongest first. */
  reasons: z.array(z.object({ text: z.string(), weight: z.number() })),
});

export const companies = {
  /** Likely twins while somebody types a new company. */
  twins: oc
    .route({ method: 'POST', path: '/companies/twins', summary: 'Companies that may be the one being typed' })
    .input(companyFieldsSchema)
    .output(z.object({ rows: z.array(twinSchema) })),
  create: oc
    .route({ method: 'POST', path: '/companies', summary: 'Add a company by hand' })
    .input(companyFieldsSchema.required({ name: true }))
    .output(writtenSchema),
  update: oc
    .route({ method: 'PATCH', path: '/companies/{id}', summary: 'Change a company; the edit is an observation' })
    .input(versioned.extend({ fields: companyFieldsSchema }))
    .output(writtenSchema),
  remove: oc
    .route({ method: 'DELETE', path: '/companies/{id}', summary: 'Delete a company; can be restored' })
    .input(z.object({ id: z.uuid() }))
    .output(writtenSchema),
  restore: oc
    .route({ method: 'POST', path: '/companies/{id}/restore', summary: 'Take back a deletion' })
    .input(z.object({ id: z.uuid() }))
    .output(writtenSchema),
  updateMany: oc
    .route({ method: 'POST', path: '/companies/bulk', summary: 'Change a few fields of many companies' })
    .input(z.object({ ids: z.array(z.uuid()).min(1).max(1000), fields: companyFieldsSchema }))
    .output(bulkSchema),
  removeMany: oc
    .route({ method: 'POST', path: '/companies/bulk-delete', summary: 'Delete many companies; can be undone' })
    .input(z.object({ ids: z.array(z.uuid()).min(1).max(1000) }))
    .output(bulkSchema),
  undoMany: oc
    .route({ method: 'POST', path: '/companies/bulk-undo', summary: 'Take back a bulk change' })
    .input(z.object({ undoId: z.uuid() }))
    .output(z.object({ restored: z.number().int() })),
};

export type CompanyFields = z.input<typeof companyFieldsSchema>;
