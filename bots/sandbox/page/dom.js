// @ts-check

/**
 * Makes an element. `class` and every attribute go in by name, `on…` functions become listeners, `false` and
 * `undefined` leave an attribute out. Children are nodes or texts: a text never becomes markup.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Record<string, string | number | boolean | undefined | ((event: any) => void)>} [attributes]
 * @param {...(Node | string | undefined)} children
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue
    if (typeof value === 'function') node.addEventListener(name.slice(2), value)
    else node.setAttribute(name, value === true ? '' : String(value))
  }
  node.append(...children.filter((child) => child !== undefined))
  return node
}

/**
 * An element of index.html.
 * @param {string} id
 * @returns {HTMLElement}
 */
export function byId(id) {
  const node = document.getElementById(id)
  if (node === null) throw new Error(`index.html has no #${id}`)
  return node
}

/**
 * Says a sentence to screen readers. The empty text in between makes the same sentence audible twice.
 * @param {string} sentence
 */
export function announce(sentence) {
  const announcer = byId('announcer')
  announcer.textContent = ''
  setTimeout(() => {
    announcer.textContent = sentence
  }, 50)
}

/** @returns {'smooth' | 'auto'} how to scroll for somebody who may have asked for less motion */
export function scrollBehavior() {
  return matchMedia('(prefers-reduced-motion: reduce)').matches ? 'auto' : 'smooth'
}
