import { PNG } from 'pngjs'
import { expect, test } from 'vitest'
import { barPicture } from '../../../core/pictures/index.ts'

const at = (png: PNG, x: number, y: number): readonly number[] => [
  ...png.data.subarray((y * png.width + x) * 4, (y * png.width + x) * 4 + 3),
]

/** How many pixels of the chart have one of the two colours of bars. */
async function inked(values: readonly number[]): Promise<readonly number[]> {
  const groups = values.map((value, index) => ({ label: `${index}.11.`, values: [value, value] }))
  const png = PNG.sync.read(
    Buffer.from(await barPicture({ title: '<b>Ein & Titel</b>', series: ['Angesehen', 'Eingelöst'], groups })),
  )
  const counts = [0, 0]
  for (let y = 130; y < png.height; y += 4) {
    for (let x = 0; x < png.width; x += 4) {
      const pixel = at(png, x, y).join()
      if (pixel === '242,184,162') counts[0] = (counts[0] ?? 0) + 1
      if (pixel === '198,61,22') counts[1] = (counts[1] ?? 0) + 1
    }
  }
  return counts
}

test('bars are as high as their numbers say, the highest as high as there is room', async () => {
  const [light = 0, dark = 0] = await inked([10, 10])
  const [half = 0] = await inked([10, 0])
  expect(light).toBeGreaterThan(1_000)
  expect(Math.abs(light - dark)).toBeLessThan(light / 20)
  expect(Math.abs(half - light / 2)).toBeLessThan(light / 20)
})

test('without anything to show there are no bars, and it is a picture all the same', async () => {
  expect(await inked([0, 0, 0])).toEqual([0, 0])
})
