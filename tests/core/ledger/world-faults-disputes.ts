type Faults = Readonly<Record<string, readonly [name: string, statements: string][]>>

/** A way to break each law of disputes. In the world there is one that was split. */
export function disputeFaults(ids: { readonly third: string }): Faults {
  return {
    'the parties of a dispute are those of its assignment': [
      ['another worker', `update disputes set worker_id = '${ids.third}'`],
      ['another client', `update disputes set client_id = '${ids.third}'`],
    ],
    'a dispute and its assignment agree': [
      ['a decision without its consequence', `update disputes set decision = 'pay'`],
      [
        'open after the end',
        `alter table disputes drop constraint dispute_decided; alter table disputes drop constraint dispute_ended; update disputes set status = 'deciding' where status = 'decided'`,
      ],
    ],
    'a slot that was split has its decision': [['nobody decided', `delete from disputes where decision = 'split'`]],
    'a refunded slot went home whole': [
      ['it never went', `update assignments set status = 'refunded' where status = 'split'`],
    ],
    'a split goes to both as it was decided': [
      ['another part', `update disputes set worker_points = worker_points + 1 where decision = 'split'`],
      ['another fee', `update jobs set fee_points = fee_points + 10`],
    ],
    'nobody decides on a dispute of his own': [
      ['the client', `update disputes set decided_by = client_id where decided_by is not null`],
      ['the worker', `update disputes set decided_by = worker_id where decided_by is not null`],
    ],
    'a decided dispute stands in the audit log': [
      ['a silent decision', `delete from audit where action = 'dispute.split'`],
    ],
    'both sides of a dispute have been told how it ended': [
      ['the client was not', `delete from notices where dedupe_key like 'dispute:%:ended:client'`],
      ['the worker was not', `delete from notices where dedupe_key like 'submission:%:split'`],
    ],
  }
}
