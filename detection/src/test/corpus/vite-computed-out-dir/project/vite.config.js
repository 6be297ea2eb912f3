import path from 'node:path'
export default { build: { outDir: path.resolve(__dirname, 'x') } }
