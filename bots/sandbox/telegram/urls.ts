/**
 * What the real server says about an address in a button or a link; `undefined` when it takes it. Like the real one it
 * takes http, https, ton and tg, adds http:// where no scheme is given, and wants a dot in the host: `localhost` is refused.
 */
export function urlProblem(raw: string): string | undefined {
  const text = raw.trim()
  if (text === '') return 'URL host is empty'
  if (/\s/.test(text)) return 'Wrong HTTP URL'
  const scheme = /^([a-z][a-z0-9+.-]*):\/\//i.exec(text)?.[1]?.toLowerCase()
  if (scheme === 'tg' || scheme === 'ton') return undefined
  if (scheme !== undefined && scheme !== 'http' && scheme !== 'https') return 'Unsupported URL protocol'
  const address = scheme === undefined ? `http://${text}` : text
  if (!URL.canParse(address)) return 'Wrong HTTP URL'
  const host = new URL(address).hostname
  if (host === '') return 'URL host is empty'
  return host.includes('.') || host.startsWith('[') ? undefined : 'Wrong HTTP URL'
}
