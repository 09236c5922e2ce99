export { EXPORTED, exportZip, queryOf } from './export.ts'
export { LEFT_OUT } from './left-out.ts'
