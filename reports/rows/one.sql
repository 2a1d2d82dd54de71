FROM $table
WHERE $id
