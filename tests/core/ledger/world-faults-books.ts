const FOUND = `'[{"law": "x", "fact": "y"}]', 1`

/** A way to break each law of the books. */
export const BOOKS_FAULTS: Readonly<Record<string, readonly [name: string, statements: string][]>> = {
  'the books close when a check finds money wrong': [
    ['open after a fault', `insert into books_checks (made_at, faults, fault_count) values (now(), ${FOUND})`],
  ],
  'closed books have the check that closed them': [
    ['closed by nobody', `update books set closed_at = now()`],
    [
      'closed by a check that found nothing',
      `insert into books_checks (made_at, faults, fault_count) values (now(), '[]', 0); update books set closed_at = now()`,
    ],
  ],
  'what is owed stands against what is held': [
    ['points out of nowhere', `update accounts set balance = balance + 1 where kind = 'earnings' and not closed`],
  ],
}
