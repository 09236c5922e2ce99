import { firstCharacters } from '../shared/clean.ts'
import type { JobFields } from './job.ts'

/**
 * What nobody may be paid for (product.md section 9): likes, followers, friends and votes; star reviews; links; what needs
 * a worker's password; what needs a worker's identity.
 */
export const POLICY_RULES = ['likes', 'stars', 'links', 'password', 'identity'] as const
export type PolicyRule = (typeof POLICY_RULES)[number]

/** A rule that stumbled, and over which words. */
export interface Stumble {
  readonly rule: PolicyRule
  readonly words: string
}

/** So many characters of what a rule stumbled over are kept. */
const MOST_QUOTED = 120

/** Words that stand close together, in any order: one of each list within so many words. `stem*` is how a word begins. */
interface Phrase {
  readonly rule: PolicyRule
  readonly within: number
  readonly lists: readonly string[]
}

const GET =
  'find* finde* such* sammel* samml* bring* hol* werb* gewinn* kauf* besorg* lad* einlad* get gather* collect* invit* buy* win'
const PEOPLE = 'follower* abonnent* subscriber* likes fans freunde freunden friends'
const GIVE = 'gib gebt geben vergib drück* klick* setz* lass* verteil* give click* press* tap hit leave drop'
const LIKE = 'like likes daumen herz herzen heart hearts upvote* thumb* abo abos'
const LIKED = 'page video post channel facebook instagram tiktok'
const FOLLOW = 'folge folgen folgt follow abonnier* subscribe'
const PROFILE =
  'kanal channel profil profile fanpage fanseite seite page account instagram tiktok facebook youtube twitter uns us mir me'
const VOTE = 'stimme stimmt stimm abstimm* vote votes voten voting'
const CONTEST = 'wettbewerb* contest* gewinnspiel* uns us mich me'
const REVIEW = 'bewertung* rezension* review reviews rating*'
const GOOD = '5 fünf five positiv* gute guten beste besten good best great'
const STARS = 'sterne sternen star stars'
const WRITE = 'schreib* gib geben abgeben hinterlass* verfass* poste* veröffentlich* write leave give post publish'
const PLACE = 'google amazon trustpilot tripadvisor yelp playstore appstore ebay jameda kununu booking maps'
const SET = 'kauf* verkauf* setz* platzier* buy* sell* plac*'
const LINK = 'link links linkaufbau linkbuilding verlinkung*'
const SITE = 'website* webseite* blog blogs forum foren homepage seite seiten site sites page pages'
const SECRET = 'passwor* password* kennwor* zugangsdaten logindaten anmeldedaten credentials pin tan'
const HAND_OVER = 'dein deine deinem deinen deiner your schick* send* gib geben teil* share nenn* übermittl* tell'
const LOG_IN = 'logg* einlogg* login log anmeld* sign'
const OWN = 'dein* your'
const ACCOUNT = 'konto account accounts kontos paypal facebook instagram google bankkonto onlinebanking'
const PAPERS =
  'ausweis* personalausweis* reisepass* führerschein* passport* sozialversicherungsnummer selfie* identität* identity'
const COPY_OF = 'foto* kopie* scan* bild* photo* copy picture* schick* send* upload* hochlad* lade'
const OPEN = 'eröffn* open registrier* regist* verifizier* verify'
const NAME = 'name namen deinem deinen deine dein your'

