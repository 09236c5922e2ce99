import { expect } from 'vitest'
import * as assignments from '../../core/assignments/index.ts'
import * as jobs from '../../core/jobs/index.ts'
import { buttonsOf, drawMessage } from '../support/discord-screen.ts'
import { memberOf, story, words, type Stage } from '../support/story.ts'
import type { Actor } from '../support/actor.ts'

async function takes(stage: Stage, worker: Actor, job: string): Promise<void> {
  await stage.aside(`${worker.name} takes a slot.`, () =>
    stage.database.withTx(async (tx) =>
      assignments.claim(tx, await memberOf(tx, worker), { key: `story:${worker.name}:claim`, job }),
    ),
  )
}

story(
  'boards-channel',
  'a channel becomes a board of whoever manages it: a new job appears there as one card, which is edited as slots fill, and when the job ends',
  async (stage) => {
    const { standIn, say } = stage
    const olga = await stage.client('Olga')
    const mia = await stage.client('Mia')
    const [ben, dora] = [await stage.worker('Ben'), await stage.worker('Dora')]
    const channel = standIn.addGroup({
      title: stage.either('Mini-Jobs', 'Mini jobs'),
      type: 'channel',
      administrators: [olga.id],
    })
    await olga.writes('/setup')

    stage.transcript.say('Olga makes the bot an administrator of her channel.')
    standIn.setBot(channel.id, olga.id, { bot: 'administrator', mayPost: true })
    await stage.settle()
    stage.transcript.seen()
    expect(olga.reads()).toContain(words(say.boards.setUp(channel.title)))

    // Whoever is no administrator there gets no board, whatever link they follow.
    await mia.starts(`b_${channel.id}`)
    expect(mia.reads()).toContain(
      words(say.refusals['board.not_admin']({ kind: 'channel', platform: 'telegram' }, say.format)),
    )
    await mia.forges('a button that makes a board', `i:board.setup:${channel.id}`)
    expect(await stage.database.sql`select from boards`).toHaveLength(1)

    await olga.presses(say.boards.buttons.reward)
    await olga.presses(say.boards.reward(500))
    await stage.job(mia, {
      title: stage.either('Zu klein für die Pinnwand', 'Too small for the board'),
      rewardPoints: 300,
    })
    await stage.settle()
    expect(standIn.groupHistory(channel.id)).toHaveLength(0)

    const job = await stage.job(mia, { title: stage.either('Zwei Texte über Tee', 'Two texts about tea'), slots: 2 })
    await stage.settle()
    stage.transcript.seen()
    const [card] = standIn.groupHistory(channel.id)
    const url = card?.keyboard?.flat()[0]?.url ?? ''
    expect(url).toBe(`https://t.me/${standIn.username}?start=j_${job}`)
    await ben.starts(url.split('start=')[1])

    await ben.presses(say.jobs.card.share)
    expect(ben.reads()).toContain(url)

    await takes(stage, ben, job)
    await takes(stage, dora, job)
    await stage.forward('2 minutes')
    expect(standIn.groupHistory(channel.id)).toHaveLength(1)
    expect(standIn.groupHistory(channel.id)[0]?.text).toContain(words(say.boards.card.states.full))

    await stage.aside('Mia closes the job.', () =>
      stage.database.withTx(async (tx) => jobs.close(tx, await memberOf(tx, mia), { key: 'story:close', job })),
    )
    await stage.forward('2 minutes')
    expect(standIn.groupHistory(channel.id)[0]?.keyboard).toBeUndefined()
    expect(
      standIn
        .calls()
        .filter(({ method, payload }) => method === 'sendMessage' && Number(payload['chat_id']) === channel.id),
    ).toHaveLength(1)

    stage.transcript.say('Olga takes the rights away from the bot.')
    standIn.setBot(channel.id, olga.id, { bot: 'administrator', mayPost: false })
    await stage.job(mia, { title: stage.either('Noch ein Text', 'One more text') })
    await stage.settle()
    stage.transcript.seen()
    expect(olga.reads()).toContain(words(say.boards.off.rights(channel.title)))
    standIn.setBot(channel.id, olga.id, { bot: 'administrator', mayPost: true })
    await stage.settle()
    await olga.presses(say.boards.buttons.back)
    await olga.presses(say.boards.buttons.switchOn)
    await stage.settle()
    await olga.presses(say.boards.buttons.remove)
    await olga.presses(say.boards.buttons.removeYes)
    expect(await stage.database.sql`select from boards`).toHaveLength(0)
  },
)

