// @ts-check
import { copy, currentLanguage } from './copy.js'

/** @typedef {import('../telegram/types.ts').CallbackAnswer} CallbackAnswer */
/**
 * What became of a request: what the server answered, or a sentence for the person in front of the screen.
 * @template Answer
 * @typedef {{ ok: true, answer: Answer } | { ok: false, sentence: string }} Outcome
 */

/**
 * @template Answer
 * @param {string} path
 * @param {RequestInit} request
 * @returns {Promise<Outcome<Answer>>}
 */
export async function send(path, request) {
  /** @type {Response} */
  let response
  try {
    response = await fetch(`/sandbox/${path}`, { method: 'POST', ...request })
  } catch {
    return { ok: false, sentence: copy().unreachable }
  }
  if (response.ok) return { ok: true, answer: await response.json() }
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false
  const refused = isJson ? (await response.json()).refused : undefined
  return { ok: false, sentence: refused?.[currentLanguage()] ?? copy().failed }
}

/**
 * @template Answer
 * @param {string} path
 * @param {object} body
 * @returns {Promise<Outcome<Answer>>}
 */
export function post(path, body) {
  return send(path, { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) })
}

/** Whoever owns the channel makes the bot its administrator. @returns {Promise<Outcome<object>>} */
export function setUpBoard() {
  return post('board', {})
}

/** @param {string} firstName @param {string} languageCode @returns {Promise<Outcome<{ id: number }>>} */
export const addPerson = (firstName, languageCode) => post('people', { firstName, languageCode })

/** @param {number} personId @param {string} languageCode @returns {Promise<Outcome<unknown>>} */
export const setLanguage = (personId, languageCode) => post(`people/${personId}/language`, { languageCode })

/** @param {number} personId @param {string} text @returns {Promise<Outcome<unknown>>} */
export const write = (personId, text) => post(`people/${personId}/text`, { text })

/** @param {number} personId @param {string} [payload] @returns {Promise<Outcome<unknown>>} */
export const start = (personId, payload) => post(`people/${personId}/start`, payload === undefined ? {} : { payload })

/** @param {number} personId @param {number} messageId @param {string} data @returns {Promise<Outcome<{ answer: CallbackAnswer | null }>>} */
export const press = (personId, messageId, data) => post(`people/${personId}/press`, { messageId, data })

/** @param {number} personId @param {boolean} blocked @returns {Promise<Outcome<unknown>>} */
export const block = (personId, blocked) => post(`people/${personId}/block`, { blocked })

/** @param {1 | 24} hours @returns {Promise<Outcome<{ now: number }>>} */
export const moveClock = (hours) => post('clock', { hours })

/** @param {number} personId @param {File} file @param {'photo' | 'document'} as @param {string} caption @returns {Promise<Outcome<unknown>>} */
export function sendFile(personId, file, as, caption) {
  const body = new FormData()
  body.set('as', as)
  body.set('caption', caption)
  body.set('file', file, file.name === '' ? 'file' : file.name)
  return send(`people/${personId}/files`, { body })
}

/** @param {number} personId @param {string} fileId @returns {string} the address of a file in a chat */
export const fileAddress = (personId, fileId) => `/sandbox/people/${personId}/files/${encodeURIComponent(fileId)}`
