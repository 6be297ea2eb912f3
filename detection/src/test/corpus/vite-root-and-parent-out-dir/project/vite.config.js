export default { root: 'client', build: { outDir: '../public-files' } }
