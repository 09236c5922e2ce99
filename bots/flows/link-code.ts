import * as links from '../../core/links/index.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import { redeemed } from '../screens/link.ts'

/** 26 characters, six hyphens, and room for the spaces and slips of people. */
const CODE = { min: 8, max: 60 } as const

/** Asks for the code that `/link` shows on the other platform. Open to whoever has not joined here. */
export const linkCode = flow('link-code', { title: (copy) => copy.link.flowTitle, expiresInDays: 1 })
  .page(async (_, { copy }) => {
    const words = copy.link
    return {
      code: field.text({
        label: words.codeLabel,
        ask: words.code,
        hint: words.codeHint,
        ...CODE,
        check: (typed) => (links.readCode(typed) === undefined ? words.badCode : undefined),
      }),
    }
  })
  .submit(async ({ code }, turn) => redeemed(turn, code))
