type Faults = Readonly<Record<string, readonly [name: string, statements: string][]>>

/** A way to break each law about jobs that are looked at before they go live. */
export function checkFaults(ids: { readonly job: string; readonly client: string; readonly operator: string }): Faults {
  const check = (status: string, by: string | undefined): string =>
    `insert into job_checks (job_id, status, reasons, found, created_at, due_at, reason, decided_by, ended_at)
       values ('${ids.job}', '${status}', '{likes}', '{x}', now(), now(), ${by === undefined ? 'null, null' : `'x', '${by}'`}, ${status === 'waiting' ? 'null' : 'now()'})`
  return {
    'exactly a job in checking has a check that waits': [
      ['a check of a live job', check('waiting', undefined)],
      ['a job that nobody checks', `update jobs set status = 'checking' where id = '${ids.job}'`],
    ],
    'a check that ended without its client has told the client': [
      ['a silent approval', check('approved', ids.operator)],
      ['a silent end', check('lapsed', undefined)],
    ],
    'a decided check stands in the audit log': [['an unwritten decision', check('refused', ids.operator)]],
    'nobody checks a job of his own': [['the client', check('approved', ids.client)]],
    'a job that is sent back has got its points back': [['kept points', check('withdrawn', undefined)]],
  }
}

/** A way to break each law about clients who reject much. */
export function flagFaults(ids: { readonly job: string; readonly client: string; readonly operator: string }): Faults {
  const flag = (by: string): string =>
    `insert into flags (job_id, status, decided, rejected, created_at, reason, decided_by, ended_at)
       values ('${ids.job}', 'released', 10, 5, now(), 'x', '${by}', now())`
  return {
    'a running job is held for a flag only while one waits': [
      [
        'a forgotten hold',
        `update jobs set status = 'paused', held_for = 'flag', held_from = 'open' where id = '${ids.job}'`,
      ],
    ],
    'a flag that was decided on has told its client': [['a silent decision', flag(ids.operator)]],
    'a flag that was decided on stands in the audit log': [['an unwritten decision', flag(ids.operator)]],
    'nobody decides on a flag of his own': [['the client', flag(ids.client)]],
  }
}
