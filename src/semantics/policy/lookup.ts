/** The values of a condition key in the request; undefined when the request has none. */
export type Lookup = (key: string) => readonly string[] | undefined;
