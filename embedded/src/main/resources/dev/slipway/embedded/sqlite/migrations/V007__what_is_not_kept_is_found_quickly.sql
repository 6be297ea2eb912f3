-- The oldest deployments of a project and environment, and how many are newer.
CREATE INDEX deployment_of_environment ON deployment (project, environment, number);

-- Which deployments a source has.
CREATE INDEX deployment_of_source ON deployment
  (project, json_extract(document, '$.request.subject.source'), number);

-- Whether a deployment has a key that is remembered.
CREATE INDEX idempotency_key_of_deployment ON idempotency_key (deployment);
