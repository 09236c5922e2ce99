import * as deposits from '../../core/deposits/index.ts'
import * as ledger from '../../core/ledger/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import { qrPicture } from '../../core/pictures/index.ts'
import { go, looks, type Block, type Button } from '../dialog/card.ts'
import type { Action, Maker, Screen, Turn } from '../dialog/routes.ts'
import { code } from '../dialog/text.ts'
import { fields, wayBack } from './account-parts.ts'
import { card, inRows, lines, title } from './parts.ts'

/** What is offered for a GiroCode, in points; a draft that waits for money puts its own amount in front. */
const AMOUNTS = [1_000, 2_500, 5_000, 10_000] as const
/** Groups of four, as banks print it. */
const IN_FOURS = /(.{4})(?=.)/g

/** How to pay in: the account, the member's own reference and a GiroCode; in the sandbox, play money. */
export const deposit: Screen = async (turn) => {
  const { tx, member, copy, settings } = turn
  const words = copy.account.deposit
  const reference = await deposits.reference(tx, member)
  const taken = settings.sandbox && (await deposits.hasPlayMoney(tx, member))
  const play = taken ? words.playMoneyTaken : words.playMoney(deposits.PLAY_MONEY_POINTS)
  const budget = await ledger.balance(tx, { kind: 'budget', ownerId: member.id })
  const way = settings.bank === undefined ? byAsking(turn, reference) : await byTransfer(turn, reference)
  return card(
    [title(words.title), settings.sandbox ? lines(play) : undefined, ...way.blocks],
    [
      settings.sandbox && !taken
        ? [looks('main', go(words.playMoneyButton(deposits.PLAY_MONEY_POINTS), 'play-money'))]
        : [],
      ...way.rows,
      [settings.cards === undefined ? undefined : go(copy.cards.button, 'cards')],
      [budget > 0 ? go(copy.refunds.button, 'refund') : undefined],
      [go(copy.account.wallet.toWallet, 'wallet'), wayBack(turn)],
    ],
  )
}

interface Way {
  readonly blocks: readonly Block[]
  readonly rows: readonly (readonly Button[])[]
}

/** Nobody has configured an account: the operator has to say where it is. */
function byAsking({ copy }: Turn, reference: string): Way {
  const words = copy.account.deposit
  return {
    blocks: [lines(words.howTo(code(reference))), lines(words.minimum(jobs.FIRST_DEPOSIT_POINTS), words.operator)],
    rows: [[{ is: 'copy', label: words.copyButton, text: reference }]],
  }
}

async function byTransfer(turn: Turn, reference: string): Promise<Way> {
  const { copy, settings } = turn
  const { bank = deposits.PLAY_BANK } = settings
  const words = copy.bank.deposit
  const amounts = await amountsFor(turn)
  return {
    blocks: [
      lines(words.how, settings.sandbox && bank === deposits.PLAY_BANK ? words.invented : undefined),
      fields(
        { label: words.holder, value: code(bank.holder) },
        { label: words.iban, value: code(bank.iban.replace(IN_FOURS, '$1 ')) },
        { label: words.reference, value: code(reference) },
      ),
      lines(words.exactly),
      lines(copy.account.deposit.minimum(jobs.FIRST_DEPOSIT_POINTS), words.when),
      lines(words.chooseAmount),
    ],
    rows: [
      [
        { is: 'copy', label: words.copyHolder, text: bank.holder },
        { is: 'copy', label: words.copyIban, text: bank.iban },
        { is: 'copy', label: words.copyReference, text: reference },
      ],
      ...inRows(
        [...amounts.map((points) => go(words.amount(points), 'giro-code', points)), go(words.noAmount, 'giro-code')],
        3,
      ),
    ],
  }
}

/** What the newest draft still lacks, and round amounts. */
async function amountsFor({ tx, member }: Turn): Promise<readonly number[]> {
  const [draft] = await jobs.drafts(tx, member, 1)
  const detail = draft === undefined ? undefined : (await jobs.lacking(tx, member, draft))?.detail
  const lacking =
    detail === undefined
      ? []
      : 'missingPoints' in detail
        ? [detail.missingPoints]
        : 'minimumPoints' in detail
          ? [detail.minimumPoints]
          : []
  return [...new Set([...lacking.filter((points) => points <= deposits.CREDIT_POINTS.max), ...AMOUNTS])]
}

/** The amount of a GiroCode as a button carries it; undefined for none, and for what a forged button says. */
function readAmount(words: string | undefined): number | undefined {
  const points = words !== undefined && /^[1-9][0-9]{0,6}$/.test(words) ? Number(words) : undefined
  return points !== undefined && points <= deposits.CREDIT_POINTS.max ? points : undefined
}

/** A GiroCode for the own reference, as a picture below: `[points]`, or no amount. */
export const giroCode: Action = async ({ tx, member, copy, settings }, [amount]) => {
  const points = readAmount(amount)
  const words = copy.bank.deposit
  const show = { do: 'deposit', args: [] }
  await deposits.reference(tx, member)
  if (settings.bank === undefined) return { show }
  const isFirst = !(await deposits.hasDeposited(tx, member, jobs.FIRST_DEPOSIT_POINTS))
  if (points !== undefined && points < jobs.FIRST_DEPOSIT_POINTS && isFirst) {
    return { note: words.tooLittle(jobs.FIRST_DEPOSIT_POINTS), show }
  }
  const args = points === undefined ? [] : [String(points)]
  return { note: words.drawn, show, also: [{ is: 'made', name: 'giro-code', args }] }
}

/** Draws it anew at each delivery. */
export const giroPicture: Maker = async ({ tx, member, copy, settings }, [amount]) => {
  const points = readAmount(amount)
  const reference = await deposits.reference(tx, member)
  const { bank } = settings
  if (bank === undefined) return async () => []
  return async () => [
    {
      is: 'document',
      bytes: await qrPicture(deposits.giroCode(bank, { reference, ...(points === undefined ? {} : { points }) })),
      name: 'girocode.png',
      picture: true,
      caption: copy.bank.deposit.caption(points, reference),
    },
  ]
}

/**
 * The sandbox's play money, once for each member; a draft that waited for it is shown, one tap from being published.
 * Refuses `deposit.play_money_taken`.
 */
export const playMoney: Action = async ({ tx, member, copy, settings }) => {
  const words = copy.account.deposit
  // The button can be forged, and outside of the sandbox points are worth money.
  if (!settings.sandbox) return { note: words.noPlayMoney, show: { do: 'deposit', args: [] } }
  const { points } = await deposits.playMoney(tx, member)
  const [draft] = await jobs.drafts(tx, member, 1)
  const canPublish = draft !== undefined && (await jobs.lacking(tx, member, draft)) === undefined
  const show = canPublish ? { do: 'job.manage', args: [draft.publicId] } : { do: 'wallet', args: [] }
  return { note: words.playMoneyGiven(points), show }
}
