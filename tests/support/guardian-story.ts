import { formPages } from '../../api/forms/forms.ts'
import { guardianCodePage } from '../../api/forms/guardian-code.ts'
import { guardianPage } from '../../api/forms/guardian.ts'
import { createLogger } from '../../core/shared/log.ts'
import type { Actor } from './actor.ts'
import { newKey } from './people.ts'
import { linkTo } from './shop-story.ts'
import type { Stage } from './story.ts'
import { testVault, testWebLink } from './vault.ts'

/** A guardian at a browser: opens the link that somebody was sent, and withdraws with the code that it showed. */
export function guardianOf(stage: Stage) {
  const options = {
    database: stage.database,
    vault: testVault,
    webLink: testWebLink,
    explain: ({ code }: { readonly code: string }) => code,
    log: createLogger({ level: 'silent' }),
    newKey: () => newKey('guardian'),
  }
  const app = formPages({ ...options, pages: { guardian: guardianPage(({ code }) => code) } })
  app.route('/', guardianCodePage(options))
  const post = (path: string, values: Readonly<Record<string, string>>, cookie = '') =>
    app.request(path, {
      method: 'POST',
      body: new URLSearchParams({ ...values }),
      headers: { origin: testWebLink(''), ...(cookie === '' ? {} : { cookie }) },
    })
  return {
    /** Fills in the form behind the newest link that the worker was sent. Returns the code that withdraws it. */
    async agrees(worker: Actor, values: Readonly<Record<string, string>>): Promise<string> {
      const opened = await app.request(linkTo(stage, worker))
      const cookie = (opened.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
      const sent = await post(opened.headers.get('location') ?? '', values, cookie)
      const code = /<code>([0-9A-Z-]{32})<\/code>/.exec(await sent.text())?.[1]
      if (code === undefined) throw new Error(`the form answered ${sent.status} and showed no code`)
      await stage.settle()
      return code
    },
    /** Withdraws on the page for it. Returns its status. */
    async withdraws(code: string, values: Readonly<Record<string, string>>): Promise<number> {
      const { status } = await post('/guardian', { code, asked: 'yes', ...values })
      await stage.settle()
      return status
    },
  }
}
