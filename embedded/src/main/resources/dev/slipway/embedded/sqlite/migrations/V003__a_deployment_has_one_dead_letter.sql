DELETE FROM dead_letter
WHERE number NOT IN (SELECT min(number) FROM dead_letter GROUP BY deployment);

CREATE UNIQUE INDEX dead_letter_of_deployment ON dead_letter (deployment);
