import express from 'express';

const port = process.env.PORT ?? 3000;
const greeting = process.env.GREETING ?? 'Hello from Express';

const app = express();

app.get('/', (request, response) => {
  response.type('text').send(`${greeting}\n`);
});

app.get('/health', (request, response) => {
  response.json({ status: 'ok', uptimeSeconds: Math.round(process.uptime()) });
});

const server = app.listen(port, (error) => {
  if (error) throw error;
  console.log(`listening on ${port}`);
});

process.once('SIGTERM', () => {
  console.log('finishing the open requests');
  server.close(() => console.log('bye'));
});
