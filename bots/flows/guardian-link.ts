import * as guardians from '../../core/guardians/index.ts'
import * as moderation from '../../core/moderation/index.ts'
import * as field from '../dialog/field.ts'
import { flow } from '../dialog/flow.ts'
import { lines } from '../screens/parts.ts'

/** A member's public id: what a guardian was shown as the number. */
const NUMBER = /^[0-9a-hjkmnp-tv-z]{10}$/
const read = (typed: string): string => typed.toLowerCase().replace(/\s/g, '')

/** An operator makes a link to withdraw, for a guardian who has no code any more. */
export const operatorLink = flow('consent-link', { title: (copy) => copy.guardian.operator.title })
  .guard(async ({ tx, member }) => {
    await moderation.requireOperator(tx, member)
    return undefined
  })
  .page(async (_, { copy }) => ({
    member: field.text({
      ...copy.guardian.operator.member,
      min: 10,
      max: 20,
      check: (typed) => (NUMBER.test(read(typed)) ? undefined : copy.guardian.operator.bad),
    }),
  }))
  .review(async ({ member: number }, { tx, member, copy }) => {
    const { name } = await guardians.memberFor(tx, member, read(number))
    return { blocks: [lines(copy.guardian.operator.review(name))], confirm: copy.guardian.operator.confirm }
  })
  .submit(async ({ member: number }, { tx, member, copy }) => {
    const { publicId } = await guardians.memberFor(tx, member, read(number))
    return {
      note: copy.guardian.linkComing,
      show: { do: 'operator', args: [] },
      also: [{ is: 'made', name: 'op-guardian-link', args: [publicId] }],
    }
  })
