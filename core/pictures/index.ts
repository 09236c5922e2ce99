export { barPicture } from './bars.ts'
export { flowPicture } from './flows.ts'
export { PREVIEW_SIZE, previewPicture, type Preview } from './preview.ts'
export { qrPicture } from './qr.ts'
