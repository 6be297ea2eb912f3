export default { build: { outDir: '../../../etc' } }
