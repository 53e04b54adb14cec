/** The shape of the messages with any text in it: what a translation has to satisfy. */
export type Words<T> = { readonly [K in keyof T]: T[K] extends string ? string : Words<T[K]> };
