import { html } from 'hono/html'
import type { Html } from '../html.ts'
import type { LEGAL_LINKS } from '../legal-links.ts'
import { documentHtml, type Look } from './page.ts'

/** What is written about the installation, in one language; lines are separated by line breaks. */
export type Legal = Readonly<
  Record<
    (typeof LEGAL_LINKS)[number]['page'],
    { readonly title: string; readonly sections: readonly { readonly head?: string; readonly body: string }[] }
  >
>

export function legalHtml(look: Look, path: string, { title, sections }: Legal[keyof Legal]): Html {
  return documentHtml(
    look,
    { title, description: title, path, noIndex: true },
    html`<h1>${title}</h1>
      ${sections.map(
        ({ head, body }) => html`${head === undefined ? '' : html`<h2>${head}</h2>`}<p class="words">${body}</p>`,
      )}`,
  )
}
