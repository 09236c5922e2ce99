import { afterAll, expect } from 'vitest'
import { deskFor, type CardDesk } from '../support/card-desk.ts'
import { story } from '../support/story.ts'
import { startStripe } from '../support/stripe.ts'

const stripe = await startStripe()
afterAll(() => stripe.close())
/** The desk of the world in which a story happens. */
let card: CardDesk | undefined

story(
  'card',
  'a client pays in by card: a link, a payment, a budget; a bank takes a part back until it is settled; what is unused goes back',
  async (stage) => {
    const { say } = stage
    const words = say.cards
    const clara = await stage.client('Clara', { money: false })
    await clara.writes('/deposit')
    await clara.presses(words.button)
    await clara.presses(words.own)
    await clara.writes('9,99')
    await clara.writes('40,00')
    await clara.presses(words.confirm(4_000))
    const session = stripe.sessions.at(-1)
    if (session === undefined || card === undefined) throw new Error('no page was made')
    stage.parts[session.id] = 'SESSION'
    expect(session).toMatchObject({ amount_total: 4_000, currency: 'eur', status: 'open' })
    stage.transcript.say('Clara pays on the page of Stripe, which tells it.')
    stripe.pay(session)
    await card.tells('checkout.session.completed', session)
    await card.tells('checkout.session.completed', session)
    await stage.settle()
    stage.transcript.seen()
    expect(await stage.points(clara)).toEqual({ budget: 4_000, earnings: 0 })
    stage.transcript.say('A quarter of it is disputed at the bank, and given back to the platform.')
    const dispute = stripe.dispute(session, 1_000)
    await card.tells('charge.dispute.created', dispute)
    await stage.settle()
    stage.transcript.seen()
    expect(await stage.points(clara)).toEqual({ budget: 3_000, earnings: 0 })
    dispute.status = 'won'
    await card.tells('charge.dispute.closed', dispute)
    await stage.settle()
    stage.transcript.seen()
    expect(await stage.points(clara)).toEqual({ budget: 4_000, earnings: 0 })
    await clara.writes('/deposit')
    await clara.presses(say.refunds.button)
    await clara.presses('1')
    await clara.presses(say.refunds.confirm(4_000))
    await stage.database.forward('1 minute')
    await card.desk.sweep()
    await stage.settle()
    stage.transcript.seen()
    await clara.presses(say.notices.buttons.wallet)
    expect(await stage.points(clara)).toEqual({ budget: 0, earnings: 0 })
    expect(stripe.refunds.at(-1)).toMatchObject({ amount: 4_000, payment_intent: session.payment_intent?.id })
  },
  {
    on: 'both',
    cards: (database) => {
      card = deskFor(database, stripe)
      return card.desk
    },
  },
)
