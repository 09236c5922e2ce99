export interface Transition<Status extends string> {
  readonly from: readonly Status[]
  readonly to: Status
}

/**
 * A state machine as a table of verbs. Status moves only by a verb, with compare-and-set in the store; the migration
 * repeats the statuses as a CHECK and a test walks the graph.
 */
export function machine<Status extends string>() {
  return <Verbs extends Record<string, Transition<Status>>>(verbs: Verbs): Verbs => verbs
}

/** Every status that can be reached from `start`, the start included. */
export function reachable<Status extends string>(
  verbs: Readonly<Record<string, Transition<Status>>>,
  start: Status,
): ReadonlySet<Status> {
  const seen = new Set<Status>([start])
  for (const status of seen) {
    for (const verb of Object.values(verbs)) if (verb.from.includes(status)) seen.add(verb.to)
  }
  return seen
}
