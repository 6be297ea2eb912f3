INSERT INTO notice (number, deployment, fair_key, due_at, receipt, deliveries) VALUES (2, 'deploy_1763935200000_a1', 'acme', 1795656423802, '2.1', 1);
INSERT INTO notice (number, deployment, fair_key, due_at, receipt, deliveries) VALUES (3, 'deploy_1763935200000_a2', 'acme', 1795656368808, NULL, 0);
INSERT INTO notice (number, deployment, fair_key, due_at, receipt, deliveries) VALUES (4, 'deploy_1763935200000_a3', 'globex', 1795656363810, NULL, 0);
INSERT INTO turn (fair_key, served) VALUES ('acme', 1);
INSERT INTO turn (fair_key, served) VALUES ('globex', 1);
INSERT INTO dead_letter (number, deployment, fair_key, reason, deliveries, put_aside_at) VALUES (1, 'deploy_1763935200000_a5', 'acme', '{"code":"BUILD_COMMAND_FAILED","tried":"Tried to build the project","where":"package.json: scripts.build","why":"`npm run build` ended with exit code 1","fix":"Fix the error above","retryable":false,"evidence":["src/App.tsx(12,7): error TS2322","\u001B[31mred\u001B[0m"]}', 1, 1795656363789);
-- This version could put a deployment aside twice.
INSERT INTO dead_letter (number, deployment, fair_key, reason, deliveries, put_aside_at) VALUES (2, 'deploy_1763935200000_a5', 'acme', '{"code":"BUILD_COMMAND_FAILED","tried":"Tried to build the project","where":"package.json: scripts.build","why":"`npm run build` ended with exit code 1","fix":"Fix the error above","retryable":false,"evidence":["src/App.tsx(12,7): error TS2322","\u001B[31mred\u001B[0m"]}', 1, 1795656363789);
