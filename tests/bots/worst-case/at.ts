/** The item at a place that is known to be there. */
export function at<Item>(list: readonly Item[], index: number): Item {
  const item = list[index]
  if (item === undefined) throw new Error(`there is no number ${index}`)
  return item
}
