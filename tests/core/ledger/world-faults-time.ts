const asked = (status: string, kind: string, of: string, times = 1): string =>
  `insert into requests (assignment_id, kind, hours, status, due_at, created_at, decided_at)
     select id, '${kind}', case when '${kind}' = 'time' then 24 end, '${status}', now(), now(), case when '${status}' <> 'waiting' then now() end
       from assignments, generate_series(1, ${times}) where status = '${of}'`

/** A way to break each law of what the sides of running work ask each other for. */
export const TIME_FAULTS: Readonly<Record<string, readonly [name: string, statements: string][]>> = {
  "what is asked for belongs to work that is in the worker's hands": [
    ['a question after the end', asked('waiting', 'time', 'approved')],
    ['a question about what is handed in', asked('waiting', 'release', 'submitted')],
  ],
  'work was released because its worker agreed or was suspended, or a guardian no longer agreed': [
    ['released by nobody', `update assignments set status = 'released' where status = 'working'`],
    ['agreed, and it goes on', asked('agreed', 'release', 'working')],
  ],
  'nobody asks for the same more than three times': [['a fourth time', asked('dropped', 'time', 'working', 4)]],
  'an answer has been told to whoever asked': [
    ['a silent yes', asked('agreed', 'time', 'working')],
    ['a silent no', asked('unanswered', 'release', 'working')],
  ],
}
