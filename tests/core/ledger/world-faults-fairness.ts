type Faults = Readonly<Record<string, readonly [name: string, statements: string][]>>

/** A way to break each law of moderation and of the audit log. */
export function fairnessFaults(ids: {
  readonly worker: string
  readonly client: string
  readonly third: string
}): Faults {
  const report = (decidedBy: string): string =>
    `insert into reports (reporter_id, target, target_id, subject_id, code, words, status, decision, reason, decided_by, decided_at, created_at)
       values ('${ids.worker}', 'member', '${ids.client}', '${ids.client}', 'fraud', '', 'decided', 'warn', 'x', '${decidedBy}', now(), now())`
  return {
    'every row of the audit log follows from the one before it': [
      ['another reason', `update audit set reason = 'Something else' where number = 2`],
      ['another actor', `update audit set actor_id = '${ids.client}' where number = 1`],
      ['a row that was taken out', `delete from audit where number = 2`],
      ['a hash that was made anew', `update audit set hash = audit_hash(prev_hash || 'x', audit) where number = 1`],
    ],
    'the audit log ends where its head says': [
      ['a lost end', `delete from audit where number = (select max(number) from audit)`],
      ['another head', `update audit_head set hash = 'x'`],
    ],
    'exactly a suspended member has a suspension that is not lifted': [
      ['suspended by nobody', `update members set status = 'suspended' where id = '${ids.third}'`],
      [
        'a suspension of somebody who goes on',
        `insert into suspensions (member_id, reason, decided_by, at) values ('${ids.worker}', 'x', '${ids.client}', now())`,
      ],
    ],
    'a decided report has told its reporter': [['a silent decision', report(ids.third)]],
    'nobody decides on a report of his own': [
      ['the person concerned', report(ids.client)],
      ['the reporter', report(ids.worker)],
    ],
    'a suspended member has no work in hand and no job that can be taken': [
      ['work that goes on', `update members set status = 'suspended' where id = '${ids.third}'`],
    ],
  }
}
