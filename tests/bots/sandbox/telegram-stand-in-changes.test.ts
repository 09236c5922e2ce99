import { InputFile } from 'grammy'
import { describe, expect, test } from 'vitest'

import { picture, post, refusal, standInUnderTest } from './stand-in-under-test.ts'

const notModified =
  '400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message'
const yes = { inline_keyboard: [[{ text: 'Yes', callback_data: 'y' }]] }
const hour = 3_600_000

describe('edits', () => {
  test('an edit changes text and buttons in place and is marked', async () => {
    const { api, ana, standIn, forward } = await standInUnderTest()
    const { message_id: id } = await api.sendMessage(ana.id, 'old', { reply_markup: yes })
    forward(hour)
    await api.editMessageText(ana.id, id, 'new')
    const message = standIn.history(ana.id).at(-1)
    expect(message).toMatchObject({ messageId: id, text: 'new', entities: [] })
    expect(message).not.toHaveProperty('keyboard')
    expect((message?.editDate ?? 0) - (message?.date ?? 0)).toBe(3600)
  })

  test('the same content once more is refused, whether or not white space was added', async () => {
    const { api, ana } = await standInUnderTest()
    const { message_id: id } = await api.sendMessage(ana.id, 'same', { reply_markup: yes })
    expect(await refusal(api.editMessageText(ana.id, id, 'same', { reply_markup: yes }))).toBe(notModified)
    expect(await refusal(api.editMessageText(ana.id, id, 'same \n', { reply_markup: yes }))).toBe(notModified)
    expect(await refusal(api.editMessageReplyMarkup(ana.id, id, { reply_markup: yes }))).toBe(notModified)
    await api.editMessageText(ana.id, id, 'same', {
      reply_markup: yes,
      entities: [{ type: 'bold', offset: 0, length: 4 }],
    })
  })

  test('a change of the buttons alone is not marked as an edit', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    const { message_id: id } = await api.sendMessage(ana.id, 'text', { reply_markup: yes })
    await api.editMessageReplyMarkup(ana.id, id)
    const message = standIn.history(ana.id).at(-1)
    expect(message).not.toHaveProperty('keyboard')
    expect(message).not.toHaveProperty('editDate')
  })

  test('nothing but the own messages of the bot can be edited', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    const typed = standIn.write(ana.id, 'mine')
    expect(await refusal(api.editMessageText(ana.id, typed, 'yours'))).toBe("400 Bad Request: message can't be edited")
    expect(await refusal(api.editMessageText(ana.id, 99, 'x'))).toBe('400 Bad Request: message to edit not found')
    expect(await refusal(api.editMessageText(1, 99, 'x'))).toBe('400 Bad Request: chat not found')
    expect(await post(standIn, 'editMessageText', { chat_id: ana.id, text: 'x' })).toMatchObject({
      description: 'Bad Request: message identifier is not specified',
    })
  })

  test('a text has no caption and a picture has no text to edit', async () => {
    const { api, ana } = await standInUnderTest()
    const text = await api.sendMessage(ana.id, 'text')
    const photo = await api.sendPhoto(ana.id, new InputFile(picture(640, 480)), { caption: 'old' })
    expect(await refusal(api.editMessageCaption(ana.id, text.message_id, { caption: 'x' }))).toBe(
      '400 Bad Request: there is no caption in the message to edit',
    )
    expect(await refusal(api.editMessageText(ana.id, photo.message_id, 'x'))).toBe(
      '400 Bad Request: there is no text in the message to edit',
    )
    expect(await refusal(api.editMessageCaption(ana.id, photo.message_id, { caption: 'x'.repeat(1025) }))).toBe(
      '400 Bad Request: message caption is too long',
    )
    const edited = await api.editMessageCaption(ana.id, photo.message_id, { caption: 'new' })
    expect(edited).toMatchObject({ caption: 'new' })
  })

  test('an edit cannot put a reply keyboard under a message', async () => {
    const { ana, api, standIn } = await standInUnderTest()
    const { message_id: id } = await api.sendMessage(ana.id, 'text')
    const payload = { chat_id: ana.id, message_id: id, text: 'new', reply_markup: { keyboard: [['a']] } }
    expect(await post(standIn, 'editMessageText', payload)).toMatchObject({
      description: 'Bad Request: inline keyboard expected',
    })
  })

  test('the picture of a message can be replaced', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    const { message_id: id } = await api.sendPhoto(ana.id, new InputFile(picture(10, 10), 'one.png'))
    await api.editMessageMedia(ana.id, id, {
      type: 'photo',
      media: new InputFile(picture(20, 20), 'two.png'),
      caption: 'two',
    })
    expect(standIn.history(ana.id).at(-1)).toMatchObject({ caption: 'two', file: { name: 'two.png', as: 'photo' } })
  })
})

