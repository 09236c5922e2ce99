// @ts-check
import * as api from './api.js'
import { copy } from './copy.js'
import { element } from './dom.js'
import { icon } from './icons.js'
import { fileSize } from './message.js'

/** Bot API: a bot downloads at most 20 MB, and photos have at most 10 MB. */
const MAXIMUM_BYTES = 20 * 1024 * 1024
const MAXIMUM_PHOTO_BYTES = 10 * 1024 * 1024
const PICTURE_TYPES = ['image/png', 'image/jpeg', 'image/webp', 'image/gif']

/** @typedef {{ file: File, node: HTMLElement, as: () => 'photo' | 'document', forget: () => void }} Attachment */

/**
 * The files that wait above the input until they are sent.
 * @param {{ language: () => import('./copy.js').Language, onChange: () => void, onRefused: (sentence: string) => void }} options
 */
export function createAttachments({ language, onChange, onRefused }) {
  const tray = element('div', { class: 'tray', hidden: true })
  /** @type {Attachment[]} */
  let waiting = []

  /** @param {Attachment} attachment */
  const remove = (attachment) => {
    waiting = waiting.filter((one) => one !== attachment)
    attachment.node.remove()
    attachment.forget()
    tray.hidden = waiting.length === 0
    onChange()
  }

  return {
    node: tray,
    count: () => waiting.length,
    /** @param {Iterable<File>} files */
    add(files) {
      for (const file of files) {
        if (file.size > MAXIMUM_BYTES) {
          onRefused(copy(language()).tooBig(file.name))
          continue
        }
        const attachment = renderAttachment(file, language(), () => remove(attachment))
        waiting.push(attachment)
        tray.append(attachment.node)
      }
      tray.hidden = waiting.length === 0
      onChange()
    },
    /**
     * Sends the files one after another, the caption with the first. What the server refuses stays in the tray.
     * @param {number} personId
     * @param {string} caption
     * @returns {Promise<boolean>} whether everything was sent
     */
    async send(personId, caption) {
      let words = caption
      for (const attachment of [...waiting]) {
        attachment.node.setAttribute('aria-busy', 'true')
        const outcome = await api.sendFile(personId, attachment.file, attachment.as(), words)
        attachment.node.removeAttribute('aria-busy')
        if (!outcome.ok) {
          onRefused(outcome.sentence)
          return false
        }
        words = ''
        remove(attachment)
      }
      return true
    },
  }
}

/**
 * @param {File} file
 * @param {import('./copy.js').Language} language
 * @param {() => void} onRemove
 * @returns {Attachment}
 */
function renderAttachment(file, language, onRemove) {
  const text = copy(language)
  const isPicture = PICTURE_TYPES.includes(file.type) && file.size <= MAXIMUM_PHOTO_BYTES
  const address = isPicture ? URL.createObjectURL(file) : undefined
  const asFile = element('input', { type: 'checkbox' })
  const node = element(
    'div',
    { class: 'attachment' },
    address === undefined
      ? element('span', { class: 'attachment-icon' }, icon('file'))
      : element('img', { src: address, alt: '' }),
    element(
      'div',
      { class: 'attachment-text' },
      element('span', { class: 'file-name' }, file.name),
      element('span', { class: 'file-size' }, fileSize(file.size, language)),
      isPicture ? element('label', { class: 'as-file' }, asFile, text.asFile) : undefined,
    ),
    element(
      'button',
      { type: 'button', class: 'icon-button', 'aria-label': text.remove(file.name), onclick: onRemove },
      icon('close'),
    ),
  )
  return {
    file,
    node,
    as: () => (isPicture && !asFile.checked ? 'photo' : 'document'),
    forget: () => address !== undefined && URL.revokeObjectURL(address),
  }
}
