/**
 * Tables of which a member gets nothing, and why. Every table of the database stands here or in the export: a test compares
 * both with the tables that there are.
 */
export const LEFT_OUT: Readonly<Record<string, string>> = {
  // About a member, and yet not in the export.
  age_refusals: 'of somebody who is no member',
  alert_due: 'a time at which something is looked at',
  alert_notices: 'which notice told which find; the finds are exported',
  code_checks: 'how often somebody has asked whether a code is known: a brake, gone after a day',
  commands: 'a key and a hash of each command, so that it happens once',
  digest_due: 'a time at which something is sent',
  forms: 'one-time links: only their hash is known',
  inbox: 'what was typed, sealed, until it is answered',
  link_attempts: 'wrong codes within an hour: a brake',
  links: 'codes that last ten minutes: only their hash is known; what came of them is in the identities',
  living_messages: 'which message of the chat shows what',
  member_changes: 'what is to be looked at within a minute',
  payout_batches: 'what an operator did; it is in the audit entries',
  sealed_uploads: 'a list of codes that is being read in, gone after a day',
  statements: 'statements of our own bank account; what an operator did is in the audit entries',
  // About nobody.
  alert_keys: 'an index of saved searches',
  audit_head: 'the end of the audit log’s chain',
  board_cards: 'which job stands on which board',
  board_news: 'jobs to be shown on boards',
  books: 'whether the books are closed',
  books_checks: 'what the nightly check found',
  clock_shift: 'the clock of the sandbox',
  job_run: 'when the schedule ran',
  journals: 'the ledger’s journals; their entries are exported',
  migrations: 'the versions of these tables',
  new_jobs: 'jobs for which saved searches are to be looked at',
  provider_events: 'which events the payment provider has told, by their numbers',
  operator_news: 'when an operator was last told of what waits',
  operators: 'who runs this installation, from its configuration',
  rejections_to_count: 'jobs to be counted',
  search_grams: 'letters of words that are searched for',
  search_words: 'words that are searched for, and not whose',
  set_aside_rows: 'rows at which the schedule has failed, by their id',
  settings: 'what the program remembers about itself',
  shelf_weeks: 'how often an offer was looked at, and not by whom',
  uploads_to_check: 'files to be looked at',
}
