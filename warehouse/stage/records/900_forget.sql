-- The lines are in the raw tables now; the memory they took is given back.
DROP VIEW told;
DROP TABLE new_price;
DROP TABLE fresh;
DROP TABLE sighting;
DROP TABLE span;
DROP TABLE walked;
DROP TABLE judged;
DROP TABLE new_offer;
DROP TABLE new_item;
DROP TABLE line;
