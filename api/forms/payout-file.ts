import * as payouts from '../../core/payouts/index.ts'
import type { BankAccount } from '../../core/shared/config.ts'
import type { Language } from '../../core/shared/language.ts'
import type { FormPage } from './forms.ts'

interface FileWords {
  readonly title: string
  readonly what: (count: number, sum: string) => string
  readonly day: (day: string) => string
  readonly hash: (hash: string) => string
  readonly once: string
  readonly save: string
}

const fileWords: Readonly<Record<Language, FileWords>> = {
  de: {
    title: 'Sammelüberweisung',
    what: (count, sum) => `Auszahlungen: ${count}, zusammen ${sum}`,
    day: (day) => `Ausführung: ${day}`,
    hash: (hash) => `SHA-256: ${hash}`,
    once: 'Reich die Datei (pain.001.001.09) genau einmal bei deiner Bank ein und lösch sie danach: Sie enthält Namen und Kontonummern. Mit dem Herunterladen gilt sie als eingereicht, und die Mitglieder bekommen Bescheid.',
    save: 'Datei herunterladen',
  },
  en: {
    title: 'Collected transfer',
    what: (count, sum) => `Payouts: ${count}, ${sum} together`,
    day: (day) => `Execution: ${day}`,
    hash: (hash) => `SHA-256: ${hash}`,
    once: 'Hand the file (pain.001.001.09) in at your bank exactly once and delete it afterwards: it holds names and account numbers. With the download it counts as handed in, and the members are told.',
    save: 'Download the file',
  },
}

/** Where an operator gets the file for the bank: never through a chat, and kept nowhere. The link names the batch. */
export function payoutFilePage(options: {
  readonly bank: BankAccount | undefined
  readonly euros: (points: number, language: Language) => string
  /** Writes a day, `2026-11-27`. */
  readonly day: (day: string, language: Language) => string
}): FormPage {
  return {
    async show({ tx, member, form, language }) {
      const batch = await payouts.batchFor(tx, member, form.subject)
      const words = fileWords[language]
      const what = words.what(batch.payouts, options.euros(batch.points, language))
      return {
        language,
        title: words.title,
        lines: [what, words.day(options.day(batch.executionOn, language)), words.hash(batch.fileHash), words.once],
        inputs: [],
        submit: words.save,
      }
    },
    async submit({ tx, member, form, vault }) {
      const bank = { vault, account: options.bank }
      const { name, xml } = await payouts.exportBatch(tx, member, { ...bank, batch: form.subject })
      return { is: 'file', name, type: 'application/xml', content: xml }
    },
  }
}
