type Faults = Readonly<Record<string, readonly [name: string, statements: string][]>>

/** A way to break each law of alerts. */
export function alertFaults(ids: {
  readonly worker: string
  readonly client: string
  readonly merged: string
}): Faults {
  const notice = `insert into alert_notices (member_id, day, slot, created_at) values ('${ids.worker}', '2026-11-27', 0, now())`
  const hit = (memberId: string, noticeId = 'null'): string =>
    `insert into alert_hits (member_id, job_id, notice_id, found_at) select '${memberId}', id, ${noticeId}, now() from jobs where client_id = '${ids.client}' limit 1`
  return {
    'an alert notice has told its member': [['a silent notice', notice]],
    'what an alert found is told to whom it was found for': [
      ['told to another', `${notice}; ${hit(ids.merged, '(select id from alert_notices)')}`],
    ],
    'what was found and not told has its moment': [['never told', hit(ids.worker)]],
    'nobody is alerted to a job of his own': [['his own', hit(ids.client)]],
    'a merged account has no alerts': [
      [
        'an alert that stayed behind',
        `insert into alerts (member_id, created_at) values ('${ids.merged}', now()); update members set status = 'deleted', merged_into = '${ids.client}' where id = '${ids.merged}'`,
      ],
    ],
  }
}
