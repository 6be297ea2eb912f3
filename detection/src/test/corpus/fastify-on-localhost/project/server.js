await app.listen({ port: process.env.PORT })
