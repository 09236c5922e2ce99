/** A way to break each law of what members are told, and of what they do not want to hear. */
export const TOLD_FAULTS: Readonly<Record<string, readonly [name: string, statements: string][]>> = {
  'money, decisions and security are never muted': [
    ['a payment that was kept quiet', `update notices set status = 'muted' where kind = 'submission.approved'`],
  ],
  'whoever has something to do is looked at for the digest': [
    ['work that is forgotten', `delete from member_changes; delete from digest_due`],
  ],
  'a reminder that waits is for whoever has to act': [
    [
      'work that its client is reminded of',
      `update reminders r set member_id = j.client_id from assignments a join jobs j on j.id = a.job_id where a.public_id = r.subject`,
    ],
    [
      'a submission that its worker is reminded of',
      `update reminders r set member_id = a.worker_id from submissions s join assignments a on a.id = s.assignment_id where s.public_id = r.subject`,
    ],
    ['something that does not exist', `update reminders set subject = 'no' || subject where sent_at is null`],
  ],
}
