import { plain } from '../../../bots/dialog/text.ts'
import type { FieldView, View } from '../../../bots/dialog/view.ts'

export type Ask = View & { readonly is: 'ask' }
export const ref = { id: 'a1b2c3d4e5', revision: 3 }

const field: FieldView = {
  key: 'title',
  kind: 'text',
  label: 'Titel',
  ask: plain('Wie soll der Auftrag heißen?'),
  optional: false,
  multiline: false,
  options: [],
  value: [],
  keepable: false,
  files: [],
}

/** A view that asks these questions; the first of them is the open one. */
export function ask(fields: readonly Partial<FieldView>[], more: Partial<Ask> = {}): Ask {
  return {
    is: 'ask',
    ref,
    title: 'Neuer Auftrag',
    language: 'de',
    step: { number: 2, of: 5 },
    fields: fields.map((one) => ({ ...field, ...one })),
    open: fields[0]?.key ?? 'title',
    optionsPage: 0,
    canGoBack: true,
    labels: {
      step: 'Schritt 2 von 5',
      back: '« Zurück',
      cancel: '✖ Abbrechen',
      keep: 'Behalten',
      skip: 'Überspringen',
      done: 'Fertig',
      more: 'Mehr ›',
      less: '‹ Zurück',
      files: '2 Dateien',
    },
    ...more,
  }
}

export const options = (count: number, label = (index: number): string => `Möglichkeit ${index}`) =>
  Array.from({ length: count }, (_, index) => ({ value: `v${index}`, label: label(index) }))
