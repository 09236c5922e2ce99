import * as shop from '../../core/shop/index.ts'
import { go, looks } from '../dialog/card.ts'
import type { Action, Screen } from '../dialog/routes.ts'
import { plain, said } from '../dialog/text.ts'
import { fields } from './account-parts.ts'
import { card, deadline, lines, PAGE, title } from './parts.ts'

/** What a look through codes has found, before anything is offered. */
export const importSeen: Screen = async ({ tx, member, copy, settings }, [id = '']) => {
  const words = copy.shop.codes
  const seen = await shop.ownImport(tx, member, id)
  const offer = await shop.ownOffer(tx, member, seen.offer)
  const isStaged = seen.status === 'staged'
  const isShared = offer.pool === 'shared'
  const ends = isStaged ? await shop.stagedEnds(tx, member, settings.vault, id) : []
  return card(
    [
      title(words.seenTitle(offer.title)),
      fields(
        ...(['fresh', 'duplicates', 'expired', 'malformed'] as const).map((what) => ({
          label: words[what],
          value: plain(copy.format.number(what === 'fresh' ? seen.newCodes : seen[what])),
        })),
        ...ends.map((end, index) => ({ label: index === 0 ? words.first : words.last, value: said(end) })),
      ),
      seen.otherValue > 0
        ? lines(words.otherValue(seen.otherValue, copy.format.euros(offer.faceCents ?? 0)))
        : undefined,
      isStaged
        ? lines(seen.newCodes === 0 ? words.nothing : (isShared ? copy.pool : words).ask(seen.newCodes))
        : undefined,
    ],
    [
      isStaged && seen.newCodes > 0
        ? [looks('main', go(isShared ? copy.pool.commit : words.commit(seen.newCodes), 'import.commit', id))]
        : [],
      [isStaged ? go(words.discard, 'import.discard', id) : undefined, go(words.toOffer, 'offer.manage', seen.offer)],
    ],
  )
}

export const importCommit: Action = async ({ tx, member, copy, key }, [id = '']) => {
  const taken = await shop.commitCodes(tx, member, { key, import: id })
  const { offer } = await shop.ownImport(tx, member, id)
  const { pool } = await shop.ownOffer(tx, member, offer)
  const words = pool === 'shared' ? copy.pool : copy.shop.codes
  return { note: words.committed(taken.newCodes), show: { do: 'offer.manage', args: [offer] } }
}

export const importDiscard: Action = async ({ tx, member, copy }, [id = '']) => {
  const { offer } = await shop.ownImport(tx, member, id)
  await shop.discardCodes(tx, member, id)
  return { note: copy.shop.codes.discarded, show: { do: 'offer.manage', args: [offer] } }
}

export const importBack: Action = async ({ tx, member, copy, key }, [id = '']) => {
  const count = await shop.withdrawCodes(tx, member, { key, import: id })
  const { offer } = await shop.ownImport(tx, member, id)
  return { note: copy.shop.codes.takenBack(count), show: { do: 'offer.imports', args: [offer] } }
}

/** Asks once more: the codes are deleted, and only their owner has them then. Argument: the import. */
export const importBackAsk: Screen = async ({ tx, member, copy }, [id = '']) => {
  const words = copy.shop.codes
  const taken = await shop.ownImport(tx, member, id)
  return card(
    [lines(words.backAsk(await shop.freeCodes(tx, taken)))],
    [[looks('danger', go(words.backYes, 'import.back', id)), go(words.keep, 'offer.imports', taken.offer)]],
  )
}

/** Imports of an offer of which something can be taken back, newest first. Arguments: the offer, the last one seen. */
export const offerImports: Screen = async (turn, [id = '', after]) => {
  const { tx, member, copy } = turn
  const words = copy.shop.codes
  const offer = await shop.ownOffer(tx, member, id)
  const { imports, more } = await shop.importsOf(tx, offer, { limit: PAGE, ...(after === undefined ? {} : { after }) })
  const last = imports.at(-1)
  return card(
    [
      title(words.importsTitle),
      lines(
        ...(imports.length === 0
          ? [words.noImports]
          : imports.map((one, index) => words.importLine(index + 1, one.newCodes, deadline(turn, one.createdAt)))),
      ),
      imports.length === 0 ? undefined : lines(words.importsHow),
    ],
    [
      ...imports.map((one, index) => [go(words.back(index + 1), 'import.back-ask', one.publicId)]),
      [
        after === undefined ? undefined : go(copy.shop.vouchers.newest, 'offer.imports', id),
        more && last !== undefined ? go(copy.shop.vouchers.older, 'offer.imports', id, last.publicId) : undefined,
      ],
      [go(words.toOffer, 'offer.manage', id)],
    ],
  )
}
