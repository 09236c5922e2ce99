// @ts-check
import * as api from './api.js'
import { copy, currentLanguage } from './copy.js'
import { element } from './dom.js'
import { icon } from './icons.js'
import { world } from './store.js'

let titles = 0

/**
 * A window over the page. It leaves the document when it is closed; the browser gives the focus back.
 * @param {string} title
 * @param {string} [kind] an additional class
 */
export function openSheet(title, kind = '') {
  titles += 1
  const id = `sheet-${titles}`
  const body = element('div', { class: 'sheet-body' })
  const dialog = element(
    'dialog',
    { class: `sheet ${kind}`, 'aria-labelledby': id },
    element(
      'header',
      { class: 'sheet-head' },
      element('h2', { id }, title),
      element(
        'button',
        { type: 'button', class: 'icon-button', 'aria-label': copy().close, onclick: () => dialog.close() },
        icon('close'),
      ),
    ),
    body,
  )
  dialog.addEventListener('close', () => dialog.remove())
  // A press beside the window, on its backdrop, closes it.
  dialog.addEventListener('click', (event) => {
    if (event.target === dialog) dialog.close()
  })
  document.body.append(dialog)
  dialog.showModal()
  return { body, close: () => dialog.close() }
}

const NAMES = ['Lena', 'Jonas', 'Aylin', 'Paul', 'Marie', 'Emil', 'Nora', 'Can', 'Ida', 'Felix']

/**
 * Asks for a new person's name and language.
 * @param {(personId: number) => void} onAdded
 */
export function askForPerson(onAdded) {
  const text = copy()
  const sheet = openSheet(text.newPersonTitle)
  const taken = new Set(world.people.map((person) => person.firstName))
  const name = element('input', {
    type: 'text',
    name: 'firstName',
    required: true,
    maxlength: '64',
    autocomplete: 'off',
    value: NAMES.find((one) => !taken.has(one)) ?? '',
  })
  const problem = element('p', { class: 'problem', role: 'alert' })
  const languages = [
    ['de', 'Deutsch'],
    ['en', 'English'],
  ].map(([code, label]) =>
    element(
      'label',
      { class: 'choice' },
      element('input', { type: 'radio', name: 'languageCode', value: code ?? '', checked: code === currentLanguage() }),
      label,
    ),
  )
  const form = element(
    'form',
    { class: 'sheet-form' },
    element('p', {}, text.newPersonText),
    element('label', { class: 'field' }, text.name, name),
    element('fieldset', { class: 'choices' }, element('legend', {}, text.telegramLanguage), ...languages),
    problem,
    element(
      'div',
      { class: 'sheet-buttons' },
      element('button', { type: 'button', class: 'quiet-button', onclick: sheet.close }, text.cancel),
      element('button', { type: 'submit', class: 'main-button' }, text.create),
    ),
  )
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const languageCode = new FormData(form).get('languageCode') === 'de' ? 'de' : 'en'
    const outcome = await api.addPerson(name.value, languageCode)
    if (!outcome.ok) {
      problem.textContent = outcome.sentence
      return
    }
    sheet.close()
    onAdded(outcome.answer.id)
  })
  sheet.body.append(form)
  name.select()
}

/**
 * @param {string} address
 * @param {string} name
 */
export function showPicture(address, name) {
  const text = copy()
  const sheet = openSheet(name, 'picture-sheet')
  sheet.body.append(
    element('img', { src: address, alt: text.picture(name) }),
    element('a', { class: 'quiet-button', href: address, download: name }, icon('download'), text.download),
  )
}
