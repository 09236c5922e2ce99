type Faults = Readonly<Record<string, readonly [name: string, statements: string][]>>

/** A way to break each law of the lessons' questions. */
export function guideFaults(memberId: string): Faults {
  const attempt = (status: string, answers: string): string =>
    `insert into attempts (member_id, guide, status, answers, started_at, ended_at)
       values ('${memberId}', 'web-research', '${status}', '${answers}', now(), ${status === 'running' ? 'null' : 'now()'})`
  return {
    'an attempt is passed exactly with four of five answers right': [
      ['passed with three', attempt('passed', '{0,0,0,1,2}')],
      ['passed with four answers', attempt('passed', '{0,0,0,0}')],
      ['failed with four', attempt('failed', '{0,0,1,0,0}')],
      ['still running with five', attempt('running', '{0,0,1,0,0}')],
    ],
  }
}
