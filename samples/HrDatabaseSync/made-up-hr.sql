-- A small HR system. Nobody in it exists: names are random pairs of common given and family names, all addresses are at example.com.
-- It has what such systems have: somebody who left, somebody who gave notice, and a record without an email address, which can't be imported.
-- SQLite and PostgreSQL both take it.

create table employees (
    employee_no integer primary key,
    first_name varchar(50) not null,
    last_name varchar(50) not null,
    work_email varchar(100),
    job_title varchar(100) not null,
    department varchar(50) not null,
    country char(2) not null,
    hired_on date not null,
    left_on date,
    manager_no integer references employees (employee_no)
);

create table teams (
    team_id varchar(20) primary key,
    name varchar(50) not null,
    purpose varchar(200)
);

create table team_members (
    team_id varchar(20) not null references teams (team_id),
    employee_no integer not null references employees (employee_no),
    primary key (team_id, employee_no)
);

insert into employees (employee_no, first_name, last_name, work_email, job_title, department, country, hired_on, left_on, manager_no) values
    (1001, 'Ana', 'Novák', 'ana.novak@example.com', 'Head of Sales', 'Sales', 'CZ', '2005-01-01', null, null),
    (1002, 'Bartosz', 'Kowalski', 'bartosz.kowalski@example.com', 'Head of Engineering', 'Engineering', 'PL', '2012-06-12', null, null),
    (1003, 'Chiara', 'Schmidt', 'chiara.schmidt@example.com', 'Head of Finance', 'Finance', 'DE', '2019-11-23', null, null),
    (1004, 'David', 'Horák', 'david.horak@example.com', 'Head of Logistics', 'Logistics', 'CZ', '2006-04-06', null, null),
    (1005, 'Eliška', 'Wiśniewska', 'eliska.wisniewska@example.com', 'Account Manager', 'Sales', 'PL', '2013-09-17', null, 1001),
    (1006, 'Filip', 'Fischer', 'filip.fischer@example.com', 'Software Engineer', 'Engineering', 'DE', '2020-02-28', null, 1002),
    (1007, 'Greta', 'Dvořák', 'greta.dvorak@example.com', 'Accountant', 'Finance', 'CZ', '2007-07-11', null, 1003),
    (1008, 'Hanna', 'Zieliński', 'hanna.zielinski@example.com', 'Forklift Driver', 'Logistics', 'PL', '2014-12-22', null, 1004),
    (1009, 'Ivo', 'Weber', 'ivo.weber@example.com', 'Account Manager', 'Sales', 'DE', '2021-05-05', null, 1001),
    (1010, 'Jana', 'Černý', 'jana.cerny@example.com', 'Test Engineer', 'Engineering', 'CZ', '2008-10-16', null, 1002),
    (1011, 'Karel', 'Mazur', 'karel.mazur@example.com', 'Accountant', 'Finance', 'PL', '2015-03-27', null, 1003),
    (1012, 'Lena', 'Wagner', 'lena.wagner@example.com', 'Forklift Driver', 'Logistics', 'DE', '2022-08-10', null, 1004),
    (1013, 'Marek', 'Procházka', 'marek.prochazka@example.com', 'Account Manager', 'Sales', 'CZ', '2009-01-21', null, 1001),
    (1014, 'Nina', 'Krawczyk', 'nina.krawczyk@example.com', 'Test Engineer', 'Engineering', 'PL', '2016-06-04', null, 1002),
    (1015, 'Oskar', 'Becker', 'oskar.becker@example.com', 'Accountant', 'Finance', 'DE', '2023-11-15', null, 1003),
    (1016, 'Petra', 'Kučera', 'petra.kucera@example.com', 'Dispatcher', 'Logistics', 'CZ', '2010-04-26', null, 1004),
    (1017, 'Radek', 'Kaczmarek', 'radek.kaczmarek@example.com', 'Account Manager', 'Sales', 'PL', '2017-09-09', null, 1001),
    (1018, 'Šárka', 'Hoffmann', 'sarka.hoffmann@example.com', 'Test Engineer', 'Engineering', 'DE', '2024-02-20', '2024-06-30', 1002),
    (1019, 'Tomáš', 'Veselý', 'tomas.vesely@example.com', 'Accountant', 'Finance', 'CZ', '2011-07-03', null, 1003),
    (1020, 'Uwe', 'Piotrowska', 'uwe.piotrowska@example.com', 'Forklift Driver', 'Logistics', 'PL', '2018-12-14', null, 1004),
    (1021, 'Věra', 'Schäfer', 'vera.schafer@example.com', 'Account Manager', 'Sales', 'DE', '2005-05-25', null, 1001),
    (1022, 'Wanda', 'Krejčí', null, 'Test Engineer', 'Engineering', 'CZ', '2012-10-08', null, 1002),
    (1023, 'Zofia', 'Grabowska', 'zofia.grabowska@example.com', 'Accountant', 'Finance', 'PL', '2019-03-19', null, 1003),
    (1024, 'Adam', 'Koch', 'adam.koch@example.com', 'Forklift Driver', 'Logistics', 'DE', '2006-08-02', null, 1004),
    (1025, 'Berta', 'Němec', 'berta.nemec@example.com', 'Account Manager', 'Sales', 'CZ', '2013-01-13', null, 1001),
    (1026, 'Cyril', 'Pawlak', 'cyril.pawlak@example.com', 'Software Engineer', 'Engineering', 'PL', '2020-06-24', null, 1002),
    (1027, 'Dorota', 'Bauer', 'dorota.bauer@example.com', 'Accountant', 'Finance', 'DE', '2007-11-07', '2199-12-31', 1003),
    (1028, 'Emil', 'Marek', 'emil.marek@example.com', 'Forklift Driver', 'Logistics', 'CZ', '2014-04-18', null, 1004),
    (1029, 'Franka', 'Michalska', 'franka.michalska@example.com', 'Account Manager', 'Sales', 'PL', '2021-09-01', null, 1001),
    (1030, 'Gustav', 'Richter', 'gustav.richter@example.com', 'Test Engineer', 'Engineering', 'DE', '2008-02-12', null, 1002);

insert into teams (team_id, name, purpose) values
    ('first-aid', 'First aiders', 'Called when somebody is hurt'),
    ('fire', 'Fire wardens', 'Lead people out'),
    ('council', 'Works council', null),
    ('canteen', 'Canteen committee', 'Decides on Fridays'),
    ('bikes', 'Bicycle club', null);

insert into team_members (team_id, employee_no) values
    ('first-aid', 1001),
    ('first-aid', 1005),
    ('first-aid', 1009),
    ('first-aid', 1013),
    ('first-aid', 1017),
    ('first-aid', 1021),
    ('fire', 1004),
    ('fire', 1009),
    ('fire', 1014),
    ('fire', 1019),
    ('fire', 1024),
    ('fire', 1029),
    ('council', 1001),
    ('council', 1007),
    ('council', 1013),
    ('council', 1019),
    ('council', 1025),
    ('canteen', 1001),
    ('canteen', 1008),
    ('canteen', 1010),
    ('canteen', 1015),
    ('canteen', 1017),
    ('canteen', 1024),
    ('bikes', 1007),
    ('bikes', 1013),
    ('bikes', 1015),
    ('bikes', 1021),
    ('bikes', 1023),
    ('bikes', 1029);
