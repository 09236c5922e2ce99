// @ts-check
import { discordCopy } from './discord-copy.js'
import { MAXIMUM_FILE_BYTES } from './discord-options.js'
import { element } from './dom.js'
import { icon } from './icons.js'
import { fileSize } from './message.js'

/**
 * The file upload of a modal: a button, a place to drop, and what has been chosen.
 * @param {Extract<import('../discord/types.ts').ModalField, { kind: 'files' }>} field
 * @param {string} id
 * @param {import('./copy.js').Language} language
 * @returns {import('./discord-fields.js').Control}
 */
export function createFilesField(field, id, language) {
  const text = discordCopy(language)
  /** @type {File[]} */
  let files = []
  const input = element('input', {
    type: 'file',
    id,
    class: 'visually-hidden',
    multiple: field.maximum > 1,
    accept:
      field.types.length === 0
        ? undefined
        : field.types.map((type) => (type.startsWith('.') ? type : `${type}/*`)).join(','),
  })
  const list = element('ul', { class: 'd-chosen-files' })
  const note = element('p', { class: 'd-description', role: 'status' })
  const drop = element(
    'label',
    { class: 'd-drop', for: id },
    icon('download'),
    element(
      'span',
      {},
      element('strong', {}, field.maximum > 1 ? text.chooseFiles : text.chooseFile),
      ` ${text.dropFiles}`,
    ),
  )
  const show = () => {
    list.replaceChildren(
      ...files.map((file) =>
        renderChosen(file, language, () => {
          files = files.filter((one) => one !== file)
          show()
          input.focus()
        }),
      ),
    )
    drop.hidden = files.length >= field.maximum
  }
  /** @param {Iterable<File>} added */
  const add = (added) => {
    note.textContent = ''
    for (const file of added) {
      if (file.size > MAXIMUM_FILE_BYTES) note.textContent = text.tooBig(file.name)
      else if (!isAllowed(file, field.types)) note.textContent = text.wrongType(file.name)
      else if (field.maximum === 1) files = [file]
      else if (files.length < field.maximum) files = [...files, file]
      else note.textContent = text.pick(field.minimum, field.maximum)
    }
    show()
  }
  input.addEventListener('change', () => {
    add(input.files ?? [])
    input.value = ''
  })
  drop.addEventListener('dragover', (event) => event.preventDefault())
  drop.addEventListener('drop', (event) => {
    event.preventDefault()
    add(event.dataTransfer?.files ?? [])
  })
  return {
    control: element('div', { class: 'd-files-field' }, input, drop, list, note),
    focus: () => input.focus(),
    read() {
      if (files.length === 0 && field.required) return { problem: text.needed }
      if (files.length > 0 && files.length < field.minimum) return { problem: text.pick(field.minimum, field.maximum) }
      return { files }
    },
  }
}

/** @param {File} file @param {import('./copy.js').Language} language @param {() => void} onRemove @returns {HTMLElement} */
function renderChosen(file, language, onRemove) {
  return element(
    'li',
    {},
    icon('file'),
    element('span', { class: 'd-file-name' }, file.name),
    element('span', { class: 'd-file-size' }, fileSize(file.size, language)),
    element(
      'button',
      { type: 'button', class: 'd-icon', 'aria-label': discordCopy(language).remove(file.name), onclick: onRemove },
      icon('close'),
    ),
  )
}

/** @param {File} file @param {readonly string[]} types @returns {boolean} */
function isAllowed(file, types) {
  if (types.length === 0) return true
  return types.some((type) =>
    type.startsWith('.') ? file.name.toLowerCase().endsWith(type.toLowerCase()) : file.type.startsWith(`${type}/`),
  )
}
