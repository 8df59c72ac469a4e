import type { FastifyInstance } from 'fastify';
import type { Center } from '../center';

/** `GET /health`, for whatever watches the process: it answers when the database does, and says nothing else. */
export function healthRoutes(app: FastifyInstance, center: Center): void {
  app.get('/health', async (_request, reply) => {
    await center.database.query('SELECT 1');
    return reply.type('text/plain').send('ok');
  });
}