describe('deletes', () => {
  test('messages of both sides go for 48 hours and stay after that', async () => {
    const { api, ana, standIn, forward } = await standInUnderTest()
    const typed = standIn.write(ana.id, 'typed')
    const { message_id: first } = await api.sendMessage(ana.id, 'first')
    const { message_id: second } = await api.sendMessage(ana.id, 'second')
    await api.deleteMessage(ana.id, typed)
    forward(48 * hour)
    await api.deleteMessages(ana.id, [first, 99_999])
    forward(1000)
    expect(await refusal(api.deleteMessage(ana.id, second))).toBe(
      "400 Bad Request: message can't be deleted for everyone",
    )
    expect(standIn.history(ana.id).map((message) => message.text)).toEqual(['/start', 'second'])
  })

  test('what is not there cannot be deleted, and at most 100 go at once', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    expect(await refusal(api.deleteMessage(ana.id, 77))).toBe('400 Bad Request: message to delete not found')
    const tooMany = Array.from({ length: 101 }, (_, index) => index + 1)
    expect(await refusal(api.deleteMessages(ana.id, tooMany))).toBe(
      '400 Bad Request: too many message identifiers specified',
    )
    expect(await post(standIn, 'deleteMessages', { chat_id: ana.id })).toMatchObject({
      description: 'Bad Request: message identifiers are not specified',
    })
  })
})

describe('files', () => {
  test('an upload of the bot reaches the person and comes back byte for byte', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    const bytes = new TextEncoder().encode('a;b\r\n--1;2\r\n')
    const sent = await api.sendDocument(ana.id, new InputFile(bytes, 'Liste für Ana.csv'), { caption: 'Deine Liste' })
    expect(sent.document).toMatchObject({ file_name: 'Liste für Ana.csv', file_size: bytes.length })
    const shown = standIn.history(ana.id).at(-1)
    expect(shown).toMatchObject({ caption: 'Deine Liste', file: { as: 'document', name: 'Liste für Ana.csv' } })
    expect(standIn.file(shown?.file?.fileId ?? '')?.bytes).toEqual(bytes)
    const again = await api.sendDocument(ana.id, sent.document.file_id)
    expect(again.document.file_unique_id).toBe(sent.document.file_unique_id)
  })

  test('a file of a person is downloaded by its path, with the token in the address', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    standIn.sendFile(ana.id, {
      as: 'photo',
      name: 'proof.png',
      mimeType: 'image/png',
      bytes: picture(800, 600),
      caption: 'done',
    })
    const [update] = (await api.getUpdates({ offset: -1 })).map((one) => one.message)
    expect(update).toMatchObject({
      caption: 'done',
      photo: [
        { width: 320, height: 240 },
        { width: 800, height: 600 },
      ],
    })
    const file = await api.getFile(update?.photo?.at(-1)?.file_id ?? '')
    expect(file).toMatchObject({ file_size: 64, file_path: 'photos/file_1.png' })
    const response = await fetch(`${standIn.apiRoot}/file/bot${standIn.token}/${file.file_path}`)
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(picture(800, 600))
    const withoutToken = await fetch(`${standIn.apiRoot}/file/bot1:wrong/${file.file_path}`)
    expect(withoutToken.status).toBe(401)
  })

  test('a file over 20 MB can be received but not downloaded', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    const claimedSize = 20 * 1024 * 1024 + 1
    standIn.sendFile(ana.id, {
      as: 'document',
      name: 'big.zip',
      mimeType: 'application/zip',
      bytes: new Uint8Array(8),
      claimedSize,
    })
    const [update] = await api.getUpdates({ offset: -1 })
    expect(update?.message?.document?.file_size).toBe(claimedSize)
    expect(await refusal(api.getFile(update?.message?.document?.file_id ?? ''))).toBe(
      '400 Bad Request: file is too big',
    )
    expect(await refusal(api.getFile('nonsense'))).toBe('400 Bad Request: invalid file_id')
  })

  test('a picture that is none, too big, too thin, empty or of the other kind is refused', async () => {
    const { api, ana } = await standInUnderTest()
    const photo = (bytes: Uint8Array): Promise<string> => refusal(api.sendPhoto(ana.id, new InputFile(bytes, 'x.png')))
    expect(await photo(new Uint8Array(9))).toBe('400 Bad Request: IMAGE_PROCESS_FAILED')
    expect(await photo(new Uint8Array(0))).toBe('400 Bad Request: file must be non-empty')
    expect(await photo(picture(2100, 100))).toBe('400 Bad Request: PHOTO_INVALID_DIMENSIONS')
    expect(await photo(picture(10, 10, 10_485_761))).toBe(
      '400 Bad Request: file of size 10485761 bytes is too big for a photo; the maximum size is 10485760 bytes',
    )
    const { document } = await api.sendDocument(ana.id, new InputFile(picture(10, 10), 'x.png'))
    expect(await refusal(api.sendPhoto(ana.id, document.file_id))).toBe(
      "400 Bad Request: can't use file of type Document as Photo",
    )
    expect(await refusal(api.sendPhoto(ana.id, 'nonsense'))).toBe(
      "400 Bad Request: wrong remote file identifier specified: can't unserialize it. Wrong last symbol",
    )
    expect(await refusal(api.sendPhoto(ana.id, 'https://example.com/x.png'))).toBe(
      '400 Bad Request: failed to get HTTP URL content',
    )
  })

  test('a call without its file and an upload over 50 MB are refused', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    expect(await post(standIn, 'sendDocument', { chat_id: ana.id })).toMatchObject({
      description: 'Bad Request: there is no document in the request',
    })
    const huge = new InputFile(new Uint8Array(51 * 1024 * 1024), 'huge.bin')
    expect(await refusal(api.sendDocument(ana.id, huge))).toBe('413 Request Entity Too Large')
  })

  test('an album has two to ten pictures and one id', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    const one = (): { type: 'photo'; media: InputFile } => ({
      type: 'photo',
      media: new InputFile(picture(9, 9), 'a.png'),
    })
    const sent = await api.sendMediaGroup(ana.id, [{ ...one(), caption: 'both' }, one()])
    const albums = sent.map((message) => ('media_group_id' in message ? message.media_group_id : 'none'))
    expect(albums).toEqual([expect.stringMatching(/^\d+$/), albums[0]])
    expect(
      standIn
        .history(ana.id)
        .slice(1)
        .map((message) => message.caption),
    ).toEqual(['both', undefined])
    expect(await refusal(api.sendMediaGroup(ana.id, [one()]))).toContain('too few')
    expect(await refusal(api.sendMediaGroup(ana.id, Array.from({ length: 11 }, one)))).toContain('too many')
  })
})

