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
