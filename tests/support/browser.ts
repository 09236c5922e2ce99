import { existsSync } from 'node:fs'
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core'
import { afterAll } from 'vitest'

/** Where the systems' packages put a Chromium. */
const CHROMIUM_PATHS = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/snap/bin/chromium',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** Chromium otherwise asks its maker's servers for updates and lists; a test needs nothing but 127.0.0.1. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost',
]

/** The path of the system's Chromium, if there is one. */
export function findChromium(): string | undefined {
  return CHROMIUM_PATHS.find((path) => existsSync(path))
}

/** One Chromium serves all tests of a file; each test has its own window, storage and language. */
let started: Promise<Browser> | undefined

afterAll(async () => {
  const browser = await started
  started = undefined
  await browser?.close()
})

const NO_CHROMIUM =
  'No Chromium was found on this computer (Debian: apt-get install chromium), so the tests in a browser are skipped.'

let hasSaid = false

/** Vitest's own report counts the skipped tests but keeps the reason to itself. */
function sayOnce(sentence: string): void {
  if (!hasSaid) process.stderr.write(`${sentence}\n`)
  hasSaid = true
}

interface SkippableTest {
  skip(note: string): never
}

/**
 * Opens `url` in a fresh window, hands the page to `use`, and closes the window. Where no Chromium is found the test
 * is reported as skipped, with a sentence. An error that the page throws or a request that its own security policy
 * refuses fails the test, unless `mayLog` allows the words.
 */
export async function withPage(
  test: SkippableTest,
  url: string,
  use: (page: Page) => Promise<void>,
  options: BrowserContextOptions & { readonly mayLog?: RegExp } = {},
): Promise<void> {
  const executablePath = findChromium()
  if (executablePath === undefined) {
    sayOnce(NO_CHROMIUM)
    test.skip(NO_CHROMIUM)
  }
  const { mayLog, ...contextOptions } = options
  started ??= chromium.launch({ executablePath, args: QUIET })
  const browser = await started
  const context = await browser.newContext({ locale: 'de-DE', timezoneId: 'Europe/Berlin', ...contextOptions })
  try {
    context.setDefaultTimeout(8000)
    const page = await context.newPage()
    const problems: string[] = []
    page.on('pageerror', (error) => problems.push(String(error)))
    page.on('console', (message) => {
      if (message.type() === 'error' && mayLog?.test(message.text()) !== true) problems.push(message.text())
    })
    await page.goto(url)
    await use(page)
    if (problems.length > 0) throw new Error(`The page reported:\n${problems.join('\n')}`)
  } finally {
    await context.close()
  }
}

/** Whether the keyboard's focus is on this element. */
export async function hasFocus(locator: Locator): Promise<boolean> {
  return locator.evaluate((node: { matches(selector: string): boolean }) => node.matches(':focus'))
}
