INSERT INTO running_time (project, environment, since, until, organization) VALUES ('shop-9', 'staging', 1795435200123, 1795435260123, 'acme');
INSERT INTO usage (deployment, organization, project, month, build_millis, bytes_stored, cpu_millis) VALUES ('deploy_1763935200000_x12', 'acme', 'shop-9', '2026-11', 1500, 77, 2500);
UPDATE usage_sum SET deployments = deployments + 1, build_millis = build_millis + 1500, bytes_stored = bytes_stored + 77, cpu_millis = cpu_millis + 2500 WHERE organization = 'acme' AND month = '2026-11' AND project = '';
INSERT INTO usage_sum (organization, month, project, deployments, build_millis, bytes_stored, cpu_millis) VALUES ('acme', '2026-11', 'shop-9', 1, 1500, 77, 2500);
