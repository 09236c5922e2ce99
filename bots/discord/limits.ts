/** Discord's limits, each with its source. `components` is discord.com/developers/docs/components/reference. */

/** components: a message with the flag IS_COMPONENTS_V2 holds 40 components, nested ones counted. */
export const MAX_COMPONENTS = 40
/** discordjs.guide, display components: 4000 characters over all text displays of a message. */
export const MAX_TEXT_LENGTH = 4000
/**
 * discord-api-docs#8554: about 10 170 bytes of UTF-8 in the components of a message, beyond which Discord answers with
 * an HTTP 500. Counted here over the whole JSON, which is more than its text.
 */
export const MAX_COMPONENT_BYTES = 10_170
/** components, action row: up to 5 buttons, or one select. */
export const MAX_BUTTONS_IN_ROW = 5
/** components: custom_id is 1-100 characters, unique in its message. */
export const MAX_CUSTOM_ID_LENGTH = 100
/** components, button: label of at most 80 characters. */
export const MAX_BUTTON_LABEL_LENGTH = 80
/** components, button: url of at most 512 characters. */
export const MAX_BUTTON_URL_LENGTH = 512
/** components, string select: at most 25 options, label, value and description of at most 100, placeholder of 150. */
export const MAX_OPTIONS = 25
export const MAX_OPTION_LENGTH = 100
export const MAX_PLACEHOLDER_LENGTH = 150
/** receiving and responding, modal: title of at most 45 characters, 1-5 components; discord.js lets 6 pass. */
export const MAX_MODAL_TITLE_LENGTH = 45
export const MAX_MODAL_COMPONENTS = 5
/** components, label: label of at most 45 characters, description of 100. */
export const MAX_FIELD_LABEL_LENGTH = 45
export const MAX_FIELD_DESCRIPTION_LENGTH = 100
/** components, text input: value and max_length of at most 4000, placeholder of 100. */
export const MAX_INPUT_LENGTH = 4000
export const MAX_INPUT_PLACEHOLDER_LENGTH = 100
/** components, radio group: 2-10 options; checkbox group: 1-10. */
export const MAX_GROUP_OPTIONS = 10
export const MIN_RADIO_OPTIONS = 2
/** components, file upload: 0-10 files. */
export const MAX_UPLOADS = 10
/** resources, message: content of at most 2000 characters. */
export const MAX_CONTENT_LENGTH = 2000
/** resources, channel: a name of 1-100 characters; a forum has at most 20 tags, their names 20 characters. */
export const MAX_THREAD_NAME_LENGTH = 100
export const MAX_FORUM_TAGS = 20
export const MAX_TAG_LENGTH = 20
/** reference, uploading files: 10 MiB a file, unless the interaction names more (attachment_size_limit). */
export const MAX_UPLOAD_BYTES = 10 * 1024 * 1024
/** resources, create message: nonce of at most 25 characters. */
export const MAX_NONCE_LENGTH = 25
/** application commands: at most 25 choices proposed, names of at most 100 characters. */
export const MAX_CHOICES = 25
export const MAX_CHOICE_LENGTH = 100
export const TOKEN_MILLISECONDS = 15 * 60 * 1000
