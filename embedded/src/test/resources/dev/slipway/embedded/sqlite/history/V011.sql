INSERT INTO quota_holding (organization, holder, project, projects, source_bytes, milli_cpu, memory, state, since, version) VALUES ('acme', 'releases/shop-9/staging', 'shop-9', 0, 0, 500, 256, 'TAKEN', 1795435200123, 1);
INSERT INTO quota_holding (organization, holder, project, projects, source_bytes, milli_cpu, memory, state, since, version) VALUES ('acme', 'source/shop-9/src_152a7e25575f893d4e35a258000d38c017e44b881d37f8fc84643b6c94050100', 'shop-9', 0, 1234, 0, 0, 'KEPT', 1795435200123, 2);
INSERT INTO quota_use (organization, quota, period, used) VALUES ('acme', 'MEMORY', 'now', 256);
INSERT INTO quota_use (organization, quota, period, used) VALUES ('acme', 'MILLI_CPU', 'now', 500);
INSERT INTO quota_use (organization, quota, period, used) VALUES ('acme', 'SOURCE_BYTES', 'now', 1234);
INSERT INTO own_limits (organization, version, document) VALUES ('acme', 1, '{"organization":"acme","byQuota":{"PER_DAY":null,"PROJECTS":50},"largest":{"PRODUCTION":{"milliCpu":2000,"memoryMebibytes":4096}},"version":1}');
