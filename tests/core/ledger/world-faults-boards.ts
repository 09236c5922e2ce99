type Faults = Readonly<Record<string, readonly [name: string, statements: string][]>>

/** A way to break each law of boards. */
export function boardFaults(ids: { readonly client: string; readonly merged: string }): Faults {
  const board = (owner: string, status = "'active', null, null"): string =>
    `insert into boards (owner_id, platform, chat, kind, title, language, keys, since, created_at, status, off_why, off_at) values ('${owner}', 'telegram', '-1001', 'channel', 'Jobs', 'de', '{*/de}', now(), now(), ${status})`
  return {
    'a board that was switched off has told its owner': [['a silent end', board(ids.client, "'off', 'gone', now()")]],
    'the card of an ended job is over, or about to be': [
      [
        'a card that nobody ends',
        `${board(ids.client)}; insert into board_cards (board_id, job_id, status, next_at) select b.id, j.id, 'resting', now() from boards b, jobs j limit 1; update jobs set status = 'closed', open_slots = 0; delete from board_news`,
      ],
    ],
    'a merged account has no boards': [
      [
        'a board that stayed behind',
        `${board(ids.merged)}; update members set status = 'deleted', merged_into = '${ids.client}' where id = '${ids.merged}'`,
      ],
    ],
  }
}