story(
  'boards-group',
  'in a group the bot answers nobody but who has asked it, in private, with the words kept, and is silent on everything else',
  async (stage) => {
    const { standIn, say } = stage
    const mia = await stage.client('Mia')
    const ben = await stage.worker('Ben')
    const zoe = stage.person('Zoe', stage.language)
    const group = standIn.addGroup({
      title: stage.either('Teefreunde', 'Tea friends'),
      type: 'supergroup',
      administrators: [mia.id],
    })
    await stage.job(mia, { title: stage.either('Teekanne beschreiben', 'Describe a teapot') })
    await stage.job(mia, {
      title: stage.either('Lampe beschreiben', 'Describe a lamp'),
      brief: stage.either('Beschreibe unsere Lampe in wenigen Sätzen.', 'Describe our lamp in a few sentences.'),
    })
    standIn.setBot(group.id, mia.id, { bot: 'member', mayPost: true })
    const writes = async (who: Actor, text: string): Promise<void> => {
      stage.transcript.say(`${who.name} writes in the group: ${text}`)
      standIn.writeInGroup(group.id, who.id, text)
      await stage.settle()
      if (!stage.transcript.seen()) stage.transcript.say('(Nobody sees anything new.)')
    }
    await writes(zoe, stage.either('Hallo zusammen, wer kennt gute Jobs?', 'Hello everybody, who knows good jobs?'))
    await writes(ben, '/jobs logo')
    expect(standIn.groupHistory(group.id).filter(({ from }) => from === 'bot')).toHaveLength(0)

    const found = stage.either('Lampe', 'lamp')
    await writes(ben, `/jobs@${standIn.username} ${found}`)
    expect(ben.reads()).toContain(stage.either('Lampe beschreiben', 'Describe a lamp'))
    expect(ben.reads()).not.toContain(stage.either('Teekanne beschreiben', 'Describe a teapot'))
    expect(standIn.groupHistory(group.id).filter(({ from }) => from === 'bot')).toHaveLength(0)

    await writes(zoe, `/jobs@${standIn.username} ${found}`)
    const pointer = standIn.groupHistory(group.id).at(-1)
    const url = pointer?.keyboard?.flat()[0]?.url ?? ''
    expect(Buffer.from(url.split('start=s_')[1] ?? '', 'base64url').toString()).toBe(found)

    await ben.blocks(true)
    await writes(ben, `/mywork@${standIn.username}`)

    // Only who manages the group makes a board of it.
    await ben.blocks(false)
    await writes(ben, `/setup@${standIn.username}`)
    expect(await stage.database.sql`select from boards`).toHaveLength(0)
    await writes(mia, `/setup@${standIn.username}`)
    expect(mia.reads()).toContain(words(say.boards.setUp(group.title)))
    await stage.job(mia, { title: stage.either('Tasse beschreiben', 'Describe a cup') })
    await stage.settle()
    stage.transcript.seen()
    expect(standIn.groupHistory(group.id).at(-1)?.text).toContain(stage.either('Tasse beschreiben', 'Describe a cup'))
  },
)

story(
  'boards-forum',
  'a forum becomes a board of whoever manages the server: each job is a thread with tags, edited as slots fill, and closed when the job ends',
  async (stage) => {
    const { discord, say } = stage
    if (discord === undefined) throw new Error('a story of Discord without Discord')
    const olga = await stage.client('Olga')
    const mia = await stage.client('Mia')
    const [ben, dora] = [await stage.worker('Ben'), await stage.worker('Dora')]
    discord.makeManager(olga.externalId)
    const tags = say.boards.card.tags
    const forum = discord.addForum({ name: 'mini-jobs', tags: [tags.open, tags.full, tags.ended] })
    const setUp = async (who: Actor): Promise<void> => {
      stage.transcript.say(`${who.name} uses /setup in the server and picks the forum.`)
      await discord.command(who.externalId, {
        name: 'setup',
        options: { board: forum },
        place: 'guild',
        forged: who === mia,
      })
      await stage.settle()
      stage.transcript.seen()
    }
    const posts = () => discord.posts(forum)
    const standing = (): void => {
      for (const { name, tags: shown, archived, message } of posts()) {
        const state = [...shown, ...(archived ? ['archived'] : [])].join(', ')
        stage.transcript.say(
          `The forum shows "${name}" (${state}):\n${drawMessage(message ?? expect.fail('an empty thread'))}`,
        )
      }
    }

    // Discord offers the command to managers alone; who sends it all the same is refused.
    await setUp(mia)
    expect(mia.reads()).toContain(
      words(say.refusals['board.not_admin']({ kind: 'forum', platform: 'discord' }, say.format)),
    )
    await mia.forges('a button that makes a board', `i:board.setup:${forum}`)
    expect(await stage.database.sql`select from boards`).toHaveLength(0)
    await setUp(olga)
    expect(olga.reads()).toContain(words(say.boards.setUp('mini-jobs')))

    const job = await stage.job(mia, { title: stage.either('Zwei Texte über Tee', 'Two texts about tea'), slots: 2 })
    await stage.settle()
    standing()
    expect(posts()).toMatchObject([{ tags: [tags.open], archived: false }])

    const [post] = posts()
    const button = post?.message === undefined ? undefined : buttonsOf(post.message)[0]
    stage.transcript.say(`Ben presses [${button?.label}] in the forum.`)
    await discord.press(ben.externalId, post?.id ?? '', button?.customId ?? '')
    await stage.settle()
    stage.transcript.seen()

    await ben.presses(say.jobs.card.share)
    expect(ben.reads()).toContain(`https://discord.com/channels/${discord.guildId}/${post?.id}`)
    expect(ben.reads()).toContain(`https://klickwork.example/j/${job}`)

    await takes(stage, ben, job)
    await takes(stage, dora, job)
    await stage.forward('2 minutes')
    standing()
    expect(posts()).toMatchObject([{ tags: [tags.full], archived: false }])

    await stage.aside('Mia closes the job.', () =>
      stage.database.withTx(async (tx) => jobs.close(tx, await memberOf(tx, mia), { key: 'story:close', job })),
    )
    await stage.forward('2 minutes')
    standing()
    expect(posts()).toMatchObject([{ tags: [tags.ended], archived: true }])

    discord.setForumRights(forum, { botMayPost: false })
    await stage.job(mia, { title: stage.either('Noch ein Text', 'One more text') })
    await stage.settle()
    stage.transcript.seen()
    expect(olga.reads()).toContain(words(say.boards.off.rights('mini-jobs')))
    discord.setForumRights(forum, { botMayPost: true })
    await setUp(olga)
    // What came meanwhile is shown now.
    expect(posts()).toHaveLength(2)
    await stage.job(mia, { title: stage.either('Und noch ein Text', 'And one more text') })
    await stage.settle()
    expect(posts()).toHaveLength(3)
  },
  { on: 'discord' },
)
