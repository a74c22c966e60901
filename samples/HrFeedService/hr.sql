-- Made-up people of an HR system, for compose.yaml.
CREATE TABLE employees (employee_no text PRIMARY KEY, work_email text, first_name text, last_name text, department text, left_on date);
INSERT INTO employees
SELECT 'E' || n, 'e' || n || '@example.com', (ARRAY['Ada', 'Ben', 'Chiara', 'Daniel'])[1 + n % 4], (ARRAY['Krüger', 'Novák', 'Rossi'])[1 + n % 3], (ARRAY['Sales', 'Research', 'Service'])[1 + n % 3], NULL
FROM generate_series(1, 60) AS n;
