import type { Entity } from './types.ts'

/** Entities in which the server looks for nothing: their text has a meaning already. */
const coveringTypes = new Set(['code', 'pre', 'text_link', 'text_mention', 'date_time', 'custom_emoji'])

/** The short usernames that are mentions though they have fewer than five letters (TDLib, MessageEntity.cpp). */
const shortUsernames = new Set(['gif', 'wiki', 'vid', 'bing', 'pic', 'bold', 'imdb', 'coub', 'like', 'vote'])

/** Country domains are any two letters of this list; the others are the usual ones. Addresses without a scheme need one. */
const countryDomains =
  'ac ad ae af ag ai al am ao aq ar as at au aw ax az ba bb bd be bf bg bh bi bj bm bn bo br bs bt bw by bz ca cc cd cf cg ch ci ck cl cm cn co cr cu cv cw cx cy cz de dj dk dm do dz ec ee eg er es et eu fi fj fk fm fo fr ga gd ge gf gg gh gi gl gm gn gp gq gr gs gt gu gw gy hk hm hn hr ht hu id ie il im in io iq ir is it je jm jo jp ke kg kh ki km kn kp kr kw ky kz la lb lc li lk lr ls lt lu lv ly ma mc md me mg mh mk ml mm mn mo mp mq mr ms mt mu mv mw mx my mz na nc ne nf ng ni nl no np nr nu nz om pa pe pf pg ph pk pl pm pn pr ps pt pw py qa re ro rs ru rw sa sb sc sd se sg sh si sk sl sm sn so sr ss st su sv sx sy sz tc td tf tg th tj tk tl tm tn to tr tt tv tw tz ua ug uk us uy uz va vc ve vg vi vn vu wf ws ye yt za zm zw'
const otherDomains =
  'com org net edu gov mil int info biz name pro aero coop museum jobs mobi travel asia cat tel xxx post app dev page blog shop store online site website tech space live news link club xyz top wiki agency email digital media social world work works zone cloud games events academy berlin hamburg koeln bayern wien'
const topDomains = new Set(`${countryDomains} ${otherDomains}`.split(' '))

interface Kind {
  readonly type: string
  readonly pattern: RegExp
  readonly holds?: (found: string) => boolean
}

/** The patterns are those of TDLib's MessageEntity.cpp, in its order of precedence. */
const kinds: readonly Kind[] = [
  {
    type: 'email',
    pattern: /(?<![\p{L}\p{N}_.+-])[a-z0-9._%+-]{1,64}@[a-z0-9-]+(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?![\p{L}\p{N}_])/giu,
    holds: hasTopDomain,
  },
  {
    type: 'url',
    pattern: /(?<![\p{L}\p{N}_])(?:https?|ftp|tonsite):\/\/[^\s/?#<>"«»„“”]+(?:[/?#][^\s<>"«»„“”]*)?/giu,
    holds: (found) => /:\/\/[^/?#]*\w/.test(found),
  },
  { type: 'url', pattern: /(?<![\p{L}\p{N}_])tg:\/\/[a-z0-9_-]{1,253}(?:[/?#][^\s<>"«»„“”]*)?/giu },
  {
    type: 'url',
    pattern:
      /(?<![\p{L}\p{N}_@.\-/])(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?\.)+[a-z]{2,18}(?![\p{L}\p{N}_@-])(?::\d{1,5})?(?:[/?#][^\s<>"«»„“”]*)?/giu,
    holds: hasTopDomain,
  },
  { type: 'mention', pattern: /(?<![\p{L}\p{N}_])@[a-z0-9_]{2,32}(?![\p{L}\p{N}_])/giu, holds: isMention },
  {
    type: 'bot_command',
    pattern: /(?<![\p{L}\p{N}_/<>])\/[a-z0-9_]{1,64}(?:@[a-z0-9_]{3,32})?(?![\p{L}\p{N}_/<>])/giu,
  },
  {
    type: 'hashtag',
    pattern: /(?<![\p{L}\p{N}_#])#[\p{L}\p{N}_]{1,256}(?![\p{L}\p{N}_#])/gu,
    holds: (found) => /\p{L}/u.test(found),
  },
  { type: 'cashtag', pattern: /(?<![\p{L}\p{N}_$])\$(?:1INCH|[A-Z]{1,8})(?![\p{L}\p{N}_$])/gu },
]

function isMention(found: string): boolean {
  return found.length > 5 || shortUsernames.has(found.slice(1).toLowerCase())
}

function hasTopDomain(found: string): boolean {
  const host = found.replace(/^.*@/, '').split(/[:/?#]/, 1)[0] ?? ''
  return topDomains.has(host.slice(host.lastIndexOf('.') + 1).toLowerCase())
}

/**
 * Adds the entities that Telegram finds by itself (addresses, @names, /commands, #tags, e-mail) to those given, except
 * inside code, pre, links and times. The result is sorted and properly nested: a given entity that would be cut by a
 * found one is split, as the real server does.
 */
export function detectEntities(text: string, given: readonly Entity[]): readonly Entity[] {
  const found: Entity[] = []
  const covered = given.filter((entity) => coveringTypes.has(entity.type))
  for (const kind of kinds) {
    for (const match of text.matchAll(kind.pattern)) {
      const value = kind.type === 'url' ? withoutTrailingMarks(match[0]) : match[0]
      const entity = { type: kind.type, offset: match.index, length: value.length }
      const isFree = ![...covered, ...found].some((other) => overlaps(other, entity))
      if (isFree && (kind.holds?.(value) ?? true)) found.push(entity)
    }
  }
  const pieces = given.flatMap((entity) =>
    splitBy(
      entity,
      found.filter((other) => cuts(other, entity)),
    ),
  )
  return [...pieces, ...found].toSorted((one, other) => one.offset - other.offset || other.length - one.length)
}

/** Marks that end a sentence do not belong to an address, nor does a bracket that was opened before it. */
function withoutTrailingMarks(url: string): string {
  let end = url.length
  let surplus = url.split(')').length - url.split('(').length
  for (;;) {
    const last = url.charAt(end - 1)
    const isSurplusBracket = last === ')' && surplus > 0
    if (!isSurplusBracket && !/[.,:;!?'`*_~]/.test(last)) return url.slice(0, end)
    if (isSurplusBracket) surplus -= 1
    end -= 1
  }
}

function overlaps(one: Entity, other: Entity): boolean {
  return one.offset < other.offset + other.length && other.offset < one.offset + one.length
}

function contains(outer: Entity, inner: Entity): boolean {
  return outer.offset <= inner.offset && outer.offset + outer.length >= inner.offset + inner.length
}

const cuts = (one: Entity, other: Entity): boolean =>
  overlaps(one, other) && !contains(one, other) && !contains(other, one)

/** Only where it is cut: at any other border it would cut what lies inside it in its turn. */
function splitBy(entity: Entity, cutting: readonly Entity[]): readonly Entity[] {
  const end = entity.offset + entity.length
  const inside = cutting
    .flatMap(({ offset, length }) => [offset, offset + length])
    .filter((border) => border > entity.offset && border < end)
    .toSorted((one, other) => one - other)
  const starts = [entity.offset, ...inside]
  return starts.map((offset, index) => ({ ...entity, offset, length: (starts[index + 1] ?? end) - offset }))
}
