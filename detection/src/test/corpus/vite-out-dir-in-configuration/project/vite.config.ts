// outDir: 'wrong'
export default defineConfig({
  /* outDir: 'wrong too' */
  build: { outDir: './build', sourcemap: true },
})
