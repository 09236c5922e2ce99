import type { InteractiveComponent, MessageComponent, Thumbnail } from './component-shapes.ts'
import { type FormError, invalidForm } from './form.ts'
import { refused } from './refusal.ts'

/** Discord's component reference. */
const maximumComponents = 40
const maximumText = 4000

/** discord-api-docs#8554: the UTF-8 bytes of all text displays, with 12 more for each, over which Discord answers 500. */
const maximumTextBytes = 10_170
const bytesPerText = 12

type Found = MessageComponent | InteractiveComponent | Thumbnail

interface Placed {
  readonly component: Found
  readonly path: readonly PropertyKey[]
}

/** Every component of the tree with its place, the outer before the inner ones. */
function walk(components: readonly MessageComponent[], under: readonly PropertyKey[]): readonly Placed[] {
  return components.flatMap((component, index): readonly Placed[] => {
    const path = [...under, index]
    const placed = { component, path }
    if (component.type === 17) return [placed, ...walk(component.components, [...path, 'components'])]
    if (component.type === 1) {
      const inner = component.components.map((part, at) => ({ component: part, path: [...path, 'components', at] }))
      return [placed, ...inner]
    }
    if (component.type === 9) {
      const texts = component.components.map((part, at) => ({ component: part, path: [...path, 'components', at] }))
      return [placed, ...texts, { component: component.accessory, path: [...path, 'accessory'] }]
    }
    return [placed]
  })
}

function textsOf(components: readonly MessageComponent[]): readonly string[] {
  return walk(components, []).flatMap(({ component }) => ('content' in component ? [component.content] : []))
}

/** All that is written in the components, for the search for mentions. */
export function writtenIn(components: readonly MessageComponent[]): string {
  return textsOf(components).join('\n')
}

/** The buttons and selects of a message. */
export function interactiveOf(components: readonly MessageComponent[]): readonly InteractiveComponent[] {
  return walk(components, []).flatMap(({ component }) =>
    'custom_id' in component || component.type === 2 ? [component] : [],
  )
}

/**
 * The rules over the whole tree: custom ids and ids once, 40 components and 4000 characters of text in Components V2.
 * Throws a 50035, or the 500 of texts that are too long in bytes.
 */
export function checkTree(
  components: readonly MessageComponent[],
  isNew: boolean,
  under: readonly PropertyKey[],
): void {
  const path = [...under, 'components']
  const all = walk(components, path)
  const errors: FormError[] = [...duplicates(all)]
  const letters = textsOf(components).reduce((sum, content) => sum + content.length, 0)
  if (isNew && all.length > maximumComponents) {
    const message = `The total number of components cannot exceed ${maximumComponents}`
    errors.push({ path, code: 'COMPONENT_MAX_TOTAL_COMPONENTS_EXCEEDED', message })
  }
  if (letters > maximumText) {
    const message = `The total displayable text size in components exceeds the maximum of ${maximumText}`
    errors.push({ path, code: 'COMPONENT_DISPLAYABLE_TEXT_SIZE_EXCEEDED', message })
  }
  if (errors.length > 0) throw invalidForm(errors)
  const bytes = textsOf(components).reduce((sum, content) => sum + Buffer.byteLength(content) + bytesPerText, 0)
  if (bytes > maximumTextBytes) throw refused.serverError()
}

function duplicates(all: readonly Placed[]): readonly FormError[] {
  const customIds = new Set<string>()
  const ids = new Set<number>()
  return all.flatMap(({ component, path }): readonly FormError[] => {
    const customId = 'custom_id' in component ? component.custom_id : undefined
    const id = 'id' in component ? component.id : undefined
    const errors: FormError[] = []
    if (typeof customId === 'string') {
      if (customIds.has(customId)) {
        const message = 'Component custom id cannot be duplicated'
        errors.push({ path: [...path, 'custom_id'], code: 'COMPONENT_CUSTOM_ID_DUPLICATED', message })
      }
      customIds.add(customId)
    }
    // An id of 0 counts as none, Discord then gives one itself.
    if (typeof id === 'number' && id !== 0) {
      if (ids.has(id))
        errors.push({
          path: [...path, 'id'],
          code: 'COMPONENT_ID_DUPLICATED',
          message: 'Component id cannot be duplicated',
        })
      ids.add(id)
    }
    return errors
  })
}

/** The names behind `attachment://` in the tree, with the places that name them. */
export function attachmentNames(
  components: readonly MessageComponent[],
  under: readonly PropertyKey[],
): readonly { readonly name: string; readonly path: readonly PropertyKey[] }[] {
  return walk(components, [...under, 'components']).flatMap(({ component, path }) => {
    const urls: { readonly url: string; readonly at: readonly PropertyKey[] }[] = []
    if ('media' in component) urls.push({ url: component.media.url, at: ['media'] })
    if ('file' in component) urls.push({ url: component.file.url, at: ['file'] })
    if ('items' in component) {
      component.items.forEach((item, index) => urls.push({ url: item.media.url, at: ['items', index, 'media'] }))
    }
    return urls.flatMap(({ url, at }) =>
      url.startsWith('attachment://')
        ? [{ name: url.slice('attachment://'.length), path: [...path, ...at, 'url'] }]
        : [],
    )
  })
}
