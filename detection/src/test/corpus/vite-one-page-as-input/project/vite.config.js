export default { build: { rollupOptions: { input: { main: 'index.html' } } } }
