// @ts-check
import * as api from './api.js'
import { copy } from './copy.js'
import { openSheet } from './dialogs.js'
import { element } from './dom.js'
import { avatar } from './people.js'
import { world } from './store.js'

/** Bot API: a deep link's payload is 1-64 of A-Z a-z 0-9 _ -. */
const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/

/**
 * What a link to this bot carries: its payload, '' for a link without one, `undefined` for any other address.
 * @param {string} url
 * @returns {string | undefined}
 */
export function payloadOf(url) {
  const address = URL.canParse(url) ? new URL(url) : undefined
  if (address === undefined) return undefined
  const isWeb = /^(www\.)?(t|telegram)\.me$/.test(address.hostname) && /^https?:$/.test(address.protocol)
  const name = isWeb ? address.pathname.slice(1) : (address.searchParams.get('domain') ?? '')
  if (!isWeb && address.protocol !== 'tg:') return undefined
  if (name.toLowerCase() !== world.username.toLowerCase()) return undefined
  return address.searchParams.get('start') ?? ''
}

/**
 * The payload in what somebody typed: a whole link or the code alone.
 * @param {string} typed
 * @returns {string | undefined}
 */
export function payloadTyped(typed) {
  const payload = payloadOf(typed) ?? payloadOf(`https://${typed}`) ?? typed
  return PAYLOAD.test(payload) ? payload : undefined
}

/**
 * Asks which person opens a link to the bot, and lets that person press Start.
 * @param {{ payload: string, fromId: number, goTo: (personId: number) => void, onRefused: (sentence: string) => void }} options
 */
export function askWhoOpens({ payload, fromId, goTo, onRefused }) {
  const text = copy()
  const people = world.people.toSorted((one, other) => Number(other.id === fromId) - Number(one.id === fromId))
  const sheet = openSheet(text.openLinkTitle)
  sheet.body.append(
    element('p', { class: 'sheet-link' }, `t.me/${world.username}${payload === '' ? '' : `?start=${payload}`}`),
  )
  const choices = people.map((person) =>
    element(
      'button',
      {
        type: 'button',
        class: 'person-choice',
        onclick: async () => {
          sheet.close()
          goTo(person.id)
          if (payload === '') return
          const outcome = await api.start(person.id, payload)
          if (!outcome.ok) onRefused(outcome.sentence)
        },
      },
      avatar(person),
      element('span', {}, person.firstName),
      person.id === fromId ? element('span', { class: 'aside' }, text.thisPerson) : undefined,
    ),
  )
  sheet.body.append(element('div', { class: 'person-choices' }, ...choices))
  choices[0]?.focus()
}
