/** Everybody who works is a child now; only one member has a consent. */
const CHILDREN = `update members set birth_date = current_date - interval '15 years' where birth_date = '1990-01-01'`

/** A way to break each law of what guardians agree to. */
export const CONSENT_FAULTS: Readonly<Record<string, readonly [name: string, statements: string][]>> = {
  "no minor works without a guardian's consent": [['a child that works', CHILDREN]],
  "no minor applies without a guardian's consent": [
    ['a child that applies', `${CHILDREN}; update applications set status = 'waiting'`],
  ],
  "a consent and what it covers are one member's": [
    ['a consent to nothing', `delete from consent_scopes`],
    [
      'somebody else’s consent',
      `update consent_scopes set member_id = (select id from members where birth_date = '1990-01-01' limit 1)`,
    ],
  ],
  'a consent has told its member': [['a silent consent', `delete from notices where kind = 'consent.given'`]],
}
