declare const brand: unique symbol

/** Whole points; 1 point = 1 euro cent (product.md section 1). Never a fraction, never outside the safe integers. */
export type Points = number & { readonly [brand]: 'points' }

/** Takes a number for points; throws a RangeError when it is not a whole safe number: that is a bug, not a refusal. */
export function points(value: number | bigint | string): Points {
  const number = Number(value)
  if (!Number.isSafeInteger(number)) throw new RangeError(`not whole points: ${value}`)
  return number as Points
}

/** The platform's fee for one slot: basis points of the reward, rounded up to a whole point (product.md section 8). */
export function fee(rewardPoints: number, feeBasisPoints: number): Points {
  return points((BigInt(rewardPoints) * BigInt(feeBasisPoints) + 9_999n) / 10_000n)
}
