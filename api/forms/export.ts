import type { Database } from '../../core/db/connect.ts'
import type { Storage } from '../../core/files/index.ts'
import * as members from '../../core/members/index.ts'
import * as privacy from '../../core/privacy/index.ts'
import { exportWords } from './export-words.ts'
import { inOtherLanguage, type FormPage } from './forms.ts'

/** Where a member downloads what is known about them. It holds bank accounts and codes: the first download uses the link up. */
export function exportPage(options: { readonly database: Database; readonly storage: Storage }): FormPage {
  return {
    async show({ language }) {
      const { title, lines, save } = exportWords[language]
      return { language, title, lines, inputs: [], submit: save, other: inOtherLanguage(language) }
    },
    async submit({ tx, member, language, vault }) {
      const { file, readme, words } = exportWords[language]
      const source = { ...options, vault, memberId: member.id }
      const note = { name: readme, words }
      const day = members.dayIn(member.timeZone, tx.now)
      const content = privacy.exportZip(source, note, tx.now)
      return { is: 'stream', name: `${file}-${day}.zip`, type: 'application/zip', content }
    },
  }
}
