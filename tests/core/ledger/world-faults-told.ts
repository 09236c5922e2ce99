/** A way to break each law of what members are told, and of what they do not want to hear. */
export const TOLD_FAULTS: Readonly<Record<string, readonly [name: string, statements: string][]>> = {
  'money, decisions and security are never muted': [
    ['a payment that was kept quiet', `update notices set status = 'muted' where kind = 'submission.approved'`],
  ],
}