const PHRASES: readonly Phrase[] = [
  { rule: 'likes', within: 5, lists: [GET, PEOPLE] },
  { rule: 'likes', within: 5, lists: [GIVE, LIKE] },
  { rule: 'likes', within: 4, lists: [FOLLOW, PROFILE] },
  { rule: 'likes', within: 5, lists: [VOTE, CONTEST] },
  { rule: 'likes', within: 1, lists: ['liken liket geliked upvoten gefälltmir followertausch abotausch sub4sub f4f'] },
  { rule: 'likes', within: 3, lists: ['like', LIKED] },
  { rule: 'likes', within: 6, lists: ['add adde hinzufüg*', 'friend friends freund freunde'] },
  { rule: 'stars', within: 6, lists: [GOOD, STARS, `${WRITE} ${GIVE} ${PLACE} für for uns us`] },
  { rule: 'stars', within: 4, lists: [GOOD, REVIEW, WRITE] },
  { rule: 'stars', within: 12, lists: [WRITE, REVIEW, PLACE] },
  { rule: 'links', within: 1, lists: ['backlink* dofollow linkkauf linktausch gastlink*'] },
  { rule: 'links', within: 10, lists: [SET, LINK, SITE] },
  { rule: 'password', within: 6, lists: [SECRET, HAND_OVER] },
  { rule: 'password', within: 6, lists: [LOG_IN, OWN, ACCOUNT] },
  { rule: 'identity', within: 7, lists: [PAPERS, COPY_OF] },
  { rule: 'identity', within: 1, lists: ['postident* videoident* webident*'] },
  { rule: 'identity', within: 9, lists: [OPEN, ACCOUNT, NAME] },
]

const compiled = PHRASES.map(({ lists, ...phrase }) => ({ ...phrase, lists: lists.map(matching) }))

/** One expression for a list of words and stems. */
function matching(list: string): RegExp {
  const words = list.split(' ').map((word) => word.replace('*', '\\p{L}*'))
  return new RegExp(`^(?:${words.join('|')})$`, 'u')
}

/** "Bitte kein Passwort" is no offence; "nicht nur Likes" is. */
const NOT = /^(?:kein\p{L}*|nicht|nie|niemals|ohne|no|not|never|without|don|dont)$/u
const BUT = /^(?:nur|bloß|only|just)$/u
const NOT_WITHIN = 3

/**
 * The rules of the policy that a job may break, by its words. A list of German and English stems that stand close
 * together: it knows neither irony nor spelling mistakes, finds honest jobs too, and misses what is put in other words.
 * So it never decides: it asks a person to look.
 */
export function stumbles(fields: Pick<JobFields, 'title' | 'brief' | 'result' | 'checklist'>): readonly Stumble[] {
  const texts = [fields.title, fields.brief, fields.result, ...fields.checklist]
  const sentences = texts.flatMap((text) =>
    text
      .normalize('NFKC')
      .toLowerCase()
      .split(/[.!?;:\n]+/),
  )
  const found = new Map<PolicyRule, string>()
  for (const sentence of sentences) {
    const words = sentence.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '')
    for (const { rule, within, lists } of compiled) {
      if (found.has(rule)) continue
      const match = closeTogether(words, lists, within)
      if (match !== undefined) found.set(rule, match)
    }
  }
  return POLICY_RULES.flatMap((rule) => {
    const words = found.get(rule)
    return words === undefined ? [] : [{ rule, words: firstCharacters(words, MOST_QUOTED) }]
  })
}

/** The first so many words in a row among which each list has one of its own. */
function closeTogether(words: readonly string[], lists: readonly RegExp[], within: number): string | undefined {
  for (const [start, first] of words.entries()) {
    if (!lists.some((list) => list.test(first)) || isDenied(words, start)) continue
    const near = words.slice(start, start + within)
    const places = lists.map((list) => near.findIndex((word) => list.test(word)))
    if (places.includes(-1) || new Set(places).size < places.length) continue
    const span = near.slice(0, Math.max(...places) + 1)
    if (!span.some((word, index) => NOT.test(word) && !BUT.test(span[index + 1] ?? ''))) return span.join(' ')
  }
  return undefined
}

const isDenied = (words: readonly string[], start: number): boolean =>
  words
    .slice(Math.max(0, start - NOT_WITHIN), start)
    .some((word, index, before) => NOT.test(word) && !BUT.test(before[index + 1] ?? words[start] ?? ''))
