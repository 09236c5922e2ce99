import { go, type Block, type Button } from '../dialog/card.ts'
import { JOIN, type Turn } from '../dialog/routes.ts'
import type { Text } from '../dialog/text.ts'
import { menuButton } from './parts.ts'

/** Back to where somebody came from: the menu, or joining for whoever has not joined yet. */
export function wayBack({ member, copy }: Turn): Button {
  return member.status === 'joining' ? go(copy.account.joining.goOn, JOIN) : menuButton(copy)
}

/** The fee as a share of the reward, as people write it: `10 %`. */
export function feeShare({ copy, settings }: Turn): string {
  return copy.account.legal.percent(copy.format.number(settings.feeBasisPoints / 100))
}

/** Labels with their values, one a line; absent ones are left out. */
export const fields = (...rows: readonly ({ readonly label: string; readonly value: Text } | undefined)[]): Block => ({
  is: 'fields',
  fields: rows.filter((row) => row !== undefined),
})
