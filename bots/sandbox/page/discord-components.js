// @ts-check
import { discordCopy } from './discord-copy.js'
import { coverBlock, renderMarkdown } from './discord-markdown.js'
import { createSelect } from './discord-select.js'
import { element } from './dom.js'
import { icon } from './icons.js'
import { fileSize } from './message.js'

/** @typedef {import('../discord/types.ts').ShownComponent} ShownComponent */
/** @typedef {import('../discord/types.ts').ShownButton} ShownButton */
/** @typedef {import('../discord/types.ts').ShownSelect} ShownSelect */
/** @typedef {import('../discord/types.ts').ShownMedia} ShownMedia */
/** @typedef {import('../discord/types.ts').ShownFile} ShownFile */
/**
 * @typedef {import('./discord-inline.js').DiscordReading & {
 *   files: readonly ShownFile[],
 *   onPress: (customId: string, values?: readonly string[]) => Promise<void>,
 *   onPicture: (address: string, name: string) => void,
 *   onGrow: () => void,
 * }} Pressing
 */

/**
 * @param {ShownComponent} component
 * @param {Pressing} view
 * @returns {HTMLElement}
 */
export function renderComponent(component, view) {
  switch (component.kind) {
    case 'text':
      return renderMarkdown(component.content, view)
    case 'row':
      return renderRow(component.components, view)
    case 'section':
      return element(
        'div',
        { class: 'd-section' },
        element('div', { class: 'd-section-texts' }, ...component.texts.map((text) => renderComponent(text, view))),
        component.accessory.kind === 'button'
          ? renderButton(component.accessory, view)
          : element('div', { class: 'd-thumbnail' }, renderMedia(component.accessory, view)),
      )
    case 'gallery':
      return element(
        'div',
        { class: 'd-gallery', 'data-count': Math.min(component.items.length, 4) },
        ...component.items.map((item) => renderMedia(item, view)),
      )
    case 'file': {
      const file = view.files.find((one) => one.url === component.url)
      const node = file === undefined ? element('div') : renderFile(file, view)
      return component.spoiler ? coverBlock(node, view.language) : node
    }
    case 'separator':
      return element('div', {
        class: `d-separator is-${component.spacing}${component.divider ? ' has-line' : ''}`,
        role: component.divider ? 'separator' : 'presentation',
      })
    case 'container':
      return renderContainer(component, view)
  }
}

/**
 * @param {Extract<ShownComponent, { kind: 'container' }>} container
 * @param {Pressing} view
 * @returns {HTMLElement}
 */
function renderContainer({ accent, spoiler, components }, view) {
  const inner = components.map((component) => renderComponent(component, view))
  const content = element('div', { class: accent === undefined ? 'd-container' : 'd-container has-accent' }, ...inner)
  if (accent !== undefined) content.style.setProperty('--d-accent', `#${accent.toString(16).padStart(6, '0')}`)
  return spoiler ? coverBlock(content, view.language) : content
}

/**
 * @param {readonly (ShownButton | ShownSelect)[]} components
 * @param {Pressing} view
 * @returns {HTMLElement}
 */
function renderRow(components, view) {
  return element(
    'div',
    { class: 'd-row' },
    ...components.map((component) => {
      if (component.kind === 'button') return renderButton(component, view)
      const select = createSelect(component, {
        language: view.language,
        label: component.placeholder ?? discordCopy(view.language).select,
        isDisabled: component.disabled,
        async onChange(values) {
          select.button.setAttribute('aria-busy', 'true')
          await view.onPress(component.customId, values)
          select.button.removeAttribute('aria-busy')
        },
      })
      return select.node
    }),
  )
}

/**
 * @param {ShownButton} button
 * @param {Pressing} view
 * @returns {HTMLElement}
 */
function renderButton({ label, emoji, style, customId, url, disabled }, view) {
  const content = [
    emoji?.name === undefined ? undefined : element('span', { class: 'd-emoji' }, emoji.name),
    label === '' ? undefined : element('span', {}, label),
  ]
  if (url !== undefined && !disabled && /^(https?|discord):/i.test(url)) {
    return element(
      'a',
      { class: 'd-button d-link', href: url, target: '_blank', rel: 'noopener noreferrer' },
      ...content,
      icon('open'),
    )
  }
  const key = element(
    'button',
    { type: 'button', class: `d-button d-${style}`, disabled, 'data-key': customId },
    ...content,
  )
  key.addEventListener('click', async () => {
    // A second press before the answer would be lost on a button that the bot is about to take away.
    if (customId === undefined || key.getAttribute('aria-busy') === 'true') return
    key.setAttribute('aria-busy', 'true')
    await view.onPress(customId)
    key.removeAttribute('aria-busy')
  })
  return key
}

/**
 * Pictures that the bot uploaded are shown; one from elsewhere is a link, because this page loads nothing from outside.
 * @param {ShownMedia} media
 * @param {Pressing} view
 * @returns {HTMLElement}
 */
function renderMedia({ url, description, spoiler }, view) {
  const file = view.files.find((one) => one.url === url)
  const name = description ?? file?.name ?? ''
  const node = url.startsWith('/sandbox/')
    ? picture(url, name, view)
    : element(
        'a',
        {
          class: 'd-external',
          href: /^https?:/i.test(url) ? url : undefined,
          target: '_blank',
          rel: 'noopener noreferrer',
        },
        icon('open'),
        name === '' ? discordCopy(view.language).external : name,
      )
  return spoiler ? coverBlock(node, view.language) : node
}

/** @param {string} address @param {string} name @param {Pressing} view @returns {HTMLElement} */
function picture(address, name, view) {
  return element(
    'button',
    { type: 'button', class: 'd-picture', onclick: () => view.onPicture(address, name) },
    element('img', { src: address, alt: name, onload: view.onGrow }),
  )
}

/**
 * An attachment: a picture, or a card to download.
 * @param {ShownFile} file
 * @param {Pressing} view
 * @returns {HTMLElement}
 */
export function renderFile(file, view) {
  if (/^image\/(png|jpeg|webp|gif)$/.test(file.mimeType)) return picture(file.url, file.description ?? file.name, view)
  return element(
    'a',
    { class: 'd-file', href: file.url, download: file.name },
    icon('file'),
    element(
      'span',
      { class: 'd-file-text' },
      element('span', { class: 'd-file-name' }, file.name),
      element('span', { class: 'd-file-size' }, fileSize(file.size, view.language)),
    ),
    icon('download'),
  )
}
