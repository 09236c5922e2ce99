// @ts-check
import { element } from './dom.js'

/** @typedef {import('./store.js').Person} Person */

/** How many colours base.css knows as `--person-N`. */
const COLOURS = 7

/**
 * @param {Person} person
 * @returns {HTMLElement} the round picture of a person, made of the initials
 */
export function avatar(person) {
  const initials = person.firstName
    .split(/\s+/)
    .slice(0, 2)
    .map((word) => [...word][0] ?? '')
    .join('')
  return element(
    'span',
    { class: 'avatar', 'data-colour': Math.abs(person.id) % COLOURS, 'aria-hidden': 'true' },
    initials.toUpperCase(),
  )
}
