import { html } from 'hono/html'
import type { Language } from '../../core/shared/language.ts'
import type { Html } from '../html.ts'
import { LEGAL_LINKS } from '../legal-links.ts'

/** A question of a form as the page draws it. */
export interface Input {
  readonly name: string
  readonly label: string
  readonly hint?: string
  readonly kind: 'text' | 'email' | 'tel' | 'date' | 'multiline' | 'choice' | 'tick' | 'file' | 'hidden'
  readonly options?: readonly { readonly value: string; readonly label: string }[]
  readonly optional?: boolean
  readonly maxLength?: number
  /** For the browser's own help: `iban`, `name`, `street-address`. */
  readonly autocomplete?: string
  readonly value?: string
  readonly error?: string
}

/** What a page shows: words from top to bottom, and a form below them when there are inputs. */
export interface Page {
  readonly language: Language
  readonly title: string
  readonly lines: readonly string[]
  /** Longer words below those, under headings of their own. */
  readonly sections?: readonly { readonly title: string; readonly lines: readonly string[] }[]
  /** Something to write down: it is set apart, and stands alone in its line. */
  readonly code?: { readonly label: string; readonly words: string }
  /** The same page in the other language. */
  readonly other?: { readonly language: Language; readonly label: string; readonly href: string }
  /** What is wrong with the form as a whole. */
  readonly problem?: string
  readonly inputs?: readonly Input[]
  readonly submit?: string
  /** It is only looked at: nothing can be sent in any more. */
  readonly isOver?: boolean
}

/** The whole document. The form is sent to the address at which it stands. */
export function pageHtml(page: Page): Html {
  return html`<!doctype html>
    <html lang="${page.language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>${page.title} · Klickwork</title>
        <link rel="stylesheet" href="/forms.css" />
      </head>
      <body>
        <main>
          <p class="brand">Klick<b>work</b></p>
          <h1>${page.title}</h1>
          ${otherHtml(page)} ${page.lines.map((line) => html`<p>${line}</p>`)} ${codeHtml(page)}
          ${page.sections?.map(
            ({ title, lines }) =>
              html`<section><h2>${title}</h2>${lines.map((line) => html`<p>${line}</p>`)}</section>`,
          )}
          ${page.problem === undefined ? '' : html`<p class="problem" role="alert">${page.problem}</p>`}
          ${page.inputs === undefined ? '' : formHtml(page, page.inputs)}
        </main>
        <footer>
          ${LEGAL_LINKS.map(({ path, label }) => html`<a href="${path}?lang=${page.language}">${label[page.language]}</a> `)}
        </footer>
      </body>
    </html>`
}

function otherHtml({ other }: Page): Html {
  if (other === undefined) return html``
  return html`<p class="other"><a href="${other.href}" hreflang="${other.language}" lang="${other.language}">${other.label}</a></p>`
}

function codeHtml({ code }: Page): Html {
  return code === undefined ? html`` : html`<p>${code.label}</p><p class="code"><code>${code.words}</code></p>`
}

function formHtml(page: Page, inputs: readonly Input[]): Html {
  const hasFiles = inputs.some(({ kind }) => kind === 'file')
  const encoding = hasFiles ? 'multipart/form-data' : 'application/x-www-form-urlencoded'
  return html`<form method="post" enctype="${encoding}" novalidate>
    ${inputs.map(inputHtml)}
    ${page.isOver === true ? '' : html`<button type="submit">${page.submit ?? 'OK'}</button>`}
  </form>`
}

function inputHtml(input: Input): Html {
  const error = input.error === undefined ? '' : html`<p class="problem" id="${input.name}-error">${input.error}</p>`
  const hint = input.hint === undefined ? '' : html`<p class="hint" id="${input.name}-hint">${input.hint}</p>`
  if (input.kind === 'hidden') return html`<input type="hidden" name="${input.name}" value="${input.value ?? ''}" />`
  if (input.kind === 'tick') {
    const invalid = input.error === undefined ? 'false' : 'true'
    return html`<div class="field">
      <label class="tick">
        <input
          type="checkbox"
          name="${input.name}"
          value="yes"
          aria-describedby="${input.name}-hint ${input.name}-error"
          aria-invalid="${invalid}"
          ${input.value === 'yes' ? 'checked' : ''}
          ${focused(input)}
        />
        ${input.label}
      </label>
      ${hint}${error}
    </div>`
  }
  return html`<div class="field">
    <label for="${input.name}">${input.label}</label>
    ${hint}${controlHtml(input)}${error}
  </div>`
}

/** Where something is wrong the keyboard already is; of several such fields a browser takes the first. */
const focused = ({ error }: Input): string => (error === undefined ? '' : 'autofocus')

function controlHtml(input: Input): Html {
  const { name, value = '', maxLength = 500, autocomplete = 'off' } = input
  const described = `${name}-hint ${name}-error`
  const invalid = input.error === undefined ? 'false' : 'true'
  if (input.kind === 'choice') {
    return html`<select id="${name}" name="${name}" aria-describedby="${described}" aria-invalid="${invalid}" ${focused(input)}>
      ${(input.options ?? []).map(
        (option) =>
          html`<option value="${option.value}" ${option.value === value ? 'selected' : ''}>${option.label}</option>`,
      )}
    </select>`
  }
  if (input.kind === 'multiline') {
    return html`<textarea
      id="${name}"
      name="${name}"
      rows="4"
      maxlength="${maxLength}"
      aria-describedby="${described}"
      aria-invalid="${invalid}"
      ${focused(input)}
    >
${value}</textarea
    >`
  }
  if (input.kind === 'file')
    return html`<input id="${name}" name="${name}" type="file" aria-describedby="${described}" />`
  return html`<input
    id="${name}"
    name="${name}"
    type="${input.kind}"
    value="${value}"
    maxlength="${maxLength}"
    autocomplete="${autocomplete}"
    spellcheck="false"
    aria-describedby="${described}"
    aria-invalid="${invalid}"
    ${focused(input)}
  />`
}
