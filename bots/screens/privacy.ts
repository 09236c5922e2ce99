import * as forms from '../../core/forms/index.ts'
import type { Action, Maker } from '../dialog/routes.ts'
import { card, lines } from './parts.ts'

/** A one-time link to everything that is known about oneself. */
export const exportWanted: Action = async ({ copy }) => ({
  note: copy.privacy.linkComing,
  show: { do: 'privacy', args: [] },
  also: [{ is: 'made', name: 'export-link', args: [] }],
})

/** The link is made at delivery: nobody finds it in the database. */
export const exportLink: Maker = async ({ tx, member, copy, settings }) => {
  const token = await forms.open(tx, member, { kind: 'export' })
  const words = copy.privacy
  const url = settings.webLink(`/f/${token}`)
  return async () => [
    { is: 'card', card: card([lines(words.link)], [[{ is: 'url', label: words.linkButton, url }]]), secret: true },
  ]
}
