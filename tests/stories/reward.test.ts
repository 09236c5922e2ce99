import { expect, onTestFinished } from 'vitest'
import { createBuyer } from '../../api/providers/buyer.ts'
import { createTremendous } from '../../api/providers/tremendous.ts'
import { createLogger } from '../../core/shared/log.ts'
import * as shop from '../../core/shop/index.ts'
import { HOUSE_OFFERS } from '../support/house.ts'
import { withPoints } from '../support/shop-stage.ts'
import { story, words } from '../support/story.ts'
import { LINK_CANARY, startTremendous } from '../support/tremendous.ts'
import { testVault } from '../support/vault.ts'

/** What the bots and the buyer of rewards have written down, in all tellings. */
const logged: string[] = []
const logTo = { write: (line: string) => void logged.push(line) }

story(
  'reward',
  'a voucher from outside: its provider is silent for hours, an operator asks again, and its link is seen by its buyer alone',
  async (stage) => {
    const { say, database, parts } = stage
    const { shop: copy, purchases } = say
    const service = await startTremendous()
    onTestFinished(() => service.stop())
    const log = createLogger({ level: 'trace', destination: logTo })
    const buyer = createBuyer({ database, provider: createTremendous(service.config, 300), vault: testVault, log })
    const title = HOUSE_OFFERS.title
    const olga = await stage.operator()
    const ben = await stage.worker('Ben')
    await withPoints(stage, ben, 2_000)
    await database.withTx((tx) => shop.stockHouse(tx, HOUSE_OFFERS))

    await ben.presses(say.jobs.menu.wallet)
    await ben.presses(copy.menuButton)
    await ben.presses('1')
    await ben.presses(copy.offer.redeem(1_050))
    await ben.presses(copy.offer.confirm(1_050))
    expect(ben.reads()).toContain(words(purchases.waiting))
    const [order] = await database.sql<{ id: string }[]>`select order_id as id from purchases`
    parts[order?.id ?? ''] = 'ORDER'
    service.troubles.push('lost')
    await buyer.drain()
    await stage.forward('6 hours 1 minute')
    expect(ben.reads()).toContain(words(purchases.notices.late(title)))

    await olga.writes('/operator')
    await olga.presses(purchases.queue)
    await olga.presses(purchases.card.again)
    await buyer.drain()
    await stage.forward('1 minute')
    expect(ben.reads()).toContain(words(purchases.notices.ready(title)))
    await ben.presses(purchases.voucher.reveal)
    expect(ben.reads()).toContain(LINK_CANARY)
    expect(service.orders).toHaveLength(1)
    expect(olga.reads()).not.toContain(LINK_CANARY)
    expect(logged.length).toBeGreaterThan(0)
    expect(logged.filter((line) => line.includes(LINK_CANARY))).toEqual([])
  },
  { logLevel: 'trace', logTo },
)
