export default app
