/** Roles that can have a rule of their own, as the address names them. */
export const roles = ['admin', 'head_of_sales', 'sales', 'marketing', 'reader'] as const;

export interface AutonomySearch {
  /** Without it: everybody. */
  readonly rolle?: (typeof roles)[number];
}

export function readAutonomy({ rolle }: Record<string, unknown>): AutonomySearch {
  const known = roles.find((one) => one === rolle);
  return known ? { rolle: known } : {};
}
