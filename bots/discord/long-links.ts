import type { Block, Button } from '../dialog/card.ts'
import { said, type Inline, type Text } from '../dialog/text.ts'
import type { Layout } from './layout.ts'
import { MAX_BUTTON_URL_LENGTH } from './limits.ts'

/**
 * The same layout with its links as buttons below the text: an address in a text takes of its 4000 characters, one
 * behind a button does not. For cards that would not fit otherwise, as work with ten long links.
 */
export function withLinksAsButtons(layout: Layout): Layout {
  const buttons: Button[] = []
  const unlinked = (text: Text): Text => text.flatMap((inline) => withoutLink(inline, buttons))
  const blocks = layout.blocks.map((block) => mapped(block, unlinked))
  return { blocks, rows: [{ is: 'buttons', buttons }, ...layout.rows] }
}

function withoutLink(inline: Inline, buttons: Button[]): readonly Inline[] {
  if (inline.is === 'bold') return [{ is: 'bold', text: inline.text.flatMap((one) => withoutLink(one, buttons)) }]
  if (inline.is === 'list') {
    return [{ is: 'list', items: inline.items.map((item) => item.flatMap((one) => withoutLink(one, buttons))) }]
  }
  const isShort = inline.is === 'link' && inline.url.length <= MAX_BUTTON_URL_LENGTH
  if (!isShort || !URL.canParse(inline.url) || !/^https?:$/.test(new URL(inline.url).protocol)) return [inline]
  buttons.push({ is: 'url', label: `${buttons.length + 1}. ${new URL(inline.url).hostname}`, url: inline.url })
  return said(`${buttons.length}. ${inline.text}`)
}

function mapped(block: Block, change: (text: Text) => Text): Block {
  switch (block.is) {
    case 'note':
    case 'title':
    case 'quote':
      return { ...block, text: change(block.text) }
    case 'lines':
      return { ...block, lines: block.lines.map(change) }
    case 'fields':
      return { ...block, fields: block.fields.map(({ label, value }) => ({ label, value: change(value) })) }
  }
}
