// @ts-check
import { post, send } from './api.js'

/** @typedef {import('../discord/types.ts').ChoiceShown} ChoiceShown */
/** @typedef {import('../discord/types.ts').Place} Place */
/** @typedef {string | number | boolean} OptionValue */
/** @typedef {{ answer: { kind: 'message' | 'thinking' | 'updated' | 'quiet' | 'modal' | 'failed', messageId?: string } }} Used */
/** @typedef {Promise<import('./api.js').Outcome<Used>>} Using */
/** @typedef {{ name: string, subcommand?: string, options: Record<string, OptionValue>, place: Place }} CommandUse */

/**
 * @param {number} personId
 * @param {string} act
 * @param {object} payload
 * @param {ReadonlyMap<string, readonly File[]>} files by the name of their field
 * @returns {Using}
 */
function sendForm(personId, act, payload, files) {
  const body = new FormData()
  body.set('payload', JSON.stringify(payload))
  for (const [field, list] of files) {
    for (const file of list) body.append(`file:${field}`, file, file.name === '' ? 'file' : file.name)
  }
  return send(`discord/people/${personId}/${act}`, { body })
}

/** @param {number} personId @param {CommandUse} use @param {ReadonlyMap<string, readonly File[]>} files */
export const useCommand = (personId, use, files) => sendForm(personId, 'command', use, files)

/**
 * @param {number} personId
 * @param {string} modalId
 * @param {Record<string, string | string[] | boolean>} values
 * @param {ReadonlyMap<string, readonly File[]>} files
 */
export const submitModal = (personId, modalId, values, files) => sendForm(personId, 'modal', { modalId, values }, files)

/** @param {number} personId @param {CommandUse & { option: string, typed: string }} asked @returns {Promise<import('./api.js').Outcome<{ choices: readonly ChoiceShown[] }>>} */
export const autocomplete = (personId, asked) => post(`discord/people/${personId}/autocomplete`, asked)

/** @param {number} personId @param {string} messageId @param {string} customId @param {readonly string[]} [values] @returns {Using} */
export const press = (personId, messageId, customId, values) =>
  post(`discord/people/${personId}/press`, { messageId, customId, values })

/** @param {number} personId @param {string} name @param {string} messageId @returns {Using} */
export const messageMenu = (personId, name, messageId) =>
  post(`discord/people/${personId}/menu`, { kind: 'message', name, messageId })

/** @param {number} personId @param {string} name @param {number} targetId @param {Place} place @returns {Using} */
export const userMenu = (personId, name, targetId, place) =>
  post(`discord/people/${personId}/menu`, { kind: 'user', name, targetId, place })

/** @param {number} personId @returns {Promise<import('./api.js').Outcome<unknown>>} */
export const closeModal = (personId) => post(`discord/people/${personId}/modal/close`, {})

/** @param {number} personId @param {string} messageId @returns {Promise<import('./api.js').Outcome<unknown>>} */
export const dismiss = (personId, messageId) => post(`discord/people/${personId}/dismiss`, { messageId })

/** @param {number} personId @param {boolean} closed @returns {Promise<import('./api.js').Outcome<unknown>>} */
export const closeDms = (personId, closed) => post(`discord/people/${personId}/dms`, { closed })
