// @ts-check
import { discordCopy } from './discord-copy.js'
import { createListbox } from './discord-listbox.js'
import { element } from './dom.js'
import { icon } from './icons.js'
import { world } from './store.js'

/** @typedef {import('../discord/types.ts').ShownOption} ShownOption */
/** @typedef {Pick<import('../discord/types.ts').ShownSelect, 'of' | 'customId' | 'options' | 'minimum' | 'maximum'> & { placeholder?: string }} Selectable */

/**
 * A select as Discord draws it: a box with what is picked, and a list below it. Several values are taken when the list
 * closes, one at once.
 * @param {Selectable} select
 * @param {{ language: import('./copy.js').Language, label: string, isDisabled: boolean, onChange: (values: string[]) => void }} options
 */
export function createSelect(select, { language, label, isDisabled, onChange }) {
  const text = discordCopy(language)
  const all = optionsOf(select)
  const isMultiple = select.maximum > 1
  let picked = all.filter((option) => option.isDefault).map((option) => option.value)
  let sent = picked.join('\n')
  const shown = element('span', { class: 'd-select-shown' })
  const button = element(
    'button',
    { type: 'button', class: 'd-select', 'data-key': select.customId, disabled: isDisabled },
    shown,
    icon('down'),
  )
  const show = () => {
    const labels = all.filter((option) => picked.includes(option.value)).map((option) => withEmoji(option))
    shown.textContent = labels.length === 0 ? (select.placeholder ?? text.select) : labels.join(', ')
    shown.classList.toggle('is-empty', labels.length === 0)
    button.setAttribute('aria-label', `${label}: ${shown.textContent}`)
  }
  const send = () => {
    if (picked.length < select.minimum || picked.join('\n') === sent) return
    sent = picked.join('\n')
    onChange([...picked])
  }
  const open = () => {
    const items = all.map(({ value, label: name, description, emoji }) => ({
      value,
      label: name,
      hint: description ?? '',
      ...(emoji?.name === undefined ? {} : { sign: emoji.name }),
      isPicked: picked.includes(value),
    }))
    const note = isMultiple ? text.pick(select.minimum, select.maximum) : ''
    list.open(items, { label, note })
    list.node.scrollIntoView({ block: 'nearest' })
  }
  const list = createListbox({
    holder: button,
    isMultiple,
    onPick(value) {
      if (!isMultiple) {
        picked = picked.includes(value) && select.minimum === 0 ? [] : [value]
        show()
        list.close()
        return send()
      }
      if (picked.includes(value)) picked = picked.filter((one) => one !== value)
      else if (picked.length < select.maximum) picked = [...picked, value]
      show()
      open()
    },
    onClose: () => isMultiple && send(),
  })
  button.addEventListener('click', () => (list.isOpen() ? list.close() : open()))
  button.addEventListener('keydown', (event) => {
    if (event.key === ' ' && list.isOpen()) {
      event.preventDefault()
      list.node.querySelector('.is-active')?.dispatchEvent(new MouseEvent('click'))
    } else if (!list.takesKey(event) && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault()
      open()
    }
  })
  // A button is also pressed when Space is let go: after a pick that would close the list.
  button.addEventListener('keyup', (event) => {
    if (event.key === ' ' && list.isOpen()) event.preventDefault()
  })
  show()
  return { node: element('div', { class: 'd-select-place' }, button, list.node), values: () => picked, button }
}

/** @param {ShownOption} option @returns {string} */
function withEmoji({ label, emoji }) {
  return emoji?.name === undefined ? label : `${emoji.name} ${label}`
}

/**
 * The options of a select, also of one of people or channels.
 * @param {Selectable} select
 * @returns {readonly ShownOption[]}
 */
export function optionsOf(select) {
  if (select.of === 'text') return select.options
  if (select.of === 'channel') return [{ value: world.discord.channelId, label: '#klickwork', isDefault: false }]
  if (select.of === 'role') return []
  return world.discord.people.map(({ id, name }) => ({ value: id, label: name, isDefault: false }))
}
