/** What the list of companies shows until a person arranges it; the route asks for them while the page is still on its way. */
export const companyColumns = [
  'name',
  'fit',
  'relation',
  'revenue12mCents',
  'lastOrderOn',
  'lastActivityAt',
  'postalCode',
  'city',
  'industry',
  'employees',
  'owner',
];
