import type { Tx } from '../db/connect.ts'
import { dayIn } from '../members/index.ts'

/** Where the shops are: the last day of a voucher is over when it is over there. */
export const SALE_ZONE = 'Europe/Berlin'

/** The calendar day by which vouchers and their codes end, `YYYY-MM-DD`. */
export const today = (tx: Pick<Tx, 'now'>): string => dayIn(SALE_ZONE, tx.now)
