/** A last day, as `2027-01-31`, that an example may name at any time: that of the month after next, in UTC. */
export const exampleDay = (now: Date): string =>
  new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() + 3, 0)).toISOString().slice(0, 10)