describe('pressed buttons', () => {
  test('a press reaches the bot with the message as it is now, and the answer reaches the person', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    const { message_id: id } = await api.sendMessage(ana.id, 'old', { reply_markup: yes })
    await api.editMessageText(ana.id, id, 'new', { reply_markup: yes })
    const pressed = standIn.press(ana.id, id, 'y')
    const [update] = await api.getUpdates({ offset: -1 })
    const query = update?.callback_query
    expect(query).toMatchObject({
      data: 'y',
      from: { id: ana.id, language_code: 'de' },
      message: { message_id: id, text: 'new' },
    })
    await api.answerCallbackQuery(query?.id ?? '', { text: 'Saved', show_alert: true })
    expect(await pressed).toEqual({ text: 'Saved', showAlert: true })
    expect(await refusal(api.answerCallbackQuery(query?.id ?? ''))).toBe(
      '400 Bad Request: query is too old and response timeout expired or query ID is invalid',
    )
  })

  test('an answer after more than 15 seconds is too late', async () => {
    const { api, ana, standIn, forward } = await standInUnderTest()
    const { message_id: id } = await api.sendMessage(ana.id, 'x', { reply_markup: yes })
    const pressed = standIn.press(ana.id, id, 'y')
    const [update] = await api.getUpdates({ offset: -1 })
    forward(15_001)
    expect(await refusal(api.answerCallbackQuery(update?.callback_query?.id ?? ''))).toBe(
      '400 Bad Request: query is too old and response timeout expired or query ID is invalid',
    )
    expect(await pressed).toBeUndefined()
  })

  test('an answer over 200 characters and one that opens a foreign address are refused', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    const { message_id: id } = await api.sendMessage(ana.id, 'x', { reply_markup: yes })
    const pressed = standIn.press(ana.id, id, 'y')
    const [update] = await api.getUpdates({ offset: -1 })
    const queryId = update?.callback_query?.id ?? ''
    expect(await refusal(api.answerCallbackQuery(queryId, { text: 'x'.repeat(201) }))).toBe(
      '400 Bad Request: MESSAGE_TOO_LONG',
    )
    expect(await refusal(api.answerCallbackQuery(queryId, { url: 'https://example.com' }))).toBe(
      '400 Bad Request: URL_INVALID',
    )
    await api.answerCallbackQuery(queryId, { url: 'https://t.me/klickwork_bot?start=j_1' })
    expect(await pressed).toEqual({ showAlert: false, url: 'https://t.me/klickwork_bot?start=j_1' })
  })

  test('a button that is not there cannot be pressed, but its press can be forged', async () => {
    const { api, ana, standIn } = await standInUnderTest()
    await expect(standIn.press(ana.id, 1, 'approve')).rejects.toThrow('has no button with the data "approve"')
    const pressed = standIn.press(ana.id, 999, 'approve', { forged: true })
    const [update] = await api.getUpdates({ offset: -1 })
    expect(update?.callback_query).toMatchObject({ data: 'approve', message: { message_id: 999, date: 0 } })
    await api.answerCallbackQuery(update?.callback_query?.id ?? '')
    expect(await pressed).toEqual({ showAlert: false })
  })
})
